"""What a share holds and what stays out, on official-looking and on small made-up records."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from shelf_fakes import SARI, FakeShelf

from sync.collection import collection
from sync.entries import entries_of
from sync.errors import NothingToShare, PurposeRefused
from sync.fhir.labels import labels_of
from sync.fhir.walk import gather
from sync.purposes import Purpose, purpose_from
from sync.selection import Choice, Selection, select
from vault.errors import NoRecord
from vault.ids import RecordId
from vault.records import Kind, Label

TODAY = "2026-11-21"
SALT = b"s" * 32
KINDS = frozenset(Kind) - {Kind.DIRECTORY}
EVERYTHING = Choice(Purpose.TREAT, TODAY, kinds=KINDS)


def titles(selection: Selection) -> set[str]:
    return {item.row.facts.title for item in selection.items if item.chosen}


def bundle_of(selection: Selection) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(collection(selection, SALT, 0))
    return made


def resource(kind: str, own: str, **members: Any) -> dict[str, Any]:
    about = "patient" if kind in {"AllergyIntolerance", "Immunization"} else "subject"
    head = {"resourceType": kind, "id": own, about: {"reference": "Patient/p1"}}
    return head | members


def condition(own: str, text: str, status: str = "active", **members: Any) -> dict[str, Any]:
    clinical = {"coding": [{"code": status}]}
    return resource("Condition", own, clinicalStatus=clinical, code={"text": text}, **members)


def lab(own: str, text: str, date: str = "2026-10-01", **members: Any) -> dict[str, Any]:
    category = [{"coding": [{"code": "laboratory"}]}]
    return resource(
        "Observation",
        own,
        status="final",
        category=category,
        code={"text": text},
        effectiveDateTime=date,
        valueQuantity={"value": 1, "unit": "mg"},
        **members,
    )


PATIENT = {"resourceType": "Patient", "id": "p1", "name": [{"text": "Sari Wulandari"}]}
CODES = re.compile(
    r"Z11\.4|69668-2|80387-4|X09941[89]|TK0000(34|53|54)|228395002|B2[0-4]|LA18330-3", re.ASCII
)


@pytest.fixture(scope="module")
def hiv(shared_data: Path) -> FakeShelf:
    path = shared_data / "satusehat" / "satusehat_hiv_sensitive.json"
    return FakeShelf.of_bundle(path.read_bytes())


@pytest.mark.parametrize("choice", [Choice(Purpose.TREAT, "2023-12-01"), EVERYTHING])
def test_the_official_hiv_example_leaves_without_any_trace(hiv: FakeShelf, choice: Choice) -> None:
    selection = select(hiv, SARI, choice)
    bundle = bundle_of(selection)
    text = json.dumps(bundle, ensure_ascii=False)
    assert "Diarrhea" in text
    assert not CODES.search(text)
    assert not re.search(r"hiv|immunodefi|aids|odha", text, re.IGNORECASE)
    types = {entry["resource"]["resourceType"] for entry in bundle["entry"]}
    assert not types & {"Specimen", "QuestionnaireResponse", "ServiceRequest", "EpisodeOfCare"}
    inside = {item.row.id for item in selection.items}
    for row in hiv.all_rows():
        if row.id not in inside and row.facts.fhir_type != "Patient":
            own = json.loads(hiv.detail(row.id).content)["id"]
            assert own not in text, row.facts.title
    assert selection.withheld.count >= 18
    assert Label.HIV in selection.withheld.labels


def test_a_visit_with_a_sensitive_reason_is_shared_without_it(hiv: FakeShelf) -> None:
    selection = select(hiv, SARI, EVERYTHING)
    (visit,) = [item for item in selection.items if item.row.facts.fhir_type == "Encounter"]
    entry = next(one for one in entries_of(selection, SALT).records if one.item is visit)
    assert not entry.exact
    tree = json.loads(entry.body)
    assert tree["period"]
    assert "episodeOfCare" not in tree
    assert not labels_of("Encounter", tree, gather(tree))


def test_a_ticked_label_lets_its_records_through_and_no_others(hiv: FakeShelf) -> None:
    ticked = frozenset({Label.HIV})
    with_hiv = select(hiv, SARI, Choice(Purpose.TREAT, TODAY, kinds=KINDS, include=ticked))
    assert "Pemeriksaan HIV Diagnostik" in titles(with_hiv)
    assert "Hubungan Seks Vaginal Beresiko" not in titles(with_hiv)
    everything = Choice(Purpose.TREAT, TODAY, kinds=KINDS, include=frozenset(Label))
    whole = select(hiv, SARI, everything)
    assert whole.withheld.count == 0
    assert len(whole.record_ids) == 25


def test_labels_are_inherited_from_what_a_record_points_to_but_not_through_a_visit() -> None:
    reason = {"reference": "Condition/hiv"}
    shelf = FakeShelf.of(
        PATIENT,
        condition("hiv", "Infeksi HIV", encounter={"reference": "Encounter/e1"}),
        resource("Encounter", "e1", status="finished", diagnosis=[{"condition": reason}]),
        resource(
            "Procedure", "p", status="completed", code={"text": "x"}, reasonReference=[reason]
        ),
        condition("d", "Diare", encounter={"reference": "Encounter/e1"}),
    )
    selection = select(shelf, SARI, EVERYTHING)
    types = {item.row.facts.fhir_type for item in selection.items}
    assert types == {"Encounter", "Condition"}
    assert selection.withheld.count == 2
    text = json.dumps(bundle_of(selection))
    assert "hiv" not in text.lower()
    assert "diagnosis" not in text


def test_a_report_hands_its_own_label_to_its_results_but_not_a_neighbours() -> None:
    def report(own: str, text: str, *results: str) -> dict[str, Any]:
        listed = [{"reference": f"Observation/{one}"} for one in results]
        return resource("DiagnosticReport", own, status="final", code={"text": text}, result=listed)

    shelf = FakeShelf.of(
        PATIENT,
        report("r1", "Pemeriksaan HIV", "a"),
        lab("a", "Hasil"),
        report("r2", "Panel", "b", "c"),
        lab("b", "Hemoglobin"),
        lab("c", "Anti-HIV"),
    )
    selection = select(shelf, SARI, EVERYTHING)
    assert titles(selection) == {"Hemoglobin"}
    assert selection.withheld.count == 4


def test_a_label_set_by_hand_counts_like_any_other() -> None:
    shelf = FakeShelf.of(PATIENT, condition("a", "Rahasia"), condition("b", "Diare"))
    shelf.set_labels(shelf.find("Condition", "Rahasia"), [Label.MH])
    assert titles(select(shelf, SARI, EVERYTHING)) == {"Diare"}


def test_treatment_takes_current_problems_and_the_last_year() -> None:
    shelf = FakeShelf.of(
        PATIENT,
        condition("a", "Hipertensi", recordedDate="2015-01-01"),
        condition("b", "Tifoid", "resolved", recordedDate="2015-01-01"),
        resource("AllergyIntolerance", "al", code={"text": "Amoksisilin"}),
        lab("new", "HbA1c", "2026-01-05"),
        lab("old", "Kolesterol", "2019-01-05"),
    )
    selection = select(shelf, SARI, Choice(Purpose.TREAT, TODAY))
    assert titles(selection) == {"Hipertensi", "Amoksisilin", "HbA1c"}
    assert selection.left_out.records == 2
    assert selection.left_out.since == "2025-11-21"


def test_an_emergency_takes_the_card_and_the_contacts() -> None:
    contact = [{"telecom": [{"system": "phone", "value": "0812"}]}]
    shelf = FakeShelf.of(
        {**PATIENT, "contact": contact, "address": [{"text": "Jalan Melati"}]},
        condition("a", "Asma"),
        lab("x", "Golongan Darah", "2001-01-01"),
        lab("y", "HbA1c"),
        resource("Immunization", "i", status="completed", vaccineCode={"text": "BCG"}),
    )
    emergency = select(shelf, SARI, Choice(Purpose.ETREAT, TODAY))
    assert titles(emergency) == {"Asma", "Golongan Darah"}
    text = json.dumps(bundle_of(emergency))
    assert "0812" in text
    assert "Melati" not in text
    assert "0812" not in json.dumps(bundle_of(select(shelf, SARI, EVERYTHING)))


def test_an_insurer_gets_the_newest_visit_and_what_belongs_to_it() -> None:
    def visit(own: str, date: str) -> dict[str, Any]:
        return resource("Encounter", own, status="finished", period={"start": date})

    shelf = FakeShelf.of(
        PATIENT,
        visit("e1", "2025-01-01"),
        visit("e2", "2026-05-01"),
        condition("old", "Diare", encounter={"reference": "Encounter/e1"}),
        condition("new", "Patah tulang", encounter={"reference": "Encounter/e2"}),
    )
    selection = select(shelf, SARI, Choice(Purpose.HPAYMT, TODAY))
    assert {item.row.facts.fhir_type for item in selection.items} == {"Encounter", "Condition"}
    assert "Patah tulang" in titles(selection)
    assert "Diare" not in titles(selection)


def test_kinds_dates_and_single_records_add_up() -> None:
    shelf = FakeShelf.of(
        PATIENT, lab("a", "HbA1c", "2026-01-05"), lab("b", "LDL", "2019-01-05"), condition("c", "x")
    )
    old = shelf.find("Observation", "LDL")
    choice = Choice(
        Purpose.PATRQT, TODAY, kinds=frozenset({Kind.LAB}), since="2025", records=(old,)
    )
    selection = select(shelf, SARI, choice)
    assert titles(selection) == {"HbA1c", "LDL"}
    assert selection.left_out.kinds == (Kind.CONDITION,)
    assert selection.left_out.records == 1


def test_an_unticked_record_picked_by_hand_still_stays_in() -> None:
    shelf = FakeShelf.of(PATIENT, condition("a", "Infeksi HIV"))
    picked = Choice(Purpose.TREAT, TODAY, records=(shelf.find("Condition"),))
    with pytest.raises(NothingToShare) as refused:
        select(shelf, SARI, picked)
    assert refused.value.withheld == 1
    with pytest.raises(NoRecord):
        select(shelf, SARI, Choice(Purpose.TREAT, TODAY, records=(RecordId("f" * 32),)))


def test_what_is_needed_to_read_a_record_comes_along_and_is_told_apart() -> None:
    shelf = FakeShelf.of(
        PATIENT,
        resource(
            "MedicationRequest",
            "m",
            status="active",
            intent="order",
            medicationReference={"reference": "Medication/d"},
            requester={"reference": "Practitioner/dr"},
        ),
        {"resourceType": "Medication", "id": "d", "code": {"text": "Metformin 500 mg"}},
        {"resourceType": "Practitioner", "id": "dr", "name": [{"text": "dr. Wayan"}]},
        {"resourceType": "Practitioner", "id": "other", "name": [{"text": "dr. Ayu"}]},
    )
    selection = select(shelf, SARI, EVERYTHING)
    bundle = bundle_of(selection)
    urls = {entry["fullUrl"] for entry in bundle["entry"]}
    assert len(selection.record_ids) == 1
    assert {entry["resource"]["resourceType"] for entry in bundle["entry"]} == {
        "Patient",
        "MedicationRequest",
        "Medication",
        "Practitioner",
    }
    references = re.findall(r'"reference": "([^"]*)"', json.dumps(bundle))
    assert len(references) == 3
    assert set(references) <= urls
    assert "Ayu" not in json.dumps(bundle)


def test_entered_in_error_never_leaves_unless_picked() -> None:
    wrong = {**lab("a", "Salah"), "status": "entered-in-error"}
    shelf = FakeShelf.of(PATIENT, wrong, lab("b", "Benar"))
    assert titles(select(shelf, SARI, EVERYTHING)) == {"Benar"}


def test_circles_of_references_end() -> None:
    shelf = FakeShelf.of(
        PATIENT,
        lab("a", "A", hasMember=[{"reference": "Observation/b"}]),
        lab("b", "B", hasMember=[{"reference": "Observation/a"}]),
    )
    assert titles(select(shelf, SARI, EVERYTHING)) == {"A", "B"}


@pytest.mark.parametrize("text", ["HRESCH", "PUBHLTH", "HMARKT", "", "x"])
def test_other_purposes_never_get_single_records(text: str) -> None:
    with pytest.raises(PurposeRefused):
        purpose_from(text)
    assert purpose_from(" treat ") is Purpose.TREAT
