"""Checking headers against each other: the fixed form first, decoding only where it differs.

Refuses: trusting a header's own word for its place, its predecessor or what it cites.
"""

from dataclasses import dataclass, field
from typing import Final

from vault.entry import (
    ZERO_LEAF,
    Entry,
    Operation,
    Seen,
    Target,
    cbor_integer,
    cbor_integers,
    decode,
    header_start,
)
from vault.errors import Altered, ProofRefused, RolledBack
from vault.ids import LedgerId, LogId
from vault.log_faults import Fault, Faults
from vault.log_state import merge_seen

_NULL: Final = b"\xf6"
_HASH: Final = b"\x58\x20"
_HASH_BYTES: Final = 32
_SMALL: Final = 24

Promise = tuple[bytes | None, int]
"""What a header says of its payload: commitment and size class."""


@dataclass(slots=True)
class HeaderCheck:
    """Walks one log's headers in order and remembers what later checks need.

    Most headers differ from the one before only in index, previous leaf, Lamport value and
    commitment; those are compared with bytes made from the one before (measured: half the
    time of decoding). `previous` None means that the entry before could not be read.
    """

    ledger_id: LedgerId
    log_id: LogId
    faults: Faults
    index: int = 0
    previous: bytes | None = ZERO_LEAF
    lamport: int = 0
    seen: tuple[Seen, ...] = ()
    targets: list[tuple[int, Target]] = field(default_factory=list)
    erases: set[tuple[LogId, int, bytes]] = field(default_factory=set)
    cited: dict[Seen, int] = field(default_factory=dict)
    _middle: bytes = b""

    def jump(self, index: int) -> None:
        """The entries before `index` are gone or unreadable."""
        self.index = index
        self.previous = None

    def run(self, headers: list[bytes], leaves: list[bytes]) -> list[Promise]:
        """Checks consecutive headers from `index` on; `leaves` are their recomputed hashes."""
        promises: list[Promise] = []
        start = header_start(self.ledger_id, self.log_id)
        numbers = cbor_integers(self.index, len(headers))
        for number, header, leaf in zip(numbers, headers, leaves, strict=True):
            promises.append(self._usual(start + number, header) or self._slow(header))
            self.previous = leaf
            self.index += 1
        return promises

    def _usual(self, start: bytes, header: bytes) -> Promise | None:
        if not self._middle or self.previous is None:
            return None
        clock = self.lamport + 1
        expected = start + _HASH + self.previous + _NULL + cbor_integer(clock) + self._middle
        end = len(expected) + _HASH_BYTES
        if header.startswith(expected) and len(header) == end + 1 and header[end] < _SMALL:
            self.lamport = clock
            return header[end - _HASH_BYTES : end], header[end]
        return None

    def _slow(self, header: bytes) -> Promise:
        self._middle = b""
        try:
            entry = decode(header)
        except ProofRefused:
            self.faults.entry(self.log_id, self.index, Fault.HEADER)
            return None, 0
        self._check(entry)
        self._remember(entry)
        self.lamport = entry.lamport
        return entry.commitment, entry.size_class

    def _check(self, entry: Entry) -> None:
        whose = (entry.ledger_id, entry.log_id, entry.index)
        if whose != (self.ledger_id, self.log_id, self.index):
            self.faults.entry(self.log_id, self.index, Fault.PLACE)
        if self.previous is not None and entry.previous != self.previous:
            self.faults.entry(self.log_id, self.index, Fault.CHAIN)
        if entry.lamport <= self.lamport:
            self.faults.entry(self.log_id, self.index, Fault.LAMPORT)
        if entry.seen is not None:
            self._check_seen(entry.seen)

    def _check_seen(self, seen: tuple[Seen, ...]) -> None:
        try:
            merged = merge_seen(self.seen, seen)
        except (RolledBack, Altered):
            merged = ()
        if merged != seen:
            self.faults.entry(self.log_id, self.index, Fault.SEEN)
        self.seen = seen
        for one in seen:
            self.cited.setdefault(one, self.index)

    def _remember(self, entry: Entry) -> None:
        if entry.target is not None:
            self.targets.append((self.index, entry.target))
            if entry.operation == Operation.ERASE:
                target = entry.target
                self.erases.add((target.log_id, target.index, target.leaf))
        elif entry.commitment is not None:
            times = cbor_integer(entry.claimed_ms) + cbor_integer(entry.operation)
            self._middle = times + _NULL + _HASH
