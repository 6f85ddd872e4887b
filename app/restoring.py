"""Restoring from the window: what a backup file is, and a vault made of it in a new place.

Refuses: writing where anything lies, and deciding by itself which vault is used afterwards.
"""

from dataclasses import dataclass
from pathlib import Path

from app import kit_reading
from app.errors import FileGone
from app.jobs import Job
from app.recovering import cards_of
from app.session import Credentials, open_with
from vault.backup.restoring import LockedBackup
from vault.environment import Environment
from vault.errors import CardRefused, KitRefused
from vault.header import SlotKind


@dataclass(frozen=True, slots=True)
class BackupSeen:
    """A backup file that is still closed: how it opens, whether this computer has the secret."""

    path: Path
    kinds: tuple[SlotKind, ...]
    secret_known: bool
    size: int


@dataclass(frozen=True, slots=True)
class RestoredVault:
    """A vault made of a backup: where, from when, how much, how many later entries it lacks.

    `problems` counts what was damaged in the vault when the backup was made.
    """

    path: Path
    made_ms: int
    people: int
    records: int
    lacking: int
    problems: int


def look(path: Path, environment: Environment) -> BackupSeen:
    """What can be seen of a backup; raises FileGone, NotABackup, NewerFormat, BackupDamaged."""
    locked = _locked(path)
    kinds = tuple(kind for kind in SlotKind if kind.value in locked.slots)
    return BackupSeen(path, kinds, locked.has_secret(environment), path.stat().st_size)


def restore(
    path: Path, paper: str, passphrase: str, to: Path, environment: Environment, job: Job
) -> RestoredVault:
    """Open a backup by what was typed and make a vault of it at `to`.

    `paper` is the recovery sheet's text or words, or those of recovery cards. Raises as the
    ways in do, VaultExists, BackupDamaged, DiskFull, PlaceReadOnly, Cancelled.
    """
    locked = _locked(path)
    opened = open_with(locked, _credentials(locked, paper, passphrase), environment)
    done = opened.restore(
        to, environment, lambda part, whole: job.step(part, whole, "bytes restored")
    )
    manifest = done.manifest
    return RestoredVault(
        path=done.path,
        made_ms=manifest.made_ms,
        people=len(manifest.counts),
        records=sum(one.records for one in manifest.counts),
        lacking=sum(one.entries for one in done.lacks),
        problems=len(done.problems),
    )


def _locked(path: Path) -> LockedBackup:
    if not path.is_file():
        raise FileGone(path)
    return LockedBackup(lambda: path.open("rb"))


def _credentials(locked: LockedBackup, paper: str, passphrase: str) -> Credentials:
    if passphrase:
        kit = kit_reading.with_secret(locked.vault_id, paper) if paper.strip() else None
        return Credentials(passphrase, kit)
    try:
        return Credentials(None, kit_reading.with_words(locked.vault_id, paper))
    except KitRefused as refused:
        try:
            return Credentials(None, None, cards_of(locked.vault_id, [paper]))
        except CardRefused:
            raise refused from None
