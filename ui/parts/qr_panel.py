"""The QR code to show: black on white in every theme, large, with words beneath.

Refuses: to make a code (it takes a matrix) and to shrink a module below 6 px at 100 %.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look import Role, look
from ui.parts.layout import Column
from ui.parts.text import Text

LEAST_MODULE = 6
MOST_MODULE = 10
WANTED_EDGE = 460
QUIET = 4

Matrix = Sequence[Sequence[bool]]


def qr_image(matrix: Matrix, module: int = LEAST_MODULE, quiet: int = QUIET) -> QImage:
    """A matrix as a black-on-white picture, `module` px per module."""
    edge = (len(matrix) + 2 * quiet) * module
    picture = QImage(edge, edge, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    _paint(painter, matrix, module, quiet * module, quiet * module)
    painter.end()
    return picture


def _paint(painter: QPainter, matrix: Matrix, module: int, left: int, top: int) -> None:
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                box = QRect(left + x * module, top + y * module, module, module)
                painter.fillRect(box, Qt.GlobalColor.black)


class QrCode(QLabel):
    """The square itself; modules are whole pixels, so every phone reads it."""

    def __init__(self, matrix: Matrix, name: str) -> None:
        super().__init__()
        self._look = look()
        self._matrix = tuple(tuple(bool(cell) for cell in row) for row in matrix)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    @property
    def module(self) -> int:
        """Pixels per module as shown."""
        return max(LEAST_MODULE, min(MOST_MODULE, WANTED_EDGE // self._cells()))

    def set_matrix(self, matrix: Matrix) -> None:
        """Show another code."""
        self._matrix = tuple(tuple(bool(cell) for cell in row) for row in matrix)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        edge = self._cells() * self.module
        return QSize(edge, edge)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        edge = self._cells() * self.module
        left, top = (self.width() - edge) // 2, (self.height() - edge) // 2
        painter.fillRect(QRect(left, top, edge, edge), Qt.GlobalColor.white)
        quiet = QUIET * self.module
        _paint(painter, self._matrix, self.module, left + quiet, top + quiet)

    def _cells(self) -> int:
        return len(self._matrix) + 2 * QUIET


class QrPanel(Column):
    """The code on white paper with the words of what it is beneath."""

    def __init__(self, matrix: Matrix, name: str, words: str) -> None:
        super().__init__(gap=12)
        self.code = QrCode(matrix, name)
        paper = Column(self.code, margin=8, name="paper")
        self._words = Text(words, Role.STRONG, centred=True)
        self.add(paper, 0, Qt.AlignmentFlag.AlignHCenter)
        self.add(self._words)

    def set_words(self, name: str, words: str) -> None:
        """Say it anew."""
        self.code.setAccessibleName(name)
        self._words.setText(words)
