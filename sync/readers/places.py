"""Places in an original that are no JSON pointer or XML path: pages and boxes, rows, segments.

Refuses: file names; a place is found again in the original it is kept with.
"""

import re
from typing import NamedTuple

_PAGE = re.compile(
    r"page (\d+)(?: at (-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?),(\d+(?:\.\d+)?),(\d+(?:\.\d+)?))?"
)


class Box(NamedTuple):
    """A part of a page in parts of a thousand of its width and height, from the upper left."""

    left: float
    top: float
    width: float
    height: float


def page_place(page: int, box: Box | None = None) -> str:
    """The place of a value on a page, pages counted from 1: `page 2 at 120,310.5,400,12`."""
    if box is None:
        return f"page {page}"
    return f"page {page} at " + ",".join(f"{side:.1f}".rstrip("0").rstrip(".") for side in box)


def page_of(place: str) -> tuple[int, Box | None] | None:
    """Page and box of such a place, also where more stands behind it; None for other places."""
    found = _PAGE.match(place)
    if found is None:
        return None
    number, *sides = found.groups()
    return int(number), None if sides[0] is None else Box(*map(float, sides))


def row_place(row: int, column: str = "") -> str:
    """The place of a table's row, the first after the head being 1: `row 12/Hemoglobin`."""
    return f"row {row}/{column}" if column else f"row {row}"


def line_place(line: int) -> str:
    """The place of a line of a text, counted from 1."""
    return f"line {line}"
