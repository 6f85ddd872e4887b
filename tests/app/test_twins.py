"""The same fact from two sources of one day is recognised, and both records stay."""

import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from cli_shell import CHEAP, SAMPLE, Shell

from app.jobs import Job
from app.proving import view
from app.reviewing import Review
from app.twins import keys_of
from vault.environment import Environment
from vault.records import Facts, Filter, Kind, Standing

HB = Facts(
    Kind.LAB,
    "Observation",
    "Hemoglobin [Mass/volume] in Blood",
    code="718-7",
    system="http://loinc.org",
    value="13.2",
    number=Decimal("13.2"),
    unit="g/dL",
    date="2026-11-18",
    sort_key="2026-11-18T00:00:00",
)


def changed(**changes: Any) -> Facts:
    fields = {name: getattr(HB, name) for name in HB.__struct_fields__}
    return Facts(**{**fields, **changes})


@pytest.mark.parametrize(
    "other",
    [
        changed(title="Hb"),
        changed(code="", system="", title="Hemoglobin"),
        changed(number=Decimal("13.20"), value="13,20", unit="gr/dL"),
        changed(date="2026-11-18T07:30:00+08:00", sort_key="2026-11-18T07:30:00"),
    ],
)
def test_the_same_fact_is_met_under_one_of_its_names(other: Facts) -> None:
    assert keys_of(HB) & keys_of(other)


@pytest.mark.parametrize(
    "other",
    [
        changed(number=Decimal("13.3"), value="13.3"),
        changed(unit="mmol/L"),
        changed(value="<13.2"),
        changed(code="1-1", title="Something else"),
        changed(sort_key="2026-11-17T00:00:00"),
        changed(standing=Standing.ENTERED_IN_ERROR),
        changed(sort_key=""),
        changed(sort_key="2026-11-00T00:00:00"),
    ],
)
def test_another_value_name_day_or_standing_is_no_twin(other: Facts) -> None:
    assert not keys_of(HB) & keys_of(other)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """One laboratory value of the hospital's file as another system wrote it."""
    bundle = json.loads((SAMPLE / "sari-rsud-singasana.json").read_text("utf-8"))
    patients = [one for one in bundle["entry"] if one["resource"]["resourceType"] == "Patient"]
    lab = next(
        one["resource"]
        for one in bundle["entry"]
        if one["resource"]["resourceType"] == "Observation"
        and "valueQuantity" in one["resource"]
        and "laboratory" in json.dumps(one["resource"].get("category", ""))
    )
    lab = {**lab, "id": "elsewhere", "identifier": [{"system": "urn:lab:2", "value": "77"}]}
    url = "urn:uuid:77777777-7777-4777-8777-777777777777"
    path = tmp_path / "prodia.json"
    entries = [*patients, {"fullUrl": url, "resource": lab}]
    path.write_text(json.dumps({**bundle, "entry": entries}), "utf-8")
    return path


def test_the_review_says_how_many_are_known_from_elsewhere(filled: Shell, second: Path) -> None:
    with filled.open() as vault:
        here = filled.home / ".local" / "state"
        environment = Environment(here, None, lambda: filled.now_ms, os.urandom, CHEAP)
        review = Review(vault, environment)
        draft = review.read(vault.owner(), (second,), Job())

    assert sum(draft.files[0].twins.values()) == 1
    assert [row.twin for row in draft.files[0].rows if row.twin] == list(draft.files[0].twins)


def test_the_page_of_a_record_names_its_twin_and_both_stay(filled: Shell, second: Path) -> None:
    with filled.open() as vault:
        before = vault.record(vault.owner().id).counts().total
    assert filled("import", second).exit == 0

    with filled.open() as vault:
        store = vault.record(vault.owner().id)
        rows = store.list(Filter(frozenset({Kind.LAB})), 0, 0).rows
        new = next(row for row in rows if row.source == "prodia.json")
        twins = view(store, new.id).twins
        assert [twin.source for twin in twins] == ["sari-rsud-singasana.json"]
        assert view(store, twins[0].id).twins == (new,)
        assert store.counts().total == before + 1
