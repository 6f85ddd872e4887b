"""Power lost at any moment: whatever part of the unsynced writes reached the disk, in any order.

The states before and after a step are taken sector by sector: before a sync returned, any mixture
of both may be what is found at the next start. Every mixture must open, hold by itself, raise no
alarm, and hold either what was before or what came after.
"""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from backup_maker import silent, write_word
from vault_maker import PASSPHRASE, Place

from vault.environment import Environment
from vault.keyring_store import MemoryKeyring
from vault.open_vault import Vault
from vault.people import NewPerson
from vault.records import Sex
from vault.vault import LockedVault, VaultState

SECTOR = 512
MIXTURES = 6


class Machine:
    """A vault, and the disk under it as it would be found after a power cut."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.vault, _ = place.make()
        self.vault.close()
        self.vault = place.unlock()

    def disk(self, name: str) -> Path:
        """The vault's folder and the anchors as they lie there now, with the WALs."""
        kept = self.place.root / name
        shutil.copytree(self.place.path, kept / "vault", ignore=shutil.ignore_patterns("*-shm"))
        shutil.copytree(self.place.state, kept / "state")
        return kept

    def start_from(self, disk: Path) -> Vault:
        """The vault opened by another start of the program."""
        keyring = MemoryKeyring()
        own = self.place.keyring
        assert isinstance(own, MemoryKeyring)
        keyring.kept.update({key: one for key, one in own.kept.items() if "anchor" not in str(key)})
        usual = self.place.environment
        around = Environment(disk / "state", keyring, usual.clock, usual.random, usual.kdf)
        return LockedVault.open(disk / "vault").unlock(PASSPHRASE, around)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(Place(tmp_path))


def mixed(before: bytes, after: bytes, chance: random.Random) -> bytes:
    """Each sector from one of both; a file that grew may have kept any of its new length."""
    length = chance.choice([len(before), len(after), chance.randrange(len(after) + 1)])
    length = max(length, min(len(before), len(after)))
    out = bytearray()
    for at in range(0, length, SECTOR):
        newer = chance.random() < chance.choice([0.1, 0.5, 0.9])
        chosen, other = (after, before) if newer else (before, after)
        piece = chosen[at : at + SECTOR] or bytes(len(other[at : at + SECTOR]))
        out += piece.ljust(SECTOR, b"\0")
    return bytes(out[:length])


def mixture(
    root: Path, before: Path, after: Path, seed: int, touched: Callable[[str], bool]
) -> Path:
    """A disk between two states; only `touched` files may be either, the others are as before."""
    chance = random.Random(seed)
    disk = root / f"mixture-{seed}"
    shutil.copytree(before, disk)
    for path in sorted(one for one in after.rglob("*") if one.is_file()):
        name = path.relative_to(after).as_posix()
        if touched(name):
            older = before / name
            content = mixed(
                older.read_bytes() if older.exists() else b"", path.read_bytes(), chance
            )
            (disk / name).parent.mkdir(parents=True, exist_ok=True)
            (disk / name).write_bytes(content)
    return disk


def is_wal(name: str) -> bool:
    return name.endswith("-wal")


@pytest.mark.parametrize("seed", range(MIXTURES))
def test_a_commit_cut_short_is_there_or_not(machine: Machine, seed: int) -> None:
    owner = machine.vault.owner().id
    write_word(machine.vault, "satu")
    before = machine.disk("before")
    write_word(machine.vault, "dua " * 800)
    after = machine.disk("after")

    with machine.start_from(mixture(machine.place.root, before, after, seed, is_wal)) as vault:
        assert vault.state is VaultState.NOT_VOUCHED
        assert vault.problems == ()
        assert vault.record(owner).own_head().size in {1, 2}
        assert vault.verify(full=True).ok
        write_word(vault, "lanjut")


@pytest.mark.parametrize("seed", range(MIXTURES))
def test_a_checkpoint_cut_short_loses_nothing(machine: Machine, seed: int) -> None:
    owner = machine.vault.owner().id
    for number in range(6):
        write_word(machine.vault, f"kata {number} " * 200)
    before = machine.disk("before")
    machine.vault.backups.make(machine.place.root / "b", silent)  # moves every WAL into its file
    after = machine.disk("after")

    def databases(name: str) -> bool:
        return name.endswith(".db")

    with machine.start_from(mixture(machine.place.root, before, after, seed, databases)) as vault:
        assert vault.state is VaultState.NOT_VOUCHED
        assert vault.record(owner).own_head().size == 6
        assert vault.verify(full=True).ok


@pytest.mark.parametrize("seed", range(MIXTURES))
def test_an_anchor_cut_short_raises_no_alarm(machine: Machine, seed: int) -> None:
    owner = machine.vault.owner().id
    write_word(machine.vault, "satu")
    before = machine.disk("before")
    write_word(machine.vault, "dua")
    after = machine.disk("after")
    committed = machine.place.root / "committed"
    shutil.copytree(after / "vault", committed / "vault")
    shutil.copytree(before / "state", committed / "state")

    def anchors(name: str) -> bool:
        return name.endswith(".anchor")

    with machine.start_from(mixture(machine.place.root, committed, after, seed, anchors)) as vault:
        assert vault.state is VaultState.NOT_VOUCHED
        assert vault.record(owner).own_head().size == 2
        write_word(vault, "tiga")


@pytest.mark.parametrize("seed", range(4))
def test_a_person_half_added_is_whole_or_gone(machine: Machine, seed: int) -> None:
    before = machine.disk("before")
    machine.vault.add_person(NewPerson("Budi", "2015-02-03", Sex.MALE, ""))
    after = machine.disk("after")

    def household(name: str) -> bool:
        return name == "vault/household.db-wal"

    disk = mixture(machine.place.root, before, after, seed, household)
    shutil.copytree(after / "vault/people", disk / "vault/people", dirs_exist_ok=True)
    shutil.copytree(after / "state", disk / "state", dirs_exist_ok=True)
    for anchor in (disk / "state").rglob("*.anchor"):
        older = before / anchor.relative_to(disk)
        if older.exists():
            shutil.copy(older, anchor)

    with machine.start_from(disk) as vault:
        names = [one.name for one in vault.people()]
        assert vault.verify(full=True).ok or vault.problems
        assert names in (["Siti Aminah"], ["Siti Aminah", "Budi"])


def test_what_was_answered_is_there_after_the_cut(machine: Machine) -> None:
    """A commit that returned lies in the WAL; nothing of it waits in memory."""
    owner = machine.vault.owner().id
    for number in range(5):
        write_word(machine.vault, f"kata {number}")
        with machine.start_from(machine.disk(f"cut-{number}")) as vault:
            assert vault.record(owner).own_head().size == number + 1


def test_an_older_disk_under_newer_anchors_is_an_alarm_still(machine: Machine) -> None:
    """The tolerance above is for cuts only: what was anchored may not vanish."""
    write_word(machine.vault, "satu")
    before = machine.disk("before")
    write_word(machine.vault, "dua")
    after = machine.disk("after")
    shutil.rmtree(before / "state")
    shutil.copytree(after / "state", before / "state")

    with machine.start_from(before) as vault:
        assert vault.state is VaultState.CHANGED
