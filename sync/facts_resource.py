"""A small FHIR R4 resource made of what the vault understood, where the source is no FHIR.

Refuses: claiming more than the row says; text stays text, nothing is coded anew.
"""

from typing import Any

from sync.readers.build import quantity
from vault.records import Facts, Kind, Row, Standing

Tree = dict[str, Any]

_CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_VERIFIED = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
_ALLERGY_VERIFIED = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification"
_SIGNS = {"<": "<", ">": ">", "≤": "<=", "≥": ">="}
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"


def resource_from_facts(row: Row, patient: str) -> Tree:
    """A resource for a row about the patient of this reference."""
    makers = {
        Kind.MEDICINE: _medicine,
        Kind.CONDITION: _condition,
        Kind.ALLERGY: _allergy,
        Kind.IMMUNISATION: _vaccine,
        Kind.PROCEDURE: _procedure,
    }
    return makers.get(row.facts.kind, _observation)(row.facts, {"reference": patient})


def _concept(facts: Facts) -> Tree:
    concept: Tree = {"text": facts.title}
    if facts.code and facts.system:
        concept["coding"] = [{"system": facts.system, "code": facts.code, "display": facts.title}]
    return concept


def _coded(system: str, code: str) -> Tree:
    return {"coding": [{"system": system, "code": code}]}


def _dated(name: str, facts: Facts) -> Tree:
    return {name: facts.date} if facts.sort_key else {}


def _observation(facts: Facts, patient: Tree) -> Tree:
    tree: Tree = {"resourceType": "Observation", "status": "final", "code": _concept(facts)}
    group = {Kind.LAB: "laboratory", Kind.VITAL: "vital-signs", Kind.SOCIAL: "social-history"}
    if facts.kind in group:
        tree["category"] = [_coded(_CATEGORY, group[facts.kind])]
    tree |= {"subject": patient, **_dated("effectiveDateTime", facts)}
    if facts.number is not None:
        tree["valueQuantity"] = _amount(facts)
    elif facts.value or facts.detail:
        tree["valueString"] = facts.value or facts.detail
    if facts.range_text:
        tree["referenceRange"] = [{"text": facts.range_text}]
    return tree


def _amount(facts: Facts) -> Tree:
    """The number with its sign, and as printed where that is something else."""
    sign = _SIGNS.get(facts.value[:1], "")
    printed = facts.value[1:] if sign else facts.value
    return quantity(facts.number, facts.unit, comparator=sign, printed=printed.strip())


def _medicine(facts: Facts, patient: Tree) -> Tree:
    tree: Tree = {
        "resourceType": "MedicationStatement",
        "status": "not-taken" if facts.standing is Standing.NOT_DONE else "unknown",
        "medicationCodeableConcept": _concept(facts),
        "subject": patient,
        **_dated("effectiveDateTime", facts),
    }
    if facts.value or facts.detail:
        tree["dosage"] = [{"text": facts.value or facts.detail}]
    return tree


def _condition(facts: Facts, patient: Tree) -> Tree:
    refuted = facts.standing is Standing.REFUTED
    standing = (
        {"verificationStatus": _coded(_VERIFIED, "refuted")}
        if refuted
        else {"clinicalStatus": _coded(_CLINICAL, "active")}
    )
    head: Tree = {"resourceType": "Condition", **standing, "code": _concept(facts)}
    return {**head, "subject": patient, **_dated("recordedDate", facts)}


def _allergy(facts: Facts, patient: Tree) -> Tree:
    tree: Tree = {"resourceType": "AllergyIntolerance", "code": _concept(facts)}
    if facts.standing is Standing.REFUTED:
        tree["verificationStatus"] = _coded(_ALLERGY_VERIFIED, "refuted")
    return {**tree, "patient": patient, **_dated("recordedDate", facts)}


def _vaccine(facts: Facts, patient: Tree) -> Tree:
    done = "not-done" if facts.standing is Standing.NOT_DONE else "completed"
    when = _dated("occurrenceDateTime", facts) or {"occurrenceString": facts.date or "unknown"}
    head: Tree = {"resourceType": "Immunization", "status": done, "vaccineCode": _concept(facts)}
    return {**head, "patient": patient, **when}


def _procedure(facts: Facts, patient: Tree) -> Tree:
    done = "not-done" if facts.standing is Standing.NOT_DONE else "completed"
    head: Tree = {"resourceType": "Procedure", "status": done, "code": _concept(facts)}
    return {**head, "subject": patient, **_dated("performedDateTime", facts)}
