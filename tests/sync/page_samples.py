"""Records for the tests of the doctor's page: a small true-to-life one and a hostile one."""

import base64
from typing import Any

PNG = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
    "AABJRU5ErkJggg=="
)
PDF = base64.b64encode(b"%PDF-1.4\n%%EOF\n").decode()

PATIENT = {
    "resourceType": "Patient",
    "id": "p1",
    "name": [{"text": "Ni Wayan Sari"}],
    "gender": "female",
    "birthDate": "1958-03-14",
}
RESOURCES: list[dict[str, Any]] = [
    PATIENT,
    {"resourceType": "Organization", "id": "o1", "name": "RSUD Singasana"},
    {"resourceType": "Medication", "id": "m1", "code": {"text": "Metformin 500 mg"}},
    {
        "resourceType": "AllergyIntolerance",
        "id": "a1",
        "code": {"text": "Penisilin"},
        "criticality": "high",
        "recordedDate": "2018-11-07",
        "reaction": [{"manifestation": [{"text": "Gatal"}]}],
    },
    {
        "resourceType": "Condition",
        "id": "c1",
        "code": {"text": "Diabetes melitus tipe 2"},
        "onsetDateTime": "2018-11-07",
        "clinicalStatus": {"coding": [{"code": "active"}]},
    },
    {
        "resourceType": "Condition",
        "id": "c2",
        "code": {"text": "Dugaan TB paru"},
        "verificationStatus": {"coding": [{"code": "refuted"}]},
        "recordedDate": "2023-02-01",
    },
    {
        "resourceType": "MedicationRequest",
        "id": "r1",
        "status": "active",
        "intent": "order",
        "medicationReference": {"reference": "Medication/m1"},
        "authoredOn": "2026-09-16",
        "dosageInstruction": [{"text": "2 x 1 tablet sesudah makan"}],
    },
    *[
        {
            "resourceType": "Observation",
            "id": f"l{number}",
            "status": "final",
            "category": [{"coding": [{"code": "laboratory"}]}],
            "code": {
                "coding": [
                    {"system": "http://loinc.org", "code": "4548-4", "display": "Hemoglobin A1c"}
                ]
            },
            "effectiveDateTime": f"202{number}-05-13",
            "valueQuantity": {"value": 6.0 + number / 10, "unit": "%"},
            "referenceRange": [{"low": {"value": 4.0}, "high": {"value": 5.6}}],
            "performer": [{"reference": "Organization/o1"}],
        }
        for number in range(3, 7)
    ],
    {
        "resourceType": "DocumentReference",
        "id": "d1",
        "status": "current",
        "date": "2026-05-13T08:00:00Z",
        "type": {"text": "Surat rujukan"},
        "content": [
            {"attachment": {"contentType": "application/pdf", "title": "surat", "data": PDF}},
            {"attachment": {"contentType": "image/png", "title": "foto", "data": PNG}},
        ],
    },
]


HOSTILE = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>'


def _attachments() -> list[dict[str, Any]]:
    html = base64.b64encode(b"<script>top.hit=1</script>").decode()
    svg = base64.b64encode(b'<svg xmlns="http://www.w3.org/2000/svg" onload="top.hit=1"/>').decode()
    return [
        {"attachment": {"contentType": media, "title": HOSTILE, "data": data}}
        for media, data in (("text/html", html), ("image/svg+xml", svg), ("application/pdf", html))
    ]


def hostile() -> list[dict[str, Any]]:
    return [
        {
            "resourceType": "Patient",
            "id": "p1",
            "name": [{"text": HOSTILE}],
            "birthDate": HOSTILE,
            "gender": HOSTILE,
        },
        {
            "resourceType": "Condition",
            "id": "c1",
            "code": {"text": HOSTILE},
            "note": [{"text": HOSTILE}],
            "onsetDateTime": HOSTILE,
        },
        {
            "resourceType": "AllergyIntolerance",
            "id": "a1",
            "code": {"text": "javascript:window.hit=1"},
            "criticality": HOSTILE,
        },
        {
            "resourceType": "Observation",
            "id": "o1",
            "status": HOSTILE,
            "code": {"text": "__proto__"},
            "valueString": HOSTILE,
            "interpretation": [{"coding": [{"code": "constructor"}]}],
        },
        {
            "resourceType": "DocumentReference",
            "id": "d1",
            "type": {"text": "\u202egnp.exe"},
            "content": [
                *_attachments(),
                {"attachment": {"url": "javascript:window.hit=1", "title": "x"}},
                {"attachment": {"url": "http://evil.test/x.pdf", "title": "y"}},
            ],
        },
        {"resourceType": "toString", "id": "t1", "text": {"div": f"<div>{HOSTILE}</div>"}},
        {
            "resourceType": "Observation",
            "id": "odd",
            "code": 7,
            "category": "x",
            "component": [None, 3],
            "referenceRange": {},
        },
        {
            "resourceType": "Encounter",
            "id": "e1",
            "class": ["x", None],
            "period": "soon",
            "participant": [[]],
        },
    ]
