"""Checking payloads against what their headers promise, a block at a time.

Refuses: ending at one that does not open; it is named and the rest goes on.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

from vault.commitment import commit_each
from vault.entry import size_class
from vault.envelope import SLOT_BYTES
from vault.errors import Altered, ProofRefused
from vault.ids import LogId
from vault.log_faults import Fault, Faults
from vault.log_headers import Promise
from vault.log_read import Reader
from vault.log_rows import blocks
from vault.log_schema import bounds, index_of, row_id
from vault.log_state import LogState
from vault.seal import KEY_BYTES, open_each

_WHOLE: Final = (
    "select id, bundle, slot, body from payload where id >= ? and id < ? order by id limit ?"
)
_IDS: Final = "select id from payload where id >= ? and id < ? order by id limit ?"

Missing = tuple[LogId, int, bytes]
Hear = Callable[[int, Iterable[tuple[int, bytes, bytes]]], None]
"""Is told the payloads of a log's number as they were opened: index, meta, content."""


@dataclass(slots=True)
class PayloadCheck:
    """Walks one log's payloads beside its headers; `missing` are promised but not here."""

    reader: Reader
    state: LogState
    faults: Faults
    full: bool
    hear: Hear | None = None
    missing: list[Missing] = field(default_factory=list)
    _unreadable: list[range] = field(default_factory=list)

    def run(self, first: int, promises: list[Promise], leaves: list[bytes]) -> None:
        """Checks the payloads of consecutive entries from index `first` on."""
        rows = self._rows(first, len(promises))
        indices = [index_of(row[0]) for row in rows]
        if len(rows) != len(promises) or (None, 0) in promises:
            self._absent(first, promises, leaves, set(indices))
        if self.full:
            self._open(indices, rows, [promises[index - first] for index in indices])

    def _absent(
        self, first: int, promises: list[Promise], leaves: list[bytes], here: set[int]
    ) -> None:
        """Names what was promised and is not here, and what is here without a promise."""
        for index, (promise, leaf) in enumerate(zip(promises, leaves, strict=True), first):
            if promise[0] is None:
                if index in here:
                    self._fault(index, Fault.STRAY_PAYLOAD)
            elif index not in here and not any(index in hole for hole in self._unreadable):
                self.missing.append((self.state.log_id, index, leaf))

    def beyond(self, size: int) -> None:
        """Names a payload row behind the last entry."""
        rows = self.reader.connection.rows(
            "select id from payload where id >= ? and id < ? order by id limit 1",
            (row_id(self.state.number, size), bounds(self.state.number)[1]),
        )
        if rows:
            self._fault(index_of(rows[0][0]), Fault.STRAY_PAYLOAD)

    def _rows(self, first: int, count: int) -> list[Any]:
        query = _WHOLE if self.full else _IDS
        start = row_id(self.state.number, first)
        found = blocks(self.reader.connection, query, start, start + count, self._hole)
        return list(chain.from_iterable(found))

    def _hole(self, first: int, behind: int) -> None:
        hole = range(index_of(first), index_of(behind - 1) + 1)
        self._unreadable = [*self._unreadable[-8:], hole]
        self.faults.entry(self.state.log_id, hole[0], Fault.UNREADABLE, hole[-1])

    def _fault(self, index: int, what: str) -> None:
        self.faults.entry(self.state.log_id, index, what)

    def _open(self, indices: list[int], rows: list[Any], promises: list[Promise]) -> None:
        aad = self.reader.ledger_id + self.state.log_id
        secrets = self._secrets(rows)
        opened = open_each(
            [
                (secret[:KEY_BYTES], row[3], aad + index.to_bytes(8, "big"))
                for index, row, secret in zip(indices, rows, secrets, strict=True)
            ]
        )
        unpack = self.reader.envelopes.unpack
        found: list[tuple[int, Promise]] = []
        metas, contents, seeds = [], [], []
        for index, promise, secret, plain in zip(indices, promises, secrets, opened, strict=True):
            if promise[0] is None:
                continue
            try:
                meta, content = unpack(plain or b"")
            except ProofRefused:
                self._fault(index, Fault.PAYLOAD)
                continue
            found.append((index, promise))
            metas.append(meta)
            contents.append(content)
            seeds.append(secret[KEY_BYTES:])
        if self.hear is not None:
            heard = [index for index, _ in found]
            self.hear(self.state.number, zip(heard, metas, contents, strict=True))
        made = commit_each(zip(metas, contents, seeds, strict=True))
        self._compare(found, list(zip(made, map(size_class, map(len, contents)), strict=True)))

    def _compare(self, found: list[tuple[int, Promise]], made: list[Promise]) -> None:
        if made == [promise for _, promise in found]:
            return
        for (index, promise), (commitment, content_class) in zip(found, made, strict=True):
            if commitment != promise[0]:
                self._fault(index, Fault.COMMITMENT)
            if content_class != promise[1]:
                self._fault(index, Fault.SIZE_CLASS)

    def _secrets(self, rows: list[Any]) -> list[bytes]:
        """Key and seed of each row, or a key that opens nothing where there is none."""
        bundles = {number: self._bundle_of(number) for number in {row[1] for row in rows}}
        found = [
            bundles[number][slot * SLOT_BYTES : slot * SLOT_BYTES + SLOT_BYTES]
            for _, number, slot, _ in rows
        ]
        return [one if len(one) == SLOT_BYTES else bytes(SLOT_BYTES) for one in found]

    def _bundle_of(self, number: int) -> bytes:
        try:
            return self.reader.bundle(number)
        except ProofRefused:
            return b""
        except Altered:
            self.reader.connection.renew()
            return b""
