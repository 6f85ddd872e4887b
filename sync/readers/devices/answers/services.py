"""Answers of Withings and iHealth whose values need more than a table.

Refuses: goals as measurements, and a weighing that may be another person's without a doubt.
"""

from decimal import Decimal
from typing import Any, Final

from sync.readers.devices.answers.shapes import Entry, Shape, needs
from sync.readers.devices.answers.tree import Tree, moment, number, tables, text
from sync.readers.devices.gather import without_unit
from sync.readers.devices.moments import Wall, instant
from sync.readers.measures import (
    BODY_FAT,
    BODY_MASS_INDEX,
    BODY_WATER,
    BONE_MASS,
    ENERGY,
    FAT_MASS,
    GLUCOSE_FINGER,
    HEART_RATE,
    HEIGHT,
    LEAN_MASS,
    MUSCLE_MASS,
    OXYGEN,
    PULSE,
    SKIN_TEMPERATURE,
    SLEEP,
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

_WITHINGS: Final[dict[int, tuple[Measure, str]]] = {
    1: (WEIGHT, "kg"),
    4: (HEIGHT, "m"),
    5: (LEAN_MASS, "kg"),
    6: (BODY_FAT, "%"),
    8: (FAT_MASS, "kg"),
    11: (PULSE, ""),
    12: (TEMPERATURE, "°C"),
    54: (OXYGEN, "%"),
    71: (TEMPERATURE, "°C"),
    73: (SKIN_TEMPERATURE, "°C"),
    76: (MUSCLE_MASS, "kg"),
    77: (BODY_WATER, "kg"),
    88: (BONE_MASS, "kg"),
    123: (VO2_MAX, ""),
}
"""Withings' numbers for measures; 9 and 10 are the pressures, below."""
_LOWER, _UPPER, _PULSE_TYPE = 9, 10, 11
_GOAL: Final = 2
_SHARED: Final = 1
"""`attrib` 1: weighed on a device of several people, nobody said by whom."""
_STATES: Final = {0: SLEEP_AWAKE, 1: SLEEP_LIGHT, 2: SLEEP_DEEP, 3: SLEEP_REM}


def _withings_group(entry: Entry) -> None:
    """What was measured at one moment: a weighing, a blood pressure."""
    tree = entry.tree
    zone = text(tree, "timezone") or text(entry.whole, "body.timezone", "timezone")
    when = moment(tree.get("date"), zone)
    if when is None:
        entry.bad_date()
        return
    if number(tree, "category") == _GOAL:
        entry.gathered.trouble(entry.place, Reason.NO_PATIENT_DATA, notice=True)
        return
    values: dict[int, Decimal] = {}
    for _, one in tables(tree.get("measures")):
        kind, value = number(one, "type"), _scaled(one)
        if kind is not None and value is not None:
            values.setdefault(int(kind), value)
    before = entry.gathered.doubt
    if number(tree, "attrib") == _SHARED:
        entry.gathered.doubt = Reason.DOUBTFUL
    if _LOWER in values and _UPPER in values:
        pulse = values.pop(_PULSE_TYPE, None)
        entry.pressure(when, values[_UPPER], values[_LOWER], pulse)
    for known, (measure, unit) in _WITHINGS.items():
        if known in values:
            entry.add(in_unit(measure, unit), when, values[known])
    entry.gathered.doubt = before
    if not entry.gathered.holds:
        entry.gathered.count(1)


def _scaled(one: Tree) -> Decimal | None:
    """`value` times ten to the power of `unit`: the figures stay as they are."""
    value, power = number(one, "value"), number(one, "unit")
    if value is None or power is None or not -12 <= power <= 6:  # noqa: PLR2004 - any real power
        return None
    return value.scaleb(int(power)) if power < 0 else value * 10 ** int(power)


def _withings_state(entry: Entry) -> None:
    """A stage of sleep."""
    begin, end = number(entry.tree, "startdate"), number(entry.tree, "enddate")
    state = number(entry.tree, "state")
    when = moment(int(begin)) if begin is not None else None
    if when is None or begin is None or end is None:
        entry.bad_date()
    elif state is not None and int(state) in _STATES:
        entry.lasted(_STATES[int(state)], when, end - begin)


WITHINGS_MORE: Final = (
    Shape("withings", needs("grpid measures date"), take=_withings_group),
    Shape("withings", needs("startdate enddate state"), take=_withings_state),
)


def _ihealth_time(entry: Entry, name: str) -> Wall | None:
    """IHealth counts the seconds of the local clock; the zone stands beside."""
    seconds = number(entry.tree, name)
    found = None if seconds is None else instant(int(seconds))
    zone = text(entry.tree, "TimeZone")
    if found is None:
        entry.bad_date()
        return None
    good = len(zone) == len("+0700") and zone[0] in "+-" and zone[1:].isdigit()
    return found._replace(offset=f"{zone[:3]}:{zone[3:]}" if good else "")


def _ihealth_sleep(entry: Entry) -> None:
    when = _ihealth_time(entry, "StartTime")
    minutes = number(entry.tree, "HoursSlept")  # minutes, in spite of its name
    if when is not None and minutes:
        entry.lasted(SLEEP, when, minutes * 60)
        entry.lasted(SLEEP_AWAKE, when, (number(entry.tree, "FallSleep") or Decimal(0)) * 60)


def _unit_of(entry: Entry, name: str, units: tuple[str, ...]) -> str:
    number_of = number(entry.whole, name)
    at = -1 if number_of is None else int(number_of)
    return units[at] if 0 <= at < len(units) else ""


def _ihealth_pressure(entry: Entry) -> None:
    when = _ihealth_time(entry, "MDate")
    top, bottom = number(entry.tree, "HP"), number(entry.tree, "LP")
    if when is None or top is None or bottom is None:
        return
    if _unit_of(entry, "BPUnit", ("mmHg", "kPa")) == "kPa":
        entry.gathered.trouble(entry.place, Reason.UNREADABLE)
        return
    entry.pressure(when, top, bottom, number(entry.tree, "HR"))


def _ihealth_body(entry: Entry) -> None:
    when = _ihealth_time(entry, "MDate")
    if when is None:
        return
    unit = _unit_of(entry, "WeightUnit", ("kg", "lbs", "st"))
    weight = number(entry.tree, "WeightValue")
    if weight:
        measure = in_unit(WEIGHT, unit) if unit else without_unit(WEIGHT)
        doubt = "" if unit else Reason.UNIT_MISSING
        entry.gathered.add(measure, when, weight, at=entry.place, doubt=doubt)
    for name, measure in (("BMI", BODY_MASS_INDEX), ("FatValue", BODY_FAT)):
        value = number(entry.tree, name)
        if value:
            entry.add(measure, when, value)


def _ihealth_one(name: str, measure: Measure) -> Any:
    def take(entry: Entry) -> None:
        when = _ihealth_time(entry, "MDate")
        value = number(entry.tree, name)
        if when is None or not value:
            return
        unit = _unit_of(entry, "BGUnit", ("mg/dL", "mmol/L")) if name == "BG" else ""
        if name == "BG" and not unit:
            unit = "mmol/L" if value < 40 else "mg/dL"  # noqa: PLR2004 - no value is both
        entry.add(in_unit(measure, unit), when, value)

    return take


def _ihealth_activity(entry: Entry) -> None:
    when = _ihealth_time(entry, "MDate")
    if when is None:
        return
    for name, measure in (("Steps", STEPS), ("Calories", ENERGY)):
        value = number(entry.tree, name)
        if value is not None:
            entry.add(measure, when, value)


IHEALTH: Final = (
    Shape("ihealth", needs("StartTime EndTime HoursSlept"), take=_ihealth_sleep),
    Shape("ihealth", needs("HP LP MDate"), take=_ihealth_pressure),
    Shape("ihealth", needs("WeightValue MDate"), take=_ihealth_body),
    Shape("ihealth", needs("BO MDate"), take=_ihealth_one("BO", OXYGEN)),
    Shape("ihealth", needs("BG MDate"), take=_ihealth_one("BG", GLUCOSE_FINGER)),
    Shape("ihealth", needs("Steps Calories MDate"), take=_ihealth_activity),
    Shape("ihealth", needs("HR MDate"), take=_ihealth_one("HR", HEART_RATE)),
)
