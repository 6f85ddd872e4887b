"""Where things lie on a chart: ticks, places and thinning, as plain arithmetic.

Refuses: painting.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF


@dataclass(frozen=True, slots=True)
class Scale:
    """A box on the screen and the numbers at its edges."""

    box: QRectF
    x_first: float
    x_last: float
    y_least: float
    y_most: float

    def x(self, value: float) -> float:
        """The place of a day; a single one lies in the middle."""
        width = self.x_last - self.x_first
        if width <= 0:
            return self.box.center().x()
        inset = min(14.0, self.box.width() / 10)
        room = self.box.width() - 2 * inset
        return self.box.left() + inset + (value - self.x_first) / width * room

    def y(self, value: float) -> float:
        """The place of a value."""
        height = self.y_most - self.y_least
        share = (value - self.y_least) / height if height > 0 else 0.5
        return self.box.bottom() - share * self.box.height()


def nice_ticks(least: float, most: float, about: int) -> list[float]:
    """Round numbers from below the least to above the most, `about` so many of them."""
    width = most - least
    if width <= 0:
        width = abs(most) or 1.0
        least, most = least - width / 4, most + width / 4
        width = most - least
    raw = width / max(1, about - 1)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next((m * power for m in (1, 2, 2.5, 5, 10) if m * power >= raw * 0.999), 10 * power)
    first = math.floor(least / step + 1e-9)
    last = math.ceil(most / step - 1e-9)
    return [round(n * step, 12) for n in range(first, last + 1)]


def nearest(places: Sequence[float], wanted: float) -> int:
    """The number of the place that lies nearest."""
    return min(range(len(places)), key=lambda number: abs(places[number] - wanted))


def thinned(places: Sequence[QPointF], columns: int) -> list[QPointF]:
    """At most four points per column of pixels: first, least, most and last of each."""
    if len(places) <= columns * 2:
        return list(places)
    groups: dict[int, list[QPointF]] = {}
    for place in places:
        groups.setdefault(round(place.x()), []).append(place)
    kept: list[QPointF] = []
    for group in groups.values():
        ends = {
            0,
            len(group) - 1,
            min(range(len(group)), key=lambda n: group[n].y()),
            max(range(len(group)), key=lambda n: group[n].y()),
        }
        kept.extend(group[number] for number in sorted(ends))
    return kept
