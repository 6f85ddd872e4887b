"""What the readers of devices share: readings on their way to day chunks, each entry counted once.

Refuses: values no body can have; they are named with their place.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Final

from sync.fhir.hashes import HashSet
from sync.readers.build import Tree
from sync.readers.days import Days, decimal_of
from sync.readers.devices.moments import Wall
from sync.readers.draft import WHOLE, Made, Part, Trouble
from sync.readers.measures import Measure
from sync.readers.protocol import Reason

_MOST_TOLD: Final = 200
_FEW: Final = 500


def words(text: str) -> frozenset[str]:
    """The words of a text, for looking up."""
    return frozenset(text.split())


def without_unit(measure: Measure) -> Measure:
    """The measure of a value whose unit nobody knows; it is doubtful."""
    return replace(measure, unit="", ucum="", variant="?")


def amount(text: Any) -> Decimal | None:
    """The number a cell or JSON value surely is: `5.4`, `5,4`; not `1,250`."""
    if isinstance(text, bool) or text is None:
        return None
    if isinstance(text, (int, Decimal)):
        return decimal_of(str(text))
    if not isinstance(text, str):
        return None
    head, comma, tail = text.strip().partition(",")
    if comma and (len(tail) == 3 and head not in {"0", "-0"}):  # noqa: PLR2004 - thousands?
        return None
    return decimal_of(f"{head}.{tail}" if comma else head)


@dataclass(slots=True)
class Gathered:
    """A file's readings.

    An entry of the file (a row, a message, a list's item) is one reading, however many
    values it has: `points` counts entries. A record that stands alone carries its entry's
    point; those of entries inside day chunks are carried by the first chunk given out.
    """

    days: Days
    doubt: str = ""
    _entries: int = 0
    _taken: bool = False
    _alone: bool = False
    _singles: list[Made] = field(default_factory=list)
    _seen: HashSet = field(default_factory=HashSet)
    _troubles: list[Trouble] = field(default_factory=list)

    def add(
        self,
        measure: Measure,
        when: Wall,
        value: Decimal,
        *,
        at: str,
        duration: int = 0,
        source: str = "",
        doubt: str = "",
    ) -> None:
        """One value of the entry in hand: to its day, or a record of its own.

        A record of its own may be doubtful for itself.
        """
        if not measure.holds(value):
            self.trouble(at, Reason.BAD_NUMBER)
            return
        if measure.single:
            amount_of: Tree = {
                "valueQuantity": {
                    "value": value,
                    **({"unit": measure.unit} if measure.unit else {}),
                }
            }
            if measure.ucum:
                amount_of["valueQuantity"] |= {
                    "system": "http://unitsofmeasure.org",
                    "code": measure.ucum,
                }
            made = self.days.single(measure, when.text, amount_of, source, at)
            self.alone(made._replace(doubt=doubt))
            return
        self._taken = True
        self.days.add(measure, when.day, when.clock, duration, value, source, when.offset, at=at)

    def alone(self, made: Made) -> None:
        """A record of its own out of the entry in hand; the same one twice is one."""
        name = str(made.tree.get("identifier", ""))
        points = 0 if self._alone else 1
        self._alone = True
        if name and not self._seen.add(name):
            self._entries += points
            return
        self._singles.append(made._replace(points=points, doubt=self.doubt or made.doubt))

    def uncounted(self, made: Made) -> None:
        """A record that is no reading: a session, a calibration."""
        self._singles.append(made._replace(points=0, doubt=self.doubt or made.doubt))

    @property
    def holds(self) -> bool:
        """Whether anything was taken of the entry in hand."""
        return self._taken or self._alone

    def close(self) -> bool:
        """The entry in hand ends; whether anything was taken of it."""
        any_taken = self._taken or self._alone
        if self._taken and not self._alone:
            self._entries += 1
        self._taken = self._alone = False
        return any_taken

    def forget(self) -> None:
        """The entry in hand is no reading: what was taken of it stays, uncounted."""
        if self._alone:
            self._singles[-1] = self._singles[-1]._replace(points=0)
        self._taken = self._alone = False

    def count(self, entries: int) -> None:
        """Entries that are readings but gave no value of a measure."""
        self._entries += entries

    def trouble(self, place: str, reason: Reason, *, notice: bool = False) -> None:
        """Something left out; told once for each of the first hundreds."""
        told = Trouble(place, reason, notice)
        if len(self._troubles) < _MOST_TOLD and told not in self._troubles[-1:]:
            self._troubles.append(told)

    def ready(self) -> Iterator[Made]:
        """Records of closed entries, so that a long file does not fill memory; one stays.

        It takes along what entries behind it count. Call it between entries only.
        """
        if len(self._singles) > _FEW:
            *out, last = self._singles
            self._singles = [last]
            yield from map(self._with_entries, out)

    def parts(self, *, empty: Reason | None = Reason.NO_PATIENT_DATA) -> Iterator[Part]:
        """Everything gathered, troubles last; a notice `empty` if that is nothing."""
        given = 0
        for made in self._singles:
            given += 1
            yield self._with_entries(made)
        self._singles = []
        for made in self.days.made():
            given += 1
            yield self._with_entries(made._replace(points=0, doubt=self.doubt or made.doubt))
        yield from self.days.troubles()
        yield from self._troubles
        if not given and not self._troubles and empty is not None:
            yield Trouble(WHOLE, empty, notice=True)

    def _with_entries(self, made: Made) -> Made:
        entries, self._entries = self._entries, 0
        return made._replace(points=made.points + entries) if entries else made
