"""Blood pressure: Apple writes its two numbers as two records; here they meet again.

Refuses: guessing a pair; only the same moment of the same source is one.
"""

from collections.abc import Iterator
from decimal import Decimal

from sync.readers.apple.moments import When
from sync.readers.build import quantity
from sync.readers.days import Days, moment_of, pressure
from sync.readers.draft import Made
from sync.readers.measures import BLOOD_PRESSURE, DIASTOLIC, SYSTOLIC

_Held = dict[tuple[str, str], dict[str, int]]
"""By moment and source: the values, each with the number of its record."""


class Pressures:
    """Upper and lower values until the end of the file."""

    def __init__(self, days: Days) -> None:
        self._days = days
        self._upper: _Held = {}
        self._lower: _Held = {}

    def add(self, start: When, source: str, value: str, at: int, *, top: bool) -> None:
        """One of the two numbers; the same one twice is one."""
        key = (moment_of(start.day, start.second, start.offset), source)
        values = (self._upper if top else self._lower).setdefault(key, {})
        values.setdefault(value, at)

    def made(self) -> Iterator[Made]:
        """Every pair as one record, and every number that found no other."""
        for key, uppers in self._upper.items():
            lowers = self._lower.pop(key, {})
            pairs = list(zip(uppers.items(), lowers.items(), strict=False))
            for (upper, at), (lower, _) in pairs:
                value = pressure(Decimal(upper), Decimal(lower))
                yield self._days.single(BLOOD_PRESSURE, key[0], value, key[1], _place(at), 2)
            for upper, at in list(uppers.items())[len(pairs) :]:
                yield self._alone(key, upper, at, top=True)
            for lower, at in list(lowers.items())[len(pairs) :]:
                yield self._alone(key, lower, at, top=False)
        for key, lowers in self._lower.items():
            for lower, at in lowers.items():
                yield self._alone(key, lower, at, top=False)

    def _alone(self, key: tuple[str, str], value: str, at: int, *, top: bool) -> Made:
        measure = SYSTOLIC if top else DIASTOLIC
        amount = {"valueQuantity": quantity(Decimal(value), measure.unit, measure.ucum)}
        return self._days.single(measure, key[0], amount, key[1], _place(at))


def _place(at: int) -> str:
    return f"/HealthData/Record[{at}]"
