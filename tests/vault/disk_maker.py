"""Small disks of their own for tests: full ones, ones that become read-only.

Refuses: to pretend; where the system does not let a test mount, the test is skipped.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(at: Path, megabytes: int) -> Iterator[Path]:
    """A disk in memory of so many megabytes, mounted at a new folder."""
    at.mkdir(parents=True)
    size = f"size={megabytes}m"
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", size, "tmpfs", at], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("the system does not let tests mount a disk")
    try:
        yield at
    finally:
        subprocess.run(["umount", "-l", at], capture_output=True, check=False)


def fill(disk: Path, *, leave: int = 0) -> Path:
    """A file that takes all room but so many bytes."""
    path = disk / "filling"
    with path.open("wb", buffering=0) as out:
        try:
            while out.write(bytes(1 << 16)):
                pass
        except OSError:
            pass
    size = path.stat().st_size
    with path.open("r+b") as out:
        out.truncate(max(0, size - leave))
    return path


def make_read_only(disk: Path, *, wanted: bool) -> None:
    """Remounts the disk for reading only, or for writing again."""
    how = "remount,ro" if wanted else "remount,rw"
    subprocess.run(["mount", "-o", how, disk], capture_output=True, check=True)
