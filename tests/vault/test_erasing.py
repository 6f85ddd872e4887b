"""Records erased for good: what goes along, what stays, and that nothing is left to be found.

Refuses: trusting the store's own word; tables, files and the word index are searched.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from record_fakes import KEY, Desk, again, incoming, make_desk, needing

from vault.db import checkpoint_truncate, open_database
from vault.entry import Operation
from vault.erasing import EraseReason, Erasure
from vault.errors import ErasureChanged, NoRecord
from vault.record_store import Summary
from vault.records import Attachment, Kind, Label

SECRET = "reaktif"
"""A word that only the erased record has."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def _bring(desk: Desk, name: str, *records: object, content: bytes = b"") -> None:
    files = (desk.keep(content or name.encode(), name),)
    with desk.begin(name, files=files) as importing:
        importing.add(records)  # type: ignore[arg-type]
        importing.commit(Summary({"Observation": len(records)}))


def _erase(desk: Desk, *identities: str) -> Erasure:
    plan = desk.store.plan_erasure([desk.id_of(one) for one in identities])
    return desk.store.erase(plan, "Sari", EraseReason.WISH)


def _everything(desk: Desk) -> Iterator[str]:
    """Every value of every table, payloads opened with whatever keys are left."""
    connection = open_database(desk.folder / "record.db", KEY)
    for (table,) in connection.rows("select name from sqlite_master where type = 'table'"):
        for row in connection.rows(f"select * from {table}"):
            yield from (str(one) for one in row)
            yield from (one.hex() for one in row if isinstance(one, bytes))
    for stored in desk.reopen().ledger.walk():
        yield stored.meta.decode()
        yield stored.content.decode()
    connection.close()


def _is_sound(desk: Desk) -> bool:
    report, problems = desk.store.verify(full=True)
    assert problems == ()
    return report.ok


def test_an_erased_record_is_nowhere(desk: Desk) -> None:
    _bring(desk, "kept.json", incoming("kept", "Glukosa"))
    _bring(
        desk, "hiv.json", incoming("hiv", "HIV", text=SECRET, body="antibodi", labels=(Label.HIV,))
    )
    desk.store.annotate(desk.id_of("hiv"), f"{SECRET} benar", "Sari")
    desk.store.retract(desk.id_of("hiv"), reason=f"{SECRET} salah")
    assert any(SECRET in one for one in _everything(desk))

    _erase(desk, "hiv")

    assert not [one for one in _everything(desk) if SECRET in one or "hiv.json" in one]
    assert not desk.store.search("antibodi").rows
    assert [row.facts.title for row in desk.store.list(limit=0).rows] == ["Glukosa"]
    with pytest.raises(NoRecord):
        desk.store.detail(desk.id_of("hiv"))
    assert _is_sound(desk)


def test_the_words_leave_the_index_itself(desk: Desk) -> None:
    _bring(desk, "a.json", incoming("a", SECRET), incoming("b", "Glukosa"))
    _erase(desk, "a")
    blocks = desk.connection.rows("select block from words_data")
    assert not [block for (block,) in blocks if SECRET.encode()[:5] in block]


def test_every_version_goes_and_other_records_keep_theirs(desk: Desk) -> None:
    _bring(desk, "1.json", incoming("a", text="1"), incoming("b", text="one"))
    _bring(
        desk, "2.json", incoming("a", text=SECRET, order="2"), incoming("b", text="two", order="2")
    )
    plan = _erase(desk, "a")
    assert plan.entries == 2 + 2  # two versions, two imports
    assert len(desk.store.detail(desk.id_of("b")).versions) == 2
    assert not [one for one in _everything(desk) if SECRET in one]
    assert _is_sound(desk)


def test_originals_that_contain_it_are_destroyed_and_their_other_records_stay(desk: Desk) -> None:
    _bring(desk, "lab.pdf", incoming("a"), incoming("b"), content=b"a and b")
    _bring(desk, "other.pdf", incoming("c"), content=b"c")
    before = {path.name for path in (desk.folder / "files").glob("*/*")}

    plan = _erase(desk, "a")

    after = {path.name for path in (desk.folder / "files").glob("*/*")}
    assert before - after == {one.name for one in plan.files}
    assert [one.title for one in plan.files] == ["lab.pdf"]
    assert desk.store.detail(desk.id_of("b")).original is None
    assert desk.store.detail(desk.id_of("c")).original is not None
    assert [one.path for one in desk.store.imports()] == ["other.pdf", ""]
    assert _is_sound(desk)


def test_a_file_that_met_the_record_again_is_destroyed_too(desk: Desk) -> None:
    _bring(desk, "first.json", incoming("a"), content=b"first")
    _bring(desk, "second.json", incoming("a"), incoming("b"), content=b"second")
    plan = desk.store.plan_erasure([desk.id_of("a")])
    assert {one.title for one in plan.files} == {"first.json", "second.json"}
    desk.store.erase(plan, "Sari", EraseReason.WISH)
    assert not list((desk.folder / "files").glob("*/*"))
    assert _is_sound(desk)


def test_the_document_that_is_the_original_goes_with_a_value_from_it(desk: Desk) -> None:
    paper = b"the paper itself"
    document = incoming(
        "paper", "Hasil", kind=Kind.DOCUMENT, attachments=(Attachment("h.pdf", "x", paper, "/"),)
    )
    _bring(desk, "h.pdf", document, incoming("value"), incoming("other"), content=paper)
    plan = desk.store.plan_erasure([desk.id_of("value")])
    assert plan.also == (desk.id_of("paper"),)
    desk.store.erase(plan, "Sari", EraseReason.WISH)
    assert [row.id for row in desk.store.list(limit=0).rows] == [desk.id_of("other")]
    assert _is_sound(desk)


def test_texts_that_others_took_from_it_are_gone(desk: Desk) -> None:
    _bring(desk, "p.json", incoming("drug", SECRET))
    _bring(desk, "q.json", incoming("script", "", needs=needing("title", "drug")))
    assert desk.store.row(desk.id_of("script")).facts.title == SECRET
    _erase(desk, "drug")
    assert desk.store.row(desk.id_of("script")).facts.title == ""
    assert not desk.store.search(SECRET).rows


def test_views_rebuilt_afterwards_are_the_same(desk: Desk) -> None:
    _bring(desk, "1.json", incoming("a"), incoming("b", "Ureum", date="2024-01-02"))
    _bring(desk, "2.json", incoming("c"), incoming("a"))
    _bring(desk, "3.json", incoming("b", "Ureum", text="5", order="2"))
    desk.store.undo(desk.store.imports()[0].import_id)
    _erase(desk, "a")
    before = (
        desk.store.list(limit=0),
        desk.store.counts(),
        desk.store.imports(),
        desk.store.log_lines(50, folded=True),
    )
    desk.store.rebuild(again, 1)
    after = (
        desk.store.list(limit=0),
        desk.store.counts(),
        desk.store.imports(),
        desk.store.log_lines(50, folded=True),
    )
    assert after == before
    assert _is_sound(desk)


def test_a_later_file_does_not_bring_it_back_unasked(desk: Desk) -> None:
    _bring(desk, "1.json", incoming("a", text=SECRET), incoming("b"), content=b"one")
    _erase(desk, "a")
    with desk.begin("2.json", files=(desk.keep(b"two", "2.json"),)) as importing:
        outcome = importing.add([incoming("a", text=SECRET), incoming("c")])
        importing.commit(Summary())
    assert [(one.place, one.reason) for one in outcome.refused] == [("/a", "erased-before")]
    assert not list((desk.folder / "files").glob("*/*"))
    assert not [one for one in _everything(desk) if SECRET in one or "2.json" in one]
    assert _is_sound(desk)


def test_the_first_file_of_an_emptied_record_does_not_bring_it_back_either(desk: Desk) -> None:
    _bring(desk, "1.json", incoming("a"))
    _erase(desk, "a")
    with desk.begin("2.json") as importing:
        assert importing.add([incoming("a")]).refused


def test_it_comes_back_when_asked_for(desk: Desk) -> None:
    _bring(desk, "1.json", incoming("a"), content=b"one")
    _erase(desk, "a")
    with desk.begin("1.json", files=(desk.keep(b"one", "1.json"),), again=True) as importing:
        assert importing.add([incoming("a")]).new == 1
        importing.commit(Summary())
    assert desk.store.detail(desk.id_of("a")).original is not None
    assert _is_sound(desk)
    desk.store.rebuild(again, 1)
    assert desk.store.row(desk.id_of("a")).id == desk.id_of("a")


def test_a_plan_that_no_longer_holds_is_refused_and_nothing_is_lost(desk: Desk) -> None:
    _bring(desk, "1.json", incoming("a"), content=b"one")
    plan = desk.store.plan_erasure([desk.id_of("a")])
    _bring(desk, "2.json", incoming("a"), incoming("b"), content=b"two")
    with pytest.raises(ErasureChanged):
        desk.store.erase(plan, "Sari", EraseReason.WISH)
    assert desk.store.detail(desk.id_of("a")).original is not None
    assert _is_sound(desk)


def test_the_activity_says_it_once_and_names_nothing(desk: Desk) -> None:
    _bring(desk, "hiv.json", incoming("a", SECRET), incoming("b"))
    _erase(desk, "a")
    lines = desk.store.log_lines(20)
    told = [one.detail for one in lines if one.operation == Operation.ERASE]
    assert [one for one in told if "records" in one] == [
        {"actor": "Sari", "files": 1, "reason": "wish", "records": 1}
    ]
    assert SECRET not in repr(lines)
    assert "hiv.json" not in repr(lines)


def test_what_somebody_wrote_by_hand_goes_with_its_title(desk: Desk) -> None:
    with desk.begin(SECRET) as importing:
        importing.add([incoming("typed", SECRET)])
        importing.commit(Summary())
    _erase(desk, "typed")
    assert not [one for one in _everything(desk) if SECRET in one]


def test_another_persons_copy_of_the_file_can_be_destroyed_by_its_content(desk: Desk) -> None:
    _bring(desk, "both.json", incoming("mine"), content=b"of two people")
    stored = desk.store.originals()[0]
    plan = desk.store.plan_file_erasure(stored.sha256)
    assert (plan.asked, plan.also) == ((), ())
    assert plan.files == (stored,)
    desk.store.erase(plan, "Sari", EraseReason.WISH)
    assert desk.store.detail(desk.id_of("mine")).original is None
    assert _is_sound(desk)


def test_a_payload_destroyed_by_hand_is_no_erasure(desk: Desk) -> None:
    _bring(desk, "1.json", incoming("a"), incoming("b"))
    _erase(desk, "a")
    desk.connection.execute("delete from payload where id = (select max(id) from payload)")
    assert not desk.store.verify(full=True)[0].ok


def test_the_write_ahead_log_holds_nothing(desk: Desk) -> None:
    _bring(desk, "1.json", incoming("a"))
    _erase(desk, "a")
    checkpoint_truncate(desk.connection)
    log = desk.folder / "record.db-wal"
    assert not log.exists() or not log.stat().st_size
