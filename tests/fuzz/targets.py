"""What is fuzzed: every reader, and every other place that takes in somebody else's bytes.

Refuses: to judge; a run returns what it saw, and raises where something came out that must not.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.fuzz import doors, samples, shells
from tests.fuzz.reader_run import reader, without

Run = Callable[[bytes], object]
Shell = Callable[[bytes], bytes]


def _itself(data: bytes) -> bytes:
    return data


@dataclass(frozen=True, slots=True)
class Target:
    """One place that is fuzzed.

    `run` makes what takes the bytes; it returns something hashable that tells behaviours
    apart. `shell` is put around what was changed. `words` names the format's dictionary,
    `shared` folders of the shared samples, `module` the reader.
    """

    name: str
    run: Callable[[], Run]
    written: Callable[[], Iterable[bytes]] | None = None
    words: str = ""
    shell: Shell = _itself
    shared: tuple[str, ...] = ()
    longest: int = 6144
    module: str = ""

    def samples(self) -> Iterable[bytes]:
        """What to begin with."""
        yield from samples.files(self.name) if self.written is None else self.written()
        for folder in self.shared:
            yield from samples.shared(folder, self.longest)

    def dictionary(self) -> tuple[bytes, ...]:
        """The format's words."""
        return samples.dictionary(self.words) if self.words else ()


def _of(
    name: str,
    module: str,
    words: str = "",
    *shared: str,
    shell: Shell = _itself,
    spared: str = "",
    written: Callable[[], Iterable[bytes]] | None = None,
) -> Target:
    def run() -> Run:
        return without(reader(module), spared) if spared else reader(module)

    return Target(name, run, written, words, shell, shared, module=module)


def _door(
    name: str,
    run: Run,
    words: str = "",
    *shared: str,
    shell: Shell = _itself,
    written: Callable[[], Iterable[bytes]] | None = None,
) -> Target:
    return Target(name, lambda: run, written, words, shell, shared)


def _same(*names: str) -> Callable[[], Iterable[bytes]]:
    """The samples of other targets."""
    return lambda: (one for name in names for one in samples.files(name))


_SIGNATURES = "sync.readers.cards.jws.keys_of"
"""33 ms of arithmetic, which `cards` runs; what a card says is fuzzed without it."""
_CODES = "sync.readers.paper.codes.codes_on"
"""60 ms of looking for codes on a page, which `pdf` and `picture` do."""

_READERS = (
    _of("hl7v2", "hl7v2", "hl7", "hl7v2"),
    _of("csv", "tables", "tables", "simrs-khanza", "hospital-csv"),
    _of("bpjs", "bpjs", "bpjs", "bpjs"),
    _of("bluebutton", "bluebutton", "bluebutton"),
    _of("samsung", "phones.samsung", "devices", "samsung-health"),
    _of("google-fit", "phones.google_fit", "devices", "google-fit"),
    _of("google-fit-json", "phones.google_fit", "devices"),
    _of("tcx", "phones.tcx", "xml"),
    _of("health-connect", "phones.health_connect", "devices"),
    _of("fit", "devices.fit", "", "garmin-fit"),
    _of("fit-inside", "devices.fit", shell=shells.fit),
    _of("dexcom", "devices.dexcom", "devices"),
    _of("libre", "devices.libre", "devices"),
    _of("sensors", "devices.sensors", "devices"),
    _of("body", "devices.body", "devices", "omron"),
    _of("named", "devices.named", "devices"),
    _of("answers", "devices.answers", "devices", "wearable-api", "fitbit"),
    _of("apple-health", "apple.reader", "apple", "apple-health"),
    _of("apple-repeated", "apple.repeated", "xml"),
    _of("apple-ecg", "apple.ecg", "devices"),
    _of("ccda", "ccda.reader", "cda", "ccda"),
    _of("email", "mail", "letters"),
    _of("dicom", "dicom", "dicom", "dicom"),
    _of("cards", "cards", "", "smart-health-card"),
    _of("cards-inside", "cards", "fhir", shell=shells.card, spared=_SIGNATURES),
    _of(
        "cards-digits",
        "cards",
        "fhir",
        shell=shells.digits,
        spared=_SIGNATURES,
        written=_same("cards-inside"),
    ),
    _of("certificate", "cards"),
    _of("certificate-inside", "cards", shell=shells.certificate),
    _of("xlsx", "tables", "tables"),
    _of("xlsx-inside", "tables", "tables", shell=shells.workbook),
    _of("pdf-inside", "paper.reader", "paper", shell=shells.pdf, spared=_CODES),
    _of("picture", "paper.reader"),
    _of("pdf", "paper.reader", "pdf"),
)
_DOORS = (
    _door("fhir-json", doors.fhir, "fhir", "fhir-r5", "satusehat", "fhir-r4"),
    _door("fhir-xml", doors.fhir, "xml"),
    _door("archive", doors.archive),
    _door("excerpt", doors.excerpt),
    _door("page", doors.page_drawn, "pdf", written=_same("pdf", "picture")),
    _door("clinical-page", doors.clinical_page, "cda", "ccda", written=_same("ccda")),
    _door("frame", doors.frame_drawn, "dicom", "dicom", written=_same("dicom")),
    _door("slice", doors.slice_taken, "dicom", "dicom", written=_same("dicom")),
    _door("xml-json", doors.xml_resource, "xml", written=_same("fhir-xml")),
    _door("link", doors.health_link, "links"),
    _door("link-inside", doors.health_link, "links", shell=shells.link),
    _door("link-answer", doors.answer_of_a_server, "links"),
    _door("sealed", doors.sealed_file, "fhir", shell=shells.sealed, written=_same("fhir-json")),
    _door("event", doors.event_of_a_child, written=samples.events),
    _door("kit", doors.kit, "kits", written=samples.kits),
    _door("note", doors.note, "notes"),
    _door("checkpoint", doors.checkpoint, "notes"),
    _door("log-entry", doors.entry_header, written=samples.entry_headers),
    _door("vault-header", doors.vault_header, written=samples.vault_headers),
    _door("typed", doors.typed, "typed"),
)
TARGETS: dict[str, Target] = {one.name: one for one in (*_READERS, *_DOORS)}
