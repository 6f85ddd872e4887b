"""FreeStyle Libre: the reports of LibreView and of the older programs, in any of their languages.

Refuses: to guess between day and month; a report that leaves it open enters only when ticked.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from sync.readers.build import human_name, identifier, reference, resource, urn
from sync.readers.days import Days
from sync.readers.devices.gather import Gathered
from sync.readers.devices.glucose import CARBOHYDRATES, KETONE, Meter, unit_in
from sync.readers.devices.moments import Order, Wall, order_of, wall
from sync.readers.devices.rows import Line, Sheet, sampled, sheet
from sync.readers.draft import Given, Made, NotMine, Part, Trouble
from sync.readers.places import line_place
from sync.readers.protocol import Reason

FAMILY: Final = "libre"
HEAD: Final = r"m(?:g/dl|mol/l).*(?:k|c|ch)[eéè]t[oó]n\w*[ (]{0,2}mmol/l"
_REPORT: Final = re.compile("report|bericht|rapport|informe|relat", re.IGNORECASE)


class _Columns(NamedTuple):
    """Where the columns stand: LibreView keeps their order in every language."""

    when: int
    kind: int
    historic: int
    scan: int
    rapid: int
    carbohydrates: int
    long: int
    strip: int
    ketone: int
    device: int
    serial: int


def read(given: Given) -> Iterator[Part]:
    """Every reading of a report. Raises NotMine for other tables."""
    found = sheet(given, HEAD)
    columns = _columns(found)
    order = _order(found, columns)
    person = _person(found)
    subject = None
    if person is not None:
        name = person.tree["name"][0]["text"]
        subject = reference(person.full_url, name)
        yield person
    gathered = Gathered(Days(FAMILY, subject=subject), "" if order.sure else Reason.DOUBTFUL)
    if person is not None and _born_unsure(found):
        yield Trouble(line_place(2), Reason.BAD_BIRTH_DATE, notice=True)
    report = _Report(found, columns, order, gathered)
    for line in found.lines:
        report.line(line)
    yield from gathered.parts()


def _columns(found: Sheet) -> _Columns:
    with_unit = [at for at, name in enumerate(found.head) if unit_in(name)]
    ketone = found.column(r"^\W*(?:k|c|ch)[eéè]t")
    if len(with_unit) < 3 or ketone < 0 or with_unit[0] < 2:  # noqa: PLR2004 - historic, scan, strip
        raise NotMine
    kind = with_unit[0] - 1
    return _Columns(
        when=kind - 1,
        kind=kind,
        historic=kind + 1,
        scan=kind + 2,
        rapid=kind + 4,
        carbohydrates=kind + 6,
        long=ketone - 3,
        strip=ketone - 1,
        ketone=ketone,
        device=0 if kind >= 3 else -1,  # noqa: PLR2004 - device, serial number, time
        serial=1 if kind >= 3 else -1,  # noqa: PLR2004
    )


def _order(found: Sheet, columns: _Columns) -> Order:
    texts = sampled([line.cell(columns.when) for line in found.lines])
    made = [cell for row in found.above[:1] for cell in row[2:3]]
    for tested in (order_of(texts), order_of([*texts, *made])):
        if tested.sure:
            return tested
    # only the United States write the month first, and there glucose is in mg/dL
    usual = True if unit_in(found.head[columns.historic]) == "mmol/L" else None
    return order_of(texts, usual=usual)


def _person(found: Sheet) -> Made | None:
    """The patient: named in the second row of a report made by a clinic."""
    rows = [row for row in found.above if any(row)]
    if len(rows) < len(("title", "name")) or not _REPORT.search(rows[0][0]):
        return None
    name = rows[-1][0].strip()
    if not re.search(r"[^\W\d_]{2}", name):
        return None
    born = _born(found)
    day = born.day if born is not None else ""
    key = urn("libre", name, day)
    person = resource(
        "Patient",
        identifier=[identifier("urn:rekamku:libre", f"{name}|{day}")],
        name=human_name(text=name),
        birthDate=day,
    )
    return Made(person, line_place(len(found.above)), full_url=key)


def _born_text(found: Sheet) -> str:
    row = found.above[-1] if found.above else []
    return row[1] if len(row) > 1 else ""


def _born(found: Sheet) -> Wall | None:
    """A birth date with all four figures of its year, which can be read in one way only."""
    text = _born_text(found)
    if not re.search(r"\d{4}", text):
        return None
    order = order_of([text])
    return wall(text, day_first=order.day_first) if order.sure else None


def _born_unsure(found: Sheet) -> bool:
    return bool(_born_text(found)) and _born(found) is None


class _Report:
    """The rows of one report."""

    def __init__(self, found: Sheet, columns: _Columns, order: Order, gathered: Gathered) -> None:
        self._columns = columns
        self._order = order
        self._gathered = gathered
        self._meter = Meter(gathered, unit_in(found.head[columns.historic]))

    def line(self, line: Line) -> None:
        """One row, whatever its record type: what its cells hold tells it."""
        columns, gathered = self._columns, self._gathered
        if not line.sound:
            gathered.trouble(line.place, Reason.BAD_TEXT)
            return
        when = wall(line.cell(columns.when), day_first=self._order.day_first)
        if when is None:
            gathered.trouble(line.place, Reason.BAD_DATE)
            return
        source = " ".join(
            one for one in (line.cell(columns.device), line.cell(columns.serial)) if one
        )
        for at in (columns.historic, columns.scan):
            if line.cell(at):
                self._meter.sensor(when, line.cell(at), line.place, source)
        if line.cell(columns.strip):
            self._meter.finger(when, line.cell(columns.strip), line.place, source)
        if line.cell(columns.ketone):
            self._meter.taken(KETONE, when, line.cell(columns.ketone), line.place)
        gathered.close()
        for at in (columns.rapid, columns.long):
            if line.cell(at):
                self._meter.insulin(when, line.cell(at), line.place)
        if line.cell(columns.carbohydrates):
            self._meter.taken(CARBOHYDRATES, when, line.cell(columns.carbohydrates), line.place)
        gathered.forget()
