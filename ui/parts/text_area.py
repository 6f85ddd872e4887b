"""A field of several lines for words typed from paper or pasted.

Refuses: pictures and markup; Tab leaves it like any other field.
"""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from ui.look import look

_LINES = 4
_LINE = 26


class TextArea(QPlainTextEdit):
    """A few lines to type in; put it into a `Field`."""

    def __init__(self) -> None:
        super().__init__()
        self._look = look()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look.changed.connect(self._rescale)
        self._rescale()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(320), self._look.px(_LINES * _LINE + 24))

    def _rescale(self) -> None:
        self.setFixedHeight(self.sizeHint().height())
