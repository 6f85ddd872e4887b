"""Writes the sample family's files into app/sample: run it as `python packaging/sample/make.py`.

Refuses: randomness and the clock; the same files come out at every run.
"""

import base64
import io
from pathlib import Path
from typing import Any

import msgspec
import shapes
from family import (
    AYU,
    AYU_GROWTH,
    AYU_VACCINES,
    HEART_CENTRE,
    HOSPITAL,
    MADE,
    MADE_HEART,
    PUSKESMAS,
    SARI,
    SARI_VISITS,
    SARI_YEARLY,
)
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

OUT = Path(__file__).resolve().parents[2] / "app" / "sample"
HBA1C = ("4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood", "%", "%", "HbA1c")
GLUCOSE = (
    "1558-6",
    "Fasting glucose [Mass/volume] in Serum or Plasma",
    "mg/dL",
    "mg/dL",
    "Gula darah puasa",
)
SYSTOLIC = ("8480-6", "Systolic blood pressure", "mm[Hg]", "mmHg", "Tekanan darah sistolik")
DIASTOLIC = ("8462-4", "Diastolic blood pressure", "mm[Hg]", "mmHg", "Tekanan darah diastolik")
WEIGHT = ("29463-7", "Body weight", "kg", "kg", "Berat badan")
HEIGHT = ("8302-2", "Body height", "cm", "cm", "Tinggi badan")
HEAD = ("9843-4", "Head Occipital-frontal circumference", "cm", "cm", "Lingkar kepala")
CREATININE = (
    "2160-0",
    "Creatinine [Mass/volume] in Serum or Plasma",
    "mg/dL",
    "mg/dL",
    "Kreatinin",
)
EGFR = ("98979-8", "eGFR CKD-EPI 2021", "mL/min/{1.73_m2}", "mL/min/1,73 m²", "eGFR")
LDL = (
    "2089-1",
    "Cholesterol in LDL [Mass/volume] in Serum or Plasma",
    "mg/dL",
    "mg/dL",
    "Kolesterol LDL",
)
ALBUMIN = (
    "9318-7",
    "Albumin/Creatinine [Mass Ratio] in Urine",
    "mg/g",
    "mg/g",
    "Albumin urin / kreatinin",
)
TROPONIN = (
    "10839-9",
    "Troponin I.cardiac [Mass/volume] in Serum or Plasma",
    "ng/mL",
    "ng/mL",
    "Troponin I",
)
EJECTION = ("10230-1", "Left ventricular Ejection fraction", "%", "%", "Fraksi ejeksi jantung")
HIGH, LOW, NORMAL = ("H", "High"), ("L", "Low"), ("N", "Normal")
Json = dict[str, Any]


def reading(value: str, low: float, high: float) -> tuple[str, str]:
    """Where a value lies, as the laboratory prints it."""
    number = float(value)
    return HIGH if number > high else LOW if number < low else NORMAL


def sari_health_centre() -> Json:
    """Eight years of Bu Sari at the health centre."""
    found = [shapes.patient(SARI), shapes.organization(PUSKESMAS), shapes.practitioner(PUSKESMAS)]
    for position, (date, hba1c, glucose, systolic, diastolic, weight) in enumerate(SARI_VISITS):
        visit = shapes.encounter(
            SARI, PUSKESMAS, date, ("E11.9", "Type 2 diabetes mellitus without complications")
        )
        found.append(visit)
        measured = shapes.ranged(
            shapes.observation(visit, HBA1C, hba1c), "4.0", "5.6", reading(hba1c, 4.0, 5.6)
        )
        fasting = shapes.ranged(
            shapes.observation(visit, GLUCOSE, glucose), "70", "100", reading(glucose, 70, 100)
        )
        found += [
            measured,
            fasting,
            shapes.observation(visit, SYSTOLIC, systolic, "vital-signs"),
            shapes.observation(visit, DIASTOLIC, diastolic, "vital-signs"),
            shapes.observation(visit, WEIGHT, weight, "vital-signs"),
        ]
        found += shapes.medicine(
            visit,
            ("93001019", "Metformin HCl 500 mg Tablet"),
            "2 x 1 tablet sesudah makan",
            2,
            "TAB",
        )
        found += shapes.medicine(
            visit, ("93000321", "Amlodipine 5 mg Tablet"), "1 x 1 tablet, pagi", 1, "TAB"
        )
        if position == 0:
            found.append(
                shapes.condition(
                    visit,
                    ("E11.9", "Type 2 diabetes mellitus without complications"),
                    "Diabetes melitus tipe 2",
                )
            )
            found.append(
                shapes.condition(
                    visit, ("I10", "Essential (primary) hypertension"), "Tekanan darah tinggi"
                )
            )
            found.append(
                shapes.allergy(
                    visit, ("91936005", "Allergy to penicillin"), "Gatal dan bengkak di bibir"
                )
            )
    return shapes.bundle("transaction", "https://fhir.puskesmas-kediri.example/r4", found)


def sari_hospital(letter: bytes) -> Json:
    """The yearly check at the hospital, as a vendor's system exports it, with a letter."""
    found = [shapes.patient(SARI), shapes.organization(HOSPITAL), shapes.practitioner(HOSPITAL)]
    for date, creatinine, egfr, ldl, albumin in SARI_YEARLY:
        visit = shapes.encounter(SARI, HOSPITAL, date, ("Z09", "Follow-up examination"))
        tests = [
            shapes.ranged(
                shapes.observation(visit, CREATININE, creatinine),
                "0.50",
                "0.90",
                reading(creatinine, 0.5, 0.9),
            ),
            shapes.ranged(shapes.observation(visit, EGFR, egfr), "60"),
            shapes.ranged(shapes.observation(visit, LDL, ldl), "", "100", reading(ldl, 0, 100)),
            shapes.ranged(
                shapes.observation(visit, ALBUMIN, albumin), "", "30", reading(albumin, 0, 30)
            ),
        ]
        found += [visit, *tests, laboratory_report(visit, tests)]
    found += shapes.medicine(
        visit, ("93004517", "Simvastatin 20 mg Tablet"), "1 x 1 tablet, malam", 1, "TAB"
    )
    found.append(document(visit, letter, "Surat rujukan ke Poli Penyakit Dalam"))
    return shapes.bundle("collection", "https://fhir.rsud-singasana.example/r4", found)


def made_hospital(letter: bytes) -> Json:
    """Pak Made's heart attack and the years after it, from the heart centre."""
    found = [
        shapes.patient(MADE), shapes.organization(HEART_CENTRE), shapes.practitioner(HEART_CENTRE)
    ]  # fmt: skip
    for position, (date, troponin, ldl, systolic, diastolic, ejection) in enumerate(MADE_HEART):
        visit = shapes.encounter(MADE, HEART_CENTRE, date, ("I25.2", "Old myocardial infarction"))
        found.append(visit)
        if troponin:
            found.append(
                shapes.ranged(shapes.observation(visit, TROPONIN, troponin), "", "0.04", HIGH)
            )
        found += [
            shapes.ranged(shapes.observation(visit, LDL, ldl), "", "70", reading(ldl, 0, 70)),
            shapes.observation(visit, SYSTOLIC, systolic, "vital-signs"),
            shapes.observation(visit, DIASTOLIC, diastolic, "vital-signs"),
            shapes.observation(visit, EJECTION, ejection, "imaging"),
        ]
        for drug, dose in (
            (("93001234", "Acetylsalicylic Acid 80 mg Tablet"), "1 x 1 tablet sesudah makan siang"),
            (("93002210", "Atorvastatin 40 mg Tablet"), "1 x 1 tablet, malam"),
            (("93000877", "Bisoprolol 2,5 mg Tablet"), "1 x 1 tablet, pagi"),
        ):
            found += shapes.medicine(visit, drug, dose, 1, "TAB")
        if position == 0:
            found.append(
                shapes.condition(
                    visit,
                    ("I21.9", "Acute myocardial infarction, unspecified"),
                    "Serangan jantung akut",
                )
            )
            found.append(stent(visit))
            found.append(document(visit, letter, "Ringkasan pulang setelah serangan jantung"))
    return shapes.bundle("searchset", "https://fhir.rsjantung-wira.example/r4", found)


def ayu_health_centre() -> Json:
    """Ayu's immunisations and growth from the health centre's child clinic."""
    found = [shapes.patient(AYU), shapes.organization(PUSKESMAS), shapes.practitioner(PUSKESMAS)]
    visits: dict[str, Json] = {}

    def visit_on(date: str) -> Json:
        if date not in visits:
            visits[date] = shapes.encounter(
                AYU, PUSKESMAS, date, ("Z00.1", "Routine child health examination")
            )
            found.append(visits[date])
        return visits[date]

    for date, code, name, dose in AYU_VACCINES:
        found.append(immunisation(visit_on(date), code, name, dose))
    for date, weight, height, head in AYU_GROWTH:
        visit = visit_on(date)
        found += [
            shapes.observation(visit, WEIGHT, weight, "vital-signs"),
            shapes.observation(visit, HEIGHT, height, "vital-signs"),
            shapes.observation(visit, HEAD, head, "vital-signs"),
        ]
    return shapes.bundle("transaction", "https://fhir.puskesmas-kediri.example/r4", found)


def immunisation(visit: Json, code: str, name: str, dose: int) -> Json:
    """One vaccine given."""
    return {
        "resourceType": "Immunization",
        "id": shapes.same_id("immunisation", visit["id"], code),
        "status": "completed",
        "vaccineCode": {**shapes.coded("http://hl7.org/fhir/sid/cvx", code, name), "text": name},
        "patient": visit["subject"],
        "encounter": {"reference": f"Encounter/{visit['id']}"},
        "occurrenceDateTime": visit["period"]["start"],
        "primarySource": True,
        "location": {"display": visit["serviceProvider"]["display"]},
        "performer": [{"actor": visit["participant"][0]["individual"]}],
        "protocolApplied": [{"doseNumberPositiveInt": dose}],
    }


def laboratory_report(visit: Json, tests: list[Json]) -> Json:
    """The laboratory's report over the tests of a visit."""
    return {
        "resourceType": "DiagnosticReport",
        "id": shapes.same_id("report", visit["id"]),
        "status": "final",
        "category": [
            shapes.coded("http://terminology.hl7.org/CodeSystem/v2-0074", "LAB", "Laboratory")
        ],
        "code": {"text": "Hasil laboratorium tahunan"},
        "subject": visit["subject"],
        "encounter": {"reference": f"Encounter/{visit['id']}"},
        "effectiveDateTime": visit["period"]["start"],
        "performer": [visit["serviceProvider"]],
        "result": [{"reference": f"Observation/{one['id']}"} for one in tests],
        "conclusion": "Fungsi ginjal dipantau setiap tahun.",
    }


def stent(visit: Json) -> Json:
    """The procedure that opened the artery."""
    return {
        "resourceType": "Procedure",
        "id": shapes.same_id("procedure", visit["id"]),
        "status": "completed",
        "code": {
            **shapes.coded(
                "http://hl7.org/fhir/sid/icd-9-cm", "36.06", "Insertion of coronary artery stent"
            ),
            "text": "Pemasangan ring jantung (stent)",
        },
        "subject": visit["subject"],
        "encounter": {"reference": f"Encounter/{visit['id']}"},
        "performedDateTime": visit["period"]["start"],
        "performer": [{"actor": visit["participant"][0]["individual"]}],
    }


def document(visit: Json, letter: bytes, title: str) -> Json:
    """A letter as a document reference with the PDF inside."""
    return {
        "resourceType": "DocumentReference",
        "id": shapes.same_id("document", visit["id"], title),
        "status": "current",
        "type": shapes.coded(shapes.LOINC, "57133-1", "Referral note"),
        "subject": visit["subject"],
        "date": visit["period"]["start"],
        "author": [visit["participant"][0]["individual"]],
        "custodian": visit["serviceProvider"],
        "description": title,
        "content": [
            {
                "attachment": {
                    "contentType": "application/pdf",
                    "language": "id",
                    "data": base64.b64encode(letter).decode(),
                    "title": title,
                    "creation": visit["period"]["start"],
                }
            }
        ],
    }


def letter_pdf(title: str, lines: tuple[str, ...]) -> bytes:
    """A hospital letter on one page."""
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4, invariant=True)
    page.setTitle(title)
    page.setFont("Helvetica-Bold", 15)
    page.drawString(64, 770, lines[0])
    page.setFont("Helvetica", 11)
    for position, line in enumerate(lines[1:]):
        page.drawString(64, 738 - 20 * position, line)
    page.save()
    return out.getvalue()


REFERRAL = letter_pdf(
    "Surat rujukan",
    (
        "RSUD Singasana Tabanan",
        "SURAT RUJUKAN",
        "",
        "Kepada Yth. dokter Poli Penyakit Dalam,",
        "Bersama ini kami rujuk Ibu Ni Wayan Sari, lahir 14-03-1958,",
        "dengan diabetes melitus tipe 2 dan tekanan darah tinggi.",
        "HbA1c 6,4 % pada September 2026. Kreatinin 0,98 mg/dL, perlu dipantau.",
        "Alergi: penisilin.",
        "",
        "Terima kasih atas kerja samanya.",
        "dr. Ni Luh Suryani, Sp.PD",
    ),
)
DISCHARGE = letter_pdf(
    "Ringkasan pulang",
    (
        "RS Jantung Wira Husada Denpasar",
        "RINGKASAN PULANG",
        "",
        "Bapak I Made Sudana, lahir 02-08-1955, dirawat 3 Juli 2023",
        "karena serangan jantung akut. Dilakukan pemasangan satu ring jantung.",
        "Obat pulang: Asetosal 80 mg, Atorvastatin 40 mg, Bisoprolol 2,5 mg.",
        "Kontrol satu bulan lagi.",
        "",
        "dr. Gede Mahendra, Sp.JP",
    ),
)


def main() -> None:
    """Write every file."""
    OUT.mkdir(exist_ok=True)
    encoder = msgspec.json.Encoder(decimal_format="number")
    for name, made in (
        ("sari-puskesmas-kediri.json", sari_health_centre()),
        ("sari-rsud-singasana.json", sari_hospital(REFERRAL)),
        ("made-rs-jantung.json", made_hospital(DISCHARGE)),
        ("ayu-puskesmas-kediri.json", ayu_health_centre()),
    ):
        (OUT / name).write_bytes(msgspec.json.format(encoder.encode(made), indent=1) + b"\n")
    (OUT / "surat-rujukan.pdf").write_bytes(REFERRAL)


if __name__ == "__main__":
    main()
