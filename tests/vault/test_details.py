from pathlib import Path

import pytest
from record_fakes import Desk, incoming, make_desk

from vault.errors import NoRecord
from vault.ids import RecordId
from vault.records import Kind
from vault.tree import leaf_hash, verify_inclusion


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def test_a_record_is_shown_whole(desk: Desk) -> None:
    desk.bring(incoming("a", text="1"), path="first.json")
    desk.bring(incoming("a", text="2"), path="second.json")

    detail = desk.store.detail(desk.store.list().rows[0].id)

    assert detail.content == incoming("a", text="2").content
    assert [version.source for version in detail.versions] == ["second.json", "first.json"]
    newest = detail.versions[0]
    assert (newest.place, newest.media, newest.fhir) == ("/a", "application/fhir+json", "4.0.1")
    assert newest.size == len(detail.content)
    assert detail.original is None


def test_the_older_shown_version_is_the_content_shown(desk: Desk) -> None:
    desk.bring(incoming("a", text="new", order="2"))
    desk.bring(incoming("a", text="old", order="1"))
    record = desk.store.list().rows[0].id

    assert desk.store.content(record) == incoming("a", text="new").content
    assert desk.store.detail(record).content == incoming("a", text="new").content


def test_references_lead_both_ways(desk: Desk) -> None:
    desk.bring(
        incoming("urn:visit", "Visit", kind=Kind.VISIT, aliases=("local:Encounter/7",)),
        incoming(
            "a", "by alias", references=("urn:patient", "local:Encounter/7"), subject="urn:patient"
        ),
        incoming("b", "by id", references=("urn:visit", "urn:elsewhere")),
    )
    ids = {row.facts.title: row.id for row in desk.store.list().rows}

    (_, to_visit) = desk.store.references(ids["by alias"])
    by_id = desk.store.references(ids["by id"])

    assert to_visit.record_id == ids["Visit"]
    assert [one.record_id for one in by_id] == [ids["Visit"], None]
    assert set(desk.store.referrers(ids["Visit"])) == {ids["by alias"], ids["by id"]}
    assert desk.store.referrers(ids["by id"]) == ()
    assert desk.store.resolve(["urn:nobody", "local:Encounter/7"]) == ids["Visit"]
    assert desk.store.resolve(["urn:nobody"]) is None


def test_proofs_hold_for_the_shown_version(desk: Desk) -> None:
    desk.bring(*(incoming(f"r{number}") for number in range(30)))
    ids = [row.id for row in desk.store.list().rows]

    proofs = desk.store.proofs(ids)

    assert [one.record_id for one in proofs] == ids
    for one in proofs:
        proof = one.proof
        index = proof.stored.position.index
        verify_inclusion(leaf_hash(proof.header), index, proof.size, proof.path, proof.root)
    assert proofs[0].proof.stored.content == desk.store.content(ids[0])


def test_no_such_record(desk: Desk) -> None:
    wrong = RecordId("00" * 16)

    for ask in (desk.store.detail, desk.store.content, desk.store.references, desk.store.proof):
        with pytest.raises(NoRecord):
            ask(wrong)
    with pytest.raises(NoRecord):
        desk.store.referrers(wrong)
