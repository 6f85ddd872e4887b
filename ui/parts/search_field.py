"""The search field: one box everywhere, filtering while one types.

Refuses: searching; it says what was typed, after a short pause, and when it was cleared.
"""

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit

from ui.look import Glyph, look
from ui.look.icons import pixmap
from ui.parts.buttons import IconButton

PAUSE_MS = 120


class SearchField(QLineEdit):
    """A line with a magnifier and a clear button; `sought` carries the text."""

    sought = Signal(str)
    left = Signal()

    def __init__(self, name: str, hint: str, clear: str) -> None:
        super().__init__()
        self._look = look()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.sought.emit(self.text()))
        self._clear = IconButton(Glyph.CLOSE, clear, self.empty)
        self._clear.setParent(self)
        self._clear.hide()
        self.set_words(name, hint, clear)
        self.textChanged.connect(self._typed)
        self._look.changed.connect(self._place)
        self._place()

    def set_words(self, name: str, hint: str, clear: str) -> None:
        """Say name, hint and the clear button's name anew."""
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._clear.set_name(clear)

    def empty(self) -> None:
        """Clear it at once."""
        self.clear()
        self._pause.stop()
        self.sought.emit("")
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.empty()
            else:
                self.left.emit()
            return
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
            if self._clear.hasFocus():
                self._clear.focusNextChild()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        edge = self._look.px(22)
        symbol = pixmap(Glyph.SEARCH, edge, self._look.palette.text_soft, self.devicePixelRatioF())
        top = (self.height() - edge) // 2
        QPainter(self).drawPixmap(QPoint(self._look.px(13), top), symbol)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(160), super().minimumSizeHint().height())

    def _typed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._pause.start()

    def _place(self) -> None:
        px = self._look.px
        self.setTextMargins(px(28), 0, px(40), 0)
        size = self._clear.sizeHint()
        self._clear.resize(size.width(), min(size.height(), self.height()))
        self._clear.move(self.width() - size.width(), 0)
