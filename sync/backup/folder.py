"""A folder as the place for backups: on this disk, a stick, or one that another program copies.

Refuses: making the folder itself; one that is missing is a stick pulled out, not an empty place.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO

from sync.backup.target import LARGEST_SMALL, Tell
from sync.errors import TargetGone, TargetRefused
from vault.disk import sync_folder

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


class FolderTarget:
    """Backups in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def place(self) -> str:
        """The folder's path."""
        return str(self._folder)

    def spool(self) -> Path | None:
        """The folder itself: what is made there needs only a new name."""
        self._require()
        return self._folder

    def size(self, name: str) -> int | None:
        """The file's size."""
        self._require()
        try:
            with self._translated():
                return (self._folder / name).stat().st_size
        except FileNotFoundError:
            return None

    def put(self, name: str, file: Path, tell: Tell) -> None:
        """Renames a file that was made in the folder, durably."""
        self._require()
        size = file.stat().st_size
        with self._translated():
            file.replace(self._folder / name)
            sync_folder(self._folder)
        tell(size, size)

    def open(self, name: str) -> AbstractContextManager[BinaryIO]:
        """The file, as it reads now."""
        self._require()
        return self._opened(name)

    def remove(self, name: str) -> None:
        """Removes the file, durably."""
        self._require()
        with self._translated():
            (self._folder / name).unlink(missing_ok=True)
            sync_folder(self._folder)

    def read_small(self, name: str) -> bytes | None:
        """A small file of the folder."""
        self._require()
        try:
            with self._translated(), (self._folder / name).open("rb") as file:
                return file.read(LARGEST_SMALL)
        except FileNotFoundError:
            return None

    def write_small(self, name: str, content: bytes) -> None:
        """Writes it under another name, then renames."""
        self._require()
        fresh = self._folder / f".{name}.{os.getpid()}.new"
        with self._translated():
            try:
                with fresh.open("wb") as out:
                    out.write(content)
                    out.flush()
                    os.fsync(out.fileno())
                fresh.replace(self._folder / name)
            finally:
                fresh.unlink(missing_ok=True)
            sync_folder(self._folder)

    @contextmanager
    def _opened(self, name: str) -> Iterator[BinaryIO]:
        try:
            source = (self._folder / name).open("rb")
        except OSError:
            raise TargetGone(self.place) from None
        with source:
            yield source

    def _require(self) -> None:
        if not self._folder.is_dir():
            raise TargetGone(self.place)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            if not self._folder.is_dir():
                raise TargetGone(self.place) from None
            raise
        except OSError as error:
            if error.errno in _FULL:
                raise TargetRefused("full", self.place) from error
            if error.errno in _READ_ONLY:
                raise TargetRefused("read-only", self.place) from error
            raise TargetGone(self.place) from error
