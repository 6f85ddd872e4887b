"""A countdown: how long something stays open, in words and as a bar that grows shorter.

Refuses: hurry; it turns to a warning tone only near the end and is never read out by itself.
"""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look import Role, look

_NEAR = 60


class Countdown(QLabel):
    """Counts down to `ends_at`; `phrase` puts the seconds left into words, 0 when over."""

    over = Signal()

    def __init__(
        self,
        ends_at: float,
        total: float,
        phrase: Callable[[int], str],
        clock: Callable[[], float],
    ) -> None:
        super().__init__()
        self._look = look()
        self._ends_at, self._total = ends_at, max(1.0, total)
        self._phrase, self._clock = phrase, clock
        self._said_over = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()
        self._look.changed.connect(self.updateGeometry)
        self.refresh()

    @property
    def left(self) -> int:
        """Whole seconds left, never below 0."""
        return max(0, round(self._ends_at - self._clock()))

    def set_end(self, ends_at: float, total: float) -> None:
        """Another end, e.g. after it was extended."""
        self._ends_at, self._total, self._said_over = ends_at, max(1.0, total), False
        self._timer.start()
        self.refresh()

    def refresh(self) -> None:
        """Say anew how much is left."""
        self.setText(self._phrase(self.left))
        self.update()
        if self.left == 0 and not self._said_over:
            self._said_over = True
            self._timer.stop()
            self.over.emit()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(280), self._look.px(48))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), self._look.px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at, px = self._look, self._look.px
        painter.setFont(at.font(Role.STRONG))
        near = self.left <= _NEAR
        painter.setPen(at.color("warn" if near else "text"))
        words = self.rect().adjusted(0, 0, 0, -px(18))
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, int(side), self.text())
        bar = QRectF(1, self.height() - px(12), self.width() - 2, px(8))
        painter.setPen(QPen(at.color("line_strong"), at.palette.border))
        painter.setBrush(at.color("sunken"))
        painter.drawRoundedRect(bar, px(4), px(4))
        share = min(1.0, self.left / self._total)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(at.color("warn" if near else "primary"))
        if share > 0:
            bar.setWidth(max(px(8), bar.width() * share))
            painter.drawRoundedRect(bar, px(4), px(4))
