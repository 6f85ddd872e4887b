from pathlib import Path

import pytest
from record_fakes import Desk, incoming, make_desk, number

from vault.entry import Operation
from vault.errors import NoImport, NoRecord, RestoredCopy
from vault.ids import RecordId
from vault.record_store import BatchOutcome
from vault.records import Filter, Label, RecordState


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def values(desk: Desk) -> list[str]:
    return sorted(row.facts.value for row in desk.store.list(limit=0).rows)


def import_ids(desk: Desk) -> list[str]:
    return [one.import_id for one in reversed(desk.store.imports())]


def test_undoing_an_import_takes_out_all_it_brought(desk: Desk) -> None:
    desk.bring(incoming("a", **number("1"), series="s", date="2024"), incoming("b"))

    undone = desk.store.undo(import_ids(desk)[0], "Sari")

    assert (undone.retracted, undone.returned) == (2, 0)
    assert desk.store.list().total == 0
    assert desk.store.counts().by_year == {}
    assert desk.store.search("glukosa").total == 0
    assert desk.store.series_list() == ()
    assert desk.store.imports()[0].undone
    rows = desk.store.list(Filter(everything=True)).rows
    assert {row.state for row in rows} == {RecordState.RETRACTED}


def test_later_amendments_go_with_it_and_it_says_so(desk: Desk) -> None:
    desk.bring(incoming("a", text="1"))
    desk.bring(incoming("a", text="2"))
    first, second = import_ids(desk)

    undone = desk.store.undo(first)

    assert undone.retracted == 1
    (notice,) = undone.notices
    assert (notice.reason, notice.import_id) == ("later-amendment", second)
    assert desk.store.list().total == 0


def test_a_record_only_amended_returns_to_its_version_before(desk: Desk) -> None:
    desk.bring(incoming("a", "Glukosa lama", text="1", date="2020"))
    desk.bring(incoming("a", "Glukosa baru", text="2", date="2021"), incoming("b", "Natrium"))

    undone = desk.store.undo(import_ids(desk)[1])

    assert (undone.retracted, undone.returned) == (1, 1)
    (row,) = desk.store.list().rows
    assert (row.facts.title, row.facts.date) == ("Glukosa lama", "2020")
    assert desk.store.search("lama").total == 1
    assert desk.store.search("baru").total == 0
    assert desk.store.counts().by_year == {"2020": 1}


def test_a_later_version_of_another_import_stays(desk: Desk) -> None:
    for value in ("1", "2", "3"):
        desk.bring(incoming("a", text=value))

    desk.store.undo(import_ids(desk)[1])

    assert values(desk) == ["3"]


def test_an_undone_file_can_be_brought_in_again(desk: Desk) -> None:
    desk.bring(incoming("a"), incoming("b"))
    before = desk.store.list().rows
    desk.store.undo(import_ids(desk)[0])

    outcome = desk.bring(incoming("a"), incoming("b"))

    assert outcome == BatchOutcome(new=2)
    after = desk.store.list().rows
    assert [row.id for row in after] == [row.id for row in before]
    assert len(desk.store.detail(after[0].id).versions) == 2
    assert desk.bring(incoming("a")) == BatchOutcome(same=1)


def test_undoing_the_second_import_of_a_file_takes_it_out_again(desk: Desk) -> None:
    desk.bring(incoming("a"))
    desk.store.undo(import_ids(desk)[0])
    desk.bring(incoming("a"))

    undone = desk.store.undo(import_ids(desk)[1])

    assert undone.retracted == 1
    assert desk.store.list().total == 0


def test_a_whole_batch_is_undone_at_once(desk: Desk) -> None:
    desk.bring(incoming("a"))
    batch = desk.store.imports()[0].batch_id

    assert desk.store.undo(batch).retracted == 1


def test_what_was_undone_or_never_was_cannot_be_undone(desk: Desk) -> None:
    desk.bring(incoming("a"))
    desk.store.undo(import_ids(desk)[0])

    for wanted in (import_ids(desk)[0], "00" * 16, "nonsense", ""):
        with pytest.raises(NoImport):
            desk.store.undo(wanted)


def test_an_undo_is_one_entry_with_its_number(desk: Desk) -> None:
    desk.bring(*(incoming(f"r{one}") for one in range(5)))

    desk.store.undo(import_ids(desk)[0], "Sari")

    line = desk.store.log_lines(1)[0]
    assert line.operation == Operation.UNDO
    assert (line.detail["retracted"], line.detail["actor"]) == (5, "Sari")


def test_a_retracted_record_stays_out_when_its_file_comes_again(desk: Desk) -> None:
    desk.bring(incoming("a", text="1"))
    record = desk.store.list().rows[0].id
    desk.store.retract(record)

    assert desk.bring(incoming("a", text="1")) == BatchOutcome(same=1)
    assert desk.bring(incoming("a", text="2")) == BatchOutcome(changed=1)
    assert desk.store.list().total == 0

    desk.store.restore(record)

    assert values(desk) == ["2"]


def test_labels_set_by_hand_stand_over_new_versions(desk: Desk) -> None:
    desk.bring(incoming("a", text="1", labels=(Label.HIV,)))
    record = desk.store.list().rows[0].id
    desk.store.set_labels(record, [Label.MH, Label.SUD])
    desk.bring(incoming("a", text="2", labels=(Label.HIV,)))

    (row,) = desk.store.list().rows

    assert (row.facts.value, row.facts.labels) == ("2", (Label.MH, Label.SUD))
    desk.store.set_labels(record, [])
    assert desk.store.row(record).facts.labels == ()


def test_a_decision_about_no_record_is_refused(desk: Desk) -> None:
    for wrong in ("00" * 16, "none"):
        with pytest.raises(NoRecord):
            desk.store.retract(RecordId(wrong))
    assert desk.store.ledger.heads()[0].size == 0


def test_a_note_is_one_entry(desk: Desk) -> None:
    desk.store.note(Operation.EXPORT, {"format": "fhir", "records": 3})

    (line,) = desk.store.log_lines(5)
    assert (line.operation, line.detail["format"], line.detail["records"]) == (20, "fhir", 3)


def test_reading_only_stores_refuse_decisions(desk: Desk) -> None:
    desk.bring(incoming("a"))
    reading = desk.reopen()

    for decide in (reading.retract, reading.restore):
        with pytest.raises(RestoredCopy):
            decide(reading.list().rows[0].id)


def test_another_process_sees_that_something_changed(desk: Desk) -> None:
    other = desk.reopen()
    before = other.data_version()

    desk.bring(incoming("a"))

    assert other.data_version() != before
    assert other.list().total == 1


def test_every_step_is_told_to_the_anchor(desk: Desk) -> None:
    desk.bring(incoming("a"))
    desk.store.retract(desk.store.list().rows[0].id)
    desk.store.undo(import_ids(desk)[0])

    assert [head.size for head in desk.heads] == [2, 3, 4]
    assert desk.heads[-1] == desk.store.ledger.heads()[0]


def test_words_about_a_record_stand_beside_it_and_change_nothing(desk: Desk) -> None:
    desk.bring(incoming("a", text="1"))
    (before,) = desk.store.list().rows

    desk.store.annotate(before.id, "The other arm", "Sari")

    assert desk.store.list().rows == (before,)
    (remark,) = desk.store.detail(before.id).remarks
    assert (remark.actor, remark.text) == ("Sari", "The other arm")
    assert remark.operation == Operation.AMEND


def test_a_reason_for_taking_out_and_back_is_kept_newest_first(desk: Desk) -> None:
    desk.bring(incoming("a", text="1"))
    (row,) = desk.store.list().rows

    desk.store.retract(row.id, "Sari", "Not mine")
    desk.store.restore(row.id, "Sari", "It is after all")
    desk.store.annotate(row.id, "Checked")

    remarks = desk.store.detail(row.id).remarks
    assert [one.text for one in remarks] == ["Checked", "It is after all", "Not mine"]
    assert [one.restored for one in remarks] == [False, True, False]
    assert desk.store.list().total == 1


def test_words_about_a_record_outlive_a_new_version_of_it(desk: Desk) -> None:
    desk.bring(incoming("a", text="1"))
    (row,) = desk.store.list().rows
    desk.store.annotate(row.id, "Doubtful")

    desk.bring(incoming("a", text="2"))
    desk.store.set_labels(row.id, [Label.HIV])

    assert [one.text for one in desk.store.detail(row.id).remarks] == ["Doubtful"]
    assert desk.store.list().rows[0].facts.labels == (Label.HIV,)


def test_the_log_says_what_was_noted_and_why_something_went(desk: Desk) -> None:
    desk.bring(incoming("a", "Glukosa", text="1"))
    (row,) = desk.store.list().rows
    desk.store.annotate(row.id, "Doubtful")
    desk.store.retract(row.id, reason="Not mine")

    gone, noted = desk.store.log_lines(2)

    assert gone.detail["reason"] == "Not mine"
    assert gone.detail["about"] == noted.detail["about"] == "Glukosa"
    assert noted.detail["noted"] == "Doubtful"
