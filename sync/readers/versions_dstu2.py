"""DSTU2 resources in the shape of R4 (hl7.org/fhir/DSTU2; R4's "Comparison" of each page).

Refuses: to invent what the release did not say; unknown fields stay as they are.
"""

from typing import Any, Final

from sync.readers.reshape import (
    Move,
    Tree,
    each,
    listed,
    noted,
    objects,
    renamed,
    single,
    status_when,
)
from sync.readers.versions_older import (
    ALLERGY,
    CONDITION,
    DOCUMENT,
    GOAL,
    IMMUNIZATION,
    LISTED_REASON,
    OBSERVATION,
    ORDER,
    REASON,
    REPORT,
    SUBJECT,
    acting,
    converted,
    dosage,
    ingredient,
)

_ACT: Final = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
_CLASSES: Final = {
    "ambulatory": "AMB",
    "outpatient": "AMB",
    "emergency": "EMER",
    "inpatient": "IMP",
    "home": "HH",
    "virtual": "VR",
    "field": "FLD",
    "daytime": "SS",
}
_CRITICALITY: Final = {"CRITL": "low", "CRITH": "high", "CRITU": "unable-to-assess"}
_ALLERGY_STATUS: Final = {
    "active": ("active", "unconfirmed"),
    "unconfirmed": ("active", "unconfirmed"),
    "confirmed": ("active", "confirmed"),
    "inactive": ("inactive", ""),
    "resolved": ("resolved", ""),
    "refuted": ("", "refuted"),
    "entered-in-error": ("", "entered-in-error"),
}
"""What an allergy's status says: its clinical and its verification status."""


def from_dstu2(tree: Tree) -> Tree:
    """A DSTU2 resource in R4's shape."""
    return converted(tree, MOVES, _ALWAYS)


def _family(name: Tree) -> None:
    family = name.get("family")
    if isinstance(family, list):
        name["family"] = " ".join(part for part in family if isinstance(part, str))


def _allergy_status(tree: Tree) -> None:
    clinical, verified = _ALLERGY_STATUS.get(str(tree.pop("status", "")), ("", ""))
    if clinical:
        tree.setdefault("clinicalStatus", clinical)
    if verified:
        tree.setdefault("verificationStatus", verified)


def _criticality(tree: Tree) -> None:
    told = tree.get("criticality")
    if isinstance(told, str):
        tree["criticality"] = _CRITICALITY.get(told, told)


def _class(tree: Tree) -> None:
    told = tree.get("class")
    if isinstance(told, str):
        code = _CLASSES.get(told)
        tree["class"] = {"system": _ACT, "code": code, "display": told} if code else {"code": told}


def _reported(tree: Tree) -> None:
    reported = tree.pop("reported", None)
    if isinstance(reported, bool):
        tree.setdefault("primarySource", not reported)


def _product(tree: Tree) -> None:
    product = tree.pop("product", None)
    if isinstance(product, dict):
        for name in ("form", "ingredient"):
            if name in product:
                tree.setdefault(name, product[name])


def _subscriber(tree: Tree) -> None:
    told = tree.get("subscriberId")
    if isinstance(told, dict):
        tree["subscriberId"] = told.get("value")


def _questions(tree: Tree) -> None:
    """Nested groups and questions (DSTU2) become nested items, without recursion."""
    group = tree.pop("group", None)
    if not isinstance(group, dict):
        return
    root: Tree = {}
    waiting: list[tuple[Tree, Any]] = [(root, group)]
    while waiting:
        parent, part = waiting.pop(0)
        item = {key: part[key] for key in ("linkId", "text") if key in part}
        if "title" in part:
            item.setdefault("text", part["title"])
        answers = [dict(answer) for answer in objects(part.get("answer"))]
        for answer in answers:
            waiting.extend((answer, inner) for inner in objects(answer.pop("group", None)))
        if answers:
            item["answer"] = answers
        parent.setdefault("item", []).append(item)
        waiting.extend((item, inner) for inner in objects(part.get("group")))
        waiting.extend((item, inner) for inner in objects(part.get("question")))
    tree["item"] = root["item"]


_ALWAYS: Final[tuple[Move, ...]] = (each("name", _family),)

MOVES: Final[dict[str, tuple[Move, ...]]] = {
    "AllergyIntolerance": (
        renamed({"substance": "code", "lastOccurence": "lastOccurrence"}),
        renamed({"reporter": "asserter"}),
        _allergy_status,
        _criticality,
        *ALLERGY,
    ),
    "CarePlan": (listed("author", "note"),),
    "ClinicalImpression": (SUBJECT,),
    "Condition": (
        SUBJECT,
        renamed({"dateRecorded": "recordedDate"}),
        listed("category"),
        noted("notes"),
        *CONDITION,
    ),
    "Coverage": (renamed({"issuer": "payor"}), listed("payor"), _subscriber),
    "DiagnosticOrder": ORDER,
    "DiagnosticReport": REPORT,
    "DocumentReference": DOCUMENT,
    "Encounter": (SUBJECT, _class, renamed({"reason": "reasonCode"})),
    "FamilyMemberHistory": (listed("note"),),
    "Goal": GOAL,
    "ImagingStudy": (renamed({"patient": "subject", "modalityList": "modality"}),),
    "Immunization": (
        status_when("wasNotGiven", "not-done"),
        _reported,
        *IMMUNIZATION,
    ),
    "List": (noted("note"),),
    "Location": (listed("type"),),
    "Medication": (_product, each("ingredient", ingredient)),
    "MedicationAdministration": (
        status_when("wasNotGiven", "not-done"),
        SUBJECT,
        renamed({"prescription": "request", "practitioner": "performer"}),
        renamed({"effectiveTimeDateTime": "effectiveDateTime"}),
        renamed({"effectiveTimePeriod": "effectivePeriod"}),
        acting,
        noted("note"),
    ),
    "MedicationDispense": (SUBJECT, each("dosageInstruction", dosage), noted("note")),
    "MedicationOrder": (
        SUBJECT,
        renamed({"dateWritten": "authoredOn", "prescriber": "requester"}),
        REASON,
        LISTED_REASON,
        noted("note"),
        each("dosageInstruction", dosage),
    ),
    "MedicationStatement": (
        status_when("wasNotTaken", "not-taken"),
        SUBJECT,
        renamed({"reasonForUseCodeableConcept": "reasonCode"}),
        LISTED_REASON,
        noted("note"),
        each("dosage", dosage),
    ),
    "NutritionOrder": (),
    "Observation": OBSERVATION,
    "Organization": (listed("type"),),
    "Practitioner": (listed("name"),),
    "Procedure": (
        status_when("notPerformed", "not-done"),
        renamed({"reasonNotPerformed": "statusReason", "reasonCodeableConcept": "reasonCode"}),
        single("statusReason"),
        LISTED_REASON,
        noted("notes"),
    ),
    "ProcedureRequest": ORDER,
    "QuestionnaireResponse": (_questions,),
    "ReferralRequest": (renamed({"type": "category"}), listed("category"), *ORDER),
    "RelatedPerson": (listed("name", "relationship"),),
}
