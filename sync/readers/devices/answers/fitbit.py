"""Fitbit: the entries of a Takeout and of the service's answers.

Refuses: a measure by guess; where only the name of the file or list tells it, that is asked.
"""

import re
from decimal import Decimal
from typing import Any, Final

from sync.readers.days import good_day
from sync.readers.devices.answers.shapes import Entry, Shape, in_night, needs
from sync.readers.devices.answers.tree import member, moment, number, tables, text
from sync.readers.devices.gather import amount, without_unit
from sync.readers.devices.moments import Wall, wall
from sync.readers.devices.workouts import Told, session
from sync.readers.measures import (
    BODY_FAT,
    BODY_MASS_INDEX,
    BREATHING,
    DISTANCE,
    ELEVATION,
    ENERGY,
    ENERGY_ACTIVE,
    EXERCISE,
    FAIRLY_ACTIVE,
    FLOORS,
    HEART_RATE,
    HRV_RMSSD,
    LIGHTLY_ACTIVE,
    OXYGEN,
    RESTING_HEART_RATE,
    SEDENTARY,
    SLEEP,
    SLEEP_AWAKE,
    SLEEP_DEEP,
    SLEEP_LIGHT,
    SLEEP_REM,
    SLEEP_RESTLESS,
    STEPS,
    VERY_ACTIVE,
    VO2_MAX,
    WATER,
    WEIGHT,
    Measure,
    Telling,
    in_unit,
)
from sync.readers.protocol import Reason

FAMILY: Final = "fitbit"

_ZONES: Final[dict[str, Measure]] = {
    name: Measure(key, display, Telling.SUM, "min", "min")
    for name, key, display in (
        ("BELOW_DEFAULT_ZONE_1", "heart-zone-0", "Heart rate below the zones"),
        ("IN_DEFAULT_ZONE_1", "heart-zone-1", "Heart rate in zone 1 (fat burn)"),
        ("IN_DEFAULT_ZONE_2", "heart-zone-2", "Heart rate in zone 2 (cardio)"),
        ("IN_DEFAULT_ZONE_3", "heart-zone-3", "Heart rate in zone 3 (peak)"),
        ("Out of Range", "heart-zone-0", "Heart rate below the zones"),
        ("Fat Burn", "heart-zone-1", "Heart rate in zone 1 (fat burn)"),
        ("Cardio", "heart-zone-2", "Heart rate in zone 2 (cardio)"),
        ("Peak", "heart-zone-3", "Heart rate in zone 3 (peak)"),
    )
}
_NAMED: Final[tuple[tuple[str, Measure, str], ...]] = (
    (r"resting", RESTING_HEART_RATE, ""),
    (r"heart[_-]?rate|activities-heart", HEART_RATE, ""),
    (r"sedentary", SEDENTARY, "min"),
    (r"light(?:ly)?[_-]?active", LIGHTLY_ACTIVE, "min"),
    (r"moderately|fairly[_-]?active", FAIRLY_ACTIVE, "min"),
    (r"very[_-]?active", VERY_ACTIVE, "min"),
    (r"steps", STEPS, ""),
    (r"distance", DISTANCE, ""),
    (r"altitude|elevation", ELEVATION, ""),
    (r"floors", FLOORS, ""),
    (r"calories", ENERGY, ""),
    (r"water", WATER, ""),
    (r"spo2|oxygen", OXYGEN, ""),
    (r"body-?fat|body-fat", BODY_FAT, ""),
    (r"body-?bmi", BODY_MASS_INDEX, ""),
)
"""By the name of the file or of the list: `distance-2018-01-01.json`, `activities-steps`."""

_LEVELS: Final = {
    "deep": SLEEP_DEEP,
    "light": SLEEP_LIGHT,
    "rem": SLEEP_REM,
    "wake": SLEEP_AWAKE,
    "awake": SLEEP_AWAKE,
    "asleep": SLEEP,
    "restless": SLEEP_RESTLESS,
}
_CENTIMETRES: Final = "cm"
_LB_RATIO: Final = Decimal("4.36")
"""Weight by BMI is the square of the height: 1.2 to 4.4 in kg, above that in pounds."""
_LEAST_RATIO, _MOST_RATIO = Decimal("0.8"), Decimal(12)


def _day_value(entry: Entry) -> None:
    """`{dateTime, value}`: what it is tells the value, else a name."""
    when = moment(entry.tree.get("dateTime"))
    value = entry.tree.get("value")
    if when is None:
        entry.bad_date()
    elif isinstance(value, dict):
        _inside(entry, when, value)
    else:
        _named(entry, when, value)


def _named(entry: Entry, when: Wall, value: Any) -> None:
    found = next((one for one in _NAMED if re.search(one[0], entry.name, re.IGNORECASE)), None)
    if found is None:
        entry.gathered.trouble("", Reason.MEASURE_UNKNOWN)
        return
    measure, told = found[1], number({"v": value}, "v")
    if told is None:
        entry.gathered.trouble(entry.place, Reason.BAD_NUMBER)
    elif measure.telling is Telling.MINUTES:
        entry.lasted(measure, when, told * 60)
        if not told:  # a day without a minute of it is a reading too
            entry.gathered.count(1)
    elif measure is DISTANCE:
        # the Takeout's minutes are centimetres; the service's days are the account's unit
        unit = _CENTIMETRES if when.second >= 0 else ""
        entry.add(in_unit(measure, unit), when, told)
    else:
        entry.add(measure, when, told)


_INSIDE: Final[dict[str, Measure]] = {
    "bpm": HEART_RATE,
    "restingHeartRate": RESTING_HEART_RATE,
    "demographicVO2Max": VO2_MAX,
    "runVO2Max": VO2_MAX,
    "breathingRate": BREATHING,
    "dailyRmssd": HRV_RMSSD,
    "rmssd": HRV_RMSSD,
    "avg": OXYGEN,
}


def _inside(entry: Entry, when: Wall, value: dict[str, Any]) -> None:
    for name, inner in value.items():
        measure = _INSIDE.get(name)
        found = None if measure is None else amount(inner)
        if found and measure is not None:
            entry.add(measure, when, found)
    if "bpm" in value:
        return
    if "value" in value and "error" in value:
        resting = number(value, "value")
        if resting:  # 0 stands for a day without
            entry.add(RESTING_HEART_RATE, when, resting)
        else:
            entry.gathered.count(1)
    zones = value.get("valuesInZones")
    if isinstance(zones, dict):
        told = [(name, number(zones, name)) for name in zones]
    else:
        told = [
            (text(one, "name"), number(one, "minutes"))
            for _, one in tables(value.get("heartRateZones"))
        ]
    for name, minutes in told:
        if name in _ZONES and minutes is not None:
            entry.add(_ZONES[name], when, minutes)


def _sleep(entry: Entry) -> None:
    """A night or nap: its stages, or how long it was."""
    tree = entry.tree
    begin = moment(tree.get("startTime"))
    if begin is None:
        entry.bad_date()
        return
    night = text(tree, "dateOfSleep")
    night = night if good_day(night) else ""
    stages = tables(member(tree, "levels.data"))
    for _, stage in stages:
        measure = _LEVELS.get(text(stage, "level"))
        when, length = moment(stage.get("dateTime")), number(stage, "seconds")
        if measure is None or when is None or length is None:
            entry.gathered.trouble(entry.place, Reason.UNREADABLE)
            continue
        entry.lasted(measure, in_night(when, night), length)
    asleep = number(tree, "minutesAsleep")
    if asleep and not any(text(one, "level") == "asleep" for _, one in stages):
        entry.lasted(SLEEP, in_night(begin, night), asleep * 60)


def _weight(entry: Entry) -> None:
    """A weighing; its unit is the account's, which its own BMI tells."""
    tree = entry.tree
    when = wall(f"{text(tree, 'date')} {text(tree, 'time')}".strip())
    weight, index = number(tree, "weight"), number(tree, "bmi")
    if when is None:
        entry.bad_date()
        return
    source = text(tree, "source")
    if weight:
        ratio = weight / index if index else Decimal(0)
        measure, doubt = in_unit(WEIGHT, "kg" if ratio < _LB_RATIO else "lbs"), ""
        if not _LEAST_RATIO < ratio < _MOST_RATIO:
            measure, doubt = without_unit(WEIGHT), Reason.UNIT_MISSING
        entry.gathered.add(measure, when, weight, at=entry.place, source=source, doubt=doubt)
    for measure, value in ((BODY_MASS_INDEX, index), (BODY_FAT, number(tree, "fat"))):
        if value:
            entry.add(measure, when, value, source=source)


def _exercise(entry: Entry) -> None:
    """A session of exercise."""
    tree = entry.tree
    begin = moment(tree.get("startTime") or tree.get("originalStartTime"))
    if begin is None:
        entry.bad_date()
        return
    told: list[Told] = []
    for what, path, unit, ucum in (
        (EXERCISE, "duration", "ms", "ms"),
        (ENERGY_ACTIVE, "calories", "kcal", "kcal"),
        (STEPS, "steps", "steps", "{steps}"),
        ("Average heart rate", "averageHeartRate", "/min", "/min"),
        ("Distance", "distance", text(tree, "distanceUnit"), ""),
    ):
        value = number(tree, path)
        if value:
            told.append((what, value, unit, ucum))
    number_of = f"{FAMILY}|{text(tree, 'logId')}"
    name = text(tree, "activityName")
    made = session(name, number_of, begin, None, told, place=entry.place)
    entry.gathered.alone(made)


def _intraday(entry: Entry, key: str) -> None:
    """`activities-steps-intraday`: times of the day that stands beside it."""
    days = tables(entry.whole.get(key.removesuffix("-intraday")))
    day = moment(days[0][1].get("dateTime")) if days else None
    if day is None:
        entry.bad_date()
        return
    measure = next((one[1] for one in _NAMED if re.search(one[0], key)), None)
    if measure is None:
        return
    for at, one in tables(member(entry.tree, "dataset")):
        when, value = wall(f"{day.day} {text(one, 'time')}"), number(one, "value")
        if when is None or value is None:
            entry.gathered.trouble(f"{entry.place}/dataset/{at}", Reason.UNREADABLE)
            continue
        if measure.telling is Telling.SUM and not value:
            entry.gathered.count(1)
            continue
        entry.add(measure, when, value)
        entry.gathered.close()


def _dataset(entry: Entry) -> None:
    if entry.name.endswith("-intraday") and isinstance(entry.whole, dict):
        _intraday(entry, entry.name)


FITBIT: Final = (
    Shape(FAMILY, needs("dateTime value"), take=_day_value),
    Shape(FAMILY, needs("startTime dateOfSleep"), take=_sleep),
    Shape(FAMILY, needs("logId weight date"), take=_weight),
    Shape(FAMILY, needs("logId activityName startTime"), take=_exercise),
    Shape(FAMILY, needs("dataset datasetInterval"), take=_dataset),
)
