"""Recomputing one log: entries in order, the tree over them, every signed checkpoint.

Refuses: reporting a root for entries that it could not read.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from operator import add
from typing import Any, Final

from vault.digests import sha256_each
from vault.entry import HASH_HEAD, cbor_integers, header_of, header_start
from vault.errors import Altered, ProofRefused
from vault.log_faults import Fault, Faults
from vault.log_headers import HeaderCheck
from vault.log_payloads import Hear, PayloadCheck
from vault.log_read import Reader
from vault.log_rows import blocks
from vault.log_schema import SUBTREE_LEVEL, bounds, index_of, row_id
from vault.log_state import PURPOSES, LogState, load_state, log_id_for
from vault.note import signed_head
from vault.tree import CompactRange, leaf_hash

_ENTRIES: Final = "select id, rest, leaf from entries where id >= ? and id < ? order by id limit ?"
_CHECKPOINTS: Final = (
    "select id, root, note from checkpoints where id >= ? and id < ? order by id limit ?"
)
_SUBTREES: Final = "select id, root from subtrees where id >= ? and id < ? order by id limit ?"

Tick = Callable[[int], bool]
"""Told how many more entries are done; False means stop."""


@dataclass(slots=True)
class LogCheck:
    """One log under verification. `whole` stays true while every entry could be read."""

    reader: Reader
    state: LogState
    faults: Faults
    full: bool
    hear: Hear | None = None
    headers: HeaderCheck = field(init=False)
    payloads: PayloadCheck = field(init=False)
    tree: CompactRange = field(default_factory=CompactRange)
    whole: bool = True
    _roots: dict[int, bytes] = field(default_factory=dict)
    _subtrees: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        state = self.state
        self.headers = HeaderCheck(state.log_id, self.faults)
        self.payloads = PayloadCheck(self.reader, state, self.faults, self.full, self.hear)

    def run(self, tick: Tick) -> bool:
        """Checks the log as it stood at the beginning; False if it was stopped."""
        self._check_name()
        if not self._read_checkpoints(tick):
            return False
        number = self.state.number
        query = blocks(
            self.reader.connection,
            _ENTRIES,
            row_id(number, 0),
            row_id(number, self.state.size),
            self._hole,
        )
        for block in query:
            for part in _consecutive(block):
                self._entries(part)
            if not tick(len(block)):
                return False
        self._end()
        return True

    def _check_name(self) -> None:
        state = self.state
        if state.purpose in PURPOSES:
            made = log_id_for(
                state.public_key, state.incarnation, self.reader.ledger_id, state.purpose
            )
            if made == state.log_id:
                return
        self.faults.log(state.log_id, Fault.LOG_ID)

    def _read_checkpoints(self, tick: Tick) -> bool:
        first, end = bounds(self.state.number)

        def hole(first: int, _behind: int) -> None:
            self.faults.log(self.state.log_id, Fault.UNREADABLE, index_of(first))

        for block in blocks(self.reader.connection, _CHECKPOINTS, first, end, hole):
            for row, root, note in block:
                self._checkpoint(index_of(row), root, note)
                if not tick(0):
                    return False
        return True

    def _checkpoint(self, size: int, root: bytes, note: bytes) -> None:
        state = self.state
        try:
            head = signed_head(note, state.log_id, state.public_key)
        except (ProofRefused, TypeError):
            self.faults.log(state.log_id, Fault.CHECKPOINT, size)
            return
        if (head.size, head.root) != (size, root):
            self.faults.log(state.log_id, Fault.CHECKPOINT, size)
        self._roots[size] = head.root

    def _hole(self, first: int, behind: int) -> None:
        start, last = index_of(first), min(index_of(behind - 1), self.state.size - 1)
        self.faults.entry(self.state.log_id, start, Fault.UNREADABLE, last)
        self.whole = False
        self.headers.jump(last + 1)

    def _entries(self, rows: list[Any]) -> None:
        first = index_of(rows[0][0])
        if first != self.headers.index:
            self._gap(self.headers.index, first - 1)
        rests = [row[1] for row in rows]
        stored = [row[2] for row in rows]
        leaves = self._leaves(first, rests, stored)
        promises = self.headers.run(rests, leaves)
        self.payloads.run(first, promises, leaves)
        if self.whole:
            self._grow(leaves)

    def _leaves(self, first: int, rests: list[bytes], stored: list[bytes]) -> list[bytes]:
        """The leaves recomputed, each over the one stored before it; then compared."""
        before = [self.headers.previous or b"", *stored[:-1]]
        heads = [number + HASH_HEAD for number in cbor_integers(first, len(rests))]
        start = header_start(self.reader.ledger_id, self.state.log_id)
        made = sha256_each(map(add, map(add, heads, before), rests), b"\x00" + start)
        if self.headers.previous is None:
            made[0] = stored[0]
        return made if made == stored else self._chained(first, rests, stored, made)

    def _chained(
        self, first: int, rests: list[bytes], stored: list[bytes], made: list[bytes]
    ) -> list[bytes]:
        """The same where leaves differ: behind a leaf that was changed the others still hold."""
        log_id, start = self.state.log_id, header_start(self.reader.ledger_id, self.state.log_id)
        for place, (rest, kept) in enumerate(zip(rests, stored, strict=True)):
            if place and made[place - 1] != stored[place - 1]:
                chained = leaf_hash(header_of(start, first + place, made[place - 1], rest))
                made[place] = chained if chained == kept else made[place]
            if made[place] != kept:
                self.faults.entry(log_id, first + place, Fault.LEAF)
        return made

    def _gap(self, first: int, last: int) -> None:
        if last >= first:
            self.faults.entry(self.state.log_id, first, Fault.GAP, last)
            self.whole = False
            self.headers.jump(last + 1)

    def _grow(self, leaves: list[bytes]) -> None:
        start, end = self.tree.size, self.tree.size + len(leaves)
        sizes = sorted(size for size in range(start + 1, end + 1) if size in self._roots)
        for size in (*sizes, end):
            if size > self.tree.size:
                part = leaves[self.tree.size - start : size - start]
                self._subtrees += self.tree.extend(part, SUBTREE_LEVEL)
            if size in self._roots and self.tree.root() != self._roots[size]:
                self.faults.log(self.state.log_id, Fault.ROOT_DIFFERS, size)

    def _end(self) -> None:
        self._gap(self.headers.index, self.state.size - 1)
        if self.whole:
            self._check_state()
            self._check_subtrees()
        signed = max(self._roots, default=0)
        size = self.state.size
        if signed < size:
            self.faults.entry(self.state.log_id, signed, Fault.BEYOND_CHECKPOINT, size - 1)
        self._check_now(signed)

    def _check_now(self, signed: int) -> None:
        """Rows behind the end, unless another process has appended meanwhile."""
        self.payloads.beyond(size := load_state(self.reader.connection, self.state.log_id).size)
        number = self.state.number
        behind = self.reader.connection.row(
            "select max(id) from entries where id >= ? and id < ?",
            (row_id(number, size), bounds(number)[1]),
        )[0]
        if behind is not None:
            self.faults.entry(self.state.log_id, size, Fault.BEYOND_CHECKPOINT, index_of(behind))
        if signed > size:
            self.faults.log(self.state.log_id, Fault.SHORTER, signed)

    def _check_state(self) -> None:
        if self.state.size and (
            self.state.root() != self.tree.root() or self.state.last_leaf != self.headers.previous
        ):
            self.faults.log(self.state.log_id, Fault.STATE)

    def _check_subtrees(self) -> None:
        number, count = self.state.number, self.state.size >> SUBTREE_LEVEL
        try:
            kept = [
                tuple(row)
                for block in blocks(
                    self.reader.connection, _SUBTREES, row_id(number, 0), row_id(number, count)
                )
                for row in block
            ]
        except Altered:
            self.reader.connection.renew()
            kept = []
        if kept != list(enumerate(self._subtrees, row_id(number, 0))):
            self.faults.log(self.state.log_id, Fault.SUBTREE)


def _consecutive(rows: list[Any]) -> list[list[Any]]:
    """Splits rows where an id is skipped."""
    if rows[-1][0] - rows[0][0] == len(rows) - 1:
        return [rows]
    parts: list[list[Any]] = []
    for row in rows:
        if parts and row[0] == parts[-1][-1][0] + 1:
            parts[-1].append(row)
        else:
            parts.append([row])
    return parts
