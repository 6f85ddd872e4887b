"""Google Fit from Takeout: summaries of days, a day's quarter hours, raw points, sessions.

Refuses: telling steps twice; raw points, quarter hours and summaries are versions apart.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

import msgspec

from sync.readers.days import Days, decimal_of, good_day, pressure
from sync.readers.devices.gather import Gathered, amount
from sync.readers.devices.moments import Wall, instant, wall
from sync.readers.devices.workouts import Told, session
from sync.readers.draft import FileRefused, Given, NotMine, Part
from sync.readers.measures import BLOOD_PRESSURE, Measure
from sync.readers.phones.google_words import COLUMNS, POINTS, SESSIONS, SLEEP_STAGES, Column
from sync.readers.places import row_place
from sync.readers.protocol import Reason
from sync.readers.tables.lines import decoded, is_blank, rows_of, separator_of

FAMILY: Final = "google-fit"
_DAY: Final = re.compile(r"((?:19|20)\d\d-\d\d-\d\d)[^/]*$")
_NANOS: Final = 1_000_000_000
_MOST: Final = 3_000_000
_TREE: Final = msgspec.json.Decoder(float_hook=Decimal)


def read(given: Given) -> Iterator[Part]:
    """A table or a file of points."""
    head = bytes(given.data[:64]).lstrip(b"\xef\xbb\xbf \r\n\t")
    yield from _json(given) if head.startswith((b"{", b"[")) else _table(given)


def _table(given: Given) -> Iterator[Part]:
    """A row a day, or a row a quarter of an hour of the day the file is named after."""
    text = decoded(given.data).whole
    rows = rows_of(text, separator_of(text) or ",")
    head = next(rows, [])
    timed = head[:1] == ["Start time"]
    columns = {at: COLUMNS[name] for at, name in enumerate(head) if name in COLUMNS}
    if not columns or not head or head[0] not in {"Date", "Start time"}:
        raise NotMine
    named = _DAY.search(given.name)
    day = named[1] if named else ""
    gathered = Gathered(Days(FAMILY, "" if not timed else "quarter-hours"))
    for number, cells in enumerate(rows, 1):
        if is_blank(cells) or number > _MOST:
            continue
        place = row_place(number)
        begin = _begin(cells[0], day, timed=timed)
        if begin is None:
            gathered.trouble(place, Reason.BAD_DATE)
            continue
        if timed:
            _quarter(gathered, columns, cells, begin, place)
        else:
            _day(gathered, columns, cells, begin.day, place)
        if not gathered.close():
            gathered.count(1)
        yield from gathered.ready()
    yield from gathered.parts()


def _begin(cell: str, day: str, *, timed: bool) -> Wall | None:
    """The row's beginning; a clock alone needs the day of the file's name."""
    if not timed:
        return Wall(cell) if good_day(cell) else None
    return wall(f"{day} {cell}" if day else cell)


def _quarter(
    gathered: Gathered, columns: dict[int, Column], cells: list[str], begin: Wall, place: str
) -> None:
    end = wall(f"{begin.day} {cells[1]}") if len(cells) > 1 else None
    length = (end.clock - begin.clock) % 86_400 if end is not None else 0
    for at, column in columns.items():
        number = amount(cells[at]) if at < len(cells) else None
        if number is None or column.role in {"min", "max"}:
            continue
        if column.measure.telling == "minutes":
            seconds = int(number / 1000)
            gathered.add(column.measure, begin, Decimal(1), at=place, duration=seconds)
        elif not column.measure.single:
            gathered.add(column.measure, begin, number, at=place, duration=length)


def _day(
    gathered: Gathered, columns: dict[int, Column], cells: list[str], day: str, place: str
) -> None:
    """A row of a day that is summed up already: mean, lowest, highest, or what it came to."""
    told: dict[Measure, dict[str, Decimal]] = {}
    for at, column in columns.items():
        number = amount(cells[at]) if at < len(cells) else None
        if number is None:
            continue
        if column.role == "minutes":
            number = round(number / 60_000, 1)
        if not column.measure.holds(number):
            gathered.trouble(f"{place}/{column.name}", Reason.IMPOSSIBLE_VALUE)
            continue
        told.setdefault(column.measure, {})[column.role] = number
    for measure, sums in told.items():
        gathered.alone(gathered.days.summed(measure, day, sums, at=place))


class _Amount(msgspec.Struct):
    """`{fpVal}` or `{intVal}`; Takeout puts it one level deeper."""

    fpVal: Decimal | None = None  # noqa: N815 - Google's own name
    intVal: int | None = None  # noqa: N815
    value: "_Amount | None" = None

    @property
    def number(self) -> Decimal | None:
        """The number, finite and of a length that can be."""
        if self.value is not None and self.fpVal is None and self.intVal is None:
            return amount(self.value.fpVal if self.value.intVal is None else self.value.intVal)
        return amount(self.fpVal if self.intVal is None else self.intVal)


class _Point(msgspec.Struct, rename="camel"):
    """One raw point."""

    data_type_name: str = ""
    start_time_nanos: int | str = ""
    end_time_nanos: int | str = ""
    origin_data_source_id: str = ""
    fit_value: list[_Amount] = []
    value: list[_Amount] = []


_FILE: Final = msgspec.json.Decoder(dict[str, msgspec.Raw])
_LIST: Final = msgspec.json.Decoder(list[msgspec.Raw])
_POINT: Final = msgspec.json.Decoder(_Point)
_WORD: Final = msgspec.json.Decoder(str)
_ODD: Final = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ArithmeticError)


def _json(given: Given) -> Iterator[Part]:
    """A file of one session, or of a data source's points; each point is decoded by itself."""
    data = bytes(given.data)
    try:
        tree = _FILE.decode(data)
    except _ODD as error:
        raise NotMine from error
    if "fitnessActivity" in tree:
        return _session(_whole(data))
    for name in ("Data Points", "point", "dataPoints"):
        if name in tree:
            try:
                return _points(tree, _LIST.decode(tree[name]), name)
            except _ODD as error:
                raise FileRefused(Reason.MALFORMED) from error
    raise NotMine


def _whole(data: bytes) -> dict[str, Any]:
    try:
        tree: dict[str, Any] = _TREE.decode(data)
    except _ODD as error:
        raise FileRefused(Reason.MALFORMED) from error
    return tree


def _session(tree: dict[str, Any]) -> Iterator[Part]:
    """One file of `All Sessions`."""
    gathered = Gathered(Days(FAMILY))
    begin, end = wall(str(tree.get("startTime", ""))), wall(str(tree.get("endTime", "")))
    if begin is None:
        gathered.trouble("/startTime", Reason.BAD_DATE)
        yield from gathered.parts()
        return
    kind = str(tree.get("fitnessActivity", ""))
    told: list[Told] = []
    duration = decimal_of(str(tree.get("duration", "")).removesuffix("s"))
    if duration is not None:
        told.append(("Duration", _neat(duration / 60), "min", "min"))
    for one in tree.get("aggregate") or ():
        if not isinstance(one, dict):
            continue
        name = str(one.get("metricName", ""))
        found = SESSIONS.get(name)
        number = amount(one.get("floatValue", one.get("intValue")))
        if found is not None and number is not None:
            told.append((found[0], _neat(number), found[1], found[1]))
    title = kind.replace("_", " ").replace(".", ": ").capitalize() or "Session"
    made = session(
        title,
        f"{FAMILY}|{kind}|{begin.text}",
        begin,
        end,
        told,
        place="/",
        sleep=kind.startswith("sleep"),
    )
    gathered.alone(made)
    yield from gathered.parts()


def _points(tree: dict[str, msgspec.Raw], points: list[msgspec.Raw], name: str) -> Iterator[Part]:
    """Raw points of one data source; the times are in UTC, Takeout gives no zone."""
    stream = _word(tree.get("Data Source") or tree.get("dataSourceId"))
    gathered = Gathered(Days(FAMILY, "points" + (f"|{_stream(stream)}" if stream else "")))
    for number, raw in enumerate(points[:_MOST]):
        place = f"/{name}/{number}"
        try:
            one = _POINT.decode(raw)
        except _ODD:
            gathered.trouble(place, Reason.NOT_A_RESOURCE)
            continue
        begin = _nanos(one.start_time_nanos or one.end_time_nanos)
        wall_of = instant(begin) if begin is not None else None
        if begin is None or wall_of is None:
            gathered.trouble(place, Reason.BAD_DATE)
            continue
        length = max(0, (_nanos(one.end_time_nanos) or begin) - begin)
        _point(gathered, one, wall_of, length, place)
        if not gathered.close():
            gathered.count(1)
        yield from gathered.ready()
    yield from gathered.parts()


def _word(raw: msgspec.Raw | None) -> str:
    try:
        return _WORD.decode(raw) if raw is not None else ""
    except _ODD:
        return ""


def _point(gathered: Gathered, one: _Point, begin: Wall, length: int, place: str) -> None:
    kind = one.data_type_name
    values = [part.number for part in one.fit_value or one.value]
    if kind == "com.google.blood_pressure" and len(values) > 1:
        upper, lower = values[0], values[1]
        if upper is not None and lower is not None and 0 < lower < upper:
            made = gathered.days.single(
                BLOOD_PRESSURE, begin.text, pressure(upper, lower), "", place
            )
            gathered.alone(made)
        return
    number = values[0] if values else None
    if number is None:
        return
    if kind == "com.google.sleep.segment":
        measure = SLEEP_STAGES.get(int(number))
        if measure is not None:
            gathered.add(measure, begin, Decimal(1), at=place, duration=length)
        return
    if kind not in POINTS:
        return
    measure, factor = POINTS[kind]
    exact = number * factor if factor != 1 else number
    duration = 0 if measure.single else length
    source = _app(one.origin_data_source_id)
    gathered.add(measure, begin, exact, at=place, duration=duration, source=source)


def _neat(number: Decimal) -> Decimal:
    """Two places at most, no zeros behind the point."""
    return Decimal(format(round(number, 2).normalize(), "f"))


def _nanos(value: int | str) -> int | None:
    text = str(value)
    return int(text) // _NANOS if text.isascii() and text.isdecimal() and len(text) < 22 else None  # noqa: PLR2004


def _stream(text: str) -> str:
    """A data source in few letters: its last part tells it from others."""
    return text.rpartition(":")[2][:60] if text.count(":") > 1 else text[-60:]


def _app(source: str) -> str:
    """The app of `raw:com.google.step_count.delta:com.example.app:…`."""
    parts = source.split(":")
    return parts[2] if len(parts) > 2 else ""  # noqa: PLR2004 - kind, type, app
