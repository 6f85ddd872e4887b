"""Archives and letters: gzip, zip, tar, e-mail, opened in memory, one member after another.

Refuses: bombs and archives inside archives inside archives; zip's own traps: `zips.py`.
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final, Protocol

from sync.readers.protocol import Limits, Reason
from sync.readers.sniff import Format, sniff

_CHUNK: Final = 1 << 16
_GZIP: Final = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Member:
    """A file found in the source: its name inside archives, and its bytes or why not.

    `kind` tells the format of an archive that is refused as such. Of a `large` one `data`
    is only the beginning.
    """

    name: str
    data: memoryview | None
    reason: Reason | None = None
    skipped: bool = False
    kind: str = ""
    large: "Large | None" = None
    closed: bool = False
    """A letter that was opened already: now it is read itself."""


@dataclass(frozen=True, slots=True)
class Large:
    """A member that a reader may take piece by piece: its size, a way to open it, and to load it.

    The stream's `read` raises UnpackRefused like `whole` does.
    """

    size: int
    stream: "Callable[[], Readable]"
    whole: Callable[[], Member]


class UnpackRefused(Exception):
    """A member may not, or cannot, be unpacked."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


class Readable(Protocol):
    """A stream of unpacked bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes; none at the end."""
        ...


class Budget:
    """How much may still be unpacked from one source, all members together."""

    def __init__(self, limits: Limits) -> None:
        self._left = limits.unpacked
        self._limits = limits

    def take(self, stream: Readable, packed: int) -> bytes:
        """Read a stream whole. Raises UnpackRefused as soon as it outgrows what is allowed."""
        most = min(self._left, self._limits.ratio_free + self._limits.ratio * packed)
        parts = BytesIO()
        while part := stream.read(_CHUNK):
            parts.write(part)
            if parts.tell() > most:
                raise UnpackRefused(Reason.BOMB if most < self._left else Reason.TOO_LARGE)
        self._left -= parts.tell()
        return parts.getvalue()

    def spend(self, size: int) -> None:
        """Bytes that lie inside already. Raises UnpackRefused if they are too many."""
        if size > self._left:
            raise UnpackRefused(Reason.TOO_LARGE)
        self._left -= size

    def watched(self, stream: Readable, packed: int) -> "Watched":
        """The stream, stopped as soon as it outgrows what one that is not kept may be."""
        limits = self._limits
        return Watched(stream, limits.streamed, limits.ratio_free + limits.ratio * packed)


class Watched:
    """A stream that refuses to become too much."""

    def __init__(self, stream: Readable, most: int, plausible: int) -> None:
        self._stream, self._most, self._plausible = stream, most, plausible
        self._read = 0

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes. Raises UnpackRefused once it is too much."""
        part = self._stream.read(size)
        self._read += len(part)
        if self._read > self._plausible:
            raise UnpackRefused(Reason.BOMB)
        if self._read > self._most:
            raise UnpackRefused(Reason.TOO_LARGE)
        return part


_OPENED: Final = frozenset({Format.GZIP, Format.ZIP, Format.TAR, Format.EMAIL})

Opener = Callable[[str, memoryview, Limits, Budget], Iterator[Member]]


def _opener(kind: Format) -> Opener:
    """What opens archives of a kind; its module is loaded now."""
    if kind is Format.ZIP:
        from sync.readers.zips import unzipped

        return unzipped
    from sync.readers.nested import letters, untarred

    return letters if kind is Format.EMAIL else untarred


def members(data: memoryview, limits: Limits) -> Iterator[Member]:
    """The file itself, or what lies in the archive it is, archives inside it opened too."""
    budget = Budget(limits)
    waiting: list[Iterator[Member]] = [iter((Member("", data),))]
    while waiting:
        member = next(waiting[-1], None)
        if member is None:
            waiting.pop()
            continue
        kind = Format.UNKNOWN if member.data is None else sniff(member.data)
        if member.large is not None and kind in _OPENED:
            member = member.large.whole()
        if member.data is None or member.closed or kind not in _OPENED:
            yield member
        elif len(waiting) > limits.archive_depth:
            yield Member(member.name, None, Reason.NESTED_TOO_DEEP, kind=kind)
        elif kind is Format.GZIP:
            waiting.append(iter((_gunzipped(member.name, member.data, budget),)))
        else:
            waiting.append(_opener(kind)(member.name, member.data, limits, budget))


def _gunzipped(name: str, data: memoryview, budget: Budget) -> Member:
    """A gzip file is its content: it gets no member name of its own."""
    try:
        return Member(name, memoryview(budget.take(_Gunzip(data), len(data))))
    except UnpackRefused as error:
        return Member(name, None, error.reason, kind=Format.GZIP)
    except (zlib.error, EOFError):
        return Member(name, None, Reason.DAMAGED, kind=Format.GZIP)


class _Gunzip:
    """A gzip file, its members one after another, as a stream; zlib checks length and CRC."""

    def __init__(self, data: memoryview) -> None:
        self._rest = data
        self._inflate = zlib.decompressobj(_GZIP)

    def read(self, size: int = -1, /) -> bytes:
        """At most so many bytes. Raises zlib.error if damaged, EOFError if cut off."""
        while True:
            if self._inflate.eof and not self._next():
                return b""
            out = self._step(size)
            if out:
                return out
            if not self._rest and not self._inflate.eof:
                raise EOFError

    def _step(self, size: int) -> bytes:
        tail = self._inflate.unconsumed_tail
        if tail:
            return self._inflate.decompress(tail, size)
        step = self._rest[:_CHUNK]
        self._rest = self._rest[_CHUNK:]
        return self._inflate.decompress(step, size)

    def _next(self) -> bool:
        """Go on with the member behind the one that ended; padding of zeros may stand between."""
        rest = self._inflate.unused_data.lstrip(b"\0")
        while not rest and self._rest:
            rest, self._rest = bytes(self._rest[:_CHUNK]).lstrip(b"\0"), self._rest[_CHUNK:]
        if not rest:
            return False
        self._rest = memoryview(rest + bytes(self._rest))
        self._inflate = zlib.decompressobj(_GZIP)
        return True
