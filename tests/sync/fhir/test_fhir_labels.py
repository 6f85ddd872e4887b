"""Sensitive shelves: by code, by word, through references; visits lose their reasons."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fhir_samples import documents, one, resources, take_in
from hypothesis import given
from hypothesis import strategies as st

from sync.fhir import label_words
from sync.fhir.label_codes import labels_of_code
from sync.fhir.label_words import labels_in
from sync.fhir.labels import Pointing, labels_by_reference, strip_sensitive
from sync.fhir.systems import ATC, ICD10, LOINC, SNOMED
from vault.records import IncomingRecord, Label

KEMKES = "http://terminology.kemkes.go.id/CodeSystem/examination"


@pytest.mark.parametrize(
    ("system", "code", "label"),
    [
        (ICD10, "B20", Label.HIV),
        (ICD10, "B24.9", Label.HIV),
        ("urn:oid:2.16.840.1.113883.6.90", "Z21", Label.HIV),
        (ICD10, "O987", Label.HIV),
        (ICD10, "A53.9", Label.STI),
        (ICD10, "F32.1", Label.MH),
        (ICD10, "F10.2", Label.SUD),
        (ICD10, "T74.1", Label.SDV),
        (ICD10, "O04.9", Label.REPRO),
        (ICD10, "Z30.0", Label.REPRO),
        (ICD10, "Z15.0", Label.GENETIC),
        (LOINC, "68961-2", Label.HIV),
        (LOINC, "20507-0", Label.STI),
        ("http://snomed.info.sct", "86406008", Label.HIV),
        (SNOMED, "228395002", Label.SUD),
        (KEMKES, "X099419", Label.HIV),
        (KEMKES, " TK000053\u2060", Label.REPRO),
        (ATC, "J05AR02", Label.HIV),
        (ATC, "N06AB03", Label.MH),
        ("", "B20", Label.HIV),
    ],
)
def test_codes_of_the_table_carry_their_label(system: str, code: str, label: Label) -> None:
    assert label in labels_of_code(system, code)


@pytest.mark.parametrize(
    ("system", "code"),
    [
        (ICD10, "B19.9"),
        (ICD10, "E11"),
        (ICD10, "A49"),
        (ATC, "O"),
        (ATC, "P"),
        ("", "HIV"),
        (LOINC, "B20"),
    ],
)
def test_other_codes_carry_none(system: str, code: str) -> None:
    assert labels_of_code(system, code) == ()


def test_a_combined_test_carries_both_labels() -> None:
    assert set(labels_of_code(KEMKES, "X099418")) == {Label.HIV, Label.STI}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Pemeriksaan HIV Diagnostik", Label.HIV),
        ("anti-HIV1 reaktif", Label.HIV),
        ("pasien ODHA sejak 2019", Label.HIV),
        ("AIDS", Label.HIV),
        ("Tenofovir 300 mg / Lamivudin 300 mg", Label.HIV),
        ("Sifilis laten", Label.STI),
        ("Depresi berat", Label.MH),
        ("Sertraline 50 mg", Label.MH),
        ("Post-traumatic stress disorder", Label.MH),
        ("penyalahgunaan zat", Label.SUD),
        ("KDRT", Label.SDV),
        ("pasang IUD", Label.REPRO),
        ("abortus inkomplit", Label.REPRO),
        ("BRCA1 positive", Label.GENETIC),
    ],
)
def test_words_carry_their_label(text: str, label: Label) -> None:
    assert label in labels_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "hives",
        "hearing aids",
        "ST depression in V4",
        "respiratory depression",
        "archive",
        "demam",
        "",
    ],
)
def test_words_that_only_look_alike_carry_none(text: str) -> None:
    assert labels_in(text) == frozenset()


def test_words_in_notes_contained_and_attached_texts_count() -> None:
    noted = one({"resourceType": "Observation", "code": {"text": "x"}, "note": [{"text": "HIV +"}]})
    held = one(
        {
            "resourceType": "MedicationRequest",
            "contained": [{"resourceType": "Medication", "id": "m", "code": {"text": "Efavirenz"}}],
            "medicationReference": {"reference": "#m"},
        }
    )
    attached = one(
        {
            "resourceType": "DocumentReference",
            "content": [{"attachment": {"contentType": "text/plain", "data": "SElWIHBvc2l0aWY="}}],
        }
    )

    assert noted.facts.labels == held.facts.labels == attached.facts.labels == (Label.HIV,)


def test_the_sources_own_security_labels_count() -> None:
    tree = {"resourceType": "Condition", "meta": {"security": [{"code": "PSY"}]}}

    assert one(tree).facts.labels == (Label.MH,)


def test_a_patient_is_never_labelled() -> None:
    tree = {"resourceType": "Patient", "name": [{"text": "Hiv Methadona"}]}

    assert one(tree).facts.labels == ()


def pointing(record: IncomingRecord) -> Pointing:
    return Pointing(
        (record.identity, *record.aliases),
        record.facts.fhir_type,
        record.facts.labels,
        record.references,
    )


def test_labels_follow_references_but_not_through_visits() -> None:
    def made(name: str, kind: str, labels: tuple[Label, ...], *targets: str) -> Pointing:
        return Pointing((name,), kind, labels, targets)

    found = labels_by_reference(
        [
            made("order", "ServiceRequest", (Label.HIV,)),
            made("sample", "Specimen", (), "order"),
            made("result", "Observation", (), "sample"),
            made("visit", "Encounter", (Label.MH,), "result"),
            made("cough", "Condition", (), "visit"),
            made("a", "Observation", (), "b"),
            made("b", "Observation", (Label.SUD,), "a"),
        ]
    )

    assert found["sample"] == found["result"] == (Label.HIV,)
    assert set(found["visit"]) == {Label.HIV, Label.MH}
    assert found["cough"] == ()
    assert found["a"] == (Label.SUD,)


def test_nothing_of_the_official_hiv_example_leaks(shared_data: Path) -> None:
    (bundle,) = documents(shared_data / "satusehat/satusehat_hiv_sensitive.json")
    records, _ = take_in(bundle)
    trees = [tree for tree, _, _ in resources(bundle)]
    labels = labels_by_reference(map(pointing, records))

    kept: list[dict[str, Any]] = []
    for tree, record in zip(trees, records, strict=True):
        if record.facts.fhir_type == "Encounter":
            kept.append(strip_sensitive(tree, labels[record.identity]))
        elif not labels[record.identity]:
            kept.append(tree)

    text = json.dumps(kept, default=str)
    assert {tree["resourceType"] for tree in kept} == {
        "Observation",
        "Condition",
        "Patient",
        "Encounter",
    }
    for word in ("HIV", "hiv", "immunodeficiency", "X0994", "TK0000", "228395002", "Q0023"):
        assert word not in text
    withheld = {tree["id"] for tree in trees} - {tree["id"] for tree in kept}
    assert not [own for own in withheld if own in text]
    assert len(withheld) == 26 - len(kept)


def test_a_visit_loses_its_sensitive_reasons_only() -> None:
    visit = {
        "resourceType": "Encounter",
        "id": "e1",
        "status": "finished",
        "meta": {"security": [{"code": "HIV"}, {"code": "N"}]},
        "text": {"div": "<div>HIV clinic</div>"},
        "period": {"start": "2024-01-01"},
        "serviceType": {"text": "Poli VCT"},
        "reasonCode": [{"text": "Human immunodeficiency virus"}, {"text": "Demam"}],
    }
    before = json.dumps(visit)

    stripped = strip_sensitive(visit, {Label.HIV})

    assert stripped == {
        "resourceType": "Encounter",
        "id": "e1",
        "status": "finished",
        "meta": {"security": [{"code": "N"}]},
        "period": {"start": "2024-01-01"},
        "reasonCode": [{"text": "Demam"}],
    }
    assert json.dumps(visit) == before
    assert strip_sensitive(visit, {Label.SUD}) == visit


PHRASES = sorted(phrase for listed in label_words._STARTS.values() for phrase, _, _ in listed)
WORDS = st.sampled_from([*PHRASES, *label_words._ACRONYMS, "x", "12", "ST", "marrow", "_", "İ"])
SIGNS = st.sampled_from([" ", "\n", "-", "_", "/", "\u2011", ", ", ": ", "<", ">", "", "3", "."])


@given(st.lists(st.tuples(WORDS, SIGNS), max_size=9), st.sampled_from([str, str.upper, str.title]))
def test_a_long_text_asked_run_by_run_is_the_text_asked_whole(
    parts: list[tuple[str, str]], case: Callable[[str], str]
) -> None:
    text = case("".join(word + sign for word, sign in parts)) + "." * 100

    assert labels_in(text) == label_words._found(text)
