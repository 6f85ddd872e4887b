"""Laboratory values as Observations, and the report that joins them.

Refuses: a LOINC code where name and unit do not agree; the printed name always stays.
"""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from sync.readers.build import (
    LOINC,
    category,
    coding,
    concept,
    identifier,
    listed,
    quantity,
    reference,
    resource,
    urn,
)
from sync.readers.draft import Made
from sync.readers.paper.documents import local, subject
from sync.readers.paper.figures import value_of
from sync.readers.paper.head import Head
from sync.readers.paper.lab import LabValue
from sync.readers.paper.lab_days import days_of
from sync.readers.paper.lab_ranges import ranges_of
from sync.readers.paper.rows import joined

_FLAG: Final = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
_FLAG_WORDS: Final = {
    "H": "High", "L": "Low", "HH": "Critical high", "LL": "Critical low",
    "A": "Abnormal", "N": "Normal",
}  # fmt: skip
_REPORT: Final = coding(LOINC, "11502-2", "Laboratory report")
_SERVICE: Final = coding("http://terminology.hl7.org/CodeSystem/v2-0074", "LAB", "Laboratory")


def records_of(values: Sequence[LabValue], head: Head, person: Made | None) -> Iterator[Made]:
    """An Observation for each value, then the report."""
    days = days_of(values, head)
    made = [_observation(value, day, head, person) for value, day in zip(values, days, strict=True)]
    yield from made
    if made:
        clear = not any(value.entry.sheet.read for value in values)
        yield _report(made, head, person, clear=clear)


def _observation(value: LabValue, day: str, head: Head, person: Made | None) -> Made:
    measure = value.measure
    section = value.entry.section
    tree = resource(
        "Observation",
        status="final",
        category=[*category("laboratory"), *listed(concept(text=section))],
        code=concept(
            coding(LOINC, measure.loinc) if measure and measure.loinc else {}, text=value.name
        ),
        subject=subject(person),
        effectiveDateTime=day,
        performer=_performer(head),
        **_value(value),
        interpretation=listed(_interpretation(value.flag)),
        method=concept(text=joined(value.entry.method)),
        referenceRange=ranges_of(
            value.entry.range_text,
            value.unit,
            value.code,
            lambda text: value_of(text, value.reads),
        ),
    )
    doubt = value.doubt.value if value.doubt else ""
    return Made(tree, value.place, urn("paper-value", _text(tree)), doubt=doubt)


def _performer(head: Head) -> list[dict[str, Any]]:
    """The laboratory, told apart from people by the reference's type."""
    return [{"type": "Organization", "display": head.facility}] if head.facility else []


def _value(value: LabValue) -> dict[str, Any]:
    if value.number is not None:
        number = _exact(value.number)
        return {
            "valueQuantity": quantity(
                number, value.unit, value.code, value.told.sign, value.told.number
            )
        }
    words = value.told.words
    if value.told.number and value.unit and value.unit not in words:
        return {"valueString": f"{words} {value.unit}"}
    if any(letter.isdigit() for letter in words) and value.unit and value.unit not in words:
        return {"valueString": f"{words} {value.unit}"}
    return {"valueString": words}


def _exact(number: Decimal) -> Decimal | int:
    return (
        int(number) if number == number.to_integral_value() and "." not in str(number) else number
    )


def _interpretation(flag: str) -> dict[str, Any]:
    return concept(coding(_FLAG, flag, _FLAG_WORDS[flag])) if flag else {}


def _report(made: list[Made], head: Head, person: Made | None, *, clear: bool) -> Made:
    """The report; one from a text layer is known by its number, a scan never changes it."""
    results = [reference(one.full_url, one.tree["code"]["text"]) for one in made]
    tree = resource(
        "DiagnosticReport",
        identifier=listed(identifier(local(head.facility, "report"), head.number)),
        status="final",
        category=[concept(_SERVICE)],
        code=concept(_REPORT, text="Laboratory report"),
        subject=subject(person),
        effectiveDateTime=_one_day(made),
        performer=_performer(head),
        result=results,
    )
    place = made[0].place.partition(" at ")[0]
    numbered = (local(head.facility, "report"), head.number, head.day)
    own = numbered if head.number and clear else (_text(tree),)
    return Made(tree, place, urn("paper-report", *own))


def _one_day(made: list[Made]) -> str:
    """The day of the report, if all its values are of one."""
    days = {str(one.tree.get("effectiveDateTime", "")) for one in made}
    return days.pop() if len(days) == 1 else ""


def _text(tree: dict[str, Any]) -> str:
    return json.dumps(tree, default=str, sort_keys=True, ensure_ascii=False)
