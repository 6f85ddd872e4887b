"""DSTU2 and STU3 resources in the shape of R4 (hl7.org/fhir/R4, "Comparison" of each page).

Refuses: to invent what an older release did not say; unknown fields stay as they are.
"""

from typing import Any, Final

from sync.fhir.types import r4_type
from sync.readers.reshape import (
    Move,
    Tree,
    changed,
    coded,
    each,
    listed,
    noted,
    objects,
    rename,
    renamed,
    single,
    status_when,
)

_CLINICAL: Final = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_VERIFIED: Final = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
_ALLERGY_CLINICAL: Final = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"
_ALLERGY_VERIFIED: Final = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification"
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
_KEEPS_CONTEXT: Final = frozenset(
    {
        "DocumentReference",
        "MedicationAdministration",
        "MedicationDispense",
        "MedicationStatement",
        "ChargeItem",
        "QuestionnaireResponse",
    }
)
# DSTU2 status of an allergy: (clinical, verification)
_ALLERGY_STATUS: Final = {
    "active": ("active", "unconfirmed"),
    "unconfirmed": ("active", "unconfirmed"),
    "confirmed": ("active", "confirmed"),
    "inactive": ("inactive", ""),
    "resolved": ("resolved", ""),
    "refuted": ("", "refuted"),
    "entered-in-error": ("", "entered-in-error"),
}


def from_dstu2(tree: Tree) -> Tree:
    """A DSTU2 resource in R4's shape."""
    return _converted(tree, _DSTU2, _DSTU2_ALWAYS)


def from_stu3(tree: Tree) -> Tree:
    """An STU3 resource in R4's shape."""
    return _converted(tree, _STU3, ())


def _converted(tree: Tree, moves: dict[str, tuple[Move, ...]], always: tuple[Move, ...]) -> Tree:
    kind = tree.get("resourceType")
    if not isinstance(kind, str):
        return dict(tree)
    result = changed(tree, always + moves.get(kind, ()))
    result["resourceType"] = r4_type(kind)
    context = result.get("context")
    if isinstance(context, dict) and kind not in _KEEPS_CONTEXT:
        rename(result, "context", "encounter")
    return result


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


def _dosage(tree: Tree) -> None:
    """`dose[x]` and `rate[x]` moved into `doseAndRate` (R4)."""
    found = {
        key: tree.pop(key)
        for key in list(tree)
        if key.startswith(("doseQuantity", "doseRange", "doseSimple", "rate", "quantityQ"))
    }
    named = {key.replace("quantityQuantity", "doseQuantity"): value for key, value in found.items()}
    if named:
        tree.setdefault("doseAndRate", [named])
    if "additionalInstructions" in tree:
        rename(tree, "additionalInstructions", "additionalInstruction")
        listed("additionalInstruction")(tree)


def _requester(tree: Tree) -> None:
    requester = tree.get("requester")
    if isinstance(requester, dict) and isinstance(requester.get("agent"), dict):
        tree["requester"] = requester["agent"]


def _performers(tree: Tree) -> None:
    """`performer.actor` (STU3) and a single `performer` (DSTU2) become plain references."""
    performers = objects(tree.get("performer"))
    if performers:
        tree["performer"] = [
            part["actor"] if isinstance(part.get("actor"), dict) else part for part in performers
        ]


def _acting(tree: Tree) -> None:
    """A plain reference to a performer becomes `performer.actor`."""
    performers = objects(tree.get("performer"))
    if performers:
        tree["performer"] = [part if "actor" in part else {"actor": part} for part in performers]


def _explained(tree: Tree) -> None:
    explanation = tree.pop("explanation", None)
    if isinstance(explanation, dict):
        for old, new in (("reason", "reasonCode"), ("reasonNotGiven", "statusReason")):
            if old in explanation:
                tree.setdefault(new, explanation[old])
    single("statusReason")(tree)


def _protocol(tree: Tree) -> None:
    steps = objects(tree.pop("vaccinationProtocol", None))
    if steps:
        tree.setdefault("protocolApplied", [_applied(step) for step in steps])


def _applied(step: Tree) -> Tree:
    names = {"doseSequence": "doseNumberPositiveInt", "seriesDoses": "seriesDosesPositiveInt"}
    return changed(step, (renamed(names), listed("targetDisease")))


def _related(tree: Tree) -> None:
    for link in objects(tree.pop("related", None)):
        name = "hasMember" if link.get("type") == "has-member" else "derivedFrom"
        target = link.get("target")
        if isinstance(target, dict):
            tree[name] = [*tree.get(name, []), target]  # never into a list that others may share


def _not_taken(tree: Tree) -> None:
    taken = tree.pop("taken", None)
    if taken == "n" and tree.get("status") != "entered-in-error":
        tree["status"] = "not-taken"


def _reported(tree: Tree) -> None:
    reported = tree.pop("reported", None)
    if isinstance(reported, bool):
        tree.setdefault("primarySource", not reported)


def _described(tree: Tree) -> None:
    if isinstance(tree.get("description"), str):
        tree["description"] = {"text": tree["description"]}


def _due(tree: Tree) -> None:
    date = tree.pop("targetDate", None)
    if date is not None:
        tree.setdefault("target", [{"dueDate": date}])


def _product(tree: Tree) -> None:
    product = tree.pop("product", None)
    if isinstance(product, dict):
        for name in ("form", "ingredient"):
            if name in product:
                tree.setdefault(name, product[name])


def _ingredient(tree: Tree) -> None:
    if isinstance(tree.get("item"), dict):
        rename(tree, "item", "itemReference")
    if isinstance(tree.get("amount"), dict):
        rename(tree, "amount", "strength")


def _subscriber(tree: Tree) -> None:
    told = tree.get("subscriberId")
    if isinstance(told, dict):
        tree["subscriberId"] = told.get("value")


def _ordered(tree: Tree) -> None:
    """The first ordered item of a DiagnosticOrder is what a ServiceRequest asks for."""
    for item in objects(tree.get("item"))[:1]:
        if "code" in item:
            tree.setdefault("code", item["code"])


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


_SUBJECT: Final = renamed({"patient": "subject"})
_REASON: Final = renamed({"reasonCodeableConcept": "reasonCode", "reason": "reasonCode"})
_LISTED_REASON: Final = listed("reasonCode", "reasonReference")
_CONDITION: Final = (coded("clinicalStatus", _CLINICAL), coded("verificationStatus", _VERIFIED))
_ALLERGY: Final = (
    coded("clinicalStatus", _ALLERGY_CLINICAL),
    coded("verificationStatus", _ALLERGY_VERIFIED),
    listed("category", "note"),
)
_IMMUNIZATION: Final = (
    renamed({"date": "occurrenceDateTime"}),
    _explained,
    _protocol,
    _acting,
    listed("reasonCode"),
)
_OBSERVATION: Final = (
    listed("category", "interpretation"),
    noted("comment"),
    noted("comments"),
    each("referenceRange", renamed({"meaning": "type"}), single("type")),
    each("component", listed("interpretation")),
    _related,
)
_REPORT: Final = (
    listed("category"),
    _performers,
    renamed({"codedDiagnosis": "conclusionCode", "image": "media", "request": "basedOn"}),
    listed("basedOn"),
)
_DOCUMENT: Final = (
    renamed({"class": "category", "indexed": "date", "created": "date"}),
    listed("category"),
    each("context", listed("encounter")),
)
_ORDER: Final = (
    renamed({"orderer": "requester", "serviceRequested": "code", "dateSent": "authoredOn"}),
    renamed({"orderedOn": "authoredOn", "scheduledDateTime": "occurrenceDateTime"}),
    _SUBJECT,
    _requester,
    _ordered,
    single("code"),
    _REASON,
    _LISTED_REASON,
    noted("notes"),
)
_GOAL: Final = (renamed({"status": "lifecycleStatus"}), _described, _due, listed("target"))

_STU3: Final[dict[str, tuple[Move, ...]]] = {
    "AllergyIntolerance": (renamed({"assertedDate": "recordedDate"}), *_ALLERGY),
    "CareTeam": (each("participant", listed("role")),),
    "Condition": (renamed({"assertedDate": "recordedDate"}), *_CONDITION),
    "DiagnosticReport": _REPORT,
    "DocumentReference": _DOCUMENT,
    "Encounter": (
        renamed({"reason": "reasonCode", "incomingReferral": "basedOn"}),
        each("diagnosis", renamed({"role": "use"})),
    ),
    "FamilyMemberHistory": (status_when("notDone", "health-unknown"),),
    "Goal": _GOAL,
    "ImagingStudy": (renamed({"patient": "subject", "modalityList": "modality"}),),
    "Immunization": (
        status_when("notGiven", "not-done"),
        renamed({"practitioner": "performer"}),
        *_IMMUNIZATION,
        each("performer", renamed({"role": "function"})),
    ),
    "Medication": (each("ingredient", _ingredient),),
    "MedicationAdministration": (
        status_when("notGiven", "not-done"),
        renamed({"prescription": "request", "reasonNotGiven": "statusReason"}),
        listed("statusReason"),
    ),
    "MedicationDispense": (
        status_when("notDone", "declined"),
        renamed({"notDoneReasonCodeableConcept": "statusReasonCodeableConcept"}),
        each("dosageInstruction", _dosage),
    ),
    "MedicationRequest": (_requester, each("dosageInstruction", _dosage)),
    "MedicationStatement": (
        _not_taken,
        renamed({"reasonNotTaken": "statusReason"}),
        each("dosage", _dosage),
    ),
    "Observation": _OBSERVATION,
    "Procedure": (
        status_when("notDone", "not-done"),
        renamed({"notDoneReason": "statusReason"}),
        each("performer", renamed({"role": "function"})),
    ),
    "ProcedureRequest": _ORDER,
    "QuestionnaireResponse": (renamed({"parent": "partOf", "context": "encounter"}),),
    "ReferralRequest": (renamed({"type": "category"}), listed("category"), *_ORDER),
}

_DSTU2_ALWAYS: Final[tuple[Move, ...]] = (each("name", _family),)

_DSTU2: Final[dict[str, tuple[Move, ...]]] = {
    "AllergyIntolerance": (
        renamed({"substance": "code", "lastOccurence": "lastOccurrence"}),
        renamed({"reporter": "asserter"}),
        _allergy_status,
        _criticality,
        *_ALLERGY,
    ),
    "CarePlan": (listed("author", "note"),),
    "ClinicalImpression": (_SUBJECT,),
    "Condition": (
        _SUBJECT,
        renamed({"dateRecorded": "recordedDate"}),
        listed("category"),
        noted("notes"),
        *_CONDITION,
    ),
    "Coverage": (renamed({"issuer": "payor"}), listed("payor"), _subscriber),
    "DiagnosticOrder": _ORDER,
    "DiagnosticReport": _REPORT,
    "DocumentReference": _DOCUMENT,
    "Encounter": (_SUBJECT, _class, renamed({"reason": "reasonCode"})),
    "FamilyMemberHistory": (listed("note"),),
    "Goal": _GOAL,
    "ImagingStudy": (renamed({"patient": "subject", "modalityList": "modality"}),),
    "Immunization": (
        status_when("wasNotGiven", "not-done"),
        _reported,
        *_IMMUNIZATION,
    ),
    "List": (noted("note"),),
    "Location": (listed("type"),),
    "Medication": (_product, each("ingredient", _ingredient)),
    "MedicationAdministration": (
        status_when("wasNotGiven", "not-done"),
        _SUBJECT,
        renamed({"prescription": "request", "practitioner": "performer"}),
        renamed({"effectiveTimeDateTime": "effectiveDateTime"}),
        renamed({"effectiveTimePeriod": "effectivePeriod"}),
        _acting,
        noted("note"),
    ),
    "MedicationDispense": (_SUBJECT, each("dosageInstruction", _dosage), noted("note")),
    "MedicationOrder": (
        _SUBJECT,
        renamed({"dateWritten": "authoredOn", "prescriber": "requester"}),
        _REASON,
        _LISTED_REASON,
        noted("note"),
        each("dosageInstruction", _dosage),
    ),
    "MedicationStatement": (
        status_when("wasNotTaken", "not-taken"),
        _SUBJECT,
        renamed({"reasonForUseCodeableConcept": "reasonCode"}),
        _LISTED_REASON,
        noted("note"),
        each("dosage", _dosage),
    ),
    "NutritionOrder": (),
    "Observation": _OBSERVATION,
    "Organization": (listed("type"),),
    "Practitioner": (listed("name"),),
    "Procedure": (
        status_when("notPerformed", "not-done"),
        renamed({"reasonNotPerformed": "statusReason", "reasonCodeableConcept": "reasonCode"}),
        single("statusReason"),
        _LISTED_REASON,
        noted("notes"),
    ),
    "ProcedureRequest": _ORDER,
    "QuestionnaireResponse": (_questions,),
    "ReferralRequest": (renamed({"type": "category"}), listed("category"), *_ORDER),
    "RelatedPerson": (listed("name", "relationship"),),
}
