"""Icon, tile and badge: small painted pictures beside words.

Refuses: to be focusable or to stand for a word.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.look import Glyph, Mark, Role, Tone, look
from ui.look.icons import paint_mark, pixmap
from ui.look.tokens import RADIUS_CHIP, RADIUS_CONTROL


class Icon(QWidget):
    """A symbol in a palette colour, `size` px at 100 %; silent for screen readers."""

    def __init__(self, glyph: Glyph, size: int = 24, ink: str = "text_soft") -> None:
        super().__init__()
        self._look = look()
        self._glyph, self._size, self._ink = glyph, size, ink
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._look.changed.connect(self.updateGeometry)

    def set_glyph(self, glyph: Glyph, ink: str | None = None) -> None:
        """Show another symbol, in another ink if given."""
        self._glyph = glyph
        self._ink = ink or self._ink
        self.update()

    def sizeHint(self) -> QSize:
        edge = self._look.px(self._size)
        return QSize(edge, edge)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = str(getattr(self._look.palette, self._ink))
        edge = self._look.px(self._size)
        QPainter(self).drawPixmap(0, 0, pixmap(self._glyph, edge, colour, self.devicePixelRatioF()))


def paint_tile(
    painter: QPainter, box: QRectF, glyph: Glyph, tone: Tone, *, lifted: bool = False
) -> None:
    """Paint a rounded tile with a symbol, as it stands before a row; `lifted` on a soft fill."""
    at = look()
    radius = at.px(RADIUS_CONTROL)
    painter.setBrush(at.color("surface") if lifted else at.soft(tone))
    high = at.palette.high_contrast
    painter.setPen(QPen(at.color("line"), at.palette.border) if high else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, radius, radius)
    size = round(box.width() * 0.56)
    ratio = painter.device().devicePixelRatioF()
    symbol = pixmap(glyph, size, at.palette.ink(tone), ratio)
    spare = (box.width() - size) / 2
    painter.drawPixmap(round(box.left() + spare), round(box.top() + spare), symbol)


class Tile(Icon):
    """A symbol on a soft square."""

    def __init__(self, glyph: Glyph, tone: Tone = Tone.NEUTRAL, size: int = 44) -> None:
        super().__init__(glyph, size)
        self._tone = tone

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = self._look.palette.border / 2
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        paint_tile(painter, box, self._glyph, self._tone)


class Badge(QLabel):
    """A word with its mark on a soft fill: standing said by word, shape and colour."""

    def __init__(self, word: str, mark: Mark = Mark.NONE, tone: Tone = Tone.NEUTRAL) -> None:
        super().__init__(word)
        self._look = look()
        self._mark, self._tone = mark, tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._look.changed.connect(self.updateGeometry)

    def set_state(self, word: str, mark: Mark, tone: Tone) -> None:
        """Say another standing."""
        self._mark, self._tone = mark, tone
        self.setText(word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = self._look.px
        words = QFontMetrics(self._look.font(Role.SMALL_STRONG)).horizontalAdvance(self.text())
        mark = px(20) if self._mark else 0
        return QSize(words + mark + px(24), px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        px, painter = self._look.px, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._look.ink(self._tone)
        high = self._look.palette.high_contrast
        painter.setBrush(self._look.soft(self._tone))
        painter.setPen(QPen(ink, 2) if high else Qt.PenStyle.NoPen)
        radius, inset = px(RADIUS_CHIP), 1 if high else 0
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, radius, radius)
        left = px(12)
        if self._mark:
            edge = px(12)
            paint_mark(
                painter, self._mark, QRectF(left, (self.height() - edge) / 2, edge, edge), ink
            )
            left += px(20)
        painter.setFont(self._look.font(Role.SMALL_STRONG))
        painter.setPen(ink)
        words = self.rect().adjusted(left, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
