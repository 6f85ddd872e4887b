"""Facts of single resources: what a person would read, and how odd shapes are borne."""

import base64
import copy
import random
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from fhir_samples import documents, one, resources, take_in

from sync.fhir.extract import FileContext, Unreadable
from sync.fhir.pairs import pair_text, pressure_pairs
from vault.records import Facts, Flag, Kind, Need, Standing


def test_the_quirks_of_satusehat_are_borne(shared_data: Path) -> None:
    records, context = take_in(*documents(shared_data / "satusehat/satusehat_quirks.json"))
    platelets, tsh, bmi, blood = (record.facts for record in records[:4])

    assert (platelets.low, platelets.high) == (Decimal(150), Decimal(440))
    assert platelets.flag is Flag.LOW
    assert tsh.range_text.startswith("High")
    assert bmi.range_text.startswith("Normal")
    assert (bmi.title, bmi.system) == (
        "Indeks Massa Tubuh Sebelum Hamil",
        "http://terminology.kemkes.go.id/CodeSystem/clinical-term",
    )
    assert blood.flag is Flag.NONE
    assert [notice.reason for notice in context.take_notices()] == ["range-contradictory"]
    ointment = records[5].facts
    assert (
        ointment.title == "Clobetasol 0.75 mg/g + Bacitracin 500 [IU]/g + Polymyxin B 100000 [IU]/g"
    )
    assert ointment.value.startswith("Dioleskan tipis-tipis 1-3 kali sehari")
    assert "1 scoop" in ointment.value
    assert "Ointment" in ointment.value
    powder = records[7].facts
    assert "Oral" in powder.value
    assert "2 ×/d" in powder.value
    drip = records[10].facts
    assert drip.title == "Ringer Lactate (NATURA LABORATORIA PRIMA, 500 mL)"
    assert "Parenteral" in drip.value


def test_pressure_sent_as_two_records_is_one_reading(shared_data: Path) -> None:
    path = "fhir-satusehat/01._Pelayanan_-_Rawat_Jalan.ndjson"
    records, _ = take_in(*documents(shared_data / path))
    facts = [record.facts for record in records]

    pairs = pressure_pairs(facts)

    assert [pair_text(facts[top], facts[low]) for top, low in pairs.items()] == ["133/60"]


def test_pressures_of_two_moments_are_not_paired() -> None:
    def half(code: str, when: str) -> Facts:
        return Facts(Kind.VITAL, "Observation", code, code, number=Decimal(1), sort_key=when)

    early, late = "2024-01-01T08:00:00", "2024-01-01T09:00:00"

    assert pressure_pairs([half("8480-6", early), half("8462-4", late)]) == {}
    assert pressure_pairs([half("8480-6", early)] * 2 + [half("8462-4", early)]) == {}


def test_blood_pressure_parts_are_one_reading() -> None:
    def part(code: str, value: int) -> dict[str, Any]:
        return {
            "code": {"coding": [{"system": "http://loinc.org", "code": code, "display": code}]},
            "valueQuantity": {"value": value, "unit": "mmHg", "code": "mm[Hg]"},
        }

    facts = one(
        {
            "resourceType": "Observation",
            "code": {
                "coding": [{"system": "http://loinc.org", "code": "85354-9"}],
                "text": "Tensi",
            },
            "component": [part("8462-4", 80), part("8480-6", 120)],
        }
    ).facts

    assert (facts.value, facts.number, facts.unit) == ("120/80", Decimal(120), "mmHg")
    assert facts.kind is Kind.VITAL
    assert facts.series == "loinc:85354-9|mm[hg]"


@pytest.mark.parametrize(
    ("element", "value", "shown"),
    [
        ("valueString", "Negatif", "Negatif"),
        ("valueString", "5,6 mg/dL", "5,6 mg/dL"),
        ("valueInteger", 3, "3"),
        ("valueBoolean", False, "false"),
        ("valueDateTime", "2024-03", "2024-03"),
        ("valueRange", {"low": {"value": 1}, "high": {"value": 2}}, "1 – 2"),
        ("valueRatio", {"numerator": {"value": 1}, "denominator": {"value": 128}}, "1:128"),
        ("valueSampledData", {"data": "1 2 3"}, "n = 3"),
        ("valueCodeableConcept", {"coding": [{"system": "urn:oid:1.2", "code": "x"}]}, "OID 1.2 x"),
    ],
)
def test_every_type_of_value_is_shown(element: str, value: Any, shown: str) -> None:
    tree = {"resourceType": "Observation", "code": {"text": "x"}, element: value}

    assert one(tree).facts.value == shown


def test_an_absent_value_says_why() -> None:
    tree = {
        "resourceType": "Observation",
        "code": {"text": "x"},
        "dataAbsentReason": {"coding": [{"code": "not-performed", "display": "Not Performed"}]},
    }

    assert one(tree).facts.value == "Not Performed"


def test_a_code_without_words_is_shown_with_its_system() -> None:
    tree = {
        "resourceType": "Condition",
        "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10", "code": " E11.9 "}]},
    }

    facts = one(tree).facts

    assert (facts.title, facts.code) == ("ICD-10 E11.9", "E11.9")


def test_what_is_not_stated_stays_empty() -> None:
    facts = one({"resourceType": "Condition", "code": {"text": "Demam"}}).facts

    assert (facts.status, facts.date, facts.sort_key) == ("", "", "")


def test_a_masked_name_is_absent_and_a_bad_birth_date_is_told() -> None:
    context = FileContext("0" * 64)
    tree = {
        "resourceType": "Patient",
        "name": [{"text": "Gh** As**"}],
        "birthDate": "2024-04-24-05-24",
        "identifier": [{"system": "https://fhir.kemkes.go.id/id/nik", "value": "################"}],
    }

    facts = one(tree, context=context).facts

    assert "*" not in facts.title + facts.value
    assert "#" not in facts.title
    assert [notice.reason for notice in context.take_notices()] == ["bad-birth-date"]


def test_names_are_taken_from_what_references_point_to() -> None:
    doctor = {"resourceType": "Practitioner", "id": "d", "name": [{"text": "dr. Made"}]}
    role = {
        "resourceType": "PractitionerRole",
        "id": "r",
        "practitioner": {"reference": "Practitioner/d"},
        "organization": {"reference": "Organization/o"},
    }
    hospital = {"resourceType": "Organization", "id": "o", "name": "RSUD Tabanan"}
    visit = {
        "resourceType": "Encounter",
        "id": "e",
        "serviceProvider": {"reference": "Organization/o"},
    }
    result = {
        "resourceType": "Observation",
        "id": "x",
        "code": {"text": "HbA1c"},
        "performer": [{"reference": "PractitionerRole/r", "display": "somebody"}],
        "encounter": {"reference": "Encounter/e"},
    }

    records, _ = take_in([result, doctor, role, hospital, visit])

    assert records[0].facts.practitioner == "dr. Made"
    assert records[0].facts.facility == "RSUD Tabanan"
    assert records[0].needs == ()


def test_what_lies_in_another_file_is_asked_for() -> None:
    tree = {
        "resourceType": "MedicationRequest",
        "medicationReference": {"reference": "https://rs.example/fhir/Medication/7"},
        "requester": {"reference": "https://rs.example/fhir/Practitioner/3"},
    }

    record = one(tree)

    assert record.facts.title == "Medication request"
    assert record.needs[0] == Need(
        "practitioner", "url:https://rs.example/fhir/Practitioner/3"
    ) or (Need("title", "url:https://rs.example/fhir/Medication/7") in record.needs)
    assert {need.field for need in record.needs} == {"title", "practitioner"}


@pytest.mark.parametrize(
    ("kind", "fields", "standing"),
    [
        ("Condition", {"verificationStatus": {"coding": [{"code": "refuted"}]}}, "refuted"),
        ("Observation", {"status": "entered-in-error"}, "entered-in-error"),
        ("Immunization", {"wasNotGiven": True}, "not-done"),
        ("Procedure", {"status": "not-done"}, "not-done"),
        ("AllergyIntolerance", {"code": {"text": "No known allergies"}}, "none-known"),
        ("AllergyIntolerance", {"code": {"text": "Tidak ada riwayat alergi"}}, "none-known"),
        ("AllergyIntolerance", {"code": {"coding": [{"code": "716186003"}]}}, "none-known"),
        ("Condition", {"code": {"text": "No known problems"}}, "none-known"),
        ("Condition", {"code": {"text": "Demam"}}, "fact"),
        ("Procedure", {"notDone": False, "code": {"text": "Operasi"}}, "fact"),
    ],
)
def test_what_is_no_plain_fact_is_told_apart(kind: str, fields: Any, standing: str) -> None:
    assert one({"resourceType": kind, **fields}).facts.standing is Standing(standing)


def test_files_inside_resources_become_attachments() -> None:
    data = base64.b64encode(b"%PDF-1.7 surat").decode()
    tree = {
        "resourceType": "DocumentReference",
        "type": {"text": "Surat"},
        "content": [
            {"attachment": {"contentType": "application/pdf", "data": data, "title": "../a:b"}},
            {"attachment": {"contentType": "text/plain", "data": "@@bukan@@"}},
        ],
    }
    context = FileContext("0" * 64)

    record = one(tree, context=context, place="/entry/0/resource")

    (kept,) = record.attachments
    assert kept.content == b"%PDF-1.7 surat"
    assert kept.place == "/entry/0/resource/content/0/attachment/data"
    assert "/" not in kept.name
    assert kept.name.endswith(".pdf")
    assert [notice.reason for notice in context.take_notices()] == ["bad-base64"]


def test_the_words_of_an_attached_text_are_searched() -> None:
    data = base64.b64encode(b"<p>Kontrol <b>ulang</b></p><script>x()</script>").decode()
    tree = {"resourceType": "Binary", "contentType": "text/html", "data": data}

    assert "Kontrol ulang" in one(tree).facts.body
    assert "x()" not in one(tree).facts.body


def test_old_names_of_types_are_known_by_their_new_ones() -> None:
    tree = {"resourceType": "MedicationOrder", "medicationCodeableConcept": {"text": "Obat"}}

    facts = one(tree).facts

    assert (facts.fhir_type, facts.kind, facts.title) == (
        "MedicationRequest",
        Kind.MEDICINE,
        "Obat",
    )


@pytest.mark.parametrize("kind", ["Zorblax", "Substance", "VisionPrescription", "Flag"])
def test_any_type_has_a_title(kind: str) -> None:
    assert one({"resourceType": kind}).facts.title


def test_a_wildly_long_name_is_cut() -> None:
    facts = one({"resourceType": "Condition", "code": {"text": "x" * 100_000}}).facts

    assert len(facts.title) == 300


@pytest.mark.parametrize("tree", [{}, {"resourceType": 5}, {"resourceType": "a/b"}, [], None])
def test_what_is_no_resource_is_refused(tree: Any) -> None:
    with pytest.raises(Unreadable):
        one(tree)


@pytest.mark.parametrize("number", [Decimal("1E+999"), int("9" * 500), "1e999"])
def test_an_absurd_number_is_refused(number: Any) -> None:
    tree = {"resourceType": "Observation", "valueQuantity": {"value": number, "unit": "g"}}

    with pytest.raises(Unreadable) as refused:
        one(tree)

    assert refused.value.reason == "bad-number"


ODD: list[Any] = [
    None,
    0,
    -1,
    True,
    "",
    "x",
    "\u2060",
    [],
    {},
    [None],
    [[]],
    [{}],
    {"a": 1},
    Decimal(1),
]


def spoiled(tree: Any, chance: random.Random) -> Any:
    """The tree with about one node in twelve replaced by something odd."""
    if chance.random() < 0.08:
        return copy.deepcopy(chance.choice(ODD))
    if isinstance(tree, dict):
        return {
            key: value if key == "resourceType" else spoiled(value, chance)
            for key, value in tree.items()
        }
    if isinstance(tree, list):
        return [spoiled(item, chance) for item in tree]
    return tree


@pytest.mark.parametrize(
    "path",
    [
        "satusehat/satusehat_quirks.json",
        "satusehat/satusehat_hiv_sensitive.json",
        "fhir-ips/IPS-bundle-01.json",
        "fhir-stu3/smart_patient-1482713.fhir-bundle.json",
        "fhir-r4/epic_all_responses.zip",
        "fhir-r4/drchrono_all_responses.zip",
        "fhir-satusehat/01._Pelayanan_-_Rawat_Jalan.ndjson",
    ],
)
def test_wrong_types_anywhere_never_stop_a_record(path: str, shared_data: Path) -> None:
    chance = random.Random(7)
    trees = [tree for doc in documents(shared_data / path) for tree, _, _ in resources(doc)][:150]

    for _ in range(3):
        for tree in trees:
            broken = spoiled(tree, chance)
            if isinstance(broken, dict) and isinstance(broken.get("resourceType"), str):
                records, _ = take_in([broken])
                assert all(record.facts.title for record in records)
