"""Polar: answers of AccessLink and files of Polar Flow: nights, days, beats, trainings.

Refuses: where somebody went; routes stay in the file.
"""

import re
from decimal import Decimal
from typing import Final

from sync.readers.devices.answers.makers import stages
from sync.readers.devices.answers.shapes import Entry, Field, Shape, needs
from sync.readers.devices.answers.tree import member, moment, number, tables, text
from sync.readers.devices.moments import wall
from sync.readers.devices.workouts import Told, session
from sync.readers.measures import (
    BREATHING,
    DISTANCE,
    ENERGY,
    ENERGY_ACTIVE,
    EXERCISE,
    HEART_RATE,
    HRV,
    STEPS,
    Measure,
)

_LENGTH: Final = re.compile(
    r"PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6}(?:\.\d{1,9})?)S)?"
)  # ISO 8601
_TOLD: Final[tuple[tuple[Measure | str, tuple[str, ...], str], ...]] = (
    (DISTANCE, ("distance",), "m"),
    (ENERGY_ACTIVE, ("calories", "kiloCalories"), "kcal"),
    ("Average heart rate", ("heart-rate.average", "heart_rate.average", "heartRate.avg"), "/min"),
    ("Highest heart rate", ("heart-rate.maximum", "heart_rate.maximum", "heartRate.max"), "/min"),
)


def _beats(entry: Entry) -> None:
    """The heart rate through a day, by the clock."""
    day = text(entry.tree, "date")
    for _, one in tables(member(entry.tree, "heart_rate_samples")) or tables(
        member(entry.tree, "heart-rate-samples")
    ):
        when = wall(f"{day}T{text(one, 'sample_time', 'sample-time')}")
        value = number(one, "heart_rate", "heart-rate")
        if when is None:
            entry.bad_date()
        elif value:
            entry.add(HEART_RATE, when, value)
            entry.gathered.close()


def _training(entry: Entry) -> None:
    """A training as a session, its beats as readings of the day."""
    tree = entry.tree
    begin = moment(text(tree, "start-time", "start_time", "startTime"))
    if begin is None:
        entry.bad_date()
        return
    told: list[Told] = []
    length = _LENGTH.fullmatch(text(tree, "duration"))
    if length is not None:
        hours, minutes, seconds = (Decimal(part or 0) for part in length.groups())
        told.append((EXERCISE, hours * 3600 + minutes * 60 + seconds, "s", "s"))
    for what, paths, unit in _TOLD:
        value = number(tree, *paths)
        if value:
            told.append((what, value, unit, unit))
    name = text(tree, "detailed-sport-info", "detailed_sport_info", "sport")
    shown = name.replace("_", " ").capitalize()
    made = session(shown, f"polar|{begin.text}", begin, None, told, place=entry.place)
    entry.gathered.uncounted(made)
    for _, one in tables(member(tree, "samples.heartRate")):
        when, value = moment(text(one, "dateTime")), number(one, "value")
        if when is not None and value:
            entry.add(HEART_RATE, when, value)
            entry.gathered.close()


POLAR: Final = (
    Shape(
        "polar",
        needs("sleep_start_time light_sleep"),
        ("sleep_start_time",),
        (*stages("deep_sleep light_sleep rem_sleep total_interruption_duration"),),
        night="date",
    ),
    Shape(
        "polar",
        needs("date active-steps"),
        ("date",),
        (
            Field("active-steps", STEPS),
            Field("active-calories", ENERGY_ACTIVE),
            Field("calories", ENERGY),
        ),
    ),
    Shape(
        "polar",
        needs("date heart_rate_variability_avg"),
        ("date",),
        (
            Field("heart_rate_avg", HEART_RATE),
            Field("heart_rate_variability_avg", HRV),
            Field("breathing_rate_avg", BREATHING),
        ),
    ),
    *(
        Shape("polar", needs(f"date heart{mark}rate{mark}samples"), take=_beats)
        for mark in ("_", "-")
    ),
    Shape("polar", needs("start-time duration sport"), take=_training),
    Shape("polar", needs("start_time duration sport"), take=_training),
    Shape("polar", needs("startTime duration sport"), take=_training),
)
