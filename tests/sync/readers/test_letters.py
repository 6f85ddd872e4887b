"""Letters and tar archives: the words kept, the files inside read, traps refused.

Refuses: sample data; the letters are written here.
"""

import gzip
import io
import tarfile
import zipfile
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_help import Told, as_bytes, bundle, here, observation, patient

FHIR = as_bytes(bundle(patient(), observation()))
CUFF = b"Date,Systolic,Diastolic\n2024-04-13,121,81\n"


def letter(words: str = "Terlampir hasil laboratorium.") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Lab Sehat <lab@example.org>"
    made["To"] = "sari@example.org"
    made["Subject"] = "Hasil pemeriksaan Anda – März"
    made["Date"] = "Fri, 01 Mar 2024 10:20:30 +0700"
    made["Message-ID"] = "<1@example.org>"
    made.set_content(words)
    return made


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return out.getvalue()


def tarred(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def found(seen: Told) -> dict[str, int]:
    assert seen.ended
    return seen.found


def test_a_letter_is_kept_and_its_enclosures_are_read() -> None:
    made = letter()
    made.add_attachment(FHIR, maintype="application", subtype="json", filename="hasil.json")
    made.add_attachment(CUFF, maintype="text", subtype="csv", filename="tensi.csv")
    seen = here(made.as_bytes())
    assert found(seen) == {"DocumentReference": 1, "Observation": 2, "Patient": 1}
    document = seen.records[0]
    assert document.facts.date == "2024-03-01T10:20:30+07:00"
    assert b"Terlampir" in document.attachments[0].content
    assert [one.member for one in seen.members] == ["", "hasil.json", "tensi.csv"]


def test_archives_and_letters_may_lie_in_one_another() -> None:
    made = letter()
    made.add_attachment(
        zipped(a_json=FHIR), maintype="application", subtype="zip", filename="a.zip"
    )
    seen = here(zipped(surat_eml=made.as_bytes()))
    assert found(seen) == {"DocumentReference": 1, "Observation": 1, "Patient": 1}
    assert seen.members[-1].member == "surat.eml!a.zip!a.json"


def test_a_letter_in_a_letter_is_opened() -> None:
    outer = letter("Diteruskan.")
    inner = letter()
    del inner["Message-ID"]
    inner["Message-ID"] = "<2@example.org>"
    inner.add_attachment(FHIR, maintype="application", subtype="json", filename="hasil.json")
    outer.add_attachment(inner)
    assert found(here(outer.as_bytes())) == {"DocumentReference": 2, "Observation": 1, "Patient": 1}


@pytest.mark.parametrize("pack", [lambda raw: raw, gzip.compress])
def test_a_tar_archive_gives_its_files(pack: object) -> None:
    assert callable(pack)
    raw = pack(tarred(("a/hasil.json", FHIR), ("b.csv", CUFF)))
    assert found(here(raw)) == {"Observation": 2, "Patient": 1}


def test_traps_in_a_tar_archive_are_refused_one_by_one() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("link.json")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        climbing = tarfile.TarInfo("../x.json")
        climbing.size = len(FHIR)
        archive.addfile(climbing, io.BytesIO(FHIR))
        good = tarfile.TarInfo("x.json")
        good.size = len(FHIR)
        archive.addfile(good, io.BytesIO(FHIR))
    seen = here(out.getvalue())
    assert [reason for _, reason in seen.refused] == ["link", "unsafe-name"]
    assert found(seen) == {"Observation": 1, "Patient": 1}


def test_a_tar_archive_that_breaks_off_is_told() -> None:
    seen = here(tarred(("a.json", FHIR * 3))[:700])
    assert not seen.readable


def test_unknown_archives_are_refused_by_name() -> None:
    for raw, name in (
        (b"7z\xbc\xaf\x27\x1c" + b"\0" * 40, "7z"),
        (b"Rar!\x1a\x07\x01" + b"\0" * 9, "rar"),
    ):
        seen = here(raw)
        assert (seen.started[0].format, seen.refused) == (name, [("", "unsupported-format")])


def test_names_that_climb_are_made_plain() -> None:
    made = letter()
    made.add_attachment(
        FHIR, maintype="application", subtype="json", filename="../../etc/hasil.json"
    )
    assert here(made.as_bytes()).members[-1].member == "hasil.json"


def test_a_signature_and_a_logo_are_passed_over() -> None:
    made = letter()
    made.add_attachment(b"x", maintype="application", subtype="pkcs7-signature", filename="s.p7s")
    seen = here(made.as_bytes())
    assert seen.notices == [("s.p7s", "skipped-system-file")]


def test_plain_text_with_colons_is_no_letter() -> None:
    assert here(b"Name: Siti\nDate: 2024-03-01\n\nGlukosa 97\n").started[0].format != "email"


WHOLE = letter()
WHOLE.add_attachment(FHIR, maintype="application", subtype="json", filename="hasil.json")
RAW = [WHOLE.as_bytes(), tarred(("a.json", FHIR), ("b.csv", CUFF))]


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(RAW),
    st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=8),
    st.integers(1, 12_000),
)
def test_any_damage_ends_in_order(raw: bytes, hits: list[tuple[int, int]], cut: int) -> None:
    changed = bytearray(raw)
    for at, byte in hits:
        changed[at % len(changed)] = byte
    assert here(bytes(changed[:cut])).ended
