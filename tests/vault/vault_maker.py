"""Small vaults for tests: cheap key stretching, a keyring in memory, a clock that stands.

Refuses: being a model for the shipped program; only tests stretch keys so cheaply.
"""

import os
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path

from vault.environment import Environment
from vault.keyring_store import KeyringPort, MemoryKeyring
from vault.keys import KdfChoice, KdfParameters
from vault.kit import Kit
from vault.open_vault import Vault
from vault.people import NewPerson
from vault.records import Sex
from vault.vault import LockedVault, create_vault

CHEAP = KdfChoice(KdfParameters(memory_kib=64, passes=1, lanes=1), floor_kib=64)
PASSPHRASE = "kopi tubruk pagi"
OWNER = NewPerson("Siti Aminah", "1950-08-17", Sex.FEMALE, "3171234567890001")


class Clock:
    """Milliseconds that move only when a test says so."""

    def __init__(self) -> None:
        self.now = 1_795_000_000_000

    def __call__(self) -> int:
        return self.now


@dataclass(slots=True)
class Place:
    """A folder with room for a vault, its state folder and a keyring."""

    root: Path
    keyring: KeyringPort | None = field(default_factory=MemoryKeyring)
    clock: Clock = field(default_factory=Clock)

    @property
    def path(self) -> Path:
        return self.root / "vault"

    @property
    def state(self) -> Path:
        return self.root / "state"

    @property
    def environment(self) -> Environment:
        return Environment(self.state, self.keyring, self.clock, os.urandom, CHEAP)

    def make(self, *, keyring_secret: bool = True) -> tuple[Vault, Kit]:
        return create_vault(
            self.path, OWNER, PASSPHRASE, self.environment, keyring_secret=keyring_secret
        )

    def unlock(self, passphrase: str = PASSPHRASE, kit: Kit | None = None) -> Vault:
        return LockedVault.open(self.path).unlock(passphrase, self.environment, kit=kit)

    def elsewhere(self) -> "Place":
        """A copy of the vault on another machine: no anchors, no keyring."""
        other = replace(self, root=self.root / "elsewhere", keyring=None)
        shutil.copytree(self.path, other.path)
        return other

    def keep(self, name: str = "kept") -> Path:
        """A copy of the vault as it lies there now."""
        return Path(shutil.copytree(self.path, self.root / name))

    def put_back(self, kept: Path) -> None:
        """The copy takes the vault's place."""
        shutil.rmtree(self.path)
        shutil.copytree(kept, self.path)


def put_file_back(kept: Path, place: Place, name: str) -> None:
    """One file of a kept copy takes its place; what belongs to the database goes with it."""
    for ending in ("", "-wal", "-shm"):
        (place.path / f"{name}{ending}").unlink(missing_ok=True)
        if (kept / f"{name}{ending}").exists():
            shutil.copy(kept / f"{name}{ending}", place.path / f"{name}{ending}")
