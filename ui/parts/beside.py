"""Two things beside each other where there is room, else one below the other.

Refuses: to squeeze what is wide, such as a code to be scanned.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.look import look


class Beside(QWidget):
    """Left and right; the right one goes below where both are wider than the room."""

    def __init__(self, left: QWidget, right: QWidget, *, right_least: int = 300) -> None:
        super().__init__()
        self._look = look()
        self._left, self._right = left, right
        self._least = right_least
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(left)
        self._box.addWidget(right, 1)
        self._look.changed.connect(self._arrange)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        left, right = self._left.minimumSizeHint(), self._right.minimumSizeHint()
        if self._is_wide():
            return QSize(self._look.px(200), max(left.height(), right.height()))
        return QSize(max(left.width(), self._look.px(200)), left.height() + right.height())

    def _is_wide(self) -> bool:
        px = self._look.px
        return self.width() >= self._left.minimumSizeHint().width() + px(24) + px(self._least)

    def _arrange(self) -> None:
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if self._is_wide() else ways.TopToBottom)
        self._box.setSpacing(self._look.px(24))
        self.updateGeometry()
