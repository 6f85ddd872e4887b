"""Documents: TXA, report texts joined from TX and FT lines, files inside ED values.

Refuses: to show markup or run anything; files are kept as they are, broken base64 is told.
"""

import binascii
import hashlib
import re
from base64 import b64decode, b64encode
from typing import Final

from sync.readers.build import Tree, concept, kept, listed, resource
from sync.readers.draft import Made, Trouble
from sync.readers.hl7v2.fields import Segment
from sync.readers.hl7v2.message import Case
from sync.readers.hl7v2.values import number_of, organisation, staff, words
from sync.readers.protocol import Reason
from vault.records import Attachment

_MEDIA: Final = {
    "PDF": "application/pdf",
    "RTF": "application/rtf",
    "HTML": "text/html",
    "HTM": "text/html",
    "XML": "application/xml",
    "CDA": "application/xml",
    "JPEG": "image/jpeg",
    "JPG": "image/jpeg",
    "PNG": "image/png",
    "GIF": "image/gif",
    "TIFF": "image/tiff",
    "TIF": "image/tiff",
    "DICOM": "application/dicom",
    "PLAIN": "text/plain",
    "TEXT": "text/plain",
    "X-HL7-CDA-LEVEL-ONE": "application/xml",
}
_MAGIC: Final = (
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"<?xml", "application/xml"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)
_ENDINGS: Final = {
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/html": ".html",
    "text/plain": ".txt",
    "application/xml": ".xml",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/tiff": ".tif",
    "application/dicom": ".dcm",
}
_BLANKS: Final = re.compile(r"\s+|\\X0[AaDd]\\|\\\.br\\")
_UNSAFE: Final = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_LINES: Final = frozenset({"TX", "FT"})
_DOCUMENTS: Final = {
    "AR": "Autopsy report",
    "CD": "Cardiodiagnostics",
    "CN": "Consultation",
    "DI": "Diagnostic imaging",
    "DS": "Discharge summary",
    "ED": "Emergency department report",
    "HP": "History and physical examination",
    "OP": "Operative report",
    "PC": "Psychiatric consultation",
    "PH": "Psychiatric history and physical examination",
    "PN": "Procedure note",
    "PR": "Progress note",
    "SP": "Surgical pathology",
    "TS": "Transfer summary",
}
"""HL7 table 0270."""

_STATES: Final = {"AU": "final", "LA": "final"}
_STATES.update(dict.fromkeys(("DI", "DO", "IP", "IN", "PA"), "preliminary"))


class Held:
    """Files and text lines met in one message, waiting for the document they belong to."""

    def __init__(self) -> None:
        self.files: list[tuple[Tree, Attachment]] = []
        self._lines: list[str] = []
        self._first: Segment | None = None

    def take(self, case: Case, obx: Segment) -> None:
        """Look at one OBX: a file inside it, or a line of a text."""
        kind = obx.get(2).upper()
        if kind == "ED" and obx.get(5, 5):
            self._file(case, obx)
        elif kind in _LINES:
            self._first = self._first or obx
            self._lines.append(obx.lines(5))

    def _file(self, case: Case, obx: Segment) -> None:
        part = obx.part(5)
        content = _bytes_of(part.get(5), part.get(4).upper())
        if content is None:
            case.troubles.append(Trouble(obx.place(5), Reason.BAD_BASE64))
            return
        media = _media_of(content, part.get(2), part.get(3))
        title = words(obx.part(3)) or "document"
        self.files.append(_attached(content, media, title, obx.place(5)))

    def close(self, title: str) -> None:
        """The text lines become one readable text, with the files."""
        if self._first is not None and any(line.strip() for line in self._lines):
            text = "\n".join(self._lines).encode()
            place = self._first.place(5)
            self.files.insert(0, _attached(text, "text/plain", title, place))
        self._lines, self._first = [], None


def _bytes_of(data: str, encoding: str) -> bytes | None:
    if encoding in {"BASE64", ""}:
        try:
            return b64decode(_BLANKS.sub("", data), validate=True)
        except (binascii.Error, ValueError):
            return None if encoding else data.encode()
    if encoding == "HEX":
        try:
            return bytes.fromhex(data)
        except ValueError:
            return None
    return data.encode()


def _media_of(content: bytes, kind: str, subtype: str) -> str:
    """What the bytes show, else what the message says."""
    for magic, media in _MAGIC:
        if content.startswith(magic):
            return media
    for said in (subtype.upper(), kind.upper()):
        if said in _MEDIA:
            return _MEDIA[said]
    if "/" in kind:
        return kind.lower()
    return "application/octet-stream"


def _attached(content: bytes, media: str, title: str, place: str) -> tuple[Tree, Attachment]:
    plain = _UNSAFE.sub(" ", title).strip(" .")[:120] or "document"
    ending = _ENDINGS.get(media, "")
    name = plain if plain.lower().endswith(ending) else plain + ending
    digest = b64encode(hashlib.sha1(content, usedforsecurity=False).digest()).decode()
    tree = {"contentType": media, "size": len(content), "hash": digest, "title": name}
    return tree, Attachment(name, media, content, place)


def document(case: Case, txa: Segment, held: Held) -> Made:
    """The DocumentReference of a TXA segment with the message's text and files."""
    code = txa.get(2)
    shown = txa.get(2, 2) or _DOCUMENTS.get(code.upper(), code)
    title = txa.get(25) or shown
    held.close(title or "document")
    system, value = number_of(txa.part(12), case.sender)
    if not txa.get(12) and txa.get(12, 3):  # the older EI: the number in its third component
        value = txa.get(12, 3)
    availability = txa.get(19).upper()
    status = {"CA": "entered-in-error", "OB": "superseded"}.get(availability, "current")
    if case.event == "T11":
        status = "entered-in-error"
    type_ = {"coding": [{"system": _TYPES, "code": code, "display": shown}]} if code else {}
    tree = resource(
        "DocumentReference",
        masterIdentifier=case.numbered(system, value),
        status=status,
        docStatus=_STATES.get(txa.get(17).upper(), ""),
        type=kept({**type_, "text": title}) or concept(text="TXA"),
        date=case.time(txa, 6) or case.time(txa, 4),
        author=listed(staff(txa, 9) or staff(txa, 5), organisation(case.facility)),
        authenticator=staff(txa, 22) or staff(txa, 10),
        description=txa.get(16),
        content=[{"attachment": one} for one, _ in held.files]
        or [{"attachment": {"title": title or "TXA"}}],
        context=kept(
            {
                "encounter": listed(case.visit),
                "period": kept({"start": case.time(txa, 4)}),
            }
        ),
    )
    url = case.named("document", system, value) if value else ""
    return case.made(tree, txa, url, attachments=tuple(file for _, file in held.files))


_TYPES: Final = "http://terminology.hl7.org/CodeSystem/v2-0270"


def with_files(made: Made, held: Held, title: str) -> Made:
    """A report with its joined text and its files as what is presented."""
    held.close(title or "document")
    if not held.files:
        return made
    tree = {**made.tree, "presentedForm": [one for one, _ in held.files]}
    return made._replace(tree=tree, attachments=tuple(file for _, file in held.files))


def loose_file(case: Case, obx: Segment, held: Held) -> Made:
    """Files of a message without report or document: a DocumentReference of their own."""
    title = words(obx.part(3)) or "document"
    held.close(title)
    tree = resource(
        "DocumentReference",
        status="current",
        type=concept(text=title),
        date=case.time(obx, 14),
        author=listed(organisation(case.facility)),
        content=[{"attachment": one} for one, _ in held.files],
    )
    made = case.made(tree, obx, attachments=tuple(file for _, file in held.files))
    return made._replace(counted=False)  # the OBX it lies in is counted already
