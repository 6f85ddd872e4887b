"""R4 resources of one DICOM file: patient, study, picture, report, document.

Refuses: pictures as pixels; the file itself is kept and drawn when somebody looks.
"""

from datetime import date
from typing import Any, Final

from sync.fhir.nik import read_nik
from sync.readers.build import (
    coding,
    concept,
    identifier,
    kept,
    listed,
    reference,
    resource,
    urn,
)
from sync.readers.dicom import report, words
from sync.readers.dicom.elements import DataSet
from sync.readers.dicom.opening import Opened
from sync.readers.dicom.values import (
    code_of,
    day_of,
    is_nobody,
    moment_of,
    names_of,
    words_of,
)
from sync.readers.draft import Given, Made
from vault.records import Attachment

Tree = dict[str, Any]
MEDIA: Final = "application/dicom"
INSTANCE: Final = "urn:rekamku:dicom"
"""The extension in which a picture keeps what a viewer sorts and shows it by."""

_MOST_KEPT: Final = 200 << 20
_NIK: Final = "https://fhir.kemkes.go.id/id/nik"
_ANY_DAY: Final = date(2100, 1, 1)
"""No clock: what a file says must not change with the day it is read."""
_STATES: Final = {"COMPLETE": "final", "PARTIAL": "partial"}


class Maker:
    """One file's resources; they point to each other by names made of DICOM's own numbers."""

    def __init__(self, given: Given, opened: Opened) -> None:
        self._given = given
        self._opened = opened
        self._set = opened.dataset
        self.person = _patient(opened.dataset)
        self._subject: Tree = {}
        if self.person is not None:
            name = self.person.tree.get("name", [{}])[0].get("text", "")
            self._subject = reference(self.person.full_url, name)
        self.modality = self._set.text(0x00080060).upper()[:16]
        self._study = self._set.text(0x0020000D)
        # a picture without the number of a study is one by itself
        self._key = self._study or self._set.text(0x0020000E) or opened.sop_instance or given.scope
        self._study_url = urn("dicom-study", self._key, self.modality)

    def study(self) -> Made:
        """The study, as each of its pictures of one kind tells it alike."""
        data = self._set
        accession = data.text(0x00080050)
        tree = resource(
            "ImagingStudy",
            identifier=listed(
                identifier(
                    "urn:rekamku:dicom:study", f"{self._key}|{self.modality}", use="official"
                ),
                identifier(
                    words.UIDS, f"urn:oid:{self._study}" if self._study else "", use="secondary"
                ),
                identifier(
                    "urn:rekamku:dicom:accession",
                    accession,
                    use="secondary",
                    type=concept(coding("http://terminology.hl7.org/CodeSystem/v2-0203", "ACSN")),
                ),
            ),
            status="available",
            modality=[coding(words.DCM, self.modality)] if self.modality else [],
            subject=self._subject,
            started=moment_of(data, 0x00080020, 0x00080030),
            referrer=reference(display=words_of(data.text(0x00080090))),
            procedureCode=listed(*(code_of(one) for one in data.items(0x00081032))),
            location=reference(display=data.text(0x00080080)),
            description=data.text(0x00081030),
        )
        return Made(tree, "(0020,000D)", self._study_url)

    def picture(self) -> Made:
        """The picture, the file with it; it stands behind its study and in no list."""
        data = self._set
        number = data.number(0x00200013, kind="IS")
        frames = max(1, data.number(0x00280008, 1, kind="IS"))
        series = data.number(0x00200011, kind="IS")
        named = " ".join(
            part
            for part in (
                self.modality,
                str(series) if series else "",
                str(number) if number else "",
            )
            if part
        )
        part = data.text(0x00180015)
        tree = resource(
            "Media",
            extension=[self._instance()],
            identifier=self._numbers(),
            partOf=listed(reference(self._study_url)),
            status="completed",
            type=concept(
                coding("http://terminology.hl7.org/CodeSystem/media-type", "image", "Image")
            ),
            modality=concept(coding(words.DCM, self.modality)),
            subject=self._subject,
            createdDateTime=self._taken(),
            bodySite=concept(text=part),
            deviceName=" ".join(
                text for text in (data.text(0x00080070), data.text(0x00081090)) if text
            ),
            height=data.number(0x00280010) or None,
            width=data.number(0x00280011) or None,
            frames=frames,
            content=self._attachment(named),
        )
        return Made(tree, "(7FE0,0010)", self._url(), self._kept(named))

    def report(self) -> Made:
        """A structured report with its text."""
        data = self._set
        text = report.text_of(data)
        state = data.text(0x0040A491)
        preliminary = data.text(0x0040A496) == "PRELIMINARY"
        observers = [words_of(one.text(0x0040A075)) for one in data.items(0x0040A073)]
        code = code_of(data.item(0x0040A043))
        name = str(code.get("text") or data.text(0x0008103E) or "Report")
        tree = resource(
            "DiagnosticReport",
            identifier=self._numbers(),
            status="preliminary" if preliminary else _STATES.get(state, "unknown"),
            category=[
                concept(coding("http://terminology.hl7.org/CodeSystem/v2-0074", "RAD", "Radiology"))
            ],
            code=code or concept(text=name),
            subject=self._subject,
            effectiveDateTime=self._taken(),
            performer=[reference(display=one) for one in observers if one]
            or listed(reference(display=data.text(0x00080080))),
            imagingStudy=[{"identifier": identifier(words.UIDS, f"urn:oid:{self._study}")}]
            if self._study
            else [],
            conclusion=text,
            presentedForm=[self._attachment(name)],
        )
        return Made(tree, "(0040,A730)", self._url(), self._kept(name))

    def document(self) -> Made:
        """Anything else: kept as it is, with the document inside it if it holds one."""
        data = self._set
        inside = self._inside()
        title = data.text(0x00420010) or words.object_word(self._opened.sop_class, self.modality)
        described = data.text(0x0008103E) or data.text(0x00081030) or data.text(0x300A0002)
        attachments = (*inside, *self._kept(title))
        content = [
            {"attachment": kept({"contentType": one.media, "title": title, "size": size})}
            for one, size in ((one, len(one.content)) for one in attachments)
        ]
        tree = resource(
            "DocumentReference",
            identifier=self._numbers(),
            status="current",
            type=concept(text=title),
            subject=self._subject,
            author=listed(reference(display=words_of(data.text(0x00080090)))),
            custodian=reference(display=data.text(0x00080080)),
            description=described,
            content=content or [{"attachment": {"contentType": MEDIA, "title": title}}],
            context=kept({"period": kept({"start": self._taken()})}),
        )
        return Made(tree, "(0008,0016)", self._url(), attachments)

    def _inside(self) -> tuple[Attachment, ...]:
        found = self._set.elements.get(0x00420011)
        if found is None or not len(found.value):
            return ()
        content = bytes(found.value[:_MOST_KEPT])
        length = self._set.number(0x00420015, kind="UL")
        if 0 < length <= len(content):
            content = content[:length]
        media = self._set.text(0x00420012).lower() or "application/octet-stream"
        suffix = {"application/pdf": ".pdf", "text/xml": ".xml", "application/xml": ".xml"}
        name = _file_name(self._set.text(0x00420010) or "Document")
        return (Attachment(name + suffix.get(media, ""), media, content, ""),)

    def _numbers(self) -> list[Tree]:
        own = self._opened.sop_instance
        return [identifier(words.UIDS, f"urn:oid:{own}")] if own else []

    def _url(self) -> str:
        return urn("dicom", self._opened.sop_instance or self._given.scope)

    def _taken(self) -> str:
        pairs = (
            (0x00080022, 0x00080032),
            (0x00080023, 0x00080033),
            (0x00080021, 0x00080031),
            (0x00080020, 0x00080030),
        )
        return next((found for pair in pairs if (found := moment_of(self._set, *pair))), "")

    def _attachment(self, title: str) -> Tree:
        return {"contentType": MEDIA, "title": title, "size": len(self._given.data)}

    def _kept(self, title: str) -> tuple[Attachment, ...]:
        if len(self._given.data) > _MOST_KEPT:
            return ()
        name = _file_name(title) + ".dcm"
        return (Attachment(name, MEDIA, bytes(self._given.data), ""),)

    def _instance(self) -> Tree:
        """What a viewer needs to know before it opens the file; texts as the file has them."""
        data = self._set
        told = {
            "series": data.text(0x0020000E),
            "seriesNumber": data.text(0x00200011),
            "seriesDescription": data.text(0x0008103E),
            "instanceNumber": data.text(0x00200013),
            "sopClass": self._opened.sop_class,
            "transferSyntax": self._opened.syntax,
            "photometric": data.text(0x00280004),
            "position": "\\".join(data.texts(0x00200032)[:3]),
            "orientation": "\\".join(data.texts(0x00200037)[:6]),
            "location": data.text(0x00201041),
            "spacing": "\\".join((data.texts(0x00280030) or data.texts(0x00181164))[:2]),
            "center": data.text(0x00281050),
            "width": data.text(0x00281051),
        }
        parts = [{"url": name, "valueString": text} for name, text in told.items() if text]
        return {"url": INSTANCE, "extension": parts}


def _patient(data: DataSet) -> Made | None:
    """Whoever the file is about; None where it names nobody."""
    raw = data.text(0x00100010)
    names = [] if is_nobody(raw) else names_of(raw)
    number = data.text(0x00100020)
    number = "" if is_nobody(number) else number
    if not names and not number:
        return None
    issuer = data.text(0x00100021) or data.text(0x00080080)
    slug = "-".join(issuer.lower().split()) or "unknown"
    mrn = concept(coding("http://terminology.hl7.org/CodeSystem/v2-0203", "MR"))
    nik = number if read_nik(number, _ANY_DAY).valid else ""
    birth = day_of(data.text(0x00100030))
    tree = resource(
        "Patient",
        identifier=listed(
            identifier(_NIK, nik),
            identifier(f"urn:x-rekamku:dicom:{slug}:mrn", "" if nik else number, type=mrn),
        ),
        name=names,
        gender=words.SEXES.get(data.text(0x00100040).upper(), ""),
        birthDate=birth,
    )
    spoken = str(names[0]["text"]).casefold() if names else ""
    return Made(tree, "(0010,0010)", urn("dicom-patient", slug, number, spoken, birth))


def _file_name(title: str) -> str:
    plain = "".join(" " if letter in '/\\:*?"<>|' or letter < " " else letter for letter in title)
    return " ".join(plain.split()).strip(" .")[:120] or "dicom"
