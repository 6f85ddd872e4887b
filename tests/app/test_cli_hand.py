"""Records written by hand on the command line: added, changed, corrected, taken out of view."""

import json
from pathlib import Path

import pytest
from cli_shell import Shell


def added(sari: Shell, *words: str) -> str:
    said = sari("add", *words)
    assert said.exit == 0, said.error
    record_id: str = said.object["record"]["id"]
    return record_id


def test_a_result_is_written_down_as_it_would_be_in_the_window(sari: Shell) -> None:
    said = sari(
        "add", "lab", "--test", "Hemoglobin", "--value", "12,5", "--unit", "g/dL",
        "--date", "2024-03-01",
    )  # fmt: skip
    assert said.exit == 0, said.error
    record = said.object["record"]
    assert (record["kind"], record["number"], record["unit"]) == ("lab", 12.5, "g/dL")
    assert record["trust"] == "typed"
    assert said.object["import_id"]
    assert sari("show", record["id"]).object["record"] == record


@pytest.mark.parametrize(
    "words",
    [
        ("medicine", "--name", "Amlodipine", "--dose", "1x1", "--since", "2024"),
        ("allergy", "--name", "Penisilin", "--reaction", "gatal", "--severity", "mild"),
        ("condition", "--name", "Hipertensi"),
        ("immunisation", "--name", "BCG", "--date", "1958"),
        ("visit", "--what", "outpatient", "--date", "2024-03-01"),
        ("procedure", "--name", "Operasi", "--date", "2020"),
        ("note", "--title", "Pesan", "--text", "Minum air putih"),
        ("family-history", "--what", "mother", "--name", "Diabetes"),
        ("vital", "--what", "pressure", "--upper", "130", "--lower", "80", "--date", "2024-03-01"),
    ],
)
def test_every_form_can_be_filled(words: tuple[str, ...], sari: Shell) -> None:
    record_id = added(sari, *words)
    assert sari("show", record_id).exit == 0


@pytest.mark.parametrize(
    "words",
    [
        ("lab", "--test", "Hb"),
        ("lab", "--test", "Hb", "--value", "12", "--date", "besok"),
        ("vital", "--what", "weight", "--value", "60", "--date", "2999-01-01"),
        ("medicine", "--name", "A", "--colour", "red"),
        ("visit", "--what", "somewhere", "--date", "2024"),
        ("stars",),
    ],
)
def test_what_no_form_takes_is_a_word_about_usage(words: tuple[str, ...], sari: Shell) -> None:
    said = sari("add", *words)
    assert said.exit == 2
    assert said.object["error"]["code"] == "usage"
    assert sari("list", "--all").object["total"] == 0


def test_an_odd_value_is_kept_and_said_to_be_odd(sari: Shell) -> None:
    said = sari("add", "vital", "--what", "weight", "--value", "349,9", "--date", "2024-03-01")
    assert said.object["notices"] == []
    odd = sari("add", "vital", "--what", "pulse", "--value", "9", "--date", "2024-03-01")
    assert odd.exit == 0
    assert odd.object["notices"] == [{"where": "value", "reason": "far-out"}]


def test_a_change_makes_a_version_and_keeps_what_was_not_named(sari: Shell) -> None:
    record_id = added(sari, "medicine", "--name", "Amlodipine", "--dose", "1x1")
    said = sari("change", record_id, "--dose", "2x1")
    assert said.exit == 0, said.error
    assert said.object["record"]["id"] == record_id
    assert said.object["record"]["title"] == "Amlodipine"
    assert "2x1" in said.object["record"]["content"]
    assert len(said.object["versions"]) == 2


def test_a_field_of_another_form_changes_nothing(sari: Shell) -> None:
    record_id = added(sari, "condition", "--name", "Asma")
    assert sari("change", record_id, "--batch", "7").exit == 2
    assert len(sari("show", record_id).object["versions"]) == 1


def test_what_came_from_a_hospital_is_corrected_beside_it_and_never_changed(filled: Shell) -> None:
    row = filled("list", "--kind", "lab", "--limit", "1").object["records"][0]
    assert filled("change", row["id"], "--value", "1").exit == 2
    assert filled("correct", row["id"], "Salah tulis, mestinya 13").exit == 0
    assert filled("show", row["id"]).object["record"]["value"] == row["value"]


def test_out_of_view_with_a_reason_and_back(sari: Shell) -> None:
    record_id = added(sari, "condition", "--name", "Asma")
    taken = sari("retract", record_id, "--reason", "keliru")
    assert taken.object["record"]["state"] == "retracted"
    assert sari("list").object["total"] == 0
    assert sari("restore", record_id).object["record"]["state"] == "current"
    assert sari("list").object["total"] == 1


def test_a_reason_is_needed_and_a_record_too(sari: Shell) -> None:
    record_id = added(sari, "condition", "--name", "Asma")
    assert sari("retract", record_id).exit == 2
    assert sari("retract", "0" * 32, "--reason", "x").exit == 6
    assert sari("correct", "abc", "x").exit == 6


def test_a_file_is_kept_as_a_document_byte_for_byte(sari: Shell, tmp_path: Path) -> None:
    path = tmp_path / "Surat rujukan.odt"
    path.write_bytes(b"PK\x03\x04 apa saja")
    said = sari(
        "add", "document", "--file", path, "--title", "Surat rujukan", "--date", "01-02-2024",
        "--place", "Puskesmas Singasana",
    )  # fmt: skip
    assert said.exit == 0, said.error
    record = said.object["record"]
    assert (record["kind"], record["title"], record["date"]) == (
        "document",
        "Surat rujukan",
        "2024-02-01",
    )
    assert said.object["provenance"]["attachments"] == ["Surat rujukan.odt"]
    again = sari("add", "document", "--file", path, "--title", "Surat rujukan",
                 "--date", "01-02-2024", "--place", "Puskesmas Singasana")  # fmt: skip
    assert again.object["record"]["id"] == record["id"]
    assert again.object["import_id"] is None
    assert sari("verify", "--full").exit == 0


@pytest.mark.parametrize("content", [None, b""])
def test_a_file_that_is_not_there_or_empty_is_no_document(
    content: bytes | None, sari: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "x.odt"
    if content is not None:
        path.write_bytes(content)
    assert sari("add", "document", "--file", path).exit == 2


def test_what_was_written_by_hand_comes_out_beside_the_originals(
    filled: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "Surat rujukan.odt"
    path.write_bytes(b"apa saja")
    added(filled, "condition", "--name", "Asma")
    added(filled, "document", "--file", str(path))
    out = tmp_path / "originals"
    assert filled("export", "--format", "originals", "--out", out).exit == 0
    assert (out / path.name).read_bytes() == path.read_bytes()
    entries = json.loads((out / "written-by-hand.json").read_bytes())["entry"]
    kinds = {one["resource"]["resourceType"] for one in entries}
    assert kinds >= {"Condition", "DocumentReference"}
    assert "Observation" not in kinds
