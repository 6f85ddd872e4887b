"""Glucose as sensors export it: a value in the unit of its column, or a word for off the scale.

Refuses: a number for `LO` or `High`; such a reading is counted as what it is.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sync.readers.devices.gather import Gathered, amount, words
from sync.readers.devices.moments import Wall
from sync.readers.measures import (
    GLUCOSE_FINGER,
    GLUCOSE_INTERSTITIAL,
    INSULIN,
    Measure,
    Telling,
    event,
    in_unit,
)
from sync.readers.protocol import Reason

LOW: Final = event("glucose-below-range", "Glucose too low to measure", "vital-signs")
HIGH: Final = event("glucose-above-range", "Glucose too high to measure", "vital-signs")
CARBOHYDRATES: Final = Measure(
    "carbohydrates", "Carbohydrates eaten", Telling.SUM, "g", "g", most=Decimal(2000)
)
KETONE: Final = Measure(
    "ketone",
    "Ketones in blood",
    Telling.LAST,
    "mmol/L",
    "mmol/L",
    "53061-1",
    "laboratory",
    single=True,
    most=Decimal(50),
)
NOTED: Final = event("diary", "Diary entries", "survey")

_LOW_WORDS: Final = words("lo low niedrig bas bajo basso laag baixo rendah < tief lav låg")
_HIGH_WORDS: Final = words("hi high hoch haut élevé alto hoog tinggi > høy hög høj")
_ONE: Final = Decimal(1)
_MOST_MMOL: Final = 60
_UNIT: Final = re.compile(r"(mg/dl|mmol/l)", re.IGNORECASE)


def unit_in(name: str) -> str:
    """The unit a column's name holds."""
    match = _UNIT.search(name)
    if match is None:
        return ""
    return "mg/dL" if match[1].lower() == "mg/dl" else "mmol/L"


@dataclass(frozen=True, slots=True)
class Meter:
    """How one file's glucose goes to the day chunks."""

    gathered: Gathered
    unit: str
    source: str = ""

    def sensor(self, when: Wall, text: str, place: str, source: str = "") -> bool:
        """A sensor's reading; whether it was one."""
        return self._reading(GLUCOSE_INTERSTITIAL, when, text, place, source)

    def finger(self, when: Wall, text: str, place: str, source: str = "") -> bool:
        """A reading from a drop of blood; whether it was one."""
        return self._reading(GLUCOSE_FINGER, when, text, place, source)

    def _reading(self, measure: Measure, when: Wall, text: str, place: str, source: str) -> bool:
        source = source or self.source
        word = text.strip().lower()
        if word in _LOW_WORDS or word in _HIGH_WORDS:
            off = LOW if word in _LOW_WORDS else HIGH
            self.gathered.add(off, when, _ONE, at=place, source=source)
            return True
        value = amount(text)
        if value is None:
            self.gathered.trouble(place, Reason.BAD_NUMBER)
            return False
        if not value:  # a meter's way to write that there is none
            return False
        if self.unit == "mmol/L" and value > _MOST_MMOL:
            self.gathered.trouble(place, Reason.BAD_NUMBER)
            return False
        self.gathered.add(in_unit(measure, self.unit), when, value, at=place, source=source)
        return True

    def taken(self, measure: Measure, when: Wall, text: str, place: str, unit: str = "") -> None:
        """Insulin, carbohydrates: what a person took, no reading."""
        value = amount(text)
        if value is None:
            self.gathered.trouble(place, Reason.BAD_NUMBER)
        elif value:
            self.gathered.add(in_unit(measure, unit), when, value, at=place, source=self.source)

    def insulin(self, when: Wall, text: str, place: str) -> None:
        """Units of insulin."""
        self.taken(INSULIN, when, text, place)
