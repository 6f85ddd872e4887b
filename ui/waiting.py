"""The moments before the first paint: what the window asks meanwhile, and the wait itself.

Refuses: everything; nothing is open and nobody is known.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from ui.parts.person_switcher import PersonFace
from ui.screen import Stage


class WaitingDesk:
    """A locked desk without people."""

    def stage(self) -> Stage:
        return Stage.LOCKED

    def people(self) -> Sequence[PersonFace]:
        return ()

    def shown_person(self) -> str:
        return ""

    def show_person(self, key: str) -> None:
        """Nobody is known."""

    def lock(self) -> None:
        """Nothing is open."""

    def take_files(self, paths: Sequence[Path]) -> None:
        """Nothing is open."""


class FirstPaint(QObject):
    """Does something once, after a window was painted and its picture handed to the system."""

    def __init__(self, window: QWidget, action: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._action = window, action
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._window, self._action)
        return False
