"""Words of a page gathered to rows, and rows cut into phrases.

Refuses: to know what the words mean; only where they stand.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from sync.readers.paper.sheet import Sheet, Word

_LEVEL: Final = 0.5
_WIDE: Final = 0.95
_LOW: Final = 0.6
_TALL: Final = 1.45
_HUGE: Final = 1.8
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
    """The rows of a page from top to bottom.

    Words of usual height make the rows; dashes, stars and large letters then find theirs.
    """
    heights = sorted(word.height for word in sheet.words)
    usual = heights[len(heights) // 2] if heights else 0.0
    plain: list[Word] = []
    odd: list[Word] = []
    for word in sheet.words:
        fits = _LOW * usual <= word.height <= _TALL * usual and any(map(str.isalnum, word.text))
        (plain if fits else odd).append(word)
    bands = _bands(plain)
    middles = [band.middle for band in bands]
    loose = []
    for word in odd:
        band = _nearest(bands, middles, word)
        if band is None:
            loose.append(word)
        else:
            band.row.words.append(word)
    rows = [band.row for band in (*bands, *_bands(loose))]
    for row in rows:
        row.words.sort(key=lambda one: one.left)
    return sorted(rows, key=lambda row: row.middle)


@dataclass(slots=True)
class _Band:
    """A row while it is made, and how high and low its words reach on the whole."""

    top: float
    bottom: float
    row: Row

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2

    def take(self, word: Word) -> None:
        """One word more; the band is the mean of its words."""
        count = len(self.row.words)
        self.top = (self.top * count + word.top) / (count + 1)
        self.bottom = (self.bottom * count + word.bottom) / (count + 1)
        self.row.words.append(word)


def _bands(words: list[Word]) -> list[_Band]:
    bands: list[_Band] = []
    for word in sorted(words, key=lambda one: one.middle):
        found = next((band for band in reversed(bands[-3:]) if _level(band, word)), None)
        if found is None:
            bands.append(_Band(word.top, word.bottom, Row([word])))
        else:
            found.take(word)
    return bands


def _level(band: _Band, word: Word) -> bool:
    shared = min(band.bottom, word.bottom) - max(band.top, word.top)
    return shared > _LEVEL * min(band.bottom - band.top, word.height)


def _nearest(bands: list[_Band], middles: list[float], word: Word) -> _Band | None:
    """The band a word of odd height lies in, if it does."""
    place = bisect_left(middles, word.middle)
    near = bands[max(0, place - 1) : place + 1]
    best = min(near, key=lambda band: abs(band.middle - word.middle), default=None)
    if best is None or word.height > _HUGE * (best.bottom - best.top):
        return None
    return best if best.top < word.middle < best.bottom else None


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
