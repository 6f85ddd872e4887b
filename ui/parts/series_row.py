"""A row for one test: the row of its newest result with a small line of the last ones in it.

Refuses: numbers in words; the line only hints, the chart of the record says all.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from ui.parts.faces import RowFace
from ui.parts.record_row import RecordRow

_WIDTH: Final = 80
_HEIGHT: Final = 34
_ROOM: Final = 400
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class SeriesFace:
    """A row with the numbers of its last results (oldest first) and the ends of its range."""

    row: RowFace
    points: tuple[float, ...] = ()
    low: float | None = None
    high: float | None = None


class SeriesRow(RecordRow):
    """Paints a `SeriesFace`; where it is too narrow the small line is left out."""

    def face_of(self, face: object) -> RowFace | None:
        return face.row if isinstance(face, SeriesFace) else super().face_of(face)

    def beside(self, painter: QPainter, card: QRect, face: object) -> int:
        at = self._look
        if not isinstance(face, SeriesFace) or len(face.points) < _FEWEST:
            return 0
        if card.width() < at.px(_ROOM):
            return 0
        width, height = at.px(_WIDTH), at.px(_HEIGHT)
        box = QRectF(
            card.right() - at.px(16) - width, card.center().y() - height / 2, width, height
        )
        paint_line(painter, box, face)
        return width + at.px(16)


def paint_line(painter: QPainter, box: QRectF, face: SeriesFace) -> None:
    """The last results as a line over the range as a soft band, the newest as a dot."""
    from ui.look import look

    at = look()
    ends = [end for end in (face.low, face.high) if end is not None]
    least, most = min((*face.points, *ends)), max((*face.points, *ends))
    height = (most - least) or 1.0

    def place(value: float) -> float:
        return box.bottom() - (value - least) / height * box.height()

    if ends:
        top = place(face.high) if face.high is not None else box.top()
        bottom = place(face.low) if face.low is not None else box.bottom()
        band = QRectF(box.left(), top, box.width(), max(2.0, bottom - top))
        painter.fillRect(band, at.color("ok_soft"))
        if at.palette.high_contrast:
            painter.setPen(QPen(at.color("ok"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(band)
    step = box.width() / (len(face.points) - 1)
    line = [QPointF(box.left() + n * step, place(v)) for n, v in enumerate(face.points)]
    pen = QPen(at.color("info"), at.px(2))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF(line))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(at.color("info"))
    painter.drawEllipse(line[-1], at.px(3.5), at.px(3.5))
