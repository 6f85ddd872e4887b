"""Hears when the computer goes to sleep or its screen is locked, as far as the system tells.

Refuses: locking anything itself.
"""

import sys
import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot

_TICK_MS = 5_000
_GAP_SECONDS = 60
"""A clock that went on so much longer than the timer means that the computer slept."""

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
            manager, slot = f"{login}.Manager", b"1_switched(bool)"
            system.connect(login, "/org/freedesktop/login1", manager, "PrepareForSleep", self, slot)
            system.connect(login, "", f"{login}.Session", "Lock", self, b"1_locked()")
        if own.isConnected():
            for name, path in _SCREEN:
                own.connect(name, path, name, "ActiveChanged", self, b"1_switched(bool)")

    @Slot(bool)
    def _switched(self, on: bool) -> None:
        if on:
            self.locking.emit()

    @Slot()
    def _locked(self) -> None:
        self.locking.emit()

    def _tick(self) -> None:
        now = time.time()
        if now - self._last > _GAP_SECONDS:
            self.locking.emit()
        self._last = now
