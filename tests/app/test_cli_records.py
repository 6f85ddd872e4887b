"""Bringing records in, looking at them and taking them out, from the command line."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from cli_shell import SAMPLE, Shell

HOSPITAL = SAMPLE / "sari-rsud-singasana.json"
HEALTH_CENTRE = SAMPLE / "sari-puskesmas-kediri.json"


def test_an_import_answers_with_what_became_of_each_file(sari: Shell) -> None:
    said = sari("import", HOSPITAL)

    assert said.exit == 0
    answer = said.object
    assert set(answer) == {"batch_id", "files", "new", "same", "changed", "refused", "held"}
    (one,) = answer["files"]
    assert set(one) == {
        "path", "format", "status", "import_id", "person_id", "found", "points", "new", "same",
        "changed", "refused", "held", "notices",
    }  # fmt: skip
    assert one["status"] == "imported"
    assert one["found"]["Observation"] == 32
    assert one["new"] == sum(one["found"].values())


def test_the_same_file_twice_adds_nothing(filled: Shell) -> None:
    before = filled("verify").object["size"]

    said = filled("import", HOSPITAL)

    assert said.exit == 0
    assert said.object["files"][0]["status"] == "same"
    assert said.object["new"] == 0
    assert filled("verify").object["size"] == before


def test_a_dry_run_saves_nothing(sari: Shell) -> None:
    said = sari("import", "--dry-run", HOSPITAL)

    assert said.object["files"][0]["status"] == "dry-run"
    assert said.object["new"] == 54
    assert sari("list").object["total"] == 0
    assert list(sari.vault.glob("people/*/files/*/*")) == []


def test_a_file_about_somebody_else_is_held_until_it_is_said_whose_it_is(sari: Shell) -> None:
    held = sari("import", SAMPLE / "made-rs-jantung.json")
    total = sari("list").object["total"]
    created = sari("import", "--create-people", SAMPLE / "made-rs-jantung.json")

    assert held.exit == 3
    assert held.object["files"][0]["status"] == "held"
    assert held.object["files"][0]["held"] == [{"who": "I Made Sudana", "records": 58}]
    assert held.object["files"][0]["found"]["Observation"] == 25
    assert total == 0
    assert created.exit == 0
    assert {one["name"] for one in sari("people", "list").object["people"]} == {
        "Ni Wayan Sari",
        "I Made Sudana",
    }


def test_two_people_in_one_file_become_two_entries(sari: Shell, tmp_path: Path) -> None:
    mixed = tmp_path / "both.json"
    entries = [
        entry
        for name in ("sari-rsud-singasana.json", "made-rs-jantung.json")
        for entry in json.loads((SAMPLE / name).read_text("utf-8"))["entry"]
    ]
    mixed.write_text(json.dumps({"resourceType": "Bundle", "type": "batch", "entry": entries}))

    said = sari("import", mixed)

    assert said.exit == 3
    assert {one["status"] for one in said.object["files"]} == {"imported", "held"}
    assert len({one["path"] for one in said.object["files"]}) == 1
    titles = {row["title"] for row in sari("list", "--limit", "0").object["records"]}
    assert "Serangan jantung akut" not in titles


def test_what_a_folder_hides_is_passed_over_and_said(sari: Shell) -> None:
    folder = sari.home / "scan"
    (folder / ".trash").mkdir(parents=True)
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / "sari.json").write_bytes((SAMPLE / "sari-rsud-singasana.json").read_bytes())

    said = sari("import", folder).object

    (file,) = said["files"]
    assert file["new"] > 0
    passed = {Path(one["where"]).name: one["reason"] for one in file["notices"]}
    assert passed[".DS_Store"] == passed[".trash"] == "skipped-system-file"


def test_undo_takes_an_import_back_and_the_file_can_come_again(filled: Shell) -> None:
    (one,) = filled("imports", "list").object["imports"]

    undone = filled("imports", "undo", one["import_id"])
    total = filled("list").object["total"]
    again = filled("import", HOSPITAL)

    assert undone.exit == 0
    assert undone.object["undone"] == [one["import_id"]]
    assert undone.object["retracted"] == 54
    assert total == 0
    assert again.object["new"] == 54
    assert filled("list").object["total"] == 50
    assert filled("verify", "--full").object["ok"] is True


def test_an_unknown_import_is_exit_six(filled: Shell) -> None:
    assert filled("imports", "undo", "00" * 16).exit == 6
    assert filled("imports", "undo", "nonsense").exit == 6


def test_a_record_in_a_list_has_the_fields_of_the_contract(filled: Shell) -> None:
    row = filled("list", "--kind", "lab", "--limit", "1").object["records"][0]

    assert set(row) >= {
        "id", "person_id", "kind", "type", "date", "title", "value", "number", "unit", "low",
        "high", "flag", "status", "state", "trust", "facility", "practitioner", "source", "labels",
    }  # fmt: skip


def test_numbers_keep_the_digits_of_the_laboratory(filled: Shell) -> None:
    text = filled("list", "--kind", "lab", "--limit", "0").text

    assert '"number":0.82,' in text
    assert '"low":0.50,' in text


def test_lists_are_newest_first_and_keep_to_dates_and_pages(filled: Shell) -> None:
    everything = filled("list", "--limit", "0").object
    page = filled("list", "--limit", "5", "--offset", "5").object
    year = filled("list", "--since", "2024", "--until", "2024", "--limit", "0").object

    dates = [row["date"] for row in everything["records"]]
    assert dates == sorted(dates, reverse=True)
    assert [row["id"] for row in page["records"]] == [
        row["id"] for row in everything["records"][5:10]
    ]
    assert {row["date"][:4] for row in year["records"]} == {"2024"}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("--since", "2024-03"), {"2024", "2024-03", "2024-03-10", "2024-03-10T23:59:00+07:00"}),
        (("--since", "2024-03-11"), {"2024", "2024-03"}),
        (("--until", "2024-03"), {"2023-12", "2024", "2024-03", "2024-03-10"}),
        (("--until", "2024-03-09"), {"2023-12", "2024", "2024-03"}),
        (("--since", "2024-02", "--until", "2024-02"), {"2024"}),
        (("--since", "2023-12-31", "--until", "2024-01-01"), {"2023-12", "2024"}),
    ],
)
def test_since_and_until_compare_intervals_as_printed(
    sari: Shell, tmp_path: Path, words: tuple[str, ...], shown: set[str]
) -> None:
    dates = ("2023-12", "2024", "2024-03", "2024-03-10", "2024-03-10T23:59:00+07:00")
    patient = json.loads((SAMPLE / "sari-rsud-singasana.json").read_text())["entry"][0]
    observation = {"resourceType": "Observation", "status": "final", "code": {"text": "Gula"}}
    file = tmp_path / "dates.json"
    tests = [
        {"resource": {**observation, "id": f"o{at}", "effectiveDateTime": date}}
        for at, date in enumerate(dates)
    ]
    entries = [patient, *tests, {"resource": {**observation, "id": "no-date"}}]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    file.write_text(json.dumps(bundle))
    assert sari("import", "--for-person", "Ni Wayan Sari", file).exit == 0

    found = {row["date"] for row in sari("list", *words).object["records"]}

    late = {one for one in found if one.startswith("2024-03-10T")}
    assert found - late == {one for one in shown if "T" not in one}
    assert late == ({dates[-1]} if dates[3] in shown else set())


def test_a_whole_batch_is_taken_back_and_shown_only_when_asked_for(filled: Shell) -> None:
    brought = filled("import", SAMPLE / "sari-puskesmas-kediri.json", SAMPLE / "surat-rujukan.pdf")
    batch = brought.object["batch_id"]
    before = filled("list", "--limit", "0").object["total"]

    undone = filled("imports", "undo", batch)

    assert undone.exit == 0
    assert undone.object["retracted"] == brought.object["new"]
    assert filled("list", "--limit", "0").object["total"] < before
    everything = filled("list", "--limit", "0", "--all").object["records"]
    assert {"current", "retracted"} == {row["state"] for row in everything}
    assert filled("imports", "undo", batch).exit == 6
    assert filled("verify", "--full").exit == 0


def test_the_directory_shows_only_when_asked_for(filled: Shell) -> None:
    usual = {row["kind"] for row in filled("list", "--limit", "0").object["records"]}
    everything = {row["kind"] for row in filled("list", "--limit", "0", "--all").object["records"]}

    assert "directory" not in usual
    assert "directory" in everything


def test_show_gives_versions_provenance_and_the_original_byte_for_byte(
    filled: Shell, tmp_path: Path
) -> None:
    row = filled("list", "--kind", "lab", "--limit", "1").object["records"][0]

    said = filled("show", row["id"], "--original", tmp_path / "back.json")

    assert said.exit == 0
    assert set(said.object) == {"record", "versions", "provenance"}
    assert (tmp_path / "back.json").read_bytes() == HOSPITAL.read_bytes()
    assert (
        said.object["provenance"]["file_sha256"]
        == hashlib.sha256(HOSPITAL.read_bytes()).hexdigest()
    )
    assert said.object["record"]["content"].encode() in HOSPITAL.read_bytes()
    assert filled("show", "ab" * 16).exit == 6


def test_a_newer_version_of_a_resource_is_a_new_version_of_the_same_record(
    sari: Shell, tmp_path: Path
) -> None:
    def write(name: str, version: str, value: float) -> Path:
        path = tmp_path / name
        path.write_text(
            json.dumps(
                {
                    "resourceType": "Observation",
                    "id": "one",
                    "meta": {"versionId": version, "source": "https://lab.example"},
                    "status": "final",
                    "code": {"text": "Gula darah"},
                    "effectiveDateTime": "2026-01-02",
                    "valueQuantity": {"value": value, "unit": "mg/dL"},
                }
            )
        )
        return path

    sari("import", write("a.json", "1", 100))
    said = sari("import", write("b.json", "2", 104))

    assert said.object["changed"] == 1
    (row,) = sari("list").object["records"]
    assert row["number"] == 104
    assert len(sari("show", row["id"]).object["versions"]) == 2


def test_search_finds_as_typed_and_bears_any_text(filled: Shell) -> None:
    assert filled("search", "kreat").object["total"] == 16
    assert filled("search", "KREATININ singasana").object["total"] == 16
    for strange in ('"', "a* OR b", "NEAR(", "')--", "日本", "%"):
        assert filled("search", strange).exit == 0


@pytest.mark.parametrize("form", ["fhir", "ndjson"])
def test_an_export_is_taken_back_as_it_is(filled: Shell, tmp_path: Path, form: str) -> None:
    out = tmp_path / f"out.{form}"

    said = filled("export", "--format", form, "--out", out)
    again = filled("import", out)

    assert said.object["records"] == 54
    assert (
        again.object["files"][0]["found"]
        == filled("import", "--dry-run", HOSPITAL).object["files"][0]["found"]
    )
    assert again.exit == 0
    assert filled("export", "--format", form, "--out", out).exit == 2


def test_originals_come_out_byte_for_byte(filled: Shell, tmp_path: Path) -> None:
    filled("import", HEALTH_CENTRE)

    said = filled("export", "--format", "originals", "--out", tmp_path / "originals")

    assert said.exit == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "originals").iterdir()} == {
        path.name: path.read_bytes() for path in (HOSPITAL, HEALTH_CENTRE)
    }


def test_every_fhir_sample_gives_the_counts_of_the_manifest(sari: Shell, shared_data: Path) -> None:
    folders = sorted(shared_data.glob("fhir-*"))

    said = sari("import", "--for-person", "Ni Wayan Sari", "--dry-run", *folders)

    assert said.exit in {0, 3}
    found = counted(said.object["files"], shared_data)
    wanted = manifest_counts(shared_data)
    assert {path: found.get(path) for path in wanted} == wanted


def counted(files: list[dict[str, Any]], shared: Path) -> dict[str, dict[str, int]]:
    totals: dict[str, dict[str, int]] = {}
    for one in files:
        path = Path(one["path"].split("!")[0]).relative_to(shared).as_posix()
        mine = totals.setdefault(path, {})
        for kind, number in one["found"].items():
            mine[kind] = mine.get(kind, 0) + number
    return totals


def manifest_counts(shared: Path) -> dict[str, dict[str, int]]:
    manifest = json.loads((shared / "manifest.json").read_text("utf-8"))
    wanted = {}
    for one in manifest["files"]:
        if one["path"].startswith("fhir-"):
            counts = dict(one["counts"].get("resources_by_type", {}))
            orders = counts.pop("MedicationOrder", 0)
            if orders:
                counts["MedicationRequest"] = counts.get("MedicationRequest", 0) + orders
            wanted[one["path"]] = counts
    return wanted
