"""One pass over each view of a record: what its rows come to, held against its neighbours.

Refuses: holding a table in memory; rows are compared by the sum of their hashes.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import compress
from operator import mul, not_
from typing import Any, Final

from vault.db import Connection
from vault.names import NAME_BYTES, unpacked
from vault.record_lives import Undone, lives_fit

_AT_ONCE: Final = 1_000
_YEAR: Final = 10_000_000_000
_READ_WHOLE: Final = frozenset({"entries", "payload"})
"""Tables of which the ledger's own check reads every row with every column."""
_RECORDS: Final = "select rid, id, hidden, sort, names, log, idx, imp from records order by rid"
_LATER: Final = "select r.id, v.log, v.idx, v.imp from versions v join records r on r.rid = v.rid"
_TIMELINE: Final = "select hidden, sort, id, rid, kind, plain, text from timeline"
_POSTINGS: Final = "select text, hidden, sort, id from postings"
_COUNTS: Final = "select hidden, kind, year, plain, n from counts"
_TEXTS: Final = "select tid, n from texts"
_NAMED: Final = "select rid, names from records where names <> x''"
_SHOWN: Final = """
    select not exists (select 1 from records r where shown and not exists
        (select 1 from versions where rid = r.rid and seq = r.shown))"""
_TABLES: Final = "select name from sqlite_master where type = 'table' and rootpage > 0"


class Scan:
    """Reads every view of a database once, in the read transaction its entries were heard in.

    `versions` is what the records with their versions come to, as `version_sum` has it.
    """

    def __init__(self, connection: Connection, undone: list[Undone]) -> None:
        self._connection = connection
        self._undone = undone
        self._rows = self._posted = self._in_view = 0
        self._names = (0, 0, 0)
        self._counts: Counter[tuple[int, int, int, int]] = Counter()
        self.versions = 0
        self._steps: dict[str, Callable[[], bool]] = {
            "records": self._records,
            "versions": self._versions,
            "aliases": self._aliases,
            "timeline": self._timeline,
            "postings": self._postings,
            "counts": self._counted,
            "texts": self._texts,
        }

    def differing(self) -> list[str]:
        """The names of tables that do not fit each other, or whose own structure is broken."""
        names = [row[0] for row in self._connection.rows(_TABLES)]
        others = [name for name in names if name not in {*self._steps, *_READ_WHOLE}]
        bad = [name for name, fits in self._steps.items() if not (fits() and self._is_whole(name))]
        return bad + [name for name in others if not self._is_whole(name)]

    def _is_whole(self, name: str) -> bool:
        """SQLite's own check of a table with its indexes; it reads every page of them."""
        found = self._connection.row(f"pragma integrity_check('{name}')")
        return bool(found[0] == "ok")

    def _records(self) -> bool:
        imports = {no: key.hex() for no, key in self._connection.rows("select no, id from imports")}
        named = total = by_record = 0
        for rows in _chunks(self._connection, _RECORDS):
            rids, ids, hidden, sorts, names, logs, places, imps = zip(*rows, strict=True)
            self._rows += _sum(hidden, sorts, ids, rids)
            self.versions += version_sum(ids, logs, places, map(imports.get, imps))
            lengths = [len(one) // NAME_BYTES for one in names]
            named += sum(lengths)
            total += sum(unpacked(b"".join(names)))
            by_record += sum(map(mul, rids, lengths))
        self._names = (named, total, by_record)
        for rows in _chunks(self._connection, _LATER):
            ids, logs, places, imps = zip(*rows, strict=True)
            self.versions += version_sum(ids, logs, places, map(imports.get, imps))
        return bool(self._connection.row(_SHOWN)[0])

    def _versions(self) -> bool:
        return lives_fit(self._connection, self._undone)

    def _timeline(self) -> bool:
        rows_left = self._rows
        for rows in _chunks(self._connection, _TIMELINE):
            hidden, sorts, ids, rids, kinds, plains, texts = zip(*rows, strict=True)
            rows_left -= _sum(hidden, sorts, ids, rids)
            self._posted += _sum(texts, hidden, sorts, ids)
            self._in_view += _sum(compress(texts, map(not_, hidden)))
            years = [one // _YEAR for one in sorts]
            self._counts.update(zip(hidden, kinds, years, plains, strict=True))
        return rows_left == 0

    def _postings(self) -> bool:
        found = _chunks(self._connection, _POSTINGS)
        return self._posted == sum(sum(map(hash, rows)) for rows in found)

    def _counted(self) -> bool:
        kept = self._connection.rows(_COUNTS)
        return self._counts == {(*where,): number for *where, number in kept}

    def _texts(self) -> bool:
        left = self._in_view
        for rows in _chunks(self._connection, _TEXTS):
            left -= sum(number * hash((tid,)) for tid, number in rows)
        return left == 0

    def _aliases(self) -> bool:
        """The names of every record, each once, and no others."""
        return self._names == _sums_of_aliases(self._connection) or _names_fit(self._connection)


def version_sum(
    records: Iterable[bytes], logs: Iterable[int], places: Iterable[int], imports: Iterable[Any]
) -> int:
    """What versions come to: record, log's number, index, the import's id as text."""
    return _sum(records, logs, places, imports)


def _sum(*columns: Iterable[Any]) -> int:
    return sum(map(hash, zip(*columns, strict=False)))


def _chunks(connection: Connection, query: str) -> Iterator[list[Any]]:
    """Rows in lists, so that a large table is never in memory whole."""
    cursor = connection.execute(query)
    while rows := connection.more(cursor, _AT_ONCE):
        yield rows


def _sums_of_aliases(connection: Connection) -> tuple[int, int, int]:
    """How many aliases, their sum, and that of their records; SQL's own sum would overflow."""
    count, rids, high, low = connection.row(
        "select count(*), coalesce(sum(rid), 0), coalesce(sum(name >> 32), 0),"
        " coalesce(sum(name & 4294967295), 0) from aliases"
    )
    return int(count), (int(high) << 32) + int(low), int(rids)


def _names_fit(connection: Connection) -> bool:
    """The same by each pair, for a source may have given one record one name twice."""
    known = sum(
        hash((name, rid))
        for rows in _chunks(connection, _NAMED)
        for rid, names in rows
        for name in set(unpacked(names))
    )
    pairs = _chunks(connection, "select name, rid from aliases")
    return known == sum(sum(map(hash, rows)) for rows in pairs)
