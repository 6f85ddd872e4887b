"""Every FHIR sample: records counted, standing told apart, nothing left unreadable."""

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from fhir_samples import documents, take_in

from sync.fhir.types import r4_type
from vault.records import Facts, Kind, Standing

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data"
STANDINGS = {Standing.NONE_KNOWN: "no-known-statement"}
STRICTER = {"fhir-dstu2/custom_diabetes.json": {"AllergyIntolerance:refuted": 1}}
"""DSTU2 says `refuted` in `status`; by its own rule the manifest would count it."""


def manifest() -> list[dict[str, Any]]:
    path = SHARED / "manifest.json"
    if not path.exists():
        return []
    files = json.loads(path.read_text(encoding="utf-8"))["files"]
    wanted = (entry for entry in files if entry["path"].startswith("fhir-"))
    return [entry for entry in wanted if not entry["path"].endswith((".xml", ".phr"))]


SAMPLES = manifest()


def assert_readable(facts: Facts) -> None:
    texts = (facts.title, facts.value, facts.facility, facts.practitioner, facts.detail)
    assert facts.title.strip()
    assert len(facts.title) <= 300
    assert not any("####" in text or "Decimal(" in text for text in texts)
    if facts.fhir_type == "Observation" and facts.number is not None:
        assert facts.series


def has_value(facts: Facts) -> bool:
    return facts.fhir_type == "Observation" and bool(facts.value)


@pytest.mark.parametrize("entry", SAMPLES, ids=[entry["path"] for entry in SAMPLES])
def test_a_sample_gives_its_records_readably(entry: dict[str, Any], shared_data: Path) -> None:
    records, _ = take_in(*documents(shared_data / entry["path"]))

    identities: defaultdict[str, set[str]] = defaultdict(set)
    odd: Counter[str] = Counter()
    for record in records:
        facts = record.facts
        known = identities[facts.fhir_type]
        if facts.standing is not Standing.FACT and record.identity not in known:
            odd[f"{facts.fhir_type}:{STANDINGS.get(facts.standing, facts.standing.value)}"] += 1
        known.add(record.identity)

    wanted: Counter[str] = Counter()
    for kind, number in entry["counts"]["resources_by_type"].items():
        wanted[r4_type(kind)] += number
    anonymous = {"OperationOutcome"}
    found = {kind: len(known) for kind, known in identities.items() if kind not in anonymous}
    assert found == {kind: number for kind, number in wanted.items() if kind not in anonymous}
    for record in records:
        assert_readable(record.facts)
    stated = entry["counts"].get("observation_values", {}).get("with_value", 0)
    if not entry["counts"].get("duplicates"):
        assert sum(1 for record in records if has_value(record.facts)) >= stated
    assert odd == Counter(entry["counts"].get("not_a_fact", {})) + Counter(
        STRICTER.get(entry["path"], {})
    )


def test_kinds_of_observations_follow_their_category(shared_data: Path) -> None:
    path = "fhir-r4/synthea_Lyle_Baumbach_40a23e3f-fc1e-4333-8588-c5aaa9aa7c9b.json"
    records, _ = take_in(*documents(shared_data / path))

    kinds = Counter(
        record.facts.kind for record in records if record.facts.fhir_type == "Observation"
    )

    assert kinds[Kind.LAB] == 38
    assert kinds[Kind.VITAL] == 21
