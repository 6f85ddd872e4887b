"""What use cases answer: plain values for the window, and the command line's objects.

Refuses: sentences and Qt; field names of imports are those of design 7.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from vault.ids import BatchId, ImportId, PersonId, RecordId, ShareId
from vault.people import NewPerson
from vault.records import Detail, Facts, Import, Kind, Label, Person, Row


@dataclass(frozen=True, slots=True)
class PersonCard:
    """Somebody of the vault and how many current records they have."""

    person: Person
    records: int
    owner: bool = False


class FileStatus(StrEnum):
    """What became of one file (design 7)."""

    IMPORTED = "imported"
    SAME = "same"
    PARTIAL = "partial"
    HELD = "held"
    REFUSED = "refused"
    EMPTY = "empty"
    DRY_RUN = "dry-run"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stood and what the matter is; `reason` is a code."""

    where: str
    reason: str


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody a file is about for whom nothing was saved, and how many records wait.

    `reasons` are codes of what speaks for or against their being somebody of the household.
    """

    who: str
    records: int
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """What became of one file for one person; `aim` names the patient inside the file."""

    path: str
    format: str
    status: FileStatus
    import_id: ImportId | None = None
    person_id: PersonId | None = None
    found: dict[str, int] = field(default_factory=dict)
    points: int = 0
    new: int = 0
    same: int = 0
    changed: int = 0
    refused: tuple[Place, ...] = ()
    held: tuple[Held, ...] = ()
    notices: tuple[Place, ...] = ()
    aim: str = ""


@dataclass(frozen=True, slots=True)
class ImportAnswer:
    """What became of one import command or one drop into the window."""

    batch_id: BatchId
    files: tuple[FileAnswer, ...]
    passed_over: tuple[Place, ...] = ()
    """Hidden and system files, links and closed folders, met inside a folder."""

    @property
    def new(self) -> int:
        """New records in all files."""
        return sum(one.new for one in self.files)

    @property
    def same(self) -> int:
        """Records that were there already."""
        return sum(one.same for one in self.files)

    @property
    def changed(self) -> int:
        """New versions of records that were there already."""
        return sum(one.changed for one in self.files)

    @property
    def refused(self) -> int:
        """Things that could not be taken in."""
        return sum(len(one.refused) for one in self.files)

    @property
    def held(self) -> int:
        """Records that wait because they are about somebody else."""
        return sum(held.records for one in self.files for held in one.held)


class Outcome(StrEnum):
    """What saving would do with one record."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One record of a draft as the review list shows it; with a `doubt` it enters if ticked."""

    place: str
    outcome: Outcome
    facts: Facts
    reason: str = ""
    doubt: str = ""
    twin: str = ""
    """From where the same fact is in the vault already; it comes in all the same."""


@dataclass(frozen=True, slots=True)
class ReviewFile:
    """One file of a draft for one person; `who` is the name in the file where nobody matched.

    `rows` holds every doubtful row and the first others; the counts in `answer`, and
    `kinds`, how many of each kind, are those of the whole file.
    `person_id` is None while the window has to ask whose it is: `perhaps` is then the
    likeliest person, `reasons` what speaks for and against, `new` who it would be if new.
    """

    key: str
    answer: FileAnswer
    person_id: PersonId | None
    who: str
    rows: tuple[ReviewRow, ...]
    perhaps: PersonId | None = None
    reasons: tuple[str, ...] = ()
    new: NewPerson | None = None
    kinds: dict[Kind, int] = field(default_factory=dict)
    twins: dict[str, int] = field(default_factory=dict)
    """How many of the new ones are in the vault already as others told them, by source."""


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that was read and nothing saved yet."""

    batch_id: BatchId
    files: tuple[ReviewFile, ...]
    passed_over: int = 0


@dataclass(frozen=True, slots=True)
class FileChoice:
    """What the person decided in the review: for whom, and which places to leave out.

    `person_id` None leaves the file out, unless `new` says who is to be added for it.
    `ticked` are the places of doubtful records that were confirmed; `again` lets in records
    that were erased on purpose before.
    """

    key: str
    person_id: PersonId | None
    leave_out: tuple[str, ...] = ()
    new: NewPerson | None = None
    ticked: tuple[str, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class RecordView:
    """One record as its page shows it: the record, its trend, and the import that brought it."""

    detail: Detail
    trend: tuple[Row, ...]
    brought_by: Import | None
    text: str
    signer: str = ""
    """Who says to have signed it; the row's trust tells whether that was checked."""
    twins: tuple[Row, ...] = ()
    """The same fact as other imports tell it."""
    place: str = ""
    """Where it stands in its original, if that is kept."""
    pictures: int = 0
    """How many pictures of an examination can be looked at."""


@dataclass(frozen=True, slots=True)
class ShareWish:
    """What somebody wants to share (design 6 and 7); times in minutes."""

    recipient: str
    purpose: str
    minutes: float
    kinds: tuple[str, ...] = ()
    records: tuple[RecordId, ...] = ()
    since: str = ""
    until: str = ""
    passcode: str | None = field(default=None, repr=False)
    uses: int | None = None
    label: str = ""
    include: tuple[Label, ...] = ()
    format: str = "ips"
    mode: str | None = None
    long_term: bool = False
    via: str = "here"
    url: str | None = None


@dataclass(frozen=True, slots=True)
class SharePreview:
    """What a share would show, and what stays: `left_out` by choice, `withheld` as sensitive."""

    rows: tuple[Row, ...]
    total: int
    withheld: int
    withheld_labels: tuple[Label, ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class ShareMade:
    """A share that was granted, with everything needed to hand it over."""

    id: ShareId
    link: str
    shlink: str
    viewer_url: str
    expires_ms: int
    records: tuple[RecordId, ...]
    withheld: int
    withheld_labels: tuple[Label, ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class KitView:
    """The recovery kit for the sheet on screen and paper; shown once, never kept.

    `squares` are the dark squares of its code, `asked` the places of words to type back.
    """

    text: str = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    vault_id: str
    secret: str = field(repr=False)
    squares: tuple[tuple[bool, ...], ...] = field(repr=False)
    asked: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NikView:
    """A typed NIK: its 16 digits (empty if they are not 16) and what seems odd about it."""

    digits: str = field(repr=False)
    doubts: tuple[str, ...] = ()
