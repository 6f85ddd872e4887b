"""Diagnoses, problems, allergies, procedures, referrals: DG1, PRB, AL1, IAM, PR1, RF1.

Refuses: plain facts of what a message deletes, refutes or says is not there.
"""

from typing import Final

from sync.readers.build import Tree, coding, concept, listed, note, resource
from sync.readers.draft import Made
from sync.readers.hl7v2.fields import Segment
from sync.readers.hl7v2.message import Case
from sync.readers.hl7v2.values import coded, concept_in, concepts, number_of, staff, system_of

_CLINICAL: Final = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_VERIFIED: Final = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
_CATEGORY: Final = "http://terminology.hl7.org/CodeSystem/condition-category"
_ALLERGY_VERIFIED: Final = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification"
_ALLERGY_CLINICAL: Final = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"
_NO_ALLERGY: Final = frozenset({"NKA", "NKDA", "NKMA", "NKFA", "NKNOWN", "NONE KNOWN", "NIL"})
_KINDS: Final = {
    "DA": "medication",
    "DRUG": "medication",
    "FA": "food",
    "FOOD": "food",
    "EA": "environment",
    "ENV": "environment",
    "PA": "environment",
    "AA": "environment",
    "LA": "environment",
}
_SEVERE: Final = {"SV": "severe", "MO": "moderate", "MI": "mild"}
_SEVERE.update({"SEVERE": "severe", "MODERATE": "moderate", "MILD": "mild"})
_STATES: Final = {
    "ACTIVE": "active",
    "A": "active",
    "INACTIVE": "inactive",
    "RESOLVED": "resolved",
    "R": "resolved",
    "REMISSION": "remission",
    "RECURRENCE": "recurrence",
    "RELAPSE": "relapse",
}


def _status(system: str, code: str) -> Tree:
    return concept(coding(system, code)) if code else {}


def diagnosis(case: Case, dg1: Segment) -> Made:
    """The Condition of a DG1 segment."""
    verified = "entered-in-error" if dg1.get(21).upper() == "D" else ""
    if not verified and dg1.get(6).upper() in {"W", "P"}:
        verified = "provisional"
    system, value = number_of(dg1.part(20), case.sender)
    tree = resource(
        "Condition",
        identifier=listed(case.numbered(system, value)),
        verificationStatus=_status(_VERIFIED, verified),
        category=[concept(coding(_CATEGORY, "encounter-diagnosis"))],
        code=_diagnosis_code(dg1),
        encounter=case.visit,
        onsetDateTime=case.time(dg1, 5),
        recordedDate=case.time(dg1, 19),
        asserter=staff(dg1, 16),
        note=note(*dg1.notes_text()),
    )
    return case.made(tree, dg1, _own(case, "diagnosis", system, value))


def _own(case: Case, kind: str, system: str, value: str) -> str:
    """A stable name where the source numbers the entry; else its content tells it apart."""
    return case.named(kind, system, value) if value else ""


def _diagnosis_code(dg1: Segment) -> Tree:
    """DG1-3, with the method of DG1-2 and the words of DG1-4 where older versions put them."""
    about = concept_in(dg1, 3)
    words = dg1.get(4)
    if not about:
        return {"text": words} if words else {"text": "DG1"}
    if about.get("coding") and "system" not in about["coding"][0]:
        system = system_of(dg1.get(2))
        if system and dg1.get(3):
            about["coding"][0] = {"system": system, **about["coding"][0]}
    if words and not (dg1.get(3, 2) or dg1.get(3, 9)):
        about["text"] = words
    return about


def problem(case: Case, prb: Segment) -> Made:
    """The Condition of a PRB segment (problem lists)."""
    system, value = number_of(prb.part(4), case.sender)
    verified = "entered-in-error" if prb.get(1).upper() in {"DE", "D"} else ""
    stated = f"{prb.get(13)} {prb.get(13, 2)}".upper()
    if not verified and ("PROVISIONAL" in stated or "DIFFERENTIAL" in stated):
        verified = "provisional"
    resolved = case.time(prb, 9)
    clinical = _STATES.get(prb.get(14, 2).upper()) or _STATES.get(prb.get(14).upper(), "")
    tree = resource(
        "Condition",
        identifier=listed(case.numbered(system, value)),
        clinicalStatus=_status(_CLINICAL, clinical or ("resolved" if resolved else "")),
        verificationStatus=_status(_VERIFIED, verified),
        category=[concept(coding(_CATEGORY, "problem-list-item"))],
        code=concept_in(prb, 3) or {"text": "PRB"},
        encounter=case.visit,
        onsetDateTime=case.time(prb, 16),
        abatementDateTime=resolved,
        recordedDate=case.time(prb, 7) or case.time(prb, 2),
        note=note(*prb.notes_text()),
    )
    return case.made(tree, prb, _own(case, "problem", system, value))


def allergy(case: Case, al1: Segment) -> Made:
    """The AllergyIntolerance of an AL1 segment."""
    return case.made(
        resource(
            "AllergyIntolerance",
            clinicalStatus=_status(_ALLERGY_CLINICAL, "active"),
            category=_kind(al1, 2),
            code=_allergen(al1),
            encounter=case.visit,
            onsetDateTime=case.time(al1, 6),
            reaction=_reactions(al1, 4, 5),
            note=note(*al1.notes_text()),
        ),
        al1,
    )


def adverse(case: Case, iam: Segment) -> Made:
    """The AllergyIntolerance of an IAM segment."""
    system, value = number_of(iam.part(7), case.sender)
    state = iam.get(17).upper()
    verified = {
        "C": "confirmed",
        "I": "confirmed",
        "E": "entered-in-error",
        "U": "unconfirmed",
        "P": "unconfirmed",
        "S": "unconfirmed",
        "D": "unconfirmed",
    }.get(state, "")
    if iam.get(6).upper() == "D":
        verified = "entered-in-error"
    tree = resource(
        "AllergyIntolerance",
        identifier=listed(case.numbered(system, value)),
        clinicalStatus=_status(_ALLERGY_CLINICAL, "inactive" if state == "I" else "active"),
        verificationStatus=_status(_ALLERGY_VERIFIED, verified),
        category=_kind(iam, 2),
        code=_allergen(iam),
        encounter=case.visit,
        onsetDateTime=case.time(iam, 11),
        onsetString="" if case.time(iam, 11) else iam.get(12),
        recordedDate=case.time(iam, 13),
        reaction=_reactions(iam, 4, 5),
        note=note(*iam.notes_text()),
    )
    if verified == "entered-in-error":
        tree.pop("clinicalStatus", None)
    return case.made(tree, iam, _own(case, "allergy", system, value))


def _allergen(segment: Segment) -> Tree:
    about = concept_in(segment, 3)
    code, text = segment.get(3).upper(), about.get("text", "")
    if code in _NO_ALLERGY and text.upper() == code:
        return {**about, "text": "No known allergies"}
    return about or {"text": segment.get(2, 2) or segment.get(2) or segment.name}


def _kind(segment: Segment, field: int) -> list[str]:
    return listed(_KINDS.get(segment.get(field).upper(), ""))


def _reactions(segment: Segment, severity: int, field: int) -> list[Tree]:
    level = segment.get(severity)
    degree = _SEVERE.get(level.upper()) or _SEVERE.get(segment.get(severity, 2).upper(), "")
    shown = listed(*(coded(part) for part in segment.parts(field)))
    if not shown:
        return []
    return [{"manifestation": shown, **({"severity": degree} if degree else {})}]


def procedure(case: Case, pr1: Segment) -> Made:
    """The Procedure of a PR1 segment."""
    system, value = number_of(pr1.part(19), case.sender)
    about = concept_in(pr1, 3)
    words = pr1.get(4)
    if about and words and not (pr1.get(3, 2) or pr1.get(3, 9)):
        about["text"] = words
    tree = resource(
        "Procedure",
        identifier=listed(case.numbered(system, value)),
        status="entered-in-error" if pr1.get(20).upper() == "D" else "completed",
        code=about or ({"text": words} if words else {"text": "PR1"}),
        encounter=case.visit,
        performedDateTime=case.time(pr1, 5),
        performer=[{"actor": who} for who in listed(staff(pr1, 11) or staff(pr1, 12))],
        reasonCode=concepts(pr1, 15),
        note=note(*pr1.notes_text()),
    )
    return case.made(tree, pr1, _own(case, "procedure", system, value))


def referral(case: Case, rf1: Segment) -> Made:
    """The ServiceRequest of an RF1 segment."""
    system, value = number_of(rf1.part(6), case.sender)
    states = {"A": "active", "P": "draft", "R": "revoked", "E": "completed"}
    tree = resource(
        "ServiceRequest",
        identifier=listed(case.numbered(system, value)),
        status=states.get(rf1.get(1).upper(), "unknown"),
        intent="order",
        code=concept_in(rf1, 3) or {"text": rf1.get(3) or "RF1"},
        encounter=case.visit,
        authoredOn=case.time(rf1, 7),
        reasonCode=concepts(rf1, 10),
        note=note(*rf1.notes_text()),
    )
    return case.made(tree, rf1, _own(case, "referral", system, value))


def goal(case: Case, gol: Segment) -> Made:
    """The Goal of a GOL segment."""
    system, value = number_of(gol.part(4), case.sender)
    tree = resource(
        "Goal",
        identifier=listed(case.numbered(system, value)),
        lifecycleStatus="entered-in-error" if gol.get(1).upper() == "DE" else "active",
        description=concept_in(gol, 3) or {"text": "GOL"},
        startDate=case.time(gol, 7)[:10],
        note=note(*gol.notes_text()),
    )
    return case.made(tree, gol, _own(case, "goal", system, value))
