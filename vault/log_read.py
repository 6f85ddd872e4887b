"""Reading entries back: header, leaf and payload, each checked against the other.

Refuses: entries whose leaf, place or commitment does not fit; they are named, never passed on.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from vault import commitment
from vault.db import Connection
from vault.entry import ZERO_LEAF, Entry, decode, header_of, header_start
from vault.envelope import SLOT_BYTES, Envelopes, Payload, open_bundle
from vault.errors import Altered, ProofRefused
from vault.ids import LedgerId, LogId
from vault.log_append import Position
from vault.log_rows import blocks
from vault.log_schema import bounds, index_of, row_id
from vault.seal import KEY_BYTES
from vault.tree import leaf_hash

_ENTRIES: Final = "select id, rest, leaf from entries where id >= ? and id < ? order by id limit ?"
_ONE: Final = "select id, rest, leaf from entries where id = ?"
_PAYLOADS: Final = (
    "select id, bundle, slot, body from payload where id >= ? and id < ? order by id limit ?"
)
_KEPT_BUNDLES: Final = 4


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One entry as read and checked; meta and content are b"" without or after a payload.

    `missing` says that the header commits to a payload which is no longer here.
    """

    position: Position
    entry: Entry
    meta: bytes
    content: bytes
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that `verify` found: where, and what (a word for the words table)."""

    where: str
    what: str


Named = Callable[[Problem], None]


def place(log_id: LogId, first: int, last: int | None = None) -> str:
    """How an entry, or a run of them, is named in a problem."""
    run = f"{first}" if last is None or last == first else f"{first}-{last}"
    return f"log {log_id.hex()} entry {run}"


@dataclass(slots=True)
class Reader:
    """Opens what one database holds of a ledger; keeps the last few key bundles at hand."""

    connection: Connection
    ledger_id: LedgerId
    envelopes: Envelopes
    _bundles: dict[int, tuple[bytes, bytes]] = field(default_factory=dict)

    def entries(
        self, log_id: LogId, number: int, first: int, named: Named | None = None
    ) -> Iterator[StoredEntry]:
        """Entries from index `first` on. Raises Altered, or names it and goes on."""
        end = bounds(number)[1]
        hole = None if named is None else _hole_namer(log_id, named)
        for block in blocks(self.connection, _ENTRIES, row_id(number, first), end, hole):
            payloads = self._payloads(block[0][0], block[-1][0] + 1, hole)
            opened: dict[int, bytes] = {}
            before = self._row_before(block[0][0], hole)
            for row in block:
                payload = payloads.get(row[0])
                try:
                    made = self.checked(log_id, row, _leaf_before(row, before), payload, opened)
                except Altered as altered:
                    if named is None:
                        raise
                    named(Problem(altered.where, altered.what))
                else:
                    yield made
                before = row

    def one(self, log_id: LogId, number: int, index: int) -> StoredEntry:
        """One entry. Raises Altered if it is missing, unreadable or does not fit."""
        at = row_id(number, index)
        rows = self.connection.rows(_ENTRIES, (at, at + 1, 1))
        if not rows:
            raise Altered(place(log_id, index), "gap")
        payload = self._payloads(at, at + 1, None).get(at)
        previous = _leaf_before(rows[0], self._row_before(at, None))
        return self.checked(log_id, rows[0], previous, payload, {})

    def _row_before(self, row: int, hole: Callable[[int, int], None] | None) -> Any:
        """The row before, or None; with `hole` also where its page cannot be read."""
        try:
            return self.connection.row(
                "select id, rest, leaf from entries where id = ?", (row - 1,)
            )
        except Altered:
            if hole is None:
                raise
            self.connection.renew()
            return None

    def _payloads(
        self, first: int, end: int, hole: Callable[[int, int], None] | None
    ) -> dict[int, Any]:
        found: dict[int, Any] = {}
        for block in blocks(self.connection, _PAYLOADS, first, end, hole):
            found.update((row[0], row) for row in block)
        return found

    def checked(
        self,
        log_id: LogId,
        row: Any,
        previous: bytes | None,
        payload_row: Any,
        opened: dict[int, bytes],
    ) -> StoredEntry:
        """The entry of a row and its payload row (or None). Raises Altered.

        `previous` is the leaf before it, None where that is missing; `opened` keeps the
        bundles of one block; across blocks another process may change them.
        """
        row_number, rest, leaf = row
        index = index_of(row_number)
        if previous is None:
            raise Altered(place(log_id, index), "chain")
        header = header_of(header_start(self.ledger_id, log_id), index, previous, rest)
        if leaf_hash(header) != leaf:
            raise Altered(place(log_id, index), "leaf")
        try:
            entry = decode(header)
        except ProofRefused as refused:
            raise Altered(place(log_id, index), refused.what) from None
        position = Position(log_id, index, leaf)
        if entry.commitment is None or payload_row is None:
            return StoredEntry(position, entry, b"", b"", missing=entry.commitment is not None)
        payload = self._payload(position, entry, payload_row, opened)
        return StoredEntry(position, entry, payload.meta, payload.content)

    def _payload(
        self, position: Position, entry: Entry, row: Any, opened: dict[int, bytes]
    ) -> Payload:
        _, bundle, slot, body = row
        try:
            if bundle not in opened:
                opened[bundle] = self.bundle(bundle)
            key, seed = _slot(opened[bundle], slot)
            payload = self.envelopes.open(position.log_id, position.index, body, key)
        except ProofRefused as refused:
            raise Altered(place(position.log_id, position.index), refused.what) from None
        if commitment.commitment(payload.meta, payload.content, seed) != entry.commitment:
            raise Altered(place(position.log_id, position.index), "commitment")
        return payload

    def secrets(self, bundle: int, slot: int) -> tuple[bytes, bytes]:
        """The single-use key and the seed of a slot. Raises ProofRefused or Altered."""
        return _slot(self.bundle(bundle), slot)

    def bundle(self, number: int) -> bytes:
        """The secrets of a bundle. Raises ProofRefused if it is missing or altered."""
        row = self.connection.row("select id, epoch from bundles where number = ?", (number,))
        if row is None:
            raise ProofRefused("bundle")
        bundle_id, epoch = row
        kept = self._bundles.get(number)
        if kept is None or kept[0] != bundle_id:
            kept = (bundle_id, self._opened(number, bundle_id, epoch))
            while len(self._bundles) >= _KEPT_BUNDLES:
                del self._bundles[next(iter(self._bundles))]
            self._bundles[number] = kept
        return kept[1]

    def _opened(self, number: int, bundle_id: bytes, epoch: int) -> bytes:
        row = self.connection.row(
            "select e.key, b.sealed from bundles b join epochs e on e.epoch = b.epoch"
            " where b.number = ?",
            (number,),
        )
        if row is None:
            raise ProofRefused("epoch")
        return open_bundle(row[0], self.ledger_id, epoch, bundle_id, row[1])

    def forget(self) -> None:
        """Drops the key bundles at hand."""
        self._bundles.clear()


def _leaf_before(row: Any, before: Any) -> bytes | None:
    """The leaf before a row: zeros for the first of a log, None if its neighbour is missing."""
    if index_of(row[0]) == 0:
        return ZERO_LEAF
    known = before is not None and before[0] == row[0] - 1
    return before[2] if known else None


def _slot(secrets: bytes, slot: int) -> tuple[bytes, bytes]:
    start = slot * SLOT_BYTES
    if not 0 <= start <= len(secrets) - SLOT_BYTES:
        raise ProofRefused("bundle")
    return secrets[start : start + KEY_BYTES], secrets[start + KEY_BYTES : start + SLOT_BYTES]


def _hole_namer(log_id: LogId, named: Named) -> Callable[[int, int], None]:
    def hole(first: int, behind: int) -> None:
        named(Problem(place(log_id, index_of(first), index_of(behind - 1)), "unreadable"))

    return hole


def order_of(stored: StoredEntry) -> tuple[int, bytes, int]:
    """Lamport, log id, index: the one order of all logs (format.md 7)."""
    return stored.entry.lamport, stored.position.log_id, stored.position.index
