"""A large file piece by piece, so that its size costs no memory.

Refuses: to keep a piece; the system may forget each as soon as it was handed out.
"""

import mmap
import re
from collections.abc import Iterator
from typing import Final

from sync.readers.containers import UnpackRefused
from sync.readers.draft import FileRefused, Given
from sync.readers.protocol import Reason

_PIECE: Final = 1 << 19
_HEAD: Final = 400
_DECLARED: Final = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([^\"'>]{0,80})")
_KNOWN: Final = frozenset({b"utf-8", b"utf-16", b"iso-8859-1", b"us-ascii"})
"""What expat reads by itself (Expat, "XML_ParserCreate"); others it asks Python for."""


def pieces(given: Given) -> Iterator[bytes]:
    """The file's bytes from the beginning. Raises FileRefused where an archive is damaged."""
    if given.stream is None:
        yield from _from_memory(given.data)
        return
    try:
        stream = given.stream()
        while piece := stream.read(_PIECE):
            yield piece
    except UnpackRefused as error:
        raise FileRefused(error.reason) from error


def check_encoding(given: Given) -> None:
    """Refuse an XML file whose encoding expat cannot ask Python for: a byte must be a letter."""
    found = _DECLARED.search(bytes(given.data[:_HEAD]).replace(b"\0", b""))
    if found is None or found[1].lower() in _KNOWN:
        return
    every = bytes(range(256))
    try:
        letters = every.decode(found[1].decode("ascii"), errors="replace")
    except (LookupError, ValueError) as error:
        raise FileRefused(Reason.BAD_ENCODING) from error
    if len(letters) != len(every):
        raise FileRefused(Reason.BAD_ENCODING)


def _from_memory(data: memoryview) -> Iterator[bytes]:
    for start in range(0, len(data), _PIECE):
        yield bytes(data[start : start + _PIECE])
        forget(data, start, start + _PIECE)


def forget(data: memoryview, start: int, end: int) -> None:
    """Tell the system that a part of a mapped file is not needed in memory any more."""
    mapped = data.obj
    if isinstance(mapped, mmap.mmap) and len(mapped) == len(data) and hasattr(mapped, "madvise"):
        start -= start % mmap.PAGESIZE
        mapped.madvise(mmap.MADV_DONTNEED, start, min(end, len(data)) - start)
