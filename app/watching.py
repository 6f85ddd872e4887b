"""A folder that is watched: which files in it are new; they are offered, never read by themselves.

Refuses: files still being written, and files that were offered before under any name.
"""

import hashlib
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

import msgspec

from vault.records import StoredFile

_SETTING: Final = "watched-folder"
_MOST_SEEN: Final = 5_000
_MOST_LOOKED_AT: Final = 2_000
_LARGEST: Final = 1 << 30
_QUIET_MS: Final = 3_000
"""A file that changed so lately may still be growing."""

_HALF: Final = frozenset({".crdownload", ".part", ".partial", ".download", ".tmp", ".opdownload"})
_BLOCK: Final = 1 << 20
_A_MS: Final = 1_000_000


class Settings(Protocol):
    """Where the folder and what was seen in it are kept: the open vault."""

    def setting(self, name: str) -> str | None:
        """A setting kept in the vault, or None."""
        ...

    def set_setting(self, name: str, value: str | None) -> None:
        """Keeps a setting in the vault; None forgets it."""
        ...


@dataclass(frozen=True, slots=True)
class Watched:
    """The folder (empty: none), its new files, and whether others there are still growing."""

    folder: str = ""
    new: tuple[Path, ...] = ()
    growing: bool = False


class _Seen(msgspec.Struct, frozen=True, array_like=True):
    """A file as it was when it was offered or the watch began; without digest if only met."""

    name: str
    size: int
    time: int
    digest: str = ""


@dataclass(slots=True)
class _Kept:
    folder: str = ""
    seen: list[_Seen] = field(default_factory=list)


def watch(settings: Settings, folder: str) -> Watched:
    """Watch this folder from now on, or none; what lies in it already is not offered."""
    if not folder:
        settings.set_setting(_SETTING, None)
        return Watched()
    kept = _Kept(folder, [_met(path) for path, _ in _files(Path(folder))])
    _keep(settings, kept)
    return Watched(folder)


def look(settings: Settings, now_ms: int) -> Watched:
    """What is new in the folder; a folder that is not there now has nothing new."""
    kept = _kept(settings)
    if not kept.folder:
        return Watched()
    met = {(one.name, one.size, one.time) for one in kept.seen}
    known = {one.digest for one in kept.seen if one.digest}
    new, growing = [], False
    for path, (size, time) in _files(Path(kept.folder)):
        if (path.name, size, time) in met:
            continue
        if path.suffix.lower() in _HALF:
            continue
        if 0 <= now_ms - time // _A_MS < _QUIET_MS:  # a time to come is a wrong clock's
            growing = True
            continue
        if size and size <= _LARGEST and _digest(path) not in known:
            new.append(path)
    return Watched(kept.folder, tuple(new), growing)


def seen(settings: Settings, paths: Iterable[Path]) -> None:
    """These were offered and answered; they are not offered again, under no name."""
    kept = _kept(settings)
    if not kept.folder:
        return
    for path in paths:
        met = _met(path)
        if met.size >= 0:
            kept.seen.append(_Seen(met.name, met.size, met.time, _digest(path)))
    kept.seen = kept.seen[-_MOST_SEEN:]
    _keep(settings, kept)


def forget(settings: Settings, files: Iterable[StoredFile]) -> None:
    """Names and fingerprints of destroyed originals leave the list of what was seen.

    Such a file is offered again if it still lies in the folder.
    """
    gone = tuple(files)
    digests, names = {one.sha256.hex() for one in gone}, {Path(one.title).name for one in gone}
    kept = _kept(settings)
    left = [
        one
        for one in kept.seen
        if one.digest not in digests and (one.digest or one.name not in names)
    ]
    if len(left) < len(kept.seen):
        kept.seen = left
        _keep(settings, kept)


def _files(folder: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Plain files directly in the folder, hidden ones left out, with size and time."""
    try:
        names = sorted(folder.iterdir())[:_MOST_LOOKED_AT]
    except OSError:
        return
    for path in names:
        met = _met(path)
        if met.size >= 0 and not path.name.startswith("."):
            yield path, (met.size, met.time)


def _met(path: Path) -> _Seen:
    try:
        found = path.lstat()
    except OSError:
        return _Seen(path.name, -1, 0)
    if not stat.S_ISREG(found.st_mode):
        return _Seen(path.name, -1, 0)
    return _Seen(path.name, found.st_size, found.st_mtime_ns)


def _digest(path: Path) -> str:
    """SHA-256 of a file; empty if it cannot be read."""
    total = hashlib.sha256()
    try:
        with path.open("rb") as source:
            while block := source.read(_BLOCK):
                total.update(block)
    except OSError:
        return ""
    return total.hexdigest()


def _kept(settings: Settings) -> _Kept:
    text = settings.setting(_SETTING)
    if not text:
        return _Kept()
    try:
        return msgspec.json.decode(text.encode(), type=_Kept)
    except (msgspec.MsgspecError, UnicodeError):
        return _Kept()


def _keep(settings: Settings, kept: _Kept) -> None:
    settings.set_setting(_SETTING, msgspec.json.encode(kept).decode())
