"""Proofs of single entries: the path from a leaf to the root of the latest signed checkpoint.

Refuses: proving an entry that no checkpoint covers, or whose leaf leads to another root.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vault import commitment
from vault.commitment import Parts
from vault.db import Connection
from vault.entry import Seen, encode
from vault.errors import Altered, ProofRefused
from vault.log_read import Reader, StoredEntry, place
from vault.log_schema import SUBTREE_LEVEL, bounds, row_id
from vault.log_state import LogState, load_states
from vault.note import signed_head
from vault.tree import EMPTY_ROOT, inclusion_proof, root_of, verify_inclusion

_SPAN: Final = 1 << SUBTREE_LEVEL


@dataclass(frozen=True, slots=True)
class EntryProof:
    """All that shows one entry to be in a log: header, path, signed checkpoint.

    `parts` holds the nonces and both halves of the commitment; None without a payload.
    `size` and `root` are those of the checkpoint `note`, signed by `public_key`.
    """

    stored: StoredEntry
    header: bytes
    parts: Parts | None
    path: tuple[bytes, ...]
    size: int
    root: bytes
    note: bytes
    public_key: bytes


@dataclass(slots=True)
class Paths:
    """Makes proofs for one log, reading each needed run of leaves once."""

    connection: Connection
    reader: Reader
    state: LogState

    def proofs(self, indices: Sequence[int], size: int | None = None) -> list[EntryProof]:
        """Proofs at the checkpoint of that size, the latest by default. Raises Altered."""
        size, root, note = self._checkpoint(size)
        for index in indices:
            if not 0 <= index < size:
                raise Altered(place(self.state.log_id, index), "beyond-checkpoint")
        upper = subtree_roots(self.connection, self.state, size)
        runs: dict[int, list[bytes]] = {}
        made = []
        for index in indices:
            run = index >> SUBTREE_LEVEL
            if run not in runs:
                first = run * _SPAN
                runs[run] = leaves_between(
                    self.connection, self.state, first, min(size, first + _SPAN)
                )
            path = inclusion_proof(runs[run], index - run * _SPAN) + inclusion_proof(upper, run)
            made.append(self._proof(index, path, (size, root, note)))
        return made

    def _checkpoint(self, size: int | None) -> tuple[int, bytes, bytes]:
        first, end = bounds(self.state.number)
        if size is not None:
            first, end = first + size, first + size + 1
        row = self.connection.row(
            "select note from checkpoints where id >= ? and id < ? order by id desc limit 1",
            (first, end),
        )
        if row is None:
            raise Altered(f"log {self.state.log_id.hex()}", "no-checkpoint")
        try:
            head = signed_head(row[0], self.state.log_id, self.state.public_key)
        except ProofRefused as refused:
            raise Altered(f"log {self.state.log_id.hex()}", refused.what) from None
        return head.size, head.root, row[0]

    def _proof(self, index: int, path: list[bytes], head: tuple[int, bytes, bytes]) -> EntryProof:
        size, root, note = head
        stored = self.reader.one(self.state.log_id, self.state.number, index)
        try:
            verify_inclusion(stored.position.leaf, index, size, path, root)
        except ProofRefused:
            raise Altered(place(self.state.log_id, index), "root-differs") from None
        return EntryProof(
            stored,
            encode(stored.entry),
            self._parts(stored),
            tuple(path),
            size,
            root,
            note,
            self.state.public_key,
        )

    def _parts(self, stored: StoredEntry) -> Parts | None:
        if stored.entry.commitment is None or stored.missing:
            return None
        row = self.connection.row(
            "select bundle, slot from payload where id = ?",
            (row_id(self.state.number, stored.position.index),),
        )
        _, seed = self.reader.secrets(*row)
        return commitment.parts(stored.meta, stored.content, seed)


def subtree_roots(connection: Connection, state: LogState, size: int) -> list[bytes]:
    """The roots over each 256 leaves of the first `size`; the last may cover fewer.

    Raises Altered if a kept root or a leaf is missing.
    """
    whole = size >> SUBTREE_LEVEL
    rows = connection.rows(
        "select root from subtrees where id >= ? and id < ? order by id",
        (row_id(state.number, 0), row_id(state.number, whole)),
    )
    if len(rows) != whole:
        raise Altered(f"log {state.log_id.hex()}", "subtree")
    roots = [row[0] for row in rows]
    if size % _SPAN:
        roots.append(root_of(leaves_between(connection, state, whole * _SPAN, size)))
    return roots


def leaves_between(connection: Connection, state: LogState, first: int, end: int) -> list[bytes]:
    """Stored leaf hashes with first ≤ index < end. Raises Altered(`gap`) if one is missing."""
    rows = connection.rows(
        "select leaf from entries where id >= ? and id < ? order by id",
        (row_id(state.number, first), row_id(state.number, end)),
    )
    if len(rows) != end - first:
        raise Altered(place(state.log_id, first, end - 1), "gap")
    return [row[0] for row in rows]


def root_at(connection: Connection, state: LogState, size: int) -> bytes:
    """The root over the first `size` entries: of the signed checkpoint if there was one.

    Raises Altered if the log is shorter, a leaf is missing or the checkpoint is not signed.
    """
    if size == 0:
        return EMPTY_ROOT
    if not 0 < size <= state.size:
        raise Altered(f"log {state.log_id.hex()}", "shorter")
    row = connection.row("select note from checkpoints where id = ?", (row_id(state.number, size),))
    if row is None:
        return root_of(subtree_roots(connection, state, size))
    try:
        head = signed_head(row[0], state.log_id, state.public_key)
    except ProofRefused as refused:
        raise Altered(f"log {state.log_id.hex()} size {size}", refused.what) from None
    if head.size != size:
        raise Altered(f"log {state.log_id.hex()} size {size}", "checkpoint")
    return head.root


def seen_holds(connection: Connection, seen: Seen) -> bool:
    """Whether the log that `seen` names, if it is here, had that root at that size."""
    for state in load_states(connection):
        if state.log_id == seen.log_id:
            try:
                return root_at(connection, state, seen.size) == seen.root
            except Altered:
                return False
    return False
