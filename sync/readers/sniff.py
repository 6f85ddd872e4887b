"""What a file is, told by its bytes and never by its name.

Refuses: to parse; the first few kilobytes and the byte order are all that is looked at.
"""

import codecs
import re
from enum import StrEnum
from typing import Final

_HEAD: Final = 4096
_DIRECTORY: Final = 1 << 16


class Format(StrEnum):
    """The kinds of file that can be told apart; most of them have no reader yet."""

    EMPTY = "empty"
    JSON = "json"
    XML = "xml"
    FHIR_XML = "fhir-xml"
    CCDA = "ccda"
    APPLE_HEALTH = "apple-health"
    HTML = "html"
    SVG = "svg"
    GZIP = "gzip"
    ZIP = "zip"
    XLSX = "xlsx"
    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    GIF = "gif"
    TIFF = "tiff"
    HEIC = "heic"
    WEBP = "webp"
    DICOM = "dicom"
    FIT = "fit"
    HL7V2 = "hl7v2"
    SQLITE = "sqlite"
    TAR = "tar"
    SEVEN_ZIP = "7z"
    RAR = "rar"
    EMAIL = "email"
    PROGRAM = "program"
    TEXT = "text"
    UNKNOWN = "unknown"


_MAGIC: Final = (
    (128, b"DICM", Format.DICOM),  # the 128 bytes before it may be those of a TIFF picture
    (0, b"\x1f\x8b\x08", Format.GZIP),
    (0, b"PK\x03\x04", Format.ZIP),
    (0, b"PK\x05\x06", Format.ZIP),
    (0, b"%PDF-", Format.PDF),
    (0, b"\x89PNG\r\n\x1a\n", Format.PNG),
    (0, b"\xff\xd8\xff", Format.JPEG),
    (0, b"GIF8", Format.GIF),
    (0, b"II*\x00", Format.TIFF),
    (0, b"MM\x00*", Format.TIFF),
    (4, b"ftyphei", Format.HEIC),
    (4, b"ftypmif", Format.HEIC),
    (8, b"WEBP", Format.WEBP),
    (8, b".FIT", Format.FIT),
    (0, b"SQLite format 3\x00", Format.SQLITE),
    (257, b"ustar", Format.TAR),
    (0, b"7z\xbc\xaf\x27\x1c", Format.SEVEN_ZIP),
    (0, b"Rar!\x1a\x07", Format.RAR),
    (0, b"\x7fELF", Format.PROGRAM),
    (0, b"MZ", Format.PROGRAM),
    (0, b"\xcf\xfa\xed\xfe", Format.PROGRAM),
    (0, b"\xca\xfe\xba\xbe", Format.PROGRAM),
    (0, b"#!", Format.PROGRAM),
)

# longest first: the mark of UTF-32 little-endian begins with that of UTF-16
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# RFC 4627 section 3: where the zero bytes of the first two characters lie
_ZEROS: Final[dict[tuple[bool, ...], str]] = {
    (True, True, True, False): "utf-32-be",
    (True, False, True, False): "utf-16-be",
    (False, True, True, True): "utf-32-le",
    (False, True, False, True): "utf-16-le",
}

# a data set without preamble: group 2 or 8 first, then a VR, or a length and the same group again
_BARE_DICOM: Final = re.compile(
    rb"[\x02\x08]\0[\0-\x20]\0(?:(?:UL|UI|OB|CS|DA|TM|SH|LO)..|..\0\0.{0,80}?[\x02\x08]\0.\0..\0\0)"
    rb"|\0[\x02\x08]\0[\0-\x20](?:UL|UI|CS|DA|TM|SH|LO)..",
    re.DOTALL,
)

_ROOT: Final = re.compile(r"<(?![?!])(?:[\w.\-]+:)?([\w.\-]+)([^>]*)")
_HL7V2: Final = re.compile(r"(?:MSH|FHS|BHS)([^A-Za-z0-9\s])[^A-Za-z0-9\s]{1,8}\1")
_HEADERS: Final = re.compile(
    r"(?:From [^\r\n]{1,300}\r?\n)?"
    r"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}"
)
_OF_LETTERS: Final = re.compile(
    r"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To|Content-Type):",
    re.MULTILINE | re.IGNORECASE,
)
_WRITTEN: Final = re.compile(r"^(?:From|Date|Subject|To):", re.MULTILINE | re.IGNORECASE)
_FHIR_SPACE: Final = "http://hl7.org/fhir"
_ROOTS: Final = {
    "ClinicalDocument": Format.CCDA,
    "HealthData": Format.APPLE_HEALTH,
    "svg": Format.SVG,
    "html": Format.HTML,
}


def encoding_of(data: memoryview) -> tuple[str, int]:
    """The Unicode form a text file is in, and how many bytes its mark takes."""
    head = bytes(data[:4])
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name, len(mark)
    return _ZEROS.get(tuple(byte == 0 for byte in head), "utf-8"), 0


def sniff(data: memoryview) -> Format:
    """What the file is."""
    head = bytes(data[:_HEAD])
    if not bytes(data[:_HEAD]).strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return _blank(data)
    for offset, magic, kind in _MAGIC:
        if head.startswith(magic, offset):
            return Format.XLSX if kind is Format.ZIP and _is_workbook(data) else kind
    if _BARE_DICOM.match(head):
        return Format.DICOM
    encoding, mark = encoding_of(data)
    text = head[mark:].decode(encoding, errors="replace").lstrip()
    return _text(text, head)


def _is_workbook(data: memoryview) -> bool:
    """Whether a zip archive is an XLSX: its directory, at the end, names the workbook's parts."""
    tail = bytes(data[-_DIRECTORY:])
    return b"xl/workbook.xml" in tail and b"[Content_Types].xml" in tail


def is_heic(head: bytes) -> bool:
    """Whether a file that begins so is a HEIC picture."""
    return sniff(memoryview(head)) is Format.HEIC


def _blank(data: memoryview) -> Format:
    """A long run of blanks may still stand before something."""
    for start in range(0, len(data), _HEAD):
        part = bytes(data[start : start + _HEAD]).lstrip(b" \t\r\n\x00\xef\xbb\xbf")
        if part:
            return _text(part.decode("utf-8", errors="replace"), part)
    return Format.EMPTY


def _text(text: str, head: bytes) -> Format:
    first = text[:1]
    if first in {"{", "["}:
        return Format.JSON
    if first == "<":
        return _markup(text)
    if _HL7V2.match(text):
        return Format.HL7V2
    headers = _HEADERS.match(text)
    if headers and _OF_LETTERS.search(headers[0]) and _WRITTEN.search(headers[0]):
        return Format.EMAIL
    return Format.UNKNOWN if b"\x00" in head else Format.TEXT


def _markup(text: str) -> Format:
    if text[:14].lower().startswith("<!doctype html"):
        return Format.HTML
    root = _ROOT.search(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL))
    if root is None:
        return Format.XML
    if _FHIR_SPACE in root[2]:
        return Format.FHIR_XML
    return _ROOTS.get(root[1], Format.XML)
