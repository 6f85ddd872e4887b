"""Day chunks: the thousands of readings of phones and devices as one record a measure and day.

Refuses: to keep readings as objects, to count a reading twice, and to lose any.

A day is a FHIR Observation under the identifier `urn:rekamku:day` with the value
`measure|day|family` (and `|part`, `|unit` where needed), so that a later export of the same
family gives the same record or a newer version of it. `valueSampledData` has three
dimensions a reading: second of the local day (negative: the evening before), duration in
seconds, value. The components tell the day in short, each under `urn:rekamku:summary`:
count, and sum, mean, min, max, last or minutes; `offset` from UTC of that day. Readings of
a second device over time that another had already counted are in the component `overlap`,
outside every sum.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Final

from sync.readers.build import Tree, category, coding, concept, identifier, kept, quantity, resource
from sync.readers.daysums import Reading, told, used_and_left
from sync.readers.draft import Made, Trouble
from sync.readers.measures import Measure, Telling
from sync.readers.protocol import Reason

DAY_SYSTEM: Final = "urn:rekamku:day"
READING_SYSTEM: Final = "urn:rekamku:reading"
SUMMARY_SYSTEM: Final = "urn:rekamku:summary"

_EVENING: Final = 18 * 3600
_DAY: Final = 86_400
_PLAIN: Final = re.compile(
    r"[+-]?(?:\d{1,15}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE][+-]?\d{1,2})?", re.ASCII
)
_DATE: Final = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])", re.ASCII)
_DIGITS_IN_MONTH: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Stream = tuple[str, str]
"""Who measured, and the offset from UTC at that time."""


def decimal_of(text: str) -> Decimal | None:
    """The number in a source's text (point, optional exponent), None if it is none.

    NaN, infinities and numbers beyond any measurement are none.
    """
    text = text.strip()
    if _PLAIN.fullmatch(text) is None:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def good_day(day: str) -> bool:
    """Whether `YYYY-MM-DD` is a day of a calendar from 1900 to 2099."""
    if _DATE.fullmatch(day) is None:
        return False
    year, month, date = int(day[:4]), int(day[5:7]), int(day[8:])
    leap = month == 2 and year % 4 == 0 and year != 1900  # noqa: PLR2004 - calendar rule
    return date <= _DIGITS_IN_MONTH[month - 1] + leap


def next_day(day: str) -> str:
    """The day after."""
    year, month, date = int(day[:4]), int(day[5:7]), int(day[8:]) + 1
    if not good_day(f"{day[:8]}{date:02}"):
        date, month = 1, month + 1
    if month > 12:  # noqa: PLR2004 - months of a year
        month, year = 1, year + 1
    return f"{year:04}-{month:02}-{date:02}"


@dataclass(slots=True)
class _Chunk:
    """One measure on one day: each stream's readings as text, blank between, line after line."""

    at: int | str
    streams: dict[Stream, bytearray] = field(default_factory=dict)


class Days:
    """Gathers readings; `made` gives them out as records.

    `family` is the kind of export (`apple-health`, `fitbit`): two exports of one family
    tell of the same days. `part` sets apart what shares a family and a day and is no newer
    version (two activities of one day in two files). `place` is a pattern for the place of
    a chunk, `{}` in it the `at` of its first reading. `subject` is who it is about, if the
    file says so.
    """

    def __init__(
        self, family: str, part: str = "", place: str = "{}", subject: Tree | None = None
    ) -> None:
        self._family = family
        self._part = part
        self._place = place
        self.subject = subject
        self._chunks: dict[Measure, dict[str, _Chunk]] = {}
        self._written: dict[str, int] = {}
        self.held = 0
        self.left_out = 0

    def add(
        self,
        measure: Measure,
        day: str,
        second: int,
        duration: int = 0,
        value: Decimal | str = "1",
        source: str = "",
        offset: str = "",
        *,
        at: int | str = "",
    ) -> None:
        """One reading. `value` is a Decimal or a text that `decimal_of` took.

        The caller has checked the day (`good_day`) and the value (`Measure.holds`).
        """
        if measure.night and second >= _EVENING:
            day, second = next_day(day), second - _DAY
        if type(value) is Decimal:
            value = format(value, "f")
        if measure.single:
            value = f"{value} {at}"
        text = self.stream(measure, day, source, offset, at)
        text += f"{second} {max(duration, 0)} {value}\n".encode()
        self.held += 1

    def stream(
        self, measure: Measure, day: str, source: str, offset: str, at: int | str
    ) -> bytearray:
        """Where a device's readings of a day gather: lines of second, duration and value.

        For readers of millions, who add to it themselves (and to `held`) until `made`.
        """
        days = self._chunks.get(measure)
        if days is None:
            days = self._chunks[measure] = {}
        chunk = days.get(day)
        if chunk is None:
            chunk = days[day] = _Chunk(at)
        text = chunk.streams.get((source, offset))
        if text is None:
            text = chunk.streams[source, offset] = bytearray()
        return text

    def summed(
        self,
        measure: Measure,
        day: str,
        sums: dict[str, Decimal],
        source: str = "",
        *,
        at: int | str = "",
    ) -> Made:
        """A day that the source itself sums up (`mean`, `min`, `max`, `sum`, `last`, `minutes`)."""
        components = [_part(measure, name, value) for name, value in sums.items()]
        tree = self._tree(measure, day, "daily", source, {"component": components})
        return Made(tree, self._where(at), points=1)

    def made(self, measures: Iterable[Measure] | None = None) -> Iterator[Made]:
        """Records of all that was gathered, or of some measures; they are forgotten then."""
        chosen = [*self._chunks] if measures is None else [*measures]
        for measure in chosen:
            days = self._chunks.pop(measure, {})
            for day in sorted(days):
                chunk = days.pop(day)
                self.held -= sum(text.count(b"\n") for text in chunk.streams.values())
                if measure.single:
                    yield from self._singles(measure, day, chunk)
                else:
                    yield self._day(measure, day, chunk)

    def troubles(self) -> Iterator[Trouble]:
        """What is to be said once, at the end of a file."""
        if self.left_out:
            yield Trouble(f"{self.left_out} ×", Reason.OVERLAP_REMOVED, notice=True)

    @property
    def measures(self) -> list[Measure]:
        """The measures that are held."""
        return [*self._chunks]

    def _day(self, measure: Measure, day: str, chunk: _Chunk) -> Made:
        readings = {key: _lines(text) for key, text in chunk.streams.items()}
        if measure.telling in {Telling.SUM, Telling.MINUTES} and len(readings) > 1:
            used, left = used_and_left(readings)
        else:
            used, left = sorted(line for each in readings.values() for line in each), []
        self.left_out += len(left)
        parts = told(measure, used)
        components = [_part(measure, name, value) for name, value in parts.items()]
        zones = ", ".join(sorted({offset for _, offset in chunk.streams if offset}))
        if zones:
            components.append(
                {"code": concept(coding(SUMMARY_SYSTEM, "offset")), "valueString": zones}
            )
        if left:
            components.append(
                {
                    "code": concept(coding(SUMMARY_SYSTEM, "overlap", "Overlapping readings")),
                    "valueSampledData": _sampled(measure, left),
                }
            )
        sources = ", ".join(dict.fromkeys(source for source, _ in chunk.streams if source))
        tree = self._tree(
            measure,
            day,
            "",
            sources,
            {"valueSampledData": _sampled(measure, used), "component": components},
        )
        return Made(tree, self._where(chunk.at), points=len(used) + len(left))

    def _tree(self, measure: Measure, day: str, more: str, sources: str, rest: Tree) -> Tree:
        name = "|".join(
            part
            for part in (measure.key, day, self._family, self._part, more, measure.variant)
            if part
        )
        number = self._written[name] = self._written.get(name, 0) + 1
        if number > 1:
            name = f"{name}|{number}"
        return resource(
            "Observation",
            identifier=[identifier(DAY_SYSTEM, name)],
            status="final",
            category=category(measure.category),
            code=code_of(measure),
            subject=self.subject,
            effectiveDateTime=day,
            device=kept({"display": sources}),
            **rest,
        )

    def _singles(self, measure: Measure, day: str, chunk: _Chunk) -> Iterator[Made]:
        for (source, offset), text in chunk.streams.items():
            first: dict[tuple[int, str], str] = {}
            for second, _, told_at in _lines(text):
                value, _, at = told_at.partition(" ")
                first.setdefault((second, value), at)
            for (second, value), at in first.items():
                amount = quantity(Decimal(value), measure.unit, measure.ucum)
                when = moment_of(day, second, offset)
                where = self._where(at)
                yield self.single(measure, when, {"valueQuantity": amount}, source, where)

    def single(
        self,
        measure: Measure,
        when: str,
        value: Tree,
        source: str = "",
        place: str = "",
        points: int = 1,
    ) -> Made:
        """One reading as a record of its own; `value` are the Observation's value members."""
        name = f"{measure.key}|{when}|{_value_text(value)}|{source}|{self._family}"
        tree = resource(
            "Observation",
            identifier=[identifier(READING_SYSTEM, name)],
            status="final",
            category=category(measure.category),
            code=code_of(measure),
            subject=self.subject,
            effectiveDateTime=when,
            device=kept({"display": source}),
            **value,
        )
        return Made(tree, place, points=points)

    def _where(self, at: int | str) -> str:
        return self._place.replace("{}", str(at))


def code_of(measure: Measure) -> Tree:
    """The code of an Observation of the measure."""
    known = coding(measure.system, measure.loinc, measure.display) if measure.loinc else {}
    return concept(known, text=measure.display)


def moment_of(day: str, second: int, offset: str) -> str:
    """FHIR text of a moment of a local day; without an offset where the source has none."""
    minutes, seconds = divmod(second, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{day}T{hours:02}:{minutes:02}:{seconds:02}{offset}"


def pressure(top: Decimal, bottom: Decimal, pulse: Decimal | None = None) -> Tree:
    """The value members of a blood pressure for `Days.single`."""
    parts = [
        ("8480-6", "Systolic blood pressure", top, "mmHg", "mm[Hg]"),
        ("8462-4", "Diastolic blood pressure", bottom, "mmHg", "mm[Hg]"),
    ]
    if pulse is not None:
        parts.append(("8867-4", "Heart rate", pulse, "/min", "/min"))
    return {
        "component": [
            {
                "code": concept(coding("http://loinc.org", code, display), text=display),
                "valueQuantity": quantity(number, unit, ucum),
            }
            for code, display, number, unit, ucum in parts
        ]
    }


def _value_text(value: Tree) -> str:
    amount = value.get("valueQuantity")
    if amount is not None:
        return f"{amount['value']} {amount.get('unit', '')}"
    parts = (part.get("valueQuantity", {}) for part in value.get("component", ()))
    return "/".join(str(part.get("value", "")) for part in parts)


def _lines(text: bytearray) -> list[Reading]:
    """The readings of a stream, each once, in the order of time."""
    distinct = dict.fromkeys(text.decode().splitlines())
    readings = []
    for line in distinct:
        second, duration, value = line.split(" ", 2)
        readings.append((int(second), int(duration), value))
    readings.sort()
    return readings


def _sampled(measure: Measure, readings: list[Reading]) -> Tree:
    unit = quantity(0, measure.unit, measure.ucum)
    return {
        "origin": unit,
        "period": 1000,
        "dimensions": 3,
        "data": " ".join(f"{second} {length} {value}" for second, length, value in readings),
    }


def _part(measure: Measure, name: str, value: Decimal | int) -> Tree:
    amount = (
        {"valueInteger": int(value)}
        if name == "count"
        else {"valueQuantity": quantity(value, measure.unit, measure.ucum)}
    )
    return {"code": concept(coding(SUMMARY_SYSTEM, name)), **amount}
