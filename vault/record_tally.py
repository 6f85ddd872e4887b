"""Rows of a record's views held against what the entries say, as a full check reads them.

Refuses: repairing, and extracting facts again; only what stands in headers and meta is compared.

Large tables are compared by the sum of their rows' hashes, so that memory stays small.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

import msgspec

from vault.db import Connection
from vault.entry import Operation, decode
from vault.errors import Altered, ProofRefused
from vault.imports import log_number
from vault.log_schema import row_id
from vault.log_verify import LedgerReport
from vault.meta import (
    FileMeta,
    ImportMeta,
    SummaryMeta,
    UndoMeta,
    decode_meta,
    loose_meta,
)
from vault.names import unpacked


class _Brought(msgspec.Struct, frozen=True):
    """What of a content entry's meta is compared."""

    import_: str = msgspec.field(name="import")
    record: str
    identity: str
    files: tuple[FileMeta, ...] = ()


_BROUGHT: Final = msgspec.json.Decoder(_Brought)
_INDEXED: Final = ("imports", "records", "texts", "needs")
"""Tables with an index beside them."""
_ENTRIES: Final = (
    "select id, log, idx, imp from records union all"
    " select r.id, v.log, v.idx, v.imp from versions v join records r on r.rid = v.rid"
)
_ROWS_FIT: Final = """
    select not exists (select 1 from records r left join timeline t
        on t.hidden = r.hidden and t.sort = r.sort and t.id = r.id and t.rid = r.rid
        where t.rid is null
        or r.shown and not exists (select 1 from versions where rid = r.rid and seq = r.shown))"""
_COUNTS_FIT: Final = """
    select not exists (
        select hidden, kind, sort / 10000000000, plain, count(*) from timeline
        group by 1, 2, 3, 4 except select hidden, kind, year, plain, n from counts)"""
_VERSIONS: Final = """
    select rid, log, idx, imp, live from
        (select rid, 0 as seq, log, idx, imp, live from records
         union all select rid, seq, log, idx, imp, live from versions)"""
_LIVING: Final = f"{_VERSIONS} where rid not in ({{}}) and not live limit 1"
_DYING: Final = f"{_VERSIONS} where rid in ({{}}) order by rid, seq"
_TOUCHED: Final = """
    select rid from records where imp in (select no from imports where undone)
    union select rid from versions where imp in (select no from imports where undone)"""
_NAMED: Final = "select rid, names from records where names <> x''"
_ANSWERS: Final = (("timeline", _ROWS_FIT), ("counts", _COUNTS_FIT))


class Tally:
    """Hears every payload of a full check, then says which tables do not fit."""

    def __init__(self) -> None:
        self._contents = 0
        self._sum = 0
        self._brought: Counter[str] = Counter()
        self._files: dict[str, tuple[Any, ...]] = {}
        self._acts: list[tuple[int, int, bytes]] = []
        self._undone: list[tuple[int, int, str]] = []

    def hear(self, number: int, payloads: Iterable[tuple[int, bytes, bytes]]) -> None:
        """Payloads of one log, each with its index, in order: index, meta, content."""
        for index, raw, content in payloads:
            meta = _content_meta(raw) if content else None
            if meta is None:
                self._acts.append((number, index, raw))
                continue
            self._contents += 1
            self._sum += hash((bytes.fromhex(meta.record), number, index, meta.import_))
            self._brought[meta.import_] += 1
            if meta.files:
                self._take_files(meta)

    def differing(self, connection: Connection, report: LedgerReport) -> list[str]:
        """The names of tables that are not what the entries say.

        Call it in the read transaction in which the entries were heard.
        """
        numbers = {log_number(connection, one.log_id): one.log_id for one in report.logs}
        entries = sum(one.size for one in report.logs)
        bad = [name for name, question in _ANSWERS if not connection.row(question)[0]]
        imports = self._expected_imports(connection, numbers)
        if _kept_imports(connection) != imports:
            bad.append("imports")
        if not _lives_fit(connection, self._undone):
            bad.append("versions")
        if _sum_of_versions(connection) != self._sum:
            bad.append("records")
        if not _aliases_fit(connection):
            bad.append("aliases")
        if {row[0]: tuple(row) for row in connection.rows("select * from files")} != self._files:
            bad.append("files")
        if not self._acts_fit(connection, numbers, entries):
            bad.append("acts")
        return bad + _broken_indexes(connection)

    def _take_files(self, meta: ImportMeta | _Brought) -> None:
        for one in meta.files:
            row = (one.name, one.key, one.sha256, one.size, one.title, one.media)
            self._files.setdefault(one.name, row)

    def _acts_fit(self, connection: Connection, numbers: dict[int, Any], entries: int) -> bool:
        """Every entry that brings no content is one act; those without payload are told apart."""
        kept = connection.rows("select log, idx from acts")
        ids = {log_id: number for number, log_id in numbers.items()}
        found = {(ids.get(log, 0), index) for log, index in kept}
        heard = {(number, index) for number, index, _ in self._acts}
        return len(kept) == len(found) == entries - self._contents and heard <= found

    def _expected_imports(
        self, connection: Connection, numbers: dict[int, Any]
    ) -> dict[str, list[Any]]:
        expected: dict[str, list[Any]] = {}
        for number, index, raw in self._acts:
            header = connection.row(
                "select header from entries where id = ?", (row_id(number, index),)
            )[0]
            entry = decode(header)
            if entry.operation == Operation.IMPORT:
                meta = decode_meta(raw, ImportMeta)
                self._take_files(meta)
                told = (meta.batch, meta.path, meta.format, meta.source, entry.claimed_ms)
                where = (numbers[number], index)
                brought = self._brought[meta.import_]
                expected[meta.import_] = [*told, *where, brought, 0, "{}"]
            elif entry.operation == Operation.UNDO:
                undone = decode_meta(raw, UndoMeta).import_
                self._undone.append((number, index, undone))
                _set(expected, undone, -2, 1)
            elif entry.operation == Operation.AMEND and "record" not in loose_meta(raw):
                _set(expected, decode_meta(raw, SummaryMeta).import_, -1, raw.decode())
        return expected


def check_tally(connection: Connection, tally: Tally, report: LedgerReport) -> list[str]:
    """As `Tally.differing`; a table that cannot be read is named as well."""
    try:
        return tally.differing(connection, report)
    except Altered as altered:
        connection.renew()
        return [altered.where]
    except (ProofRefused, TypeError, ValueError, LookupError):
        return ["entries"]


def _content_meta(raw: bytes) -> _Brought | None:
    try:
        return _BROUGHT.decode(raw)
    except msgspec.DecodeError:
        return None


def _set(expected: dict[str, list[Any]], import_id: str, place: int, value: object) -> None:
    if import_id in expected:
        expected[import_id][place] = value


def _kept_imports(connection: Connection) -> dict[str, list[Any]]:
    rows = connection.rows(
        "select id, batch, path, format, source, when_ms, log, idx, records + changed, undone,"
        " summary from imports"
    )
    return {row[0].hex(): list(row[1:]) for row in rows}


def _sum_of_versions(connection: Connection) -> int:
    imports = {no: key.hex() for no, key in connection.rows("select no, id from imports")}
    return sum(
        hash((record, log, index, imports.get(imp)))
        for record, log, index, imp in _each(connection, _ENTRIES)
    )


def _lives_fit(connection: Connection, undone: list[tuple[int, int, str]]) -> bool:
    """Whether those versions stand that undoing left standing, one undoing after the other."""
    if connection.row(_LIVING.format(_TOUCHED)) is not None:
        return False
    imports = {no: key.hex() for no, key in connection.rows("select no, id from imports")}
    rows = connection.rows(_DYING.format(_TOUCHED))
    for _, versions in groupby(rows, key=itemgetter(0)):
        kept = list(versions)
        live = [True] * len(kept)
        for number, index, import_id in undone:
            here = [
                place
                for place, (_, log, idx, _, _) in enumerate(kept)
                if live[place] and (log, idx) < (number, index)
            ]
            named = [place for place in here if imports.get(kept[place][3]) == import_id]
            for place in here if named and named[0] == here[0] else named:
                live[place] = False
        if live != [bool(one[4]) for one in kept]:
            return False
    return True


def _aliases_fit(connection: Connection) -> bool:
    """The names of every record, each once, and no others."""
    count = total = rids = 0
    for rid, packed in _each(connection, _NAMED):
        names = unpacked(packed)
        count += len(names)
        total += sum(names)
        rids += rid * len(names)
    return (count, total, rids) == _sums_of_aliases(connection) or _names_fit(connection)


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
        for rid, names in _each(connection, _NAMED)
        for name in set(unpacked(names))
    )
    return known == sum(map(hash, _each(connection, "select name, rid from aliases")))


def _broken_indexes(connection: Connection) -> list[str]:
    return [
        name for name in _INDEXED if connection.row(f"pragma integrity_check({name})")[0] != "ok"
    ]


def _each(connection: Connection, query: str) -> Iterator[Any]:
    """Rows one by one, so that a large table is never in memory whole."""
    cursor = connection.execute(query)
    while rows := connection.more(cursor, 1_000):
        yield from rows
