"""A large file piece by piece, so that its size costs no memory.

Refuses: to keep a piece; the system may forget each as soon as it was handed out.
"""

import mmap
from collections.abc import Iterator
from typing import Final

from sync.readers.containers import UnpackRefused
from sync.readers.draft import FileRefused, Given

_PIECE: Final = 1 << 19


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
