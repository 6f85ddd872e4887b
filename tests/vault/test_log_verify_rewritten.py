"""A log rewritten with consistent hashes contradicts its signature or whoever saw it.

Refuses: mending anything; verification only looks.
"""

from dataclasses import replace
from pathlib import Path

from ledger_maker import NOW, Book, book, checked, faults, notes, writer

from vault.db import transaction
from vault.entry import decode_rest, encode, rest_of
from vault.log import Writer
from vault.log_schema import index_of, row_id
from vault.note import sign_head
from vault.tree import CompactRange, leaf_hash, root_of


def rewritten(made: Book, start: int, signer: Writer | None) -> None:
    """Rewrites the log from `start` on with consistent hashes; signs if the key is there."""
    log, rows = (
        made.writer.log_id,
        made.connection.rows("select id, rest, leaf from entries where id < ?", (row_id(2, 0),)),
    )
    previous, leaves = rows[start - 1][2], [row[2] for row in rows[:start]]
    for row, rest, _ in rows[start:]:
        changed = replace(
            decode_rest(rest),
            ledger_id=made.ledger.ledger_id,
            log_id=log,
            index=index_of(row),
            previous=previous,
            claimed_ms=1,
        )
        previous = leaf_hash(encode(changed))
        leaves.append(previous)
        made.run(
            "update entries set rest = ?, leaf = ? where id = ?", rest_of(changed), previous, row
        )
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
