"""The elements of a DICOM data set, up to its pixels, where they lie in the file.

Refuses: recursion; a sequence is opened only when somebody asks for its items.

Written anew rather than with pydicom, whose loading alone takes three times as long as
reading a picture's header, for each of the hundreds of files of a CD; and because nested
or swelling files must not cost more than they hold. Tests compare both.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

from sync.readers.dicom.letters import decoded

UNDEFINED: Final = 0xFFFFFFFF
PIXELS: Final = frozenset({0x7FE00008, 0x7FE00009, 0x7FE00010})
_ITEM, _ITEM_END, _SEQUENCE_END = 0xFFFEE000, 0xFFFEE00D, 0xFFFEE0DD
_LONG: Final = frozenset({b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN",
                          b"UR", b"UT", b"UV"})  # fmt: skip
_NUMBERS: Final = {"US": "H", "SS": "h", "UL": "I", "SL": "i", "FL": "f", "FD": "d", "AT": "H"}
_DEEPEST: Final = 64
_MOST_ITEMS: Final = 20_000
_LONGEST_TEXT: Final = 1 << 20


class Broken(Exception):
    """The bytes are no data set, or end inside one."""


class Coding(NamedTuple):
    """How a data set is written."""

    implicit: bool
    big: bool

    @property
    def mark(self) -> str:
        """The byte order as `struct` writes it."""
        return ">" if self.big else "<"


class Head(NamedTuple):
    """An element's head: tag, VR (empty if not written), length, where its value begins."""

    tag: int
    vr: str
    length: int
    start: int


class Element(NamedTuple):
    """One element: its VR and its value's bytes."""

    vr: str
    value: memoryview


@dataclass(slots=True)
class DataSet:
    """Elements by tag; texts are decoded as the data set or the one around it says."""

    coding: Coding
    letters: tuple[str, ...] = ()
    elements: dict[int, Element] = field(default_factory=dict)
    depth: int = 0
    cut: bool = False
    """Whether the bytes end inside an element."""

    def texts(self, tag: int) -> list[str]:
        """The values of a text element, blanks at the ends left out."""
        found = self.elements.get(tag)
        if found is None:
            return []
        whole = decoded(bytes(found.value[:_LONGEST_TEXT]), self.letters)
        return [one.strip(" \0\t\r\n") for one in whole.split("\\")]

    def text(self, tag: int) -> str:
        """The first value of a text element, or nothing."""
        return next(iter(self.texts(tag)), "")

    def long_text(self, tag: int) -> str:
        """A text in which a backslash is only a letter."""
        return "\\".join(self.texts(tag)).strip()

    def numbers(self, tag: int, kind: str = "US") -> list[int | float]:
        """The values of a binary element; `kind` is its VR where the file does not write it."""
        found = self.elements.get(tag)
        if found is None:
            return []
        letter = _NUMBERS.get(found.vr) or _NUMBERS.get(kind, "H")
        size = struct.calcsize("<" + letter)
        count = min(len(found.value) // size, 1 << 17)
        return list(struct.unpack_from(f"{self.coding.mark}{count}{letter}", found.value))

    def number(self, tag: int, default: int = 0, kind: str = "US") -> int:
        """A whole number, written in bytes or in digits."""
        found = self.elements.get(tag)
        if found is None or not len(found.value):
            return default
        if (found.vr or kind) not in _NUMBERS:
            values = self.decimals(tag)
            return int(values[0]) if values and values[0] == values[0].to_integral() else default
        numbers = self.numbers(tag, kind)
        return int(numbers[0]) if numbers else default

    def decimals(self, tag: int) -> list[Decimal]:
        """The numbers of a text element (DS, IS); empty if one of them is none."""
        found: list[Decimal] = []
        for one in self.texts(tag)[:4096]:
            try:
                value = Decimal(one)
            except InvalidOperation:
                return []
            if not value.is_finite() or abs(value.adjusted()) > 40:  # noqa: PLR2004 - no measure
                return []
            found.append(value)
        return found

    def items(self, tag: int) -> Iterator["DataSet"]:
        """The items of a sequence; what is broken ends it."""
        found = self.elements.get(tag)
        if found is None or self.depth >= _DEEPEST:
            return
        coding = Coding(implicit=True, big=False) if found.vr == "UN" else self.coding
        try:
            yield from _items(found.value, coding, self)
        except Broken:
            return

    def item(self, tag: int) -> "DataSet | None":
        """The first item of a sequence."""
        return next(self.items(tag), None)


def read_set(
    data: memoryview, at: int, coding: Coding, letters: tuple[str, ...] = (), depth: int = 0
) -> tuple[DataSet, Head | None]:
    """The elements from a place on, and the head of the pixels if they begin there.

    What stands behind the pixels is not read. A file that ends early gives what it has.
    """
    found = DataSet(coding, letters, depth=depth)
    while at + 8 <= len(data):
        head = read_head(data, at, coding)
        if head.tag in PIXELS and not depth:
            return found, head
        if head.tag >> 16 == 0xFFFE or head.start > len(data):  # noqa: PLR2004 - item marks
            break
        if head.length == UNDEFINED:
            inner = Coding(implicit=True, big=False) if head.vr == "UN" else coding
            end = end_of_sequence(data, head.start, inner)
            value = data[head.start : end]
        else:
            end = head.start + head.length
            value = data[head.start : min(end, len(data))]
            found.cut = end > len(data)
        found.elements[head.tag] = Element(head.vr, value)
        if head.tag == 0x00080005:  # noqa: PLR2004 - Specific Character Set
            found.letters = tuple(found.texts(head.tag))
        at = end
    return found, None


def read_head(data: memoryview, at: int, coding: Coding) -> Head:
    """The head of the element at a place. Raises Broken at the end of the file."""
    try:
        group, number = struct.unpack_from(coding.mark + "HH", data, at)
        tag = group << 16 | number
        if coding.implicit or group == 0xFFFE:  # noqa: PLR2004 - item marks have no VR
            (length,) = struct.unpack_from(coding.mark + "I", data, at + 4)
            return Head(tag, "", length, at + 8)
        vr = bytes(data[at + 4 : at + 6])
        if vr in _LONG:
            (length,) = struct.unpack_from(coding.mark + "I", data, at + 8)
            return Head(tag, vr.decode(), length, at + 12)
        if vr.isalpha() and vr.isupper():
            (length,) = struct.unpack_from(coding.mark + "H", data, at + 6)
            return Head(tag, vr.decode(), length, at + 8)
        # some devices write single elements as in the implicit form
        (length,) = struct.unpack_from(coding.mark + "I", data, at + 4)
    except struct.error:
        raise Broken from None
    return Head(tag, "", length, at + 8)


def end_of_sequence(data: memoryview, at: int, coding: Coding) -> int:
    """Where a sequence that does not tell its length ends; raises Broken."""
    waiting: list[tuple[bool, Coding]] = [(True, coding)]
    while waiting:
        among_items, inner = waiting[-1]
        head = read_head(data, at, inner)
        at = head.start
        if head.tag in {_ITEM_END, _SEQUENCE_END}:
            waiting.pop()
        elif head.length != UNDEFINED:
            at += head.length
            if at > len(data):
                raise Broken
        elif among_items and head.tag == _ITEM:
            waiting.append((False, inner))
        else:
            unknown = head.vr == "UN"
            waiting.append((True, Coding(implicit=True, big=False) if unknown else inner))
    return at


def _items(value: memoryview, coding: Coding, outer: DataSet) -> Iterator[DataSet]:
    at, count = 0, 0
    while at + 8 <= len(value) and count < _MOST_ITEMS:
        head = read_head(value, at, coding)
        if head.tag != _ITEM:
            return
        if head.length == UNDEFINED:
            end = _end_of_item(value, head.start, coding)
        else:
            end = head.start + head.length
        inside = value[head.start : min(end, len(value))]
        yield read_set(inside, 0, coding, outer.letters, outer.depth + 1)[0]
        at, count = end, count + 1


def _end_of_item(value: memoryview, at: int, coding: Coding) -> int:
    while True:
        head = read_head(value, at, coding)
        if head.tag == _ITEM_END:
            return head.start
        if head.length == UNDEFINED:
            inner = Coding(implicit=True, big=False) if head.vr == "UN" else coding
            at = end_of_sequence(value, head.start, inner)
        else:
            at = head.start + head.length
            if at > len(value):
                raise Broken
