"""Reading rows in order past pages that cannot be read.

Refuses: giving up at the first damaged page, and passing over one in silence.
"""

from collections.abc import Callable, Iterator
from typing import Any

from vault.db import Connection
from vault.errors import Altered

BLOCK = 512

Hole = Callable[[int, int], None]
"""Told the first unreadable id and the first id behind the hole."""


def blocks(
    connection: Connection, query: str, first: int, end: int, hole: Hole | None = None
) -> Iterator[list[Any]]:
    """Blocks of rows with first ≤ id < end, in order of their id, the first column.

    `query` takes first, end and a limit. A damaged page raises Altered; with `hole` given
    (and no transaction open) it is named there and left out.
    """
    size = BLOCK
    while first < end:
        try:
            rows = connection.rows(query, (first, end, size))
        except Altered:
            if hole is None or connection.in_transaction:
                raise
            connection.renew()
            if size > 1:
                size = 1
                continue
            behind = _behind_hole(connection, query, first, end)
            hole(first, behind)
            first = behind
            continue
        if rows:
            yield rows
            first = rows[-1][0] + 1
        if len(rows) < size:
            return
        size = min(BLOCK, size * 2)


def _behind_hole(connection: Connection, query: str, first: int, end: int) -> int:
    bad, step = first, 1
    while (good := min(end, first + step)) < end and not _readable(connection, query, good, end):
        bad, step = good, step * 2
    while good - bad > 1:
        middle = (good + bad) // 2
        if _readable(connection, query, middle, end):
            good = middle
        else:
            bad = middle
    return good


def _readable(connection: Connection, query: str, first: int, end: int) -> bool:
    try:
        connection.rows(query, (first, end, 1))
    except Altered:
        connection.renew()
        return False
    return True
