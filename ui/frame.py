"""The frame: what the system sees of the program, on the screen before anything heavy is loaded.

Refuses: words, records and parts; the window moves in after the frame's first paint.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.look.tokens import PALETTES, Wish, theme_of

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent

LEAST = QSize(720, 560)
USUAL = QSize(1366, 860)
BORDERS = QSize(8, 48)
"""What a system's title bar and borders may take of the screen."""

_DARK_BELOW = 128


def give_size(widget: QWidget) -> None:
    """The usual size, or what the screen has room for."""
    widget.setMinimumSize(LEAST)
    room = widget.screen().availableSize() - BORDERS
    widget.resize(USUAL.boundedTo(room).expandedTo(LEAST))


class Frame(QMainWindow):
    """The system's window: a title, a size and an empty surface until the window moves in."""

    seen = Signal()
    """Painted for the first time, and the picture handed to the system."""

    def __init__(self, wish: Wish, *, high_contrast: bool) -> None:
        super().__init__()
        self._seen = False
        self.setWindowTitle("RekamKu")
        give_size(self)
        QApplication.setPalette(_canvas(wish, high_contrast=high_contrast))

    def take(self, window: QWidget) -> None:
        """The window moves in; from now on its title is the frame's."""
        window.windowTitleChanged.connect(self.setWindowTitle)
        self.setWindowTitle(window.windowTitle())
        self.setCentralWidget(window)
        window.show()

    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self.seen.emit)

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """A key that nobody holds the keyboard for is the window's."""
        window = self.centralWidget()
        if window is not None and QApplication.focusWidget() is None:
            window.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: "QCloseEvent") -> None:
        window = self.centralWidget()
        if window is not None:
            window.close()
        super().closeEvent(event)


def _canvas(wish: Wish, *, high_contrast: bool) -> QPalette:
    """The theme's empty surface; the style hints, which ask the system, would load all of Qt."""
    palette = QApplication.palette()
    system_dark = palette.color(QPalette.ColorRole.Window).lightness() < _DARK_BELOW
    dark = wish is Wish.DARK or (wish is Wish.SYSTEM and system_dark)
    theme = theme_of(dark=dark, high_contrast=high_contrast)
    palette.setColor(QPalette.ColorRole.Window, QColor(PALETTES[theme].canvas))
    return palette
