"""What DSTU2 and STU3 have in common on their way to R4's shape (hl7.org/fhir/R4, "Comparison").

Refuses: to invent what an older release did not say; unknown fields stay as they are.
"""

from typing import Final

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
)

_CLINICAL: Final = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_VERIFIED: Final = "http://terminology.hl7.org/CodeSystem/condition-ver-status"
_ALLERGY_CLINICAL: Final = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"
_ALLERGY_VERIFIED: Final = "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification"
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


def converted(tree: Tree, moves: dict[str, tuple[Move, ...]], always: tuple[Move, ...]) -> Tree:
    """A resource of an older release in R4's shape: the moves of every type, then of its own."""
    kind = tree.get("resourceType")
    if not isinstance(kind, str):
        return dict(tree)
    result = changed(tree, always + moves.get(kind, ()))
    result["resourceType"] = r4_type(kind)
    context = result.get("context")
    if isinstance(context, dict) and kind not in _KEEPS_CONTEXT:
        rename(result, "context", "encounter")
    return result


def dosage(tree: Tree) -> None:
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


def requester(tree: Tree) -> None:
    """STU3 tells on whose behalf beside who: R4 keeps who."""
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


def acting(tree: Tree) -> None:
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


def _described(tree: Tree) -> None:
    if isinstance(tree.get("description"), str):
        tree["description"] = {"text": tree["description"]}


def _due(tree: Tree) -> None:
    date = tree.pop("targetDate", None)
    if date is not None:
        tree.setdefault("target", [{"dueDate": date}])


def ingredient(tree: Tree) -> None:
    """What is in a medicine, and how much of it."""
    if isinstance(tree.get("item"), dict):
        rename(tree, "item", "itemReference")
    if isinstance(tree.get("amount"), dict):
        rename(tree, "amount", "strength")


def _ordered(tree: Tree) -> None:
    """The first ordered item of a DiagnosticOrder is what a ServiceRequest asks for."""
    for item in objects(tree.get("item"))[:1]:
        if "code" in item:
            tree.setdefault("code", item["code"])


SUBJECT: Final = renamed({"patient": "subject"})
REASON: Final = renamed({"reasonCodeableConcept": "reasonCode", "reason": "reasonCode"})
LISTED_REASON: Final = listed("reasonCode", "reasonReference")
CONDITION: Final = (coded("clinicalStatus", _CLINICAL), coded("verificationStatus", _VERIFIED))
ALLERGY: Final = (
    coded("clinicalStatus", _ALLERGY_CLINICAL),
    coded("verificationStatus", _ALLERGY_VERIFIED),
    listed("category", "note"),
)
IMMUNIZATION: Final = (
    renamed({"date": "occurrenceDateTime"}),
    _explained,
    _protocol,
    acting,
    listed("reasonCode"),
)
OBSERVATION: Final = (
    listed("category", "interpretation"),
    noted("comment"),
    noted("comments"),
    each("referenceRange", renamed({"meaning": "type"}), single("type")),
    each("component", listed("interpretation")),
    _related,
)
REPORT: Final = (
    listed("category"),
    _performers,
    renamed({"codedDiagnosis": "conclusionCode", "image": "media", "request": "basedOn"}),
    listed("basedOn"),
)
DOCUMENT: Final = (
    renamed({"class": "category", "indexed": "date", "created": "date"}),
    listed("category"),
    each("context", listed("encounter")),
)
ORDER: Final = (
    renamed({"orderer": "requester", "serviceRequested": "code", "dateSent": "authoredOn"}),
    renamed({"orderedOn": "authoredOn", "scheduledDateTime": "occurrenceDateTime"}),
    SUBJECT,
    requester,
    _ordered,
    single("code"),
    REASON,
    LISTED_REASON,
    noted("notes"),
)
GOAL: Final = (renamed({"status": "lifecycleStatus"}), _described, _due, listed("target"))
