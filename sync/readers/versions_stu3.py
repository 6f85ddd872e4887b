"""STU3 resources in the shape of R4 (hl7.org/fhir/STU3; R4's "Comparison" of each page).

Refuses: to invent what the release did not say; unknown fields stay as they are.
"""

from typing import Final

from sync.readers.reshape import (
    Move,
    Tree,
    each,
    listed,
    renamed,
    status_when,
)
from sync.readers.versions_older import (
    ALLERGY,
    CONDITION,
    DOCUMENT,
    GOAL,
    IMMUNIZATION,
    OBSERVATION,
    ORDER,
    REPORT,
    converted,
    dosage,
    ingredient,
    requester,
)


def from_stu3(tree: Tree) -> Tree:
    """An STU3 resource in R4's shape."""
    return converted(tree, MOVES, ())


def _not_taken(tree: Tree) -> None:
    taken = tree.pop("taken", None)
    if taken == "n" and tree.get("status") != "entered-in-error":
        tree["status"] = "not-taken"


MOVES: Final[dict[str, tuple[Move, ...]]] = {
    "AllergyIntolerance": (renamed({"assertedDate": "recordedDate"}), *ALLERGY),
    "CareTeam": (each("participant", listed("role")),),
    "Condition": (renamed({"assertedDate": "recordedDate"}), *CONDITION),
    "DiagnosticReport": REPORT,
    "DocumentReference": DOCUMENT,
    "Encounter": (
        renamed({"reason": "reasonCode", "incomingReferral": "basedOn"}),
        each("diagnosis", renamed({"role": "use"})),
    ),
    "FamilyMemberHistory": (status_when("notDone", "health-unknown"),),
    "Goal": GOAL,
    "ImagingStudy": (renamed({"patient": "subject", "modalityList": "modality"}),),
    "Immunization": (
        status_when("notGiven", "not-done"),
        renamed({"practitioner": "performer"}),
        *IMMUNIZATION,
        each("performer", renamed({"role": "function"})),
    ),
    "Medication": (each("ingredient", ingredient),),
    "MedicationAdministration": (
        status_when("notGiven", "not-done"),
        renamed({"prescription": "request", "reasonNotGiven": "statusReason"}),
        listed("statusReason"),
    ),
    "MedicationDispense": (
        status_when("notDone", "declined"),
        renamed({"notDoneReasonCodeableConcept": "statusReasonCodeableConcept"}),
        each("dosageInstruction", dosage),
    ),
    "MedicationRequest": (requester, each("dosageInstruction", dosage)),
    "MedicationStatement": (
        _not_taken,
        renamed({"reasonNotTaken": "statusReason"}),
        each("dosage", dosage),
    ),
    "Observation": OBSERVATION,
    "Procedure": (
        status_when("notDone", "not-done"),
        renamed({"notDoneReason": "statusReason"}),
        each("performer", renamed({"role": "function"})),
    ),
    "ProcedureRequest": ORDER,
    "QuestionnaireResponse": (renamed({"parent": "partOf", "context": "encounter"}),),
    "ReferralRequest": (renamed({"type": "category"}), listed("category"), *ORDER),
}
