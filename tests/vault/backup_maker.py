"""Vaults with something in them, and their backups; reading as from a file or a bad server.

Refuses: real records; a page of words is enough to be lost.
"""

import io
from dataclasses import dataclass
from pathlib import Path

from vault_maker import PASSPHRASE, Place

from vault.backup.making import Made
from vault.backup.restoring import LockedBackup, OpenBackup, Restored
from vault.errors import VaultError
from vault.ids import PersonId
from vault.open_vault import Vault


def silent(_done: int, _all: int) -> None:
    """Nobody listens."""


@dataclass(slots=True)
class Kept:
    """A vault at a place and one backup of it."""

    place: Place
    made: Made

    @property
    def content(self) -> bytes:
        return self.made.path.read_bytes()

    def opened(self, content: bytes | None = None) -> OpenBackup:
        whole = self.content if content is None else content
        return LockedBackup(lambda: io.BytesIO(whole)).unlock(PASSPHRASE, self.place.environment)

    def restore(self, to: Path) -> Restored:
        return self.opened().restore(to, self.place.environment, silent)


def write_word(vault: Vault, word: str) -> None:
    """One more entry in the owner's record log."""
    from vault.entry import Operation

    vault.record(vault.owner().id).note(Operation.EXPORT, {"text": word})


def add_file(vault: Vault, content: bytes) -> str:
    """An encrypted file in the owner's folder; its name on disk."""
    person = vault.owner().id
    stored = vault.files(person).put([content], title="a page", media="text/plain")
    return stored.name


def backed_up(place: Place, vault: Vault, name: str = "backup.rekamku") -> Kept:
    return Kept(place, vault.backups.make(place.root / name, silent))


def proven(vault: Vault, kept: Kept) -> tuple[str, ...]:
    """What the proof of a backup finds wrong, as places."""
    with kept.made.path.open("rb") as source:
        _, problems = vault.backups.prove(source, kept.place.root / "scratch", silent)
    return tuple(one.where for one in problems)


def refusal(opened: OpenBackup) -> str:
    """The class of what checking raises, with its word; empty if the backup is whole."""
    try:
        opened.check(silent)
    except VaultError as error:
        return f"{type(error).__name__} {error}"
    return ""


def folder_of(place: Place, person: PersonId) -> Path:
    return place.path / "people" / person
