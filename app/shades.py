"""From measured values to shades of grey: which values are black, which are white.

Refuses: to decode anything; it is handed plain values.
"""

from dataclasses import dataclass
from typing import Any, Final

from sync.readers.slices import Slice

_WHITE: Final = 255
_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Band:
    """The values that are seen: their middle, and how many lie between black and white."""

    center: float
    window: float


SOFT_TISSUE: Final = "soft-tissue"
LUNG: Final = "lung"
BONE: Final = "bone"
BRAIN: Final = "brain"
AS_TOLD: Final = "as-told"
ALL: Final = "all"
_OF_CT: Final = {
    SOFT_TISSUE: Band(40, 400),
    LUNG: Band(-600, 1500),
    BONE: Band(400, 1800),
    BRAIN: Band(40, 80),
}
"""Usual windows of a CT in Hounsfield units, as radiology's textbooks teach them."""


def presets(modality: str, shown: Slice) -> dict[str, Band]:
    """What is offered for a picture, by key; none for colours."""
    if not shown.is_grey:
        return {}
    offered = {AS_TOLD: Band(shown.center, shown.window)}
    if modality == "CT" and shown.unit == "HU":
        offered |= _OF_CT
    middle = (shown.low + shown.high + 1) / 2
    offered[ALL] = Band(middle, max(1.0, shown.high - shown.low + 1))
    return offered


class Shader:
    """One slice, ready to be shaded again and again while somebody drags."""

    def __init__(self, shown: Slice) -> None:
        self._shown = shown
        self._image: Any = None
        if shown.depth == _TWO:
            from PIL import Image

            size = (shown.width, shown.height)
            self._image = Image.frombytes("I;16", size, shown.samples).convert("I")

    def shaded(self, band: Band, *, inverted: bool) -> bytes:
        """A byte for each dot of a grey slice; colours come as they are."""
        shown = self._shown
        if not shown.is_grey:
            return shown.samples.translate(_NEGATIVE) if inverted else shown.samples
        table = shade_table(shown, band, inverted=inverted is not shown.inverted)
        if self._image is None:
            return shown.samples.translate(table)
        return bytes(self._image.point(list(table), "L").tobytes())


_NEGATIVE: Final = bytes(range(_WHITE, -1, -1))


def shade_table(shown: Slice, band: Band, *, inverted: bool) -> bytes:
    """The shade of every sample there can be (PS3.3 C.11.2.1.2.1)."""
    count = 1 << (8 * shown.depth)
    slope = shown.slope or 1.0
    black = band.center - 0.5 - (band.window - 1) / 2
    first = (black - shown.intercept) / slope
    span = max(band.window - 1, 1e-6) / abs(slope)
    if slope < 0:
        first -= span
    begin = min(count, max(0, int(first) + (first > 0)))
    end = min(count, max(begin, int(min(first + span, count)) + 1))
    step = _WHITE / span
    ramp = bytes(min(_WHITE, max(0, round((at - first) * step))) for at in range(begin, end))
    table = bytes(begin) + ramp + bytes([_WHITE]) * (count - end)
    return table.translate(_NEGATIVE) if inverted is not (slope < 0) else table
