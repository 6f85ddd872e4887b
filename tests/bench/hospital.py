"""Made-up FHIR R4 of one patient, in bulk: the same seed gives the same file, to the byte.

Refuses: real people; every name, number and sentence is drawn from the lists below.
"""

import json
import random
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from vault.people import NewPerson
from vault.records import Sex

PATIENT: Final = NewPerson("Wayan Lestari", "1961-04-02", Sex.FEMALE, "5171034204610002")
TESTS: Final = tuple(
    (f"{1000 + 37 * number}-{number % 9}", f"{what} {where}", unit)
    for number, (what, where, unit) in enumerate(
        (what, where, unit)
        for what, unit in (
            ("Hemoglobin", "g/dL"),
            ("Glucose", "mg/dL"),
            ("Creatinine", "mg/dL"),
            ("Sodium", "mmol/L"),
            ("Potassium", "mmol/L"),
            ("Cholesterol", "mg/dL"),
            ("Triglyceride", "mg/dL"),
            ("Albumin", "g/dL"),
            ("Bilirubin", "mg/dL"),
            ("Leukocytes", "10*3/uL"),
            ("Platelets", "10*3/uL"),
            ("Systolic blood pressure", "mm[Hg]"),
            ("Heart rate", "/min"),
            ("Body weight", "kg"),
            ("Body temperature", "Cel"),
        )
        for where in ("in blood", "in serum", "in plasma", "fasting")
    )
)
ILLNESSES: Final = tuple(
    (f"{letter}{10 + number}.{number % 10}", f"{how} {what}")
    for letter, what in zip("EIJKMN", ("diabetes", "hypertension", "bronchitis", "gastritis",
                                       "arthrosis", "nephropathy"), strict=True)
    for number, how in enumerate(("Acute", "Chronic", "Recurrent", "Mild", "Suspected"))
)  # fmt: skip
MEDICINES: Final = tuple(
    (str(93_000_000 + 17 * number), f"{name} {strength} mg")
    for number, (name, strength) in enumerate(
        (name, strength)
        for name in ("Metformin", "Amlodipine", "Simvastatin", "Omeprazole", "Paracetamol",
                     "Captopril", "Cetirizine", "Allopurinol")
        for strength in (5, 10, 20, 500)
    )
)  # fmt: skip
CLINICS: Final = (
    "Puskesmas Ubud",
    "Puskesmas Kuta",
    "Puskesmas Gianyar",
    "RS Bakti Husada",
    "Klinik Sehat Sentosa",
    "Laboratorium Prima",
)
DOCTORS: Final = tuple(
    tuple(f"dr. {first} {last}" for first in ("Putu", "Made", "Ayu"))
    for last in ("Wirawan", "Suryani", "Pratama", "Dewi", "Kusuma", "Lestari")
)
"""Those of each clinic."""
NOTES: Final = (
    "Pasien mengeluh nyeri dada sejak {} hari, membaik setelah istirahat.",
    "Tidak ada riwayat alergi. Kontrol ulang {} minggu lagi.",
    "Minum obat teratur, diet rendah garam, olahraga ringan {} menit.",
    "Hasil dalam batas normal, dianjurkan pemeriksaan ulang setelah puasa {} jam.",
    "Sampel {} diambil di ruang laboratorium dan diperiksa pada hari yang sama.",
)
LOINC: Final = "http://loinc.org"
UCUM: Final = "http://unitsofmeasure.org"
_VISIT_ENDS: Final = 1 / 12
_NARRATIVE: Final = "http://www.w3.org/1999/xhtml"


class Hospital:
    """One source of resources, in visits of a dozen; `resources` may be asked for any number."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)
        self._seed = seed
        self._visit()

    def resources(self, number: int) -> Iterator[dict[str, Any]]:
        """So many resources: the patient, then 72 % results, 12 % problems, 16 % orders."""
        yield self._patient()
        makers = (self._result,) * 18 + (self._problem,) * 3 + (self._order,) * 4
        for _ in range(number - 1):
            if self._draw.random() < _VISIT_ENDS:
                self._visit()
            yield self._draw.choice(makers)()

    def _visit(self) -> None:
        draw = self._draw
        place = draw.randrange(len(CLINICS))
        self._clinic, self._doctor = CLINICS[place], draw.choice(DOCTORS[place])
        self._day = (
            f"{draw.randint(2012, 2026)}-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d}"
        )

    def _patient(self) -> dict[str, Any]:
        given, _, family = PATIENT.name.partition(" ")
        return {
            "resourceType": "Patient",
            "id": f"pasien-{self._seed}",
            "identifier": [
                {"system": "https://fhir.kemkes.go.id/id/nik", "value": PATIENT.nik},
            ],
            "name": [{"use": "official", "text": PATIENT.name, "family": family,
                      "given": [given]}],
            "gender": "female",
            "birthDate": PATIENT.birth_date,
        }  # fmt: skip

    def _result(self) -> dict[str, Any]:
        draw = self._draw
        code, display, unit = draw.choice(TESTS)
        value = round(draw.uniform(1, 200), 1)
        return {
            **self._head("Observation", f"{display}: {value} {unit}"),
            "identifier": [self._number("results")],
            "status": "final",
            "category": [self._concept(
                "http://terminology.hl7.org/CodeSystem/observation-category",
                "laboratory", "Laboratory")],
            "code": self._concept(LOINC, code, display),
            "subject": self._subject(),
            "effectiveDateTime": self._moment(),
            "issued": self._moment(),
            "performer": [{"display": self._doctor}, {"display": self._clinic}],
            "valueQuantity": {"value": value, "unit": unit, "system": UCUM, "code": unit},
            "interpretation": [self._concept(
                "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation",
                *(("L", "Low") if value < 20 else ("H", "High") if value > 150
                  else ("N", "Normal")))],
            "referenceRange": [{
                "low": {"value": 20, "unit": unit, "system": UCUM, "code": unit},
                "high": {"value": 150, "unit": unit, "system": UCUM, "code": unit},
                "text": "20 - 150",
            }],
            **self._note(0.05),
        }  # fmt: skip

    def _problem(self) -> dict[str, Any]:
        draw = self._draw
        base = "http://terminology.hl7.org/CodeSystem"
        code, display = draw.choice(ILLNESSES)
        return {
            **self._head("Condition", display),
            "identifier": [self._number("problems")],
            "clinicalStatus": self._concept(f"{base}/condition-clinical", "active", "Active"),
            "verificationStatus": self._concept(
                f"{base}/condition-ver-status", "confirmed", "Confirmed"),
            "category": [self._concept(
                f"{base}/condition-category", "encounter-diagnosis", "Encounter Diagnosis")],
            "code": self._concept("http://hl7.org/fhir/sid/icd-10", code, display),
            "subject": self._subject(),
            "onsetDateTime": self._moment()[:10],
            "recordedDate": self._moment(),
            "asserter": {"display": self._doctor},
            **self._note(0.15),
        }  # fmt: skip

    def _order(self) -> dict[str, Any]:
        draw = self._draw
        code, display = draw.choice(MEDICINES)
        times = draw.randint(1, 3)
        return {
            **self._head("MedicationRequest", display),
            "identifier": [self._number("orders")],
            "status": draw.choice(("active", "completed")),
            "intent": "order",
            "medicationCodeableConcept": self._concept(
                "http://sys-ids.kemkes.go.id/kfa", code, display),
            "subject": self._subject(),
            "authoredOn": self._moment(),
            "requester": {"display": self._doctor},
            "dosageInstruction": [{
                "sequence": 1,
                "text": f"{times} x sehari 1 tablet sesudah makan",
                "timing": {"repeat": {"frequency": times, "period": 1, "periodUnit": "d"}},
                "doseAndRate": [{"doseQuantity": {
                    "value": 1, "unit": "TAB", "code": "TAB",
                    "system": "http://terminology.hl7.org/CodeSystem/v3-orderableDrugForm"}}],
            }],
            "dispenseRequest": {
                "quantity": {"value": 10 * times, "unit": "TAB"},
                "expectedSupplyDuration": {
                    "value": 10, "unit": "days", "system": UCUM, "code": "d"},
            },
            **self._note(0.1),
        }  # fmt: skip

    def _head(self, kind: str, told: str) -> dict[str, Any]:
        return {
            "resourceType": kind,
            "id": self._uuid(),
            "meta": {"versionId": "1", "lastUpdated": self._moment()},
            "text": {
                "status": "generated",
                "div": f'<div xmlns="{_NARRATIVE}"><p><b>{kind}</b></p><p>{told}</p></div>',
            },
        }

    def _concept(self, system: str, code: str, display: str) -> dict[str, Any]:
        return {"coding": [{"system": system, "code": code, "display": display}], "text": display}

    def _number(self, what: str) -> dict[str, Any]:
        value = f"{self._seed}-{self._draw.getrandbits(60):x}"
        return {"system": f"https://sim.bakti-husada.example/{what}", "value": value}

    def _subject(self) -> dict[str, Any]:
        return {"reference": f"Patient/pasien-{self._seed}", "display": PATIENT.name}

    def _note(self, chance: float) -> dict[str, Any]:
        draw = self._draw
        if draw.random() >= chance:
            return {}
        told = draw.sample(NOTES, draw.randint(1, 3))
        return {"note": [{"text": " ".join(one.format(draw.randint(2, 99)) for one in told)}]}

    def _moment(self) -> str:
        draw = self._draw
        hour = f"{draw.randint(7, 20):02d}:{draw.randint(0, 59):02d}:{draw.randint(0, 59):02d}"
        return f"{self._day}T{hour}+08:00"

    def _uuid(self) -> str:
        return str(uuid.UUID(int=self._draw.getrandbits(128), version=4))


def write_bundle(path: Path, number: int, seed: int) -> Path:
    """A Bundle of so many resources as a file, indented as hospitals' programs write it."""
    with path.open("w", encoding="utf-8") as out:
        out.write('{"resourceType": "Bundle", "type": "collection", "entry": [\n')
        for place, resource in enumerate(Hospital(seed).resources(number)):
            out.write(",\n" if place else "")
            out.write(json.dumps({"resource": resource}))
        out.write("\n]}\n")
    return path
