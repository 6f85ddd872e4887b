"""How an entry of a maker's JSON is told by its members, and which of them are values.

Refuses: code; what a table cannot say stands in the maker's own module.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sync.readers.days import pressure
from sync.readers.devices.answers.tree import Tree, member, moment, number, text
from sync.readers.devices.gather import Gathered
from sync.readers.devices.moments import Wall
from sync.readers.measures import BLOOD_PRESSURE, Measure, Telling, in_unit
from sync.readers.protocol import Reason

_DAY: Final = 86_400
_ONE: Final = Decimal(1)


@dataclass(slots=True)
class Entry:
    """One object of the document on its way to readings."""

    tree: Tree
    place: str
    name: str
    """The nearest name above it, or the file's."""
    gathered: Gathered
    whole: Any
    """The whole document."""

    def add(
        self, measure: Measure, when: Wall, value: Decimal, *, duration: int = 0, source: str = ""
    ) -> None:
        """One value of the entry."""
        self.gathered.add(measure, when, value, at=self.place, duration=duration, source=source)

    def lasted(
        self, measure: Measure, when: Wall, seconds: Decimal | int, source: str = ""
    ) -> None:
        """Something that lasted: a stage of sleep."""
        length = int(seconds)
        if 0 < length <= _DAY:
            self.add(measure, when, _ONE, duration=length, source=source)

    def bad_date(self) -> None:
        """Its time is none."""
        self.gathered.trouble(self.place, Reason.BAD_DATE)

    def pressure(
        self, when: Wall, top: Decimal, bottom: Decimal, pulse: Decimal | None, source: str = ""
    ) -> None:
        """A blood pressure."""
        if not 0 < bottom < 400 or not 0 < top < 400:  # noqa: PLR2004 - no cuff shows more
            self.gathered.trouble(self.place, Reason.BAD_NUMBER)
            return
        value = pressure(top, bottom, pulse or None)
        days = self.gathered.days
        self.gathered.alone(days.single(BLOOD_PRESSURE, when.text, value, source, self.place))


@dataclass(frozen=True, slots=True)
class Field:
    """A member that is a value of a measure; of `MINUTES` measures how long, in `unit`s."""

    path: str
    measure: Measure
    unit: str = ""


_SECONDS: Final = {"s": _ONE, "min": Decimal(60), "ms": Decimal("0.001"), "h": Decimal(3600)}


@dataclass(frozen=True, slots=True)
class Shape:
    """Entries of one kind: those that have all members in `needs`.

    `family` is the maker. `when` are the members that may hold the time, the first that
    does; `night` names the day a sleep belongs to. `proof` is a
    member deeper inside it must have too. With `take` code does the rest.
    """

    family: str
    needs: frozenset[str]
    when: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    shift: str = ""
    zone: str = ""
    night: str = ""
    source: str = ""
    proof: str = ""
    take: Callable[[Entry], None] | None = None

    def read(self, entry: Entry) -> None:
        """The entry's values."""
        if self.take is not None:
            self.take(entry)
            entry.gathered.close()
            return
        when = self.time(entry)
        if when is None:
            entry.bad_date()
            return
        source = text(entry.tree, self.source) if self.source else ""
        for field in self.fields:
            value = number(entry.tree, field.path)
            if value is None:
                continue
            if field.measure.telling is Telling.MINUTES:
                night = in_night(when, text(entry.tree, self.night)) if self.night else when
                entry.lasted(field.measure, night, value * _SECONDS[field.unit or "s"], source)
            elif value or not field.measure.single:
                entry.add(in_unit(field.measure, field.unit), when, value, source=source)
        entry.gathered.close()

    def time(self, entry: Entry) -> Wall | None:
        """When it was."""
        shift = number(entry.tree, self.shift) if self.shift else None
        zone = text(entry.tree, self.zone) if self.zone else ""
        for path in self.when:
            value = member(entry.tree, path)
            if value is not None:
                return moment(value, zone, shift)
        return None


def in_night(when: Wall, day: str) -> Wall:
    """A time by the day its night belongs to: the evening before has a negative clock."""
    if not day or len(day) != len("2024-01-01") or day <= when.day or when.second < 0:
        return when
    return when._replace(day=day, second=when.second - _DAY)


def needs(names: str) -> frozenset[str]:
    """Members an entry must have, as one text."""
    return frozenset(names.split())
