"""What happens to a share, written down: one transaction, one entry, one receipt each.

Refuses: deciding; `vault/share_store.py` says what happens, here it becomes durable.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from vault import share_rows as rows
from vault.db import Connection, transaction
from vault.entry import Operation, Seen, Target
from vault.errors import RestoredCopy, VaultError
from vault.ids import LogId, ShareId
from vault.log import Ledger, NewEntry, Position, Writer
from vault.meta import encode_meta
from vault.record_values import CommitListener
from vault.share_values import Event, Receipt, Refused, Share, ShareState

REFUSALS_KEPT = 200
"""Refusals of one share that get a receipt; later ones are only counted."""
LONGEST_TEXT = 500
"""Characters of what a visitor says of themselves that are kept."""

OVER = frozenset({ShareState.STOPPED, ShareState.EXPIRED, ShareState.USED_UP, ShareState.LOCKED})
_OPERATIONS = {
    Event.OPENED: Operation.ACCESS,
    Event.PRINTED: Operation.ACCESS,
    Event.REFUSED: Operation.REFUSE,
    Event.RETURNED: Operation.RETURN,
}


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, in their own words, and over which way."""

    recipient: str
    transport: str


NOBODY = Visitor("", "")


class ShareLog:
    """Writes the history of one person's shares."""

    def __init__(
        self,
        connection: Connection,
        ledger: Ledger,
        writer: Writer | VaultError | None,
        clock: Callable[[], int],
        random: Callable[[int], bytes],
        on_commit: CommitListener,
        other_heads: Callable[[], Sequence[Seen]],
    ) -> None:
        self._connection = connection
        self._ledger = ledger
        self._writer = writer
        self._clock = clock
        self._random = random
        self._on_commit = on_commit
        self._other_heads = other_heads

    @contextmanager
    def writing(self) -> Iterator[int]:
        """One transaction with its checkpoint, at one moment (milliseconds since 1970)."""
        writer = self._owner()
        before = self._connection.total_changes
        head = None
        with transaction(self._connection):
            yield self._clock()
            if self._connection.total_changes != before:
                head = self._ledger.seal_transaction(writer)
        if head is not None:
            self._on_commit(head)

    @property
    def writable(self) -> bool:
        """Whether anything may be written here."""
        return isinstance(self._writer, Writer)

    def _owner(self) -> Writer:
        if isinstance(self._writer, Writer):
            return self._writer
        raise self._writer or RestoredCopy()

    def append(
        self,
        operation: Operation,
        meta: dict[str, Any],
        now: int,
        *,
        content: bytes = b"",
        share: Share | None = None,
    ) -> Position:
        """Appends one entry, aimed at the entry that granted `share`."""
        target = None
        if share is not None:
            log_id, index, leaf = rows.start_of(self._connection, share.id)
            target = Target(LogId(log_id), index, leaf)
        entry = NewEntry(operation, encode_meta(meta), content, target)
        return self._ledger.append(
            self._owner(), [entry], claimed_ms=now, random=self._random, seen=self._other_heads()
        )[0]

    def receipt(
        self, share: Share, event: Event, now: int, who: Visitor = NOBODY, **facts: str | int
    ) -> None:
        """Writes what happened to a share as an entry and as a line of its history."""
        handed = event in {Event.OPENED, Event.PRINTED}
        given = (len(share.records), self._size(share.id)) if handed else (0, 0)
        result = str(facts.get("reason", "ok"))
        recipient = who.recipient[:LONGEST_TEXT]
        meta = {
            "event": event.value,
            "recipient": recipient,
            "records": given[0],
            "result": result,
            "share": share.id,
            "size": given[1],
            "transport": who.transport,
            **facts,
        }
        operation = _OPERATIONS.get(event, Operation.SHARE_CHANGE)
        position = self.append(operation, meta, now, share=share)
        self.note(share.id, event, position, now, (recipient, who.transport), given, result)

    def refuse(self, share: Share, reason: Refused, now: int, who: Visitor) -> None:
        """Notes that a request got nothing; a flood of them is only counted."""
        count = self._connection.row("select refusals from shares where id = ?", (share.id,))[0]
        self.set(share.id, refusals=count + 1)
        if count < REFUSALS_KEPT or reason is Refused.WRONG_PASSCODE:
            self.receipt(share, Event.REFUSED, now, who, reason=reason.value)

    def note(
        self,
        share_id: ShareId,
        event: Event,
        position: Position,
        now: int,
        who: tuple[str, str] = ("", ""),
        given: tuple[int, int] = (0, 0),
        result: str = "ok",
    ) -> None:
        """Adds the receipt of an entry: `who` is recipient and transport, `given` how much."""
        receipt = Receipt(
            share=share_id,
            when_ms=now,
            event=event,
            recipient=who[0],
            transport=who[1],
            records=given[0],
            size=given[1],
            result=result,
            log_id=position.log_id,
            index=position.index,
            leaf=position.leaf,
        )
        rows.insert_receipt(self._connection, receipt)

    def expire(self, share: Share, now: int) -> Share:
        """The share, ended with its receipt if its time is over."""
        if share.state in OVER or now < share.expires_ms:
            return share
        self.end(share.id, ShareState.EXPIRED)
        self.receipt(share, Event.EXPIRED, now)
        return replace(share, state=ShareState.EXPIRED)

    def end(self, share_id: ShareId, state: ShareState) -> None:
        """Puts a share into a final state and destroys its documents and the link's key."""
        self.set(share_id, state=state.value, key=b"")
        number = rows.number_of(self._connection, share_id)
        self._connection.execute("delete from documents where share = ?", (number,))

    def set(self, share_id: ShareId, **columns: str | int | bytes | None) -> None:
        """Changes columns of a share's row."""
        names = ", ".join(f"{name} = ?" for name in columns)
        self._connection.execute(
            f"update shares set {names} where id = ?",  # noqa: S608 - own words only
            (*columns.values(), share_id),
        )

    def _size(self, share_id: ShareId) -> int:
        found = self._connection.row(
            "select coalesce(sum(length(content)), 0) from documents d join shares s"
            " on s.no = d.share where s.id = ? and d.seq >= 0",
            (share_id,),
        )
        return int(found[0])
