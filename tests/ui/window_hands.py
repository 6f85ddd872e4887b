"""Two hands on the keyboard and nothing else: keys go to whatever has the focus.

Refuses: the mouse, and calling anything of the program.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from window_checks import name_of, stops
from window_walk import Whole

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
_PLAIN = Qt.KeyboardModifier.NoModifier
_LONGEST_WAY = 120


class Hands:
    """Types, presses, and looks where the keyboard is."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole

    @property
    def on(self) -> QWidget:
        """What has the keyboard."""
        return QApplication.focusWidget() or self.whole.window

    @property
    def on_name(self) -> str:
        return name_of(self.on)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _PLAIN) -> None:
        QTest.keyClick(self.on, key, modifier)
        self.whole.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.on, text)
        self.whole.settle()

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Tab until the keyboard is on what is so named."""
        passed: list[str] = []
        for _ in range(_LONGEST_WAY):
            if self.on_name == name:
                return
            passed.append(self.on_name)
            QTest.keyClick(self.on, Key.Key_Backtab if back else Key.Key_Tab)
        raise AssertionError(name, passed)

    def around(self, root: QWidget) -> list[QWidget]:
        """Tab once around, from the first stop of a window or a sheet to its last."""
        wanted = [one for one in stops(root) if one.isEnabled()]
        if not wanted:
            return []
        wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
        way = [self.on]
        for _ in range(len(wanted)):
            QTest.keyClick(self.on, Key.Key_Tab)
            if self.on in way:
                break
            way.append(self.on)
        return way

    def enter(self, name: str) -> None:
        """Tab to a control and press it."""
        self.tab_to(name)
        self.press(Key.Key_Return)

    def until(self, reached: Callable[[], bool]) -> None:
        self.whole.until(reached)
        self.whole.settle()
