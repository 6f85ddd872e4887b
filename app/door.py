"""The door of a vault: whether one is there, making one, opening one. Lives in the keeper.

Refuses: handing out keys; what opens is a desk, and a locked door has none.
"""

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from app import making
from app.desk import READING, Desk
from app.places import Places, places
from app.session import Credentials, make_environment, unlock
from vault.environment import Environment
from vault.ids import PersonId
from vault.keys import STANDARD
from vault.kit import read_kit
from vault.people import NewPerson
from vault.vault import LockedVault


@dataclass(frozen=True, slots=True)
class DoorView:
    """What can be seen from outside: is there a vault, does this computer know its secret."""

    path: Path
    exists: bool
    keyring: bool
    quick: bool = False
    secret_known: bool = False


@dataclass(frozen=True, slots=True)
class KitView:
    """The recovery kit for the sheet on screen and paper; shown once, never kept."""

    text: str = field(repr=False)
    qr: str = field(repr=False)
    words: tuple[str, ...] = field(repr=False)
    vault_id: str = ""


@dataclass(frozen=True, slots=True)
class NewVault:
    """How a vault is to be made. `passphrase_alone` asks for a generated phrase."""

    owner: NewPerson
    passphrase: str = field(repr=False)
    passphrase_alone: bool = False


class Door:
    """One vault's door in this process."""

    def __init__(self, environment: Environment, here: Places) -> None:
        self._environment = environment
        self._places = here
        self._desk: Desk | None = None
        self._reading: Desk | None = None

    @classmethod
    def of_this_user(cls, home: Path, environ: Mapping[str, str]) -> "Door":
        """The door as the shipped program has it."""
        here = places(environ, home)
        environment = make_environment(
            here, STANDARD, lambda: time.time_ns() // 1_000_000, secrets.token_bytes
        )
        return cls(environment, here)

    def look(self, path: Path) -> DoorView:
        """What is at a path, without opening anything; raises HeaderDamaged, NewerFormat."""
        keyring = self._environment.keyring is not None
        if not (path / "vault.json").exists() and not (path / "vault.json.bak").exists():
            return DoorView(path, exists=False, keyring=keyring)
        locked = LockedVault.open(path)
        return DoorView(
            path,
            exists=True,
            keyring=keyring,
            quick=locked.has_quick_unlock(self._environment),
            secret_known=locked.has_secret(self._environment),
        )

    def make(self, path: Path, new: NewVault) -> KitView:
        """Make a vault and open it; the kit's words for the recovery sheet."""
        vault, kit = making.create(
            path, new.owner, new.passphrase, self._environment, alone=new.passphrase_alone
        )
        self._desk = Desk(vault, self._environment, self._places)
        self._reading = Desk(vault.beside(), self._environment, self._places)
        return KitView(kit.to_text(), kit.to_qr(), kit.words(), kit.vault_id.hex())

    def suggest_passphrase(self) -> str:
        """A generated phrase of plain Indonesian words."""
        from vault.phrase import generate

        return generate(self._environment.random)

    def open_with_passphrase(self, path: Path, passphrase: str, kit: str) -> None:
        """Unlock by passphrase; `kit` is the kit's text or empty."""
        self._open(path, Credentials(passphrase, read_kit(kit) if kit else None))

    def open_with_kit(self, path: Path, kit: str) -> None:
        """Unlock by the recovery kit alone."""
        self._open(path, Credentials(None, read_kit(kit)))

    def open_quickly(self, path: Path) -> None:
        """Unlock by what the system keyring holds, if the person chose that."""
        self._open(path, Credentials(None, None))

    def desk_for(self, method: str) -> Desk | None:
        """The desk that serves a method: reading never waits for writing."""
        return self._reading if method in READING else self._desk

    def stirred(self) -> tuple[PersonId, ...]:
        """People whose databases another process (or the other lane) changed since asked last."""
        return self._reading.stirred() if self._reading is not None else ()

    def close(self) -> None:
        """Lock: close every database and forget the keys."""
        for desk in (self._desk, self._reading):
            if desk is not None:
                desk.close()
        self._desk = self._reading = None

    def _open(self, path: Path, credentials: Credentials) -> None:
        vault = unlock(LockedVault.open(path), credentials, self._environment)
        self._desk = Desk(vault, self._environment, self._places)
        self._reading = Desk(vault.beside(), self._environment, self._places)
