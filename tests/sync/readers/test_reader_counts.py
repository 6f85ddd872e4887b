"""Every FHIR sample gives the counts of the manifest; every bad one what it expects.

Refuses: to pass without the shared files; it skips where they are absent.
"""

import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from reader_help import Told, through_child

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
TYPES = {"patients": "Patient", "conditions": "Condition", "documents": "DocumentReference"}


def _files() -> list[dict[str, Any]]:
    try:
        files: list[dict[str, Any]] = json.loads((SHARED / "manifest.json").read_text())["files"]
    except FileNotFoundError:
        return []
    return files


GOOD = [one for one in _files() if one["path"].startswith("fhir-")]
BAD = [one for one in _files() if one["path"].startswith("bad/")]


@pytest.mark.parametrize("sample", GOOD, ids=[one["path"] for one in GOOD])
def test_found_equals_the_manifest(sample: dict[str, Any], shared_data: Path) -> None:
    wanted: Counter[str] = Counter()
    for kind, number in sample["counts"].get("resources_by_type", {}).items():
        wanted[{"MedicationOrder": "MedicationRequest"}.get(kind, kind)] += number
    seen = through_child(shared_data / sample["path"])
    assert seen.found == dict(wanted)
    assert len(seen.records) == sample["counts"]["resources_total"]
    assert not seen.refused
    assert seen.readable


@pytest.mark.parametrize("sample", BAD, ids=[one["path"] for one in BAD])
def test_bad_files_end_as_expected_within_their_limits(
    sample: dict[str, Any], shared_data: Path
) -> None:
    began = time.monotonic()
    seen = through_child(shared_data / sample["path"])
    assert time.monotonic() - began < sample["limits"]["seconds"]
    assert ("", "child-died") not in seen.refused
    _expect(sample, seen)


def _expect(sample: dict[str, Any], seen: Told) -> None:
    if sample["expect"] == "reject":
        assert not seen.records
        assert seen.refused
        assert not seen.readable
        return
    assert any(member.readable for member in seen.members)
    for name, kind in TYPES.items():
        if name in sample.get("expected_items", {}):
            assert seen.found.get(kind, 0) >= sample["expected_items"][name]
    if "observations" in sample.get("expected_items", {}):
        assert seen.found["Observation"] == sample["expected_items"]["observations"]


@pytest.mark.parametrize(
    ("path", "format_", "fhir"),
    [
        ("fhir-dstu2/smart_patient-7777702.fhir-bundle.xml", "fhir-xml", "1.0"),
        ("fhir-dstu2/custom_diabetes.json", "fhir-json", "1.0"),
        ("fhir-stu3/synthea_Haag_Kia_13.json", "fhir-json", "3.0"),
        ("fhir-ips/IPS-bundle-01.json", "fhir-json", "4.0"),
        ("fhir-ndjson/pathling_Patient.ndjson", "fhir-ndjson", "4.0"),
        ("fhir-r5/testcases_appointment-examplereq.json", "fhir-json", "5.0"),
    ],
)
def test_release_and_format_are_told(path: str, format_: str, fhir: str, shared_data: Path) -> None:
    started = through_child(shared_data / path).started[0]
    assert (started.format, started.fhir) == (format_, fhir)


def test_satusehat_and_old_files_have_readable_titles(shared_data: Path) -> None:
    seen = through_child(shared_data / "fhir-dstu2" / "smart_patient-1272431.fhir-bundle.xml")
    kinds = {record.facts.fhir_type for record in seen.records}
    assert "MedicationOrder" not in kinds
    bare = [r for r in seen.records if r.facts.title == r.facts.fhir_type]
    assert len(bare) < len(seen.records) / 20
