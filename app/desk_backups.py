"""The desk's part about backups: the places, making one, which are due, whether it is proven.

Refuses: handing passwords of places back; they go in and stay in the vault.
"""

import threading
from dataclasses import dataclass
from pathlib import Path

from app import backing_up, backup_places
from app.backing_up import BackedUp
from app.backup_places import NewPlace, Place, PlaceKind, Rhythm
from app.jobs import Job
from vault.environment import Environment
from vault.errors import Busy
from vault.vault import Vault

_running = threading.Lock()


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One place as a screen shows it; times are 0 where there was none yet.

    `failed` is the class of the last try's error, empty after one that worked.
    """

    id: str
    kind: PlaceKind
    where: str
    rhythm: Rhythm
    backups: int
    newest_ms: int
    size: int
    proven_ms: int
    tried_ms: int
    failed: str
    is_due: bool


@dataclass(frozen=True, slots=True)
class BackupDone:
    """What a backup came to: proven, or what was found; made anew or nothing had changed."""

    unchanged: bool
    proven: bool
    size: int
    problems: int
    sealed: int


class BackupsDesk:
    """What can be done about the backups of one open vault."""

    _vault: Vault
    _environment: Environment

    def backup_places(self) -> tuple[PlaceView, ...]:
        """Where backups go, in the order in which the places were set up."""
        places = _shown(self._vault)
        due = {one.id for one in backing_up.due(places, self._environment.clock())}
        return tuple(_view(one, is_due=one.id in due) for one in places)

    def add_backup_place(self, new: NewPlace) -> str:
        """Set a place up; its id. Raises TargetGone, TargetRefused."""
        return backup_places.add_place(self._vault, new, self._environment.random).id

    def set_backup_rhythm(self, place: str, rhythm: Rhythm) -> None:
        """How often a backup is made there by itself; raises BadRequest."""
        backup_places.set_rhythm(self._vault, place, rhythm)

    def forget_backup_place(self, place: str) -> None:
        """No longer use a place; what lies there stays."""
        backup_places.forget_place(self._vault, place)

    def back_up(self, place: str, job: Job) -> BackupDone:
        """Make a backup in a place and prove it, over connections of its own.

        Runs beside both lanes: a slow stick or server keeps nobody waiting. Raises Busy while
        another one runs, else as `backing_up.back_up`.
        """
        if not _running.acquire(blocking=False):
            raise Busy
        try:
            with self._vault.beside() as vault:
                found = backup_places.find_place(vault, place)
                return _done(backing_up.back_up(vault, found, self._environment, job))
        finally:
            _running.release()

    def back_up_to_file(self, path: Path, job: Job) -> BackupDone:
        """Make one backup file and prove it; raises TargetExists, else as `back_up`."""
        with self._vault.beside() as vault:
            return _done(backing_up.back_up_to_file(vault, path, self._environment, job))


def _shown(vault: Vault) -> tuple[Place, ...]:
    return tuple(one for one in backup_places.read_places(vault) if one.kind is not PlaceKind.FILE)


def _view(place: Place, *, is_due: bool) -> PlaceView:
    newest = place.newest
    return PlaceView(
        id=place.id,
        kind=place.kind,
        where=place.where,
        rhythm=place.rhythm,
        backups=len(place.kept),
        newest_ms=0 if newest is None else newest.made_ms,
        size=0 if newest is None else newest.size,
        proven_ms=place.last_proven_ms,
        tried_ms=place.tried_ms,
        failed=place.failed,
        is_due=is_due,
    )


def _done(done: BackedUp) -> BackupDone:
    return BackupDone(
        unchanged=done.unchanged,
        proven=done.kept.proven_ms > 0,
        size=done.kept.size,
        problems=len(done.problems),
        sealed=done.sealed,
    )
