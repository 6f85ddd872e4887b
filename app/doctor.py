"""How well this computer keeps secrets: keyring, disk, swap, core dumps, the folder's rights, room.

Refuses: changing anything, asking for rights, and calling unknown what it did not find out good.
"""

import os
import shutil
import stat
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from vault.environment import Environment

ROOT: Final = Path("/")
_MOST_LAYERS: Final = 8
_LEAST_ROOM: Final = 512 * 1024 * 1024
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class Check(StrEnum):
    """What is looked at."""

    KEYRING = "keyring"
    DISK = "disk-encryption"
    SWAP = "swap"
    CORE_DUMPS = "core-dumps"
    RIGHTS = "folder-rights"
    ROOM = "free-room"


class Health(StrEnum):
    """What was found: good, something to be done, or not to be found out here."""

    GOOD = "good"
    ADVICE = "advice"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check's result."""

    check: Check
    health: Health


def examine(vault: Path, environment: Environment, root: Path = ROOT) -> tuple[Finding, ...]:
    """Everything about this computer that matters to a vault at a path.

    `root` is where the system's own files are looked for.
    """
    return (
        Finding(Check.KEYRING, _good(environment.keyring is not None)),
        Finding(Check.DISK, disk(vault, root)),
        Finding(Check.SWAP, swap(root)),
        Finding(Check.CORE_DUMPS, core_dumps(root)),
        Finding(Check.RIGHTS, rights(vault)),
        Finding(Check.ROOM, room(vault)),
    )


def disk(path: Path, root: Path = ROOT) -> Health:
    """Whether the disk below a path is encrypted as a whole (Linux: device mapper's CRYPT)."""
    if sys.platform != "linux":
        return Health.UNKNOWN
    there = _existing(path)
    device = os.stat(there).st_dev  # noqa: PTH116 - the number of the device, not of the file
    return _encrypted(root / "sys/dev/block" / f"{os.major(device)}:{os.minor(device)}")


def swap(root: Path = ROOT) -> Health:
    """Whether memory that is put aside stays unreadable: no swap, in memory, or encrypted."""
    if sys.platform != "linux":
        return Health.UNKNOWN
    lines = _lines(root / "proc/swaps")
    if lines is None:
        return Health.UNKNOWN
    found = [_swap_health(line, root) for line in lines[1:] if line.strip()]
    return _worst(found)


def core_dumps(root: Path = ROOT) -> Health:
    """Whether a crash of another program of this user could write memory to the disk.

    This program switches that off for the process that holds keys.
    """
    if sys.platform == "win32":
        return Health.UNKNOWN
    import resource

    soft, _ = resource.getrlimit(resource.RLIMIT_CORE)
    pattern = "".join(_lines(root / "proc/sys/kernel/core_pattern") or ())
    return _good(soft == 0 or pattern.strip().startswith("|/bin/false"))


def rights(vault: Path) -> Health:
    """Whether only its owner may look into the vault's folder."""
    if sys.platform == "win32" or not vault.is_dir():
        return Health.UNKNOWN
    return _good(not stat.S_IMODE(vault.stat().st_mode) & _OTHERS)


def room(vault: Path) -> Health:
    """Whether there is room for growing, and for proving a backup."""
    try:
        return _good(shutil.disk_usage(_existing(vault)).free >= _LEAST_ROOM)
    except OSError:
        return Health.UNKNOWN


def _swap_health(line: str, root: Path) -> Health:
    """One line of /proc/swaps: its first word is a device or a file."""
    name = line.split(maxsplit=1)[0]
    if "/zram" in name:
        return Health.GOOD
    path = root / name.lstrip("/")
    try:
        found = path.stat()
    except OSError:
        return Health.UNKNOWN
    device = found.st_rdev if stat.S_ISBLK(found.st_mode) else found.st_dev
    return _encrypted(root / "sys/dev/block" / f"{os.major(device)}:{os.minor(device)}")


def _encrypted(device: Path, depth: int = 0) -> Health:
    """Whether a block device, or everything it lies on, is an encrypted mapping."""
    if not device.exists() or depth > _MOST_LAYERS:
        return Health.UNKNOWN
    if "".join(_lines(device / "dm/uuid") or ()).startswith("CRYPT-"):
        return Health.GOOD
    below = sorted((device / "slaves").glob("*"))
    return _worst([_encrypted(one, depth + 1) for one in below]) if below else Health.ADVICE


def _worst(found: Iterable[Health]) -> Health:
    known = set(found)
    if Health.ADVICE in known:
        return Health.ADVICE
    return Health.UNKNOWN if Health.UNKNOWN in known else Health.GOOD


def _good(holds: bool) -> Health:  # noqa: FBT001 - a condition, as for assert
    return Health.GOOD if holds else Health.ADVICE


def _existing(path: Path) -> Path:
    """The path, or the nearest folder above it that exists."""
    here = path.absolute()
    while not here.exists():
        here = here.parent
    return here


def _lines(path: Path) -> list[str] | None:
    try:
        return path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
