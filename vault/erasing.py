"""Erasing records for good: all that goes with them, and the entries that say so (format.md 4).

Refuses: keeping a file that contains what is erased, and erasing more than the plan said.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import msgspec

from vault.db import Connection, checkpoint_truncate, transaction
from vault.decisions import bytes_of
from vault.entry import Operation, Target
from vault.erasure import Census, Doomed, closed, targets_of
from vault.errors import ErasureChanged
from vault.ids import ImportId, RecordId
from vault.imports import add_act, forget_files, forget_names, import_number, set_summary
from vault.log import NewEntry
from vault.meta import SAME_BYTES, EraseMeta, SummaryMeta, encode_meta, met_again
from vault.records import StoredFile
from vault.views import Views
from vault.workshop import Workshop, writer_of

_STEP: Final = 500


class EraseReason(StrEnum):
    """Why something is destroyed (reference/ledger-and-keys.md 2.4)."""

    WISH = "wish"
    ORDER = "order"
    MISTAKE = "mistake"
    RETENTION = "retention"


@dataclass(frozen=True, slots=True)
class Erasure:
    """What erasing some records takes along; a plan before, and afterwards what was done.

    `asked` are those meant; `also` further records that are nothing without a destroyed file;
    `files` every original and attachment whose key is destroyed; `imports` those whose file
    can no longer be shown; `entries` how many payloads go.
    """

    asked: tuple[RecordId, ...]
    also: tuple[RecordId, ...] = ()
    files: tuple[StoredFile, ...] = ()
    imports: tuple[ImportId, ...] = ()
    entries: int = 0

    @property
    def records(self) -> tuple[RecordId, ...]:
        """Every record that goes."""
        return self.asked + self.also


class Erasing:
    """Plans and carries out erasures of one person's record."""

    def __init__(self, workshop: Workshop) -> None:
        self._shop = workshop

    def plan(
        self,
        record_ids: Iterable[RecordId],
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> Erasure:
        """What erasing these records takes along; raises NoRecord, and Altered.

        The whole log is read: only there it stands which files contain a record.
        """
        asked = self._known(record_ids)
        return self._planned(asked, *self._read(asked, (), progress))

    def plan_file(self, name: str) -> Erasure:
        """The same for a file that contains somebody else's erased record; `asked` is empty."""
        return self._planned((), *self._read((), (name,), lambda _done, _all: None))

    def targets(self, plan: Erasure) -> tuple[Target, ...]:
        """The entries of record contents that a plan destroys."""
        views, ledger = Views(self._shop.connection), self._shop.ledger
        return tuple(
            ledger.target(version.log, version.index)
            for record in plan.records
            for version in views.versions.of(views.number_of(bytes.fromhex(record)))
        )

    def erase(
        self,
        plan: Erasure,
        actor: str,
        reason: EraseReason,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> Erasure:
        """Carries out a plan; durable on return, and no key of it is left in this database.

        Raises ErasureChanged if more or less would go by now than the plan says.
        """
        shop = self._shop
        writer = writer_of(shop)
        with transaction(shop.connection):
            names = [one.name for one in plan.files] if not plan.asked else []
            census, doomed = self._read(plan.asked, names, progress)
            if self._planned(plan.asked, census, doomed) != plan:
                raise ErasureChanged
            self._write(census, doomed, plan, EraseMeta(actor=actor, reason=reason.value))
            head = shop.ledger.seal_transaction(writer)
        shop.on_commit(head)
        for stored in plan.files:
            shop.files.destroy(stored.name)
        checkpoint_truncate(shop.connection)
        return plan

    def forget_files(self, names: Collection[str], actor: str) -> tuple[str, ...]:
        """Destroys the keys of files that hold what was erased, in the caller's transaction.

        The names of files to be removed once that is durable.
        """
        census, doomed = self._read((), names, lambda _done, _all: None)
        plan = self._planned((), census, doomed)
        self._write(census, doomed, plan, EraseMeta(actor=actor, reason=EraseReason.WISH.value))
        return tuple(doomed.files)

    # -- what goes ------------------------------------------------------------------------

    def _known(self, record_ids: Iterable[RecordId]) -> tuple[RecordId, ...]:
        views = Views(self._shop.connection)
        asked = tuple(dict.fromkeys(record_ids))
        for record_id in asked:
            views.number_of(bytes_of(record_id))
        return asked

    def _read(
        self,
        asked: Collection[RecordId],
        names: Collection[str],
        progress: Callable[[int, int], None],
    ) -> tuple[Census, Doomed]:
        census = Census()
        total = sum(head.size for head in self._shop.ledger.heads())
        for done, stored in enumerate(self._shop.ledger.walk()):
            census.take(stored)
            if done % _STEP == 0:
                progress(done, total)
        return census, closed(self._shop.connection, census, asked, names)

    def _planned(self, asked: tuple[RecordId, ...], census: Census, doomed: Doomed) -> Erasure:
        also = tuple(RecordId(one) for one in sorted(doomed.records - set(asked)))
        files = tuple(doomed.files[name].stored() for name in sorted(doomed.files))
        imports = tuple(ImportId(one) for one in sorted(doomed.imports))
        return Erasure(
            asked,
            also,
            files,
            imports,
            len(targets_of(self._shop.connection, self._shop.ledger, census, doomed)),
        )

    # -- doing it -------------------------------------------------------------------------

    def _write(self, census: Census, doomed: Doomed, plan: Erasure, said: EraseMeta) -> None:
        shop = self._shop
        metas = self._metas(census, doomed, plan, said)
        positions = shop.ledger.erase(
            writer_of(shop),
            [
                NewEntry(Operation.ERASE, encode_meta(meta), b"", target)
                for target, meta in metas.items()
            ],
            claimed_ms=shop.clock(),
            random=shop.random,
            seen=shop.other_heads(),
        )
        views = Views(shop.connection)
        for record in sorted(doomed.records):
            views.remove(bytes.fromhex(record))
        for position, meta in zip(positions, metas.values(), strict=True):
            add_act(shop.connection, position.log_id, position.index)
            tell_erased(shop.connection, views, meta)
        forget_files(shop.connection, doomed.files)
        views.flush()
        optimize_words(shop.connection)

    def _metas(
        self, census: Census, doomed: Doomed, plan: Erasure, said: EraseMeta
    ) -> dict[Target, EraseMeta]:
        """For each entry whose payload goes, what its `erase` entry says."""
        restated = {census.imports[key].target: census.imports[key].meta for key in doomed.imports}
        closing = dict(census.summaries.values())
        gone = {bytes.fromhex(record)[:SAME_BYTES] for record in doomed.records}
        metas: dict[Target, EraseMeta] = {}
        for target, record in targets_of(
            self._shop.connection, self._shop.ledger, census, doomed
        ).items():
            meta = msgspec.structs.replace(said, part=bool(metas), record=record)
            if not metas:
                meta = msgspec.structs.replace(
                    meta, files=len(plan.files), records=len(plan.records)
                )
            if target in restated:
                bare = msgspec.structs.replace(restated[target], files=(), path="", source="")
                meta = msgspec.structs.replace(meta, restated=bare)
            elif target in closing:
                meta = msgspec.structs.replace(meta, summary=_without(closing[target], gone))
            metas[target] = meta
        return metas


def _without(summary: SummaryMeta, gone: Collection[bytes]) -> SummaryMeta:
    kept = sorted(met_again(summary).difference(gone))
    return msgspec.structs.replace(summary, same=b"".join(kept))


def tell_erased(connection: Connection, views: Views, meta: EraseMeta) -> None:
    """Tells the views what an `erase` entry says beside what is gone; raises NoImport."""
    if meta.record:
        views.note_erased(bytes.fromhex(meta.record))
    if meta.restated is not None:
        forget_names(connection, meta.restated.import_)
    if meta.summary is not None:
        number = import_number(connection, meta.summary.import_)
        set_summary(connection, number, encode_meta(meta.summary))


def optimize_words(connection: Connection) -> None:
    """Merges the word index, which else keeps the words of deleted rows (format.md 4)."""
    connection.execute("insert into words (words) values ('optimize')")
