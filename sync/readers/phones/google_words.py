"""Google Fit's columns, data types and stages of sleep, as its own documentation names them.

Refuses: places on the map; where somebody was is no measurement.
"""

from decimal import Decimal
from typing import Final, NamedTuple

from sync.readers import measures as known
from sync.readers.measures import Measure, Telling, in_unit


class Column(NamedTuple):
    """What a column of a table holds, and which of the day's figures it is."""

    name: str
    measure: Measure
    role: str


def _columns() -> dict[str, Column]:
    found: dict[str, Column] = {}

    def add(name: str, measure: Measure, role: str) -> None:
        found[name] = Column(name, measure, role)

    for words, measure, unit in (
        ("weight", known.WEIGHT, "kg"),
        ("heart rate", known.HEART_RATE, "bpm"),
        ("speed", known.SPEED, "m/s"),
        ("systolic blood pressure", known.SYSTOLIC, "mmHg"),
        ("diastolic blood pressure", known.DIASTOLIC, "mmHg"),
        ("blood glucose", in_unit(known.GLUCOSE, "mmol/L"), "mmol/L"),
        ("oxygen saturation", known.OXYGEN, "%"),
        ("body temperature", known.TEMPERATURE, "°C"),
        ("height", in_unit(known.HEIGHT, "m"), "m"),
        ("body fat percentage", known.BODY_FAT, "%"),
    ):
        for prefix, role in (("Average", "mean"), ("Max", "max"), ("Min", "min")):
            add(f"{prefix} {words} ({unit})", measure, role)
    for name, measure in (
        ("Calories (kcal)", known.ENERGY),
        ("Heart Points", known.HEART_POINTS),
        ("Step count", known.STEPS),
        ("Distance (m)", known.TRAVELLED),
        ("Move Minutes count", known.MOVE),
    ):
        add(name, measure, "sum")
    for name, measure in (
        ("Inactive duration (ms)", known.SEDENTARY),
        ("Walking duration (ms)", _time("walking", "Walking")),
        ("Running duration (ms)", _time("running", "Running")),
        ("Biking duration (ms)", _time("biking", "Cycling")),
        ("Swimming duration (ms)", _time("swimming", "Swimming")),
        ("Sleep duration (ms)", known.SLEEP),
        ("Light sleeping duration (ms)", known.SLEEP_LIGHT),
        ("Deep sleeping duration (ms)", known.SLEEP_DEEP),
        ("REM sleeping duration (ms)", known.SLEEP_REM),
        ("Awake mid-sleeping duration (ms)", known.SLEEP_AWAKE),
    ):
        add(name, measure, "minutes")
    return found


def _time(key: str, display: str) -> Measure:
    return Measure(f"{key}-time", display, Telling.MINUTES, "min", "min")


COLUMNS: Final = _columns()

_ONE: Final = Decimal(1)
POINTS: Final[dict[str, tuple[Measure, Decimal]]] = {
    "com.google.step_count.delta": (known.STEPS, _ONE),
    "com.google.distance.delta": (known.TRAVELLED, _ONE),
    "com.google.calories.expended": (known.ENERGY, _ONE),
    "com.google.calories.bmr": (known.ENERGY_RESTING, _ONE),
    "com.google.heart_rate.bpm": (known.HEART_RATE, _ONE),
    "com.google.heart_minutes": (known.HEART_POINTS, _ONE),
    "com.google.active_minutes": (known.MOVE, _ONE),
    "com.google.speed": (known.SPEED, _ONE),
    "com.google.power.sample": (known.POWER, _ONE),
    "com.google.weight": (known.WEIGHT, _ONE),
    "com.google.height": (known.HEIGHT, Decimal(100)),
    "com.google.body.fat.percentage": (known.BODY_FAT, _ONE),
    "com.google.body.temperature": (known.TEMPERATURE, _ONE),
    "com.google.blood_glucose": (in_unit(known.GLUCOSE, "mmol/L"), _ONE),
    "com.google.oxygen_saturation": (known.OXYGEN, _ONE),
    "com.google.hydration": (known.WATER, Decimal(1000)),
}
"""Data types and the factor to the measure's unit: height in m, water in L."""

SLEEP_STAGES: Final = {
    1: known.SLEEP_AWAKE,
    2: known.SLEEP,
    4: known.SLEEP_LIGHT,
    5: known.SLEEP_DEEP,
    6: known.SLEEP_REM,
}

SESSIONS: Final = {
    "com.google.calories.expended": ("Energy", "kcal"),
    "com.google.step_count.delta": ("Steps", "steps"),
    "com.google.distance.delta": ("Distance", "m"),
    "com.google.speed.summary": ("Mean speed", "m/s"),
    "com.google.heart_minutes.summary": ("Heart points", "points"),
    "com.google.heart_rate.summary": ("Mean heart rate", "/min"),
    "com.google.active_minutes": ("Move minutes", "min"),
}
