"""Where a slice lies in its view: zoom, shift, and from points on the screen to dots and back.

Refuses: painting.
"""

from dataclasses import dataclass, replace
from math import hypot
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF

MOST_ZOOM: Final = 16.0
_FLATTEST: Final = 0.1
_KEPT: Final = 0.15
"""So much of the view's shorter side the picture always covers, however far it was moved."""


@dataclass(frozen=True, slots=True)
class Place:
    """A picture of `width` by `height` dots in a view; `tall` is a dot's height by its width."""

    width: int
    height: int
    tall: float = 1.0
    zoom: float = 1.0
    shift_x: float = 0.0
    shift_y: float = 0.0

    def box(self, view: QSizeF) -> QRectF:
        """The picture's place in a view of that size."""
        scale = self._scale(view)
        size = QSizeF(self.width * scale, self.height * self.tall * scale)
        left = (view.width() - size.width()) / 2 + self.shift_x
        top = (view.height() - size.height()) / 2 + self.shift_y
        return QRectF(QPointF(left, top), size)

    def dot(self, view: QSizeF, point: QPointF) -> QPointF:
        """The dot of the picture under a point of the view, kept inside the picture."""
        box = self.box(view)
        x = (point.x() - box.left()) / max(box.width(), 1e-9) * self.width
        y = (point.y() - box.top()) / max(box.height(), 1e-9) * self.height
        return QPointF(min(max(x, 0.0), self.width), min(max(y, 0.0), self.height))

    def point(self, view: QSizeF, dot: QPointF) -> QPointF:
        """Where a dot is seen."""
        box = self.box(view)
        return QPointF(
            box.left() + dot.x() / max(self.width, 1) * box.width(),
            box.top() + dot.y() / max(self.height, 1) * box.height(),
        )

    def zoomed(self, view: QSizeF, factor: float, around: QPointF) -> "Place":
        """Larger or smaller, what lies under a point staying there."""
        zoom = min(MOST_ZOOM, max(1.0, self.zoom * factor))
        dot = self.dot(view, around)
        larger = replace(self, zoom=zoom)
        now = larger.point(view, dot)
        return larger.moved(view, around.x() - now.x(), around.y() - now.y())

    def moved(self, view: QSizeF, x: float, y: float) -> "Place":
        """Shifted, but never out of the view."""
        size = self.box(view).size()
        least = min(view.width(), view.height()) * _KEPT
        far_x = max(0.0, (size.width() + view.width()) / 2 - least)
        far_y = max(0.0, (size.height() + view.height()) / 2 - least)
        if self.zoom <= 1.0:
            far_x = far_y = 0.0
        return replace(
            self,
            shift_x=min(far_x, max(-far_x, self.shift_x + x)),
            shift_y=min(far_y, max(-far_y, self.shift_y + y)),
        )

    def _scale(self, view: QSizeF) -> float:
        across = view.width() / max(self.width, 1)
        down = view.height() / max(self.height * self.tall, 1e-9)
        return max(min(across, down), 1e-6) * self.zoom


def tallness(row_mm: float, column_mm: float) -> float:
    """How much higher than wide a dot is; 1 where nobody said or it cannot be."""
    if row_mm <= 0 or column_mm <= 0:
        return 1.0
    tall = row_mm / column_mm
    return tall if _FLATTEST <= tall <= 1 / _FLATTEST else 1.0


def length_mm(start: QPointF, end: QPointF, row_mm: float, column_mm: float) -> float:
    """How far two dots are apart."""
    return hypot((end.x() - start.x()) * column_mm, (end.y() - start.y()) * row_mm)
