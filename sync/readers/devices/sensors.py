"""Tables of other sensors and meters for glucose: CareLink, Glooko, xDrip, Contour, Accu-Chek.

Refuses: to tell a sensor's value from a drop of blood by the value; the column's name says it.
"""

import re
from collections.abc import Iterator
from typing import Final

from sync.readers.build import Tree, human_name, identifier, reference, resource, urn
from sync.readers.days import Days
from sync.readers.devices.gather import Gathered, amount
from sync.readers.devices.glucose import CARBOHYDRATES, Meter, unit_in
from sync.readers.devices.moments import order_of, wall
from sync.readers.devices.rows import Line, Sheet, sampled, sheet
from sync.readers.draft import Given, Made, NotMine, Part
from sync.readers.places import line_place
from sync.readers.protocol import Reason

HEAD: Final = (
    r"(?:sensor|cgm|bg|glucose|glukose|glucosa|glyc[eé]mi|blutzucker|gula darah|UDT_CGMS)[^,]*"
    r"(?:m(?:g/dl|mol/l)|reading|value)|UDT_CGMS|(?:date|time)[^,]*,.*m(?:g/dl|mol/l)"
)
_SENSOR: Final = r"sensor glucose|sensor|cgm|udt_cgms|interstitial|historic|gewebe"
_FINGER: Final = (
    r"bg_level|bg reading|blood glucose|meter|glucose|glukose|glucosa|glyc[eé]mi|blutzucker"
    r"|gula darah|result|messwert"
)
_NEVER: Final = (
    r"target|limit|average|mean|rate|range|ratio|sensitivity|alert|low|high|isig|calibration"
    r"|bwz|wizard|max|min|ketone|marker|insulin|\(u\)"
)
_WHEN: Final = r"timestamp|date.?and.?time|date.?time|^date|^day|datum|fecha|tanggal|^time"
_CLOCK: Final = r"^time|uhrzeit|^heure|^hora|^jam|^pukul|^zeit"
_WHOSE: Final = r"\bpatient|\bpasien|\bnama\b|no_?rawat|\bmrn\b"
_BOLUS: Final = r"bolus volume delivered|^bolus$|insulin delivered|^insulin"
_CARBS: Final = r"carb|ch_gr|kohlenhydrat|karbohidrat"
_MOST_MMOL: Final = 40


def read(given: Given) -> Iterator[Part]:
    """Every reading of a table. Raises NotMine if its columns say that it is another."""
    found = sheet(given, HEAD)
    table = _Table(found)
    person = _person(found)
    if person is None:
        yield from table.parts(None)
        return
    yield person
    yield from table.parts(reference(person.full_url, person.tree["name"][0]["text"]))


def _person(found: Sheet) -> Made | None:
    """Who wore it: CareLink's two rows above the table, Glooko's first cell."""
    for at, row in enumerate(found.above[:-1]):
        names = [name.lower() for name in row]
        if "last name" in names and "first name" in names:
            told = dict(zip(names, found.above[at + 1], strict=False))
            family, first = told.get("last name", ""), told.get("first name", "")
            return _patient(f"{first} {family}".strip(), told.get("patient id", ""), at + 2)
    first_cell = found.above[0][0] if found.above and found.above[0] else ""
    label, _, name = first_cell.partition(":")
    return _patient(name.strip(), "", 1) if label.lower() == "name" else None


def _patient(name: str, number: str, line: int) -> Made | None:
    if not re.search(r"[^\W\d_]{2}", name):
        return None
    own = identifier("urn:rekamku:glucose", number or name)
    tree = resource("Patient", identifier=[own], name=human_name(text=name))
    return Made(tree, line_place(line), full_url=urn("glucose", number, name))


class _Table:
    """One table; CareLink repeats its head in every section, with the same columns."""

    def __init__(self, found: Sheet) -> None:
        self._found = found
        self._when = found.column(_WHEN)
        self._clock = found.column(_CLOCK)
        if self._clock == self._when:
            self._clock = -1
        self._sensor = found.column(_SENSOR, unless=_NEVER)
        self._finger = self._finger_column()
        if self._when < 0 or max(self._sensor, self._finger) < 0 or found.column(_WHOSE) >= 0:
            raise NotMine
        self._bolus = found.column(_BOLUS)
        self._carbs = found.column(_CARBS, unless="ratio")

    def _finger_column(self) -> int:
        for at, name in enumerate(self._found.head):
            if (
                at != self._sensor
                and re.search(_FINGER, name, re.IGNORECASE)
                and not re.search(_NEVER, name, re.IGNORECASE)
                and not re.search(_SENSOR, name, re.IGNORECASE)
            ):
                return at
        return -1

    def parts(self, subject: Tree | None) -> Iterator[Part]:
        """Every row's readings."""
        texts = [self._time(line) for line in self._found.lines]
        order = order_of(sampled(texts))
        gathered = Gathered(Days("glucose", subject=subject), "" if order.sure else Reason.DOUBTFUL)
        meter = Meter(gathered, self._unit())
        for line, text in zip(self._found.lines, texts, strict=True):
            self._line(line, text, meter, gathered, day_first=order.day_first)
        yield from gathered.parts()

    def _time(self, line: Line) -> str:
        text = line.cell(self._when)
        clock = line.cell(self._clock)
        return f"{text} {clock}" if clock and ":" not in text else text

    def _unit(self) -> str:
        """The unit a column's name holds, else the one all its values can have."""
        for at in (self._sensor, self._finger):
            if at >= 0 and unit_in(self._found.head[at]):
                return unit_in(self._found.head[at])
        values = [
            value
            for line in self._found.lines[:2000]
            for at in (self._sensor, self._finger)
            if (value := amount(line.cell(at)))
        ]
        if not values:
            return "mg/dL"
        return "mmol/L" if sorted(values)[len(values) // 2] < _MOST_MMOL else "mg/dL"

    def _line(
        self, line: Line, text: str, meter: Meter, gathered: Gathered, *, day_first: bool
    ) -> None:
        cells = [line.cell(at) for at in (self._sensor, self._finger)]
        if not line.sound:
            gathered.trouble(line.place, Reason.BAD_TEXT)
            return
        head = self._found.head
        if line.cells[: len(head)] == head or line.cell(0).startswith("---"):
            return  # CareLink's next section: a line, the head said again
        taken = line.cell(self._bolus), line.cell(self._carbs)
        if not any((*cells, *taken)):
            return
        when = wall(text, day_first=day_first)
        if when is None:
            gathered.trouble(line.place, Reason.BAD_DATE)
            return
        if cells[0]:
            meter.sensor(when, cells[0], line.place)
        if cells[1]:
            meter.finger(when, cells[1], line.place)
        gathered.close()
        if taken[0]:
            meter.insulin(when, taken[0], line.place)
        if taken[1]:
            meter.taken(CARBOHYDRATES, when, taken[1], line.place)
        gathered.forget()
