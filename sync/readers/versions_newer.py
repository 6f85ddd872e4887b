"""R5 resources in the shape of R4 (hl7.org/fhir/R5, "R4 comparison" of each page).

Refuses: to lose a reason, a medicine or a visit because R5 writes it as a CodeableReference.
"""

from typing import Any, Final

from sync.fhir.types import r4_type
from sync.readers.reshape import Move, Tree, changed, each, listed, objects, rename, renamed, single


def from_r5(tree: Tree) -> Tree:
    """An R5 resource in R4's shape."""
    kind = tree.get("resourceType")
    if not isinstance(kind, str):
        return dict(tree)
    result = changed(tree, (_medication, _reasons, *_MOVES.get(kind, ())))
    result["resourceType"] = r4_type(kind)
    return result


def _split(name: str, concept: str, reference: str) -> Move:
    """A CodeableReference becomes one of two fields."""

    def move(tree: Tree) -> None:
        value = tree.get(name)
        if not isinstance(value, dict) or not ({"concept", "reference"} & value.keys()):
            return
        if isinstance(value.get("reference"), str):
            return  # a plain Reference, as R4 has it
        del tree[name]
        if isinstance(value.get("concept"), dict):
            tree.setdefault(concept, value["concept"])
        if isinstance(value.get("reference"), dict):
            tree.setdefault(reference, value["reference"])

    return move


def _split_list(name: str, concepts: str, references: str) -> Move:
    """A list of CodeableReferences becomes two lists."""

    def move(tree: Tree) -> None:
        value = tree.get(name)
        if not isinstance(value, list) or not any(map(_is_coded_reference, value)):
            return
        del tree[name]
        parts = objects(value)
        _extend(tree, concepts, [part.get("concept") for part in parts])
        _extend(tree, references, [part.get("reference") for part in parts])

    return move


def _is_coded_reference(value: Any) -> bool:
    return isinstance(value, dict) and (
        isinstance(value.get("concept"), dict) or isinstance(value.get("reference"), dict)
    )


def _extend(tree: Tree, name: str, values: list[Any]) -> None:
    found = [value for value in values if isinstance(value, dict)]
    if found:
        tree[name] = tree.get(name, []) + found  # never into a list that others may share


_medication: Final = _split("medication", "medicationCodeableConcept", "medicationReference")
_reasons: Final = _split_list("reason", "reasonCode", "reasonReference")


def _class(tree: Tree) -> None:
    """`class` is a list of concepts in R5 and one Coding in R4."""
    for concept in objects(tree.get("class")):
        codings = objects(concept.get("coding"))
        if codings:
            tree["class"] = codings[0]
            return
        if "text" in concept:
            tree["class"] = {"display": concept["text"]}
            return


def _visit_reasons(tree: Tree) -> None:
    """`reason.value` holds CodeableReferences."""
    for reason in objects(tree.get("reason")):
        values = objects(reason.get("value"))
        _extend(tree, "reasonCode", [value.get("concept") for value in values])
        _extend(tree, "reasonReference", [value.get("reference") for value in values])
    if "reasonCode" in tree or "reasonReference" in tree:
        tree.pop("reason", None)


def _diagnoses(tree: Tree) -> None:
    found: list[Tree] = []
    for diagnosis in objects(tree.get("diagnosis")):
        uses = objects(diagnosis.get("use"))
        conditions = diagnosis.get("condition")
        if not isinstance(conditions, list):
            found.append(diagnosis)
            continue
        for condition in objects(conditions):
            _extend(tree, "reasonCode", [condition.get("concept")])
            if isinstance(condition.get("reference"), dict):
                use = {"use": uses[0]} if uses else {}
                found.append({"condition": condition["reference"], **use})
    if found:
        tree["diagnosis"] = found
    else:
        tree.pop("diagnosis", None)


def _participants(tree: Tree) -> None:
    """`participant.function` of conditions and allergies tells recorder and asserter."""
    for part in objects(tree.get("participant")):
        actor, told = part.get("actor"), part.get("function")
        codes = _codes(told)
        if _is(actor):
            name = "recorder" if codes & {"enterer", "author", "transcriber"} else "asserter"
            tree.setdefault(name, actor)


def _is(value: Any) -> bool:
    return isinstance(value, dict)


def _codes(concept: Any) -> set[Any]:
    if not isinstance(concept, dict):
        return set()
    return {
        code for one in objects(concept.get("coding")) if isinstance(code := one.get("code"), str)
    }


def _type_code(tree: Tree) -> None:
    """`type` of an allergy is a concept in R5 and a code in R4."""
    told = tree.get("type")
    if isinstance(told, dict):
        codings = objects(told.get("coding"))
        code = codings[0].get("code") if codings else told.get("text")
        tree["type"] = code if isinstance(code, str) else ""


def _evidence(tree: Tree) -> None:
    parts = tree.get("evidence")
    if isinstance(parts, list) and any(map(_is_coded_reference, parts)):
        tree["evidence"] = [
            {
                **({"code": [part["concept"]]} if _is(part.get("concept")) else {}),
                **({"detail": [part["reference"]]} if _is(part.get("reference")) else {}),
            }
            for part in objects(parts)
        ]


def _adherence(tree: Tree) -> None:
    adherence = tree.get("adherence")
    codes = _codes(adherence.get("code")) if isinstance(adherence, dict) else set()
    if codes & {"not-taking", "not-taken"} and tree.get("status") != "entered-in-error":
        tree["status"] = "not-taken"


def _as_needed(tree: Tree) -> None:
    for need in objects(tree.get("asNeededFor"))[:1]:
        tree.setdefault("asNeededCodeableConcept", need)
    if "asNeeded" in tree:
        rename(tree, "asNeeded", "asNeededBoolean")


def _performing(tree: Tree) -> None:
    actor = tree.get("actor")
    if isinstance(actor, dict) and isinstance(actor.get("reference"), dict):
        tree["actor"] = actor["reference"]


def _manifestation(tree: Tree) -> None:
    parts = tree.get("manifestation")
    if isinstance(parts, list) and any(map(_is_coded_reference, parts)):
        tree["manifestation"] = [part.get("concept", {}) for part in objects(parts)]


def _document_context(tree: Tree) -> None:
    context = tree.get("context")
    if isinstance(context, list):
        tree["context"] = {"encounter": context}


def _asked_for(tree: Tree) -> None:
    code = tree.get("code")
    if isinstance(code, dict) and isinstance(code.get("concept"), dict):
        tree["code"] = code["concept"]


def _modalities(tree: Tree) -> None:
    modality = tree.get("modality")
    if isinstance(modality, dict) and "coding" in modality:
        tree["modality"] = next(iter(objects(modality["coding"])), {})


_DOSED: Final = each("dosageInstruction", _as_needed)

_MOVES: Final[dict[str, tuple[Move, ...]]] = {
    "AllergyIntolerance": (
        _participants,
        _type_code,
        each("reaction", _manifestation),
    ),
    "CarePlan": (_split_list("addresses", "reasonCode", "addresses"),),
    "Composition": (single("subject"),),
    "Condition": (_participants, _evidence),
    "Consent": (renamed({"subject": "patient", "date": "dateTime"}),),
    "Coverage": (renamed({"insurer": "payor"}), listed("payor")),
    "DeviceUsage": (renamed({"patient": "subject"}), _split("device", "deviceCode", "device")),
    "DiagnosticReport": (renamed({"study": "imagingStudy"}),),
    "DocumentReference": (_document_context,),
    "Encounter": (
        _class,
        _visit_reasons,
        _diagnoses,
        renamed({"actualPeriod": "period", "admission": "hospitalization"}),
        each("participant", renamed({"actor": "individual"})),
    ),
    "ImagingStudy": (each("series", _modalities),),
    "Immunization": (
        each("performer", _performing),
        each("reaction", renamed({"manifestation": "detail"})),
    ),
    "Medication": (
        renamed({"doseForm": "form", "marketingAuthorizationHolder": "manufacturer"}),
        each(
            "ingredient",
            _split("item", "itemCodeableConcept", "itemReference"),
            renamed({"strengthRatio": "strength"}),
        ),
    ),
    "MedicationAdministration": (
        renamed({"occurenceDateTime": "effectiveDateTime"}),
        renamed({"occurencePeriod": "effectivePeriod"}),
        each("performer", _performing),
    ),
    "MedicationDispense": (each("performer", _performing), _DOSED),
    "MedicationRequest": (_DOSED,),
    "MedicationStatement": (_adherence, single("informationSource"), each("dosage", _as_needed)),
    "Procedure": (
        renamed({"occurrenceDateTime": "performedDateTime"}),
        renamed({"occurrencePeriod": "performedPeriod", "occurrenceString": "performedString"}),
        each("performer", _performing),
    ),
    "ServiceRequest": (_asked_for,),
}
