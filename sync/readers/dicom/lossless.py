"""Lossless JPEG, the form most hospitals burn on CDs (ISO 10918-1 process 14, all predictors).

Refuses: scans that do not hold every colour, and colours of different sizes.

Our own, since Pillow has none and what has one needs numpy or is GPL.
"""

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

_START, _FRAME, _TABLES, _RESTART, _SCAN, _END = 0xD8, 0xC3, 0xC4, 0xDD, 0xDA, 0xD9
_BITS: Final = 16
_SYMBOLS: Final = 1 << _BITS
_FORETOLD: Final[dict[int, Callable[[int, int, int], int]]] = {
    1: lambda left, _above, _corner: left,
    2: lambda _left, above, _corner: above,
    3: lambda _left, _above, corner: corner,
    4: lambda left, above, corner: left + above - corner,
    5: lambda left, above, corner: left + ((above - corner) >> 1),
    6: lambda left, above, corner: above + ((left - corner) >> 1),
    7: lambda left, above, _corner: (left + above) >> 1,
}
"""What a dot is likely to be, from its neighbours (the standard's table H.1)."""
_MANY: Final = 100_000
"""From how many dots on a table of whole differences pays."""
_LARGEST: Final = 16
"""The category of a difference of 32768, which has no further bits."""


class NotLossless(Exception):
    """The bytes are no lossless JPEG this can read."""


@dataclass(slots=True)
class Decoded:
    """A picture's numbers, the colours of a dot side by side."""

    width: int
    height: int
    colours: int
    depth: int
    numbers: "array[int]"


@dataclass(slots=True)
class _Plan:
    """What the segments before the dots say."""

    width: int = 0
    height: int = 0
    depth: int = 0
    colours: list[int] = field(default_factory=list)
    tables: dict[int, list[int]] = field(default_factory=dict)
    chosen: list[list[int]] = field(default_factory=list)
    restart: int = 0
    predictor: int = 1
    shift: int = 0


def decoded(packed: bytes, most: int) -> Decoded:
    """The numbers of a picture of at most so many. Raises NotLossless."""
    try:
        plan, start = _planned(packed)
    except (IndexError, KeyError):
        raise NotLossless from None
    count = plan.width * plan.height * len(plan.colours)
    if not 0 < count <= most or not 1 < plan.depth <= _BITS or plan.predictor not in _FORETOLD:
        raise NotLossless
    found = array("H", bytes(2 * count))
    line = plan.width * len(plan.colours)
    rows = plan.restart // plan.width if plan.restart else plan.height
    if plan.restart and plan.restart % plan.width:
        raise NotLossless
    usual = len(plan.chosen) == 1 and plan.predictor == 1
    fill = _fill_quickly if usual and count > _MANY else _fill
    for number, piece in enumerate(_pieces(packed, start)):
        first = number * rows
        if first >= plan.height:
            break
        fill(found, plan, piece, first * line, min(rows, plan.height - first))
    if plan.shift:
        for at, value in enumerate(found):
            found[at] = value << plan.shift & 0xFFFF
    return Decoded(plan.width, plan.height, len(plan.colours), plan.depth, found)


def _planned(packed: bytes) -> tuple[_Plan, int]:
    """The plan, and where the dots begin."""
    if packed[:2] != bytes([0xFF, _START]):
        raise NotLossless
    plan, at = _Plan(), 2
    while True:
        if packed[at] != 0xFF:  # noqa: PLR2004 - every marker's first byte
            raise NotLossless
        mark = packed[at + 1]
        if mark == 0xFF:  # noqa: PLR2004 - filling
            at += 1
            continue
        length = int.from_bytes(packed[at + 2 : at + 4], "big")
        body = packed[at + 4 : at + 2 + length]
        at += 2 + length
        if mark == _FRAME:
            _frame(plan, body)
        elif mark == _TABLES:
            _add_tables(plan, body)
        elif mark == _RESTART:
            plan.restart = int.from_bytes(body[:2], "big")
        elif mark == _SCAN:
            _scan(plan, body)
            return plan, at
        elif mark == _END or (0xC0 <= mark <= 0xCF and mark != 0xC8):  # noqa: PLR2004 - other processes
            raise NotLossless


def _frame(plan: _Plan, body: bytes) -> None:
    plan.depth = body[0]
    plan.height = int.from_bytes(body[1:3], "big")
    plan.width = int.from_bytes(body[3:5], "big")
    plan.colours = [body[6 + 3 * one] for one in range(body[5])]
    if any(body[7 + 3 * one] != 0x11 for one in range(body[5])):  # noqa: PLR2004 - sampled 1 by 1
        raise NotLossless


def _scan(plan: _Plan, body: bytes) -> None:
    count = body[0]
    if not count or [body[1 + 2 * one] for one in range(count)] != plan.colours:
        raise NotLossless
    plan.chosen = [plan.tables[body[2 + 2 * one] >> 4] for one in range(count)]
    plan.predictor = body[1 + 2 * count]
    plan.shift = body[3 + 2 * count] & 0x0F


def _add_tables(plan: _Plan, body: bytes) -> None:
    """For every sixteen bits that may come: the length of the code they begin with, its symbol."""
    at = 0
    while at + 17 <= len(body):
        name, counts = body[at] & 0x0F, body[at + 1 : at + 17]
        symbols = body[at + 17 : at + 17 + sum(counts)]
        table: list[int] = []
        used = 0
        for length, count in enumerate(counts, 1):
            for symbol in symbols[used : used + count]:
                table += [length << 8 | symbol] * (1 << (_BITS - length))
            used += count
        if len(table) > _SYMBOLS:
            raise NotLossless
        plan.tables[name] = table + [0] * (_SYMBOLS - len(table))
        at += 17 + sum(counts)


def _pieces(packed: bytes, at: int) -> list[bytes]:
    """The dots between restarts, without the zeros that keep them from looking like markers."""
    found, begin = [], at
    while True:
        at = packed.find(b"\xff", at)
        if at < 0 or at + 1 >= len(packed):
            found.append(packed[begin:])
            break
        mark = packed[at + 1]
        if 0xD0 <= mark <= 0xD7:  # noqa: PLR2004 - the restart markers
            found.append(packed[begin:at])
            begin = at + 2
        elif mark not in {0, 0xFF}:
            found.append(packed[begin:at])
            break
        at += 1 if mark == 0xFF else 2  # noqa: PLR2004 - filling
    return [piece.replace(b"\xff\x00", b"\xff") for piece in found]


def _fill(  # noqa: C901 - a call for each dot would cost as much as the dot
    found: "array[int]", plan: _Plan, data: bytes, start: int, rows: int
) -> None:
    """Decode the rows between two restarts; where the bytes end early the rest stays black."""
    colours = len(plan.chosen)
    line = plan.width * colours
    tables = plan.chosen * plan.width
    predictor = plan.predictor
    foretold = _FORETOLD[predictor]
    base = 1 << (plan.depth - plan.shift - 1)
    held = bits = at = 0
    end = len(data)
    place = start
    for row in range(rows):
        for column in range(line):
            if bits < 32:  # noqa: PLR2004 - the most a code and its number take
                held = (held & ((1 << bits) - 1)) << 32 | int.from_bytes(
                    data[at : at + 4].ljust(4, b"\0"), "big"
                )
                at += 4
                bits += 32
                if at > end + 8:
                    return
            entry = tables[column][held >> (bits - 16) & 0xFFFF]
            if not entry:
                return
            bits -= entry >> 8
            size = entry & 0xFF
            if not size:
                difference = 0
            elif size < _LARGEST:
                bits -= size
                difference = held >> bits & ((1 << size) - 1)
                if not difference >> (size - 1):
                    difference -= (1 << size) - 1
            else:
                difference = 1 << 15
            if column < colours:
                guess = found[place - line] if row else base
            elif not row or predictor == 1:
                guess = found[place - colours]
            else:
                guess = foretold(
                    found[place - colours], found[place - line], found[place - line - colours]
                )
            found[place] = guess + difference & 0xFFFF
            place += 1


def _fill_quickly(found: "array[int]", plan: _Plan, data: bytes, start: int, rows: int) -> None:
    """The same for grey dots told by their left neighbour, as nearly all pictures are."""
    table = _whole_differences(plan.chosen[0])
    width = plan.width
    held = bits = at = 0
    end = len(data)
    value = 1 << (plan.depth - plan.shift - 1)
    for row in range(rows):
        line: list[int] = []
        for _ in range(width):
            if bits < 32:  # noqa: PLR2004 - the most a code and its number take
                held = (held & ((1 << bits) - 1)) << 32 | int.from_bytes(
                    data[at : at + 4].ljust(4, b"\0"), "big"
                )
                at += 4
                bits += 32
            entry = table[held >> (bits - 16) & 0xFFFF]
            if entry >= 0:
                bits -= entry & 0x1F
                value = value + (entry >> 5) - 0x8000 & 0xFFFF
            else:
                entry = ~entry
                size = entry & 0xFF
                bits -= (entry >> 8) + (size if size < _LARGEST else 0)
                value = value + _number(held >> bits, size) & 0xFFFF
            line.append(value)
        if at > end + 8:
            return
        place = start + row * width
        found[place : place + width] = array("H", line)
        value = line[0]


def _number(held: int, size: int) -> int:
    """The difference of a category from the bits that follow its code, the last of them lowest."""
    if size >= _LARGEST:
        return 1 << 15
    number = held & ((1 << size) - 1)
    return number if number >> (size - 1) else number - (1 << size) + 1


def _whole_differences(table: list[int]) -> list[int]:
    """For sixteen bits the difference they tell and how many of them do; else the code's entry.

    A difference is kept above its length, lifted above zero; what does not fit is negative.
    """
    found = []
    for bits, entry in enumerate(table):
        length, size = entry >> 8, entry & 0xFF
        spare = _BITS - length - size
        if not entry or size >= _LARGEST or spare < 0:
            found.append(~entry if entry else ~(1 << 8 | _LARGEST))
        else:
            number = _number(bits >> spare, size) if size else 0
            found.append((number + 0x8000) << 5 | (length + size))
    return found
