from pathlib import Path
from typing import Any

import pytest
from record_fakes import Desk, again, incoming, make_desk, needing, number

from vault.erasing import EraseReason
from vault.errors import Altered
from vault.record_schema import VIEW_TABLES
from vault.record_store import StoredPayload, Summary
from vault.records import Attachment, IncomingRecord, Kind, Label, Standing

HIDDEN_NUMBERS = {"texts": "digest, kind, series, n, body, head"}


@pytest.fixture
def lived_in(tmp_path: Path) -> Desk:
    """A record with a history: versions, undo, decisions, needs, attachments, a summary."""
    desk = make_desk(tmp_path)
    letter = Attachment("l.pdf", "application/pdf", b"letter", "/l")
    desk.bring(
        *(
            incoming(
                f"r{one}", f"T{one % 5}", **number(str(one)), series="s", date=f"20{one % 20:02d}"
            )
            for one in range(40)
        ),
        incoming("y", aliases=("local:Y/1",), references=("r1", "local:X/1")),
        incoming("x", needs=needing("facility", "urn:clinic"), attachments=(letter,)),
    )
    desk.bring(incoming("r1", "T1", text="other", body="words"), incoming("r2", order="1"))
    with desk.begin() as importing:
        importing.add(
            [incoming("urn:clinic", "RS", kind=Kind.DIRECTORY), incoming("r2", order="2")]
        )
        importing.commit(Summary({"Organization": 1}, refused=1))
    ids = [row.id for row in desk.store.list(limit=0).rows]
    desk.store.set_labels(ids[0], [Label.HIV])
    desk.store.retract(ids[1])
    desk.store.retract(ids[2])
    desk.store.restore(ids[2])
    desk.store.annotate(ids[3], "It was the other arm")
    desk.store.annotate(ids[4], "Typed twice")
    desk.store.retract(ids[4], reason="Not mine")
    desk.store.undo(desk.store.imports()[1].import_id)
    desk.bring(incoming("r1", "T1", text="third"), incoming("later", "Later"))
    desk.bring(incoming("gone", "Gone"), path="gone.json")
    desk.store.erase(desk.store.plan_erasure([desk.id_of("gone")]), "Sari", EraseReason.WISH)
    return desk


def dump(desk: Desk) -> dict[str, list[Any]]:
    """Every view, without the numbers that only the order of work gives to texts."""
    tables: dict[str, list[Any]] = {}
    for name in VIEW_TABLES:
        if name == "words":
            continue
        columns = HIDDEN_NUMBERS.get(name, "*")
        tables[name] = sorted(map(repr, desk.connection.rows(f"select {columns} from {name}")))
    rows = desk.connection.rows(
        "select t.hidden, t.sort, t.id, t.rid, t.kind, t.span, t.plain, t.state, t.trust, t.imp,"
        " x.digest, t.facts from timeline t join texts x on x.tid = t.text"
    )
    tables["timeline"] = sorted(map(repr, rows))
    rows = desk.connection.rows(
        "select p.hidden, p.sort, p.id, x.digest from postings p join texts x on x.tid = p.text"
    )
    tables["postings"] = sorted(map(repr, rows))
    return tables


def test_rebuilt_views_hold_the_same(lived_in: Desk) -> None:
    before = dump(lived_in)
    found = [row.id for row in lived_in.store.search("t3").rows]

    lived_in.store.rebuild(again, 2)

    assert dump(lived_in) == before
    assert [row.id for row in lived_in.store.search("t3").rows] == found
    assert lived_in.store.verify(full=True)[1] == ()
    assert not lived_in.store.stale(2)
    assert lived_in.store.stale(3)


def test_every_view_is_exercised(lived_in: Desk) -> None:
    empty = [name for name, rows in dump(lived_in).items() if not rows]

    assert empty == []


def test_texts_found_only_in_the_whole_file_survive(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    told = ("facility", "practitioner", "standing")
    desk.bring(incoming("a", facility="RS Harapan", standing=Standing.NOT_DONE, told=told))

    def without_file(payloads: tuple[StoredPayload, ...]) -> tuple[IncomingRecord, ...]:
        return tuple(
            incoming(
                one.identity, practitioner="by", needs=needing("facility", "urn:1"), order="no"
            )
            for one in payloads
        )

    desk.store.rebuild(without_file)

    facts = desk.store.list().rows[0].facts
    assert (facts.facility, facts.practitioner) == ("RS Harapan", "")
    assert facts.standing is Standing.NOT_DONE


def test_a_better_extractor_decides_what_the_content_says(tmp_path: Path) -> None:
    desk = make_desk(tmp_path)
    desk.bring(incoming("a", "Glukosa", facility="RS"))

    desk.store.rebuild(lambda payloads: tuple(incoming(one.identity, "Gula") for one in payloads))

    facts = desk.store.list().rows[0].facts
    assert (facts.title, facts.facility) == ("Gula", "")


def test_an_extractor_that_does_not_answer_leaves_the_views(lived_in: Desk) -> None:
    before = dump(lived_in)

    with pytest.raises(ValueError, match="0"):
        lived_in.store.rebuild(lambda _payloads: ())

    assert dump(lived_in) == before


def test_a_damaged_view_is_found_and_mended(lived_in: Desk) -> None:
    lived_in.connection.execute("delete from timeline where rid = 3")

    _, problems = lived_in.store.verify(full=False)
    assert {problem.where for problem in problems} >= {"timeline", "counts"}

    lived_in.store.rebuild(again)
    assert lived_in.store.verify(full=True)[1] == ()


def test_a_damaged_file_is_named(lived_in: Desk) -> None:
    stored = next((lived_in.folder / "files").glob("*/*"))
    whole = bytearray(stored.read_bytes())
    whole[-1] ^= 1
    stored.write_bytes(whole)

    _, problems = lived_in.store.verify(full=True)

    assert [problem.where for problem in problems] == [f"files/{stored.name}"]


def test_a_lost_entry_stops_the_rebuild(lived_in: Desk) -> None:
    lived_in.connection.execute("delete from entries where id = (select min(id) from entries)")

    with pytest.raises(Altered):
        lived_in.store.rebuild(again)

    assert lived_in.store.list().total > 0
