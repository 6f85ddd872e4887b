"""A filled form as an R4 resource, and such a resource as the form that made it.

Refuses: clocks, chance and what the form did not say; the same form gives the same resource.
"""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import msgspec

from app.typed_dates import read_date, typed_form
from app.typed_fields import RELATIVES, VISIT_CLASSES, VITALS, Form, Vital
from app.typed_values import Typed, read_number, read_time
from sync.readers.build import original

Tree = dict[str, Any]

LOINC: Final = "http://loinc.org"
UCUM: Final = "http://unitsofmeasure.org"
URN: Final = "urn:ietf:rfc:3986"
_CATEGORY: Final = "http://terminology.hl7.org/CodeSystem/observation-category"
_ACT: Final = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
_ROLE: Final = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
_CLINICAL: Final = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_ALLERGIC: Final = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"
_PROBLEM: Final = "http://terminology.hl7.org/CodeSystem/condition-category"
_ORGANISATION: Final = "Organization"
ENCODER = msgspec.json.Encoder(decimal_format="number")
_DECODER = msgspec.json.Decoder(float_hook=Decimal)


class Stamp(msgspec.Struct, frozen=True):
    """What a form does not say: whose it is (a UUID), its number (a UUID), which version.

    `named` is the word of the form's choice in the language it was filled in.
    """

    person: str
    number: str
    version: int
    today: date
    named: str = ""


def content_of(typed: Typed, stamp: Stamp) -> bytes:
    """The exact bytes of the resource; raises BadRequest for a date that is none."""
    return ENCODER.encode(resource_of(typed, stamp))


def tree_of(content: bytes) -> Tree:
    """A kept resource; its numbers keep their decimals."""
    found: Tree = _DECODER.decode(content)
    return found


def resource_of(typed: Typed, stamp: Stamp) -> Tree:
    """The resource that says what the form says; the form was looked over before."""
    head = {
        "meta": {"versionId": str(stamp.version)},
        "identifier": [{"system": URN, "value": f"urn:uuid:{stamp.number}"}],
    }
    made = _MAKERS[typed.form](_Filled(typed, stamp))
    kind = made.pop("resourceType")
    note = typed.text("note")
    tail = {"note": [{"text": note}]} if note and typed.form is not Form.NOTE else {}
    return without_gaps({"resourceType": kind, **head, **made, **tail})


def number_of(resource: Tree) -> str:
    """The UUID that names a typed record over all its versions; empty if it has none."""
    for one in resource.get("identifier", ()):
        if one.get("system") == URN:
            return str(one.get("value", "")).removeprefix("urn:uuid:")
    return ""


def version_of(resource: Tree) -> int:
    """Which version of a typed record this is, from 1."""
    text = str(resource.get("meta", {}).get("versionId", ""))
    return int(text) if text.isdecimal() else 0


class _Filled:
    """A form with its stamp, and what resources of all kinds take from it."""

    def __init__(self, typed: Typed, stamp: Stamp) -> None:
        self.typed, self.stamp = typed, stamp
        self.text = typed.text
        self.whose = {"reference": f"Patient/{stamp.person}"}

    def day(self, name: str) -> str:
        """A date field as FHIR text."""
        return read_date(self.text(name), self.stamp.today)

    def moment(self) -> str:
        """Date and time of day with the offset that held here then."""
        day, time = self.day("date"), read_time(self.text("time"))
        if not time:
            return day
        return datetime.fromisoformat(f"{day}T{time}:00").astimezone().isoformat()

    def shown(self, name: str, kind: str = "") -> Tree:
        """A reference that only says a name."""
        text = self.text(name)
        typed = {"type": kind} if kind else {}
        return {**typed, "display": text} if text else {}

    def quantity(self, name: str, unit: str, ucum: str) -> Tree:
        """A number field with a unit; empty where it is none."""
        number = read_number(self.text(name))
        if number is None:
            return {}
        code = {"system": UCUM, "code": ucum} if ucum else {}
        sign = {"comparator": number.sign} if number.sign else {}
        typed = original(number.typed, number.amount)
        return {"value": number.amount, **typed, **sign, "unit": unit, **code}


def _unit_of(vital: Vital, text: str) -> tuple[str, str]:
    """A measurement's unit as shown and in UCUM; one that nobody knows has no code."""
    if not text or text == vital.unit:
        return vital.unit, vital.ucum
    other = vital.in_unit(text)
    return text, other.ucum if other is not None else ""


def _vital(form: _Filled) -> Tree:
    vital = VITALS[form.text("what")]
    unit, ucum = _unit_of(vital, form.text("unit"))
    parts = [
        {
            "code": _loinc(one.code, one.display),
            "valueQuantity": form.quantity(one.field, unit, ucum),
        }
        for one in vital.parts
    ]
    alone = len(parts) == 1
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [{"coding": [{"system": _CATEGORY, "code": "vital-signs"}]}],
        "code": {**_loinc(vital.code, vital.display), "text": form.stamp.named},
        "subject": form.whose,
        "effectiveDateTime": form.moment(),
        "valueQuantity": parts[0]["valueQuantity"] if alone else {},
        "component": [] if alone else parts,
    }


def _lab(form: _Filled) -> Tree:
    from sync.readers.paper.lab_tests import lab_test
    from sync.readers.paper.lab_units import ucum_of

    unit = form.text("unit")
    ucum = ucum_of(unit)
    amount = form.quantity("value", unit, ucum)
    known = lab_test(form.text("test"))
    way = known.ways.get(ucum) if known is not None else None
    band = {"low": form.quantity("low", unit, ucum), "high": form.quantity("high", unit, ucum)}
    # A value in words has no unit of its own, unless the range carries it already.
    words = form.text("value") if any(band.values()) else f"{form.text('value')} {unit}".strip()
    coded = amount and way is not None and way.loinc
    coding = [{"system": LOINC, "code": way.loinc}] if coded and way is not None else []
    return {
        "resourceType": "Observation",
        "status": "final",
        "category": [{"coding": [{"system": _CATEGORY, "code": "laboratory"}]}],
        "code": {"coding": coding, "text": form.text("test")},
        "subject": form.whose,
        "effectiveDateTime": form.moment(),
        "performer": [form.shown("place", _ORGANISATION), form.shown("doctor")],
        "valueQuantity": amount,
        "valueString": "" if amount else words,
        "referenceRange": [band],
    }


def _medicine(form: _Filled) -> Tree:
    return {
        "resourceType": "MedicationStatement",
        "status": "completed" if form.text("state") == "stopped" else "active",
        "medicationCodeableConcept": {"text": form.text("name")},
        "subject": form.whose,
        "effectivePeriod": {"start": form.day("since"), "end": form.day("until")},
        "reasonCode": [{"text": form.text("reason")}],
        "dosage": [{"text": form.text("dose")}],
    }


def _allergy(form: _Filled) -> Tree:
    shown = {"manifestation": [{"text": form.text("reaction")}], "severity": form.text("severity")}
    return {
        "resourceType": "AllergyIntolerance",
        "clinicalStatus": {"coding": [{"system": _ALLERGIC, "code": "active"}]},
        "code": {"text": form.text("name")},
        "patient": form.whose,
        "onsetDateTime": form.day("since"),
        "reaction": [shown],
    }


def _condition(form: _Filled) -> Tree:
    status = "resolved" if form.text("state") == "over" else "active"
    return {
        "resourceType": "Condition",
        "clinicalStatus": {"coding": [{"system": _CLINICAL, "code": status}]},
        "category": [{"coding": [{"system": _PROBLEM, "code": "problem-list-item"}]}],
        "code": {"text": form.text("name")},
        "subject": form.whose,
        "onsetDateTime": form.day("since"),
        "abatementDateTime": form.day("until"),
        "asserter": form.shown("doctor"),
    }


def _immunisation(form: _Filled) -> Tree:
    dose = form.text("dose")
    counted = dose.isascii() and dose.isdecimal() and 0 < int(dose) <= 1_000  # noqa: PLR2004 -- a count of doses
    number = {"doseNumberPositiveInt": int(dose)} if counted else {"doseNumberString": dose}
    return {
        "resourceType": "Immunization",
        "status": "completed",
        "vaccineCode": {"text": form.text("name")},
        "patient": form.whose,
        "occurrenceDateTime": form.day("date"),
        "primarySource": False,
        "location": form.shown("place"),
        "lotNumber": form.text("batch"),
        "performer": [{"actor": form.shown("doctor")}],
        "protocolApplied": [number],
    }


def _visit(form: _Filled) -> Tree:
    code, display = VISIT_CLASSES[form.text("what")]
    return {
        "resourceType": "Encounter",
        "status": "finished",
        "class": {"system": _ACT, "code": code, "display": display},
        "type": [{"text": form.text("name")}],
        "subject": form.whose,
        "participant": [{"individual": form.shown("doctor")}],
        "period": {"start": form.day("date"), "end": form.day("until")},
        "reasonCode": [{"text": form.text("reason")}],
        "serviceProvider": form.shown("place"),
    }


def _procedure(form: _Filled) -> Tree:
    return {
        "resourceType": "Procedure",
        "status": "completed",
        "code": {"text": form.text("name")},
        "subject": form.whose,
        "performedDateTime": form.day("date"),
        "performer": [{"actor": form.shown("doctor")}],
        "location": form.shown("place"),
        "reasonCode": [{"text": form.text("reason")}],
        "outcome": {"text": form.text("outcome")},
    }


def _note(form: _Filled) -> Tree:
    title = form.text("title")
    return {
        "resourceType": "DocumentReference",
        "status": "current",
        "type": {"text": title},
        "subject": form.whose,
        "description": form.text("text"),
        "content": [{"attachment": {"contentType": "text/plain", "title": title}}],
        "context": {"period": {"start": form.day("date")}},
    }


def _family(form: _Filled) -> Tree:
    what = form.text("what")
    who = {"coding": [{"system": _ROLE, "code": RELATIVES[what]}], "text": form.stamp.named}
    had = {"code": {"text": form.text("name")}, "onsetString": form.text("age")}
    return {
        "resourceType": "FamilyMemberHistory",
        "status": "completed",
        "patient": form.whose,
        "relationship": who,
        "condition": [had],
    }


_MAKERS: Final[dict[Form, Callable[[_Filled], Tree]]] = {
    Form.VITAL: _vital,
    Form.LAB: _lab,
    Form.MEDICINE: _medicine,
    Form.ALLERGY: _allergy,
    Form.CONDITION: _condition,
    Form.IMMUNISATION: _immunisation,
    Form.VISIT: _visit,
    Form.PROCEDURE: _procedure,
    Form.NOTE: _note,
    Form.FAMILY: _family,
}


def _loinc(code: str, display: str) -> Tree:
    return {"coding": [{"system": LOINC, "code": code, "display": display}]}


def without_gaps(tree: Tree) -> Tree:
    """The tree without members and list entries that say nothing (FHIR forbids them)."""
    found: Tree = {}
    for name, value in tree.items():
        kept = value
        if isinstance(value, dict):
            kept = without_gaps(value)
        elif isinstance(value, list):
            kept = [inner for one in value if (inner := without_gaps(one))]
        if kept not in ("", [], {}):
            found[name] = kept
    return found


def typed_day(text: str) -> str:
    """A FHIR date or moment the way its date is typed."""
    return typed_form(text[:10])
