"""What goes into a person's record store and comes out of it, as plain values.

Refuses: storage; the shared words (Row, Page, Facts …) stand in vault/records.py.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from vault.files import Staged
from vault.ids import BatchId, ImportId, RecordId
from vault.log import EntryProof, Head
from vault.records import IncomingRecord, Row, StoredFile

CommitListener = Callable[[Head], None]
"""Told the new head after every commit (the anchor follows it)."""


@dataclass(frozen=True, slots=True)
class RecordKeys:
    """Two keys of one person, 32 bytes each: `identity` for record ids, `name` for file names."""

    identity: bytes
    name: bytes


@dataclass(frozen=True, slots=True)
class ImportSource:
    """One file brought in for one person.

    `path` is as the user named it (`PATH!member` inside an archive), `source` the short name
    shown with each record. `files` are stored already; `staged` ones are moved to their place
    inside the import's transaction. The first of them is the original of every record.
    `extractor` is the version of what made the facts. `again` lets in records that were erased
    on purpose before.
    """

    import_id: ImportId
    batch_id: BatchId
    path: str
    format: str
    reader: str
    actor: str
    files: tuple[StoredFile, ...] = ()
    staged: tuple[Staged, ...] = ()
    source: str = ""
    extractor: int = 0
    again: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing in a file that was not taken in: where it stood and why.

    `reason` is `conflicting-id` (another content under the same identity in one file),
    `erased-before` (somebody erased this record) or `unusable` (empty content or identity).
    """

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """What became of one batch of incoming records."""

    new: int = 0
    same: int = 0
    changed: int = 0
    refused: tuple[Refusal, ...] = ()

    def __add__(self, other: "BatchOutcome") -> "BatchOutcome":
        """Both together."""
        return BatchOutcome(
            self.new + other.new,
            self.same + other.same,
            self.changed + other.changed,
            self.refused + other.refused,
        )


@dataclass(frozen=True, slots=True)
class UndoNotice:
    """Something undoing an import also did; `reason` is `later-amendment` or `returned`.

    `later-amendment`: a version that another import (`import_id`) brought to a record of the
    undone one went with it. `returned`: the record shows its version from before again.
    """

    record_id: RecordId
    reason: str
    import_id: ImportId


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing an import did: records taken out of view, and what else (at most 1,000)."""

    retracted: int
    returned: int
    notices: tuple[UndoNotice, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """One test over time: its key, how to title it, how many results, the newest of them."""

    series: str
    title: str
    unit: str
    count: int
    latest: Row


@dataclass(frozen=True, slots=True)
class StoredPayload:
    """One stored content, for extracting its facts again when views are rebuilt."""

    content: bytes
    media: str
    fhir: str
    place: str
    identity: str
    aliases: tuple[str, ...]
    import_id: ImportId
    references: tuple[str, ...] = ()


Extract = Callable[[tuple[StoredPayload, ...]], tuple[IncomingRecord, ...]]
"""Facts of stored payloads: exactly one result for each, in the same order."""


@dataclass(frozen=True, slots=True)
class ProofMaterial:
    """All that shows a record's content unchanged since its import (format.md 8).

    `proof` holds the entry with its content, nonces, path and signed checkpoint; `when_ms`
    and `source` say when and from what file it came.
    """

    record_id: RecordId
    proof: EntryProof
    when_ms: int
    import_id: ImportId
    source: str
    media: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as a record states it, and the record it leads to, if that is here."""

    identity: str
    record_id: RecordId | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What people decided about a record: labels set by hand (None: as extracted).

    `said` are the entries that hold words about it: log number and index, one after the other.
    """

    labels: tuple[str, ...] | None = None
    retracted: bool = False
    said: tuple[int, ...] = ()


UNDECIDED = Choices()


@dataclass(frozen=True, slots=True)
class Summary:
    """What an import's last entry says about it: how much was found of each type, what not."""

    found: dict[str, int] = field(default_factory=dict)
    refused: int = 0
    notices: int = 0
