"""A stepper: which step of how many, in words and as a line of rounds.

Refuses: to be a way of navigation; Back and the main button move between steps.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look import Mark, Role, look
from ui.look.icons import paint_mark


class Stepper(QLabel):
    """Steps by name; the spoken text says where we are."""

    def __init__(self, steps: Sequence[str], current: int, spoken: str) -> None:
        super().__init__()
        self._look = look()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._steps: tuple[str, ...] = ()
        self._current = 0
        self._look.changed.connect(self.updateGeometry)
        self.set_steps(steps, current, spoken)

    def set_steps(self, steps: Sequence[str], current: int, spoken: str) -> None:
        """Show these steps, counted from 0; `spoken` is e.g. "Step 2 of 3: Limit"."""
        self._steps, self._current = tuple(steps), current
        self.setText(spoken)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(320), self._look.px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._look.px
        wide = self._wanted() <= self.width()
        left = 0
        for number, step in enumerate(self._steps):
            self._round(painter, left, number)
            left += px(36)
            if wide or number == self._current:
                left += self._word(painter, left, step, number == self._current) + px(8)
            if number < len(self._steps) - 1:
                painter.setPen(QPen(self._look.color("line_strong"), self._look.palette.border))
                painter.drawLine(left, self.height() // 2, left + px(20), self.height() // 2)
                left += px(28)

    def _wanted(self) -> int:
        metrics = QFontMetrics(self._look.font(Role.SMALL_STRONG))
        words = sum(metrics.horizontalAdvance(step) for step in self._steps)
        return words + len(self._steps) * self._look.px(72)

    def _word(self, painter: QPainter, left: int, word: str, current: bool) -> int:
        font = self._look.font(Role.SMALL_STRONG if current else Role.SMALL)
        painter.setFont(font)
        painter.setPen(self._look.color("text" if current else "text_soft"))
        width = QFontMetrics(font).horizontalAdvance(word)
        room = min(width + 2, self.width() - left)
        shown = QFontMetrics(font).elidedText(word, Qt.TextElideMode.ElideRight, room)
        box = QRect(left, 0, room + 2, self.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)
        return room

    def _round(self, painter: QPainter, left: int, number: int) -> None:
        at, px = self._look, self._look.px
        edge = px(28)
        box = QRectF(left + 1, (self.height() - edge) / 2, edge, edge)
        done, current = number < self._current, number == self._current
        painter.setPen(QPen(at.color("primary" if done or current else "line_strong"), 2))
        painter.setBrush(at.color("primary" if current else "surface"))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        if done:
            inset = edge * 0.3
            paint_mark(
                painter, Mark.CHECK, box.adjusted(inset, inset, -inset, -inset), at.color("primary")
            )
            return
        painter.setFont(at.font(Role.SMALL_STRONG))
        painter.setPen(at.color("on_primary" if current else "text_soft"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))
