"""Hears when the computer goes to sleep or its screen is locked, as far as the system tells.

Refuses: locking anything itself.
"""

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_TICK_MS = 5_000
_GAP_SECONDS = 60
"""A clock that went on so much longer than the timer means that the computer slept."""

_MANAGER = "/org/freedesktop/login1"
_SWITCHED = "1switched(bool)"
_LOCKED = "1locked()"
_SCREEN = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
)


class SystemLocks(QObject):
    """`locking` when the screen was locked, the session ends its turn, or the computer sleeps."""

    locking = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = time.time()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(_TICK_MS)
        if sys.platform.startswith("linux"):
            self._listen()

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        system, own = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        if system.isConnected():
            login = "org.freedesktop.login1"
            self._hear(system, (login, _MANAGER, f"{login}.Manager", "PrepareForSleep"), _SWITCHED)
            self._hear(system, (login, "", f"{login}.Session", "Lock"), _LOCKED)
        if own.isConnected():
            for name, path in _SCREEN:
                self._hear(own, (name, path, name, "ActiveChanged"), _SWITCHED)

    def _hear(self, bus: "QDBusConnection", signal: tuple[str, str, str, str], slot: str) -> None:
        # the stub says bytes; the binding of this version takes text only
        bus.connect(*signal, self, slot)  # type: ignore[call-overload]

    @Slot(bool)
    def switched(self, on: bool) -> None:
        """The screen's lock or the computer's sleep begins (or, with False, ends)."""
        if on:
            self.locking.emit()

    @Slot()
    def locked(self) -> None:
        """The session was locked."""
        self.locking.emit()

    def _tick(self) -> None:
        now = time.time()
        if now - self._last > _GAP_SECONDS:
            self.locking.emit()
        self._last = now
