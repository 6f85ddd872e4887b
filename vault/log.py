"""The ledger of one database: writers, appending, heads, reading in order, proofs, checks.

Refuses: changing or removing an entry, and appending outside a transaction.
"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice

from vault import dictionaries
from vault.db import Connection
from vault.entry import Seen
from vault.envelope import Envelopes
from vault.errors import Altered
from vault.ids import LedgerId, LogId
from vault.log_append import CHUNK, Means, NewEntry, Occasion, Position, append_chunk
from vault.log_payloads import Hear
from vault.log_proof import EntryProof, Paths, root_at, seen_holds
from vault.log_read import Named, Problem, Reader, StoredEntry, order_of, place
from vault.log_schema import SCHEMA_FORMAT, bounds, index_of, make_tables, row_id
from vault.log_state import (
    PURPOSES,
    LogState,
    load_state,
    load_states,
    log_id_for,
    new_log,
)
from vault.log_tail import verify_tail
from vault.log_verify import LedgerReport, LogReport, Watch, verify_ledger
from vault.note import sign_head
from vault.sign import SigningKey, check_public
from vault.tree import EMPTY_ROOT

__all__ = [
    "EntryProof",
    "Head",
    "Ledger",
    "LedgerReport",
    "LogReport",
    "NewEntry",
    "Position",
    "Problem",
    "StoredEntry",
    "Writer",
    "log_id_for",
]

_PAGE = 256


@dataclass(frozen=True, slots=True)
class Writer:
    """Who may append to one log: its signing key and the incarnation it belongs to."""

    ledger_id: LedgerId
    log_id: LogId
    signer: SigningKey
    incarnation: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """A log's size and root at its latest signed checkpoint."""

    log_id: LogId
    size: int
    root: bytes

    def seen(self) -> Seen:
        """As another log cites it."""
        return Seen(self.log_id, self.size, self.root)


class Ledger:
    """One per open database. Everything is read afresh: other processes write beside us."""

    def __init__(self, connection: Connection, ledger_id: LedgerId) -> None:
        """Raises Altered if the database holds no ledger of that id in a known format."""
        self._connection = connection
        self.ledger_id = ledger_id
        found = connection.rows("select format, ledger_id from ledger")
        if found != [(SCHEMA_FORMAT, ledger_id)]:
            raise Altered(connection.path.name, "ledger-id")
        kept = dict(connection.rows("select id, content from dictionaries"))
        current = max(kept, default=dictionaries.NO_DICTIONARY)
        self._envelopes = Envelopes(ledger_id, kept, current)
        self._reader = Reader(connection, ledger_id, self._envelopes)

    @classmethod
    def create(
        cls, connection: Connection, ledger_id: LedgerId, random: Callable[[int], bytes]
    ) -> "Ledger":
        """Makes the tables, the key of epoch 0 and the copy of the dictionary.

        Call it inside the transaction that makes the database's other tables.
        """
        make_tables(connection)
        connection.execute(
            "insert into ledger (format, ledger_id) values (?, ?)", (SCHEMA_FORMAT, ledger_id)
        )
        connection.execute("insert into epochs (epoch, key) values (0, ?)", (random(32),))
        connection.execute(
            "insert into dictionaries (id, content) values (?, ?)",
            (dictionaries.CURRENT, dictionaries.shipped(dictionaries.CURRENT)),
        )
        return cls(connection, ledger_id)

    def add_writer(self, writer: Writer) -> None:
        """Registers a new log.

        Raises ProofRefused for a weak public key, ValueError if the log id does not follow
        from key, incarnation, ledger and a known purpose.
        """
        check_public(writer.signer.public)
        made = {
            log_id_for(writer.signer.public, writer.incarnation, self.ledger_id, one): one
            for one in PURPOSES
        }
        if writer.log_id not in made or writer.ledger_id != self.ledger_id:
            raise ValueError(writer.log_id.hex())
        purpose = made[writer.log_id]
        new_log(self._connection, writer.log_id, writer.signer.public, writer.incarnation, purpose)

    def append(
        self,
        writer: Writer,
        entries: Sequence[NewEntry],
        *,
        claimed_ms: int,
        random: Callable[[int], bytes],
        seen: Sequence[Seen] = (),
        lamport: int = 0,
    ) -> list[Position]:
        """Appends entries inside the caller's transaction; best in chunks of 500 to 1,000.

        `seen` names heads of logs in other databases as known now; logs of this database and
        what was seen before are added by themselves. `lamport` is the least value to go on
        from. Raises RolledBack or Altered if a log seen before is now shorter or another,
        ProofRefused(`payload-size`) over the ceiling, ValueError outside a transaction.
        """
        if not self._connection.in_transaction:
            raise ValueError("no transaction")
        self._own(writer)
        positions: list[Position] = []
        occasion = Occasion(claimed_ms, tuple(seen), lamport)
        means = self._means()
        for start in range(0, len(entries), CHUNK):
            chunk = entries[start : start + CHUNK]
            positions += append_chunk(means, writer.log_id, chunk, occasion, random)
        return positions

    def _means(self) -> Means:
        epoch, key = self._connection.rows(
            "select epoch, key from epochs order by epoch desc limit 1"
        )[0]
        return Means(self._connection, self.ledger_id, self._envelopes, epoch, key)

    def _own(self, writer: Writer) -> LogState:
        state = load_state(self._connection, writer.log_id)
        if state.public_key != writer.signer.public:
            raise Altered(writer.log_id.hex(), "public-key")
        return state

    def seal_transaction(self, writer: Writer) -> Head:
        """Signs the checkpoint of the whole transaction; call it just before COMMIT."""
        if not self._connection.in_transaction:
            raise ValueError("no transaction")
        state = self._own(writer)
        root = state.root()
        if state.size:
            note = sign_head(state.log_id, state.size, root, writer.signer)
            self._connection.execute(
                "insert or ignore into checkpoints (id, root, note) values (?, ?, ?)",
                (row_id(state.number, state.size), root, note),
            )
        return Head(state.log_id, state.size, root)

    def heads(self) -> tuple[Head, ...]:
        """The latest checkpoint of every log here, in the order they were opened."""
        return tuple(self._head(state) for state in load_states(self._connection))

    def head(self, log_id: LogId) -> Head:
        """The latest checkpoint of one log; Altered(`unknown-log`) if there is no such log."""
        return self._head(load_state(self._connection, log_id))

    def _head(self, state: LogState) -> Head:
        row = self._connection.row(
            "select id, root from checkpoints where id >= ? and id < ? order by id desc limit 1",
            bounds(state.number),
        )
        if row is None:
            return Head(state.log_id, 0, EMPTY_ROOT)
        return Head(state.log_id, index_of(row[0]), row[1])

    def lamport(self) -> int:
        """The largest Lamport value in this database."""
        return max((one.lamport for one in load_states(self._connection)), default=0)

    def read(self, log_id: LogId, index: int) -> StoredEntry:
        """One entry, checked. Raises Altered if it is missing, unreadable or does not fit."""
        return self._reader.one(log_id, load_state(self._connection, log_id).number, index)

    def leaf(self, log_id: LogId, index: int) -> bytes:
        """The leaf hash of an entry. Raises Altered(`gap`) if there is no such entry."""
        number = load_state(self._connection, log_id).number
        row = self._connection.row(
            "select leaf from entries where id = ?", (row_id(number, index),)
        )
        if row is None:
            raise Altered(place(log_id, index), "gap")
        leaf: bytes = row[0]
        return leaf

    def walk(
        self,
        *,
        since: Mapping[LogId, int] | None = None,
        operations: Container[int] | None = None,
        named: Named | None = None,
    ) -> Iterator[StoredEntry]:
        """Every entry in order of Lamport, log id, index, each checked.

        `since` maps a log to the first index wanted; `operations` leaves others out. What
        cannot be read raises Altered, or with `named` is told there and left out.
        """
        streams = [
            self._reader.entries(one.log_id, one.number, (since or {}).get(one.log_id, 0), named)
            for one in load_states(self._connection)
        ]
        for stored in merge(*streams, key=order_of):
            if operations is None or stored.entry.operation in operations:
                yield stored

    def entries_newest_first(
        self, limit: int, offset: int = 0, *, named: Named | None = None
    ) -> list[StoredEntry]:
        """A page of entries, newest (highest Lamport) first."""
        states = load_states(self._connection)
        skipped = 0
        if len(states) == 1:
            skipped = min(offset, states[0].size)
        streams = [self._backwards(one, one.size - skipped, named) for one in states]
        merged = merge(*streams, key=order_of, reverse=True)
        return list(islice(merged, offset - skipped, offset - skipped + limit))

    def _backwards(self, state: LogState, end: int, named: Named | None) -> Iterator[StoredEntry]:
        while end > 0:
            start = max(0, end - _PAGE)
            page = self._reader.entries(state.log_id, state.number, start, named)
            yield from reversed(list(islice(page, end - start)))
            end = start

    def root_at(self, log_id: LogId, size: int) -> bytes:
        """The root when the log had `size` entries, from its checkpoint or stored leaves.

        Raises Altered if the log is shorter or leaves are missing.
        """
        return root_at(self._connection, load_state(self._connection, log_id), size)

    def holds(self, seen: Seen) -> bool:
        """Whether a log of this database had that root at that size."""
        return seen_holds(self._connection, seen)

    def proofs(self, log_id: LogId, indices: Sequence[int]) -> list[EntryProof]:
        """For each index: entry, nonces, inclusion path and the latest signed checkpoint.

        Raises Altered if an entry is missing, unreadable or not under the checkpoint.
        """
        state = load_state(self._connection, log_id)
        return Paths(self._connection, self._reader, state).proofs(indices)

    def proof(self, log_id: LogId, index: int) -> EntryProof:
        """As `proofs`, for one entry."""
        return self.proofs(log_id, (index,))[0]

    def verify(
        self,
        *,
        full: bool,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
        hear: Hear | None = None,
    ) -> LedgerReport:
        """Recomputes everything; `full` opens payloads too. Damage is reported, not raised.

        `hear` is told every payload that opened, block by block.

        `progress` is told entries done and in all; a cancelled check says `finished` False.
        """
        return verify_ledger(self._reader, Watch(full, progress, cancelled, hear))

    def verify_tail(self) -> tuple[Problem, ...]:
        """The check at unlock: every log's last checkpoint and its newest entries."""
        return verify_tail(self._reader)
