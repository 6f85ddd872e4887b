"""One pass over each view of a record: what its rows come to, held against its neighbours.

Refuses: holding a table in memory, and sums that rows with exchanged values would leave as
they were: each row's values are multiplied by a hash that nobody can foresee.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, repeat, takewhile
from operator import mul
from typing import Any, Final

from vault.db import Connection
from vault.names import NAME_BYTES, number_of, unpacked
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
_ALIASES: Final = "select name, rid from aliases"
_TEXTS_FIT: Final = """
    select not exists (
        select 1 from (select text, count(*) as n from postings where not hidden group by text) p
        left join texts t on t.tid = p.text where t.n is not p.n)
    and (select coalesce(sum(n), 0) from texts)
        = (select count(*) from postings where not hidden)"""
_NAMED: Final = "select rid, id, names from records"
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
        self._rows = self._posted = 0
        self._names = (0, 0)
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

    def differing(self, cancelled: Callable[[], bool]) -> list[str]:
        """The names of tables that do not fit each other, or whose own structure is broken.

        After a cancel what was found by then.
        """
        names = [row[0] for row in self._connection.rows(_TABLES)]
        others = [name for name in names if name not in {*self._steps, *_READ_WHOLE}]
        bad = []
        for name in takewhile(lambda _: not cancelled(), (*self._steps, *others)):
            fits = self._steps.get(name)
            if (fits is not None and not fits()) or not self._is_whole(name):
                bad.append(name)
        return bad

    def _is_whole(self, name: str) -> bool:
        """SQLite's own check of a table with its indexes; it reads every page of them."""
        found = self._connection.row(f"pragma integrity_check('{name}')")
        return bool(found[0] == "ok")

    def _records(self) -> bool:
        imports = {no: key.hex() for no, key in self._connection.rows("select no, id from imports")}
        count = total = 0
        for rows in _chunks(self._connection, _RECORDS):
            rids, ids, hidden, sorts, names, logs, places, imps = zip(*rows, strict=True)
            self._rows += _sum(ids, hidden, sorts, rids)
            self.versions += version_sum(ids, map(imports.get, imps), logs, places)
            lengths = [len(one) // NAME_BYTES for one in names]
            count += sum(lengths) + len(rids)
            total += sum(map(mul, map(number_of, ids), rids))
            owners = chain.from_iterable(map(repeat, rids, lengths))
            total += sum(map(mul, unpacked(b"".join(names)), owners))
        self._names = (count, total)
        for rows in _chunks(self._connection, _LATER):
            ids, logs, places, imps = zip(*rows, strict=True)
            self.versions += version_sum(ids, map(imports.get, imps), logs, places)
        return bool(self._connection.row(_SHOWN)[0])

    def _versions(self) -> bool:
        return lives_fit(self._connection, self._undone)

    def _timeline(self) -> bool:
        rows_left = self._rows
        for rows in _chunks(self._connection, _TIMELINE):
            hidden, sorts, ids, rids, kinds, plains, texts = zip(*rows, strict=True)
            rows_left -= _sum(ids, hidden, sorts, rids)
            self._posted += _sum(ids, texts, hidden, sorts)
            years = [one // _YEAR for one in sorts]
            self._counts.update(zip(hidden, kinds, years, plains, strict=True))
        return rows_left == 0

    def _postings(self) -> bool:
        left = self._posted
        for rows in _chunks(self._connection, _POSTINGS):
            texts, hidden, sorts, ids = zip(*rows, strict=True)
            left -= _sum(ids, texts, hidden, sorts)
        return left == 0

    def _counted(self) -> bool:
        kept = self._connection.rows(_COUNTS)
        return self._counts == {(*where,): number for *where, number in kept}

    def _texts(self) -> bool:
        return bool(self._connection.row(_TEXTS_FIT)[0])

    def _aliases(self) -> bool:
        """The names of every record, each once, and no others."""
        count = total = 0
        for rows in _chunks(self._connection, _ALIASES):
            names, rids = zip(*rows, strict=True)
            count += len(rows)
            total += sum(map(mul, names, rids))
        return (count, total) == self._names or (count, total) == self._names_once()

    def _names_once(self) -> tuple[int, int]:
        """The same of the names of records, for a source may have given one name twice."""
        count = total = 0
        for rows in _chunks(self._connection, _NAMED):
            for rid, record_id, names in rows:
                own = {number_of(record_id), *unpacked(names)}
                count += len(own)
                total += rid * sum(own)
        return count, total


def version_sum(
    records: Iterable[bytes],
    imports: Iterable[str | None],
    logs: Iterable[int],
    places: Iterable[int],
) -> int:
    """What versions come to: record, the import's id as text, log's number, index."""
    marks = map(mul, map(hash, records), map(hash, imports))
    return sum(map(mul, marks, map(hash, zip(logs, places, strict=False))))


def _sum(ids: Iterable[bytes], *columns: Iterable[Any]) -> int:
    """What rows come to, each with an id of its own."""
    return sum(map(mul, map(hash, ids), map(hash, zip(*columns, strict=True))))


def _chunks(connection: Connection, query: str) -> Iterator[list[Any]]:
    """Rows in lists, so that a large table is never in memory whole."""
    cursor = connection.execute(query)
    while rows := connection.more(cursor, _AT_ONCE):
        yield rows
