"""A number line: the reference range as a band, the value as a mark on it, all in words too.

Refuses: ranges of its own; without a range it draws none.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look import Mark, Role, Tone, look
from ui.look.icons import paint_mark

_HEIGHT = 92
_MARGIN = 0.35


@dataclass(frozen=True, slots=True)
class RangeFace:
    """A value on its range: numbers to place it, texts as printed, words for screen readers."""

    value: float
    value_text: str
    spoken: str
    low: float | None = None
    low_text: str = ""
    high: float | None = None
    high_text: str = ""
    band_word: str = ""
    mark: Mark = Mark.DOT
    tone: Tone = Tone.NEUTRAL


def span(face: RangeFace) -> tuple[float, float]:
    """The numbers at both ends of the line, so that value and range lie well inside."""
    known = [n for n in (face.low, face.high, face.value) if n is not None]
    least, most = min(known), max(known)
    width = (most - least) or abs(most) or 1.0
    floor = 0.0 if least >= 0 else float("-inf")
    return max(least - width * _MARGIN, floor), most + width * _MARGIN


class RangeBar(QLabel):
    """Paints a `RangeFace`; read aloud as its sentence."""

    def __init__(self, face: RangeFace) -> None:
        super().__init__(face.spoken)
        self._look = look()
        self._face = face
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look.changed.connect(self.updateGeometry)

    def set_face(self, face: RangeFace) -> None:
        """Show another value."""
        self._face = face
        self.setText(face.spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(360), self._look.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, at = self._look.px, self._look
        line = QRectF(px(8), px(44), self.width() - px(16), px(14))
        self._paint_line(painter, line)
        self._paint_band(painter, line)
        x = self._place(line, self._face.value)
        ink = at.ink(self._face.tone) if self._face.tone is not Tone.NEUTRAL else at.color("text")
        painter.setPen(QPen(at.color("surface"), px(2)))
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(x - px(4), line.top() - px(5), px(8), px(24)), px(4), px(4))
        self._paint_value(painter, x, line)

    def _paint_line(self, painter: QPainter, line: QRectF) -> None:
        at = self._look
        painter.setPen(QPen(at.color("line_strong"), at.palette.border))
        painter.setBrush(at.color("sunken"))
        painter.drawRoundedRect(line, line.height() / 2, line.height() / 2)

    def _paint_band(self, painter: QPainter, line: QRectF) -> None:
        face, at, px = self._face, self._look, self._look.px
        if face.low is None and face.high is None:
            return
        left = self._place(line, face.low) if face.low is not None else line.left() + px(1)
        right = self._place(line, face.high) if face.high is not None else line.right() - px(1)
        band = QRectF(left, line.top(), max(right - left, px(4)), line.height())
        painter.setPen(QPen(at.color("ok"), max(2, at.palette.border)))
        painter.setBrush(at.color("ok_soft"))
        painter.drawRoundedRect(band, px(3), px(3))
        top = int(line.bottom()) + px(8)
        self._label(painter, left, top, face.low_text)
        self._label(painter, right, top, face.high_text)
        metrics = QFontMetrics(at.font(Role.SMALL))
        room = band.width() - metrics.horizontalAdvance(face.low_text + face.high_text) - px(12)
        if face.band_word and metrics.horizontalAdvance(face.band_word) <= room:
            self._label(painter, band.center().x(), top, face.band_word)

    def _label(self, painter: QPainter, x: float, top: int, text: str) -> None:
        if not text:
            return
        font = self._look.font(Role.SMALL)
        width = QFontMetrics(font).horizontalAdvance(text) + 2
        left = min(max(0, round(x - width / 2)), self.width() - width)
        painter.setFont(font)
        painter.setPen(self._look.color("text_soft"))
        box = QRect(left, top, width, self._look.px(22))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _paint_value(self, painter: QPainter, x: float, line: QRectF) -> None:
        face, at, px = self._face, self._look, self._look.px
        font = at.font(Role.STRONG)
        edge = px(12) if face.mark else 0
        words = QFontMetrics(font).horizontalAdvance(face.value_text) + 2
        width = words + (edge + px(6) if edge else 0)
        left = min(max(0.0, x - width / 2), float(self.width() - width))
        top = line.top() - px(38)
        ink = at.ink(face.tone) if face.tone is not Tone.NEUTRAL else at.color("text")
        if edge:
            paint_mark(painter, face.mark, QRectF(left, top + px(8), edge, edge), ink)
        painter.setFont(font)
        painter.setPen(ink)
        box = QRectF(left + width - words, top, words, px(28))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), face.value_text)

    def _place(self, line: QRectF, value: float) -> float:
        least, most = span(self._face)
        share = (value - least) / ((most - least) or 1.0)
        inset = self._look.px(8)
        return line.left() + inset + share * (line.width() - 2 * inset)
