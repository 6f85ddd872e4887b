"""A device's table: its rows, the row that is the head, and columns found by their names.

Refuses: cells with NUL bytes; what stood there cannot be known.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sync.readers.draft import Given, NotMine
from sync.readers.places import row_place
from sync.readers.tables.lines import decoded, is_blank, is_sound, rows_of, separator_of

HEAD_WITHIN: Final = 40
_MOST_ROWS: Final = 3_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """One row behind the head: its number and cells."""

    number: int
    cells: list[str]
    sound: bool = True
    """Whether its cells are what was written."""

    def cell(self, at: int) -> str:
        """The cell in a column, empty if the row is too short or there is no such column."""
        return self.cells[at] if 0 <= at < len(self.cells) else ""

    @property
    def place(self) -> str:
        """Where the row stands: the first behind the head is row 1."""
        return row_place(self.number)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows above the head, the head, and all rows behind it that say anything."""

    above: list[list[str]]
    head: list[str]
    lines: list[Line]

    def column(self, *patterns: str, unless: str = "") -> int:
        """The first column whose name fits a pattern, the patterns tried in order; -1 if none."""
        for pattern in patterns:
            for at, name in enumerate(self.head):
                if re.search(pattern, name, re.IGNORECASE) and not (
                    unless and re.search(unless, name, re.IGNORECASE)
                ):
                    return at
        return -1


def sheet(given: Given, head: str) -> Sheet:
    """The table whose head row, its cells joined by commas, fits a pattern. Raises NotMine."""
    text = decoded(given.data).whole
    sign = separator_of(text)
    if not sign:
        raise NotMine
    rows = rows_of(text, sign)
    above: list[list[str]] = []
    for row in islice(rows, HEAD_WITHIN):
        if re.search(head, ",".join(row[:200])[:4000], re.IGNORECASE):
            return Sheet(above, row, list(_lines(rows, any_nul="\x00" in text)))
        above.append(row)
    raise NotMine


def _lines(rows: Iterator[list[str]], *, any_nul: bool) -> Iterator[Line]:
    for number, cells in enumerate(islice(rows, _MOST_ROWS), 1):
        if not is_blank(cells):
            yield Line(number, cells, not any_nul or is_sound(cells))


def sampled(texts: Sequence[str], most: int = 4000) -> Sequence[str]:
    """Some of many texts, from all over."""
    step = max(1, len(texts) // most)
    return texts[::step]
