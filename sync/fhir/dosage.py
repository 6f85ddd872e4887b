"""How a medicine is taken: the prescriber's words first, the parsed dose beside them.

Refuses: computing a daily dose; structures that contradict the words stay side by side.
"""

from sync.fhir.concepts import concept_text, concept_texts
from sync.fhir.quantities import quantity, range_text, ratio_text, with_unit
from sync.fhir.values import Tree, clean, items, joined, prose, table, tables


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
    """How often, in signs any language reads: `2 ×/d`, `1 ×/8 h`, with FHIR's codes for when.

    The codes (`AC` before a meal, `HS` at bedtime …) are those of prescriptions everywhere.
    """
    tree = table(timing)
    repeat = table(tree.get("repeat"))
    parts = [_often(repeat)] if repeat else []
    for name in ("when", "timeOfDay", "dayOfWeek"):
        parts += [clean(one) for one in items(repeat.get(name))]
    return joined(parts) or concept_text(tree.get("code"))


def _often(repeat: Tree) -> str:
    period = quantity(repeat.get("period")).text
    unit = clean(repeat.get("periodUnit")) or clean(repeat.get("periodUnits"))
    frequency = quantity(repeat.get("frequency")).text
    most = quantity(repeat.get("frequencyMax")).text
    times = f"{frequency} – {most}" if frequency and most else frequency
    if not unit:
        return f"{times} ×" if times and times != "1" else ""
    every = unit if period in {"", "1"} else f"{period} {unit}"
    return f"{times or '1'} ×/{every}"


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
        as_needed = "prn" if dosage.get("asNeededBoolean") is True or needed else ""
        if needed:
            as_needed = joined([as_needed, concept_text(needed)], ": ")
        parsed = joined(
            [dose_text(dosage), timing_text(dosage.get("timing")), route_text(dosage), as_needed]
        )
        line = joined([*_words(dosage), parsed], " · ")
        if line:
            found.append(line)
    return found
