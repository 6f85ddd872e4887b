"""Durable changes of the file system: whole files replaced at once, folders made to last.

Refuses: half-written files; a full disk and a read-only place are named as such.
"""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from vault.errors import DiskFull, PlaceReadOnly

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns a full disk into DiskFull and a forbidden write into PlaceReadOnly."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise DiskFull from error
        if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
            raise PlaceReadOnly(path) from error
        raise


def make_folder(path: Path) -> None:
    """Makes a private folder with its parents, durably; an existing one is left as it is."""
    if path.is_dir():
        return
    make_folder(path.parent)
    with translated(path):
        path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        sync_folder(path.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Replaces a file at once: temporary file, fsync, rename, fsync of the folder."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with translated(path):
        try:
            with private_file(temporary) as handle:
                handle.write(content)
                handle.flush()
                os.fsync(handle.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
        sync_folder(path.parent)


def private_file(path: Path) -> BinaryIO:
    """A new file, for its owner only, opened for writing; an old one is cut to nothing."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, PRIVATE_FILE), "wb")


def give_up(handle: BinaryIO) -> None:
    """Closes a file that is not wanted any more; on a full disk even the rest of it fails."""
    with suppress(OSError):
        handle.close()


def sync_folder(path: Path) -> None:
    """Makes renames inside a folder last (a no-op where folders cannot be synced)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def locked(path: Path) -> Iterator[int]:
    """A file opened for reading and writing, alone, until the block ends; waits for others.

    Where it does not exist yet, it is made, with the folders above it.
    """
    descriptor = _open_shared(path)
    try:
        _lock(descriptor)
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def locked_if_free(path: Path) -> Iterator[bool]:
    """As `locked` without waiting; False inside the block if another process holds it."""
    descriptor = _open_shared(path)
    try:
        yield _try_lock(descriptor)
    finally:
        os.close(descriptor)


def _open_shared(path: Path) -> int:
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    try:
        return os.open(path, flags, PRIVATE_FILE)
    except FileNotFoundError:
        make_folder(path.parent)
        return os.open(path, flags, PRIVATE_FILE)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
