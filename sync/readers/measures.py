"""What phones and devices measure: one name, unit and code for each, and how a day of it is told.

Refuses: converting; another unit than the usual one makes a variant of the measure.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Final

from sync.readers.build import LOINC

_ZERO: Final = Decimal(0)
_HUGE: Final = Decimal(10) ** 7


class Telling(StrEnum):
    """How a day of readings is told in one line."""

    SUM = "sum"
    """Steps, energy: added up; several devices that counted at the same time count once."""
    MEAN = "mean"
    """Heart rate: the mean, with the lowest and the highest."""
    LAST = "last"
    """Weight: the last of the day."""
    MINUTES = "minutes"
    """Sleep: how long it lasted, from the readings' durations; the value is not looked at."""
    COUNT = "count"
    """Alerts, symptoms: how often."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that is measured again and again.

    `category` is FHIR's (`vital-signs`, `activity`, `laboratory`, `survey`). `night` counts
    what begins from 18:00 on to the day after. A `single` measure is taken by a person's
    hand: every reading is a record of its own, not part of a day. Values outside
    `least` to `most` are no measurements. `variant` is the unit, if not the usual one.
    """

    key: str
    display: str
    telling: Telling
    unit: str = ""
    ucum: str = ""
    loinc: str = ""
    category: str = "activity"
    night: bool = False
    single: bool = False
    least: Decimal = _ZERO
    most: Decimal = _HUGE
    variant: str = ""

    @property
    def system(self) -> str:
        """The system of its code, empty without one."""
        return LOINC if self.loinc else ""

    def holds(self, value: Decimal) -> bool:
        """Whether a value can be one of this measure at all."""
        return value.is_finite() and self.least <= value <= self.most


@lru_cache(maxsize=512)
def in_unit(measure: Measure, unit: str) -> Measure:
    """The measure in the unit a source gives; its UCUM code only where that is sure."""
    unit = unit.strip()
    if not unit or unit in {measure.unit, measure.ucum}:
        return measure
    ucum = UNITS.get(unit, "")
    if ucum and (ucum == measure.ucum or (ucum == "{count}" and measure.ucum[:1] == "{")):
        return measure  # a count of steps is told in steps
    loinc = measure.loinc
    if measure.key in _GLUCOSE and ucum == "mmol/L":
        loinc = _GLUCOSE[measure.key]
    shown = _SHOWN.get(ucum, unit)
    least, most = measure.least, measure.most
    if measure.unit == "°C":
        least, most = Decimal(-100), Decimal(300)
    else:
        most *= _WIDER
    return replace(
        measure, unit=shown, ucum=ucum, loinc=loinc, variant=shown, least=least, most=most
    )


_WIDER: Final = Decimal(1000)
"""Another unit (m for km, g for kg) widens what can be: only what is absurd in any unit is."""

_GLUCOSE: Final = {
    "glucose": "15074-8",
    "glucose-finger": "15074-8",
    "glucose-interstitial": "105272-9",
}
"""LOINC codes for mmol/L where mg/dL is the usual unit."""

UNITS: Final = {
    "count": "{count}",
    "steps": "{steps}",
    "count/min": "/min",
    "bpm": "/min",
    "%": "%",
    "kg": "kg",
    "g": "g",
    "lb": "[lb_av]",
    "lbs": "[lb_av]",
    "st": "[stone_av]",
    "oz": "[oz_av]",
    "m": "m",
    "cm": "cm",
    "mm": "mm",
    "km": "km",
    "mi": "[mi_i]",
    "ft": "[ft_i]",
    "in": "[in_i]",
    "yd": "[yd_i]",
    "kcal": "kcal",
    "Cal": "kcal",
    "cal": "cal",
    "kJ": "kJ",
    "J": "J",
    "min": "min",
    "s": "s",
    "ms": "ms",
    "hr": "h",
    "h": "h",
    "degC": "Cel",
    "°C": "Cel",
    "C": "Cel",
    "degF": "[degF]",
    "°F": "[degF]",
    "F": "[degF]",
    "mmHg": "mm[Hg]",
    "cmAq": "cm[H2O]",
    "kPa": "kPa",
    "mg/dL": "mg/dL",
    "mmol/L": "mmol/L",
    "mmol<180.1558800000541>/L": "mmol/L",
    "mL": "mL",
    "L": "L",
    "fl_oz_us": "[foz_us]",
    "mL/min·kg": "mL/min/kg",
    "mL/kg/min": "mL/min/kg",
    "ml/kg/min": "mL/min/kg",
    "mL/(kg*min)": "mL/min/kg",
    "L/min": "L/min",
    "km/hr": "km/h",
    "km/h": "km/h",
    "mi/hr": "[mi_i]/h",
    "m/s": "m/s",
    "W": "W",
    "IU": "[iU]",
    "mg": "mg",
    "mcg": "ug",
    "dBASPL": "dB[SPL]",
    "dBHL": "dB",
    "mcS": "uS",
    "kcal/hr·kg": "kcal/h/kg",
}
"""Units as exports write them, in UCUM."""

_SHOWN: Final = {
    "/min": "/min",
    "Cel": "°C",
    "[degF]": "°F",
    "[lb_av]": "lb",
    "[mi_i]": "mi",
    "[mi_i]/h": "mi/h",
    "kcal": "kcal",
    "mmol/L": "mmol/L",
    "mL/min/kg": "mL/kg/min",
    "{steps}": "steps",
    "mm[Hg]": "mmHg",
    "dB[SPL]": "dB",
    "km/h": "km/h",
    "[foz_us]": "fl oz",
}
"""How the units are shown whose spelling in exports is not a person's."""


def _total(key: str, display: str, unit: str = "", ucum: str = "", loinc: str = "") -> Measure:
    return Measure(key, display, Telling.SUM, unit, ucum, loinc)


def _level(
    key: str, display: str, unit: str, ucum: str, loinc: str = "", most: int = 100_000
) -> Measure:
    return Measure(key, display, Telling.MEAN, unit, ucum, loinc, "vital-signs", most=Decimal(most))


def _beats(key: str, display: str, loinc: str = "") -> Measure:
    """Beats a minute: a watch writes 0 where it felt none."""
    return replace(_level(key, display, "/min", "/min", loinc, 400), least=Decimal(1))


def _taken(
    key: str, display: str, unit: str, ucum: str, loinc: str = "", most: int = 10_000
) -> Measure:
    return Measure(
        key,
        display,
        Telling.LAST,
        unit,
        ucum,
        loinc,
        "vital-signs",
        single=True,
        most=Decimal(most),
    )


def _sleep(key: str, display: str, loinc: str = "") -> Measure:
    return Measure(key, display, Telling.MINUTES, "min", "min", loinc, night=True)


def _time(key: str, display: str, loinc: str = "") -> Measure:
    return Measure(key, display, Telling.MINUTES, "min", "min", loinc)


def event(key: str, display: str, category: str = "survey") -> Measure:
    """Something that happens and is only noted: a symptom, an alert, a day of bleeding."""
    return Measure(key, display, Telling.COUNT, category=category, least=-_HUGE)


# movement
STEPS: Final = _total("steps", "Steps", "steps", "{steps}", "55423-8")
DISTANCE: Final = _total("distance", "Distance walked and run", "km", "km", "55430-3")
CYCLED: Final = _total("distance-cycled", "Distance cycled", "km", "km")
SWUM: Final = _total("distance-swum", "Distance swum", "m", "m")
WHEELED: Final = _total("distance-wheelchair", "Distance by wheelchair", "km", "km")
TRAVELLED: Final = _total("distance-any", "Distance", "m", "m")
FLOORS: Final = _total("floors", "Floors climbed", "floors", "{floors}")
ELEVATION: Final = _total("elevation", "Height climbed", "m", "m")
PUSHES: Final = _total("wheelchair-pushes", "Wheelchair pushes", "pushes", "{pushes}")
STROKES: Final = _total("swimming-strokes", "Swimming strokes", "strokes", "{strokes}")
ENERGY_ACTIVE: Final = _total("energy-active", "Active energy", "kcal", "kcal", "41981-2")
ENERGY_RESTING: Final = _total("energy-resting", "Resting energy", "kcal", "kcal")
ENERGY: Final = _total("energy", "Energy burned", "kcal", "kcal")
EXERCISE: Final = _total("exercise-time", "Exercise", "min", "min", "55411-3")
MOVE: Final = _total("move-time", "Move minutes", "min", "min")
STAND: Final = _total("stand-time", "Standing", "min", "min")
HEART_POINTS: Final = _total("heart-points", "Heart points", "points", "{points}")
SPEED: Final = _level("speed", "Speed", "m/s", "m/s")
POWER: Final = _level("power", "Power", "W", "W")
CADENCE: Final = _level("cadence", "Cadence", "/min", "/min")
SEDENTARY: Final = _time("sedentary", "Inactive")
LIGHTLY_ACTIVE: Final = _time("lightly-active", "Lightly active")
FAIRLY_ACTIVE: Final = _time("fairly-active", "Fairly active")
VERY_ACTIVE: Final = _time("very-active", "Very active")

# heart, breath, warmth
HEART_RATE: Final = _beats("heart-rate", "Heart rate", "8867-4")
RESTING_HEART_RATE: Final = _beats("resting-heart-rate", "Resting heart rate", "40443-4")
WALKING_HEART_RATE: Final = _beats("walking-heart-rate", "Walking heart rate")
HEART_RATE_RECOVERY: Final = _level(
    "heart-rate-recovery", "Heart rate recovery in a minute", "/min", "/min", "", 400
)
HRV_SDNN: Final = _level("hrv-sdnn", "Heart rate variability (SDNN)", "ms", "ms", "80404-7")
HRV_RMSSD: Final = _level("hrv-rmssd", "Heart rate variability (RMSSD)", "ms", "ms")
HRV: Final = _level("hrv", "Heart rate variability", "ms", "ms")
RR_INTERVAL: Final = _level("rr-interval", "Time between heart beats", "ms", "ms", most=10_000)
OXYGEN: Final = _level("oxygen-saturation", "Oxygen saturation", "%", "%", "59408-5", 100)
BREATHING: Final = _level("respiratory-rate", "Respiratory rate", "/min", "/min", "9279-1", 200)
VO2_MAX: Final = _level("vo2-max", "VO2 max", "mL/kg/min", "mL/min/kg")
SKIN_TEMPERATURE: Final = Measure(
    "skin-temperature",
    "Skin temperature",
    Telling.MEAN,
    "°C",
    "Cel",
    "",
    "vital-signs",
    least=Decimal(-50),
    most=Decimal(60),
)
STRESS: Final = _level("stress", "Stress", "", "")
GLUCOSE: Final = _level("glucose", "Blood glucose", "mg/dL", "mg/dL", "2339-0")
GLUCOSE_INTERSTITIAL: Final = _level(
    "glucose-interstitial", "Glucose (sensor)", "mg/dL", "mg/dL", "99504-3"
)
INSULIN: Final = _total("insulin", "Insulin", "IU", "[iU]")

# taken by hand, each a record of its own
WEIGHT: Final = _taken("weight", "Weight", "kg", "kg", "29463-7", 1_000)
HEIGHT: Final = _taken("height", "Height", "cm", "cm", "8302-2", 300)
BODY_MASS_INDEX: Final = _taken("bmi", "Body mass index", "kg/m2", "kg/m2", "39156-5", 500)
BODY_FAT: Final = _taken("body-fat", "Body fat", "%", "%", "41982-0", 100)
LEAN_MASS: Final = _taken("lean-mass", "Lean body mass", "kg", "kg", "", 1_000)
MUSCLE_MASS: Final = _taken("muscle-mass", "Muscle mass", "kg", "kg", "", 1_000)
BONE_MASS: Final = _taken("bone-mass", "Bone mass", "kg", "kg", "", 100)
FAT_MASS: Final = _taken("fat-mass", "Fat mass", "kg", "kg", "", 1_000)
BODY_WATER: Final = _taken("body-water", "Body water", "kg", "kg", "", 1_000)
WAIST: Final = _taken("waist", "Waist circumference", "cm", "cm", "8280-0", 1_000)
TEMPERATURE: Final = _taken("temperature", "Body temperature", "°C", "Cel", "8310-5", 60)
BASAL_TEMPERATURE: Final = _taken("basal-temperature", "Basal temperature", "°C", "Cel", "", 60)
GLUCOSE_FINGER: Final = _taken("glucose-finger", "Blood glucose", "mg/dL", "mg/dL", "2339-0")
SYSTOLIC: Final = _taken("systolic", "Systolic blood pressure", "mmHg", "mm[Hg]", "8480-6", 400)
DIASTOLIC: Final = _taken("diastolic", "Diastolic blood pressure", "mmHg", "mm[Hg]", "8462-4", 400)
PULSE: Final = _taken("pulse", "Pulse", "/min", "/min", "8867-4", 400)
BLOOD_PRESSURE: Final = Measure(
    "blood-pressure",
    "Blood pressure",
    Telling.LAST,
    "mmHg",
    "mm[Hg]",
    "85354-9",
    "vital-signs",
    single=True,
)

# sleep
SLEEP: Final = _sleep("sleep", "Sleep", "93832-4")
SLEEP_LIGHT: Final = _sleep("sleep-light", "Light sleep", "93830-8")
SLEEP_DEEP: Final = _sleep("sleep-deep", "Deep sleep", "93831-6")
SLEEP_REM: Final = _sleep("sleep-rem", "REM sleep", "93829-0")
SLEEP_AWAKE: Final = _sleep("sleep-awake", "Awake in the night")
SLEEP_IN_BED: Final = _sleep("sleep-in-bed", "In bed")
SLEEP_RESTLESS: Final = _sleep("sleep-restless", "Restless in the night")

# eaten and drunk, heard, felt
WATER: Final = _total("water", "Water", "mL", "mL")
ENERGY_EATEN: Final = _total("energy-eaten", "Energy eaten", "kcal", "kcal")
CAFFEINE: Final = _total("caffeine", "Caffeine", "mg", "mg")
SOUND: Final = _level("sound", "Environmental sound", "dB", "dB[SPL]")
HEADPHONES: Final = _level("headphones", "Headphone sound", "dB", "dB[SPL]")
MINDFUL: Final = _time("mindful", "Mindful minutes")
STAND_HOURS: Final = event("stand-hours", "Hours with standing", "activity")
