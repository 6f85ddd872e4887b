"""The trend of one test over time: a painted line with its range as a band, and a table twin.

Refuses: numbers of its own; ticks and words come from the caller, ranges from the record.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look import Mark, Role, Tone, look
from ui.look.icons import paint_mark
from ui.look.tokens import RADIUS_CHIP
from ui.parts.chart_scale import Scale, nearest, nice_ticks, thinned
from ui.parts.chips import Choice, FilterChips
from ui.parts.data_table import DataTable
from ui.parts.layout import Column
from ui.parts.toast import announce

_HEIGHT = 280
_MARKS_UP_TO = 60


@dataclass(frozen=True, slots=True)
class Point:
    """One measurement: its place (days, value), its texts, its standing."""

    x: float
    y: float
    date: str
    value: str
    spoken: str
    word: str = ""
    mark: Mark = Mark.DOT
    tone: Tone = Tone.INFO


@dataclass(frozen=True, slots=True)
class ChartFace:
    """All that a chart shows; `x_text` and `y_text` put ticks into words."""

    name: str
    summary: str
    points: tuple[Point, ...]
    x_text: Callable[[float], str]
    y_text: Callable[[float], str]
    low: float | None = None
    high: float | None = None
    band_word: str = ""
    headers: tuple[str, str, str] = field(default=("", "", ""))


class TrendChart(QLabel):
    """The painted line; Left and Right walk from point to point and say each."""

    picked = Signal(int)

    def __init__(self, face: ChartFace) -> None:
        super().__init__()
        self._look = look()
        self._face = face
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look.changed.connect(self.updateGeometry)
        self.set_face(face)

    def set_face(self, face: ChartFace) -> None:
        """Show another series."""
        self._face, self._at = face, -1
        self.setAccessibleName(face.name)
        self.setAccessibleDescription(face.summary)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(480), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(220), self._look.px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._face.points) - 1
        steps = {
            Qt.Key.Key_Left: max(0, self._at - 1) if self._at >= 0 else last,
            Qt.Key.Key_Right: min(last, self._at + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in steps and last >= 0:
            self._go(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._face.points:
            scale = self._scale()
            places = [scale.x(point.x) for point in self._face.points]
            self._go(nearest(places, event.position().x()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._face.points:
            return
        scale = self._scale()
        self._paint_band(painter, scale)
        self._paint_y(painter, scale)
        self._paint_x(painter, scale)
        self._paint_line(painter, scale)
        self._paint_callout(painter, scale)

    def _go(self, number: int) -> None:
        self._at = number
        point = self._face.points[number]
        self.setAccessibleDescription(point.spoken)
        announce(self, point.spoken)
        self.picked.emit(number)
        self.update()

    def _ticks(self) -> list[float]:
        known = [point.y for point in self._face.points]
        known += [n for n in (self._face.low, self._face.high) if n is not None]
        return nice_ticks(min(known), max(known), 5)

    def _scale(self) -> Scale:
        px, points = self._look.px, self._face.points
        ticks = self._ticks()
        metrics = QFontMetrics(self._look.font(Role.SMALL))
        left = max(metrics.horizontalAdvance(self._face.y_text(tick)) for tick in ticks) + px(16)
        box = QRectF(left, px(34), self.width() - left - px(20), self.height() - px(34 + 40))
        return Scale(box, points[0].x, points[-1].x, ticks[0], ticks[-1])

    def _paint_y(self, painter: QPainter, scale: Scale) -> None:
        at, px = self._look, self._look.px
        painter.setFont(at.font(Role.SMALL))
        for tick in self._ticks():
            y = scale.y(tick)
            painter.setPen(QPen(at.color("line"), 1))
            if not at.palette.high_contrast:
                painter.drawLine(QPointF(scale.box.left(), y), QPointF(scale.box.right(), y))
            painter.setPen(at.color("text_soft"))
            label = QRectF(0, y - px(11), scale.box.left() - px(10), px(22))
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(label, int(side), self._face.y_text(tick))

    def _paint_x(self, painter: QPainter, scale: Scale) -> None:
        at, px = self._look, self._look.px
        font = at.font(Role.SMALL)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(at.color("text_soft"))
        free = float("-inf")
        top = scale.box.bottom() + px(12)
        for point in self._face.points:
            if scale.x(point.x) < free:
                continue
            text = self._face.x_text(point.x)
            width = metrics.horizontalAdvance(text) + 2
            left = min(max(0.0, scale.x(point.x) - width / 2), float(self.width() - width))
            if left < free:
                continue
            painter.drawText(QRectF(left, top, width, px(22)), int(_MIDDLE), text)
            free = left + width + px(14)

    def _paint_band(self, painter: QPainter, scale: Scale) -> None:
        face, at, px = self._face, self._look, self._look.px
        if face.low is None and face.high is None:
            return
        top = scale.y(face.high) if face.high is not None else scale.box.top()
        bottom = scale.y(face.low) if face.low is not None else scale.box.bottom()
        band = QRectF(scale.box.left(), top, scale.box.width(), max(2.0, bottom - top))
        painter.fillRect(band, at.color("ok_soft"))
        painter.setPen(QPen(at.color("ok"), at.palette.border, Qt.PenStyle.DashLine))
        for edge, known in ((top, face.high), (bottom, face.low)):
            if known is not None:
                painter.drawLine(QPointF(band.left(), edge), QPointF(band.right(), edge))
        if band.height() >= px(26):
            painter.setFont(at.font(Role.SMALL))
            painter.setPen(at.color("ok"))
            words = band.adjusted(px(10), px(2), -px(10), -px(2))
            side = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
            painter.drawText(words, int(side), face.band_word)

    def _paint_line(self, painter: QPainter, scale: Scale) -> None:
        at, px = self._look, self._look.px
        places = [QPointF(scale.x(p.x), scale.y(p.y)) for p in self._face.points]
        shown = thinned(places, max(2, round(scale.box.width())))
        pen = QPen(at.color("info"), px(2.5))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(shown))
        if len(places) > _MARKS_UP_TO:
            return
        edge = px(12)
        for point, place in zip(self._face.points, places, strict=True):
            box = QRectF(place.x() - edge / 2, place.y() - edge / 2, edge, edge)
            halo = box.adjusted(-px(3), -px(3), px(3), px(3))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(at.color("surface"))
            painter.drawEllipse(halo)
            tone = Tone.INFO if point.tone in {Tone.NEUTRAL, Tone.OK} else point.tone
            paint_mark(painter, point.mark or Mark.DOT, box, at.ink(tone))

    def _paint_callout(self, painter: QPainter, scale: Scale) -> None:
        if not 0 <= self._at < len(self._face.points):
            return
        at, px, point = self._look, self._look.px, self._face.points[self._at]
        x, y = scale.x(point.x), scale.y(point.y)
        painter.setPen(QPen(at.color("focus"), px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x, y), px(10), px(10))
        text = "  ".join(part for part in (point.value, point.date, point.word) if part)
        font = at.font(Role.SMALL_STRONG)
        width = QFontMetrics(font).horizontalAdvance(text) + px(24)
        left = min(max(0.0, x - width / 2), float(max(0, self.width() - width)))
        box = QRectF(left, 1, width, px(30))
        painter.setPen(QPen(at.color("text"), 1))
        painter.setBrush(at.color("text"))
        painter.drawRoundedRect(box, px(RADIUS_CHIP), px(RADIUS_CHIP))
        painter.setFont(font)
        painter.setPen(at.color("canvas"))
        painter.drawText(box, int(_MIDDLE), text)
        painter.setPen(QPen(at.color("text_soft"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x, y - px(10)))


_MIDDLE = Qt.AlignmentFlag.AlignCenter


class TrendPanel(Column):
    """A chart and the same as a table; two chips choose between them."""

    picked = Signal(int)

    def __init__(self, face: ChartFace, chart_word: str, table_word: str, more: str) -> None:
        super().__init__(gap=12)
        choices = (Choice("chart", chart_word), Choice("table", table_word))
        self.chips = FilterChips(face.name, more, choices)
        self.chart = TrendChart(face)
        rows = [(point.date, point.value, point.word) for point in reversed(face.points)]
        self.table = DataTable(face.name, face.headers, rows)
        for part in (self.chips, self.chart, self.table):
            self.add(part)
        self.chips.chosen.connect(self.show_as)
        self.chart.picked.connect(self.picked)
        last = len(face.points) - 1
        self.table.opened.connect(lambda row: self.picked.emit(last - row))
        self.show_as("chart")

    def show_as(self, key: str) -> None:
        """Show `chart` or `table`."""
        self.chips.select(key)
        self.chart.setVisible(key == "chart")
        self.table.setVisible(key == "table")
