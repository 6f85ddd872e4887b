"""Blue Button texts: every label the manifest counts is a record; wrapped lines are whole.

Refuses: to pass over the shared files; it skips where they are absent.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reader_help import Told, here, through_child

from vault.records import IncomingRecord, Standing

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
TYPES = {
    "Allergy Name": "AllergyIntolerance",
    "Claim Number": "ExplanationOfBenefit",
    "Condition Name": "Condition",
    "Immunization": "Immunization",
    "Medication": "MedicationRequest",
    "Note Title": "DocumentReference",
    "Problem": "Condition",
}
RESULTS = ("Test Name", "Vital Sign", "Measurement Type")
HEAD = """------------- MY HEALTHEVET PERSONAL INFORMATION REPORT -------------
                Produced by the VA Blue Button (v12.6)

Name: CONTOH, SITI A         Date of Birth: 05 Sep 1980
Gender:  Female        Blood Type:  AB+
"""


def _samples() -> list[dict[str, Any]]:
    try:
        files: list[dict[str, Any]] = json.loads((SHARED / "manifest.json").read_text())["files"]
    except FileNotFoundError:
        return []
    return [one for one in files if one["path"].startswith("bluebutton-text/")]


SAMPLES = _samples()


@pytest.mark.parametrize("sample", SAMPLES, ids=[one["path"] for one in SAMPLES])
def test_every_label_is_a_record(sample: dict[str, Any], shared_data: Path) -> None:
    labels = sample["counts"]["labels"]
    seen = through_child(shared_data / sample["path"])
    assert seen.readable
    assert not seen.refused
    for label, kind in TYPES.items():
        if label in labels:
            assert seen.found[kind] == labels[label], label
    results = sum(labels.get(label, 0) for label in RESULTS)
    if results:
        assert seen.found["Observation"] == results
    if "Clinic" in labels:  # hospital stays are visits too
        stays = [one for one in seen.records if one.facts.code == "IMP"]
        assert seen.found["Encounter"] == labels["Clinic"] + len(stays)
    if "Lab Test" in labels:  # images, tissues and hearts have reports too
        assert seen.found["DiagnosticReport"] >= labels["Lab Test"]
    drugs = seen.found.get("MedicationStatement", 0) + seen.found.get("MedicationDispense", 0)
    assert drugs == labels.get("Drug Name", 0)


def read(*sections: str) -> Told:
    return here((HEAD + "\n".join(sections)).encode())


def one(seen: Told, kind: str) -> IncomingRecord:
    found = [record for record in seen.records if record.facts.fhir_type == kind]
    assert len(found) == 1
    return found[0]


def test_the_person_is_told_with_birth_date_and_sex() -> None:
    facts = one(read("----- VA ALLERGIES -----", "Allergy Name: X"), "Patient").facts
    assert (facts.title, facts.value) == ("SITI A CONTOH", "1980-09-05, female")


def test_a_wrapped_value_is_whole_and_notices_are_not_part_of_it() -> None:
    seen = read(
        "------------ VA ALLERGIES ------------",
        "Allergy Name:        TRAMADOL",
        "Date Entered:        03 Jun 2011",
        "Comments:            first",
        "                     second",
        "",
        "Remember to share all information about your allergies",
    )
    record = one(seen, "AllergyIntolerance")
    assert record.facts.detail.endswith("first\nsecond")
    assert record.facts.date == "2011-06-03"


def test_two_fields_on_one_line_are_two() -> None:
    seen = read(
        "------------ MEDICATIONS AND SUPPLEMENTS ------------",
        "Drug Name: Aspirin",
        "Start Date: 15 Jun 2005                         Stop Date: 21 Feb 2010",
    )
    tree = json.loads(one(seen, "MedicationStatement").content)
    assert tree["effectivePeriod"] == {"start": "2005-06-15", "end": "2010-02-21"}


def test_a_result_has_value_unit_range_and_flag() -> None:
    seen = read(
        "------------ VA LABORATORY RESULTS ------------",
        "Lab Test: Potassium",
        "Date/Time Collected: 17 Jan 2013 @ 1341",
        "-----------------------------",
        "Test Name: POTASSIUM",
        "Result: 6.5 Critical High",
        "Units: mmol/L",
        "Reference Range: (3.5-5.0)",
        "Status: Final",
    )
    facts = one(seen, "Observation").facts
    assert (facts.value, facts.unit, facts.flag, facts.range_text, facts.date) == (
        "6.5",
        "mmol/L",
        "critical-high",
        "3.5-5.0",
        "2013-01-17T13:41:00",
    )


def test_an_appointment_not_kept_was_no_visit() -> None:
    seen = read(
        "------------ VA APPOINTMENTS ------------",
        "Date/Time:      08 Jul 2013 @ 0800",
        "Status:         APPOINTMENT NOT KEPT",
        "Clinic:         DENTAL",
    )
    assert one(seen, "Encounter").facts.status == "cancelled"


def test_no_known_allergies_is_no_allergy() -> None:
    seen = read("------------ VA ALLERGIES ------------", "Allergy Name: No known allergies")
    assert one(seen, "AllergyIntolerance").facts.standing is Standing.NONE_KNOWN


def test_a_note_keeps_its_text_as_written() -> None:
    seen = read(
        "------------ VA NOTES ------------",
        "=====================",
        "Date/Time:               25 Jan 2013 @ 0701",
        "Note Title:              CARDIOLOGY",
        "---------------------",
        "Mood: good",
        "=====================",
        "Date/Time:               24 Jan 2013 @ 0701",
        "Note Title:              DENTAL",
        "---------------------",
        "Teeth: all",
    )
    texts = [held.content for record in seen.records for held in record.attachments]
    assert texts == [b"Mood: good", b"Teeth: all"]


def test_an_impossible_date_is_told() -> None:
    seen = read("----- VA PROBLEM LIST -----", "Problem: X", "Date/Time Entered: 31 Feb 2012")
    assert [reason for _, reason in seen.notices] == ["bad-date"]


def test_a_text_that_only_names_blue_button_is_none() -> None:
    seen = here(b"Produced by the Blue Button (v2.0), said the leaflet.\nNothing else.\n")
    assert not seen.readable


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="-=: \nAaVvTest Name0123/@().", max_size=400))
def test_any_text_ends_in_order(tail: str) -> None:
    assert here((HEAD + "----- VA LABORATORY RESULTS -----\nLab Test: A\n" + tail).encode()).ended
