"""Checking headers against each other: the fixed form first, decoding only where it differs.

Refuses: trusting a header's own word for its time or what it cites.
"""

from dataclasses import dataclass, field
from typing import Final

from vault.entry import (
    HASH_HEAD,
    ZERO_LEAF,
    Entry,
    Operation,
    Seen,
    Target,
    cbor_integer,
    cbor_integers,
    decode_rest,
)
from vault.errors import Altered, ProofRefused, RolledBack
from vault.ids import LogId
from vault.log_faults import Fault, Faults
from vault.log_state import merge_seen

_NULL: Final = b"\xf6"
_SMALL: Final = 24
_PROMISED: Final = slice(-33, -1)
"""Where a header of the fixed form has its commitment; one byte of size class follows."""

Promise = tuple[bytes | None, int]
"""What a header says of its payload: commitment and size class."""


@dataclass(slots=True)
class HeaderCheck:
    """Walks one log's headers in order and remembers what later checks need.

    Most headers differ from the one before only in their place, Lamport value and commitment; a
    run of those is made and compared at once (measured: a fifth of the time of decoding).
    `previous` None means that the entry before could not be read; `_reach` is how long a run is
    tried: twice the one before.
    """

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
    _reach: int = 1

    def jump(self, index: int) -> None:
        """The entries before `index` are gone or unreadable."""
        self.index = index
        self.previous = None

    def run(self, rests: list[bytes], leaves: list[bytes]) -> list[Promise]:
        """Checks consecutive headers from `index` on; `leaves` are their recomputed hashes.

        `rests` is what they say beyond their place, which the leaves have shown to hold.
        """
        promises: list[Promise] = []
        done = 0
        while done < len(rests):
            usual = self._usual(rests[done : done + self._reach])
            if not usual:
                usual = [self._slow(rests[done])]
            promises += usual
            done += len(usual)
            self.index += len(usual)
            self.previous = leaves[done - 1]
        return promises

    def _usual(self, rests: list[bytes]) -> list[Promise]:
        """What those headers promise that have the fixed form, from the first on."""
        if not self._middle:
            return []
        count = _alike(rests, self._expected(rests))
        self._reach = max(1, 2 * count)
        self.lamport += count
        return [(rest[_PROMISED], rest[-1]) for rest in rests[:count]]

    def _expected(self, rests: list[bytes]) -> list[bytes]:
        """What each would be in the fixed form, with its own commitment and size class."""
        middle, tail = self._middle, slice(_PROMISED.start, None)
        clocks = cbor_integers(self.lamport + 1, len(rests))
        return [
            _NULL + clock + middle + rest[tail] for clock, rest in zip(clocks, rests, strict=True)
        ]

    def _slow(self, rest: bytes) -> Promise:
        self._middle = b""
        try:
            entry = decode_rest(rest)
        except ProofRefused:
            self.faults.entry(self.log_id, self.index, Fault.HEADER)
            return None, 0
        self._check(entry)
        self._remember(entry)
        self.lamport = entry.lamport
        return entry.commitment, entry.size_class

    def _check(self, entry: Entry) -> None:
        if entry.lamport <= self.lamport:
            self.faults.entry(self.log_id, self.index, Fault.LAMPORT)
        if entry.seen is not None:
            self._check_seen(entry.seen)

    def _check_seen(self, seen: tuple[Seen, ...]) -> None:
        try:
            merged = merge_seen(self.seen, seen)
        except (RolledBack, Altered):
            merged = ()
        if merged != seen or self.log_id in {one.log_id for one in seen}:
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
            self._middle = times + _NULL + HASH_HEAD


def _alike(headers: list[bytes], expected: list[bytes]) -> int:
    """How many of them, from the first on, are as expected and end in a size class."""
    if headers == expected and max(header[-1] for header in headers) < _SMALL:
        return len(headers)
    pairs = enumerate(zip(headers, expected, strict=True))
    return next(at for at, (one, other) in pairs if one != other or one[-1] >= _SMALL)
