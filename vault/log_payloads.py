"""Checking payloads against what their headers promise, a block at a time.

Refuses: ending at one that does not open; it is named and the rest goes on.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
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
Hear = Callable[[int, list[tuple[int, bytes, bytes]]], None]
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
    _bundle: tuple[int, bytes] = (-1, b"")

    def run(self, first: int, promises: list[Promise], leaves: list[bytes]) -> None:
        """Checks the payloads of consecutive entries from index `first` on."""
        rows = self._rows(first, len(promises))
        work: list[tuple[int, Any, Promise]] = []
        start = row_id(self.state.number, first)
        for offset, promise in enumerate(promises):
            row = rows.get(start + offset)
            if promise[0] is None:
                if row is not None:
                    self._fault(first + offset, Fault.STRAY_PAYLOAD)
            elif row is not None:
                work.append((first + offset, row, promise))
            elif not any(first + offset in hole for hole in self._unreadable):
                self.missing.append((self.state.log_id, first + offset, leaves[offset]))
        if self.full:
            self._open(work)

    def beyond(self, size: int) -> None:
        """Names a payload row behind the last entry."""
        rows = self.reader.connection.rows(
            "select id from payload where id >= ? and id < ? order by id limit 1",
            (row_id(self.state.number, size), bounds(self.state.number)[1]),
        )
        if rows:
            self._fault(index_of(rows[0][0]), Fault.STRAY_PAYLOAD)

    def _rows(self, first: int, count: int) -> dict[int, Any]:
        query = _WHOLE if self.full else _IDS
        start = row_id(self.state.number, first)
        connection = self.reader.connection
        return {
            row[0]: row
            for block in blocks(connection, query, start, start + count, self._hole)
            for row in block
        }

    def _hole(self, first: int, behind: int) -> None:
        hole = range(index_of(first), index_of(behind - 1) + 1)
        self._unreadable = [*self._unreadable[-8:], hole]
        self.faults.entry(self.state.log_id, hole[0], Fault.UNREADABLE, hole[-1])

    def _fault(self, index: int, what: str) -> None:
        self.faults.entry(self.state.log_id, index, what)

    def _open(self, work: list[tuple[int, Any, Promise]]) -> None:
        aad = self.reader.ledger_id + self.state.log_id
        secrets = [self._secrets(row) for _, row, _ in work]
        opened = open_each(
            [
                (secret[:KEY_BYTES], row[3], aad + index.to_bytes(8, "big"))
                for (index, row, _), secret in zip(work, secrets, strict=True)
            ]
        )
        unpack = self.reader.envelopes.unpack
        found: list[tuple[int, Promise]] = []
        payloads: list[tuple[bytes, bytes, bytes]] = []
        for (index, _, promise), secret, plain in zip(work, secrets, opened, strict=True):
            try:
                meta, content = unpack(plain or b"")
            except ProofRefused:
                self._fault(index, Fault.PAYLOAD)
                continue
            found.append((index, promise))
            payloads.append((meta, content, secret[KEY_BYTES:]))
        self._compare(found, payloads)

    def _compare(
        self, found: list[tuple[int, Promise]], payloads: list[tuple[bytes, bytes, bytes]]
    ) -> None:
        made = commit_each(payloads)
        if self.hear is not None:
            heard = zip(found, payloads, strict=True)
            self.hear(self.state.number, [(one[0], meta, body) for one, (meta, body, _) in heard])
        for (index, (promised, content_class)), commitment, payload in zip(
            found, made, payloads, strict=True
        ):
            if commitment != promised:
                self._fault(index, Fault.COMMITMENT)
            if size_class(len(payload[1])) != content_class:
                self._fault(index, Fault.SIZE_CLASS)

    def _secrets(self, row: Any) -> bytes:
        """Key and seed of a row, or a key that opens nothing where the bundle does not open."""
        _, number, slot, _ = row
        if self._bundle[0] != number:
            self._bundle = (number, self._bundle_of(number))
        start = slot * SLOT_BYTES
        secret = self._bundle[1][start : start + SLOT_BYTES]
        return secret if len(secret) == SLOT_BYTES else bytes(SLOT_BYTES)

    def _bundle_of(self, number: int) -> bytes:
        try:
            return self.reader.bundle(number)
        except ProofRefused:
            return b""
        except Altered:
            self.reader.connection.renew()
            return b""
