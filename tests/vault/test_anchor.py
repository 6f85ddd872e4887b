"""The anchor goes forwards only, survives a torn write, and tells when it was touched."""

import multiprocessing
from pathlib import Path

import pytest

from vault.anchor import KEYRING_PAUSE_MS, SLOT, Anchor, AnchorStore
from vault.errors import Altered, NoKeyring
from vault.ids import LogId, VaultId
from vault.keyring_store import MemoryKeyring

VAULT = VaultId(b"v" * 16)
LOG = LogId(b"l" * 16)


class Clock:
    def __init__(self) -> None:
        self.now = 1_000_000

    def __call__(self) -> int:
        return self.now


class Keyring(MemoryKeyring):
    """Counts what is put, and can be locked."""

    def __init__(self) -> None:
        super().__init__()
        self.puts = 0
        self.locked = False

    def get(self, vault_id: VaultId, item: str) -> bytes | None:
        if self.locked:
            raise NoKeyring
        return super().get(vault_id, item)

    def put(self, vault_id: VaultId, item: str, value: bytes) -> None:
        if self.locked:
            raise NoKeyring
        self.puts += 1
        super().put(vault_id, item, value)


def anchor(size: int, generation: int = 1) -> Anchor:
    return Anchor(LOG, b"i" * 16, size, size.to_bytes(32, "big"), generation)


def store(state: Path, keyring: Keyring | None = None, clock: Clock | None = None) -> AnchorStore:
    return AnchorStore(state, VAULT, b"k" * 32, keyring, clock or Clock())


def the_file(state: Path) -> Path:
    return state / "rekamku" / VAULT.hex() / f"{LOG.hex()}.anchor"


def test_nothing_is_remembered_at_first(tmp_path: Path) -> None:
    assert store(tmp_path).read(LOG) is None


def test_the_newest_head_is_remembered_in_two_slots(tmp_path: Path) -> None:
    anchors = store(tmp_path)

    for size in (1, 2, 5):
        anchors.advance(anchor(size))

    found = store(tmp_path).read(LOG)
    assert found is not None
    assert (found.size, found.root, found.sequence) == (5, (5).to_bytes(32, "big"), 2)
    assert the_file(tmp_path).stat().st_size == 2 * SLOT
    assert the_file(tmp_path).read_bytes()[:4] == b"RKA1"


def test_an_older_head_changes_nothing(tmp_path: Path) -> None:
    anchors = store(tmp_path)
    anchors.advance(anchor(5, generation=3))

    anchors.advance(anchor(4, generation=9))
    anchors.advance(anchor(5, generation=2))

    found = anchors.read(LOG)
    assert found is not None
    assert (found.size, found.generation) == (5, 3)


def test_a_later_head_never_lowers_the_generation(tmp_path: Path) -> None:
    anchors = store(tmp_path)
    anchors.advance(anchor(5, generation=3))

    anchors.advance(anchor(6, generation=2))

    found = anchors.read(LOG)
    assert found is not None
    assert (found.size, found.generation) == (6, 3)


def test_a_torn_write_leaves_the_slot_before_it(tmp_path: Path) -> None:
    anchors = store(tmp_path)
    anchors.advance(anchor(1))
    anchors.advance(anchor(2))
    content = the_file(tmp_path).read_bytes()

    the_file(tmp_path).write_bytes(content[: SLOT + 40] + bytes(SLOT - 40))

    found = anchors.read(LOG)
    assert found is not None
    assert found.size == 1


def test_a_file_whose_slots_both_fail_is_altered(tmp_path: Path) -> None:
    anchors = store(tmp_path)
    anchors.advance(anchor(1))

    the_file(tmp_path).write_bytes(b"x" * 2 * SLOT)

    with pytest.raises(Altered):
        anchors.read(LOG)


def test_another_logs_anchor_under_this_name_is_not_taken(tmp_path: Path) -> None:
    anchors = store(tmp_path)
    other = LogId(b"o" * 16)
    anchors.advance(Anchor(other, b"i" * 16, 9, bytes(32), 1))

    the_file(tmp_path).with_name(f"{other.hex()}.anchor").rename(the_file(tmp_path))

    with pytest.raises(Altered):
        anchors.read(LOG)


def test_the_keyring_gets_a_copy_at_most_once_a_minute_and_at_lock(tmp_path: Path) -> None:
    keyring, clock = Keyring(), Clock()
    anchors = store(tmp_path, keyring, clock)

    for size in range(1, 6):
        anchors.advance(anchor(size))
    assert keyring.puts == 1
    clock.now += KEYRING_PAUSE_MS
    anchors.advance(anchor(6))
    assert keyring.puts == 2
    anchors.advance(anchor(7))
    anchors.copy_to_keyring()
    anchors.copy_to_keyring()

    assert keyring.puts == 3
    assert all(len(value) < 400 for value in keyring.kept.values())


def test_the_keyrings_copy_stands_in_for_a_lost_or_older_file(tmp_path: Path) -> None:
    keyring = Keyring()
    anchors = store(tmp_path, keyring)
    anchors.advance(anchor(1))
    older = the_file(tmp_path).read_bytes()
    anchors.advance(anchor(7))
    anchors.copy_to_keyring()

    the_file(tmp_path).write_bytes(older)
    put_back = store(tmp_path, keyring).read(LOG)
    the_file(tmp_path).unlink()
    lost = store(tmp_path, keyring).read(LOG)

    assert put_back is not None
    assert lost is not None
    assert put_back.size == lost.size == 7


def test_a_locked_keyring_is_done_without(tmp_path: Path) -> None:
    keyring = Keyring()
    keyring.locked = True
    anchors = store(tmp_path, keyring)

    anchors.advance(anchor(3))
    anchors.copy_to_keyring()

    found = anchors.read(LOG)
    assert found is not None
    assert found.size == 3


def test_a_forgotten_log_has_no_anchor(tmp_path: Path) -> None:
    keyring = Keyring()
    anchors = store(tmp_path, keyring)
    anchors.advance(anchor(3))

    anchors.forget(LOG)

    assert anchors.read(LOG) is None
    assert keyring.kept == {}


def _advance_many(state: Path, start: int) -> None:
    anchors = store(state)
    for size in range(start, 200, 4):
        anchors.advance(anchor(size))


def test_processes_side_by_side_leave_the_furthest(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_advance_many, args=(tmp_path, s)) for s in (1, 2, 3, 4)]

    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    found = store(tmp_path).read(LOG)
    assert found is not None
    assert found.size == 199
