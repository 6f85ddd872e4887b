"""Attacks on a ledger by somebody who has the database key, and by chance: each is named.

Refuses: mending anything; verification only looks.
"""

from pathlib import Path

import pytest
import zstandard
from ledger_maker import KEY, LEDGER, NOW, Book, book, notes, writer

from vault import commitment
from vault.db import checkpoint_truncate, open_database, transaction
from vault.entry import Operation, Target, decode, encode
from vault.errors import Altered
from vault.ids import LogId
from vault.log import Ledger, LedgerReport, NewEntry, Writer
from vault.log_schema import row_id
from vault.note import sign_head
from vault.seal import ZERO_NONCE, aead_seal
from vault.tree import CompactRange, leaf_hash, root_of

PAGE = 4_096


def faults(report: LedgerReport) -> set[str]:
    return {problem.what for problem in report.problems}


def named(report: LedgerReport, what: str) -> list[str]:
    return [problem.where.split()[-1] for problem in report.problems if problem.what == what]


def checked(made: Book, *, full: bool = True) -> LedgerReport:
    return made.ledger.verify(full=full)


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


def test_a_payload_gone_without_an_erase_entry_has_no_authority(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(9))
    made.run("delete from payload where id = ?", row_id(1, 4))

    for full in (True, False):
        report = checked(made, full=full)
        assert named(report, "missing-payload") == ["4"]
        assert report.erased == 0
    assert made.ledger.read(made.writer.log_id, 4).missing


def test_a_payload_gone_with_an_erase_entry_counts_as_erased(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(9))
    leaf = made.ledger.leaf(made.writer.log_id, 4)
    made.add(NewEntry(Operation.ERASE, b"{}", target=Target(made.writer.log_id, 4, leaf)))
    made.run("delete from payload where id = ?", row_id(1, 4))

    for full in (True, False):
        report = checked(made, full=full)
        assert report.ok
        assert report.erased == 1


@pytest.mark.parametrize("operation", [Operation.RETRACT, Operation.ERASE])
def test_an_erase_order_for_another_leaf_or_no_order_is_no_authority(
    tmp_path: Path, operation: Operation
) -> None:
    made = book(tmp_path / "record.db", notes(9))
    log = made.writer.log_id
    leaf = made.ledger.leaf(log, 5 if operation is Operation.ERASE else 4)
    made.add(NewEntry(operation, b"{}", target=Target(log, 4, leaf)))
    made.run("delete from payload where id = ?", row_id(1, 4))

    assert named(checked(made), "missing-payload") == ["4"]


def test_an_altered_payload_with_its_own_seal_does_not_fit_its_commitment(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(9))
    reader = made.ledger._reader
    key, _ = reader.secrets(1, 4)
    plain = b"\0\0" + _framed(b"{}", b"another")
    aad = LEDGER + made.writer.log_id + (4).to_bytes(8, "big")
    body = aead_seal(key, ZERO_NONCE, plain, aad)
    made.run("update payload set body = ? where id = ?", body, row_id(1, 4))

    report = checked(made)

    assert named(report, "commitment") == ["4"]
    assert checked(made, full=False).ok


def _framed(meta: bytes, content: bytes) -> bytes:
    raw = len(meta).to_bytes(4, "big") + meta + content
    return len(raw).to_bytes(4, "big") + zstandard.ZstdCompressor().compress(raw)


def test_exchanged_payloads_do_not_open(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(9))
    made.run("update payload set id = -1 where id = ?", row_id(1, 3))
    made.run("update payload set id = ? where id = ?", row_id(1, 3), row_id(1, 4))
    made.run("update payload set id = ? where id = -1", row_id(1, 4))

    assert named(checked(made), "payload") == ["3-4"]


def test_a_bundle_put_to_another_epoch_or_cut_does_not_open(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(9))
    made.run("update bundles set sealed = substr(sealed, 1, 100)")

    report = checked(made)

    assert named(report, "payload") == ["0-8"]
    assert report.entries == 9


def rewritten(made: Book, start: int, signer: Writer | None) -> None:
    """Rewrites the log from `start` on with consistent hashes; signs if the key is there."""
    log, rows = (
        made.writer.log_id,
        made.connection.rows("select id, header, leaf from entries where id < ?", (row_id(2, 0),)),
    )
    previous, leaves = rows[start - 1][2], [row[2] for row in rows[:start]]
    for row, header, _ in rows[start:]:
        entry = decode(header)
        changed = encode(
            type(entry)(
                **{
                    name: getattr(entry, name)
                    for name in entry.__slots__
                    if name not in {"previous", "claimed_ms"}
                },
                previous=previous,
                claimed_ms=1,
            )
        )
        previous = leaf_hash(changed)
        leaves.append(previous)
        made.run("update entries set header = ?, leaf = ? where id = ?", changed, previous, row)
    edge = CompactRange()
    edge.extend(leaves[:-1])
    made.run(
        "update logs set edge = ?, last_leaf = ? where number = 1", edge.to_bytes(), leaves[-1]
    )
    made.run("delete from subtrees")
    if signer is not None:
        note = sign_head(log, len(leaves), root_of(leaves), signer.signer)
        made.run(
            "update checkpoints set note = ?, root = ? where id < ?",
            note,
            root_of(leaves),
            row_id(2, 0),
        )


def test_a_rewritten_log_without_the_signing_key_contradicts_its_checkpoint(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(9))
    rewritten(made, 4, None)

    assert faults(checked(made)) == {"root-differs"}
    assert {one.what for one in made.ledger.verify_tail()} >= {"root-differs"}


def test_a_rewritten_log_signed_by_somebody_else_is_refused(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(9))
    rewritten(made, 4, writer(3))

    assert "checkpoint" in faults(checked(made))
    assert {one.what for one in made.ledger.verify_tail()} == {"checkpoint"}


def test_a_rewritten_log_with_the_signing_key_contradicts_who_saw_it(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(9))
    witness = book(tmp_path / "share.db", purpose="share")
    seen = made.head().seen()
    with transaction(witness.connection):
        witness.ledger.append(
            witness.writer, notes(1), claimed_ms=NOW, random=witness.random, seen=(seen,)
        )
        witness.ledger.seal_transaction(witness.writer)
    assert made.ledger.holds(seen)
    rewritten(made, 4, made.writer)

    cited = checked(witness).cited

    assert cited == (seen,)
    assert not made.ledger.holds(cited[0])


def test_a_rewritten_log_contradicts_another_log_beside_it(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(9))
    second = writer(2)
    with transaction(made.connection):
        made.ledger.add_writer(second)
    made.add(*notes(1), writer=second)
    assert checked(made).ok
    rewritten(made, 4, made.writer)

    report = checked(made)

    assert [(one.what, one.where.split()[1]) for one in report.problems] == [
        ("seen", second.log_id.hex())
    ]


def test_one_flipped_leaf_or_header_is_named(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(9))
    row = made.connection.row("select header from entries where id = ?", (row_id(1, 3),))[0]
    made.run("update entries set leaf = zeroblob(32) where id = ?", row_id(1, 6))
    made.run("update entries set header = ? where id = ?", row + b"\0", row_id(1, 3))

    report = checked(made, full=False)

    assert set(named(report, "leaf")) == {"3", "6"}
    assert named(report, "header") == ["3"]
    assert named(report, "chain") == ["4"]
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


def damaged(path: Path, marks: list[bytes]) -> None:
    whole = bytearray(path.read_bytes())
    for number in range(len(whole) // PAGE):
        if str(number).encode() in marks:
            whole[number * PAGE + 200] ^= 0xFF
    path.write_bytes(whole)


def test_damaged_pages_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    made = book(path, notes(2_000, size=60))
    checkpoint_truncate(made.connection)
    pages = path.stat().st_size // PAGE
    made.connection.close()
    damaged(path, [str(pages // 2).encode(), str(pages // 4).encode()])
    connection = open_database(path, KEY)
    ledger = Ledger(connection, LEDGER)

    report = ledger.verify(full=True)
    problems: list[str] = []
    read = list(ledger.walk(named=lambda problem: problems.append(problem.what)))

    assert named(report, "unreadable")
    assert report.entries == 2_000
    assert not report.logs[0].ok
    assert 1_700 < len(read) < 2_000
    assert set(problems) <= {"unreadable", "bundle", "payload"}


def test_a_file_cut_at_a_page_border_is_named(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    made = book(path, notes(500, size=60))
    checkpoint_truncate(made.connection)
    made.connection.close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 // PAGE * PAGE])

    assert not _sound(path)


def test_older_pages_put_back_are_found(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    made = book(path, notes(300, size=60))
    checkpoint_truncate(made.connection)
    old = path.read_bytes()
    made.add(*notes(300, size=60))
    checkpoint_truncate(made.connection)
    made.connection.close()
    new = bytearray(path.read_bytes())
    replaced = 0
    for number in range(1, len(old) // PAGE):
        page = slice(number * PAGE, (number + 1) * PAGE)
        if new[page] != old[page]:
            mixed = bytearray(new)
            mixed[page] = old[page]
            path.write_bytes(mixed)
            replaced += not _sound(path)
    changed = sum(
        new[n * PAGE : (n + 1) * PAGE] != old[n * PAGE : (n + 1) * PAGE]
        for n in range(1, len(old) // PAGE)
    )
    assert replaced == changed > 0


def _sound(path: Path) -> bool:
    try:
        connection = open_database(path, KEY)
        try:
            return Ledger(connection, LEDGER).verify(full=True).ok
        finally:
            connection.close()
    except Altered:
        return False


def test_a_guess_cannot_be_confirmed_without_the_seed(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", [NewEntry(Operation.CREATE, b"{}", b"positive")])
    stored = made.ledger.read(made.writer.log_id, 0)

    guesses = {commitment.commitment(b"{}", b"positive", bytes((n,)) * 32) for n in range(256)}

    assert stored.entry.commitment not in guesses
