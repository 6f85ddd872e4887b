"""Pages of documents as pictures or blocks: a confined child makes them, the parent shows them.

Refuses: to decode a PDF or a picture of others in the process that holds keys or the window.
"""

import subprocess
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Final, TypeVar

import msgspec

from sync.readers.ccda.laid import LaidOut
from sync.readers.excerpts import Excerpt
from sync.readers.protocol import (
    BrokenFrame,
    Job,
    Limits,
    PageJob,
    Reason,
    SpotJob,
    TableJob,
    read_frame,
)
from sync.readers.slices import Slice, SlicesJob, SliceWish
from sync.readers.sniff import is_heic
from sync.readers.table_looks import TableSeen

PIXEL: Final = 3
"""Bytes of a pixel: red, green, blue."""

WIDEST: Final = 4000
_LIMITS: Final = Limits(memory=768 << 20, seconds=20, frame=96 << 20)
_PATIENCE: Final = 30.0
_LAST_WAIT: Final = 5.0
_ODD: Final = (BrokenFrame, OSError, msgspec.MsgspecError, ValueError)
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class View:
    """The window through which a picture's values are seen; 0 wide is the file's own."""

    center: float = 0.0
    window: float = 0.0
    inverted: bool = False


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page as pixels, row by row, `width * 3` bytes each; `pages` in the whole file.

    Without pixels `reason` says why: `unsupported-format`, `encrypted`, `damaged`, `too-large`
    or `child-died`.
    """

    pages: int = 0
    width: int = 0
    height: int = 0
    pixels: bytes = b""
    reason: str = ""


def picture_of(
    content: bytes, page: int, width: int, member: str = "", view: View | None = None
) -> PagePicture:
    """Page `page` (from 0) of a PDF or a picture, drawn at most `width` px wide.

    `member` names the one meant where the content is an archive; `view` how the picture of
    an examination is looked at.

    Never raises for what the file holds; raises ReaderUnavailable where no child can start.
    """
    seen = view or View()
    width = max(1, min(width, WIDEST))
    wanted = PageJob(page, width, member, seen.center, seen.window, seen.inverted)
    heic = is_heic(content[:16])
    job = Job(_LIMITS, len(content), page=wanted, threads=heic)
    try:
        return _honest(_answer(job, content, PagePicture))
    except _ODD:
        return PagePicture(reason=Reason.CHILD_DIED)


def laid_out(content: bytes) -> LaidOut:
    """A clinical document as blocks to be read, laid out in a child.

    Never raises for what the file holds; raises ReaderUnavailable where no child can start.
    """
    try:
        return _answer(Job(_LIMITS, len(content), words=True), content, LaidOut)
    except _ODD:
        return LaidOut(reason=Reason.CHILD_DIED)


def excerpt_of(content: bytes, spot: SpotJob) -> Excerpt:
    """The part of a text original that a place names, found in a child.

    Never raises for what the file holds; raises ReaderUnavailable where no child can start.
    """
    try:
        return _answer(Job(_LIMITS, len(content), spot=spot), content, Excerpt)
    except _ODD:
        return Excerpt(reason=Reason.CHILD_DIED)


def table_of(content: bytes, table: TableJob) -> TableSeen:
    """The beginning of a table and what its rows become, looked at in a child.

    Never raises for what the file holds; raises ReaderUnavailable where no child can start.
    """
    try:
        return _answer(Job(_LIMITS, len(content), table=table), content, TableSeen)
    except _ODD:
        return TableSeen(reason=Reason.CHILD_DIED)


def slices_of(contents: Sequence[bytes], wanted: tuple[SliceWish, ...], edge: int) -> list[Slice]:
    """Frames of DICOM files as measured values, in the order wanted, from one child.

    Never raises for what the files hold; raises ReaderUnavailable where no child can start.
    """
    sizes = tuple(len(content) for content in contents)
    job = Job(_LIMITS, sum(sizes), slices=SlicesJob(sizes, wanted, max(1, min(edge, WIDEST))))
    try:
        found = _answer(job, b"".join(contents), list[Slice])
    except _ODD:
        found = []
    if len(found) != len(wanted) or not all(one.honest for one in found):
        return [Slice(reason=Reason.CHILD_DIED)] * len(wanted)
    return found


def asked_once(job: Job, content: bytes, kind: type[_Answer]) -> _Answer | None:
    """The one answer of a child, or None if it fell over; raises ReaderUnavailable."""
    try:
        return _answer(job, content, kind)
    except _ODD:
        return None


def _answer(job: Job, content: bytes, kind: type[_Answer]) -> _Answer:
    """Start a child, hand the file over whole and take its one answer."""
    from sync.readers.child import start_child

    child = start_child(job, subprocess.PIPE)
    timer = threading.Timer(_PATIENCE, child.kill)
    timer.start()
    try:
        if child.stdin is None or child.stdout is None:
            raise BrokenFrame
        with child.stdin as pipe:
            pipe.write(content)
        return msgspec.msgpack.decode(read_frame(child.stdout, _LIMITS.frame), type=kind)
    finally:
        timer.cancel()
        _end(child)


def _honest(answer: PagePicture) -> PagePicture:
    """The child's answer if its numbers fit its pixels; raises BrokenFrame otherwise."""
    fits = len(answer.pixels) == answer.width * answer.height * PIXEL
    if (
        not fits
        or answer.width < 0
        or answer.height < 0
        or bool(answer.pixels) is bool(answer.reason)
    ):
        raise BrokenFrame
    return answer


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.kill()
    streams: tuple[IO[bytes] | None, ...] = (child.stdin, child.stdout)
    for stream in streams:
        if stream is not None and not stream.closed:
            _close_quietly(stream)
    child.wait(_LAST_WAIT)


def _close_quietly(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:
        return  # the child is gone, and with it what was still to be written
