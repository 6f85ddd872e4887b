"""The shortcuts of the window, in one table.

Refuses: shortcuts that are the only way to something.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from ui.look import look
from ui.screen import Spot

if TYPE_CHECKING:
    from ui.window import Window

_SCREENS = {
    "Ctrl+F": "search",
    "Ctrl+K": "search",
    "Ctrl+I": "add",
    "Ctrl+,": "settings",
    "F1": "help",
}
_DIGITS = 9


def bind_shortcuts(window: "Window") -> None:
    """Give a window its keys; a sheet or a bare screen holds all but the text size back."""
    for keys, name in _SCREENS.items():
        _bind(window, keys, _opener(window, name))
    for number in range(1, _DIGITS + 1):
        _bind(window, f"Ctrl+{number}", _numbered(window, number - 1))
    _bind(window, "Ctrl+L", lambda: _calmly(window, window.ask_lock))
    _bind(window, "Alt+Left", lambda: _calmly(window, window.back))
    for keys in ("Ctrl++", "Ctrl+="):
        _bind(window, keys, lambda: look().step(1))
    _bind(window, "Ctrl+-", lambda: look().step(-1))
    _bind(window, "Ctrl+0", lambda: look().set_percent(100))


def _bind(window: "Window", keys: str, action: Callable[[], object]) -> None:
    shortcut = QShortcut(QKeySequence(keys), window)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.activated.connect(action)


def _calmly(window: "Window", action: Callable[[], object]) -> None:
    """Do it unless a sheet waits or a bare screen stands in front."""
    bare = any(spec.name == window.current for spec in window.entries(Spot.BARE))
    if not window.sheet_open and not bare:
        action()


def _opener(window: "Window", name: str) -> Callable[[], None]:
    def opens() -> None:
        if window.has(name):
            _calmly(window, lambda: window.go(name))

    return opens


def _numbered(window: "Window", at: int) -> Callable[[], None]:
    def opens() -> None:
        entries = window.entries(Spot.TOP)
        if at < len(entries):
            _calmly(window, lambda: window.go(entries[at].name))

    return opens
