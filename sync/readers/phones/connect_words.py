"""Health Connect's tables, columns and codes, as Android's own sources name them.

Refuses: other units than the database keeps: grams, metres, litres, small calories, watts.
"""

from decimal import Decimal
from typing import Final

from sync.readers import measures as known
from sync.readers.measures import Measure, event, in_unit

Value = tuple[Measure, Decimal]
"""A measure, and the factor from the database's unit to the measure's."""

_ONE: Final = Decimal(1)
_THOUSANDTH: Final = Decimal("0.001")
_HUNDRED: Final = Decimal(100)
_THOUSAND: Final = Decimal(1000)
_METABOLISM: Final = known.Measure(
    "metabolic-rate",
    "Basal metabolic rate",
    known.Telling.LAST,
    "W",
    "W",
    category="vital-signs",
    single=True,
)

TABLES: Final[dict[str, dict[str, Value]]] = {
    "steps": {"count": (known.STEPS, _ONE)},
    "distance": {"distance": (known.TRAVELLED, _ONE)},
    "floors_climbed": {"floors": (known.FLOORS, _ONE)},
    "elevation_gained": {"elevation": (known.ELEVATION, _ONE)},
    "wheelchair_pushes": {"count": (known.PUSHES, _ONE)},
    "active_calories_burned": {"energy": (known.ENERGY_ACTIVE, _THOUSANDTH)},
    "total_calories_burned": {"energy": (known.ENERGY, _THOUSANDTH)},
    "basal_metabolic_rate": {"basal_metabolic_rate": (_METABOLISM, _ONE)},
    "resting_heart_rate": {"beats_per_minute": (known.RESTING_HEART_RATE, _ONE)},
    "heart_rate_variability_rmssd": {
        "heart_rate_variability_millis": (known.HRV_RMSSD, _ONE),
    },
    "oxygen_saturation": {"percentage": (known.OXYGEN, _ONE)},
    "respiratory_rate": {"rate": (known.BREATHING, _ONE)},
    "vo2_max": {"vo2_milliliters_per_minute_kilogram": (known.VO2_MAX, _ONE)},
    "weight": {"weight": (known.WEIGHT, _THOUSANDTH)},
    "height": {"height": (known.HEIGHT, _HUNDRED)},
    "body_fat": {"percentage": (known.BODY_FAT, _ONE)},
    "lean_body_mass": {"mass": (known.LEAN_MASS, _THOUSANDTH)},
    "bone_mass": {"mass": (known.BONE_MASS, _THOUSANDTH)},
    "body_water_mass": {"body_water_mass": (known.BODY_WATER, _THOUSANDTH)},
    "body_temperature": {"temperature": (known.TEMPERATURE, _ONE)},
    "basal_body_temperature": {"temperature": (known.BASAL_TEMPERATURE, _ONE)},
    "blood_glucose": {"level": (in_unit(known.GLUCOSE, "mmol/L"), _ONE)},
    "blood_pressure": {},
    "hydration": {"volume": (known.WATER, _THOUSAND)},
    "nutrition": {"energy": (known.ENERGY_EATEN, _THOUSANDTH)},
    "menstruation_flow": {"flow": (event("menstruation-flow", "Menstruation flow"), _ONE)},
    "menstruation_period": {"row_id": (event("menstruation", "Menstruation"), _ONE)},
    "ovulation_test": {"result": (event("ovulation-test", "Ovulation test"), _ONE)},
    "cervical_mucus": {"appearance": (event("cervical-mucus", "Cervical mucus"), _ONE)},
    "sexual_activity": {"row_id": (event("sexual-activity", "Sexual activity"), _ONE)},
    "intermenstrual_bleeding": {
        "row_id": (event("intermenstrual-bleeding", "Bleeding between periods"), _ONE),
    },
    "mindfulness_session": {"row_id": (known.MINDFUL, _ONE)},
}
"""By the table's name without `_record_table`: its columns of values."""

SERIES: Final[dict[str, Value]] = {
    "beats_per_minute": (known.HEART_RATE, _ONE),
    "speed": (known.SPEED, _ONE),
    "power": (known.POWER, _ONE),
    "revolutions_per_minute": (known.CADENCE, _ONE),
    "rate": (known.CADENCE, _ONE),
    "delta": (known.SKIN_TEMPERATURE, _ONE),
}

SLEEP_STAGES: Final = {
    1: known.SLEEP_AWAKE,
    2: known.SLEEP,
    3: known.SLEEP_AWAKE,
    4: known.SLEEP_LIGHT,
    5: known.SLEEP_DEEP,
    6: known.SLEEP_REM,
    7: known.SLEEP_AWAKE,
}

_EXERCISES: Final = """
    Exercise
    Badminton
    Baseball
    Basketball
    Cycling
    Exercise bike
    Boot camp
    Boxing
    Calisthenics
    Cricket
    Dancing
    Exercise class
    Fencing
    American football
    Australian football
    Frisbee
    Golf
    Guided breathing
    Gymnastics
    Handball
    Interval training
    Hiking
    Ice hockey
    Ice skating
    Martial arts
    Paddling
    Paragliding
    Pilates
    Racquetball
    Rock climbing
    Roller hockey
    Rowing
    Rugby
    Running
    Treadmill
    Sailing
    Scuba diving
    Skating
    Skiing
    Snowboarding
    Snowshoeing
    Football
    Softball
    Squash
    Stair climbing
    Strength training
    Stretching
    Surfing
    Swimming in open water
    Swimming in a pool
    Table tennis
    Tennis
    Volleyball
    Walking
    Water polo
    Weightlifting
    Wheelchair
    Yoga
    Exercise
    Stair machine
    Elliptical trainer
    Rowing machine
"""
EXERCISES: Final = dict(enumerate(line.strip() for line in _EXERCISES.strip().splitlines()))
"""Kinds of exercise as Android's `ExerciseSessionType` numbers them."""
