"""Pages of a person's records, newest first, and the counts kept beside them.

Refuses: counting rows one by one where a kept count answers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vault.db import Connection
from vault.errors import NoRecord
from vault.ids import PersonId, RecordId
from vault.imports import names_by_number
from vault.names import id_key, number_of
from vault.records import Counts, Filter, Kind, Page, Row
from vault.rows import COLUMNS, DIRECTORY, KIND_NUMBER, KINDS, POSTED, Found, interval, row_of
from vault.texts import heads

_YEAR = 10_000_000_000
_NO_LIMIT = -1
_ID_DIGITS = 32
_ID_START = re.compile(r"[0-9a-f]{4,32}")
_FOUR_DIGITS = re.compile(r"\d{4}", re.ASCII)
_KEYS = "t.hidden as hidden, t.sort as sort, t.id as id"
_PAGE = 200
_JOIN = "join timeline t on t.hidden = k.hidden and t.sort = k.sort and t.id = k.id"


@dataclass(frozen=True, slots=True)
class _Range:
    """Sort numbers to scan between, and what the interval of a date must meet."""

    low: int
    high: int
    since: int | None
    until: int | None


def list_rows(
    connection: Connection, person: PersonId, wanted: Filter, limit: int, offset: int
) -> Page:
    """One page, newest first and those without a date last; `limit` 0 means all.

    A `since` or `until` that is no date lets nothing through.
    """
    between = _range_of(wanted)
    if between is None:
        return Page(0, ())
    total = _total(connection, wanted, between)
    if offset >= total:
        return Page(total, ())
    rare = _by_text(connection, wanted, limit and limit + offset)
    keys, values = _keys(wanted, between, by_text=rare)
    found = connection.rows(
        f"select {COLUMNS} from ({keys} limit ? offset ?) k {_JOIN}"  # noqa: S608 - own words only
        " order by t.sort desc, t.id desc",
        (*values, limit or _NO_LIMIT, offset),
    )
    return Page(total, rows_of(connection, person, found))


def rows_of(
    connection: Connection, person: PersonId, found: Sequence[Sequence[object]]
) -> tuple[Row, ...]:
    """Rows for showing from what the timeline holds, in `COLUMNS` order."""
    held = [Found(*columns) for columns in found]  # type: ignore[arg-type]
    named = names_by_number(connection, [one.imp for one in held])
    common = heads(connection, [one.text for one in held])
    return tuple(row_of(person, one, common[one.text], *named[one.imp]) for one in held)


def one_row(connection: Connection, person: PersonId, record_id: RecordId) -> Row:
    """The row of one record, whatever its state; raises NoRecord."""
    found = connection.rows(
        f"select {COLUMNS} from aliases a cross join records k on k.rid = a.rid {_JOIN}"  # noqa: S608 - own words only
        " where a.name = ? and k.id = ?",
        id_key(_bytes_of(record_id)),
    )
    if not found:
        raise NoRecord(record_id)
    return rows_of(connection, person, found)[0]


def find_record(connection: Connection, text: str) -> RecordId:
    """The record of an id, or of its first digits (at least four) if they fit only one.

    Raises NoRecord.
    """
    wanted = text.strip().lower()
    if _ID_START.fullmatch(wanted) is None:
        raise NoRecord(text)
    low, high = (bytes.fromhex(wanted.ljust(_ID_DIGITS, fill)) for fill in "0f")
    found = connection.rows(
        "select r.id from aliases a cross join records r on r.rid = a.rid"
        " where a.name between ? and ? and r.id between ? and ? limit 2",
        (number_of(low), number_of(high), low, high),
    )
    if len(found) != 1:
        raise NoRecord(text)
    return RecordId(found[0][0].hex())


def counts(connection: Connection) -> Counts:
    """How many current records there are: `total` and `by_year` without the directory."""
    by_kind: dict[Kind, int] = {}
    by_year: dict[str, int] = {}
    total = 0
    for kind, year, number in connection.rows(
        "select kind, year, sum(n) from counts where hidden = 0 group by kind, year"
        " order by kind, year"
    ):
        by_kind[KINDS[kind]] = by_kind.get(KINDS[kind], 0) + number
        if year:
            by_year[f"{year:04d}"] = by_year.get(f"{year:04d}", 0) + number
        total += number
    return Counts(total, by_kind, dict(sorted(by_year.items())))


def count_rows(connection: Connection, wanted: Filter) -> int:
    """How many rows a filter lets through."""
    between = _range_of(wanted)
    return 0 if between is None else _total(connection, wanted, between)


def _bytes_of(record_id: str) -> bytes:
    try:
        return bytes.fromhex(record_id)
    except ValueError:
        raise NoRecord(record_id) from None


def _range_of(wanted: Filter) -> _Range | None:
    low, high = -1, _YEAR * 10_000
    since = until = None
    if wanted.year:
        if _FOUR_DIGITS.fullmatch(wanted.year) is None:
            return None
        low, high = int(wanted.year) * _YEAR, (int(wanted.year) + 1) * _YEAR - 1
    if wanted.since:
        met = interval(wanted.since)
        if met is None:
            return None
        since = met[0]
        low = max(low, since // _YEAR * _YEAR, 1)
    if wanted.until:
        met = interval(wanted.until)
        if met is None:
            return None
        until = met[1]
        low, high = max(low, 1), min(high, until)
    return _Range(low, high, since, until)


def _sides(wanted: Filter) -> list[tuple[int, tuple[int, ...]]]:
    """Which sides of the table to merge, each with its kinds (none: every kind).

    The directory lies on the hidden side; asked for by name it shows.
    """
    numbers = tuple(sorted(KIND_NUMBER[kind] for kind in wanted.kinds))
    if wanted.everything:
        return [(0, numbers), (1, numbers)]
    if DIRECTORY not in numbers:
        return [(0, numbers)]
    others = tuple(number for number in numbers if number != DIRECTORY)
    return [(1, (DIRECTORY,)), *([(0, others)] if others else [])]


def _keys(wanted: Filter, between: _Range, *, by_text: bool) -> tuple[str, list[int]]:
    """A query for the keys of all rows a filter lets through, newest first."""
    parts, values = [], []
    for hidden, kinds in _sides(wanted):
        clause, bound = _side(hidden, kinds, wanted, between, by_text=by_text)
        table = f"texts x {POSTED}" if by_text else "timeline t"
        parts.append(f"select {_KEYS} from {table} where {clause}")  # noqa: S608 - own words only
        values.extend(bound)
    return " union all ".join(parts) + " order by sort desc, id desc", values


def _side(
    hidden: int, kinds: tuple[int, ...], wanted: Filter, between: _Range, *, by_text: bool
) -> tuple[str, list[int]]:
    key = "p" if by_text else "t"
    clause = f"{key}.hidden = ? and {key}.sort between ? and ?"
    values = [hidden, between.low, between.high]
    if kinds:
        clause += f" and {'x' if by_text else 't'}.kind in ({','.join('?' * len(kinds))})"
        values.extend(kinds)
    if between.since is not None:
        clause += " and t.sort + t.span >= ?"
        values.append(between.since)
    if not wanted.not_facts:
        clause += " and t.plain = 1"
    if hidden and not wanted.everything:
        clause += " and t.state = 0"
    return clause, values


def _by_text(connection: Connection, wanted: Filter, rows: int) -> bool:
    """Whether rows of rare kinds are better fetched by their texts than met by walking."""
    if not wanted.kinds:
        return False
    held = everything = 0
    for side, kinds in _sides(wanted):
        number, of_kinds = _counted(connection, side, kinds)
        everything, held = everything + number, held + of_kinds
    return bool(rows) and held * held <= rows * everything


def _counted(connection: Connection, side: int, kinds: tuple[int, ...]) -> tuple[int, int]:
    found = connection.rows(
        "select kind, sum(n) from counts where hidden = ? group by kind", (side,)
    )
    return sum(n for _, n in found), sum(n for kind, n in found if kind in kinds)


def _total(connection: Connection, wanted: Filter, between: _Range) -> int:
    if between.since is not None or between.until is not None or _mixed(wanted):
        rare = _by_text(connection, wanted, _PAGE)
        keys, values = _keys(wanted, between, by_text=rare)
        found = connection.row(f"select count(*) from ({keys})", values)  # noqa: S608 - own words only
        return int(found[0])
    total = 0
    for hidden, kinds in _sides(wanted):
        clause, bound = "hidden = ?", [hidden, *kinds]
        if kinds:
            clause = f"{clause} and kind in ({','.join('?' * len(kinds))})"
        if wanted.year:
            clause, bound = f"{clause} and year = ?", [*bound, int(wanted.year)]
        if not wanted.not_facts:
            clause += " and plain = 1"
        found = connection.row(f"select coalesce(sum(n), 0) from counts where {clause}", bound)  # noqa: S608 - own words only
        total += int(found[0])
    return total


def _mixed(wanted: Filter) -> bool:
    return Kind.DIRECTORY in wanted.kinds and not wanted.everything
