"""Payloads destroyed for good: the ledger still proves, nothing old opens them any more.

Refuses: trusting the program's own reading; what is left is looked for in tables and files.
"""

from pathlib import Path

import pytest
from ledger_maker import LEDGER, Book, book

from vault.commitment import commitment
from vault.db import checkpoint_truncate, transaction
from vault.entry import Operation, Target
from vault.envelope import open_bundle
from vault.errors import Altered, ProofRefused
from vault.log import NewEntry, Position
from vault.log_schema import row_id

_MANY = 1_203


def _record(number: int) -> NewEntry:
    return NewEntry(Operation.CREATE, b'{"n":%d}' % number, b"finding %d" % number)


def _erase(made: Book, *positions: Position) -> None:
    entries = [
        NewEntry(
            Operation.ERASE, b'{"reason":"wish"}', b"", Target(one.log_id, one.index, one.leaf)
        )
        for one in positions
    ]
    with transaction(made.connection):
        made.ledger.erase(made.writer, entries, claimed_ms=1, random=made.random)
        made.ledger.seal_transaction(made.writer)


@pytest.fixture
def full(tmp_path: Path) -> tuple[Book, list[Position]]:
    made = book(tmp_path / "record.db")
    return made, made.add(*map(_record, range(_MANY)))


def test_an_erased_entry_is_missing_and_all_others_read(full: tuple[Book, list[Position]]) -> None:
    made, positions = full
    _erase(made, positions[7], positions[1_100])
    for index in (0, 6, 8, 999, 1_000, 1_099, 1_101, _MANY - 1):
        assert made.ledger.read(made.writer.log_id, index).content == b"finding %d" % index
    gone = made.ledger.read(made.writer.log_id, 7)
    assert gone.missing
    assert gone.content == b""


def test_verify_passes_and_counts_what_was_erased(full: tuple[Book, list[Position]]) -> None:
    made, positions = full
    root = made.ledger.root_at(made.writer.log_id, _MANY)
    _erase(made, positions[7])
    report = made.ledger.verify(full=True)
    assert report.ok
    assert report.erased == 1
    assert made.ledger.root_at(made.writer.log_id, _MANY) == root


def test_a_payload_that_vanished_without_an_order_is_named(
    full: tuple[Book, list[Position]],
) -> None:
    made, positions = full
    _erase(made, positions[7])
    made.run("delete from payload where id = ?", row_id(1, 9))
    report = made.ledger.verify(full=True)
    assert [one.what for one in report.problems] == ["missing-payload"]


def test_the_keys_of_earlier_epochs_are_gone_and_the_slot_is_empty(
    full: tuple[Book, list[Position]],
) -> None:
    made, positions = full
    before = dict(made.connection.rows("select epoch, key from epochs"))
    old = made.connection.rows("select number, id, epoch, sealed from bundles")
    _erase(made, positions[7])
    now = dict(made.connection.rows("select epoch, key from epochs"))
    assert set(now) == {1}
    for number, bundle_id, epoch, sealed in old:
        with pytest.raises(ProofRefused):
            open_bundle(now[1], LEDGER, epoch, bundle_id, sealed)
        fresh = made.connection.row(
            "select id, epoch, sealed from bundles where number = ?", (number,)
        )
        with pytest.raises(ProofRefused):
            open_bundle(before[0], LEDGER, fresh[1], fresh[0], fresh[2])
        secrets = open_bundle(now[1], LEDGER, fresh[1], fresh[0], fresh[2])
        assert (secrets[7 * 64 : 8 * 64] == bytes(64)) is (number == 1)


def test_a_guess_cannot_be_confirmed_with_what_is_left(full: tuple[Book, list[Position]]) -> None:
    made, positions = full
    _erase(made, positions[7])
    promised = made.ledger.read(made.writer.log_id, 7).entry.commitment
    key = made.connection.row("select key from epochs")[0]
    seeds = []
    for bundle_id, epoch, sealed in made.connection.rows("select id, epoch, sealed from bundles"):
        secrets = open_bundle(key, LEDGER, epoch, bundle_id, sealed)
        seeds += [secrets[at + 32 : at + 64] for at in range(0, len(secrets), 64)]
    assert all(commitment(b'{"n":7}', b"finding 7", seed) != promised for seed in seeds)


def test_appending_goes_on_in_the_new_epoch(full: tuple[Book, list[Position]]) -> None:
    made, positions = full
    _erase(made, positions[7])
    made = made.reopened()
    later = made.add(_record(5_000))
    _erase(made, later[0], positions[8])
    assert made.ledger.read(made.writer.log_id, positions[9].index).content == b"finding 9"
    report = made.ledger.verify(full=True)
    assert (report.ok, report.erased) == (True, 3)


def test_erasing_twice_says_it_twice_and_breaks_nothing(full: tuple[Book, list[Position]]) -> None:
    made, positions = full
    _erase(made, positions[7])
    _erase(made, positions[7])
    report = made.ledger.verify(full=True)
    assert (report.ok, report.erased) == (True, 1)


def test_the_write_ahead_log_is_empty_afterwards(full: tuple[Book, list[Position]]) -> None:
    made, positions = full
    _erase(made, positions[7])
    checkpoint_truncate(made.connection)
    log = made.connection.path.with_name("record.db-wal")
    assert not log.exists() or log.stat().st_size == 0


def test_a_bundle_that_does_not_open_stops_the_erasing_and_nothing_is_lost(
    full: tuple[Book, list[Position]],
) -> None:
    made, positions = full
    made.run("update bundles set sealed = zeroblob(length(sealed)) where number = 2")
    with pytest.raises(Altered):
        _erase(made, positions[7])
    assert made.ledger.read(made.writer.log_id, 7).content == b"finding 7"
    assert dict(made.connection.rows("select epoch, 1 from epochs")) == {0: 1}
