"""What is kept and shown: records, their facts, where they came from, people.

Refuses: storage, parsing and wording; these are plain values that cross rooms.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Literal

import msgspec

from vault.ids import BatchId, ImportId, PersonId, RecordId


class Kind(StrEnum):
    """What a record is about (design 5)."""

    LAB = "lab"
    VITAL = "vital"
    MEDICINE = "medicine"
    CONDITION = "condition"
    ALLERGY = "allergy"
    IMMUNISATION = "immunisation"
    PROCEDURE = "procedure"
    VISIT = "visit"
    DOCUMENT = "document"
    IMAGING = "imaging"
    READING = "reading"
    FAMILY_HISTORY = "family-history"
    SOCIAL = "social"
    CARE_PLAN = "care-plan"
    INSURANCE = "insurance"
    DIRECTORY = "directory"
    OTHER = "other"


class Standing(StrEnum):
    """Whether a record states a plain fact, and if not, why not."""

    FACT = "fact"
    ENTERED_IN_ERROR = "entered-in-error"
    REFUTED = "refuted"
    NOT_DONE = "not-done"
    NONE_KNOWN = "none-known"


class RecordState(StrEnum):
    """Our own state of a record."""

    CURRENT = "current"
    RETRACTED = "retracted"
    ERASED = "erased"


class Trust(StrEnum):
    """What is known of a record's truthfulness to its source."""

    SIGNED = "signed"
    UNCHANGED = "unchanged"
    TYPED = "typed"
    UNVERIFIED = "unverified"


class Flag(StrEnum):
    """Where a value lies against the range or the reading given with it."""

    NONE = ""
    LOW = "low"
    HIGH = "high"
    CRITICAL_LOW = "critical-low"
    CRITICAL_HIGH = "critical-high"
    NORMAL = "normal"
    ABNORMAL = "abnormal"


class Label(StrEnum):
    """Sensitive shelves; what leaves the vault only when ticked (design 6)."""

    HIV = "HIV"
    STI = "STI"
    MH = "MH"
    SUD = "SUD"
    REPRO = "REPRO"
    SDV = "SDV"
    GENETIC = "GENETIC"


class Sex(StrEnum):
    """Administrative sex, FHIR's four words."""

    MALE = "male"
    FEMALE = "female"
    OTHER = "other"
    UNKNOWN = "unknown"


class Facts(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What the extractor understood of one record; every text as the source wrote it.

    `date` is FHIR's text; `sort_key` its local wall-clock form `YYYY-MM-DDTHH:MM:SS` with
    missing parts `00`, or empty if there is no usable date (format.md 7). `value` is the
    text as printed; `number`, `low`, `high` its parsed decimals. `series` names the test
    (code or title, plus unit class) so that results of one test line up; empty when the
    record is no measurement. `body` holds further words for search only. A struct, as is
    `IncomingRecord`: a frozen dataclass of this size takes twenty times as long to make.
    """

    kind: Kind
    fhir_type: str
    title: str
    code: str = ""
    system: str = ""
    value: str = ""
    number: Decimal | None = None
    unit: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    range_text: str = ""
    flag: Flag = Flag.NONE
    date: str = ""
    sort_key: str = ""
    status: str = ""
    standing: Standing = Standing.FACT
    facility: str = ""
    practitioner: str = ""
    encounter: str = ""
    labels: tuple[Label, ...] = ()
    series: str = ""
    detail: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Need:
    """A text that stands in another resource, not found in the same file.

    `field` is `title`, `facility` or `practitioner`; `target` an identity as in
    `IncomingRecord.identity`. The vault fills it in when that resource is, or comes, in.
    """

    field: str
    target: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """Bytes that were inside a resource (base64) and become an encrypted file."""

    name: str
    media: str
    content: bytes
    place: str


Tellable = Literal[
    "body", "code", "detail", "facility", "practitioner", "standing", "system", "title", "value"
]
"""A fact that another resource of the same file may tell."""


class IncomingRecord(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One record as a reader hands it over, not yet in any vault.

    `content` is the exact slice of the original; `place` says where it stood (JSON
    pointer, XML path, line). `identity` is the unkeyed text of the first rule of
    format.md 7 that applies, `aliases` further texts by which references may name it.
    `fingerprint` is the 32-byte SHA-256 of the canonical tree (format.md 7), keyed later
    by the vault. `order` sorts versions of one record (lastUpdated or versionId, empty if
    neither). `references` are identity texts of what it points to; `subject` that of the
    patient it is about, or empty. `told` names the facts that other resources of the same
    file may have told, so that `content` alone does not say them. `doubt` is the code of a
    doubt only a person can settle: such a record enters only when somebody ticked it.
    """

    content: bytes
    media: str
    fhir: str
    place: str
    identity: str
    fingerprint: bytes
    facts: Facts
    aliases: tuple[str, ...] = ()
    order: str = ""
    subject: str = ""
    references: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    transcoded: bool = False
    told: tuple[Tellable, ...] = ()
    trust: Trust = Trust.UNCHANGED
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One encrypted file of a person's `files/` folder; the key lives in its entry's meta.

    `name` is the keyed name on disk, `sha256` and `size` those of the plaintext, `title`
    the name the user knew, `media` its type.
    """

    name: str
    key: bytes
    sha256: bytes
    size: int
    title: str
    media: str


@dataclass(frozen=True, slots=True)
class Row:
    """One record in a list: what a row on a screen or on the command line shows."""

    id: RecordId
    person_id: PersonId
    facts: Facts
    state: RecordState
    trust: Trust
    source: str
    import_id: ImportId


@dataclass(frozen=True, slots=True)
class Page:
    """A page of rows and how many there are in all."""

    total: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a record: an entry of the log."""

    log_id: bytes
    index: int
    leaf: bytes
    when_ms: int
    operation: int
    import_id: ImportId
    source: str
    place: str
    media: str
    fhir: str
    size: int
    files: tuple[StoredFile, ...] = ()


class Remark(msgspec.Struct, frozen=True):
    """What somebody said about a record: a correction, or why it went or came back.

    `operation` is that of its entry; `restored` tells a return from a correction.
    """

    when_ms: int
    actor: str
    operation: int
    restored: bool
    text: str


@dataclass(frozen=True, slots=True)
class Detail:
    """One record whole: its row, every version (newest first), the current content.

    `remarks` are what people said about it, newest first; `url` is the `fullUrl` by which
    the references of its own file name it, empty if it has none.
    """

    row: Row
    versions: tuple[Version, ...]
    content: bytes
    original: StoredFile | None = None
    attachments: tuple[StoredFile, ...] = ()
    remarks: tuple[Remark, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Import:
    """One import as listed: what came, from where, when, whether it was undone."""

    import_id: ImportId
    batch_id: BatchId
    path: str
    format: str
    when_ms: int
    records: int
    changed: int
    undone: bool


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose record is kept. `nik` is 16 digits or empty; `birth_date` FHIR text."""

    id: PersonId
    name: str
    birth_date: str = ""
    sex: Sex = Sex.UNKNOWN
    nik: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which rows a list shows; `kinds` empty means every kind but `directory`.

    `since` and `until` are FHIR date texts compared as intervals (format.md 7); `year` is
    four digits. `everything` adds retracted rows and the directory.
    """

    kinds: frozenset[Kind] = frozenset()
    since: str = ""
    until: str = ""
    year: str = ""
    everything: bool = False
    not_facts: bool = True


@dataclass(frozen=True, slots=True)
class Counts:
    """How many current records of each kind and year one person has, kept, not computed."""

    total: int
    by_kind: dict[Kind, int] = field(default_factory=dict)
    by_year: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LogLine:
    """One ledger entry for people: facts that `ui/words` turns into a sentence.

    `detail` holds small texts and numbers by name (records, path, recipient …).
    """

    log: str
    index: int
    when_ms: int
    operation: int
    record_id: RecordId | None
    leaf: bytes
    previous: bytes
    detail: dict[str, str | int] = field(default_factory=dict)
