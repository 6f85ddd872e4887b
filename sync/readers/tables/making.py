"""Rows to R4: one result, diagnosis, medicine, vaccine, procedure, order or visit each.

Refuses: a plain fact of what a row says was cancelled.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from sync.readers.build import (
    Tree,
    category,
    coding,
    concept,
    identifier,
    kept,
    listed,
    quantity,
    resource,
)
from sync.readers.draft import Made
from sync.readers.paper.lab_tests import lab_test
from sync.readers.tables.cells import number, value
from sync.readers.tables.meanings import SCORES, VITALS, Meaning, meaning_of, plain, split_unit
from sync.readers.tables.plan import Rows, is_imaging
from sync.readers.tables.row import Row

_M = Meaning
_LOINC: Final = "http://loinc.org"
_ICD10: Final = "http://hl7.org/fhir/sid/icd-10"
_ICD9: Final = "http://hl7.org/fhir/sid/icd-9-cm"
_LOINC_CODE: Final = re.compile(r"\d{1,5}-\d")
_ICD10_CODE: Final = re.compile(r"[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?")
_ICD9_CODE: Final = re.compile(r"\d{2}(?:\.\d{1,2})?")
_FLAGS: Final = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
_FLAG_WORDS: Final = {
    "l": "L",
    "low": "L",
    "rendah": "L",
    "h": "H",
    "high": "H",
    "tinggi": "H",
    "n": "N",
    "normal": "N",
    "ll": "LL",
    "hh": "HH",
    "a": "A",
    "abnormal": "A",
    "*": "A",
    "t": "H",
    "r": "L",
}
_OF_RESULTS: Final = frozenset(
    {
        "hasil",
        "hasil_pemeriksaan",
        "result",
        "test_result",
        "pemeriksaan",
        "nama_pemeriksaan",
        "jenis_pemeriksaan",
        "nm_pemeriksaan",
        "test",
        "test_name",
        "testname",
        "lab_test",
        "nama_tes",
        "tes",
        "analyte",
        "analit",
    }
)
"""Heads under which laboratories, and few others, write tests and their results."""
_ACT: Final = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
_CLASSES: Final = {
    "ranap": "IMP",
    "rawat inap": "IMP",
    "r.inap": "IMP",
    "inpatient": "IMP",
    "ralan": "AMB",
    "rawat jalan": "AMB",
    "outpatient": "AMB",
    "ambulatory": "AMB",
    "igd": "EMER",
    "ugd": "EMER",
    "emergency": "EMER",
}
_SHOWN: Final = {"IMP": "inpatient encounter", "AMB": "ambulatory", "EMER": "emergency"}
_VISITED: Final = {
    "batal": "cancelled",
    "belum": "planned",
    "sudah": "finished",
    "dirawat": "in-progress",
    "pulang": "finished",
    "cancelled": "cancelled",
    "finished": "finished",
}


def result(row: Row) -> Iterator[Made]:
    """A row that is one result: test, value, unit, range."""
    code, name = "/".join(row.all(_M.TEST_CODE)), row.get(_M.TEST)
    at = row.table.columns.at(_M.RESULT)
    header, unit = split_unit(row.table.columns.header[at])
    unit = row.get(_M.UNIT) or unit
    when = row.when()
    about = _test(code, name) or {"text": header}
    tree = resource(
        "Observation",
        status="final",
        category=category("laboratory") if _is_laboratory(row) else [],
        code=about,
        encounter=row.visit(),
        effectiveDateTime=when,
        performer=row.actors(),
        **value(row.get(_M.RESULT), unit),
        interpretation=_flags(row),
        note=row.notes(),
        referenceRange=_range(row),
    )
    yield row.made(tree, row.named("result", when, code, name))


def _is_laboratory(row: Row) -> bool:
    """By what stands beside the result; else by the test's name, or by what the head says."""
    columns, name = row.table.columns, row.get(_M.TEST)
    if columns.has(_M.RANGE, _M.UNIT, _M.LOW, _M.HIGH, _M.TEST_CODE) or lab_test(name):
        return True
    heads = {plain(columns.header[columns.at(one)]) for one in (_M.TEST, _M.RESULT)}
    measured = meaning_of(name) in {*VITALS, *SCORES}
    return bool(name) and heads <= _OF_RESULTS and not measured and not is_imaging(columns)


def _test(code: str, name: str) -> Tree:
    system = _LOINC if _LOINC_CODE.fullmatch(code) else ""
    return concept(coding(system, code, name if system else ""), text=name or code)


def _flags(row: Row) -> list[Tree]:
    text = row.get(_M.FLAG)
    code = _FLAG_WORDS.get(text.lower())
    if code:
        return [concept(coding(_FLAGS, code), text=text)]
    return [{"text": text}] if text else []


def _range(row: Row) -> list[Tree]:
    text = row.get(_M.RANGE)
    if text:
        return [{"text": text}]
    low, high = number(row.get(_M.LOW)), number(row.get(_M.HIGH))
    found = kept({"low": quantity(low), "high": quantity(high)})
    return [found] if found else []


def diagnosis(row: Row) -> Iterator[Made]:
    """A row that is one diagnosis; the first suspicion of a visit becomes a note."""
    code, name = row.get(_M.DIAGNOSIS_CODE), row.get(_M.DIAGNOSIS)
    first_code, first = row.get(_M.FIRST_DIAGNOSIS_CODE), row.get(_M.FIRST_DIAGNOSIS)
    notes = row.notes()
    if not code and not name:
        code, name = first_code, first
    elif (first_code, first) != (code, name) and (first or first_code):
        header = row.table.columns.header[
            max(row.table.columns.at(_M.FIRST_DIAGNOSIS), 0)
            if first
            else row.table.columns.at(_M.FIRST_DIAGNOSIS_CODE)
        ]
        notes.append({"text": f"{header}: {first_code} {first}".replace("  ", " ").strip()})
    if not code and not name:
        return
    tree = resource(
        "Condition",
        category=[concept(coding(_CATEGORY, "encounter-diagnosis"))],
        code=concept(_disease(code, name), text=name or code),
        encounter=row.visit(),
        recordedDate=row.when(),
        asserter=next((one for one in row.actors() if one["type"] == "Practitioner"), {}),
        note=notes,
    )
    yield row.made(tree, row.named("diagnosis", code, name))


_CATEGORY: Final = "http://terminology.hl7.org/CodeSystem/condition-category"


def _disease(code: str, name: str) -> Tree:
    if not code:
        return {}
    return coding(_ICD10 if _ICD10_CODE.fullmatch(code.upper()) else "", code, name)


def medicine(row: Row) -> Iterator[Made]:
    """A row that is one medicine of a prescription."""
    code, name = row.get(_M.MEDICINE_CODE), row.get(_M.MEDICINE)
    if not code and not name:
        return
    prescription, when = row.get(_M.PRESCRIPTION_ID), row.when()
    system = "http://sys-ids.kemkes.go.id/kfa" if re.fullmatch(r"9[1-4]\d{6}", code) else ""
    says = "; ".join(listed(row.get(_M.DOSE), row.get(_M.DIRECTIONS)))
    amount = number(row.get(_M.AMOUNT))
    tree = resource(
        "MedicationRequest",
        groupIdentifier=identifier(row.table.system(_M.PRESCRIPTION_ID), prescription),
        status="unknown",
        intent="order",
        medicationCodeableConcept=concept(coding(system, code, name), text=name or code),
        encounter=row.visit(),
        authoredOn=when,
        requester=next(iter(reversed(row.actors())), {}),
        note=row.notes(),
        dosageInstruction=[{"text": says}] if says else [],
        dispenseRequest=kept({"quantity": quantity(amount, row.get(_M.UNIT))}),
    )
    yield row.made(tree, row.named("medicine", prescription, code, name, when))


def prescription(row: Row) -> Iterator[Made]:
    """A row that is the head of a prescription; which medicines it held is told elsewhere."""
    number_, when = row.get(_M.PRESCRIPTION_ID), row.when()
    if not number_:
        return
    header = row.table.columns.header[row.table.columns.at(_M.PRESCRIPTION_ID)]
    tree = resource(
        "MedicationRequest",
        groupIdentifier=identifier(row.table.system(_M.PRESCRIPTION_ID), number_),
        status="unknown",
        intent="order",
        medicationCodeableConcept={"text": f"{header} {number_}"},
        encounter=row.visit(),
        authoredOn=when,
        requester=next(iter(reversed(row.actors())), {}),
        note=row.notes(),
    )
    yield row.made(tree, row.named("prescription", number_))


def vaccine(row: Row) -> Iterator[Made]:
    """A row that is one vaccination."""
    name, when = row.get(_M.VACCINE), row.when()
    if not name:
        return
    tree = resource(
        "Immunization",
        status="completed",
        vaccineCode={"text": name},
        encounter=row.visit(),
        **({"occurrenceDateTime": when} if when else {"occurrenceString": "unknown"}),
        lotNumber=row.get(_M.LOT),
        performer=[{"actor": one} for one in row.actors()],
        note=row.notes(),
        doseQuantity=quantity(number(row.get(_M.DOSE))),
    )
    yield row.made(tree, row.named("vaccine", name, when))


def allergy(row: Row) -> Iterator[Made]:
    """A row that is one allergy; `tidak ada` says that none is known."""
    text = row.get(_M.ALLERGY)
    if not text:
        return
    if text.lower() in {"tidak ada", "tidak", "none", "no", "disangkal", "nihil"}:
        text = "No known allergies"
    reaction = row.get(_M.REACTION)
    tree = resource(
        "AllergyIntolerance",
        code={"text": text},
        encounter=row.visit(),
        recordedDate=row.when(),
        note=row.notes(),
        reaction=[{"manifestation": [{"text": reaction}]}] if reaction else [],
    )
    yield row.made(tree)


def procedure(row: Row) -> Iterator[Made]:
    """A row that is something that was done."""
    code = row.get(_M.PROCEDURE_CODE) or row.get(_M.TEST_CODE)
    name = row.get(_M.PROCEDURE) or row.get(_M.TEST)
    if not code and not name:
        return
    when = row.when()
    system = _ICD9 if row.get(_M.PROCEDURE_CODE) and _ICD9_CODE.fullmatch(code) else ""
    tree = resource(
        "Procedure",
        status="completed",
        code=concept(coding(system, code, name), text=name or code),
        encounter=row.visit(),
        performedDateTime=when,
        performer=[{"actor": one} for one in row.actors()],
        note=row.notes(),
    )
    yield row.made(tree, row.named("procedure", code, name, when))


def order(row: Row) -> Iterator[Made]:
    """A row that is a test or an X-ray that was asked for or done, its result elsewhere."""
    code, name, when = row.get(_M.TEST_CODE), row.get(_M.TEST), row.when()
    if not code and not name:
        return
    imaging = is_imaging(row.table.columns)
    kind = coding(
        "http://snomed.info/sct",
        "363679005" if imaging else "108252007",
        "Imaging" if imaging else "Laboratory procedure",
    )
    tree = resource(
        "ServiceRequest",
        status="unknown",
        intent="order",
        category=[concept(kind)],
        code=_test(code, name),
        encounter=row.visit(),
        occurrenceDateTime=when,
        requester=next((one for one in row.actors() if one["type"] == "Practitioner"), {}),
        note=row.notes(),
    )
    yield row.made(tree, row.named("order", code, name, when))


def visit(row: Row) -> Iterator[Made]:
    """A row that is one visit."""
    system, own = row.table.system(_M.VISIT_ID), row.get(_M.VISIT_ID)
    start, end = row.when(), row.date(_M.LEFT, _M.LEFT_TIME)
    stated = row.get(_M.VISIT_CLASS)
    code = _CLASSES.get(stated.lower(), "")
    status = _VISITED.get(row.get(_M.STATUS).lower(), "finished" if end else "unknown")
    reasons = [row.get(_M.FIRST_DIAGNOSIS), row.get(_M.DIAGNOSIS), row.get(_M.COMPLAINT)]
    place = row.get(_M.PLACE)
    tree = resource(
        "Encounter",
        identifier=listed(identifier(system, own)),
        status=status,
        **{"class": coding(_ACT, code, _SHOWN[code]) if code else kept({"display": stated})},
        participant=[{"individual": one} for one in row.actors() if one["type"] == "Practitioner"],
        period=kept({"start": start, "end": end}),
        reasonCode=[{"text": text} for text in dict.fromkeys(reasons) if text],
        hospitalization=kept({"dischargeDisposition": concept(text=row.get(_M.OUTCOME))}),
        location=[{"location": {"type": "Location", "display": place}}] if place else [],
        serviceProvider=next((one for one in row.actors() if one["type"] == "Organization"), {}),
    )
    yield row.made(tree, row.named("visit", own or start))


def nothing(row: Row) -> Iterator[Made]:
    """A row that is only its patient."""
    del row
    yield from ()


MAKERS: Final[dict[Rows, Callable[[Row], Iterator[Made]]]] = {
    Rows.RESULT: result,
    Rows.DIAGNOSIS: diagnosis,
    Rows.MEDICINE: medicine,
    Rows.PRESCRIPTION: prescription,
    Rows.VACCINE: vaccine,
    Rows.ALLERGY: allergy,
    Rows.PROCEDURE: procedure,
    Rows.ORDER: order,
    Rows.VISIT: visit,
    Rows.PATIENT: nothing,
}
