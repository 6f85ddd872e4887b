"""Tables of cuffs, scales and rings, a row a measurement: Omron, Withings, Qardio, Beurer, Fitbit.

Refuses: tables of hospitals and of several people; and a column whose name it does not know.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from sync.readers.days import Days, pressure
from sync.readers.devices.gather import Gathered, amount, without_unit
from sync.readers.devices.glucose import KETONE, unit_in
from sync.readers.devices.moments import Wall, order_of, wall
from sync.readers.devices.rows import Line, Sheet, sampled, sheet
from sync.readers.draft import Given, NotMine, Part
from sync.readers.measures import (
    BLOOD_PRESSURE,
    BODY_FAT,
    BODY_MASS_INDEX,
    BODY_WATER,
    BONE_MASS,
    BREATHING,
    FAT_MASS,
    GLUCOSE_FINGER,
    HEIGHT,
    HRV_RMSSD,
    MUSCLE_MASS,
    OXYGEN,
    PULSE,
    RESTING_HEART_RATE,
    SLEEP_AWAKE,
    SLEEP_DEEP,
    SLEEP_LIGHT,
    SLEEP_REM,
    STEPS,
    TEMPERATURE,
    WAIST,
    WEIGHT,
    Measure,
    Telling,
    in_unit,
)
from sync.readers.protocol import Reason

SLEEP_SCORE: Final = Measure("sleep-score", "Sleep score", Telling.MEAN, "", "", "", "survey")
SYSTOLIC_NAME: Final = (
    r"\bsys\b|systol|sistol|sístol|収縮|最高血圧|收缩|高压|^high\b.*mmhg|bovendruk|superiore|^sys"
)
DIASTOLIC_NAME: Final = (
    r"\bdia\b|diastol|diástol|拡張|最低血圧|舒张|低压|^low\b.*mmhg|onderdruk|inferiore|^dia"
)
_PULSE_NAME: Final = (
    r"pul[sz]|\bpols|polso|pouls|pulso|nadi|denyut|heart.?rate|\bhr\b|脈|脉|心率|\bbpm"
)
_DATE_NAME: Final = (
    r"date|datum|fecha|^data|tanggal|\btgl|日付|日期|測定日|测量|^time|timestamp|zeitpunkt|waktu|hari"
    r"|\bday\b|^from$|^start$|recorded"
)
_CLOCK_NAME: Final = (
    r"^time\b|uhrzeit|^zeit|heure|^hora|^ora\b|^jam\b|^pukul|^waktu\b|tijd$|時刻|时间"
)
_ZONE_NAME: Final = (
    r"time ?zone|zeitzone|fuseau|zona horaria|fuso|tijdzone|zona waktu|タイムゾーン|时区"
)
_DEVICE_NAME: Final = (
    r"^device|gerät|appareil|dispositi|apparaat|perangkat|^model|^source|機種|设备"
)
_WHOSE: Final = (
    r"\bname\b|\bnama\b|pasien|patient|\brm\b|no_?rawat|rekam|\bnik\b|norm\b|\bmrn\b|^id_pasien"
)
_HEAD: Final = rf"(?:{_DATE_NAME}|^from,).*,|,.*(?:{_DATE_NAME})"

_KNOWN: Final[tuple[tuple[str, Measure, str], ...]] = (
    (r"resting.*(?:heart|pulse)|ruhepuls", RESTING_HEART_RATE, ""),
    (r"rmssd", HRV_RMSSD, ""),
    (r"body.?mass|\bbmi\b|\bimt\b", BODY_MASS_INDEX, ""),
    (r"(?:body )?fat (?:mass|weight)|fettmasse|massa grassa|massa lemak", FAT_MASS, "kg"),
    (r"(?:body.?)?fat\b.*%|fat percent|körperfett|lemak tubuh|grasa corporal", BODY_FAT, ""),
    (r"bone|knochen|massa ossea|tulang", BONE_MASS, "kg"),
    (r"(?:skeletal )?muscle.*%|otot rangka", MUSCLE_MASS, "%"),
    (r"muscle|muskel|massa muscolare|otot", MUSCLE_MASS, "kg"),
    (r"hydration|body water|wasser", BODY_WATER, "kg"),
    (r"^(?:body )?weight|gewicht|^poids|^peso|berat|体重", WEIGHT, ""),
    (r"^(?:body )?height|tinggi|^größe|^taille", HEIGHT, ""),
    (r"waist|lingkar perut", WAIST, ""),
    (r"sp.?o.?2|oxygen|sauerstoff|saturasi|血氧", OXYGEN, "%"),
    (r"body temp|^temperature|körpertemperatur|suhu tubuh|体温", TEMPERATURE, ""),
    (r"respirat|breath", BREATHING, ""),
    (r"overall_score|sleep score", SLEEP_SCORE, ""),
    (r"^steps|langkah|schritte", STEPS, ""),
    (r"glucose|blood sugar|blutzucker|gula darah|glyc[eé]mi|glucosa", GLUCOSE_FINGER, ""),
    (r"^ketone", KETONE, ""),
    (_PULSE_NAME, PULSE, ""),
)
_STAGES: Final = (
    (r"^deep.*\(s\)", SLEEP_DEEP, 1),
    (r"^light.*\(s\)", SLEEP_LIGHT, 1),
    (r"^rem.*\(s\)", SLEEP_REM, 1),
    (r"^awake.*\(s\)", SLEEP_AWAKE, 1),
    (r"deep_sleep_in_minutes", SLEEP_DEEP, 60),
)
_UNIT: Final = re.compile(
    r"\(\s*(kg|lbs?|st|g|cm|in|m|%|mmhg|kpa|bpm|°c|°f|celsius|fahrenheit|mg/dl|mmol/l)\s*\)",
    re.IGNORECASE,
)
_UNIT_WORDS: Final = {"celsius": "°C", "fahrenheit": "°F", "mmhg": "mmHg", "kpa": "kPa"}
_TELLS_UNIT: Final[dict[str, tuple[tuple[int, int, str], ...]]] = {
    GLUCOSE_FINGER.key: ((0, 40, "mmol/L"), (40, 1000, "mg/dL")),
    TEMPERATURE.key: ((30, 45, "°C"), (86, 115, "°F")),
    HEIGHT.key: ((1, 3, "m"), (90, 250, "cm")),
}
"""Where no unit is given, values that only one unit can have."""


class _Column(NamedTuple):
    at: int
    measure: Measure
    unit: str
    seconds: int = 0


class _Columns(NamedTuple):
    when: int
    clock: int
    zone: int
    device: int
    top: int
    bottom: int
    pulse: int
    others: tuple[_Column, ...]


def read(given: Given) -> Iterator[Part]:
    """Every measurement of a table. Raises NotMine if its columns say that it is another."""
    found = sheet(given, _HEAD)
    columns = _columns(found)
    family = "body"
    texts = [line.cell(columns.when) for line in found.lines]
    order = order_of(sampled(texts), usual=_usual(found.head))
    gathered = Gathered(Days(family), "" if order.sure else Reason.DOUBTFUL)
    table = _Table(columns, gathered, found, day_first=order.day_first)
    for line in found.lines:
        table.line(line)
        yield from gathered.ready()
    yield from gathered.parts()


def _usual(head: list[str]) -> bool | None:
    """Day first in every language but English."""
    text = ",".join(head).lower()
    english = re.search(r"\bdate|time\b", text) is not None
    return None if english else True


def _columns(found: Sheet) -> _Columns:
    when = found.column(_DATE_NAME, unless=_ZONE_NAME)
    if found.column(_WHOSE, unless="device|gerät") >= 0 or when < 0:
        raise NotMine
    top, bottom = found.column(SYSTOLIC_NAME), found.column(DIASTOLIC_NAME)
    others: list[_Column] = []
    pulse = -1
    for at, name in enumerate(found.head):
        if at in {when, top, bottom}:
            continue
        column = _stage(at, name) or _known(at, name)
        if column is None:
            continue
        if column.measure is PULSE and top >= 0 and bottom >= 0 and pulse < 0:
            pulse = at
        elif all(one.measure is not column.measure for one in others):
            others.append(column)
    whole = top >= 0 and bottom >= 0
    if not whole and not others:
        raise NotMine
    clock = found.column(_CLOCK_NAME, unless=_ZONE_NAME)
    return _Columns(
        when,
        -1 if clock == when else clock,
        found.column(_ZONE_NAME),
        found.column(_DEVICE_NAME),
        top if whole else -1,
        bottom if whole else -1,
        pulse,
        tuple(others),
    )


def _stage(at: int, name: str) -> _Column | None:
    for pattern, measure, seconds in _STAGES:
        if re.search(pattern, name, re.IGNORECASE):
            return _Column(at, measure, "", seconds)
    return None


def _known(at: int, name: str) -> _Column | None:
    shown = name.replace("_", " ")
    for pattern, measure, usual in _KNOWN:
        if re.search(pattern, name, re.IGNORECASE) or re.search(pattern, shown, re.IGNORECASE):
            return _Column(at, measure, _unit(name) or usual)
    return None


def _unit(name: str) -> str:
    match = _UNIT.search(name)
    if match is None:
        return unit_in(name) or ("%" if "%" in name else "")
    unit = match[1].lower()
    return unit_in(unit) or _UNIT_WORDS.get(unit, unit.replace("°c", "°C").replace("°f", "°F"))


class _Table:
    """The rows of one table."""

    def __init__(
        self, columns: _Columns, gathered: Gathered, found: Sheet, *, day_first: bool
    ) -> None:
        self._columns = columns
        self._gathered = gathered
        self._width = len(found.head)
        self._day_first = day_first

    def line(self, line: Line) -> None:
        """One row."""
        columns, gathered = self._columns, self._gathered
        if not line.sound:
            gathered.trouble(line.place, Reason.BAD_TEXT)
            return
        if len(line.cells) > self._width and any(line.cells[self._width :]):
            gathered.trouble(line.place, Reason.ROW_LENGTH)
            return
        text = line.cell(columns.when)
        if columns.clock >= 0 and ":" not in text:
            text = f"{text} {line.cell(columns.clock)}".strip()
        when = wall(text, day_first=self._day_first, zone=line.cell(columns.zone))
        if when is None:
            gathered.trouble(line.place, Reason.BAD_DATE)
            return
        source = line.cell(columns.device)
        self._pressure(line, when, source)
        for column in columns.others:
            if line.cell(column.at) not in {"", "-", "--"}:
                self._value(line, column, when, source)
        gathered.close()

    def _pressure(self, line: Line, when: Wall, source: str) -> None:
        columns = self._columns
        texts = [line.cell(columns.top), line.cell(columns.bottom)]
        if columns.top < 0 or not any(texts):
            return
        top, bottom = (amount(text) for text in texts)
        pulse = amount(line.cell(columns.pulse)) if line.cell(columns.pulse) else None
        if not _possible(top, bottom):
            self._gathered.trouble(line.place, Reason.BAD_NUMBER)
            return
        assert top is not None and bottom is not None  # noqa: PT018 - _possible said so
        value = pressure(top, bottom, pulse if pulse and PULSE.holds(pulse) else None)
        days = self._gathered.days
        self._gathered.alone(days.single(BLOOD_PRESSURE, when.text, value, source, line.place))

    def _value(self, line: Line, column: _Column, when: Wall, source: str) -> None:
        value = amount(line.cell(column.at))
        place = line.place
        if value is None:
            self._gathered.trouble(place, Reason.BAD_NUMBER)
            return
        if column.seconds:
            length = int(value * column.seconds)
            if 0 < length <= 86_400:  # noqa: PLR2004 - a day
                self._gathered.add(
                    column.measure, when, Decimal(1), at=place, duration=length, source=source
                )
            return
        if not value and column.measure.single:  # how apps write that nothing was measured
            return
        measure, doubt = _with_unit(column, value)
        self._gathered.add(measure, when, value, at=place, source=source, doubt=doubt)


def _with_unit(column: _Column, value: Decimal) -> tuple[Measure, str]:
    """The measure in the column's unit, and a doubt if no unit is sure."""
    measure = column.measure
    if column.unit:
        return in_unit(measure, column.unit), ""
    for least, most, unit in _TELLS_UNIT.get(measure.key, ()):
        if least < value <= most:
            return in_unit(measure, unit), ""
    unsure = measure.key in _TELLS_UNIT or measure.key in {WEIGHT.key, WAIST.key}
    if unsure:
        return without_unit(measure), Reason.UNIT_MISSING
    return measure, ""


def _possible(top: Decimal | None, bottom: Decimal | None) -> bool:
    if top is None or bottom is None:
        return False
    return 0 < bottom < 400 and 0 < top < 400  # noqa: PLR2004 - no cuff shows more
