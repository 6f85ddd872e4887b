"""Archives: gzip and zip, opened in memory, one member after another.

Refuses: bombs, overlapping, encrypted, damaged and linked members, and names that climb out.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any, Final

from sync.readers.protocol import Limits, Reason
from sync.readers.sniff import Format, sniff

_CHUNK: Final = 1 << 16
_GZIP: Final = 16 + zlib.MAX_WBITS
_ENCRYPTED: Final = 1
_UNIX: Final = 3
_LOCAL_HEADER: Final = 30
_SYSTEM: Final = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What the standard library raises at archives that are damaged or of an unknown kind."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file found in the source: its name inside archives, and its bytes or why not."""

    name: str
    data: memoryview | None
    reason: Reason | None = None
    skipped: bool = False


class _Refused(Exception):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class Budget:
    """How much may still be unpacked from one source, all members together."""

    def __init__(self, limits: Limits) -> None:
        self._left = limits.unpacked
        self._limits = limits

    def take(self, stream: IO[bytes] | Any, packed: int) -> bytes:
        """Read a stream whole. Raises _Refused as soon as it grows beyond what is allowed."""
        most = min(self._left, self._limits.ratio_free + self._limits.ratio * packed)
        parts = BytesIO()
        while part := stream.read(_CHUNK):
            parts.write(part)
            if parts.tell() > most:
                raise _Refused(Reason.BOMB if most < self._left else Reason.TOO_LARGE)
        self._left -= parts.tell()
        return parts.getvalue()


def members(data: memoryview, limits: Limits) -> Iterator[Member]:
    """The file itself, or what lies in the archive it is."""
    yield from _members("", data, limits, Budget(limits), 0)


def _members(
    name: str, data: memoryview, limits: Limits, budget: Budget, depth: int
) -> Iterator[Member]:
    kind = sniff(data)
    if kind not in {Format.GZIP, Format.ZIP}:
        yield Member(name, data)
    elif depth >= limits.archive_depth:
        yield Member(name, None, Reason.NESTED_TOO_DEEP)
    elif kind is Format.GZIP:
        yield from _gzip(name, data, limits, budget, depth)
    else:
        yield from _zip(name, data, limits, budget, depth)


def _gzip(
    name: str, data: memoryview, limits: Limits, budget: Budget, depth: int
) -> Iterator[Member]:
    """A gzip file is its content: it gets no member name of its own."""
    try:
        unpacked = budget.take(_Gunzip(data), len(data))
    except _Refused as error:
        yield Member(name, None, error.reason)
    except BROKEN:
        yield Member(name, None, Reason.DAMAGED)
    else:
        yield from _members(name, memoryview(unpacked), limits, budget, depth + 1)


class _Gunzip:
    """A gzip file, its members one after another, as a stream; checks length and CRC."""

    def __init__(self, data: memoryview) -> None:
        self._rest = data
        self._inflate = zlib.decompressobj(_GZIP)

    def read(self, size: int) -> bytes:
        while True:
            if self._inflate.eof and not self._next():
                return b""
            step = self._rest[:_CHUNK]
            out = self._inflate.decompress(self._inflate.unconsumed_tail or step, size)
            if not self._inflate.unconsumed_tail:
                used = len(step) - len(self._inflate.unused_data)
                self._rest = self._rest[used:]
            if out:
                return out
            if not self._rest and not self._inflate.eof:
                raise EOFError

    def _next(self) -> bool:
        while self._rest and self._rest[0] == 0:
            self._rest = self._rest[1:]
        if not self._rest:
            return False
        self._inflate = zlib.decompressobj(_GZIP)
        return True


def _zip(
    name: str, data: memoryview, limits: Limits, budget: Budget, depth: int
) -> Iterator[Member]:
    try:
        archive = zipfile.ZipFile(_View(data))
    except BROKEN:
        yield Member(name, None, Reason.DAMAGED)
        return
    with archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        reason = _whole_archive(entries, limits)
        if reason is not None:
            yield Member(name, None, reason)
            return
        for entry in entries:
            yield from _entry(archive, entry, name, limits, budget, depth)


def _whole_archive(entries: list[zipfile.ZipInfo], limits: Limits) -> Reason | None:
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


def _entry(  # noqa: PLR0913, PLR0917 - one member needs its whole surroundings
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    outer: str,
    limits: Limits,
    budget: Budget,
    depth: int,
) -> Iterator[Member]:
    name = f"{outer}!{entry.filename}" if outer else entry.filename
    if _is_system(entry.filename):
        yield Member(name, None, Reason.SKIPPED_SYSTEM_FILE, skipped=True)
        return
    try:
        _check(entry)
        with archive.open(entry) as stream:
            unpacked = budget.take(stream, entry.compress_size)
    except _Refused as error:
        yield Member(name, None, error.reason)
    except BROKEN:
        yield Member(name, None, Reason.DAMAGED)
    else:
        yield from _members(name, memoryview(unpacked), limits, budget, depth + 1)


def _check(entry: zipfile.ZipInfo) -> None:
    """Raise _Refused for a member that is not a plain file under a plain name."""
    if entry.flag_bits & _ENCRYPTED:
        raise _Refused(Reason.ENCRYPTED)
    mode = entry.external_attr >> 16
    if entry.create_system == _UNIX and stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        raise _Refused(Reason.LINK)
    if not _is_safe(entry.filename):
        raise _Refused(Reason.UNSAFE_NAME)


def _is_safe(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return not (
        name.startswith(("/", "\\"))
        or ".." in parts
        or "" in parts
        or ":" in parts[0]
        or not name.isprintable()
    )


def _is_system(name: str) -> bool:
    parts = name.split("/")
    hidden = any(part.startswith(".") and part not in {".", ".."} for part in parts)
    return hidden or not _SYSTEM.isdisjoint(parts)


class _View(BytesIO):
    """The archive's bytes as a file, without copying them."""

    def __init__(self, data: memoryview) -> None:
        super().__init__()
        self._data = data
        self._at = 0

    def read(self, size: int | None = -1, /) -> bytes:
        end = len(self._data) if size is None or size < 0 else self._at + size
        part = bytes(self._data[self._at : end])
        self._at += len(part)
        return part

    def seek(self, offset: int, whence: int = 0, /) -> int:
        base = (0, self._at, len(self._data))[whence]
        if base + offset < 0:
            raise ValueError(offset)
        self._at = base + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def seekable(self) -> bool:
        return True
