"""Zip archives: the plain files in them, unpacked one at a time within the budget.

Refuses: overlapping, encrypted, damaged and linked members, and names that climb out.
"""

import errno
import stat
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from sync.readers.containers import Budget, Large, Member, Readable, UnpackRefused
from sync.readers.protocol import Limits, Reason
from sync.readers.sniff import Format

_ENCRYPTED: Final = 1
_UNIX: Final = 3
_LOCAL_HEADER: Final = 30
_LARGE: Final = 48 << 20
_BEGINNING: Final = 1 << 16
_SYSTEM: Final = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
_DAMAGED: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises at archives that are damaged or of an unknown kind."""


def unzipped(name: str, data: memoryview, limits: Limits, budget: Budget) -> Iterator[Member]:
    """The members of an archive; `name` is its own, empty for the source itself."""
    try:
        archive = zipfile.ZipFile(View(data))
    except _DAMAGED:
        yield Member(name, None, Reason.DAMAGED, kind=Format.ZIP)
        return
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        reason = _why_not(entries, limits)
        if reason is not None:
            yield Member(name, None, reason, kind=Format.ZIP)
            return
        for entry in entries:
            inner = f"{name}!{entry.filename}" if name else entry.filename
            yield _unpacked(archive, entry, inner, budget)


def _why_not(entries: list[zipfile.ZipInfo], limits: Limits) -> Reason | None:
    """Why an archive is refused before any member is unpacked."""
    if not entries:
        return Reason.EMPTY
    if len(entries) > limits.members:
        return Reason.TOO_MANY_MEMBERS
    end = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        if entry.header_offset < end:
            return Reason.OVERLAPPING
        end = entry.header_offset + _LOCAL_HEADER + entry.compress_size
    return None


def _unpacked(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, budget: Budget
) -> Member:
    if is_system(entry.filename):
        return Member(name, None, Reason.SKIPPED_SYSTEM_FILE, skipped=True)
    try:
        _check(entry)
        if entry.file_size > _LARGE:
            return _beginning(archive, entry, name, budget)
        with archive.open(entry) as stream:
            return Member(name, memoryview(budget.take(stream, entry.compress_size)))
    except UnpackRefused as error:
        return Member(name, None, error.reason)
    except _DAMAGED:
        return Member(name, None, Reason.DAMAGED)


def _beginning(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, budget: Budget
) -> Member:
    """A large member's first bytes; the reader that fits says whether it needs all at once."""

    def whole() -> Member:
        try:
            with archive.open(entry) as stream:
                return Member(name, memoryview(budget.take(stream, entry.compress_size)))
        except UnpackRefused as error:
            return Member(name, None, error.reason)
        except _DAMAGED:
            return Member(name, None, Reason.DAMAGED)

    def stream() -> Readable:
        return budget.watched(_Unpacking(archive, entry), entry.compress_size)

    with archive.open(entry) as beginning:
        head = memoryview(beginning.read(_BEGINNING))
    return Member(name, head, large=Large(entry.file_size, stream, whole))


class _Unpacking:
    """A member as it is unpacked; damage is told as for members that are loaded."""

    def __init__(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
        self._stream = archive.open(entry)

    def read(self, size: int = -1, /) -> bytes:
        try:
            return self._stream.read(size)
        except _DAMAGED as error:
            raise UnpackRefused(Reason.DAMAGED) from error


def _check(entry: zipfile.ZipInfo) -> None:
    """Raise UnpackRefused for a member that is not a plain file under a plain name."""
    if entry.flag_bits & _ENCRYPTED:
        raise UnpackRefused(Reason.ENCRYPTED)
    mode = entry.external_attr >> 16
    if entry.create_system == _UNIX and stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        raise UnpackRefused(Reason.LINK)
    if not is_safe(entry.filename):
        raise UnpackRefused(Reason.UNSAFE_NAME)


def is_safe(name: str) -> bool:
    """Whether a member's name stays where it is unpacked."""
    parts = name.replace("\\", "/").split("/")
    return ".." not in parts and "" not in parts and ":" not in parts[0] and name.isprintable()


def is_system(name: str) -> bool:
    """Whether a computer made the member for itself."""
    parts = name.split("/")
    hidden = any(part.startswith(".") and part not in {".", ".."} for part in parts)
    return hidden or not _SYSTEM.isdisjoint(parts)


class View(BytesIO):
    """The archive's bytes as a file, without copying them."""

    def __init__(self, data: memoryview) -> None:
        super().__init__()
        self._data = data
        self._at = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """At most so many bytes."""
        end = len(self._data) if size is None or size < 0 else self._at + size
        part = bytes(self._data[self._at : end])
        self._at += len(part)
        return part

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a byte."""
        base = (0, self._at, len(self._data))[whence]
        if base + offset < 0:
            raise OSError(errno.EINVAL, offset)
        self._at = base + offset
        return self._at

    def tell(self) -> int:
        """The byte that comes next."""
        return self._at
