"""Samsung Health's tables, columns and codes, as its data dictionary names them.

Refuses: columns that repeat another table's; steps of a day come from the table of days.
"""

from dataclasses import replace
from decimal import Decimal
from typing import Final

from sync.readers import measures as known
from sync.readers.measures import Measure, Telling

_A1C: Final = Measure(
    "hba1c",
    "Hemoglobin A1c",
    Telling.LAST,
    "%",
    "%",
    "4548-4",
    "vital-signs",
    single=True,
    most=Decimal(30),
)
_SCORE: Final = replace(known.STRESS, key="sleep-score", display="Sleep score")

COLUMNS: Final = {
    "heart_rate": known.HEART_RATE,
    "hrv": known.HRV,
    "rmssd": known.HRV_RMSSD,
    "sdnn": known.HRV_SDNN,
    "respiratory_rate": known.BREATHING,
    "spo2": known.OXYGEN,
    "weight": known.WEIGHT,
    "height": known.HEIGHT,
    "body_fat": known.BODY_FAT,
    "skeletal_muscle_mass": known.MUSCLE_MASS,
    "muscle_mass": known.MUSCLE_MASS,
    "body_fat_mass": known.FAT_MASS,
    "fat_free_mass": known.LEAN_MASS,
    "total_body_water": known.BODY_WATER,
    "glucose": known.GLUCOSE_FINGER,
    "hba1c": _A1C,
    "temperature": known.TEMPERATURE,
    "stress": known.STRESS,
    "spo2_value": known.OXYGEN,
    "oxygen_saturation": known.OXYGEN,
    "blood_oxygen": known.OXYGEN,
    "heart_rate_variability": known.HRV,
    "resting_heart_rate": known.RESTING_HEART_RATE,
    "blood_glucose": known.GLUCOSE_FINGER,
    "body_temperature": known.TEMPERATURE,
    "skin_temperature": known.SKIN_TEMPERATURE,
    "stress_score": known.STRESS,
    "sleep_score": _SCORE,
    "vo2_max": known.VO2_MAX,
    "water": known.WATER,
    "floors": known.FLOORS,
    "floors_climbed": known.FLOORS,
    "steps": known.STEPS,
    "step_count": known.STEPS,
    "floor": known.FLOORS,
}
"""What a column of that name holds in any table that has no list of its own."""

TABLES: Final[dict[str, dict[str, Measure]]] = {
    "pedometer_step_count": {
        "count": known.STEPS,
        "distance": known.TRAVELLED,
        "calorie": known.ENERGY_ACTIVE,
    },
    "step_count": {
        "count": known.STEPS,
        "distance": known.TRAVELLED,
        "calorie": known.ENERGY_ACTIVE,
    },
    "pedometer_day_summary": {
        "step_count": known.STEPS,
        "distance": known.TRAVELLED,
        "calorie": known.ENERGY_ACTIVE,
    },
    "step_daily_trend": {},
    "stress": {"score": known.STRESS, "stress": known.STRESS},
    "floors_climbed": {"floor": known.FLOORS},
    "water_intake": {"amount": known.WATER},
    "caffeine_intake": {"amount": known.CAFFEINE},
    "food_intake": {},
    "nutrition": {"calorie": known.ENERGY_EATEN},
    "skin_temperature": {"temperature": known.SKIN_TEMPERATURE},
    "exercise": {},
    "sleep": {},
    "sleep_stage": {},
    "user_profile": {},
}
"""Tables whose columns mean something of their own; without any, the file is only kept."""

SUMS_OF_DAYS: Final = frozenset({"pedometer_day_summary"})
UNITS: Final = {"glucose": "mmol/L"}

SLEEP_STAGES: Final = {
    "40001": known.SLEEP_AWAKE,
    "40002": known.SLEEP_LIGHT,
    "40003": known.SLEEP_DEEP,
    "40004": known.SLEEP_REM,
    "awake": known.SLEEP_AWAKE,
    "light": known.SLEEP_LIGHT,
    "deep": known.SLEEP_DEEP,
    "rem": known.SLEEP_REM,
    "asleep": known.SLEEP,
}

EXERCISES: Final = {
    "1001": "Walking",
    "1002": "Running",
    "2001": "Baseball",
    "2002": "Softball",
    "2003": "Cricket",
    "3001": "Golf",
    "4001": "Hockey",
    "4002": "Rugby",
    "4003": "Basketball",
    "4004": "Football",
    "4006": "Football",
    "5001": "Volleyball",
    "6001": "Squash",
    "6002": "Tennis",
    "6003": "Badminton",
    "6004": "Table tennis",
    "7002": "Boxing",
    "7003": "Martial arts",
    "8001": "Ballet",
    "8002": "Dancing",
    "9001": "Pilates",
    "9002": "Yoga",
    "10001": "Stretching",
    "10002": "Rope skipping",
    "10004": "Push-ups",
    "10006": "Sit-ups",
    "10007": "Circuit training",
    "11001": "Inline skating",
    "11007": "Cycling",
    "12001": "Aquarobics",
    "13001": "Hiking",
    "13003": "Mountaineering",
    "14001": "Swimming",
    "15001": "Step machine",
    "15002": "Weight machines",
    "15003": "Exercise bike",
    "15004": "Rowing machine",
    "15005": "Treadmill",
    "15006": "Elliptical trainer",
    "16001": "Cross-country skiing",
    "16002": "Skiing",
}


def named(column: str) -> Measure:
    """A measure nothing is known of but its column's name."""
    plain = column.replace("_", " ").strip()
    return Measure(
        plain.replace(" ", "-"),
        plain.capitalize(),
        Telling.MEAN,
        category="vital-signs",
        least=Decimal(-10_000_000),
    )
