"""What a viewer is handed of a picture: its values as they were measured, not yet as shades.

Refuses: to be made anywhere but in a confined child; these are plain values.
"""

from dataclasses import dataclass
from typing import Final

EDGE: Final = 1536
"""A slice longer than this is handed over smaller; its spacing grows with it."""


@dataclass(frozen=True, slots=True)
class SliceWish:
    """Which frame (from 0) of which of the files that are handed over, also from 0."""

    file: int
    frame: int


@dataclass(frozen=True, slots=True)
class SlicesJob:
    """The files' lengths in their order, what is wanted of them, and how large at most."""

    sizes: tuple[int, ...]
    wanted: tuple[SliceWish, ...]
    edge: int = EDGE


@dataclass(frozen=True, slots=True)
class Slice:
    """One frame: rows of samples of one or two bytes (low byte first), or of red, green, blue.

    A sample's value is `sample * slope + intercept`, in `unit` where the file names one.
    `center` and `window` are what the file asks to be seen; `window` is never 0 for greys.
    `row_mm` and `column_mm` are from one dot to the next, 0 where the file does not say;
    `projected` means they are measured at the detector and not in the body. Without
    samples `reason` says why.
    """

    width: int = 0
    height: int = 0
    depth: int = 0
    samples: bytes = b""
    slope: float = 1.0
    intercept: float = 0.0
    low: float = 0.0
    high: float = 0.0
    center: float = 0.0
    window: float = 0.0
    inverted: bool = False
    unit: str = ""
    row_mm: float = 0.0
    column_mm: float = 0.0
    projected: bool = False
    reason: str = ""

    @property
    def is_grey(self) -> bool:
        """Whether a window can be chosen; colours are shown as they are."""
        return self.depth in {1, 2}

    @property
    def honest(self) -> bool:
        """Whether the numbers fit the samples."""
        sized = len(self.samples) == self.width * self.height * self.depth
        sides = self.width >= 0 and self.height >= 0 and self.depth in {0, 1, 2, 3}
        return sized and sides and bool(self.samples) is not bool(self.reason)
