"""A ledger's check: a sound log, and rows taken out, put in or altered by whoever has the key.

Refuses: mending anything; verification only looks.
"""

from pathlib import Path

import pytest
from ledger_maker import NOW, book, checked, faults, named, notes, writer

from vault.db import checkpoint_truncate, transaction
from vault.entry import Operation, Target, header_of, header_start
from vault.ids import LogId
from vault.log import NewEntry
from vault.log_schema import row_id
from vault.tree import leaf_hash


def test_a_sound_ledger_is_found_sound(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(700, size=40))
    made.add(*notes(3))
    told: list[tuple[int, int]] = []

    report = made.ledger.verify(full=True, progress=lambda *now: told.append(now))

    assert report.ok
    assert (report.entries, report.erased) == (703, 0)
    assert report.logs[0].root == made.head().root
    assert told[-1] == (703, 703)
    assert made.ledger.verify_tail() == ()


def test_a_stopped_check_is_not_called_sound(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(3))

    report = made.ledger.verify(full=True, cancelled=lambda: True)

    assert not report.finished
    assert not report.ok


def test_a_deleted_entry_is_a_gap(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(20))
    made.run("delete from entries where id in (?, ?)", row_id(1, 7), row_id(1, 8))
    made.run("delete from payload where id in (?, ?)", row_id(1, 7), row_id(1, 8))

    assert named(checked(made, full=False), "gap") == ["7-8"]


def test_a_deleted_last_entry_is_found_even_at_unlock(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(20))
    made.run("delete from entries where id = ?", row_id(1, 19))

    assert faults(checked(made)) >= {"gap"}
    assert {one.what for one in made.ledger.verify_tail()} == {"shorter"}


def test_one_flipped_leaf_or_header_is_named(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(9))
    row = made.connection.row("select rest from entries where id = ?", (row_id(1, 3),))[0]
    made.run("update entries set leaf = zeroblob(32) where id = ?", row_id(1, 6))
    made.run("update entries set rest = ? where id = ?", row + b"\0", row_id(1, 3))

    report = checked(made, full=False)

    assert set(named(report, "leaf")) == {"3", "6"}
    assert named(report, "header") == ["3"]
    with pytest.raises(Exception, match="entry 3"):
        made.ledger.read(made.writer.log_id, 3)


def test_entries_beyond_the_last_checkpoint_are_named(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(4))
    with transaction(made.connection):
        made.ledger.append(made.writer, notes(2), claimed_ms=NOW, random=made.random)

    assert named(checked(made), "beyond-checkpoint") == ["4-5"]
    assert {one.what for one in made.ledger.verify_tail()} == {"beyond-checkpoint"}


def test_stray_rows_are_named(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", [*notes(3), NewEntry(Operation.BACKUP, b"")])
    for row in (row_id(1, 3), row_id(1, 9), row_id(7, 0)):
        made.run("insert into payload (id, bundle, slot, body) values (?, 1, 0, x'00')", row)

    report = checked(made, full=False)

    assert set(named(report, "stray-payload")) == {"3", "9"}
    assert "unknown-log" in faults(report)


def test_a_log_taken_out_of_the_table_is_named(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(2))
    second = writer(2)
    with transaction(made.connection):
        made.ledger.add_writer(second)
    made.add(*notes(1), writer=second)
    made.run("delete from logs where number = 1")

    assert "unknown-log" in faults(checked(made))


def test_a_log_under_another_key_is_named(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(2))
    made.run("update logs set public_key = ?", writer(5).signer.public)

    assert faults(checked(made)) >= {"log-id", "checkpoint"}


def test_a_changed_state_or_subtree_row_is_named(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(300, size=2))
    made.run("update subtrees set root = zeroblob(32)")
    made.run("update logs set last_leaf = zeroblob(32)")

    assert faults(checked(made)) == {"subtree", "state"}
    assert made.ledger.verify_tail() != ()


def test_unknown_operations_are_kept_and_verified(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db")
    made.add(NewEntry(4_711, b"{}", b"later"))  # type: ignore[arg-type]

    assert checked(made).ok
    assert made.ledger.read(made.writer.log_id, 0).entry.operation == 4_711


def test_a_target_that_is_another_entry_is_named(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(2))
    wrong = Target(made.writer.log_id, 0, b"\x01" * 32)
    elsewhere = Target(LogId(b"\x0e" * 16), 0, b"\x01" * 32)
    made.add(NewEntry(Operation.AMEND, b"{}", target=wrong))
    made.add(NewEntry(Operation.AMEND, b"{}", target=elsewhere))

    assert named(checked(made), "target") == ["2"]


def test_one_odd_header_in_a_long_log_is_named_and_the_rest_is_checked(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(700, size=2))
    leaf_before = made.connection.row("select leaf from entries where id = ?", (row_id(1, 299),))[0]
    row = made.connection.row("select rest from entries where id = ?", (row_id(1, 300),))[0]
    too_large = row[:-1] + bytes((24,))
    start = header_start(made.ledger.ledger_id, made.writer.log_id)
    made.run(
        "update entries set rest = ?, leaf = ? where id = ?",
        too_large,
        leaf_hash(header_of(start, 300, leaf_before, too_large)),
        row_id(1, 300),
    )

    report = checked(made)

    assert (named(report, "header"), named(report, "leaf")) == (["300"], ["301"])
    assert report.entries == 700


def test_pages_read_before_are_read_again_from_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    made = book(path, notes(300, size=60))
    checkpoint_truncate(made.connection)
    assert checked(made).ok
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)

    assert not checked(made).ok
