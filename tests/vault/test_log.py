"""The ledger: what is appended comes back, in order, under signed heads, for every process.

Refuses: looking into tables; that is the verification tests' part.
"""

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from ledger_maker import KEY, LEDGER, NOW, Book, book, notes, writer

from vault.db import open_database, transaction
from vault.entry import Operation, Seen, Target, encode, rest_of
from vault.errors import Altered, ProofRefused, RolledBack
from vault.ids import LedgerId, LogId
from vault.log import Head, Ledger, NewEntry, log_id_for
from vault.note import signed_head
from vault.tree import EMPTY_ROOT, leaf_hash, verify_inclusion

OTHER = LogId(b"\xee" * 16)


def test_entries_come_back_as_they_were(tmp_path: Path) -> None:
    given = [
        *notes(3),
        NewEntry(Operation.RETRACT, b'{"record":"a"}'),
        NewEntry(Operation.BACKUP, b""),
    ]
    made = book(tmp_path / "record.db", given).reopened()

    stored = list(made.ledger.walk())

    assert [(one.meta, one.content) for one in stored] == [(one.meta, one.content) for one in given]
    assert [one.entry.operation for one in stored] == [2, 2, 2, 4, 21]
    assert [one.position.index for one in stored] == list(range(5))
    assert stored[4].entry.commitment is None
    assert not stored[4].missing


def test_the_first_header_is_built_as_the_encoder_would(tmp_path: Path) -> None:
    target = Target(OTHER, 70_000, b"\x05" * 32)
    made = book(tmp_path / "record.db")
    made.add(NewEntry(Operation.AMEND, b"{}", b"x" * 1_025, target), *notes(300))

    for stored in made.ledger.walk():
        row = made.connection.row(
            "select rest from entries where id & 65535 = ?", (stored.position.index,)
        )
        assert rest_of(stored.entry) == row[0]
        assert leaf_hash(encode(stored.entry)) == stored.position.leaf
    first = made.ledger.read(made.writer.log_id, 0).entry
    assert (first.target, first.size_class, first.seen, first.claimed_ms) == (target, 2, None, NOW)


def test_many_chunks_in_one_transaction_have_one_checkpoint(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db")
    with transaction(made.connection):
        for start in (0, 400, 800):
            made.ledger.append(
                made.writer, notes(2_100)[start : start + 400], claimed_ms=NOW, random=made.random
            )
        head = made.ledger.seal_transaction(made.writer)

    assert head.size == 1_200
    assert made.head() == head
    assert made.connection.rows("select count(*) from checkpoints") == [(1,)]


def test_more_than_a_thousand_at_once_are_split_by_the_ledger(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db")

    positions = made.add(*notes(1_001, size=8))

    assert [one.index for one in positions] == list(range(1_001))
    assert made.ledger.verify(full=True).ok


def test_a_taken_back_transaction_leaves_nothing(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(2))
    before = made.head()

    made.connection.execute("begin immediate")
    made.ledger.append(made.writer, notes(5), claimed_ms=NOW, random=made.random)
    made.connection.execute("rollback")

    assert made.head() == before
    assert made.ledger.verify(full=True).ok
    made.add(*notes(1))
    assert made.head().size == 3


def test_appending_or_sealing_outside_a_transaction_is_an_error(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db")

    with pytest.raises(ValueError, match="transaction"):
        made.ledger.append(made.writer, notes(1), claimed_ms=NOW, random=made.random)
    with pytest.raises(ValueError, match="transaction"):
        made.ledger.seal_transaction(made.writer)


def test_two_connections_take_turns_on_one_log(tmp_path: Path) -> None:
    one = book(tmp_path / "record.db", notes(2))
    connection = open_database(tmp_path / "record.db", KEY)
    two = replace(one, connection=connection, ledger=Ledger(connection, LEDGER), chance=Random(2))

    one.add(*notes(3))
    two.add(*notes(4))
    one.add(*notes(1))

    assert one.head() == two.head()
    assert two.head().size == 10
    assert one.ledger.verify(full=True).ok


def test_an_empty_log_has_the_empty_root(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db")

    assert made.ledger.heads() == (Head(made.writer.log_id, 0, EMPTY_ROOT),)
    assert made.ledger.verify(full=True).ok
    assert made.ledger.verify_tail() == ()


def test_a_database_of_another_ledger_is_refused(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db")

    with pytest.raises(Altered):
        Ledger(made.connection, LedgerId(b"\x02" * 16))


def test_a_writer_whose_log_id_does_not_follow_is_refused(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db")
    for wrong in (replace(writer(2), log_id=OTHER), replace(writer(2), incarnation=b"\0" * 16)):
        with pytest.raises(ValueError, match=wrong.log_id.hex()):
            made.ledger.add_writer(wrong)


def test_an_unregistered_writer_or_another_key_cannot_append(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db")
    stranger = replace(writer(2), log_id=made.writer.log_id)
    for who in (writer(2), stranger):
        with pytest.raises(Altered):
            made.add(*notes(1), writer=who)


def test_log_ids_differ_by_purpose() -> None:
    made = {
        log_id_for(b"k" * 32, b"i" * 16, LEDGER, one) for one in ("household", "record", "share")
    }

    assert len(made) == 3
    with pytest.raises(ValueError, match="other"):
        log_id_for(b"k" * 32, b"i" * 16, LEDGER, "other")


def test_a_second_incarnation_cites_the_first_and_orders_after_it(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(3))
    old, second = made.head(), writer(2)
    with transaction(made.connection):
        made.ledger.add_writer(second)
    made.add(NewEntry(Operation.RESTORE, b"{}"), writer=second)
    made.add(*notes(1), writer=second)

    stored = list(made.ledger.walk())

    assert [one.position.log_id for one in stored] == [old.log_id] * 3 + [second.log_id] * 2
    assert stored[3].entry.seen == (old.seen(),)
    assert stored[4].entry.seen is None
    assert [one.entry.lamport for one in stored] == [1, 2, 3, 4, 5]
    assert made.ledger.verify(full=True).ok
    assert [one.position.log_id for one in made.ledger.entries_newest_first(2, 1)] == [
        second.log_id,
        old.log_id,
    ]


def append_seeing(made: Book, *seen: Seen, lamport: int = 0) -> None:
    given = {"claimed_ms": NOW, "lamport": lamport}
    with transaction(made.connection):
        made.ledger.append(made.writer, notes(2), random=made.random, seen=seen, **given)
        made.ledger.seal_transaction(made.writer)


def test_heads_of_other_databases_are_cited_when_they_change(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db")
    first, later = Seen(OTHER, 4, b"\x01" * 32), Seen(OTHER, 9, b"\x02" * 32)

    append_seeing(made, first)
    append_seeing(made)
    append_seeing(made, first)
    append_seeing(made, later, lamport=100)

    seen = [one.entry.seen for one in made.ledger.walk()]
    assert seen == [(first,), None, None, None, None, None, (later,), None]
    assert made.ledger.read(made.writer.log_id, 6).entry.lamport == 101
    report = made.ledger.verify(full=True)
    assert report.ok
    assert report.cited == (first, later)


def test_a_log_seen_longer_or_otherwise_before_stops_the_writer(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db")
    append_seeing(made, Seen(OTHER, 4, b"\x01" * 32))

    with pytest.raises(RolledBack):
        append_seeing(made, Seen(OTHER, 3, b"\x01" * 32))
    with pytest.raises(Altered):
        append_seeing(made, Seen(OTHER, 4, b"\x02" * 32))
    assert made.head().size == 2


def test_pages_run_from_new_to_old(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(600, size=4))

    def page(limit: int, offset: int) -> list[int]:
        return [one.position.index for one in made.ledger.entries_newest_first(limit, offset)]

    assert page(3, 0) == [599, 598, 597]
    assert page(2, 598) == [1, 0]
    assert page(300, 100) == list(range(499, 199, -1))
    assert page(5, 600) == []


def test_walking_can_begin_later_and_leave_operations_out(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", [*notes(3), NewEntry(Operation.UNDO, b"{}"), *notes(2)])

    later = made.ledger.walk(since={made.writer.log_id: 3}, operations={Operation.CREATE})

    assert [one.position.index for one in later] == [4, 5]


def test_an_entry_that_is_not_there_is_named(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(2))
    with pytest.raises(Altered, match="entry 2"):
        made.ledger.read(made.writer.log_id, 2)
    with pytest.raises(Altered):
        made.ledger.leaf(made.writer.log_id, 2)
    with pytest.raises(Altered):
        made.ledger.read(OTHER, 0)


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 600, 1_025])
def test_proofs_lead_to_the_signed_head(tmp_path: Path, size: int) -> None:
    made = book(tmp_path / "record.db", notes(size, size=2))
    indices = sorted({0, size // 2, size - 1, min(256, size - 1)})

    for proof in made.ledger.proofs(made.writer.log_id, indices):
        head = signed_head(proof.note, made.writer.log_id, proof.public_key)
        leaf = leaf_hash(proof.header)
        verify_inclusion(leaf, proof.stored.position.index, head.size, proof.path, head.root)
        assert proof.parts is not None
        assert proof.parts.commitment == proof.stored.entry.commitment
        assert len(proof.path) <= 11


def test_roots_of_earlier_sizes_are_known(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", notes(300, size=2))
    earlier = made.head()
    made.add(*notes(300, size=2))

    assert made.ledger.root_at(made.writer.log_id, 300) == earlier.root
    assert made.ledger.root_at(made.writer.log_id, 0) == EMPTY_ROOT
    assert made.ledger.holds(earlier.seen())
    assert not made.ledger.holds(replace(earlier.seen(), size=301))
    assert not made.ledger.holds(replace(earlier.seen(), size=9_000))
    whole = book(tmp_path / "other.db", notes(299, size=2))
    assert made.ledger.root_at(made.writer.log_id, 299) != whole.head().root


def test_a_payload_over_the_ceiling_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vault.envelope.MAX_PAYLOAD_BYTES", 1_000)
    made = book(tmp_path / "record.db")
    with pytest.raises(ProofRefused):
        made.add(NewEntry(Operation.CREATE, b"{}", b"x" * 1_000))
    assert made.head().size == 0
