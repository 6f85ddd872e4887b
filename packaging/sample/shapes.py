"""The shapes of hospital exports: SATUSEHAT-like resources and a vendor's, from plain facts.

Refuses: inventing facts; those stand in `family.py`.
"""

import uuid
from decimal import Decimal
from typing import Any

from family import DOCTORS, SamplePerson

Json = dict[str, Any]
SPACE = uuid.UUID("7d3f0a52-8f6e-4c63-9a2e-5d2b1e0c7a11")
IHS = "https://fhir.kemkes.go.id/id/ihs-number"
NIK = "https://fhir.kemkes.go.id/id/nik"
LOINC = "http://loinc.org"
SNOMED = "http://snomed.info/sct"
ICD10 = "http://hl7.org/fhir/sid/icd-10"
KFA = "http://sys-ids.kemkes.go.id/kfa"
UCUM = "http://unitsofmeasure.org"
CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"


def same_id(*words: str) -> str:
    """An id that is the same at every run."""
    return str(uuid.uuid5(SPACE, "|".join(words)))


def coded(system: str, code: str, display: str) -> Json:
    """A CodeableConcept of one coding."""
    return {"coding": [{"system": system, "code": code, "display": display}]}


def patient(person: SamplePerson) -> Json:
    """The patient as the national platform writes one."""
    return {
        "resourceType": "Patient",
        "id": person.ihs,
        "meta": {"profile": ["https://fhir.kemkes.go.id/r4/StructureDefinition/Patient"]},
        "identifier": [
            {"use": "official", "system": NIK, "value": person.nik},
            {"use": "official", "system": IHS, "value": person.ihs},
        ],
        "active": True,
        "name": [{"use": "official", "text": person.name}],
        "gender": person.gender,
        "birthDate": person.birth_date,
    }


def subject(person: SamplePerson) -> Json:
    """The reference to the patient."""
    return {"reference": f"Patient/{person.ihs}", "display": person.name}


def encounter(
    person: SamplePerson, place: tuple[str, str], date: str, reason: tuple[str, str]
) -> Json:
    """One visit at a facility."""
    doctor = DOCTORS[place[0]]
    key = same_id("encounter", person.key, place[0], date)
    return {
        "resourceType": "Encounter",
        "id": key,
        "identifier": [
            {"system": f"http://sys-ids.kemkes.go.id/encounter/{place[0]}", "value": key[:8]}
        ],
        "status": "finished",
        "class": {
            "system": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
            "code": "AMB",
            "display": "ambulatory",
        },
        "subject": subject(person),
        "participant": [
            {"individual": {"reference": f"Practitioner/{doctor[0]}", "display": doctor[1]}}
        ],
        "period": {"start": f"{date}T08:40:00+08:00", "end": f"{date}T09:25:00+08:00"},
        "reasonCode": [coded(ICD10, *reason)],
        "serviceProvider": {"reference": f"Organization/{place[0]}", "display": place[1]},
    }


def observation(
    visit: Json, test: tuple[str, str, str, str, str], value: str, category: str = "laboratory"
) -> Json:
    """One measurement of a visit; `test` is LOINC code, display, UCUM unit, shown unit, words."""
    code, display, ucum, unit, words = test
    date = visit["period"]["start"]
    return {
        "resourceType": "Observation",
        "id": same_id("observation", visit["id"], code),
        "status": "final",
        "category": [coded(CATEGORY, category, category.replace("-", " ").title())],
        "code": {**coded(LOINC, code, display), "text": words},
        "subject": visit["subject"],
        "encounter": {"reference": f"Encounter/{visit['id']}"},
        "effectiveDateTime": date,
        "issued": date,
        "performer": [
            {
                "reference": visit["serviceProvider"]["reference"],
                "display": visit["serviceProvider"]["display"],
            }
        ],
        "valueQuantity": {"value": Decimal(value), "unit": unit, "system": UCUM, "code": ucum},
    }


def ranged(
    found: Json, low: str = "", high: str = "", reading: tuple[str, str] | None = None
) -> Json:
    """The same with a reference range and, if given, an interpretation."""
    band: Json = {}
    quantity = found["valueQuantity"]
    for name, text in (("low", low), ("high", high)):
        if text:
            band[name] = {**quantity, "value": Decimal(text)}
    found["referenceRange"] = [band]
    if reading:
        system = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"
        found["interpretation"] = [coded(system, *reading)]
    return found


def condition(visit: Json, code: tuple[str, str], words: str) -> Json:
    """A diagnosis made at a visit."""
    return {
        "resourceType": "Condition",
        "id": same_id("condition", visit["id"], code[0]),
        "clinicalStatus": coded(
            "http://terminology.hl7.org/CodeSystem/condition-clinical", "active", "Active"
        ),
        "category": [
            coded(
                "http://terminology.hl7.org/CodeSystem/condition-category",
                "encounter-diagnosis",
                "Encounter Diagnosis",
            )
        ],
        "code": {**coded(ICD10, *code), "text": words},
        "subject": visit["subject"],
        "encounter": {"reference": f"Encounter/{visit['id']}"},
        "onsetDateTime": visit["period"]["start"][:10],
        "recordedDate": visit["period"]["start"],
    }


def medicine(visit: Json, drug: tuple[str, str], dose: str, times: int, unit: str) -> list[Json]:
    """A prescription and the medicine it points to, as two resources (as the platform has it)."""
    doctor = visit["participant"][0]["individual"]
    key = same_id("medicine", drug[0])
    return [
        {
            "resourceType": "Medication",
            "id": key,
            "meta": {"profile": ["https://fhir.kemkes.go.id/r4/StructureDefinition/Medication"]},
            "code": coded(KFA, *drug),
            "status": "active",
            "form": coded(
                "http://terminology.kemkes.go.id/CodeSystem/medication-form", "BS066", "Tablet"
            ),
        },
        {
            "resourceType": "MedicationRequest",
            "id": same_id("prescription", visit["id"], drug[0]),
            "status": "completed",
            "intent": "order",
            "medicationReference": {"reference": f"Medication/{key}", "display": drug[1]},
            "subject": visit["subject"],
            "encounter": {"reference": f"Encounter/{visit['id']}"},
            "authoredOn": visit["period"]["start"],
            "requester": doctor,
            "dosageInstruction": [
                {
                    "text": dose,
                    "timing": {"repeat": {"frequency": times, "period": 1, "periodUnit": "d"}},
                    "route": coded("http://www.whocc.no/atc", "O", "Oral"),
                    "doseAndRate": [{"doseQuantity": {"value": 1, "unit": unit}}],
                }
            ],
        },
    ]


def allergy(visit: Json, code: tuple[str, str], reaction: str) -> Json:
    """An allergy told at a visit."""
    return {
        "resourceType": "AllergyIntolerance",
        "id": same_id("allergy", visit["id"], code[0]),
        "clinicalStatus": coded(
            "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "active", "Active"
        ),
        "verificationStatus": coded(
            "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification",
            "confirmed",
            "Confirmed",
        ),
        "category": ["medication"],
        "criticality": "high",
        "code": coded(SNOMED, *code),
        "patient": visit["subject"],
        "recordedDate": visit["period"]["start"],
        "reaction": [{"manifestation": [{"text": reaction}]}],
    }


def organization(place: tuple[str, str]) -> Json:
    """A facility."""
    return {"resourceType": "Organization", "id": place[0], "active": True, "name": place[1]}


def practitioner(place: tuple[str, str]) -> Json:
    """The doctor of a facility."""
    key, name = DOCTORS[place[0]]
    return {"resourceType": "Practitioner", "id": key, "active": True, "name": [{"text": name}]}


def bundle(kind: str, source: str, resources: list[Json]) -> Json:
    """A bundle of the resources, each once."""
    entries = []
    seen = set()
    for one in resources:
        key = (one["resourceType"], one["id"])
        if key in seen:
            continue
        seen.add(key)
        entry: Json = {"fullUrl": f"{source}/{key[0]}/{key[1]}", "resource": one}
        if kind == "transaction":
            entry["request"] = {"method": "POST", "url": key[0]}
        entries.append(entry)
    found: Json = {"resourceType": "Bundle", "type": kind}
    if kind == "searchset":
        found["total"] = len(entries)
    found["entry"] = entries
    return found
