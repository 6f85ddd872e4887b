"""Tables of a time and a value, whose head or file name alone tells the measure: Fitbit, Withings.

Refuses: a measure by guess; a table that nothing names is left to be asked about.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Final

from sync.readers.days import Days
from sync.readers.devices.gather import Gathered, amount
from sync.readers.devices.moments import Wall, wall
from sync.readers.devices.rows import Line, sheet
from sync.readers.draft import Given, NotMine, Part
from sync.readers.measures import (
    BREATHING,
    DISTANCE,
    ELEVATION,
    ENERGY,
    FLOORS,
    HEART_RATE,
    HRV_RMSSD,
    HRV_SDNN,
    OXYGEN,
    RESTING_HEART_RATE,
    SKIN_TEMPERATURE,
    SLEEP_AWAKE,
    SLEEP_DEEP,
    SLEEP_LIGHT,
    SLEEP_REM,
    STEPS,
    TEMPERATURE,
    VO2_MAX,
    WEIGHT,
    Measure,
    in_unit,
)
from sync.readers.protocol import Reason

HEAD: Final = r"^(?:timestamp|recorded_time|start|date),"
_COLUMNS: Final[tuple[tuple[str, Measure, str], ...]] = (
    (r"^beats per minute$", HEART_RATE, ""),
    (r"^steps$", STEPS, ""),
    (r"^weight grams$", WEIGHT, "g"),
    (r"oxygen saturation percentage|^average_value$", OXYGEN, ""),
    (r"^temperature celsius$", TEMPERATURE, "°C"),
    (r"root mean square|^rmssd$", HRV_RMSSD, ""),
    (r"^standard deviation milliseconds$", HRV_SDNN, ""),
    (r"respiratory.rate|breathing rate|breaths per minute", BREATHING, ""),
    (r"^calories$", ENERGY, ""),
    (r"^distance$", DISTANCE, "m"),
    (r"^floors$", FLOORS, ""),
    (r"vo2.?max", VO2_MAX, ""),
    (r"^temperature$", SKIN_TEMPERATURE, ""),
)
_NAMES: Final[tuple[tuple[str, Measure, str], ...]] = (
    (r"spo2|oxygen", OXYGEN, ""),
    (r"resting", RESTING_HEART_RATE, ""),
    (r"raw_hr|heart|_hr_", HEART_RATE, ""),
    (r"steps", STEPS, ""),
    (r"distance", DISTANCE, "m"),
    (r"elevation", ELEVATION, "m"),
    (r"calories", ENERGY, ""),
    (r"core_body_temp|body_temperature", TEMPERATURE, "°C"),
    (r"respirat", BREATHING, ""),
    (r"rmssd", HRV_RMSSD, ""),
    (r"sdnn", HRV_SDNN, ""),
)
_SLEEP_STATE: Final = re.compile(r"sleep.?state", re.IGNORECASE)
_STATES: Final = {0: SLEEP_AWAKE, 1: SLEEP_LIGHT, 2: SLEEP_DEEP, 3: SLEEP_REM}
_LIST: Final = re.compile(r"\[([\d.,\s\-]*)\]")
_DAY: Final = 86_400
_MOST_VALUES: Final = 2000


def read(given: Given) -> Iterator[Part]:
    """Every reading of a table. Raises NotMine for other tables."""
    found = sheet(given, HEAD)
    name = PurePosixPath(given.name.replace("\\", "/")).name
    table = _Table(found.head, name)
    if not table.known:
        raise NotMine
    gathered = Gathered(Days("withings" if table.raw else "fitbit"))
    for line in found.lines:
        table.line(line, gathered)
    yield from gathered.parts()


class _Table:
    """What the columns are."""

    def __init__(self, head: list[str], name: str) -> None:
        self.raw = head[0].lower() in {"start", "date"}
        self._columns = [
            (at, measure, unit)
            for at, column in enumerate(head)
            for pattern, measure, unit in _COLUMNS
            if re.search(pattern, column, re.IGNORECASE)
        ]
        self._value = next((at for at, one in enumerate(head) if one.lower() == "value"), -1)
        self._duration = next((at for at, one in enumerate(head) if one.lower() == "duration"), -1)
        self._states = _SLEEP_STATE.search(name) is not None
        if self._columns and re.search("resting", name, re.IGNORECASE):
            self._columns = [
                (at, RESTING_HEART_RATE if one is HEART_RATE else one, unit)
                for at, one, unit in self._columns
            ]
        if not self._columns and self._value >= 0:
            self._columns = [
                (self._value, measure, unit)
                for pattern, measure, unit in _NAMES
                if re.search(pattern, name, re.IGNORECASE)
            ][:1]

    @property
    def known(self) -> bool:
        """Whether anything says what was measured."""
        return bool(self._columns) or self._states

    def line(self, line: Line, gathered: Gathered) -> None:
        """One row."""
        when = wall(line.cell(0))
        if not line.sound or when is None:
            gathered.trouble(line.place, Reason.BAD_DATE if line.sound else Reason.BAD_TEXT)
            return
        if self._duration >= 0:
            self._raw(line, when, gathered)
        else:
            for at, measure, unit in self._columns:
                value = amount(line.cell(at))
                if value is not None:
                    gathered.add(in_unit(measure, unit), when, value, at=line.place)
                elif line.cell(at):
                    gathered.trouble(line.place, Reason.BAD_NUMBER)
        gathered.close()

    def _raw(self, line: Line, when: Wall, gathered: Gathered) -> None:
        """Withings: durations and values as lists, one after the other from the start."""
        lengths, values = _listed(line.cell(self._duration)), _listed(line.cell(self._value))
        if len(lengths) != len(values) or not values:
            gathered.trouble(line.place, Reason.BAD_NUMBER)
            return
        at = when.clock
        for length, value in zip(lengths, values, strict=True):
            seconds = int(length) if 0 <= length <= _DAY else 0
            moment = when._replace(second=at)
            at = min(at + seconds, _DAY - 1)
            if self._states:
                measure = _STATES.get(int(value)) if abs(value) < len(_STATES) else None
                if measure is not None and seconds:
                    gathered.add(measure, moment, Decimal(1), at=line.place, duration=seconds)
                continue
            for _, measure, unit in self._columns[:1]:
                gathered.add(in_unit(measure, unit), moment, value, at=line.place, duration=seconds)


def _listed(text: str) -> list[Decimal]:
    match = _LIST.fullmatch(text)
    parts = match[1].split(",") if match else [text]
    found = [amount(part) for part in parts[:_MOST_VALUES]]
    return [one for one in found if one is not None]
