from pathlib import Path

import pytest
from record_fakes import Desk, files_in, incoming, make_desk, source

from vault.errors import RestoredCopy
from vault.importing import DryImport
from vault.record_store import BatchOutcome, Refusal, Summary
from vault.records import Attachment, RecordState


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return make_desk(tmp_path)


def test_new_records_are_counted_and_listed(desk: Desk) -> None:
    outcome = desk.bring(incoming("a"), incoming("b"))

    assert outcome == BatchOutcome(new=2)
    assert desk.store.list().total == 2
    assert len(desk.heads) == 1
    assert desk.heads[0].size == 3


def test_the_same_file_twice_adds_nothing_at_all(desk: Desk) -> None:
    desk.bring(incoming("a"), incoming("b"))
    before = desk.store.ledger.heads()

    outcome = desk.bring(incoming("a"), incoming("b"))

    assert outcome == BatchOutcome(same=2)
    assert desk.store.ledger.heads() == before
    assert len(desk.store.imports()) == 1


def test_another_content_from_another_import_is_a_new_version(desk: Desk) -> None:
    desk.bring(incoming("a", text="1"))

    assert desk.bring(incoming("a", text="2")) == BatchOutcome(changed=1)

    (row,) = desk.store.list().rows
    assert row.facts.value == "2"
    detail = desk.store.detail(row.id)
    assert [version.operation for version in detail.versions] == [3, 2]
    assert desk.store.content(row.id, detail.versions[1].index) == incoming("a", text="1").content


def test_two_contents_under_one_key_in_one_file_keep_the_first(desk: Desk) -> None:
    with desk.begin() as importing:
        first = importing.add([incoming("a", text="1"), incoming("a", text="2")])
        second = importing.add([incoming("a", text="3"), incoming("a", text="1")])
        importing.commit()

    assert first == BatchOutcome(new=1, refused=(Refusal("/a", "conflicting-id"),))
    assert second == BatchOutcome(same=1, refused=(Refusal("/a", "conflicting-id"),))
    assert desk.store.list().rows[0].facts.value == "1"


def test_a_conflict_is_seen_when_the_first_content_was_known_before(desk: Desk) -> None:
    desk.bring(incoming("a", text="1"))

    outcome = desk.bring(incoming("a", text="1"), incoming("a", text="2"))

    assert outcome == BatchOutcome(same=1, refused=(Refusal("/a", "conflicting-id"),))


def test_versions_in_one_file_with_an_order_are_all_kept(desk: Desk) -> None:
    outcome = desk.bring(
        incoming("a", text="new", order="00000000000000000002"),
        incoming("a", text="old", order="00000000000000000001"),
    )

    assert outcome == BatchOutcome(new=1, changed=1)
    assert desk.store.list().rows[0].facts.value == "new"


def test_an_older_version_that_arrives_later_is_not_shown(desk: Desk) -> None:
    desk.bring(incoming("a", text="new", order="2024-05-01T00:00:00.000000+00:00|"))

    outcome = desk.bring(incoming("a", text="old", order="2023-05-01T00:00:00.000000+00:00|"))

    row = desk.store.list().rows[0]
    assert outcome == BatchOutcome(changed=1)
    assert row.facts.value == "new"
    assert len(desk.store.detail(row.id).versions) == 2


def test_the_file_of_an_older_version_stays_the_same_after_a_newer_one(desk: Desk) -> None:
    desk.bring(incoming("a", text="1"))
    desk.bring(incoming("a", text="2"))

    assert desk.bring(incoming("a", text="1")) == BatchOutcome(same=1)
    assert desk.store.list().rows[0].facts.value == "2"


def test_an_old_content_with_a_newer_order_is_a_version_again(desk: Desk) -> None:
    desk.bring(incoming("a", text="1", order="1", fingerprint=b"A" * 32))
    desk.bring(incoming("a", text="2", order="2"))

    outcome = desk.bring(incoming("a", text="1", order="3", fingerprint=b"A" * 32))

    assert outcome == BatchOutcome(changed=1)
    assert desk.store.list().rows[0].facts.value == "1"


def test_equal_contents_under_two_identities_are_two_records(desk: Desk) -> None:
    print_ = b"P" * 32

    outcome = desk.bring(incoming("a", fingerprint=print_), incoming("b", fingerprint=print_))

    assert outcome == BatchOutcome(new=2)


def test_rolling_back_leaves_everything_as_it_was(desk: Desk) -> None:
    desk.bring(incoming("a"))
    heads = desk.store.ledger.heads()

    with desk.begin() as importing:
        importing.add([incoming("b"), incoming("a", text="2")])

    assert desk.store.ledger.heads() == heads
    assert desk.store.list().total == 1
    assert desk.store.search("glukosa").total == 1
    assert len(desk.heads) == 1


def test_a_failing_import_leaves_everything_as_it_was(desk: Desk) -> None:
    def fail() -> None:
        with desk.begin() as importing:
            importing.add([incoming("b")])
            raise KeyError

    with pytest.raises(KeyError):
        fail()

    assert desk.store.list().total == 0
    assert desk.bring(incoming("b")) == BatchOutcome(new=1)


def test_a_dry_import_answers_the_same_and_writes_nothing(desk: Desk) -> None:
    desk.bring(incoming("a", text="1"), incoming("b"))
    trial = desk.store.begin_import(source(77), dry=True)
    batch = [incoming("a", text="2"), incoming("b"), incoming("c"), incoming("c", text="2")]

    first = trial.add(batch)
    second = trial.add([incoming("c"), incoming("d")])

    assert isinstance(trial, DryImport)
    assert first == BatchOutcome(1, 1, 1, (Refusal("/c", "conflicting-id"),))
    assert second == BatchOutcome(new=1, same=1)
    assert desk.store.list().total == 2
    assert not desk.connection.in_transaction


def test_attachments_become_encrypted_files_stored_once(desk: Desk) -> None:
    letter = Attachment("letter.pdf", "application/pdf", b"%PDF hello", "/x")
    desk.bring(incoming("a", attachments=(letter,)), incoming("b", attachments=(letter,)))

    rows = desk.store.list().rows
    details = [desk.store.detail(row.id) for row in rows]
    stored = [detail.attachments[0] for detail in details]

    assert stored[0].key == stored[1].key
    assert b"".join(desk.store.open_file(stored[0])) == b"%PDF hello"
    assert stored[0].title == "letter.pdf"
    assert len(list(files_in(desk.folder).names())) == 1


def test_the_original_can_be_opened_again(desk: Desk) -> None:
    staged = files_in(desk.folder).stage([b"the whole file"], title="export.json", media="x/y")
    with desk.begin(staged=(staged,)) as importing:
        importing.add([incoming("a")])
        importing.commit()

    original = desk.store.detail(desk.store.list().rows[0].id).original

    assert original is not None
    assert b"".join(desk.store.open_file(original)) == b"the whole file"
    assert desk.store.originals() == (original,)


def test_a_summary_is_part_of_the_import(desk: Desk) -> None:
    with desk.begin() as importing:
        importing.add([incoming("a")])
        importing.commit(Summary(found={"Observation": 1}, refused=2, notices=3))

    newest, _, oldest = desk.store.log_lines(10)
    assert newest.operation == 3
    assert oldest.detail["refused"] == 2
    assert oldest.detail["records"] == 1


def test_without_a_writer_nothing_is_written(desk: Desk) -> None:
    desk.bring(incoming("a"))
    reading = desk.reopen()

    with pytest.raises(RestoredCopy):
        reading.begin_import(source(9))

    assert reading.list().total == 1


def test_many_chunks_arrive_in_one_transaction(desk: Desk) -> None:
    records = [incoming(f"r{number}", date="2024-01-01") for number in range(1_203)]

    outcome = desk.bring(*records)

    assert outcome == BatchOutcome(new=1_203)
    assert len(desk.heads) == 1
    assert desk.store.list(limit=0).total == 1_203
    assert all(row.state is RecordState.CURRENT for row in desk.store.list(limit=0).rows)
