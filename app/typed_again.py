"""A record that was written by hand, as the filled form it came from.

Refuses: resources that no form of ours made; they are nobody's to edit.
"""

from collections.abc import Callable
from typing import Any, Final

from app.typed_fields import RELATIVES, VISIT_CLASSES, VITALS, Form
from app.typed_values import Typed
from app.typing_in import Tree, number_of, tree_of, typed_day
from sync.fhir.quantities import as_printed

_DAY = 10
_VITAL_OF: Final = {vital.code: name for name, vital in VITALS.items()}
_CLASS_OF: Final = {code: name for name, (code, _) in VISIT_CLASSES.items()}
_RELATIVE_OF: Final = {code: name for name, code in RELATIVES.items()}


def form_of(content: bytes) -> Typed | None:
    """The form that a kept resource was made from; None if it was none of ours."""
    tree = tree_of(content)
    back = _BACK.get(str(tree.get("resourceType", "")))
    if back is None or not number_of(tree):
        return None
    form, values = back(tree)
    values["note"] = _at(tree, "note", 0, "text")
    return Typed(form, {name: text for name, text in values.items() if text})


def _at(tree: Any, *steps: str | int) -> str:
    """A text inside a tree; empty where the way there ends."""
    for step in steps:
        if isinstance(step, int):
            if not isinstance(tree, list) or len(tree) <= step:
                return ""
            tree = tree[step]
        elif isinstance(tree, dict):
            tree = tree.get(step)
        else:
            return ""
    return "" if tree is None or isinstance(tree, dict | list) else str(tree)


def _amount(tree: Any) -> str:
    if not isinstance(tree, dict) or "value" not in tree:
        return ""
    return f"{tree.get('comparator', '')} {as_printed(tree) or tree['value']}".strip()


def _observation(tree: Tree) -> tuple[Form, dict[str, str]]:
    moment = _at(tree, "effectiveDateTime")
    values = {"date": typed_day(moment), "time": moment[_DAY + 1 : _DAY + 6]}
    what = _VITAL_OF.get(_at(tree, "code", "coding", 0, "code"), "")
    if what and _at(tree, "category", 0, "coding", 0, "code") == "vital-signs":
        values["what"] = what
        parts = tree.get("component") or [tree]
        for part, found in zip(VITALS[what].parts, parts, strict=False):
            values[part.field] = _amount(found.get("valueQuantity"))
        values["unit"] = _at(tree, "valueQuantity", "unit") if VITALS[what].others else ""
        return Form.VITAL, values
    amount, band = tree.get("valueQuantity"), (tree.get("referenceRange") or [{}])[0]
    values["test"] = _at(tree, "code", "text")
    values["value"] = _amount(amount) or _at(tree, "valueString")
    carriers = (amount, band.get("low"), band.get("high"))
    values["unit"] = next((unit for one in carriers if (unit := _at(one, "unit"))), "")
    values["low"], values["high"] = _amount(band.get("low")), _amount(band.get("high"))
    for one in tree.get("performer", ()):
        values["place" if "type" in one else "doctor"] = _at(one, "display")
    return Form.LAB, values


def _medicine(tree: Tree) -> tuple[Form, dict[str, str]]:
    return Form.MEDICINE, {
        "name": _at(tree, "medicationCodeableConcept", "text"),
        "dose": _at(tree, "dosage", 0, "text"),
        "reason": _at(tree, "reasonCode", 0, "text"),
        "state": "stopped" if tree.get("status") == "completed" else "taking",
        "since": typed_day(_at(tree, "effectivePeriod", "start")),
        "until": typed_day(_at(tree, "effectivePeriod", "end")),
    }


def _allergy(tree: Tree) -> tuple[Form, dict[str, str]]:
    return Form.ALLERGY, {
        "name": _at(tree, "code", "text"),
        "reaction": _at(tree, "reaction", 0, "manifestation", 0, "text"),
        "severity": _at(tree, "reaction", 0, "severity"),
        "since": typed_day(_at(tree, "onsetDateTime")),
    }


def _condition(tree: Tree) -> tuple[Form, dict[str, str]]:
    over = _at(tree, "clinicalStatus", "coding", 0, "code") == "resolved"
    return Form.CONDITION, {
        "name": _at(tree, "code", "text"),
        "state": "over" if over else "there",
        "since": typed_day(_at(tree, "onsetDateTime")),
        "until": typed_day(_at(tree, "abatementDateTime")),
        "doctor": _at(tree, "asserter", "display"),
    }


def _immunisation(tree: Tree) -> tuple[Form, dict[str, str]]:
    dose = (tree.get("protocolApplied") or [{}])[0]
    return Form.IMMUNISATION, {
        "name": _at(tree, "vaccineCode", "text"),
        "dose": _at(dose, "doseNumberPositiveInt") or _at(dose, "doseNumberString"),
        "date": typed_day(_at(tree, "occurrenceDateTime")),
        "place": _at(tree, "location", "display"),
        "doctor": _at(tree, "performer", 0, "actor", "display"),
        "batch": _at(tree, "lotNumber"),
    }


def _visit(tree: Tree) -> tuple[Form, dict[str, str]]:
    return Form.VISIT, {
        "what": _CLASS_OF.get(_at(tree, "class", "code"), ""),
        "name": _at(tree, "type", 0, "text"),
        "place": _at(tree, "serviceProvider", "display"),
        "date": typed_day(_at(tree, "period", "start")),
        "until": typed_day(_at(tree, "period", "end")),
        "reason": _at(tree, "reasonCode", 0, "text"),
        "doctor": _at(tree, "participant", 0, "individual", "display"),
    }


def _procedure(tree: Tree) -> tuple[Form, dict[str, str]]:
    return Form.PROCEDURE, {
        "name": _at(tree, "code", "text"),
        "date": typed_day(_at(tree, "performedDateTime")),
        "place": _at(tree, "location", "display"),
        "doctor": _at(tree, "performer", 0, "actor", "display"),
        "reason": _at(tree, "reasonCode", 0, "text"),
        "outcome": _at(tree, "outcome", "text"),
    }


def _note(tree: Tree) -> tuple[Form, dict[str, str]]:
    return Form.NOTE, {
        "title": _at(tree, "type", "text"),
        "text": _at(tree, "description"),
        "date": typed_day(_at(tree, "context", "period", "start")),
    }


def _family(tree: Tree) -> tuple[Form, dict[str, str]]:
    return Form.FAMILY, {
        "what": _RELATIVE_OF.get(_at(tree, "relationship", "coding", 0, "code"), ""),
        "name": _at(tree, "condition", 0, "code", "text"),
        "age": _at(tree, "condition", 0, "onsetString"),
    }


_BACK: Final[dict[str, Callable[[Tree], tuple[Form, dict[str, str]]]]] = {
    "Observation": _observation,
    "MedicationStatement": _medicine,
    "AllergyIntolerance": _allergy,
    "Condition": _condition,
    "Immunization": _immunisation,
    "Encounter": _visit,
    "Procedure": _procedure,
    "DocumentReference": _note,
    "FamilyMemberHistory": _family,
}
