"""Vaults to measure in, and the files that fill them; each made once and kept for the run.

Refuses: the real price of key stretching, except where that price is what is measured.
"""

import os
import time
from dataclasses import dataclass, field
from pathlib import Path

from app.answers import FileStatus
from app.files_in import Wishes, bring_in
from app.jobs import Job
from tests.bench.hospital import PATIENT, write_bundle
from vault.environment import Environment
from vault.keyring_store import MemoryKeyring
from vault.keys import DEFAULT_KIB, KdfChoice, KdfParameters
from vault.record_store import RecordStore
from vault.vault import LockedVault, Vault, create_vault

CHEAP = KdfChoice(KdfParameters(memory_kib=64, passes=1, lanes=1), floor_kib=64)
PASSPHRASE = "jambu batu merah sekali"


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured: `few` and `many` records, the step between, pairs of each ratio."""

    few: int = 1_000
    some: int = 10_000
    many: int = 100_000
    rounds: int = 5
    times: int = 50
    """How often what takes less than a millisecond is done in one measurement."""
    stretching_kib: int = DEFAULT_KIB


QUICK = Sizes(few=20, some=40, many=80, rounds=1, times=2, stretching_kib=1024)


@dataclass(slots=True)
class House:
    """A vault in a folder of its own, open."""

    root: Path
    kdf: KdfChoice = CHEAP
    environment: Environment = field(init=False)
    vault: Vault = field(init=False)

    def __post_init__(self) -> None:
        self.root.mkdir()
        self.environment = Environment(
            self.root / "state",
            MemoryKeyring(),
            lambda: time.time_ns() // 1_000_000,
            os.urandom,
            self.kdf,
        )
        self.vault, _ = create_vault(
            self.path, PATIENT, PASSPHRASE, self.environment, keyring_secret=True
        )

    @property
    def path(self) -> Path:
        """The vault's folder."""
        return self.root / "vault"

    @property
    def store(self) -> RecordStore:
        """The owner's record."""
        return self.vault.record(self.vault.owner().id)

    @property
    def database(self) -> Path:
        """The owner's `record.db`."""
        return self.path / "people" / self.vault.owner().id / "record.db"

    def unlock(self) -> Vault:
        """The vault opened once more."""
        return LockedVault.open(self.path).unlock(PASSPHRASE, self.environment)

    def bring(self, file: Path, job: Job | None = None) -> int:
        """Imports a file whole, as the command does; how many records were new."""
        wishes = Wishes(self.vault.owner())
        answer = bring_in(self.vault, [file], wishes, self.environment, job or Job())
        if [one.status for one in answer.files] != [FileStatus.IMPORTED]:
            raise RuntimeError(answer)
        return sum(one.new for one in answer.files)


class Ground:
    """The folder of one run: files by number and seed, houses by number of records."""

    def __init__(self, folder: Path, sizes: Sizes) -> None:
        self.folder = folder
        self.sizes = sizes
        self._houses: dict[int, House] = {}
        self._made = 0

    def file(self, number: int, seed: int = 1) -> Path:
        """A Bundle of so many resources."""
        path = self.folder / f"bundle-{number}-{seed}.json"
        return path if path.exists() else write_bundle(path, number, seed)

    def place(self) -> Path:
        """A path nothing lies at."""
        self._made += 1
        return self.folder / f"place-{self._made}"

    def house(self, number: int) -> House:
        """A vault with so many records; not for changing."""
        if number not in self._houses:
            house = self._houses[number] = House(self.place())
            house.bring(self.file(number))
        return self._houses[number]

    def close(self) -> None:
        """Locks every vault."""
        for house in self._houses.values():
            house.vault.close()
