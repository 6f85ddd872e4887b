"""One person's record: brought in, listed, searched, corrected, undone, proven, rebuilt.

Refuses: showing what no entry of the ledger says; every table but the ledger's is a view.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from vault import details
from vault.activity import record_lines
from vault.db import Connection, snapshot, transaction
from vault.decisions import Decisions
from vault.entry import Operation, Seen, Target
from vault.erasing import EraseReason, Erasing, Erasure
from vault.errors import VaultError
from vault.files import FileStore
from vault.ids import PersonId, RecordId, ledger_of
from vault.importing import DryImport, ImportWriter
from vault.imports import brought_by, known_file, list_imports
from vault.log import Head, Ledger, LedgerReport, Position, Problem, Writer
from vault.names import Naming
from vault.rebuilding import rebuild_views
from vault.record_check import check_record, compared
from vault.record_schema import VIEWS_VERSION, create_views, state
from vault.record_tally import Tally
from vault.record_values import (
    BatchOutcome,
    CommitListener,
    Extract,
    ImportSource,
    ProofMaterial,
    RecordKeys,
    Reference,
    Refusal,
    Series,
    StoredPayload,
    Summary,
    Undone,
    UndoNotice,
)
from vault.records import (
    Counts,
    Detail,
    Filter,
    Import,
    Label,
    LogLine,
    Page,
    Row,
    StoredFile,
)
from vault.search import search_rows
from vault.series import list_series, rows_in_series
from vault.timeline import count_rows, counts, find_record, list_rows, one_row
from vault.workshop import Workshop

__all__ = [
    "BatchOutcome",
    "ImportSource",
    "ProofMaterial",
    "RecordKeys",
    "RecordStore",
    "Reference",
    "Refusal",
    "Series",
    "StoredPayload",
    "Summary",
    "UndoNotice",
    "Undone",
]

_EVERY_KIND = Filter()


class RecordStore:
    """The record of one person, over one open `record.db`.

    Whatever writes raises RestoredCopy when `writer` is None (the vault waits for a
    decision), Busy, DiskFull and PlaceReadOnly as they say, and leaves all as it was.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - all that a store needs, by name or in this order
        self,
        connection: Connection,
        person_id: PersonId,
        writer: Writer | VaultError | None,
        keys: RecordKeys,
        files: FileStore,
        clock: Callable[[], int],
        random: Callable[[int], bytes],
        on_commit: CommitListener,
        *,
        other_heads: Callable[[], Sequence[Seen]] = tuple,
    ) -> None:
        self._connection = connection
        self._person = person_id
        self.ledger = Ledger(connection, ledger_of(person_id))
        self._shop = Workshop(
            connection=connection,
            ledger=self.ledger,
            writer=writer,
            naming=Naming(keys.identity),
            files=files,
            clock=clock,
            random=random,
            on_commit=on_commit,
            other_heads=other_heads,
        )
        self._decisions = Decisions(self._shop)

    @classmethod
    def create(  # noqa: PLR0913, PLR0917 - as above
        cls,
        connection: Connection,
        person_id: PersonId,
        writer: Writer,
        keys: RecordKeys,
        files: FileStore,
        clock: Callable[[], int],
        random: Callable[[int], bytes],
        on_commit: CommitListener,
        *,
        other_heads: Callable[[], Sequence[Seen]] = tuple,
    ) -> "RecordStore":
        """A store in a new database, with its tables made and the writer's log registered."""
        with transaction(connection):
            Ledger.create(connection, ledger_of(person_id), random).add_writer(writer)
            create_views(connection)
        return cls(
            connection,
            person_id,
            writer,
            keys,
            files,
            clock,
            random,
            on_commit,
            other_heads=other_heads,
        )

    # -- bringing in ------------------------------------------------------------------------

    def begin_import(self, source: ImportSource, *, dry: bool = False) -> ImportWriter | DryImport:
        """Starts one file: everything is in one transaction until its `commit`.

        With `dry` the answers are the same, and nothing is written or locked.
        """
        if dry:
            return DryImport(self._shop, again=source.again)
        return ImportWriter(self._shop, source)

    def imports(self) -> tuple[Import, ...]:
        """Every import, the newest first."""
        return list_imports(self._connection)

    def brought_by(self, wanted: str) -> tuple[RecordId, ...]:
        """The records that an import, or a batch, brought and that are here; raises NoImport."""
        return brought_by(self._connection, wanted)

    def undo(self, wanted: str, actor: str = "") -> Undone:
        """Takes back an import, or all of a batch: all it brought, later amendments too.

        Records that it only amended return to the version before. Raises NoImport.
        """
        return self._decisions.undo(wanted, actor)

    def known_file(self, name: str) -> StoredFile | None:
        """The encrypted file that an entry already holds under a name on disk."""
        return known_file(self._connection, name)

    def holds_file(self, sha256: bytes) -> bool:
        """Whether a file of exactly this content lies here."""
        return self.known_file(self._shop.files.name_of(sha256)) is not None

    def open_file(self, stored: StoredFile) -> Iterator[bytes]:
        """The plaintext of an original or attachment in pieces; raises Altered."""
        return self._shop.files.open(stored)

    # -- seeing -----------------------------------------------------------------------------

    def list(self, wanted: Filter = _EVERY_KIND, limit: int = 200, offset: int = 0) -> Page:
        """A page of records, newest first, those without a date last; `limit` 0 means all."""
        return list_rows(self._connection, self._person, wanted, limit, offset)

    def count(self, wanted: Filter = _EVERY_KIND) -> int:
        """How many records a filter lets through."""
        return count_rows(self._connection, wanted)

    def counts(self) -> Counts:
        """How many current records there are, by kind and year, the directory left out."""
        return counts(self._connection)

    def row(self, record_id: RecordId) -> Row:
        """One record as a list shows it, whatever its state; raises NoRecord."""
        return one_row(self._connection, self._person, record_id)

    def find(self, text: str) -> RecordId:
        """The record of an id or of its first digits (four at least); raises NoRecord."""
        return find_record(self._connection, text)

    def search(
        self,
        text: str,
        limit: int = 50,
        ranked: bool = False,  # noqa: FBT001, FBT002 - the contract of the room
        offset: int = 0,
    ) -> Page:
        """The current records with all these words or beginnings of words, newest first."""
        return search_rows(
            self._connection, self._person, text, limit, offset=offset, ranked=ranked
        )

    def series_list(self) -> tuple[Series, ...]:
        """Every test with current results, the one measured last first."""
        return list_series(self._connection, self._person)

    def series(self, series: str, newest: int = 0) -> tuple[Row, ...]:
        """The current results of one test, oldest first; only the `newest` so many if given."""
        return rows_in_series(self._connection, self._person, series, newest)

    def detail(self, record_id: RecordId) -> Detail:
        """One record whole, every version; raises NoRecord, and Altered for a damaged entry."""
        return details.detail(self._shop, self.row(record_id))

    def content(self, record_id: RecordId, version: int | None = None) -> bytes:
        """The exact bytes of the shown version, or of the one with that log index.

        Raises NoRecord and Altered.
        """
        return details.content(self._shop, record_id, version)

    def resolve(self, identities: Iterable[str]) -> RecordId | None:
        """The record that the first of these identity texts leads to."""
        return details.resolve(self._shop, identities)

    def references(self, record_id: RecordId) -> tuple[Reference, ...]:
        """What a record's shown version points to; raises NoRecord."""
        return details.references(self._shop, record_id)

    def referrers(self, record_id: RecordId) -> tuple[RecordId, ...]:
        """The records that point to one which is no person or place; raises NoRecord."""
        return details.referrers(self._shop, record_id)

    # -- deciding ---------------------------------------------------------------------------

    def retract(self, record_id: RecordId, actor: str = "", reason: str = "") -> None:
        """Takes a record out of view, also when its file comes again; raises NoRecord."""
        self._decisions.retract(record_id, actor, reason)

    def restore(self, record_id: RecordId, actor: str = "", reason: str = "") -> None:
        """Takes back a `retract`; raises NoRecord."""
        self._decisions.restore(record_id, actor, reason)

    def annotate(self, record_id: RecordId, text: str, actor: str = "") -> None:
        """Puts a person's words beside a record, which itself stays; raises NoRecord."""
        self._decisions.annotate(record_id, text, actor)

    def set_labels(self, record_id: RecordId, labels: Iterable[Label], actor: str = "") -> None:
        """Puts these labels in place of the extracted ones; raises NoRecord."""
        self._decisions.set_labels(record_id, labels, actor)

    def plan_erasure(
        self,
        record_ids: Iterable[RecordId],
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> Erasure:
        """What erasing these records for good takes along; raises NoRecord, Altered."""
        return Erasing(self._shop).plan(record_ids, progress)

    def plan_file_erasure(self, sha256: bytes) -> Erasure:
        """The same for every copy of a file that holds somebody else's erased record."""
        return Erasing(self._shop).plan_file(self._shop.files.name_of(sha256))

    def erasure_targets(self, plan: Erasure) -> tuple[Target, ...]:
        """The entries of record contents that a plan destroys."""
        return Erasing(self._shop).targets(plan)

    def erase(
        self,
        plan: Erasure,
        actor: str,
        reason: EraseReason,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> Erasure:
        """Destroys for good what a plan says; raises ErasureChanged where it no longer holds."""
        return Erasing(self._shop).erase(plan, actor, reason, progress)

    def note(self, operation: Operation, meta: dict[str, Any], content: bytes = b"") -> Position:
        """Writes one entry of facts (an export, a backup …) in its own transaction."""
        return self._decisions.note(operation, meta, content)

    # -- proving ----------------------------------------------------------------------------

    def log_lines(
        self, limit: int, offset: int = 0, *, folded: bool = False
    ) -> tuple[LogLine, ...]:
        """A page of the log, newest first; `folded` leaves out the single records of imports."""
        return record_lines(self._connection, self.ledger, limit, offset, folded=folded)

    def own_head(self) -> Head:
        """The head of this device's record log; of the longest one where writing is refused."""
        writer = self._shop.writer
        if isinstance(writer, Writer):
            return self.ledger.head(writer.log_id)
        return max(self.ledger.heads(), key=lambda head: head.size)

    def originals(self) -> tuple[StoredFile, ...]:
        """The files that were brought in whole and not undone, each once, oldest first."""
        return details.originals(self._shop)

    def proof(self, record_id: RecordId) -> ProofMaterial:
        """All that shows the shown version unchanged; raises NoRecord and Altered."""
        return self.proofs((record_id,))[0]

    def proofs(self, record_ids: Sequence[RecordId]) -> tuple[ProofMaterial, ...]:
        """As `proof`, for many records at once."""
        return details.proofs(self._shop, record_ids)

    def verify(
        self,
        *,
        full: bool,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[LedgerReport, tuple[Problem, ...]]:
        """The ledger's own check, then views against entries, and with `full` the files."""
        tally, unfit = Tally() if full else None, None
        with snapshot(self._connection):
            report = self.ledger.verify(
                full=full,
                progress=progress,
                cancelled=cancelled,
                hear=None if tally is None else tally.hear,
            )
            if tally is not None:
                unfit = compared(self._connection, tally, report, cancelled)
        if cancelled():
            return replace(report, finished=False), ()
        found = check_record(self._shop, full=full, cancelled=cancelled, unfit=unfit)
        return report, found

    def stale(self, extractor: int) -> bool:
        """Whether an older program or an older extractor made the views."""
        made = int(state(self._connection, "extractor") or extractor)
        views = int(state(self._connection, "views") or 0)
        return views < VIEWS_VERSION or made < extractor

    def rebuild(
        self,
        extract: Extract,
        extractor: int = 0,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> None:
        """Makes every view anew from the entries; raises Altered where one cannot be read.

        `progress` hears how many entries are done, and of how many.
        """
        rebuild_views(
            self._connection, self.ledger, self._shop.naming, extract, extractor, progress
        )

    def data_version(self) -> int:
        """Changes whenever another connection has written (SQLite `data_version`)."""
        return int(self._connection.row("pragma data_version")[0])
