"""What a log's next entry builds upon: its row in `logs`, read and written in one transaction.

Refuses: memory between transactions; another process may have written meanwhile.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

import cbor2

from vault.db import Connection
from vault.entry import ZERO_LEAF, Seen, cbor_seen
from vault.errors import Altered, ProofRefused, RolledBack
from vault.ids import LedgerId, LogId
from vault.tree import EMPTY_ROOT, CompactRange

PURPOSES: Final = ("household", "record", "share")
INCARNATION_BYTES: Final = 16

_LOG_ID_TAG: Final = b"rekamku/log-id/v1\x00"
_SELECT: Final = (
    "select number, log_id, public_key, incarnation, purpose, lamport, seen, edge, last_leaf"
    " from logs"
)


def log_id_for(public_key: bytes, incarnation: bytes, ledger_id: LedgerId, purpose: str) -> LogId:
    """First 16 bytes of SHA-256(tag ‖ public key ‖ incarnation ‖ ledger id ‖ purpose).

    `purpose` is `household`, `record` or `share`; ValueError for another or for an
    incarnation that is not 16 bytes.
    """
    if purpose not in PURPOSES or len(incarnation) != INCARNATION_BYTES:
        raise ValueError(purpose)
    whole = _LOG_ID_TAG + public_key + incarnation + ledger_id + purpose.encode("ascii")
    return LogId(sha256(whole).digest()[:16])


@dataclass(frozen=True, slots=True)
class LogState:
    """One log as it stands: who writes it, and what its next entry continues.

    `edge` is the compact range before the last entry: with the last leaf it gives the range
    of the whole log, and proves that leaf against a signed root without reading others.
    """

    number: int
    log_id: LogId
    public_key: bytes
    incarnation: bytes
    purpose: str
    lamport: int
    seen: tuple[Seen, ...]
    edge: CompactRange | None
    last_leaf: bytes

    @property
    def size(self) -> int:
        """How many entries the log has."""
        return 0 if self.edge is None else self.edge.size + 1

    def tree(self) -> CompactRange:
        """The compact range of the whole log."""
        if self.edge is None:
            return CompactRange()
        whole = self.edge.copy()
        whole.append(self.last_leaf)
        return whole

    def root(self) -> bytes:
        """The root of the whole log."""
        return EMPTY_ROOT if self.edge is None else self.tree().root()


def load_states(connection: Connection) -> list[LogState]:
    """Every log of the database. Raises Altered if a row has another form."""
    return [_state_of(row) for row in connection.rows(_SELECT + " order by number")]


def load_state(connection: Connection, log_id: LogId) -> LogState:
    """One log. Raises Altered(`unknown-log`) if the database has none of that id."""
    row = connection.row(_SELECT + " where log_id = ?", (log_id,))
    if row is None:
        raise Altered(log_id.hex(), "unknown-log")
    return _state_of(row)


def _state_of(row: Any) -> LogState:
    (number, log_id, public_key, incarnation, purpose, lamport, seen, edge, last_leaf) = row
    try:
        return LogState(
            number,
            LogId(log_id),
            public_key,
            incarnation,
            purpose,
            lamport,
            tuple(Seen(LogId(one), size, root) for one, size, root in cbor2.loads(seen)),
            CompactRange.from_bytes(edge) if edge else None,
            last_leaf,
        )
    except (ProofRefused, cbor2.CBORDecodeError, TypeError, ValueError):
        raise Altered(f"log {number}", "state") from None


def new_log(
    connection: Connection, log_id: LogId, public_key: bytes, incarnation: bytes, purpose: str
) -> None:
    """Adds an empty log."""
    connection.execute(
        "insert into logs"
        " (number, log_id, public_key, incarnation, purpose, lamport, seen, edge, last_leaf)"
        " values ((select coalesce(max(number), 0) + 1 from logs), ?, ?, ?, ?, 0, ?, x'', ?)",
        (log_id, public_key, incarnation, purpose, cbor_seen(()), ZERO_LEAF),
    )


def save_state(connection: Connection, state: LogState) -> None:
    """Writes what appending changed."""
    edge = b"" if state.edge is None else state.edge.to_bytes()
    connection.execute(
        "update logs set lamport = ?, seen = ?, edge = ?, last_leaf = ? where number = ?",
        (state.lamport, cbor_seen(state.seen), edge, state.last_leaf, state.number),
    )


def merge_seen(known: Iterable[Seen], news: Iterable[Seen]) -> tuple[Seen, ...]:
    """What is known of other logs after `news`, sorted by log id.

    Raises RolledBack if a log has become shorter than it was seen, Altered if it has
    another root at the same size.
    """
    merged = {one.log_id: one for one in known}
    for new in news:
        old = merged.get(new.log_id)
        if old is not None and new.size < old.size:
            raise RolledBack(new.log_id.hex(), old.size, new.size)
        if old is not None and new.size == old.size and new.root != old.root:
            raise Altered(new.log_id.hex(), "root-differs")
        if new.size:
            merged[new.log_id] = new
    return tuple(merged[one] for one in sorted(merged))
