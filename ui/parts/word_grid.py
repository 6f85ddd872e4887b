"""Numbered words in columns, read downwards, as on the recovery sheet.

Refuses: to be selected or copied.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look import Role, look

_COLUMN = 150
_LINE = 34
_NUMBER = 34
_MOST_COLUMNS = 4


class WordGrid(QLabel):
    """Words with their numbers; the spoken text says all of them in order."""

    def __init__(self) -> None:
        super().__init__()
        self._look = look()
        self._words: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._look.changed.connect(self.updateGeometry)

    def set_words(self, words: Sequence[str]) -> None:
        """Show these words; none empties it."""
        self._words = tuple(words)
        self.setAccessibleName(", ".join(f"{n} {word}" for n, word in enumerate(words, 1)))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._rows(width) * self._look.px(_LINE)

    def sizeHint(self) -> QSize:
        width = self._look.px(_COLUMN * _MOST_COLUMNS)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(_COLUMN), self._look.px(_LINE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, rows = self._look.px, max(1, self._rows(self.width()))
        wide = self.width() // self._columns(self.width())
        for at, word in enumerate(self._words):
            left, top = at // rows * wide, at % rows * px(_LINE)
            number = QRect(left, top, px(_NUMBER) - px(8), px(_LINE))
            painter.setFont(self._look.font(Role.SMALL))
            painter.setPen(self._look.color("text_soft"))
            painter.drawText(number, int(_RIGHT), str(at + 1))
            painter.setFont(self._look.font(Role.STRONG))
            painter.setPen(self._look.color("text"))
            box = QRect(left + px(_NUMBER), top, wide - px(_NUMBER), px(_LINE))
            painter.drawText(box, int(_LEFT), word)

    def _columns(self, width: int) -> int:
        return max(1, min(_MOST_COLUMNS, width // self._look.px(_COLUMN)))

    def _rows(self, width: int) -> int:
        return -(-len(self._words) // self._columns(width))


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
