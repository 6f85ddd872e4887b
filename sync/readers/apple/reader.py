"""Apple Health's export.xml, element by element: day chunks, workouts, heart and blood pressure.

Refuses: entities, and single readings that cannot be: no number, no date, after the export.

Records inside a Correlation stand again beside it and are told once. Memory stays small
because Apple writes type after type: the days of one are done when the next begins.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final
from xml.parsers import expat

from sync.readers.apple import extras, types
from sync.readers.apple.moments import duration, when
from sync.readers.apple.pressure import Pressures
from sync.readers.build import Tree
from sync.readers.days import Days, decimal_of, next_day
from sync.readers.draft import FileRefused, Given, NotMine, Part, Trouble
from sync.readers.measures import Measure
from sync.readers.protocol import Reason
from sync.readers.streams import check_encoding, pieces

FAMILY: Final = "apple-health"
_HEAD: Final = 1 << 16
_DOCTYPE: Final = re.compile(rb"<!DOCTYPE\s+[\w:.\-]+\s*[^\[>]*(\[)?")
_SUBSET_END: Final = re.compile(rb"\]\s*>")
_MANY: Final = 400_000
"""How many readings are held before finished types are given out early."""
_MOST_TROUBLES: Final = 2_000
_FRACTION: Final = 1
_INSIDE: Final = frozenset({"Correlation", "Workout", "Audiogram", "VisionPrescription"})


def read(given: Given) -> Iterator[Part]:
    """Every record of an Apple Health export, streamed."""
    check_encoding(given)
    parser = expat.ParserCreate()
    export = _Export(parser)
    parser.EntityDeclHandler = _refuse
    rest = _without_doctype(given)
    try:
        for piece in rest:
            parser.Parse(piece, False)  # noqa: FBT003 - expat's own way
            yield from export.taken()
        parser.Parse(b"", True)  # noqa: FBT003 - expat's own way
    except expat.ExpatError as error:
        cut = expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]
        lost = expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN]
        reason = Reason.TRUNCATED if error.code in {cut, lost} else Reason.MALFORMED
        raise FileRefused(reason) from error
    if not export.root:
        raise NotMine
    yield from export.taken(everything=True)


def _refuse(*_: object) -> None:
    raise FileRefused(Reason.FORBIDDEN_XML)


def _without_doctype(given: Given) -> Iterator[bytes]:
    """The file without its document type: Apple's own is wrong in some versions, and not needed.

    One that declares entities is refused.
    """
    source = pieces(given)
    head = b""
    for piece in source:
        head += piece
        if len(head) >= _HEAD:
            break
    found = _DOCTYPE.search(head, 0, _HEAD)
    if found is None:
        yield head
        yield from source
        return
    end = found.end()
    if found[1]:
        close = _SUBSET_END.search(head, end)
        if close is None:
            raise FileRefused(Reason.MALFORMED)
        inside = head[end : close.start()]
        end = close.end()
    else:
        inside, end = b"", head.find(b">", found.start()) + 1
    if b"<!ENTITY" in inside or b"%" in inside:
        raise FileRefused(Reason.FORBIDDEN_XML)
    yield head[: found.start()] + head[end:]
    yield from source


class _Export:
    """The export as its elements come: what may be given out is in `_out`."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self.root = ""
        self._parser = parser
        self._days = Days(FAMILY, place="/HealthData/Record[{}]")
        self._pressures = Pressures(self._days)
        self._out: list[Part] = []
        self._inside: extras.Nested | None = None
        self._records = 0
        self._numbers: dict[str, int] = {}
        self._type = ""
        self._spot: tuple[Measure | None, str, str, str] = (None, "", "", "")
        self._text = bytearray()
        self._troubles = 0
        self._last = "2100-01-01"
        self._ends: dict[str, Callable[[Tree], None]] = {
            "ExportDate": self._exported,
            "Me": self._me,
            "ActivitySummary": self._summary,
        }
        parser.StartElementHandler = self._first

    def taken(self, *, everything: bool = False) -> Iterator[Part]:
        """What is ready; at the end all that was held."""
        yield from self._out
        self._out.clear()
        if everything:
            yield from self._pressures.made()
            yield from self._days.made()
            yield from self._days.troubles()
            if self._troubles > _MOST_TROUBLES:
                yield Trouble(f"{self._troubles} ×", Reason.UNREADABLE)

    def _first(self, tag: str, _attributes: Tree) -> None:
        """The root."""
        if tag != "HealthData":
            raise NotMine
        self.root = tag
        self._parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; the ends are of interest only inside of some."""
        if tag == "Record":
            self._record(attributes)
        elif tag in _INSIDE:
            self._inside = extras.Nested(tag, attributes, self._place(tag))
            self._parser.StartElementHandler = self._inside.add
            self._parser.EndElementHandler = self._end
        elif tag in self._ends:
            self._ends[tag](attributes)

    def _end(self, tag: str) -> None:
        nested = self._inside
        if nested is not None and tag == nested.tag:
            self._inside = None
            self._parser.StartElementHandler = self._start
            self._parser.EndElementHandler = None
            self._out.extend(extras.made(nested, FAMILY))

    def _place(self, tag: str) -> str:
        number = self._numbers[tag] = self._numbers.get(tag, 0) + 1
        return f"/HealthData/{tag}[{number}]"

    def _exported(self, attributes: Tree) -> None:
        found = when(attributes.get("value", ""))
        if found is not None:
            self._last = next_day(found.day)

    def _me(self, attributes: Tree) -> None:
        self._out.extend(extras.person(attributes))

    def _summary(self, attributes: Tree) -> None:
        self._out.extend(extras.summary(attributes, self._place("ActivitySummary"), FAMILY))

    def _record(self, one: dict[str, str]) -> None:
        self._records += 1
        kind = one.get("type", "")
        if kind != self._type:
            self._next_type(kind)
        start = when(one.get("startDate", ""))
        if start is None or start.day > self._last:
            self._refuse(Reason.BAD_DATE)
            return
        unit, text = one.get("unit", ""), one.get("value", "")
        measure, value = _read(kind, unit, text)
        if measure is None:
            self._refuse(Reason.IMPOSSIBLE_VALUE if value else Reason.BAD_NUMBER)
            return
        source = one.get("sourceName", "")
        if kind in {types.SYSTOLIC, types.DIASTOLIC}:
            top = kind == types.SYSTOLIC
            self._pressures.add(start, source, value, self._records, top=top)
            return
        length = duration(start, one["startDate"], one.get("endDate", ""))
        if measure.single or measure.night:
            self._days.add(
                measure,
                start.day,
                start.second,
                length,
                value,
                source,
                start.offset,
                at=self._records,
            )
            return
        spot = (measure, start.day, source, start.offset)
        if spot != self._spot:
            self._spot = spot
            self._text = self._days.stream(*spot, self._records)
        self._text += f"{start.second} {length} {value}\n".encode()
        self._days.held += 1

    def _next_type(self, kind: str) -> None:
        self._type = kind
        if self._days.held > _MANY:
            self._out.extend(self._days.made())
            self._spot = (None, "", "", "")

    def _refuse(self, reason: Reason) -> None:
        self._troubles += 1
        if self._troubles <= _MOST_TROUBLES:
            self._out.append(Trouble(f"/HealthData/Record[{self._records}]", reason))


@lru_cache(maxsize=65_536)
def _read(kind: str, unit: str, text: str) -> tuple[Measure | None, str]:
    """The measure and the value of a record; no measure if it holds no such value.

    The text is then empty if it is no number at all. Apple writes per cent as a fraction.
    """
    measure = types.measure_of(kind, unit, text if kind.startswith(types.CATEGORY) else "")
    if kind.startswith(types.CATEGORY):
        return measure, types.category_value(kind, text)
    number = decimal_of(text)
    if number is None:
        return None, ""
    if unit == "%" and abs(number) <= _FRACTION:
        number *= 100
        text = format(number.normalize(), "f")
    if not measure.holds(number):
        return None, text
    return measure, text.strip() if "e" not in text.lower() else format(number, "f")
