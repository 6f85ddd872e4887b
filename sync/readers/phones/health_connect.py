"""Health Connect: the SQLite database of an Android phone's export, read in memory only.

Refuses: views, triggers and whatever else a database could run; plain tables are read.

A table is known by its columns: `time` or `start_time` in milliseconds, the zone's offset in
seconds beside it. Series (heart beats, speed) hang on a parent row by `parent_key`.
"""

import sqlite3
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple

from sync.readers.days import Days, pressure
from sync.readers.devices.gather import Gathered, amount
from sync.readers.devices.moments import Wall, instant
from sync.readers.devices.workouts import session
from sync.readers.draft import FileRefused, Given, NotMine, Part
from sync.readers.measures import BLOOD_PRESSURE, SLEEP
from sync.readers.phones.connect_words import EXERCISES, SERIES, SLEEP_STAGES, TABLES, Value
from sync.readers.protocol import Reason

FAMILY: Final = "health-connect"
_SUFFIX: Final = "_record_table"
_MOST_ROWS: Final = 20_000_000
_OLD_JOURNAL: Final = b"\x01\x01"
_JOURNAL_AT: Final = 18
_STEPS: Final = 100_000
_ODD: Final = (sqlite3.Error, OverflowError, UnicodeDecodeError, MemoryError)


_STAGES: Final = "sleep_stages_table"
_PLAIN: Final = {name.replace("_", ""): name for name in TABLES}


class _Parent(NamedTuple):
    """What a series or its stages take from the row they hang on."""

    begin: Wall
    shift: int | None
    source: str


def read(given: Given) -> Iterator[Part]:
    """Every table that holds measurements."""
    base = _opened(given)
    try:
        yield from _Connect(base).parts()
    except _ODD as error:
        raise FileRefused(Reason.DAMAGED) from error
    finally:
        base.close()


def _opened(given: Given) -> sqlite3.Connection:
    """The database in memory, harmless: no schema of its own runs anything."""
    data = bytearray(given.data)
    data[_JOURNAL_AT : _JOURNAL_AT + 2] = _OLD_JOURNAL  # a log beside it was not handed over
    base = sqlite3.connect(":memory:")
    try:
        base.deserialize(data)
        base.text_factory = _text
        for setting in ("trusted_schema=off", "query_only=on", "cell_size_check=on"):
            base.execute(f"PRAGMA {setting}")
        base.set_authorizer(_allowed)
        names = _tables(base)
    except _ODD as error:
        base.close()
        raise FileRefused(Reason.DAMAGED) from error
    if not any(name.endswith(_SUFFIX) for name in names):
        base.close()
        raise NotMine
    return base


def _allowed(action: int, first: str | None, *_: str | None) -> int:
    """Reading, and asking for columns; no function, recursion or write is ever run."""
    if action in {sqlite3.SQLITE_READ, sqlite3.SQLITE_SELECT}:
        return sqlite3.SQLITE_OK
    asks = action == sqlite3.SQLITE_PRAGMA and first == "table_info"
    return sqlite3.SQLITE_OK if asks else sqlite3.SQLITE_DENY


def _tables(base: sqlite3.Connection) -> list[str]:
    """The names of plain tables; a virtual one could run code of its own."""
    found = base.execute("SELECT name, sql FROM sqlite_master WHERE type='table'")
    return [
        str(name) for name, sql in found if str(sql).lstrip().upper().startswith("CREATE TABLE")
    ]


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", errors="replace")


class _Connect:
    """The tables one after another, and what was gathered."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._gathered = Gathered(Days(FAMILY))
        self._columns = {name: self._columns_of(name) for name in _tables(base)}
        self._apps = self._named("application_info_table", ("app_name", "package_name"))
        self._devices = self._named("device_info_table", ("model", "manufacturer"))

    def parts(self) -> Iterator[Part]:
        """All records; tables in the order of their names, so that each import is the same."""
        for name, columns in sorted(self._columns.items()):
            kind = _kind(name)
            if not kind or not {"time", "start_time"} & columns:
                continue
            if kind == "sleepsession":
                self._sleep(name)
            elif kind == "exercisesession":
                self._exercise(name)
            elif child := self._child(name, kind):
                self._series(name, child)
            elif kind in _PLAIN:
                self._plain(name, _PLAIN[kind])
            yield from self._gathered.ready()
        yield from self._gathered.parts()

    def _columns_of(self, table: str) -> set[str]:
        rows = self._base.execute(f"PRAGMA table_info({_quoted(table)})")
        return {str(row[1]) for row in rows}

    def _rows(self, table: str, columns: set[str]) -> Iterator[dict[str, Any]]:
        """The rows of a table; its own columns only, so that no name is ever run."""
        listed = sorted(columns)
        words = ", ".join(_quoted(name) for name in listed)
        found = self._base.execute(f"SELECT {words} FROM {_quoted(table)}")  # noqa: S608
        for number, row in enumerate(found):
            if number >= _MOST_ROWS:
                return
            yield dict(zip(listed, row, strict=True))

    def _named(self, table: str, names: tuple[str, ...]) -> dict[Any, str]:
        columns = self._columns.get(table, set())
        if "row_id" not in columns:
            return {}
        wanted = {"row_id", *names} & columns
        return {
            row["row_id"]: next((str(row[one]) for one in names if row.get(one)), "")
            for row in self._rows(table, wanted)
        }

    def _child(self, table: str, kind: str) -> str:
        """The table of a series' points; `SpeedRecordTable` has `speed_record_table`."""
        for name, columns in self._columns.items():
            if name != table and _kind(name) == kind and {"parent_key", "epoch_millis"} <= columns:
                return name
        return ""

    def _source(self, row: dict[str, Any]) -> str:
        return self._apps.get(row.get("app_info_id")) or self._devices.get(
            row.get("device_info_id"), ""
        )

    def _plain(self, table: str, kind: str) -> None:
        values = {name: one for name, one in TABLES[kind].items() if name in self._columns[table]}
        for row in self._rows(table, self._columns[table]):
            place = f"{table}/{row.get('row_id', '')}"
            begin = _moment(row, "time", "zone_offset") or _moment(
                row, "start_time", "start_zone_offset"
            )
            if begin is None:
                self._gathered.trouble(place, Reason.BAD_DATE)
                continue
            source = self._source(row)
            if kind == "blood_pressure":
                self._pressure(row, begin, source, place)
            else:
                self._values(values, row, begin, source, place)
            if not self._gathered.close():
                self._gathered.trouble(place, Reason.BAD_NUMBER)

    def _values(
        self, values: dict[str, Value], row: dict[str, Any], begin: Wall, source: str, place: str
    ) -> None:
        length = _length(row, "start_time", "end_time")
        for name, (measure, factor) in values.items():
            number = _decimal(row[name])
            if number is None:
                continue
            exact = number * factor if factor != 1 else number
            self._gathered.add(
                measure,
                begin,
                _neat(exact),
                at=place,
                duration=0 if measure.single else length,
                source=source,
            )

    def _pressure(self, row: dict[str, Any], begin: Wall, source: str, place: str) -> None:
        upper, lower = _decimal(row.get("systolic")), _decimal(row.get("diastolic"))
        if upper is None or lower is None or not 0 < lower < upper < 400:  # noqa: PLR2004
            return
        value = pressure(_neat(upper), _neat(lower))
        made = self._gathered.days.single(BLOOD_PRESSURE, begin.text, value, source, place)
        self._gathered.alone(made)

    def _parents(self, table: str) -> dict[Any, _Parent]:
        found: dict[Any, _Parent] = {}
        for row in self._rows(table, self._columns[table]):
            begin = _moment(row, "start_time", "start_zone_offset")
            if begin is not None:
                shift = row.get("start_zone_offset")
                zone = shift if isinstance(shift, int) else None
                found[row.get("row_id")] = _Parent(begin, zone, self._source(row))
        return found

    def _series(self, table: str, child: str) -> None:
        parents = self._parents(table)
        columns = self._columns[child]
        named = next((name for name in SERIES if name in columns), "")
        if not named:
            return
        measure, factor = SERIES[named]
        for number, row in enumerate(self._rows(child, {"parent_key", "epoch_millis", named}), 1):
            parent = parents.get(row["parent_key"])
            value = _decimal(row[named])
            begin = _at(row["epoch_millis"], parent.shift if parent else None)
            place = f"{child}/{number}"
            if begin is None or value is None:
                reason = Reason.BAD_DATE if begin is None else Reason.BAD_NUMBER
                self._gathered.trouble(place, reason)
                continue
            source = parent.source if parent else ""
            self._gathered.add(measure, begin, _neat(value * factor), at=place, source=source)
            self._gathered.close()

    def _sleep(self, table: str) -> None:
        """Stages where they are told, else the whole night as sleep."""
        child = _STAGES if "parent_key" in self._columns.get(_STAGES, set()) else ""
        parents = self._parents(table)
        staged: set[Any] = set()
        if child:
            for number, row in enumerate(self._rows(child, self._columns[child]), 1):
                parent = parents.get(row.get("parent_key"))
                begin = _at(row.get("stage_start_time"), parent.shift if parent else None)
                measure = SLEEP_STAGES.get(_integer(row.get("stage_type")))
                if begin is None or parent is None or measure is None:
                    continue
                staged.add(row.get("parent_key"))
                length = _length(row, "stage_start_time", "stage_end_time")
                place = f"{child}/{number}"
                self._gathered.add(
                    measure, begin, Decimal(1), at=place, duration=length, source=parent.source
                )
                self._gathered.close()
        for row in self._rows(table, self._columns[table]):
            parent = parents.get(row.get("row_id"))
            if parent is None or row.get("row_id") in staged:
                continue
            length = _length(row, "start_time", "end_time")
            place = f"{table}/{row.get('row_id', '')}"
            self._gathered.add(
                SLEEP, parent.begin, Decimal(1), at=place, duration=length, source=parent.source
            )
            self._gathered.close()

    def _exercise(self, table: str) -> None:
        for row in self._rows(table, self._columns[table]):
            place = f"{table}/{row.get('row_id', '')}"
            begin = _moment(row, "start_time", "start_zone_offset")
            if begin is None:
                self._gathered.trouble(place, Reason.BAD_DATE)
                continue
            end = _moment(row, "end_time", "end_zone_offset")
            kind = _integer(row.get("exercise_type"))
            minutes = Decimal(_length(row, "start_time", "end_time")) / 60
            uuid = row.get("uuid")
            number = uuid.hex() if isinstance(uuid, bytes) else f"{kind}|{begin.text}"
            title = str(row.get("title") or "") or EXERCISES.get(kind, "Exercise")
            made = session(
                title,
                f"{FAMILY}|{number}",
                begin,
                end,
                [("Duration", _neat(minutes), "min", "min")],
                place=place,
                source=self._source(row),
            )
            self._gathered.alone(made)
            self._gathered.close()


def _kind(table: str) -> str:
    """`heart_rate_record_series_table` and `HeartRateRecordTable` are both `heartrate`."""
    plain = table.replace("_", "").lower()
    return (
        plain.removesuffix("table").removesuffix("series").removesuffix("record")
        if (plain.endswith(("recordtable", "recordseriestable")))
        else ""
    )


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _integer(value: Any) -> int:
    return value if isinstance(value, int) else -1


def _decimal(value: Any) -> Decimal | None:
    """The number of a cell, as its shortest decimal."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return amount(repr(value))


def _neat(value: Decimal) -> Decimal:
    """Four places at most, no zeros behind the point."""
    return Decimal(format(round(value, 4).normalize(), "f"))


def _at(millis: Any, shift: Any) -> Wall | None:
    if not isinstance(millis, int) or isinstance(millis, bool):
        return None
    return instant(millis // 1000, shift=shift if isinstance(shift, int) else None)


def _moment(row: dict[str, Any], name: str, offset: str) -> Wall | None:
    return _at(row.get(name), row.get(offset))


def _length(row: dict[str, Any], begin: str, end: str) -> int:
    first, last = row.get(begin), row.get(end)
    if not isinstance(first, int) or not isinstance(last, int):
        return 0
    return min(max(0, (last - first) // 1000), 31 * 86_400)
