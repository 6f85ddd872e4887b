"""Rows of new records and their names, collected and written many at once.

Refuses: changing rows that stand (vault/views.py); each table is filled in its own order.
"""

import struct
from collections import Counter
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

import msgspec

from vault.db import Connection
from vault.names import NAME_BYTES
from vault.records import Facts, Standing
from vault.rows import CURRENT, DIRECTORY, KIND_NUMBER, open_span, pack, sort_number

_COLLECTED = 10_000
"""Rows that are written together: less than 10 MB of memory."""
_YEAR = 10_000_000_000
"""What a sort number is divided by to give its year."""
_OWN_NAME = ">q8x"
"""The name in a record's id."""
_HIDDEN = itemgetter(0)
_NEWEST = itemgetter(1)
_TEXT = itemgetter(0)

Counted = tuple[int, int, int, int]
"""What rows are counted by: hidden, kind, year, plain."""


class Arrival(msgspec.Struct, frozen=True, gc=False):
    """One content entry of the ledger, understood.

    `id` is the record's, `print` the keyed fingerprint; `names` (packed), `links` and the
    second of each pair in `needs` are keyed names (vault/names.py).
    """

    id: bytes
    print: bytes
    order: str
    facts: Facts
    log: int
    index: int
    imp: int
    trust: int = 0
    names: bytes = b""
    links: tuple[int, ...] = ()
    needs: tuple[tuple[str, int], ...] = ()


class Bulk:
    """What is to be written; `counts` collects how many rows of each sort there are more.

    `fresh` are the records not to be found by name yet: id to number.
    """

    __slots__ = ("_connection", "_links", "_named", "_names", "_rows", "counts", "fresh")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: list[tuple[Any, ...]] = []
        self._names: list[bytes] = []
        self._named: list[int] = []
        self._links: list[tuple[int, int]] = []
        self.counts: Counter[Counted] = Counter()
        self.fresh: dict[bytes, int] = {}

    @property
    def full(self) -> bool:
        """Whether it is time to write."""
        return len(self._rows) >= _COLLECTED

    def add(
        self, arrivals: Sequence[Arrival], filled: Sequence[Facts], texts: list[int], first: int
    ) -> None:
        """New records numbered from `first`, with their facts and the numbers of their texts."""
        records, rows, sorts, fresh = [], self._rows, [], self.fresh
        for rid, (one, facts, text) in enumerate(zip(arrivals, filled, texts, strict=True), first):
            record_id, imp, sort_key = one.id, one.imp, facts.sort_key
            kind = KIND_NUMBER[facts.kind]
            hidden = 1 if kind == DIRECTORY else 0
            plain = 1 if facts.standing is Standing.FACT else 0
            sort = sort_number(sort_key)
            span = open_span(facts.date, sort_key) if sort else 0
            first_version = (one.log, one.index, imp, 1, one.print, one.order)
            records.append((rid, record_id, hidden, sort, 0, one.names, *first_version))
            shape = (kind, span, plain, CURRENT, one.trust, imp, text, pack(facts))
            rows.append((hidden, sort, record_id, rid, *shape))
            fresh[record_id] = rid
            sorts.append((hidden, kind, sort // _YEAR, plain))
        self._connection.executemany(
            "insert into records values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", records
        )
        self.counts.update(sorts)

    def connect(self, rid: int, one: Arrival) -> None:
        """A record's names, and whom it refers to."""
        names = one.names
        self._names.append(names)
        self._named += [rid] * (len(names) // NAME_BYTES)
        if one.links:
            self._links += [(name, rid) for name in one.links]

    def drain(self) -> None:
        """Writes what was collected: many sorted rows touch each page of a table once."""
        if self._rows:
            self._rows.sort(key=_NEWEST, reverse=True)
            self._rows.sort(key=_HIDDEN)
            put_rows(self._connection, self._rows)
            self._rows.clear()
        if self.fresh or self._named:
            own = [name for (name,) in struct.iter_unpack(_OWN_NAME, b"".join(self.fresh))]
            others = struct.unpack(f">{len(self._named)}q", b"".join(self._names))
            pairs = [
                *zip(own, self.fresh.values(), strict=True),
                *zip(others, self._named, strict=True),
            ]
            pairs.sort()
            self._put("aliases", pairs)
            self.fresh.clear()
            self._names.clear()
            self._named.clear()
        if self._links:
            self._put("links", sorted(self._links))
            self._links.clear()

    def _put(self, table: str, pairs: list[tuple[int, int]]) -> None:
        self._connection.executemany(f"insert or ignore into {table} values (?, ?)", pairs)  # noqa: S608 - own names only


def put_rows(connection: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
    """Timeline rows in their table's order, and the postings of their texts."""
    connection.executemany("insert into timeline values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    postings = [(row[-2], row[0], row[1], row[2]) for row in rows]
    postings.sort(key=_TEXT)
    connection.executemany("insert into postings values (?, ?, ?, ?)", postings)
