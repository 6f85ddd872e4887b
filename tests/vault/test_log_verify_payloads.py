"""Payloads that are gone, erased, exchanged or altered under their own seal: each is named.

Refuses: mending anything; verification only looks.
"""

from pathlib import Path

import pytest
import zstandard
from ledger_maker import LEDGER, book, checked, named, notes

from vault import commitment
from vault.entry import Operation, Target
from vault.log import NewEntry
from vault.log_schema import row_id
from vault.seal import ZERO_NONCE, aead_seal


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


def test_a_guess_cannot_be_confirmed_without_the_seed(tmp_path: Path) -> None:
    made = book(tmp_path / "record.db", [NewEntry(Operation.CREATE, b"{}", b"positive")])
    stored = made.ledger.read(made.writer.log_id, 0)

    guesses = {commitment.commitment(b"{}", b"positive", bytes((n,)) * 32) for n in range(256)}

    assert stored.entry.commitment not in guesses
