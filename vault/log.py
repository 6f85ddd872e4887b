"""The ledger of one database: writers, appending, heads, reading in order, proofs, checks.

Refuses: changing or removing an entry, and appending outside a transaction.
"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any

from vault import dictionaries
from vault.db import Connection
from vault.entry import Seen, Target
from vault.envelope import Envelopes
from vault.errors import Altered
from vault.ids import LedgerId, LogId
from vault.log_append import CHUNK, Means, NewEntry, Occasion, Position, States, append_chunk
from vault.log_erase import destroy_payloads, renew_bundles
from vault.log_payloads import Hear
from vault.log_proof import EntryProof, Paths, root_at, seen_holds
from vault.log_read import Named, Problem, Reader, StoredEntry, order_of
from vault.log_schema import INDEX_BITS, SCHEMA_FORMAT, index_of, make_tables, row_id
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
_HEADS = f"""
    select log_id, id, root from logs left join checkpoints on id = (
        select max(id) from checkpoints
        where id >= number << {INDEX_BITS} and id < number + 1 << {INDEX_BITS})"""  # noqa: S608


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


@dataclass(frozen=True, slots=True)
class _Begun:
    """What holds for the whole of one transaction that writes: nobody else can change it."""

    number: int
    states: States
    means: Means


class Ledger:
    """One per open database. Everything is read afresh: other processes write beside us.

    Only within one transaction is a log's state kept, since the lock is ours until its end.
    """

    def __init__(self, connection: Connection, ledger_id: LedgerId) -> None:
        """Raises Altered if the database holds no ledger of that id in a known format."""
        self.connection = self._connection = connection
        self.ledger_id = ledger_id
        found = connection.rows("select format, ledger_id from ledger")
        if found != [(SCHEMA_FORMAT, ledger_id)]:
            raise Altered(connection.path.name, "ledger-id")
        kept = dict(connection.rows("select id, content from dictionaries"))
        current = max(kept, default=dictionaries.NO_DICTIONARY)
        self._envelopes = Envelopes(ledger_id, kept, current)
        self._reader = Reader(connection, ledger_id, self._envelopes)
        self._begun: _Begun | None = None

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
        self._begun = None

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
        begun = self._in_transaction()
        _own(begun, writer)
        positions: list[Position] = []
        occasion = Occasion(claimed_ms, tuple(seen), lamport)
        for start in range(0, len(entries), CHUNK):
            chunk = entries[start : start + CHUNK]
            positions += append_chunk(
                begun.means, begun.states, writer.log_id, chunk, occasion, random
            )
        return positions

    def erase(
        self,
        writer: Writer,
        entries: Sequence[NewEntry],
        *,
        claimed_ms: int,
        random: Callable[[int], bytes],
        seen: Sequence[Seen] = (),
    ) -> list[Position]:
        """Appends `erase` entries and destroys for good what their targets carried.

        Every key bundle is sealed anew under the next epoch and the earlier epochs' keys go
        (format.md 3); headers, leaves and checkpoints stay. Raises as `append`, Altered where a
        bundle cannot be opened.
        """
        positions = self.append(writer, entries, claimed_ms=claimed_ms, random=random, seen=seen)
        states = self._in_transaction().states
        targets = [one.target for one in entries if one.target is not None]
        places = [(states[one.log_id].number, one.index) for one in targets]
        emptied = destroy_payloads(self._connection, places)
        renew_bundles(self._connection, self.ledger_id, emptied, random)
        self._begun = None
        self._reader.forget()
        return positions

    def _in_transaction(self) -> _Begun:
        connection = self._connection
        if not connection.in_transaction:
            raise ValueError("no transaction")
        if self._begun is None or self._begun.number != connection.begun:
            epoch, key = connection.rows(
                "select epoch, key from epochs order by epoch desc limit 1"
            )[0]
            means = Means(connection, self.ledger_id, self._envelopes, epoch, key)
            states = {one.log_id: one for one in load_states(connection)}
            self._begun = _Begun(connection.begun, states, means)
        return self._begun

    def seal_transaction(self, writer: Writer) -> Head:
        """Signs the checkpoint of the whole transaction; call it just before COMMIT."""
        state = _own(self._in_transaction(), writer)
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
        return tuple(map(_head, self._connection.rows(_HEADS + " order by number")))

    def head(self, log_id: LogId) -> Head:
        """The latest checkpoint of one log; Altered(`unknown-log`) if there is no such log."""
        row = self._connection.row(_HEADS + " where log_id = ?", (log_id,))
        if row is None:
            raise Altered(log_id.hex(), "unknown-log")
        return _head(row)

    def lamport(self) -> int:
        """The largest Lamport value in this database."""
        return max((one.lamport for one in load_states(self._connection)), default=0)

    def read(self, log_id: LogId, index: int) -> StoredEntry:
        """One entry, checked. Raises Altered if it is missing, unreadable or does not fit."""
        return self._reader.one(log_id, load_state(self._connection, log_id).number, index)

    def leaf(self, log_id: LogId, index: int) -> bytes:
        """The leaf hash of an entry. Raises Altered(`gap`) if there is no such entry."""
        return self.target(load_state(self._connection, log_id).number, index).leaf

    def target(self, number: int, index: int) -> Target:
        """An entry as others cite it, by its log's number here. Raises Altered(`gap`)."""
        row = self._connection.row(
            "select log_id, leaf from entries, logs where id = ? and number = ?",
            (row_id(number, index), number),
        )
        if row is None:
            raise Altered(f"log {number} entry {index}", "gap")
        return Target(LogId(row[0]), index, row[1])

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

    def proofs(
        self, log_id: LogId, indices: Sequence[int], size: int | None = None
    ) -> list[EntryProof]:
        """For each index: entry, nonces, inclusion path and a signed checkpoint.

        The checkpoint is that of `size`, by default the latest. Raises Altered if an entry is
        missing, unreadable or not under the checkpoint.
        """
        state = load_state(self._connection, log_id)
        return Paths(self._connection, self._reader, state).proofs(indices, size)

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


def _own(begun: _Begun, writer: Writer) -> LogState:
    state = begun.states.get(writer.log_id)
    if state is None:
        raise Altered(writer.log_id.hex(), "unknown-log")
    if state.public_key != writer.signer.public:
        raise Altered(writer.log_id.hex(), "public-key")
    return state


def _head(row: Any) -> Head:
    log_id, checkpoint, root = row
    if checkpoint is None:
        return Head(LogId(log_id), 0, EMPTY_ROOT)
    return Head(LogId(log_id), index_of(checkpoint), root)
