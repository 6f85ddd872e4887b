"""BPJS answers: members, visits, referrals, letters; sealed and empty answers are told.

Refuses: to pass over the shared files; it skips where they are absent.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_help import Told, here, through_child

FOUND = {
    "peserta_1.json": {"Coverage": 1, "Patient": 1},
    "vclaim_datakunjungan.json": {"Condition": 2, "Encounter": 2, "Patient": 2},
    "vclaim_datalpk.json": {"Condition": 2, "Encounter": 1, "Patient": 1, "Procedure": 2},
    "vclaim_datasepinternal.json": {"Patient": 1, "ServiceRequest": 3},
    "vclaim_historipelayanan.json": {"Condition": 2, "Encounter": 2, "Patient": 1},
    "vclaim_kosong.json": {},
    "vclaim_listrujukan.json": {"Patient": 4, "ServiceRequest": 4},
    "vclaim_listsuratkontrol.json": {"Encounter": 2, "Patient": 1},
    "vclaim_rujukan.json": {"Coverage": 1, "Patient": 1, "ServiceRequest": 1},
    "vclaim_sep.json": {"Condition": 1, "Coverage": 1, "Encounter": 1, "Patient": 1},
}
VISIT = {
    "noKunjungan": "0114A026Y1",
    "tglKunjungan": "30-09-2016",
    "peserta": {"noKartu": "0001113569638", "nama": "BETTY", "sex": "P"},
    "poli": {"nmPoli": "POLI UMUM"},
    "diagnosa1": {"kdDiag": "A00.1", "nmDiag": "Cholera"},
    "sistole": 120,
    "diastole": 80,
    "tinggiBadan": 0,
    "obat": [{"obat": {"nmObat": "Paracetamol"}, "signa1": 3, "signa2": 1, "jmlObat": 10}],
}


def answer(response: Any, code: Any = "200") -> Told:
    whole = {"metaData": {"code": code, "message": "OK"}, "response": response}
    return here(json.dumps(whole).encode())


@pytest.mark.parametrize("name", FOUND)
def test_every_sample_gives_its_records(name: str, shared_data: Path) -> None:
    seen = through_child(shared_data / "bpjs" / name)
    assert seen.found == FOUND[name]
    assert seen.started[0].format == "bpjs-json"
    assert seen.readable
    assert not seen.refused


def test_a_visit_to_primary_care_has_diagnosis_signs_and_medicines() -> None:
    seen = answer({"list": [VISIT]})
    titles = {record.facts.fhir_type: record.facts for record in seen.records}
    assert titles["Condition"].code == "A00.1"
    assert titles["Observation"].value == "120/80"
    assert titles["MedicationRequest"].value == "3 x 1"
    assert titles["Encounter"].date == "2016-09-30"


def test_places_are_pointers_into_the_file(shared_data: Path) -> None:
    path = shared_data / "bpjs" / "vclaim_datalpk.json"
    whole = json.loads(path.read_text())
    for record in through_child(path).records:
        found: Any = whole
        for step in record.place.split("/")[1:]:
            found = found[int(step)] if isinstance(found, list) else found[step]
        assert isinstance(found, dict)


def test_a_sealed_answer_is_told() -> None:
    assert answer("SGVsbG8gd29ybGQ=").refused == [("", "answer-sealed")]


@pytest.mark.parametrize("response", [None, {}, []])
def test_an_empty_answer_is_told(response: Any) -> None:
    seen = answer(response, 201)
    assert seen.notices == [("", "answer-empty")]
    assert seen.readable


def test_a_reference_list_holds_nobody() -> None:
    seen = answer({"list": [{"kode": "A00", "nama": "Cholera"}]})
    assert seen.notices == [("", "no-patient-data")]


def test_the_same_visit_in_two_answers_is_one_record() -> None:
    first = answer({"list": [VISIT]}).records
    second = answer({"count": 1, "list": [{**VISIT, "keluhan": "mual"}]}).records
    assert {one.identity for one in first} == {one.identity for one in second}


def test_other_json_with_metadata_is_not_taken() -> None:
    seen = here(b'{"metaData": {"code": "a", "version": 1}, "resourceType": "Patient", "id": "1"}')
    assert seen.started[0].format != "bpjs-json"


LEAVES = st.none() | st.booleans() | st.integers(-5, 400) | st.text(max_size=8)
NAMES = st.sampled_from(["noSep", "noKartu", "nama", "diagnosa", "peserta", "list", "obat", "x"])
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4)
)


@settings(max_examples=150, deadline=None)
@given(TREES)
def test_any_answer_ends_in_order(response: Any) -> None:
    seen = answer(response)
    assert seen.ended
    assert ("", "unreadable") not in seen.refused
