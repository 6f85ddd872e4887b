"""A page as words with boxes: what a text layer, or the reading of a picture, comes down to.

Refuses: to know where the words come from; only how sure they are.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sync.readers.places import Box, page_place

CLEAR: Final = 100
"""How sure a word of a text layer is; a word read from a picture is less."""

_THOUSAND: Final = 1000


class Word(NamedTuple):
    """A word and its box in the units of its page, from the upper left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    bold: bool = False
    sure: int = CLEAR

    @property
    def middle(self) -> float:
        """The height its middle lies at."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """Half way between its sides."""
        return (self.left + self.right) / 2

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(slots=True)
class Sheet:
    """One page: its size, its words, and by how many degrees it was turned to lie straight."""

    number: int
    width: float
    height: float
    words: list[Word]
    turned: float = 0.0
    read: bool = False
    """Whether the words were read from a picture."""
    quarters: int = 0
    """How many quarter turns to the left came before; width and height are those after."""

    def place(self, words: Iterable[Word]) -> str:
        """The place of some words on the page as it is seen."""
        listed = list(words)
        if not listed:
            return page_place(self.number)
        return page_place(self.number, self._box(listed))

    def _box(self, words: list[Word]) -> Box:
        left, right = min(word.left for word in words), max(word.right for word in words)
        top, bottom = min(word.top for word in words), max(word.bottom for word in words)
        corners = [self._back(x, y) for x in (left, right) for y in (top, bottom)]
        parts = [
            _unturned(_part(x, self.width), _part(y, self.height), self.quarters)
            for x, y in corners
        ]
        across, down = [x for x, _ in parts], [y for _, y in parts]
        return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))

    def _back(self, x: float, y: float) -> tuple[float, float]:
        """A point of the straightened page on the page as it is."""
        if not self.turned:
            return x, y
        angle = math.radians(self.turned)
        across, down = x - self.width / 2, y - self.height / 2
        return (
            self.width / 2 + across * math.cos(angle) - down * math.sin(angle),
            self.height / 2 + across * math.sin(angle) + down * math.cos(angle),
        )


def _unturned(x: float, y: float, quarters: int) -> tuple[float, float]:
    """A point, in parts of a thousand, before the page was turned to the left."""
    for _ in range(quarters % 4):
        x, y = _THOUSAND - y, x
    return x, y


def _part(value: float, whole: float) -> float:
    return min(max(value / whole, 0.0), 1.0) * _THOUSAND if whole > 0 else 0.0


@dataclass(slots=True)
class Paper:
    """A whole file: how many pages it has, what it says of itself, what went wrong."""

    pages: int
    media: str
    made: str = ""
    """When the file says it was made, or the photo taken: a FHIR date, or empty."""
    title: str = ""
    source: Any = None
    """The library's own object, for drawing pages."""
