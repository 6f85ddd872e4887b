"""What phones and devices measure, in words, by the names that our readers give.

Refuses: names of tests that a laboratory printed.
"""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def measured_names() -> dict[str, str]:
    """The names of `sync/readers/measures.py` and what they are in the window's language."""
    return {**_moving(), **_heart(), **_body(), **_sleep(), **_eaten()}


def _moving() -> dict[str, str]:
    return {
        "Steps": translate("words", "Steps"),
        "Distance walked and run": translate("words", "Distance walked and run"),
        "Distance cycled": translate("words", "Distance cycled"),
        "Distance swum": translate("words", "Distance swum"),
        "Distance by wheelchair": translate("words", "Distance by wheelchair"),
        "Distance": translate("words", "Distance"),
        "Floors climbed": translate("words", "Floors climbed"),
        "Height climbed": translate("words", "Height climbed"),
        "Wheelchair pushes": translate("words", "Wheelchair pushes"),
        "Swimming strokes": translate("words", "Swimming strokes"),
        "Active energy": translate("words", "Active energy"),
        "Resting energy": translate("words", "Resting energy"),
        "Energy burned": translate("words", "Energy burned"),
        "Exercise": translate("words", "Exercise"),
        "Move minutes": translate("words", "Move minutes"),
        "Standing": translate("words", "Time standing"),
        "Hours with standing": translate("words", "Hours with standing"),
        "Heart points": translate("words", "Heart points"),
        "Speed": translate("words", "Speed"),
        "Power": translate("words", "Power"),
        "Cadence": translate("words", "Cadence"),
        "Inactive": translate("words", "Inactive"),
        "Lightly active": translate("words", "Lightly active"),
        "Fairly active": translate("words", "Fairly active"),
        "Very active": translate("words", "Very active"),
    }


def _heart() -> dict[str, str]:
    return {
        "Heart rate": translate("words", "Heart rate"),
        "Resting heart rate": translate("words", "Resting heart rate"),
        "Walking heart rate": translate("words", "Walking heart rate"),
        "Heart rate recovery in a minute": translate("words", "Heart rate recovery in a minute"),
        "Heart rate variability (SDNN)": translate("words", "Heart rate variability (SDNN)"),
        "Heart rate variability (RMSSD)": translate("words", "Heart rate variability (RMSSD)"),
        "Heart rate variability": translate("words", "Heart rate variability"),
        "Time between heart beats": translate("words", "Time between heart beats"),
        "Pulse": translate("words", "Pulse"),
        "Oxygen saturation": translate("words", "Oxygen saturation"),
        "Respiratory rate": translate("words", "Respiratory rate"),
        "VO2 max": translate("words", "VO2 max"),
        "Stress": translate("words", "Stress"),
        "Blood pressure": translate("words", "Blood pressure"),
        "Systolic blood pressure": translate("words", "Systolic blood pressure"),
        "Diastolic blood pressure": translate("words", "Diastolic blood pressure"),
    }


def _body() -> dict[str, str]:
    return {
        "Weight": translate("words", "Weight"),
        "Height": translate("words", "Height"),
        "Body mass index": translate("words", "Body mass index"),
        "Body fat": translate("words", "Body fat"),
        "Lean body mass": translate("words", "Lean body mass"),
        "Muscle mass": translate("words", "Muscle mass"),
        "Bone mass": translate("words", "Bone mass"),
        "Fat mass": translate("words", "Fat mass"),
        "Body water": translate("words", "Body water"),
        "Waist circumference": translate("words", "Waist circumference"),
        "Body temperature": translate("words", "Body temperature"),
        "Basal temperature": translate("words", "Basal temperature"),
        "Skin temperature": translate("words", "Skin temperature"),
        "Basal metabolic rate": translate("words", "Basal metabolic rate"),
        "Blood glucose": translate("words", "Blood glucose"),
        "Glucose (sensor)": translate("words", "Glucose (sensor)"),
        "Glucose too low to measure": translate("words", "Glucose too low to measure"),
        "Glucose too high to measure": translate("words", "Glucose too high to measure"),
        "Ketones in blood": translate("words", "Ketones in blood"),
        "Insulin": translate("words", "Insulin"),
    }


def _sleep() -> dict[str, str]:
    return {
        "Sleep": translate("words", "Sleep"),
        "Light sleep": translate("words", "Light sleep"),
        "Deep sleep": translate("words", "Deep sleep"),
        "REM sleep": translate("words", "REM sleep"),
        "Awake in the night": translate("words", "Awake in the night"),
        "In bed": translate("words", "In bed"),
        "Restless in the night": translate("words", "Restless in the night"),
        "Sleep score": translate("words", "Sleep score"),
    }


def _eaten() -> dict[str, str]:
    return {
        "Water": translate("words", "Water"),
        "Energy eaten": translate("words", "Energy eaten"),
        "Carbohydrates eaten": translate("words", "Carbohydrates eaten"),
        "Caffeine": translate("words", "Caffeine"),
        "Environmental sound": translate("words", "Sound around"),
        "Headphone sound": translate("words", "Headphone sound"),
        "Mindful minutes": translate("words", "Mindful minutes"),
        "Diary entries": translate("words", "Diary entries"),
    }
