"""The anchor logs as they lie in `household.db`: leaves, cosigned notes, conflicts.

Refuses: deciding anything; every function takes the connection and the log's public key.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cbor2

from vault.anchor_log import AnchorLeaf
from vault.db import Connection
from vault.entry import Seen, cbor_seen
from vault.errors import Altered
from vault.household import DATABASE
from vault.ids import LogId


@dataclass(frozen=True, slots=True)
class CosignedNote:
    """A checkpoint of an anchor log with a witness's cosignature; seconds since 1970."""

    log: bytes
    size: int
    seconds: int
    note: str


def leaves_of(connection: Connection, log: bytes, end: int | None = None) -> list[AnchorLeaf]:
    """The first `end` leaves of an anchor log, all by default; raises Altered for a gap."""
    rows = connection.rows(
        "select place, blind, heads from anchor_leaves where log = ? order by place", (log,)
    )
    rows = rows if end is None else rows[:end]
    if [row[0] for row in rows] != list(range(len(rows))) or len(rows) < (end or 0):
        raise Altered(DATABASE, "anchor-leaves")
    return [AnchorLeaf(row[1], _heads(row[2])) for row in rows]


def add_leaf(connection: Connection, log: bytes, place: int, leaf: AnchorLeaf) -> None:
    """Adds the next leaf; call it inside a transaction."""
    connection.execute(
        "insert into anchor_leaves values (?, ?, ?, ?)",
        (log, place, leaf.blind, cbor_seen(leaf.heads)),
    )


def notes_of(connection: Connection, vkey: str) -> list[CosignedNote]:
    """Everything a witness cosigned, oldest first."""
    rows = connection.rows(
        "select log, size, seconds, note from anchor_notes where vkey = ? order by seconds, size",
        (vkey,),
    )
    return [CosignedNote(*row) for row in rows]


def newest_note(connection: Connection, log: bytes) -> CosignedNote | None:
    """The largest cosigned checkpoint of an anchor log."""
    row = connection.row(
        "select log, size, seconds, note from anchor_notes where log = ?"
        " order by size desc limit 1",
        (log,),
    )
    return None if row is None else CosignedNote(*row)


def conflict_of(connection: Connection, log: bytes) -> int | None:
    """The size a witness claims beyond ours, 0 for another history, None without a conflict."""
    row = connection.row("select known from anchor_conflicts where log = ?", (log,))
    return None if row is None else int(row[0])


def leaf_hashes(leaves: Sequence[AnchorLeaf]) -> list[bytes]:
    """The leaves as the anchor log has them."""
    return [leaf.hash for leaf in leaves]


def _heads(data: bytes) -> tuple[Seen, ...]:
    try:
        return tuple(Seen(LogId(one), size, root) for one, size, root in cbor2.loads(data))
    except (cbor2.CBORDecodeError, TypeError, ValueError):
        raise Altered(DATABASE, "anchor-leaves") from None
