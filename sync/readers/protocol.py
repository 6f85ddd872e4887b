"""What a reader child says to its parent: events, limits, and their frames on the pipe.

Refuses: sentences; every reason is a code that `ui/words` turns into words.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import IO, Final

import msgspec

from sync.fhir.patients import PatientSeen
from sync.readers.card_values import CardPart, TrustedIssuer
from sync.readers.slices import SlicesJob
from vault.records import IncomingRecord


class Reason(StrEnum):
    """Why something was refused or is worth a notice."""

    # the whole file or archive member
    EMPTY = "empty"
    UNKNOWN_FORMAT = "unknown-format"
    UNSUPPORTED_FORMAT = "unsupported-format"
    NOT_FHIR = "not-fhir"
    NOT_A_FILE = "not-a-file"
    UNREADABLE_FILE = "unreadable-file"
    BAD_ENCODING = "bad-encoding"
    TRUNCATED = "truncated"
    MALFORMED = "malformed"
    TOO_LARGE = "too-large"
    CHILD_DIED = "child-died"
    MOSTLY_UNREADABLE = "mostly-unreadable"
    FORBIDDEN_XML = "forbidden-xml"
    # archives
    BOMB = "bomb"
    OVERLAPPING = "overlapping"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    LINK = "link"
    UNSAFE_NAME = "unsafe-name"
    TOO_MANY_MEMBERS = "too-many-members"
    NESTED_TOO_DEEP = "nested-too-deep"
    # one entry
    NOT_A_RESOURCE = "not-a-resource"
    NO_RESOURCE_TYPE = "no-resource-type"
    BAD_TEXT = "bad-text"
    BAD_NUMBER = "bad-number"
    DUPLICATE_KEY = "duplicate-key"
    TOO_DEEP = "too-deep"
    LONE_SURROGATE = "lone-surrogate"
    UNREADABLE = "unreadable"
    BAD_BASE64 = "bad-base64"
    DOUBTFUL = "doubtful"
    MEASURE_UNKNOWN = "measure-unknown"
    COLUMNS_UNKNOWN = "columns-unknown"
    ROW_LENGTH = "row-length"
    FORMULA = "formula"
    UNIT_MISSING = "unit-missing"
    NUMBER_UNCLEAR = "number-unclear"
    FAR_OFF = "far-off"
    HARD_TO_READ = "hard-to-read"
    IMPOSSIBLE_VALUE = "impossible-value"
    # notices
    BAD_DATE = "bad-date"
    BAD_BIRTH_DATE = "bad-birth-date"
    RANGE_CONTRADICTORY = "range-contradictory"
    RANGE_DISAGREES = "range-disagrees"
    RANGE_UNIT_DIFFERS = "range-unit-differs"
    SKIPPED_SYSTEM_FILE = "skipped-system-file"
    NO_RESOURCE_IN_ENTRY = "no-resource-in-entry"
    REFERENCES_ONLY = "references-only"
    MORE_PAGES = "more-pages"
    TRANSCODED = "transcoded"
    NEWER_VERSION = "newer-version"
    NO_PATIENT_DATA = "no-patient-data"
    NOBODY_NAMED = "nobody-named"
    ANSWER_EMPTY = "answer-empty"
    ANSWER_SEALED = "answer-sealed"
    SEALED = "sealed"
    MISSING_PARTS = "missing-parts"
    PART_JOINED = "part-joined"
    NEEDS_NETWORK = "needs-network"
    BAD_SIGNATURE = "bad-signature"
    UNKNOWN_ISSUER = "unknown-issuer"
    EXPIRED = "expired"
    REVOKED = "revoked"
    OCR_MISSING = "ocr-missing"
    NOT_READ = "not-read"
    KEPT_ONLY = "kept-only"
    TOLD_TWICE = "told-twice"
    OVERLAP_REMOVED = "overlap-removed"
    LOCKED = "locked"
    CODE_NOT_CHECKABLE = "code-not-checkable"
    SIGNATURE_INTACT = "signature-intact"
    SIGNATURE_ADDED = "signature-added"
    SIGNATURE_BROKEN = "signature-broken"
    SIGNATURE_UNREAD = "signature-unread"
    PAGES_LEFT = "pages-left"
    PAGE_DAMAGED = "page-damaged"
    MORE_PLACES = "more-places"
    SEVERAL_PEOPLE = "several-people"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost; bytes, seconds and counts.

    The child's address space is `memory` + the file's size, its processor time `seconds`
    + one second per `bytes_per_second` of file. `unpacked` bounds all members of one
    archive together, `streamed` a single one that is read piece by piece, `ratio` what one
    compressed byte may become (format.md 6).
    """

    memory: int = 512 << 20
    seconds: int = 8
    bytes_per_second: int = 1 << 20
    unpacked: int = 320 << 20
    streamed: int = 8 << 30
    ratio: int = 150
    ratio_free: int = 4 << 20
    members: int = 20_000
    archive_depth: int = 3
    depth: int = 200
    frame: int = 256 << 20
    batch: int = 500
    batch_bytes: int = 2 << 20


@dataclass(frozen=True, slots=True)
class PageJob:
    """Which page to draw (from 0) and how wide, in pixels; of which member of an archive.

    For pictures of examinations a page is a frame; `window` is how wide the band of values
    is that goes from black to white, `center` its middle; 0 wide means the file's own.
    """

    page: int
    width: int
    member: str = ""
    center: float = 0.0
    window: float = 0.0
    inverted: bool = False


@dataclass(frozen=True, slots=True)
class SpotJob:
    """Which place of which member to find again; `form` is the format's name."""

    place: str
    member: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What somebody said the columns of one kind of table mean: plain names, then meanings.

    Both in the order of the columns; the words are those of `tables/meanings.py`.
    """

    header: tuple[str, ...]
    meanings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableJob:
    """Which table to look at: of which member of an archive, on which sheet of a workbook.

    `told` is what somebody would say its columns mean; nothing was said yet without it.
    """

    member: str = ""
    sheet: str = ""
    told: ColumnMatch | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """What the child is told: its limits, the file's size, how many members to pass over.

    With `again` there is no file: payloads that were kept come in, their facts go out
    (`rereading.py`); with `xml_as_json` XML comes in and JSON goes out (`xml_json.py`). With
    `page` one page of the file is drawn, with `words` a clinical document is laid out to be
    read (`pages.py`), with `spot` a place of a text is found again (`spots.py`), with `table`
    the beginning of a table is looked at (`tables/looking.py`).
    """

    limits: Limits
    size: int
    skip: int = 0
    again: bool = False
    xml_as_json: bool = False
    page: PageJob | None = None
    words: bool = False
    spot: SpotJob | None = None
    slices: SlicesJob | None = None
    table: TableJob | None = None
    codes: bool = False
    """Whether only the texts of QR codes are wanted (`sheets.py`)."""
    threads: bool = False
    """Whether the child may run threads: HEIC pictures are decoded in no other way."""
    ear: bool = False
    """Whether the parent answers questions, on the child's descriptor 2 (`asking.py`)."""
    columns: tuple[ColumnMatch, ...] = ()
    issuers: tuple[TrustedIssuer, ...] = ()
    name: str = ""
    """The file's own name: asked only where nothing inside says what was measured."""
    forks: bool = False
    """Whether the process reads nothing itself and copies itself for each file (`forking.py`)."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Work on a file or member begins: the very first word about it."""

    member: str


@dataclass(frozen=True, slots=True)
class Started:
    """What a file or member of an archive is. `member` is empty for a plain file."""

    member: str
    format: str
    fhir: str = ""


@dataclass(frozen=True, slots=True)
class PatientFound:
    """Somebody the file is about.

    Those with a Patient resource come before the first record of the member, those known
    only by reference before the first record that names them.
    """

    patient: PatientSeen


@dataclass(frozen=True, slots=True)
class Records:
    """Records in the order of the file, at most `Limits.batch` of them."""

    records: tuple[IncomingRecord, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """Something was left out. An empty place means the whole file or member."""

    place: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Notice:
    """Something was kept, but is worth a word."""

    place: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Progress:
    """How far reading has come: bytes of the (unpacked) member, done and in all."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class TextWanted:
    """A question: the words on this grey picture, one byte a dot (`asking.py`)."""

    width: int
    height: int
    grey: bytes


class ReadWord(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A word read from a picture, its box in dots, how sure the reading is (0 to 100)."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    sure: int


@dataclass(frozen=True, slots=True)
class MemberEnded:
    """The end of a file or member.

    `found` counts distinct records by R4 type name (design 7), `points` single readings
    inside day chunks. `readable` is false when the member as a whole was refused: whatever
    of it came before must not be kept.
    """

    member: str
    found: dict[str, int] = field(default_factory=dict)
    points: int = 0
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Ended:
    """The last event of a file. `found` counts distinct records over all its members."""

    found: dict[str, int] = field(default_factory=dict)
    points: int = 0


Event = (
    Opened
    | Started
    | PatientFound
    | Records
    | Refused
    | Notice
    | Progress
    | MemberEnded
    | Ended
    | TextWanted
    | CardPart
)

EVENTS: Final[tuple[type[Event], ...]] = (
    Opened,
    Started,
    PatientFound,
    Records,
    Refused,
    Notice,
    Progress,
    MemberEnded,
    Ended,
    TextWanted,
    CardPart,
)

_HEAD: Final = 4
_LONG: Final = 1 << 16
_KIND: Final = {kind: bytes([code]) for code, kind in enumerate(EVENTS)}
_ENCODER: Final = msgspec.msgpack.Encoder()


@cache
def _decoders() -> tuple[msgspec.msgpack.Decoder[Event], ...]:
    """One decoder for each kind of event; only the parent ever needs them."""
    return tuple(msgspec.msgpack.Decoder(kind) for kind in EVENTS)


class BrokenFrame(Exception):
    """The child's stream ended early, or holds what no honest child writes."""


def write_event(write: Callable[[bytes], object], event: Event) -> None:
    """Write one event as a frame: u32 length, kind byte, msgpack."""
    body = _ENCODER.encode(event)
    length = (len(body) + 1).to_bytes(_HEAD, "big")
    head = length + _KIND[type(event)]
    for piece in (head, body) if len(body) > _LONG else (head + body,):  # no copy of a large file
        write(piece)


def read_event(stream: IO[bytes], limit: int) -> Event:
    """The next event. Raises BrokenFrame at an early end, an oversized or senseless frame."""
    length = int.from_bytes(_exactly(stream, _HEAD), "big")
    if not 1 <= length <= limit:
        raise BrokenFrame
    body = _exactly(stream, length)
    if body[0] >= len(EVENTS):
        raise BrokenFrame
    try:
        return _decoders()[body[0]].decode(memoryview(body)[1:])
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError, ArithmeticError) as error:
        raise BrokenFrame from error


def write_frame(write: Callable[[bytes], object], body: bytes) -> None:
    """Write bytes behind their length."""
    write(len(body).to_bytes(_HEAD, "big") + body)


def read_frame(stream: IO[bytes], limit: int) -> bytes:
    """The bytes of one frame. Raises BrokenFrame at an early end or an oversized frame."""
    length = int.from_bytes(_exactly(stream, _HEAD), "big")
    if length > limit:
        raise BrokenFrame
    return _exactly(stream, length)


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise BrokenFrame
    return data
