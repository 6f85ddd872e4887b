"""Apple's types of records as measures: the known ones by table, all others by their names.

Refuses: dropping a type; what Apple adds next year gets its name from its identifier.
"""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from sync.readers import measures as known
from sync.readers.measures import Measure, Telling, event, in_unit

QUANTITY: Final = "HKQuantityTypeIdentifier"
CATEGORY: Final = "HKCategoryTypeIdentifier"
SYSTOLIC: Final = "HKQuantityTypeIdentifierBloodPressureSystolic"
DIASTOLIC: Final = "HKQuantityTypeIdentifierBloodPressureDiastolic"

_KNOWN: Final = {
    "StepCount": known.STEPS,
    "DistanceWalkingRunning": known.DISTANCE,
    "DistanceCycling": known.CYCLED,
    "DistanceSwimming": known.SWUM,
    "DistanceWheelchair": known.WHEELED,
    "PushCount": known.PUSHES,
    "SwimmingStrokeCount": known.STROKES,
    "FlightsClimbed": known.FLOORS,
    "ActiveEnergyBurned": known.ENERGY_ACTIVE,
    "BasalEnergyBurned": known.ENERGY_RESTING,
    "AppleExerciseTime": known.EXERCISE,
    "AppleMoveTime": known.MOVE,
    "AppleStandTime": known.STAND,
    "HeartRate": known.HEART_RATE,
    "RestingHeartRate": known.RESTING_HEART_RATE,
    "WalkingHeartRateAverage": known.WALKING_HEART_RATE,
    "HeartRateRecoveryOneMinute": known.HEART_RATE_RECOVERY,
    "HeartRateVariabilitySDNN": known.HRV_SDNN,
    "OxygenSaturation": known.OXYGEN,
    "RespiratoryRate": known.BREATHING,
    "VO2Max": known.VO2_MAX,
    "BloodGlucose": known.GLUCOSE,
    "InsulinDelivery": known.INSULIN,
    "BodyMass": known.WEIGHT,
    "Height": known.HEIGHT,
    "BodyMassIndex": known.BODY_MASS_INDEX,
    "BodyFatPercentage": known.BODY_FAT,
    "LeanBodyMass": known.LEAN_MASS,
    "WaistCircumference": known.WAIST,
    "BodyTemperature": known.TEMPERATURE,
    "BasalBodyTemperature": known.BASAL_TEMPERATURE,
    "AppleSleepingWristTemperature": known.SKIN_TEMPERATURE,
    "DietaryWater": known.WATER,
    "DietaryEnergyConsumed": known.ENERGY_EATEN,
    "DietaryCaffeine": known.CAFFEINE,
    "EnvironmentalAudioExposure": known.SOUND,
    "HeadphoneAudioExposure": known.HEADPHONES,
    "BloodPressureSystolic": known.SYSTOLIC,
    "BloodPressureDiastolic": known.DIASTOLIC,
}
_SLEEP: Final = {
    "InBed": known.SLEEP_IN_BED,
    "Asleep": known.SLEEP,
    "AsleepUnspecified": replace(known.SLEEP, variant="unspecified"),
    "AsleepCore": known.SLEEP_LIGHT,
    "AsleepDeep": known.SLEEP_DEEP,
    "AsleepREM": known.SLEEP_REM,
    "Awake": known.SLEEP_AWAKE,
}
_SLEEP_NUMBERS: Final = ("InBed", "Asleep", "Awake", "AsleepCore", "AsleepDeep", "AsleepREM")
_STOOD: Final = replace(known.STAND_HOURS, telling=Telling.SUM, unit="h", ucum="h")
_TIMED: Final = {"MindfulSession": known.MINDFUL}
_ADDED_UP: Final = re.compile(
    r"Dietary|Distance|Count$|Energy|Time$|Delivery|NumberOf|Inhaler|Fallen"
)
_WORDS: Final = re.compile(r"[A-Z]{2,}(?=[A-Z][a-z]|\d|$)|[A-Z]?[a-z]+|[A-Z]+|\d+")
_FEWEST: Final = Decimal(-10_000_000)


@lru_cache(maxsize=1_024)
def measure_of(kind: str, unit: str, value: str) -> Measure:
    """The measure of a record type; of a category also by its value."""
    if kind.startswith(CATEGORY):
        return _category(kind.removeprefix(CATEGORY), value)
    name = kind.removeprefix(QUANTITY)
    found = _KNOWN.get(name)
    if found is None:
        found = _other(name.removeprefix("HKDataType"), unit)
    return in_unit(found, unit)


def words(name: str) -> str:
    """`LowHeartRateEvent` as `Low heart rate event`."""
    parts = _WORDS.findall(name)
    text = " ".join(part if part.isupper() and len(part) > 1 else part.lower() for part in parts)
    return text[:1].upper() + text[1:]


def _other(name: str, unit: str) -> Measure:
    telling = Telling.SUM if _ADDED_UP.search(name) else Telling.MEAN
    least = Decimal(0) if telling is Telling.SUM else _FEWEST
    return Measure(_key(name), words(name), telling, unit, known.UNITS.get(unit, ""), least=least)


def _category(name: str, value: str) -> Measure:
    tail = value.rpartition(name)[2] if name in value else value.removeprefix("HKCategoryValue")
    if name == "SleepAnalysis":
        if tail.isdecimal() and int(tail) < len(_SLEEP_NUMBERS):
            tail = _SLEEP_NUMBERS[int(tail)]
        found = _SLEEP.get(tail)
        return found or replace(known.SLEEP, variant=_key(tail)[:40] or "untold")
    if name == "AppleStandHour":
        return _STOOD
    if name in _TIMED:
        return _TIMED[name]
    tail = "" if tail in {"NotApplicable", "0"} else tail
    shown = f"{words(name)}: {words(tail).lower()}" if tail else words(name)
    return event(_key(name, tail), shown)


def category_value(kind: str, value: str) -> str:
    """The number a category's reading has: 1, and 0 for an hour that was sat through."""
    return "0" if kind.endswith("AppleStandHour") and value.endswith("Idle") else "1"


def _key(*names: str) -> str:
    return "-".join(part.lower() for name in names if name for part in _WORDS.findall(name[:80]))
