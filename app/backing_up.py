"""Backups: made and proven in one go, left alone where nothing changed, the outlived ones removed.

Refuses: counting what was not read back, and replacing a proven backup by one that is not.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from app.backup_places import (
    Kept,
    Place,
    PlaceKind,
    Rhythm,
    change_place,
    read_places,
    target_of,
    write_places,
)
from app.errors import TargetExists
from app.generations import outlived
from app.jobs import Job
from app.reader_beside import put_reader
from sync.backup.folder import FolderTarget
from sync.backup.target import ENDING, Target, require_mark
from sync.errors import SyncError, TargetEmptied, TargetGone, TargetRefused
from vault.backup.form import read_preamble
from vault.backup.making import Made, vault_of
from vault.disk import make_folder, sync_folder
from vault.environment import Environment
from vault.errors import BackupDamaged, DiskFull, PlaceReadOnly, VaultError
from vault.log_read import Problem
from vault.vault import Vault

_DAY_MS: Final = 24 * 3600 * 1000
_EVERY_MS: Final = {Rhythm.DAILY: _DAY_MS, Rhythm.WEEKLY: 7 * _DAY_MS}
_EARLY_MS: Final = 3600 * 1000
"""A backup due within the hour is made now: whoever opens the vault at eight every day gets one."""
_RETRY_MS: Final = 3600 * 1000
PROOF_LASTS_MS: Final = 30 * _DAY_MS
"""An unchanged backup is read back again when its last proof is older: disks forget."""
_FILES_KEPT: Final = 4
WRITTEN, SENT, READ_BACK = "bytes written", "bytes sent", "bytes read back"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that lies in its place. `unchanged`: nothing was written since, it was kept.

    `problems` are what the proof found damaged in the vault itself; `sealed` counts people
    whose records the maker cannot read and who are in it all the same.
    """

    kept: Kept
    unchanged: bool
    problems: tuple[Problem, ...] = ()
    sealed: int = 0
    removed: int = 0
    """How many outlived ones went."""


def back_up(vault: Vault, place: Place, around: Environment, job: Job) -> BackedUp:
    """Make a backup in a place that was set up, prove it, remove the outlived ones.

    Raises TargetGone, TargetEmptied, TargetRefused, BackupDamaged where what lies there then
    cannot be read back, DiskFull, Busy, Cancelled. What was there before stays in any case,
    and the place remembers that the try failed.
    """
    try:
        done, kept = _in_place(vault, place, around, job)
    except (SyncError, VaultError) as error:
        failed = msgspec.structs.replace(
            place, tried_ms=around.clock(), failed=type(error).__name__
        )
        _if_writable(vault, lambda: change_place(vault, failed))
        raise
    changed = msgspec.structs.replace(place, kept=kept, tried_ms=around.clock(), failed="")
    _if_writable(vault, lambda: change_place(vault, changed))
    return done


def back_up_to_file(vault: Vault, path: Path, around: Environment, job: Job) -> BackedUp:
    """Make one backup file, prove it, and remember it; an older backup of this vault gives way.

    Where nothing was written since another one nearby, both names hold the same file. Raises
    TargetExists for a file in the way that is no backup of this vault, else as `back_up`.
    """
    path = path.absolute()
    if path.exists() and vault_of(path) != vault.vault_id:
        raise TargetExists(path)
    files = _files(vault)
    known = next(
        (one for one in reversed(files.kept) if one.proven_ms and _lies(one, Path(one.name))), None
    )
    if known is not None and not vault.backups.unchanged_since(known.logs):
        known = None
    if known is not None and (Path(known.name) == path or _linked(Path(known.name), path)):
        put_reader(FolderTarget(path.parent))
        return BackedUp(msgspec.structs.replace(known, name=str(path)), unchanged=True)
    target = FolderTarget(path.parent)
    done = _made(vault, target, path.name, around, job)
    put_reader(target)
    _if_writable(vault, lambda: _note(vault, done, PlaceKind.FILE))
    named = msgspec.structs.replace(done.kept, name=str(path))
    others = tuple(one for one in files.kept if one.name != named.name)[1 - _FILES_KEPT :]
    changed = msgspec.structs.replace(files, kept=(*others, named))
    _if_writable(vault, lambda: _keep_files(vault, changed))
    return replace(done, kept=named)


def due(places: tuple[Place, ...], now_ms: int) -> tuple[Place, ...]:
    """The places whose time has come, also after years; a failed try waits an hour.

    A last time that lies ahead is a wrong clock's and counts as long ago.
    """
    found = []
    for place in places:
        every = _EVERY_MS.get(place.rhythm, 0)
        wait = _RETRY_MS if place.failed else every - _EARLY_MS
        if every and not 0 <= now_ms - place.tried_ms < wait:
            found.append(place)
    return tuple(found)


def _in_place(
    vault: Vault, place: Place, around: Environment, job: Job
) -> tuple[BackedUp, tuple[Kept, ...]]:
    """The backup that was made or is still good, and all that lie there afterwards."""
    target = target_of(place)
    require_mark(target, place.id)
    there = tuple(one for one in place.kept if target.size(one.name) == one.size)
    if place.kept and not there:
        raise TargetEmptied(target.place)
    newest = max(there, key=lambda one: one.made_ms, default=None)
    if newest is not None and newest.proven_ms and vault.backups.unchanged_since(newest.logs):
        again = _still_proven(vault, target, newest, around, job)
        if again is not None:
            kept = tuple(again if one is newest else one for one in there)
            return BackedUp(again, unchanged=True), kept
    done = _made(vault, target, _free_name(target, around), around, job)
    put_reader(target)
    _if_writable(vault, lambda: _note(vault, done, place.kind))
    there = (*there, done.kept)
    outgrown = outlived(there) if done.kept.proven_ms else ()
    for one in outgrown:
        target.remove(one.name)
    kept = tuple(one for one in there if one not in outgrown)
    return replace(done, removed=len(outgrown)), kept


def _made(vault: Vault, target: Target, name: str, around: Environment, job: Job) -> BackedUp:
    """As `_written`; a stick that vanishes meanwhile is gone, however the system calls it."""
    try:
        return _written(vault, target, name, around, job)
    except OSError as error:
        raise TargetGone(target.place) from error


def _written(vault: Vault, target: Target, name: str, around: Environment, job: Job) -> BackedUp:
    """Writes a backup and reads it back from where it then lies; under its name only if whole."""
    scratch = scratch_of(vault, around)
    near = target.spool()
    make_folder(scratch)
    fresh = (near or scratch) / f".{name}.{around.random(4).hex()}.fresh"
    with ExitStack() as undoing:
        undoing.callback(fresh.unlink, missing_ok=True)
        made = _filled(vault, target, fresh, near=near is not None, job=job)
        if near is None:
            target.put(name, fresh, _step(job, SENT))
            fresh.unlink()
            opened = target.open(name)
            undoing.callback(target.remove, name)
        else:
            opened = fresh.open("rb")
        with opened as source:
            manifest, problems = vault.backups.prove(source, scratch, _step(job, READ_BACK))
        if near is not None:
            _step_aside(near / name, unproven=bool(problems))
            target.put(name, fresh, lambda _done, _all: None)
        undoing.pop_all()
    proven = 0 if problems else around.clock()
    kept = Kept(name, manifest.backup, made.size, manifest.made_ms, proven, manifest.logs)
    return BackedUp(kept, unchanged=False, problems=problems, sealed=len(manifest.sealed))


def _filled(vault: Vault, target: Target, fresh: Path, *, near: bool, job: Job) -> Made:
    """The backup written; where it is written into the place itself, a refusal is the place's."""
    try:
        return vault.backups.make(fresh, _step(job, WRITTEN))
    except (DiskFull, PlaceReadOnly) as refused:
        if not near:
            raise
        reason = "full" if isinstance(refused, DiskFull) else "read-only"
        raise TargetRefused(reason, target.place) from refused


def _still_proven(
    vault: Vault, target: Target, known: Kept, around: Environment, job: Job
) -> Kept | None:
    """An unchanged backup, read back again if that is long ago; None if it is spoilt."""
    if 0 <= around.clock() - known.proven_ms < PROOF_LASTS_MS:
        return known
    try:
        with target.open(known.name) as source:
            scratch = scratch_of(vault, around)
            _, problems = vault.backups.prove(source, scratch, _step(job, READ_BACK))
    except BackupDamaged:
        return None
    return None if problems else msgspec.structs.replace(known, proven_ms=around.clock())


def scratch_of(vault: Vault, around: Environment) -> Path:
    """Where backups are opened apart: the user's state folder; all in it stays encrypted."""
    return around.state_dir / "rekamku" / vault.vault_id.hex() / "scratch"


def _free_name(target: Target, around: Environment) -> str:
    """A name that tells when, by this computer's clock."""
    moment = datetime.fromtimestamp(around.clock() / 1000).astimezone()
    stem = f"rekamku-{moment:%Y-%m-%d-%H%M%S}"
    name, more = f"{stem}{ENDING}", 2
    while target.size(name) is not None:
        name, more = f"{stem}-{more}{ENDING}", more + 1
    return name


def _step_aside(older: Path, *, unproven: bool) -> None:
    """A proven file never gives way to one whose proof found something."""
    if unproven and older.exists():
        older.replace(older.with_name(f"{older.stem} (earlier){older.suffix}"))


def _lies(known: Kept, path: Path) -> bool:
    """Whether this very backup lies at a path still, by its id and size."""
    try:
        with path.open("rb") as source:
            same = read_preamble(source).backup_id.hex() == known.backup
        return same and path.stat().st_size == known.size
    except (OSError, VaultError):
        return False


def _linked(known: Path, path: Path) -> bool:
    """A second name for the same file, where the place knows such; nothing is written over."""
    try:
        path.hardlink_to(known)
        sync_folder(path.parent)
    except OSError:
        return False
    return True


def _files(vault: Vault) -> Place:
    found = [one for one in read_places(vault) if one.kind is PlaceKind.FILE]
    return found[0] if found else Place("", PlaceKind.FILE, "")


def _keep_files(vault: Vault, files: Place) -> None:
    others = tuple(one for one in read_places(vault) if one.kind is not PlaceKind.FILE)
    write_places(vault, (*others, files))


def _note(vault: Vault, done: BackedUp, kind: PlaceKind) -> None:
    one = done.kept
    vault.backups.note(one.backup, one.made_ms, one.size, kind.value, proven=one.proven_ms > 0)


def _if_writable(vault: Vault, act: Callable[[], None]) -> None:
    """A changed or undecided vault is saved all the same; only nothing is noted in it."""
    if not vault.problems:
        act()


def _step(job: Job, what: str) -> Callable[[int, int], None]:
    return lambda done, total: job.step(done, total, what)
