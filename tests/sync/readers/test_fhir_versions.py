"""Older and newer releases take R4's shape, and say which release they are."""

import copy
from typing import Any

import pytest
from reader_help import as_bytes, bundle, here, patient

from sync.readers import versions, versions_dstu2, versions_newer, versions_stu3
from sync.readers.versions import DSTU2, R4, R5, STU3, to_r4

PATIENT = {"reference": "Patient/p"}


def res(kind: str, **fields: Any) -> dict[str, Any]:
    return {"resourceType": kind, "id": "x", **fields}


@pytest.mark.parametrize(
    ("tree", "version"),
    [
        (res("MedicationOrder"), DSTU2),
        (res("Patient", name=[{"family": ["Aminah"]}]), DSTU2),
        (res("Encounter", **{"class": "ambulatory"}), DSTU2),
        (res("Observation", comments="x"), DSTU2),
        (res("Condition", clinicalStatus="active", subject=PATIENT), STU3),
        (res("MedicationRequest", requester={"agent": PATIENT}), STU3),
        (res("Immunization", notGiven=False), STU3),
        (res("Condition", clinicalStatus={"text": "a"}), R4),
        (res("Goal", lifecycleStatus="active"), R4),
        (res("MedicationRequest", medication={"concept": {"text": "x"}}), R5),
        (res("Encounter", **{"class": [{"text": "x"}]}), R5),
        (res("Procedure", reason=[{"reference": {"reference": "Condition/1"}}]), R5),
        (res("Patient"), ""),
        (res("Observation", name=5, category=7, requester="x"), ""),
    ],
)
def test_a_resource_gives_its_release_away(tree: dict[str, Any], version: str) -> None:
    assert versions.of(tree) == version


def test_most_of_a_file_decides() -> None:
    older = res("Condition", clinicalStatus="active")
    newer = res("Condition", clinicalStatus={"text": "active"})
    assert versions.of_file([newer, newer, older]) == R4
    assert versions.of_file([older, older, newer]) == STU3
    assert versions.of_file([]) == R4


def test_the_tree_given_stays_as_it_is() -> None:
    tree = res("Observation", category={"text": "lab"}, comments="x", component=[{"code": {}}])
    before = copy.deepcopy(tree)
    to_r4(tree, DSTU2)
    assert tree == before


def coded(value: Any) -> Any:
    return value["coding"][0]["code"]


def test_dstu2_conditions_and_allergies() -> None:
    got = to_r4(
        res(
            "Condition",
            patient=PATIENT,
            clinicalStatus="resolved",
            verificationStatus="refuted",
            category={"text": "finding"},
            dateRecorded="2014",
            notes="n",
        ),
        DSTU2,
    )
    assert (got["subject"], coded(got["clinicalStatus"])) == (PATIENT, "resolved")
    assert coded(got["verificationStatus"]) == "refuted"
    assert (got["category"], got["recordedDate"]) == ([{"text": "finding"}], "2014")
    assert got["note"] == [{"text": "n"}]
    got = to_r4(
        res(
            "AllergyIntolerance", substance={"text": "Udang"}, status="refuted", criticality="CRITH"
        ),
        DSTU2,
    )
    assert (got["code"], got["criticality"]) == ({"text": "Udang"}, "high")
    assert coded(got["verificationStatus"]) == "refuted"
    assert "status" not in got


def test_dstu2_medicines() -> None:
    got = to_r4(
        res(
            "MedicationOrder",
            patient=PATIENT,
            dateWritten="2014-01-02",
            prescriber={"display": "dr. Budi"},
            reasonCodeableConcept={"text": "nyeri"},
            note="sesudah makan",
            dosageInstruction=[{"text": "3x1", "doseQuantity": {"value": 1}}],
        ),
        DSTU2,
    )
    assert got["resourceType"] == "MedicationRequest"
    assert (got["authoredOn"], got["requester"]) == ("2014-01-02", {"display": "dr. Budi"})
    assert (got["reasonCode"], got["note"]) == ([{"text": "nyeri"}], [{"text": "sesudah makan"}])
    assert got["dosageInstruction"][0]["doseAndRate"] == [{"doseQuantity": {"value": 1}}]


@pytest.mark.parametrize(
    ("tree", "version", "status"),
    [
        (res("Immunization", wasNotGiven=True, status="completed"), DSTU2, "not-done"),
        (res("Immunization", wasNotGiven=False, status="completed"), DSTU2, "completed"),
        (
            res("Immunization", wasNotGiven=True, status="entered-in-error"),
            DSTU2,
            "entered-in-error",
        ),
        (res("Immunization", notGiven=True, status="completed"), STU3, "not-done"),
        (res("Procedure", notPerformed=True, status="completed"), DSTU2, "not-done"),
        (res("Procedure", notDone=True, status="completed"), STU3, "not-done"),
        (res("MedicationAdministration", wasNotGiven=True), DSTU2, "not-done"),
        (res("MedicationStatement", wasNotTaken=True, status="active"), DSTU2, "not-taken"),
        (res("MedicationStatement", taken="n", status="active"), STU3, "not-taken"),
        (res("MedicationStatement", taken="y", status="active"), STU3, "active"),
        (
            res(
                "MedicationStatement",
                status="recorded",
                adherence={"code": {"coding": [{"code": "not-taking"}]}},
            ),
            R5,
            "not-taken",
        ),
    ],
)
def test_what_was_not_done_stays_not_done(tree: dict[str, Any], version: str, status: str) -> None:
    assert to_r4(tree, version)["status"] == status


def test_observations_and_reports() -> None:
    for version, name in ((DSTU2, "comments"), (STU3, "comment")):
        got = to_r4(
            res(
                "Observation",
                category={"text": "lab"},
                interpretation={"text": "H"},
                context={"reference": "Encounter/1"},
                related=[{"type": "has-member", "target": {"reference": "Observation/2"}}],
                **{name: "hemolisis"},
            ),
            version,
        )
        assert got["category"] == [{"text": "lab"}]
        assert got["interpretation"] == [{"text": "H"}]
        assert got["note"] == [{"text": "hemolisis"}]
        assert got["encounter"] == {"reference": "Encounter/1"}
        assert got["hasMember"] == [{"reference": "Observation/2"}]
    got = to_r4(res("DiagnosticReport", performer=[{"actor": {"display": "Lab"}}]), STU3)
    assert got["performer"] == [{"display": "Lab"}]


def test_visits_of_every_release() -> None:
    got = to_r4(res("Encounter", **{"class": "inpatient"}, patient=PATIENT, reason=[{}]), DSTU2)
    assert (got["class"]["code"], got["subject"], got["reasonCode"]) == ("IMP", PATIENT, [{}])
    got = to_r4(
        res(
            "Encounter",
            **{"class": [{"coding": [{"code": "AMB"}]}]},
            actualPeriod={"start": "2024"},
            participant=[{"actor": {"display": "dr. A"}}],
            reason=[{"value": [{"concept": {"text": "batuk"}}]}],
            diagnosis=[{"condition": [{"reference": {"reference": "Condition/1"}}]}],
        ),
        R5,
    )
    assert got["class"] == {"code": "AMB"}
    assert got["period"] == {"start": "2024"}
    assert got["participant"] == [{"individual": {"display": "dr. A"}}]
    assert got["reasonCode"] == [{"text": "batuk"}]
    assert got["diagnosis"] == [{"condition": {"reference": "Condition/1"}}]
    assert "reason" not in got


def test_r5_medicines_and_reasons() -> None:
    tree = res(
        "MedicationRequest",
        medication={"reference": {"reference": "Medication/1"}},
        reason=[{"concept": {"text": "nyeri"}}, {"reference": {"reference": "Condition/1"}}],
        dosageInstruction=[{"asNeeded": True, "asNeededFor": [{"text": "nyeri"}]}],
    )
    got = to_r4(tree, R5)
    assert got["medicationReference"] == {"reference": "Medication/1"}
    assert got["reasonCode"] == [{"text": "nyeri"}]
    assert got["reasonReference"] == [{"reference": "Condition/1"}]
    assert got["dosageInstruction"][0]["asNeededBoolean"] is True
    plain = res("Condition", evidence=[{"concept": {"text": "x"}}], reason="odd")
    assert to_r4(plain, R5)["evidence"] == [{"code": [{"text": "x"}]}]


def test_r5_allergies_name_recorder_and_asserter() -> None:
    tree = res(
        "AllergyIntolerance",
        type={"coding": [{"code": "allergy"}]},
        participant=[
            {"function": {"coding": [{"code": "author"}]}, "actor": {"display": "A"}},
            {"function": {"coding": [{"code": "informant"}]}, "actor": {"display": "B"}},
        ],
        reaction=[{"manifestation": [{"concept": {"text": "gatal"}}]}],
    )
    got = to_r4(tree, R5)
    assert (got["type"], got["recorder"], got["asserter"]) == (
        "allergy",
        {"display": "A"},
        {"display": "B"},
    )
    assert got["reaction"][0]["manifestation"] == [{"text": "gatal"}]


def test_dstu2_questions_become_items() -> None:
    tree = res(
        "QuestionnaireResponse",
        group={
            "title": "Skrining",
            "question": [
                {"linkId": "1", "text": "Demam?", "answer": [{"valueBoolean": True}]},
            ],
            "group": [{"linkId": "2", "question": [{"linkId": "2.1"}]}],
        },
    )
    items = to_r4(tree, DSTU2)["item"]
    assert items[0]["text"] == "Skrining"
    inner = {item["linkId"]: item for item in items[0]["item"]}
    assert inner["1"]["answer"] == [{"valueBoolean": True}]
    assert inner["2"]["item"] == [{"linkId": "2.1"}]


def test_contained_resources_are_converted_too() -> None:
    inside = res("Practitioner", name={"family": ["Budi"]})
    got = to_r4(res("Observation", contained=[inside, "odd"]), DSTU2)
    assert got["contained"] == [res("Practitioner", name=[{"family": "Budi"}]), "odd"]


def test_content_of_an_old_file_stays_as_it_was() -> None:
    old = res("MedicationOrder", patient={"reference": "Patient/p1"}, dateWritten="2014-01-02")
    content = as_bytes(old)
    data = as_bytes(bundle(patient(name=[{"family": ["Aminah"], "given": ["Siti"]}]), old))
    seen = here(data)
    assert seen.started[0].fhir == DSTU2
    assert seen.patients == ["Siti Aminah"]
    assert seen.records[1].content == content
    assert seen.records[1].facts.fhir_type == "MedicationRequest"
    assert seen.records[1].facts.date == "2014-01-02"
    assert seen.found == {"MedicationRequest": 1, "Patient": 1}


@pytest.mark.parametrize("version", [DSTU2, STU3, R5])
@pytest.mark.parametrize("shape", [None, 5, "x", [], {}, [1], [{}], [None], {"coding": 3}])
def test_no_odd_field_stops_a_conversion(version: str, shape: Any) -> None:
    names = [
        "name",
        "category",
        "code",
        "class",
        "reason",
        "performer",
        "requester",
        "vaccinationProtocol",
        "explanation",
        "note",
        "related",
        "group",
        "evidence",
        "diagnosis",
        "participant",
        "dosageInstruction",
        "dosage",
        "reaction",
        "context",
        "modality",
        "series",
        "substance",
        "status",
        "description",
        "targetDate",
        "product",
        "ingredient",
        "subscriberId",
        "item",
        "taken",
        "type",
        "adherence",
        "manifestation",
        "medication",
        "contained",
        "clinicalStatus",
    ]
    kinds = versions_dstu2.MOVES.keys() | versions_stu3.MOVES.keys()
    for kind in kinds | versions_newer._MOVES.keys():
        tree = {"resourceType": kind, **dict.fromkeys(names, shape)}
        assert to_r4(tree, version)["resourceType"]
        versions.of(tree)
