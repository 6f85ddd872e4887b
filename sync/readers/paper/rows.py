"""Words of a page gathered to rows, and rows cut into phrases.

Refuses: to know what the words mean; only where they stand.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sync.readers.paper.sheet import Sheet, Word

_LEVEL: Final = 0.5
_WIDE: Final = 0.95
_NOT_KEY: Final = re.compile(r"[^A-Z0-9/]+")


@dataclass(slots=True)
class Row:
    """Words on one level of a page, from left to right."""

    words: list[Word]

    @property
    def text(self) -> str:
        """The words with blanks between."""
        return joined(self.words)

    @property
    def top(self) -> float:
        """Its upper edge."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return max(word.bottom for word in self.words)

    @property
    def middle(self) -> float:
        """The height its middle lies at."""
        return sum(word.middle for word in self.words) / len(self.words)

    @property
    def height(self) -> float:
        """How high its letters are, as the middle one of its words."""
        heights = sorted(word.height for word in self.words)
        return heights[len(heights) // 2]


def joined(words: Iterable[Word]) -> str:
    """Words as one text."""
    return " ".join(word.text for word in words)


def key(text: str) -> str:
    """A text for looking up: capitals, digits and strokes, single blanks."""
    return _NOT_KEY.sub(" ", text.upper()).strip()


def rows_of(sheet: Sheet) -> list[Row]:
    """The rows of a page from top to bottom."""
    rows: list[Row] = []
    open_rows: list[tuple[float, float, Row]] = []
    for word in sorted(sheet.words, key=lambda one: one.middle):
        found = next((one for one in reversed(open_rows) if _level(one, word)), None)
        if found is None:
            row = Row([word])
            rows.append(row)
            open_rows.append((word.top, word.bottom, row))
            del open_rows[:-3]
        else:
            found[2].words.append(word)
    for row in rows:
        row.words.sort(key=lambda one: one.left)
    return sorted(rows, key=lambda row: row.middle)


def _level(row: tuple[float, float, Row], word: Word) -> bool:
    top, bottom, _ = row
    shared = min(bottom, word.bottom) - max(top, word.top)
    return shared > _LEVEL * min(bottom - top, word.height)


def phrases(words: Sequence[Word], wide: float = _WIDE) -> list[list[Word]]:
    """Words next to each other; a gap of `wide` heights of a letter parts them."""
    found: list[list[Word]] = []
    for word in words:
        if found:
            last = found[-1][-1]
            if word.left - last.right <= wide * max(word.height, last.height):
                found[-1].append(word)
                continue
        found.append([word])
    return found
