"""Samsung Health: a table for each thing measured, times in UTC with the zone beside them.

Refuses: guessing; tables of the app's own affairs are kept as files and named.

A real table begins with a line `com.samsung.…,<n>,<n>`, its columns carry long names of which
the last part counts, and every row ends with one comma more than the head.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from sync.readers.days import Days, pressure
from sync.readers.devices.gather import Gathered, amount
from sync.readers.devices.moments import Wall, instant, wall
from sync.readers.devices.workouts import Told, session
from sync.readers.draft import WHOLE, Given, NotMine, Part, Trouble
from sync.readers.measures import BLOOD_PRESSURE, HEART_RATE, SLEEP, Measure, in_unit
from sync.readers.phones.samsung_words import (
    COLUMNS,
    EXERCISES,
    SLEEP_STAGES,
    SUMS_OF_DAYS,
    TABLES,
    UNITS,
    named,
)
from sync.readers.places import row_place
from sync.readers.protocol import Reason
from sync.readers.tables.lines import decoded, is_blank, rows_of

FAMILY: Final = "samsung-health"
_TYPE: Final = re.compile(r"com\.samsung\.(?:s?health|shealth)[\w.]*")
_MOST_ROWS: Final = 3_000_000
_MILLISECONDS: Final = re.compile(r"-?\d{11,14}")
_SHIFT: Final = re.compile(r"(?:UTC|GMT)?\s?([+-])(\d\d):?(\d\d)|(-?\d{1,6}|-?\d{7,8})")
_DAY_ONLY: Final = re.compile(r"\d{4}-\d\d-\d\d(?: 00:00:00(?:\.0+)?)?")
_PLAIN_COLUMN: Final = re.compile(
    r"_time$|^time|offset|source|unit|uuid|name|comment|custom|tag|id$"
)
_MOST_MILLIMOLES: Final = 35
_SIMPLE: Final = frozenset({"source_name", "start_time", "end_time"})

Row = dict[str, str]


def read(given: Given) -> Iterator[Part]:
    """The rows of one table."""
    rows = rows_of(decoded(given.data).whole, ",")
    first = next(rows, [])
    name = first[0].strip() if first else ""
    if _TYPE.fullmatch(name) and len(first) <= 4 and not name.endswith("_time"):  # noqa: PLR2004
        head = next(rows, [])
    else:
        head, name = first, _named(given.name, first)
    kind = _kind_of(name)
    columns = [_short(one, name) for one in head]
    if not columns or (not name and not _SIMPLE & set(columns)):
        raise NotMine
    table = _Table(kind, columns)
    if not table.tells:
        yield Trouble(WHOLE, Reason.KEPT_ONLY, notice=True)
        return
    for number, cells in enumerate(rows, 1):
        if number > _MOST_ROWS:
            break
        if not is_blank(cells):
            table.row(dict(zip(columns, cells, strict=False)), row_place(number))
            yield from table.gathered.ready()
    yield from table.gathered.parts()


def _named(path: str, head: list[str]) -> str:
    """The type by the file's name or the columns' long names."""
    found = _TYPE.search(path) or next(filter(None, map(_TYPE.match, head)), None)
    return found[0] if found else ""


def _kind_of(name: str) -> str:
    """`com.samsung.shealth.tracker.heart_rate.20230501` is `heart_rate`."""
    parts = [part for part in name.split(".") if part and not part.isdecimal() and part != "csv"]
    return parts[-1] if parts else ""


def _short(column: str, _name: str) -> str:
    column = column.strip().strip('"')
    return column.rpartition(".")[2] if column.startswith("com.samsung.") else column


class _Table:
    """One table's columns and what was gathered from its rows."""

    def __init__(self, kind: str, columns: list[str]) -> None:
        self.kind = kind
        self.gathered = Gathered(Days(FAMILY, kind))
        known = TABLES.get(kind, {}) if kind in TABLES else COLUMNS
        self._measures: dict[str, Measure] = {
            column: measure for column, measure in known.items() if column in columns
        }
        self._exercise = "exercise_type" in columns
        self._sleep = kind in {"sleep", "sleep_stage"} or "sleep_stage" in columns
        self._pressure = {"systolic", "diastolic"} <= set(columns)
        nothing = not (self._measures or self._exercise or self._sleep or self._pressure)
        if nothing and "source_name" in columns and kind not in TABLES:
            others = (one for one in columns if one and not _PLAIN_COLUMN.search(one))
            self._measures = {column: named(column) for column in others}
        self.tells = bool(self._measures or self._exercise or self._sleep or self._pressure)

    def row(self, row: Row, place: str) -> None:
        """One row."""
        begin = (
            _moment(row, "start_time") or _moment(row, "day_time") or _moment(row, "create_time")
        )
        if begin is None:
            self.gathered.trouble(place, Reason.BAD_DATE)
            return
        end = _moment(row, "end_time")
        source = row.get("source_name") or row.get("pkg_name") or row.get("deviceuuid") or ""
        if self._exercise:
            self._workout(row, begin, end, source, place)
        elif self._sleep:
            self._slept(row, begin, end, source, place)
        elif self._pressure:
            self._pressed(row, begin, source, place)
        else:
            self._values(row, begin, end, source, place)
        if not self.gathered.close():
            self.gathered.trouble(place, Reason.BAD_NUMBER)

    def _values(self, row: Row, begin: Wall, end: Wall | None, source: str, place: str) -> None:
        for column, measure in self._measures.items():
            number = amount(row.get(column))
            if number is None:
                continue
            unit = row.get("unit", "") if len(self._measures) == 1 else ""
            doubt = Reason.UNIT_MISSING if column == "blood_glucose" and not unit else ""
            if doubt:
                unit = "mg/dL" if number > _MOST_MILLIMOLES else "mmol/L"
            exact = in_unit(measure, unit or UNITS.get(column, ""))
            if self.kind in SUMS_OF_DAYS:
                self._daily(exact, begin.day, number, source, place)
                continue
            length = 0 if exact.single else _seconds(begin, end)
            self.gathered.add(
                exact, begin, number, at=place, duration=length, source=source, doubt=doubt
            )

    def _daily(self, measure: Measure, day: str, number: Decimal, source: str, place: str) -> None:
        if not measure.holds(number):
            self.gathered.trouble(place, Reason.IMPOSSIBLE_VALUE)
            return
        self.gathered.add(measure, Wall(day), number, at=place, source=source, duration=86_400)

    def _pressed(self, row: Row, begin: Wall, source: str, place: str) -> None:
        upper, lower = amount(row.get("systolic")), amount(row.get("diastolic"))
        if upper is None or lower is None or not 0 < lower < upper < 400:  # noqa: PLR2004
            return
        pulse = amount(row.get("pulse"))
        value = pressure(upper, lower, pulse or None)
        made = self.gathered.days.single(BLOOD_PRESSURE, begin.text, value, source, place)
        self.gathered.alone(made)

    def _slept(self, row: Row, begin: Wall, end: Wall | None, source: str, place: str) -> None:
        stage = row.get("stage") or row.get("sleep_stage") or ""
        measure = SLEEP_STAGES.get(stage.strip().lower(), SLEEP)
        length = _seconds(begin, end)
        self.gathered.add(measure, begin, Decimal(1), at=place, duration=length, source=source)

    def _workout(self, row: Row, begin: Wall, end: Wall | None, source: str, place: str) -> None:
        kind = row.get("exercise_type", "").strip()
        title = EXERCISES.get(kind, "" if kind.isdecimal() else kind) or "Exercise"
        told: list[Told] = []
        for column, name, unit, parts in (
            ("duration", "Duration", "min", 60_000),
            ("distance", "Distance", "m", 1),
            ("calorie", "Energy", "kcal", 1),
        ):
            number = amount(row.get(column))
            if number is not None and number > 0:
                shown = row.get(f"{column}_unit") or unit
                told.append((name, _neat(number / parts), shown, shown))
        for column, name in (("mean_heart_rate", "mean"), ("max_heart_rate", "max")):
            number = amount(row.get(column))
            if number is not None and HEART_RATE.holds(number) and number > 0:
                told.append((f"Heart rate, {name}", number, "/min", "/min"))
        number_of = row.get("datauuid") or f"{title}|{begin.text}|{source}"
        made = session(title, f"{FAMILY}|{number_of}", begin, end, told, place=place, source=source)
        self.gathered.alone(made)


def _neat(number: Decimal) -> Decimal:
    """Two places at most, no zeros behind the point."""
    return Decimal(format(round(number, 2).normalize(), "f"))


def _seconds(begin: Wall, end: Wall | None) -> int:
    if end is None:
        return 0
    from datetime import date

    days = date.fromisoformat(end.day).toordinal() - date.fromisoformat(begin.day).toordinal()
    return max(0, days * 86_400 + end.clock - begin.clock)


def _moment(row: Row, column: str) -> Wall | None:
    """A time of a row by the clock of its zone; tables of days have no zone and need none."""
    text = row.get(column, "").strip()
    if not text:
        return None
    shift = _shift(row.get("time_offset", ""))
    if _MILLISECONDS.fullmatch(text):
        found = instant(int(text) // 1000, shift=shift)
        return Wall(found.day) if found and column == "day_time" else found
    found = wall(text)
    if found is None or found.offset:
        return found
    if column == "day_time" or (_DAY_ONLY.fullmatch(text) and shift is None):
        return Wall(found.day)
    if shift is None:
        return found
    return _shifted(found, shift)


def _shifted(utc: Wall, shift: int) -> Wall | None:
    from datetime import date

    seconds = (date.fromisoformat(utc.day).toordinal() - _EPOCH) * 86_400 + utc.clock
    return instant(seconds, shift=shift)


_EPOCH: Final = 719_163
"""The first of January 1970 as a number of days."""


def _shift(text: str) -> int | None:
    """`UTC+0700` or milliseconds as seconds."""
    found = _SHIFT.fullmatch(text.strip())
    if found is None:
        return None
    if found[4]:
        return int(found[4]) // 1000
    seconds = int(found[2]) * 3600 + int(found[3]) * 60
    return -seconds if found[1] == "-" else seconds
