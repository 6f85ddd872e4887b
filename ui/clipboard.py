"""Copying a secret for a short while: the clipboard is emptied if it still holds ours.

Refuses: emptying what somebody copied meanwhile.
"""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

SECONDS = 30


class PassingClipboard(QObject):
    """Holds at most one text in the clipboard, and only for a while."""

    def __init__(self, parent: QObject, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self._ours = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self.empty)
        QGuiApplication.instance().aboutToQuit.connect(self.empty)  # type: ignore[union-attr]

    def copy(self, text: str) -> None:
        """Copy a text; it goes again after a while."""
        self._ours = text
        QGuiApplication.clipboard().setText(text)
        self._timer.start()

    def empty(self) -> None:
        """Take our text out, if it is still there."""
        self._timer.stop()
        ours, self._ours = self._ours, ""
        clipboard = QGuiApplication.clipboard()
        if ours and clipboard.text() == ours:
            clipboard.clear()
