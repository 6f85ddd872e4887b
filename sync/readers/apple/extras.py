"""What an Apple Health export holds beside single readings: the person, workouts, days, hearing.

Refuses: what only points to other files of the export; those are read by themselves.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from sync.readers.apple.moments import moment, when
from sync.readers.apple.types import CATEGORY, QUANTITY, words
from sync.readers.build import (
    LOINC,
    Tree,
    category,
    coding,
    concept,
    identifier,
    kept,
    quantity,
    resource,
    urn,
)
from sync.readers.days import READING_SYSTEM, decimal_of
from sync.readers.draft import Made, Part, Trouble
from sync.readers.measures import UNITS
from sync.readers.protocol import Reason

_ME: Final = "HKCharacteristicTypeIdentifier"
_WORKOUT: Final = "HKWorkoutActivityType"
_MOST_PARTS: Final = 5_000
_SEXES: Final = {"Male": "male", "Female": "female", "Other": "other"}
_BLOOD: Final = {
    f"{group}{sign}": f"{group} {shown}"
    for group in ("A", "B", "AB", "O")
    for sign, shown in (("Positive", "Rh positive"), ("Negative", "Rh negative"))
}
_FIGURES: Final = ("duration", "totalDistance", "totalEnergyBurned")
_FIGURE_WORDS: Final = {"totalDistance": "Distance", "totalEnergyBurned": "Energy burned"}
_RINGS: Final = (
    ("activeEnergyBurned", "Active energy", "activeEnergyBurnedUnit"),
    ("appleMoveTime", "Move minutes", ""),
    ("appleExerciseTime", "Exercise", ""),
    ("appleStandHours", "Hours with standing", "hours"),
)
_OLDEST: Final = "2014"
"""Before Apple Watch there were no rings; the export begins with an empty day of 1969."""


class Nested:
    """An element with others inside, gathered until it ends."""

    __slots__ = ("attributes", "parts", "place", "tag")

    def __init__(self, tag: str, attributes: Tree, place: str) -> None:
        self.tag = tag
        self.attributes = attributes
        self.place = place
        self.parts: list[tuple[str, Tree]] = []

    def add(self, tag: str, attributes: Tree) -> None:
        """An element inside; an absurd number of them is cut off."""
        if tag not in {"MetadataEntry", "WorkoutEvent"} and len(self.parts) < _MOST_PARTS:
            self.parts.append((tag, attributes))


def made(nested: Nested, family: str) -> Iterator[Part]:
    """The record of a nested element. A correlation's readings stand beside it already."""
    if nested.tag == "Workout":
        yield from _workout(nested, family)
    elif nested.tag == "Audiogram":
        yield from _audiogram(nested, family)
    elif nested.tag == "VisionPrescription":
        yield Trouble(nested.place, Reason.KEPT_ONLY, notice=True)


def person(attributes: Tree) -> Iterator[Part]:
    """Birth date and sex of the phone's owner as a nameless Patient, blood type as a result."""
    born = attributes.get(f"{_ME}DateOfBirth", "")
    sex = attributes.get(f"{_ME}BiologicalSex", "").removeprefix("HKBiologicalSex")
    gender = _SEXES.get(sex, "")
    if born or gender:
        tree = resource("Patient", gender=gender, birthDate=born)
        yield Made(tree, "/HealthData/Me", urn("apple-health", "me", born, gender))
    blood = attributes.get(f"{_ME}BloodType", "").removeprefix("HKBloodType")
    if blood in _BLOOD:
        yield Made(
            resource(
                "Observation",
                identifier=[identifier(READING_SYSTEM, "blood-type|apple-health")],
                status="final",
                category=category("laboratory"),
                code=concept(
                    coding(LOINC, "882-1", "ABO and Rh group [Type] in Blood"), text="Blood type"
                ),
                valueString=_BLOOD[blood],
            ),
            "/HealthData/Me",
        )


def summary(one: Tree, place: str, family: str) -> Iterator[Part]:
    """The rings of one day, if anything was in them."""
    day = one.get("dateComponents", "")[:10]
    if when(f"{day} 00:00:00 +0000") is None:
        yield Trouble(place, Reason.BAD_DATE)
        return
    parts = []
    for name, shown, unit in _RINGS:
        number = decimal_of(one.get(name, ""))
        if number:
            parts.append(_component(shown, number, _unit(one, unit)))
    if not parts or day < _OLDEST:
        return
    yield Made(
        resource(
            "Observation",
            identifier=[identifier(READING_SYSTEM, f"activity-summary|{day}|{family}")],
            status="final",
            category=category("activity"),
            code=concept(text="Activity of the day"),
            effectiveDateTime=day,
            component=parts,
        ),
        place,
    )


def _unit(one: Tree, name: str) -> str:
    if name == "hours":
        return "h"
    return str(one.get(name, "kcal")) if name else "min"


def _component(shown: str, number: Decimal, unit: str) -> Tree:
    return {
        "code": concept(text=shown),
        "valueQuantity": quantity(number, unit, UNITS.get(unit, "")),
    }


def _workout(nested: Nested, family: str) -> Iterator[Part]:
    one = nested.attributes
    start, end = moment(one.get("startDate", "")), moment(one.get("endDate", ""))
    if not start:
        yield Trouble(nested.place, Reason.BAD_DATE)
        return
    kind = one.get("workoutActivityType", "").removeprefix(_WORKOUT)
    source = one.get("sourceName", "")
    length = decimal_of(one.get("duration", ""))
    unit = one.get("durationUnit", "min")
    amount = (
        quantity(round(length, 1), unit, UNITS.get(unit, ""))
        if length is not None and length >= 0
        else {}
    )
    name = f"workout|{kind}|{start}|{source}|{family}"
    yield Made(
        resource(
            "Observation",
            identifier=[identifier(READING_SYSTEM, name)],
            status="final",
            category=category("activity"),
            code=concept(text=f"Workout: {words(kind).lower()}" if kind else "Workout"),
            effectivePeriod=kept({"start": start, "end": end}),
            device=kept({"display": source}),
            valueQuantity=amount,
            component=list(_figures(nested)),
        ),
        nested.place,
    )
    if any(tag == "WorkoutRoute" for tag, _ in nested.parts):
        yield Trouble(f"{nested.place}/WorkoutRoute", Reason.KEPT_ONLY, notice=True)


def _figures(nested: Nested) -> Iterator[Tree]:
    """Distance, energy, heart rate: totals of older exports, statistics of newer ones."""
    for name, shown in _FIGURE_WORDS.items():
        number = decimal_of(nested.attributes.get(name, ""))
        if number:
            unit = nested.attributes.get(f"{name}Unit", "")
            yield _component(shown, round(number, 3), unit)
    for tag, one in nested.parts:
        if tag != "WorkoutStatistics":
            continue
        shown = words(one.get("type", "").removeprefix(QUANTITY).removeprefix(CATEGORY))
        for name in ("sum", "average", "minimum", "maximum"):
            number = decimal_of(one.get(name, ""))
            if number is not None:
                label = shown if name == "sum" else f"{shown}, {name}"
                yield _component(label, round(number, 3), one.get("unit", ""))


def _audiogram(nested: Nested, family: str) -> Iterator[Part]:
    one = nested.attributes
    start = moment(one.get("startDate", ""))
    if not start:
        yield Trouble(nested.place, Reason.BAD_DATE)
        return
    parts = []
    for tag, point in nested.parts:
        hertz = point.get("frequencyValue", "")
        for side in ("left", "right"):
            number = decimal_of(point.get(f"{side}EarValue", ""))
            if tag == "SensitivityPoint" and number is not None and decimal_of(hertz) is not None:
                shown = f"{hertz} {point.get('frequencyUnit', 'Hz')}, {side} ear"
                parts.append(_component(shown, number, point.get(f"{side}EarUnit", "dBHL")))
    source = one.get("sourceName", "")
    yield Made(
        resource(
            "Observation",
            identifier=[identifier(READING_SYSTEM, f"audiogram|{start}|{source}|{family}")],
            status="final",
            category=category("exam"),
            code=concept(text="Audiogram"),
            effectiveDateTime=start,
            device=kept({"display": source}),
            component=parts,
        ),
        nested.place,
    )
