"""A DICOM file opened: its meta part, its transfer syntax, its data set, where its pixels lie.

Refuses: files that are no DICOM for all their magic, and deflated ones that swell too much.
"""

import zlib
from dataclasses import dataclass
from typing import Final

from sync.readers.dicom.elements import (
    UNDEFINED,
    Broken,
    Coding,
    DataSet,
    Head,
    read_head,
    read_set,
)
from sync.readers.draft import FileRefused
from sync.readers.protocol import Reason

IMPLICIT: Final = "1.2.840.10008.1.2"
EXPLICIT: Final = "1.2.840.10008.1.2.1"
DEFLATED: Final = "1.2.840.10008.1.2.1.99"
BIG: Final = "1.2.840.10008.1.2.2"
UNCOMPRESSED: Final = frozenset({IMPLICIT, EXPLICIT, DEFLATED, BIG})
_PREAMBLE: Final = 128
_UNFOLDED: Final = 128 << 20
_META: Final = Coding(implicit=False, big=False)
_KNOWN_VRS: Final = frozenset(
    [
        "AE",
        "AS",
        "AT",
        "CS",
        "DA",
        "DS",
        "DT",
        "FL",
        "FD",
        "IS",
        "LO",
        "LT",
        "OB",
        "OW",
        "PN",
        "SH",
        "SL",
        "SQ",
        "SS",
        "ST",
        "TM",
        "UC",
        "UI",
        "UL",
        "UN",
        "UR",
        "US",
        "UT",
    ]
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file: `pixels` is the head of its pictures, `data` the bytes that head points into."""

    data: memoryview
    meta: DataSet
    dataset: DataSet
    syntax: str
    pixels: Head | None
    cut: bool = False
    """Whether the file ends before it should."""

    @property
    def sop_class(self) -> str:
        """What kind of object it is."""
        return self.dataset.text(0x00080016) or self.meta.text(0x00020002)

    @property
    def sop_instance(self) -> str:
        """The object's own number."""
        return self.dataset.text(0x00080018) or self.meta.text(0x00020003)


def opened(data: memoryview) -> Opened:
    """A file from its bytes. Raises FileRefused."""
    try:
        return _opened(data)
    except Broken:
        raise FileRefused(Reason.MALFORMED) from None


def _opened(data: memoryview) -> Opened:
    at = _PREAMBLE + 4 if bytes(data[_PREAMBLE : _PREAMBLE + 4]) == b"DICM" else 0
    meta, at = _meta(data, at)
    syntax = meta.text(0x00020010)
    coding = _coding(data, at, syntax)
    if syntax == DEFLATED:
        data, at = memoryview(_unfolded(data[at:])), 0
    cut = False
    try:
        dataset, pixels = read_set(data, at, coding)
        cut = dataset.cut
    except Broken:
        dataset, pixels = _as_far(data, at, coding), None
        cut = True
    if pixels is not None and pixels.length != UNDEFINED:
        cut = pixels.start + pixels.length > len(data)
    if not dataset.elements and not meta.elements:
        raise Broken
    return Opened(data, meta, dataset, syntax, pixels, cut)


def _as_far(data: memoryview, at: int, coding: Coding) -> DataSet:
    """The elements up to the one that is broken."""
    found = DataSet(coding)
    while at + 8 <= len(data):
        try:
            head = read_head(data, at, coding)
            if head.length == UNDEFINED:
                break
            part, _ = read_set(data[: head.start + head.length], at, coding, found.letters)
        except Broken:
            break
        found.elements.update(part.elements)
        found.letters = part.letters or found.letters
        at = head.start + head.length
    return found


def _meta(data: memoryview, at: int) -> tuple[DataSet, int]:
    """The elements of group 2, which are always written alike, and where they end."""
    end = at
    while end + 8 <= len(data):
        head = read_head(data, end, _META)
        if head.tag >> 16 != 2 or head.length == UNDEFINED:  # noqa: PLR2004 - group 0002
            break
        end = head.start + head.length
    return read_set(data[at : min(end, len(data))], 0, _META)[0], end


def _coding(data: memoryview, at: int, syntax: str) -> Coding:
    if syntax == IMPLICIT and not _has_vr(data, at):
        return Coding(implicit=True, big=False)
    if syntax == BIG:
        return Coding(implicit=False, big=True)
    if syntax and syntax != IMPLICIT:
        # some writers name a form and use another
        explicit = syntax == DEFLATED or _has_vr(data, at)
        return Coding(implicit=not explicit, big=False)
    if not _has_vr(data, at):
        return Coding(implicit=True, big=False)
    return Coding(implicit=False, big=data[at] == 0)


def _has_vr(data: memoryview, at: int) -> bool:
    return bytes(data[at + 4 : at + 6]).decode("latin-1") in _KNOWN_VRS


def _unfolded(packed: memoryview) -> bytes:
    unfolder = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        whole = unfolder.decompress(packed, _UNFOLDED + 1)
    except zlib.error:
        raise FileRefused(Reason.DAMAGED) from None
    if len(whole) > _UNFOLDED:
        raise FileRefused(Reason.BOMB)
    return whole
