"""What every place for backups can do: list, put whole, read, remove; and its mark.

Refuses: taking an empty or another place for the one it was; absence there is never an answer.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Final, Protocol

from sync.errors import TargetEmptied

ENDING: Final = ".rekamku"
MARK: Final = "rekamku-place.txt"
LARGEST_SMALL: Final = 1 << 20
_HEADING: Final = b"Backups of RekamKu lie here. Please keep this file."

Tell = Callable[[int, int], None]
"""Hears bytes done and of how many; what it raises stops the work."""


class Source(Protocol):
    """A backup being read."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes; empty only at the end."""


class Target(Protocol):
    """One place. Whatever it does raises TargetGone, TargetRefused or WebUnreachable."""

    @property
    def place(self) -> str:
        """How errors name it: a folder's path, a server's host, a bucket."""

    def spool(self) -> Path | None:
        """Where a file for `put` is best made: in the place itself, or None if it is far."""

    def size(self, name: str) -> int | None:
        """The size of a backup in bytes, or None if it is not there."""

    def put(self, name: str, file: Path, tell: Tell) -> None:
        """Takes a finished file under a name: whole or not at all, never half under its name."""

    def open(self, name: str) -> AbstractContextManager[Source]:
        """Reads a backup from its beginning."""

    def remove(self, name: str) -> None:
        """Removes a backup; one that is gone already is no error."""

    def read_small(self, name: str) -> bytes | None:
        """A small file whole, or None if there is none."""

    def write_small(self, name: str, content: bytes) -> None:
        """Writes a small file, over an older one."""


def mark(target: Target, place_id: str) -> None:
    """Writes on a new place whose it is, so that another one is not taken for it later.

    A place that serves another vault too keeps that one's line.
    """
    known = (target.read_small(MARK) or _HEADING).decode("utf-8", "replace")
    if place_id not in known.split():
        target.write_small(MARK, f"{known.rstrip()}\n{place_id}\n".encode())


def require_mark(target: Target, place_id: str) -> None:
    """Raises TargetEmptied unless this is the place that was marked so."""
    found = target.read_small(MARK)
    if found is None or place_id not in found.decode("utf-8", "replace").split():
        raise TargetEmptied(target.place)
