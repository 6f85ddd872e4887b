"""How a medicine is taken: the prescriber's words first, the parsed dose beside them.

Refuses: computing a daily dose; structures that contradict the words stay side by side.
"""

from sync.fhir.concepts import concept_text, concept_texts
from sync.fhir.quantities import quantity, range_text, ratio_text, with_unit
from sync.fhir.values import Tree, clean, joined, prose, table, tables

_PERIODS = {
    "s": "second",
    "min": "minute",
    "h": "hour",
    "d": "day",
    "wk": "week",
    "mo": "month",
    "a": "year",
}
_WHEN = {
    "AC": "before meals",
    "PC": "after meals",
    "C": "with meals",
    "ACM": "before breakfast",
    "ACD": "before lunch",
    "ACV": "before dinner",
    "PCM": "after breakfast",
    "PCD": "after lunch",
    "PCV": "after dinner",
    "CM": "with breakfast",
    "CD": "with lunch",
    "CV": "with dinner",
    "HS": "at bedtime",
    "MORN": "morning",
    "NOON": "noon",
    "AFT": "afternoon",
    "EVE": "evening",
    "NIGHT": "night",
    "WAKE": "on waking",
}


def _amount(value: object) -> str:
    return with_unit(quantity(value))


def dose_text(dosage: Tree) -> str:
    """The amount of one dose: `1 tablet`, `1 – 2 puff`, `5 mg/kg`."""
    rate = table(dosage.get("doseAndRate")) or dosage
    for name in ("doseQuantity", "dose", "quantity"):
        value = rate.get(name)
        if type(value) is dict and "value" in value:
            return _amount(value)
    dose = range_text(rate.get("doseRange")) or _amount(rate.get("doseSimpleQuantity"))
    speed = ratio_text(rate.get("rateRatio")) or _amount(rate.get("rateQuantity"))
    return joined([dose, speed])


def timing_text(timing: object) -> str:
    """How often: `2 × per day`, `every 8 hours`, with the time of day if given."""
    tree = table(timing)
    repeat = table(tree.get("repeat"))
    code = concept_text(tree.get("code"))
    parts = [_often(repeat)] if repeat else []
    when = [_WHEN.get(clean(one), clean(one)) for one in _list(repeat.get("when"))]
    parts += when + [clean(one) for one in _list(repeat.get("timeOfDay"))]
    parts += [clean(one) for one in _list(repeat.get("dayOfWeek"))]
    said = joined(parts)
    return said or code


def _list(value: object) -> list[object]:
    return value if type(value) is list else [value]


def _often(repeat: Tree) -> str:
    period = quantity(repeat.get("period"))
    unit = clean(repeat.get("periodUnit")) or clean(repeat.get("periodUnits"))
    named = _PERIODS.get(unit, unit)
    frequency = quantity(repeat.get("frequency")).text
    most = quantity(repeat.get("frequencyMax")).text
    times = f"{frequency} – {most}" if frequency and most else frequency
    if not named:
        return f"{times} ×" if times and times != "1" else ""
    every = named if period.text in {"", "1"} else f"{period.text} {named}s"
    if period.text not in {"", "1"} and times in {"", "1"}:
        return f"every {every}"
    return f"{times or '1'} × per {every}"


def _words(dosage: Tree) -> list[str]:
    text = prose(dosage.get("text"))
    patient = prose(dosage.get("patientInstruction"))
    extra = dosage.get("additionalInstruction") or dosage.get("additionalInstructions")
    return [text, patient if patient != text else "", *concept_texts(extra)]


def route_text(dosage: Tree) -> str:
    """The route: SATUSEHAT files it under the ATC system (`O`, `P`), it is a route all the same."""
    return concept_text(dosage.get("route"))


def dosage_lines(dosages: object) -> list[str]:
    """Each dosage as one line: the words as written, then the parsed dose, route and timing."""
    found = []
    for dosage in tables(dosages):
        needed = dosage.get("asNeededCodeableConcept") or dosage.get("asNeededFor")
        as_needed = "as needed" if dosage.get("asNeededBoolean") is True or needed else ""
        if needed:
            as_needed = joined([as_needed, concept_text(needed)], ": ")
        parsed = joined(
            [dose_text(dosage), timing_text(dosage.get("timing")), route_text(dosage), as_needed]
        )
        line = joined([*_words(dosage), parsed], " · ")
        if line:
            found.append(line)
    return found
