"""Brings the records of one file into a person's record: all of them in one transaction.

Refuses: a second content under one identity in one file without an order (`conflicting-id`),
and what was erased on purpose before (`erased-before`) unless it is asked for.
"""

from collections.abc import Sequence
from contextlib import ExitStack, suppress
from types import TracebackType
from typing import Self

from vault.bulk import Arrival
from vault.classify import REFUSALS, Classified, Classifier, Verdict
from vault.db import checkpoint_truncate, transaction
from vault.entry import Operation, Seen, Target
from vault.imports import (
    add_act,
    add_files,
    add_import,
    known_file,
    log_number,
    log_of,
    set_summary,
)
from vault.log import Head, NewEntry, Position
from vault.meta import (
    SAME_BYTES,
    FileMeta,
    ImportMeta,
    RecordMeta,
    SummaryMeta,
    encode_meta,
    encode_record,
)
from vault.names import Naming
from vault.record_schema import set_state, state
from vault.record_values import BatchOutcome, ImportSource, Refusal, Summary
from vault.records import IncomingRecord, StoredFile
from vault.rows import TRUSTS
from vault.versions import short_order, shown_of
from vault.views import Views
from vault.workshop import Workshop, writer_of

_CHUNK = 500
_CACHE_MB = 16
_PEOPLE_AND_PLACES = ("Patient", "Practitioner", "PractitionerRole", "Organization", "Location")
"""Types that thousands refer to, and of which nobody asks who."""


class _TakenBack(Exception):
    """No error: it ends a transaction on purpose."""


class ImportWriter:
    """One import being written; nothing is in the vault before `commit` returns.

    As a context manager it rolls back unless it was committed. Another process that writes
    waits meanwhile; reading goes on.
    """

    def __init__(self, workshop: Workshop, source: ImportSource) -> None:
        self._shop = workshop
        self._source = source
        self._writer = writer_of(workshop)
        self._now = workshop.clock()
        self.total = BatchOutcome()
        self._same: list[bytes] = []
        self._erased = 0
        self._scope = ExitStack()
        self._cache = int(workshop.connection.row("pragma cache_size")[0])
        workshop.connection.execute(f"pragma cache_size = -{_CACHE_MB * 1000}")
        try:
            self._scope.enter_context(transaction(workshop.connection))
            self._begin()
        except BaseException:
            self.rollback()
            raise

    def _begin(self) -> None:
        connection, source = self._shop.connection, self._source
        files = [FileMeta.of(stored) for stored in (*source.files, *self._publish())]
        meta = ImportMeta(
            actor=source.actor,
            batch=source.batch_id,
            files=tuple(files),
            format=source.format,
            import_=source.import_id,
            path=source.path,
            reader=source.reader,
            source=source.source,
        )
        entry = NewEntry(Operation.IMPORT, encode_meta(meta))
        self._start = self._append([entry], seen=self._shop.other_heads())[0]
        self._log = log_number(connection, self._writer.log_id)
        add_act(connection, self._start.log_id, self._start.index)
        self._imp = add_import(connection, meta, self._start.log_id, self._start.index, self._now)
        if source.extractor and not state(connection, "extractor"):
            set_state(connection, "extractor", str(source.extractor))
        self._views = Views(connection)
        self._classifier = Classifier(
            connection, self._views, self._shop.naming, self._imp, again=source.again
        )

    def _publish(self) -> list[StoredFile]:
        return [self._shop.files.publish(one, self._known) for one in self._source.staged]

    def _known(self, name: str) -> StoredFile | None:
        return known_file(self._shop.connection, name)

    # -- the caller's side ----------------------------------------------------------------

    def add(self, batch: Sequence[IncomingRecord]) -> BatchOutcome:
        """Takes in a batch of any size and says what became of it."""
        outcome = BatchOutcome()
        for start in range(0, len(batch), _CHUNK):
            outcome += self._add_chunk(batch[start : start + _CHUNK])
        self.total += outcome
        return outcome

    def commit(self, summary: Summary | None = None) -> Head | None:
        """Makes everything durable with one signed checkpoint; the new head.

        None if the file brought nothing new: then nothing at all was written.
        """
        if not self.total.new and not self.total.changed:
            self.rollback()
            return None
        if summary is not None or self._same:
            self._close_with(summary or Summary())
        self._views.flush()
        destroyed = self._without_erased()
        head = self._shop.ledger.seal_transaction(self._writer)
        try:
            self._scope.close()
        finally:
            self._restore_cache()
        self._shop.on_commit(head)
        for name in destroyed:
            self._shop.files.destroy(name)
        checkpoint_truncate(self._shop.connection)
        return head

    def _without_erased(self) -> tuple[str, ...]:
        """Destroys the file again if it holds what was erased before; names of files to remove."""
        files = (*self._source.files, *(one.stored for one in self._source.staged))
        if not self._erased or not files:
            return ()
        from vault.erasing import Erasing  # heavy, and hardly ever wanted

        names = tuple(one.name for one in files)
        return Erasing(self._shop).forget_files(names, self._source.actor)

    def rollback(self) -> None:
        """Leaves the vault as it was; does nothing after `commit`."""
        try:
            with suppress(_TakenBack), self._scope:
                raise _TakenBack
        finally:
            self._restore_cache()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.rollback()

    # -- one chunk --------------------------------------------------------------------------

    def _add_chunk(self, batch: Sequence[IncomingRecord]) -> BatchOutcome:
        judged = self._classifier.judge(batch)
        fresh: list[tuple[IncomingRecord, Classified]] = []
        later: list[tuple[IncomingRecord, Classified]] = []
        refused: list[Refusal] = []
        for one, found in zip(batch, judged, strict=True):
            if found.verdict is Verdict.NEW:
                fresh.append((one, found))
            elif found.verdict is Verdict.SAME:
                self._same.append(found.id[:SAME_BYTES])
            elif found.verdict in REFUSALS:
                refused.append(Refusal(one.place, REFUSALS[found.verdict]))
            else:
                later.append((one, found))
        self._erased += sum(found.verdict is Verdict.ERASED for found in judged)
        self._create(fresh)
        self._amend(later)
        returned = sum(found.verdict is Verdict.RETURNED for _, found in later)
        changed = len(later) - returned
        new = len(fresh) + returned
        return BatchOutcome(new, len(batch) - new - changed - len(refused), changed, tuple(refused))

    def _create(self, fresh: Sequence[tuple[IncomingRecord, Classified]]) -> None:
        if not fresh:
            return
        create, meta = Operation.CREATE, self._meta
        positions = self._append(
            [NewEntry(create, meta(one, found), one.content) for one, found in fresh]
        )
        naming, imp, log = self._shop.naming, self._imp, self._log
        self._views.create(
            [
                arrival_of(one, found.id, found.print, naming, imp, (log, position.index))
                for (one, found), position in zip(fresh, positions, strict=True)
            ]
        )

    def _amend(self, later: Sequence[tuple[IncomingRecord, Classified]]) -> None:
        """Appends in rounds, so that each record has at most one new version in each."""
        while later:
            round_: dict[bytes, tuple[IncomingRecord, Classified]] = {}
            rest = []
            for pair in later:
                if pair[1].id in round_:
                    rest.append(pair)
                else:
                    round_[pair[1].id] = pair
            self._amend_round(list(round_.values()))
            later = rest

    def _amend_round(self, pairs: Sequence[tuple[IncomingRecord, Classified]]) -> None:
        views = self._views
        rids = [found.rid or views.number_of(found.id) for _, found in pairs]
        entries = [
            NewEntry(
                Operation.AMEND,
                self._meta(one, found),
                one.content,
                target_of(self._shop, views, rid),
            )
            for (one, found), rid in zip(pairs, rids, strict=True)
        ]
        positions = self._append(entries)
        for (one, found), rid, position in zip(pairs, rids, positions, strict=True):
            arrival = arrival_of(
                one,
                found.id,
                found.print,
                self._shop.naming,
                self._imp,
                (self._log, position.index),
            )
            views.amend(rid, arrival)

    def _append(self, entries: Sequence[NewEntry], seen: Sequence[Seen] = ()) -> list[Position]:
        return self._shop.ledger.append(
            self._writer, entries, claimed_ms=self._now, random=self._shop.random, seen=seen
        )

    def _meta(self, one: IncomingRecord, found: Classified) -> bytes:
        files = self._attach(one) if one.attachments else ()
        return encode_record(RecordMeta.of(one, found.id, self._source.import_id, files))

    def _attach(self, one: IncomingRecord) -> tuple[FileMeta, ...]:
        kept = []
        for attachment in one.attachments:
            stored = self._shop.files.put(
                [attachment.content],
                title=attachment.name,
                media=attachment.media,
                known=self._known,
            )
            kept.append(FileMeta.of(stored))
            add_files(self._shop.connection, kept[-1:])
        return tuple(kept)

    def _close_with(self, summary: Summary) -> None:
        meta = SummaryMeta(
            found=dict(summary.found),
            import_=self._source.import_id,
            notices=summary.notices,
            refused=summary.refused,
            same=b"".join(sorted(set(self._same))),
        )
        start = self._start
        target = Target(start.log_id, start.index, start.leaf)
        position = self._append([NewEntry(Operation.AMEND, encode_meta(meta), b"", target)])[0]
        add_act(self._shop.connection, position.log_id, position.index)
        set_summary(self._shop.connection, self._imp, encode_meta(meta))

    def _restore_cache(self) -> None:
        self._shop.connection.execute(f"pragma cache_size = {self._cache}")


class DryImport:
    """The same answers as an `ImportWriter` without writing or locking anything."""

    def __init__(self, workshop: Workshop, *, again: bool = False) -> None:
        self.total = BatchOutcome()
        connection = workshop.connection
        self._classifier = Classifier(
            connection, Views(connection), workshop.naming, None, again=again
        )

    def add(self, batch: Sequence[IncomingRecord]) -> BatchOutcome:
        """What would become of a batch of any size."""
        return _outcome_of(batch, self.judge(batch))

    def judge(self, batch: Sequence[IncomingRecord]) -> tuple[Verdict, ...]:
        """The same for each record of the batch, in order."""
        verdicts: list[Verdict] = []
        for start in range(0, len(batch), _CHUNK):
            judged = self._classifier.judge(batch[start : start + _CHUNK])
            verdicts += [found.verdict for found in judged]
        self.total += _outcome_of(batch, verdicts)
        return tuple(verdicts)

    def commit(self, summary: Summary | None = None) -> None:
        """Does nothing: nothing was written."""

    def rollback(self) -> None:
        """Does nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Does nothing."""


def _outcome_of(batch: Sequence[IncomingRecord], judged: Sequence[Verdict]) -> BatchOutcome:
    refused = tuple(
        Refusal(one.place, REFUSALS[verdict])
        for one, verdict in zip(batch, judged, strict=True)
        if verdict in REFUSALS
    )
    return BatchOutcome(
        judged.count(Verdict.NEW) + judged.count(Verdict.RETURNED),
        judged.count(Verdict.SAME),
        judged.count(Verdict.CHANGED),
        refused,
    )


def target_of(workshop: Workshop, views: Views, rid: int) -> Target:
    """The entry of the version a record shows, for an entry that is about it."""
    shown = shown_of(views.versions.of(rid))
    log_id = log_of(workshop.connection, shown.log)
    return Target(log_id, shown.index, workshop.ledger.leaf(log_id, shown.index))


def arrival_of(
    one: IncomingRecord,
    record_id: bytes,
    print_: bytes,
    naming: Naming,
    imp: int,
    where: tuple[int, int],
) -> Arrival:
    """An incoming record as the views take it; `where` is log number and index."""
    order, needs = one.order, one.needs
    return Arrival(
        record_id,
        print_,
        short_order(order) if order else "",
        one.facts,
        where[0],
        where[1],
        imp,
        TRUSTS.index(one.trust),
        naming.names_of(one.aliases),
        _links(one, naming),
        tuple([(need.field, naming.name_of(need.target)) for need in needs]) if needs else (),
    )


def _links(one: IncomingRecord, naming: Naming) -> tuple[int, ...]:
    """The names of what a record points to, but for people and places."""
    subject, references = one.subject, one.references
    if not references or references == (subject,):
        return ()
    name_of = naming.name_of
    return tuple(
        [
            name_of(text)
            for text in references
            if text != subject and not text.rpartition("/")[0].endswith(_PEOPLE_AND_PLACES)
        ]
    )
