"""Single changes of a person's record: undone, retracted, restored, labelled, noted.

Refuses: changing an entry; each decision is an entry of its own, durable on return.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import msgspec

from vault.db import transaction
from vault.entry import Operation, Target
from vault.errors import NoRecord
from vault.ids import ImportId, LogId, RecordId
from vault.imports import add_act, log_number, numbers_of
from vault.log import NewEntry, Position
from vault.meta import ChoiceMeta, UndoMeta, encode_meta
from vault.names import hex_id
from vault.record_values import Undone, UndoNotice
from vault.records import Label
from vault.views import Unmade, Views
from vault.workshop import Workshop, writer_of

_NOTICES_AT_MOST = 1_000

Append = Callable[[NewEntry], Position]


class Decisions:
    """What people decide about a record after it was brought in."""

    def __init__(self, workshop: Workshop) -> None:
        self._shop = workshop

    def undo(self, wanted: str, actor: str) -> Undone:
        """Takes back an import, or every import of a batch; raises NoImport."""
        retracted = returned = 0
        notices: list[UndoNotice] = []
        with self._writing() as append:
            views = Views(self._shop.connection)
            for number in numbers_of(self._shop.connection, wanted):
                unmade = views.undo(number)
                retracted += len(unmade.retracted)
                returned += len(unmade.returned)
                notices += self._notices(unmade, number)[: _NOTICES_AT_MOST - len(notices)]
                append(self._undo_entry(number, len(unmade.retracted), actor))
            views.flush()
        return Undone(retracted, returned, tuple(notices))

    def retract(self, record_id: RecordId, actor: str, reason: str = "") -> None:
        """Takes a record out of view; raises NoRecord."""
        meta = ChoiceMeta(actor=actor, reason=reason, record=record_id)
        self._choose(record_id, Operation.RETRACT, meta, retracted=True)

    def restore(self, record_id: RecordId, actor: str, reason: str = "") -> None:
        """Takes back a `retract`; raises NoRecord."""
        meta = ChoiceMeta(actor=actor, reason=reason, record=record_id, restored=True)
        self._choose(record_id, Operation.AMEND, meta, retracted=False)

    def set_labels(self, record_id: RecordId, labels: Iterable[Label], actor: str) -> None:
        """Puts labels chosen by a person in place of the extracted ones; raises NoRecord."""
        kept = tuple(sorted({label.value for label in labels}))
        meta = ChoiceMeta(actor=actor, labels=kept, record=record_id)
        self._choose(record_id, Operation.AMEND, meta, labels=kept)

    def annotate(self, record_id: RecordId, text: str, actor: str) -> None:
        """Puts a person's words beside a record, which itself stays; raises NoRecord."""
        self._choose(
            record_id,
            Operation.AMEND,
            ChoiceMeta(actor=actor, note=text, record=record_id),
        )

    def note(self, operation: Operation, meta: dict[str, Any], content: bytes) -> Position:
        """Writes one entry of facts."""
        with self._writing() as append:
            return append(NewEntry(operation, encode_meta(meta), content))

    def _choose(
        self,
        record_id: RecordId,
        operation: Operation,
        meta: ChoiceMeta,
        *,
        labels: tuple[str, ...] | None = None,
        retracted: bool | None = None,
    ) -> None:
        with self._writing() as append:
            views = Views(self._shop.connection)
            found = views.decided(bytes_of(record_id))
            target = self._shop.ledger.target(found.log, found.index)
            if meta.worded:
                meta = msgspec.structs.replace(meta, title=views.title_of(found))
            where = append(NewEntry(operation, encode_meta(meta), b"", target))
            said = None
            if meta.worded:
                said = (log_number(self._shop.connection, where.log_id), where.index)
            views.choose(found, labels=labels, retracted=retracted, said=said)
            views.flush()

    @contextmanager
    def _writing(self) -> Iterator[Append]:
        """One transaction with its checkpoint; gives the way to append entries to it."""
        shop = self._shop
        writer = writer_of(shop)
        now = shop.clock()

        def append(entry: NewEntry) -> Position:
            position = shop.ledger.append(
                writer, [entry], claimed_ms=now, random=shop.random, seen=shop.other_heads()
            )[0]
            add_act(shop.connection, position.log_id, position.index)
            return position

        with transaction(shop.connection):
            yield append
            head = shop.ledger.seal_transaction(writer)
        shop.on_commit(head)

    def _undo_entry(self, number: int, retracted: int, actor: str) -> NewEntry:
        import_id, log, index = self._shop.connection.row(
            "select id, log, idx from imports where no = ?", (number,)
        )
        meta = UndoMeta(actor=actor, import_=import_id.hex(), retracted=retracted)
        leaf = self._shop.ledger.leaf(LogId(log), index)
        target = Target(LogId(log), index, leaf)
        return NewEntry(Operation.UNDO, encode_meta(meta), b"", target)

    def _notices(self, unmade: Unmade, number: int) -> list[UndoNotice]:
        told = [
            self._notice(rid, "later-amendment", imp)
            for rid, imp in unmade.later[:_NOTICES_AT_MOST]
        ]
        told += [
            self._notice(rid, "returned", number) for rid in unmade.returned[:_NOTICES_AT_MOST]
        ]
        return told

    def _notice(self, rid: int, reason: str, imp: int) -> UndoNotice:
        connection = self._shop.connection
        record_id = connection.row("select id from records where rid = ?", (rid,))[0]
        import_id = connection.row("select id from imports where no = ?", (imp,))[0]
        return UndoNotice(hex_id(record_id), reason, ImportId(import_id.hex()))


def bytes_of(record_id: str) -> bytes:
    """A record id as bytes; raises NoRecord for what is none."""
    try:
        return bytes.fromhex(record_id)
    except ValueError:
        raise NoRecord(record_id) from None
