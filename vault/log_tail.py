"""The check at unlock: whether every log ends as its last checkpoint says.

Refuses: work that grows with the log; everything before is the full verification's.
"""

from typing import Final

from vault.db import Connection
from vault.entry import ZERO_LEAF, decode, header_of, header_start
from vault.errors import Altered, ProofRefused
from vault.ids import LedgerId
from vault.log_faults import Fault, Faults
from vault.log_read import Problem, Reader
from vault.log_schema import bounds, index_of, row_id
from vault.log_state import LogState, load_states
from vault.note import signed_head
from vault.tree import leaf_hash

TAIL: Final = 64
"""How many of the newest entries are walked back along the chain."""


def verify_tail(reader: Reader) -> tuple[Problem, ...]:
    """Last checkpoint, newest entries and ends of the tables, for every log.

    The kept state proves the last leaf against the signed root; each header holds the leaf
    before it, so the chain back from there needs no tree.
    """
    faults = Faults()
    try:
        for state in load_states(reader.connection):
            _check_log(reader, state, faults)
    except Altered as altered:
        faults.other(altered.where, altered.what)
        if not reader.connection.in_transaction:
            reader.connection.renew()
    return faults.problems()


def _check_log(reader: Reader, state: LogState, faults: Faults) -> None:
    connection = reader.connection
    row = connection.row(
        "select id, note from checkpoints where id >= ? and id < ? order by id desc limit 1",
        bounds(state.number),
    )
    last = connection.row(
        "select max(id) from entries where id >= ? and id < ?", bounds(state.number)
    )[0]
    if last is None and row is None and state.size == 0:
        return
    if row is None:
        faults.log(state.log_id, Fault.NO_CHECKPOINT)
        return
    found = 0 if last is None else index_of(last) + 1
    signed = _signed(state, row[0], row[1], faults)
    if found < signed or state.size < signed:
        faults.log(state.log_id, Fault.SHORTER, signed)
    elif found > signed or state.size > signed:
        faults.log(state.log_id, Fault.BEYOND_CHECKPOINT, signed)
    else:
        _check_chain(connection, reader.ledger_id, state, faults)


def _signed(state: LogState, row: int, note: bytes, faults: Faults) -> int:
    size = index_of(row)
    try:
        head = signed_head(note, state.log_id, state.public_key)
    except ProofRefused:
        faults.log(state.log_id, Fault.CHECKPOINT, size)
        return size
    if head.size != size:
        faults.log(state.log_id, Fault.CHECKPOINT, size)
    elif state.size == size and state.root() != head.root:
        faults.log(state.log_id, Fault.ROOT_DIFFERS, size)
    return size


def _check_chain(
    connection: Connection, ledger_id: LedgerId, state: LogState, faults: Faults
) -> None:
    first = max(0, state.size - TAIL)
    rows = connection.rows(
        "select id, rest, leaf from entries where id >= ? and id < ? order by id desc",
        (row_id(state.number, max(0, first - 1)), row_id(state.number, state.size)),
    )
    before = [row[2] for row in rows[1:]] + [ZERO_LEAF] * (len(rows) <= TAIL)
    start, leaf = header_start(ledger_id, state.log_id), state.last_leaf
    for index, (row, rest, stored), previous in zip(
        range(state.size - 1, first - 1, -1), rows, before, strict=False
    ):
        if index_of(row) != index:
            faults.entry(state.log_id, index, Fault.GAP)
            return
        header = header_of(start, index, previous, rest)
        if leaf_hash(header) != leaf or stored != leaf:
            faults.entry(state.log_id, index, Fault.CHAIN)
            return
        try:
            decode(header)
        except ProofRefused:
            faults.entry(state.log_id, index, Fault.HEADER)
            return
        leaf = previous
