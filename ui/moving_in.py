"""After the frame's first paint: keeper, look, window and session, one thing a turn.

Refuses: a step that holds the main thread long; what is no part of Qt loads in a thread.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.keeper_process import KeeperProcess, start_keeper

if TYPE_CHECKING:
    from app.keeper_client import KeeperClient
    from ui.frame import Frame
    from ui.window import Window

_BESIDE = "app.keeper_client"
_FOR_THE_WINDOW = ("ui.look.icons", "ui.look.in_force", "ui.parts.app_shell", "ui.window")
_FOR_THE_SCREENS = ("ui.session", "ui.furnish", "ui.screens.unlock", "ui.screens.first_run")

_WHILE_NOBODY_WAITS = (
    "ui.models",
    "ui.parts.trend_chart",
    "ui.screens.record_pane",
    "ui.screens.timeline",
    "ui.screens.labs",
    "ui.screens.add_records",
    "ui.screens.sharing",
)


class MovingIn(QObject):
    """Fills one frame; a child of it."""

    _loaded = Signal()

    def __init__(
        self, frame: "Frame", settings_file: Path, vault: Path, claim: Callable[[Path], bool]
    ) -> None:
        super().__init__(frame)
        self._frame = frame
        self._settings_file, self._vault, self._claim = settings_file, vault, claim
        self._keepers: list[KeeperProcess] = []
        self._window: Window | None = None
        self._missing = 2
        self._loaded.connect(self._one_is_there)

    def begin(self, dress: Callable[[], None]) -> None:
        """Start the keeper, load what speaks with it, and build the window meanwhile."""
        self._keepers.append(start_keeper())
        threading.Thread(target=self._load, name="loading", daemon=True).start()
        self._in_turns(self._window_steps(dress))

    def _load(self) -> None:
        import_module(_BESIDE)
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._loaded.emit()

    def _window_steps(self, dress: Callable[[], None]) -> Iterator[None]:
        for name in _FOR_THE_WINDOW:
            import_module(name)
            yield
        dress()
        yield
        self._window = _new_window()
        self._frame.take(self._window)
        self._one_is_there()

    def _one_is_there(self) -> None:
        """The window or the keeper's client; with both the screens can come."""
        self._missing -= 1
        if self._missing == 0:
            self._in_turns(self._screen_steps())

    def _screen_steps(self) -> Iterator[None]:
        for name in _FOR_THE_SCREENS:
            import_module(name)
            yield
        from ui.furnish import Furnishing
        from ui.session import Session

        session = Session(self._settings_file, self._vault, self._new_client)
        assert self._window is not None
        Furnishing(self._window, session, self._claim).begin()
        for name in _WHILE_NOBODY_WAITS:
            yield
            import_module(name)

    def _new_client(self, stirred: Callable[[str], None]) -> "KeeperClient":
        """The keeper that was started first, later ones as they are needed."""
        from app.keeper_client import KeeperClient

        return KeeperClient(stirred, self._keepers.pop() if self._keepers else start_keeper())

    def _in_turns(self, steps: Iterator[None]) -> None:
        """The next step now, the one after it when the events in hand are done."""
        for _ in steps:
            QTimer.singleShot(0, self, lambda: self._in_turns(steps))
            return


def _new_window() -> "Window":
    from ui.waiting import WaitingDesk
    from ui.window import Window

    return Window(WaitingDesk())
