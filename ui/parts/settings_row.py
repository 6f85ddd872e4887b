"""A settings row: name, one line on its effect, and the control at the right.

Refuses: OK and Cancel; a change applies at once.
"""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from ui.look import look
from ui.parts.layout import Column
from ui.parts.text import Small, Strong


class SettingsRow(QFrame):
    """The control stands beside the words, below them where the room is narrow."""

    def __init__(self, title: str, effect: str, control: QWidget) -> None:
        super().__init__()
        self._look = look()
        self._control = control
        self._title, self._effect = Strong(title), Small(effect)
        self._title.setBuddy(control)
        self._words = Column(self._title, self._effect, gap=2)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.addWidget(self._words, 1)
        self._box.addWidget(control)
        self._look.changed.connect(self._arrange)
        self.set_words(title, effect)
        self._arrange()

    def set_words(self, title: str, effect: str) -> None:
        """Say name and effect anew."""
        self._title.setText(title)
        self._effect.setText(effect)
        self._effect.setVisible(bool(effect))
        self._control.setAccessibleName(title)
        self._control.setAccessibleDescription(effect)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        widest = max(self._control.minimumSizeHint().width(), self._look.px(180))
        return QSize(widest, hint.height())

    def _arrange(self) -> None:
        px = self._look.px
        narrow = self.width() < px(240) + self._control.sizeHint().width()
        sides = QBoxLayout.Direction
        self._box.setDirection(sides.TopToBottom if narrow else sides.LeftToRight)
        self._box.setSpacing(px(8 if narrow else 16))
        self._box.setContentsMargins(0, px(10), 0, px(10))
