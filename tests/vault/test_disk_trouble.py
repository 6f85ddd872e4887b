"""Disks that fill up, turn read-only, and processes that are killed: a word, and nothing lost."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from backup_maker import Kept, add_file, backed_up, silent, write_word
from disk_maker import fill, make_read_only, small_disk
from vault_maker import PASSPHRASE, Place

from vault.backup.restoring import LockedBackup
from vault.errors import DiskFull, PlaceReadOnly
from vault.keyring_store import MemoryKeyring
from vault.open_vault import Vault
from vault.vault import LockedVault, VaultState

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts small disks")


def write_until_full(vault: Vault) -> None:
    """Entries until the disk takes no more."""
    for number in range(200):
        write_word(vault, f"penuh {number} " * 400)


def test_a_full_disk_takes_the_change_back(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 3) as disk:
        place = Place(disk)
        vault, _ = place.make()
        write_word(vault, "sebelum")
        owner = vault.owner().id
        filling = fill(disk, leave=8192)

        with pytest.raises(DiskFull):
            write_until_full(vault)
        kept = vault.record(owner).own_head().size
        vault.close()

        filling.unlink()
        with place.unlock() as again:
            assert again.state is VaultState.NOT_VOUCHED
            assert again.record(owner).own_head().size == kept
            assert again.verify(full=True).ok
            write_word(again, "lapang lagi")


def test_a_full_disk_takes_no_half_original(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 3) as disk:
        vault, _ = Place(disk).make()
        fill(disk, leave=200_000)

        with pytest.raises(DiskFull):
            add_file(vault, os.urandom(1_000_000))

        assert list(vault.files(vault.owner().id).names()) == []
        assert not list(disk.rglob("*.tmp"))
        vault.close()


def test_a_full_disk_takes_no_half_backup_and_no_half_vault(tmp_path: Path) -> None:
    place = Place(tmp_path / "home")
    vault, _ = place.make()
    add_file(vault, os.urandom(1_000_000))
    kept = backed_up(place, vault)
    with small_disk(tmp_path / "disk", 1) as disk:
        with pytest.raises(DiskFull):
            vault.backups.make(disk / "a.rekamku", silent)
        assert list(disk.iterdir()) == []

        with pytest.raises(DiskFull):
            kept.restore(disk / "vault")
        assert list(disk.iterdir()) == []

        filling = fill(disk, leave=100_000)
        with kept.made.path.open("rb") as source, pytest.raises(DiskFull):
            vault.backups.prove(source, disk / "scratch", silent)
        assert list((disk / "scratch").iterdir()) == []
        filling.unlink()
    vault.close()


def test_a_read_only_disk_is_named_and_harms_nothing(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 8) as disk:
        place = Place(disk)
        vault, _ = place.make()
        write_word(vault, "satu")
        vault.close()
        make_read_only(disk, wanted=True)

        with pytest.raises(PlaceReadOnly):
            place.unlock()

        make_read_only(disk, wanted=False)
        with place.unlock() as again:
            assert again.verify(full=True).ok


CHILD = """
import os, sys
from pathlib import Path
sys.path[:0] = [sys.argv[1], sys.argv[2]]
from backup_maker import silent, write_word
from vault_maker import Place, PASSPHRASE
from vault.vault import LockedVault
from vault.kit import read_kit
place = Place(Path(sys.argv[3]), keyring=None)
kit = read_kit((place.root / "kit").read_text())
vault = LockedVault.open(place.path).unlock(PASSPHRASE, place.environment, kit=kit)
print("open", flush=True)
number = 0
while True:
    write_word(vault, f"kata {number} " * 50)
    vault.backups.make(place.root / "stick" / f"{os.getpid()}-{number % 3}.rekamku", silent)
    number += 1
"""


@pytest.mark.parametrize("wait", [0.02, 0.11, 0.23])
def test_a_killed_process_leaves_a_whole_vault_and_whole_backups(
    tmp_path: Path, wait: float
) -> None:
    place = Place(tmp_path / "home", keyring=None)
    vault, kit = place.make(keyring_secret=False)
    owner = vault.owner().id
    vault.close()
    (place.root / "kit").write_text(kit.to_text())
    stick = place.root / "stick"
    stick.mkdir()
    here = Path(__file__).parent
    words = [sys.executable, "-c", CHILD, *map(str, (here.parents[1], here, place.root))]
    for _ in range(3):
        child = subprocess.Popen(words, stdout=subprocess.PIPE)
        assert child.stdout is not None
        assert child.stdout.readline() == b"open\n"
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()

    with LockedVault.open(place.path).unlock(PASSPHRASE, place.environment, kit=kit) as again:
        assert again.state is VaultState.NOT_VOUCHED
        assert again.record(owner).own_head().size > 0
        assert again.verify(full=True).ok
    for path in stick.glob("*.rekamku"):
        locked = LockedBackup(lambda path=path: path.open("rb"))  # type: ignore[misc] # bound now
        locked.unlock(PASSPHRASE, place.environment, kit=kit).check(silent)


def test_clocks_that_jump_change_nothing_but_the_dates(tmp_path: Path) -> None:
    place = Place(tmp_path)
    assert isinstance(place.keyring, MemoryKeyring)
    vault, _ = place.make()
    owner = vault.owner().id
    year = 365 * 24 * 3600 * 1000
    for jump in (10 * year, -20 * year, 15 * year):
        place.clock.now += jump
        write_word(vault, f"jam {jump}")
        Kept(place, vault.backups.make(place.root / "b.rekamku", silent)).opened().check(silent)
    vault.close()
    place.clock.now -= 30 * year

    with place.unlock() as again:
        assert again.state is VaultState.NOT_VOUCHED
        assert again.verify(full=True).ok
        assert again.record(owner).own_head().size == 3
