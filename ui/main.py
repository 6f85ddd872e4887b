"""Opens the window: application, typeface, theme, language, one window per vault, first paint.

Refuses: heavy imports before the first paint; `furnish` makes screens and session after it.
"""

import hashlib
import os
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ui.starting import WindowUnavailable, check_system, missing_in

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket
    from PySide6.QtWidgets import QApplication

    from app.settings import Settings
    from ui.window import Window

BROUGHT_TO_FRONT = 0

_CALL = b"show\n"
_WAIT_MS = 500


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the window looks and speaks at the start; empty or 0 means as the system does."""

    language: str = ""
    theme: str = "system"
    percent: int = 0
    high_contrast: bool = False
    clear_letters: bool = False
    calm: bool = False


def server_name(vault: Path) -> str:
    """The name under which the window of a vault listens; the same for every way to the path."""
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    place = f"{user}\0{vault.expanduser().resolve()}".encode()
    return f"rekamku-{hashlib.sha256(place).hexdigest()[:32]}"


class SingleWindow:
    """Holds a vault's window; `called` runs when somebody started the program again."""

    def __init__(self, called: Callable[[], None]) -> None:
        self._called = called
        self._server: QLocalServer | None = None

    def claim(self, vault: Path) -> bool:
        """Be the window of this vault; False if another is, which then comes to the front."""
        from PySide6.QtNetwork import QLocalServer

        name = server_name(vault)
        if self._server is not None and self._server.serverName() == name:
            return True
        if _call(name):
            return False
        server = QLocalServer()
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(name):
            QLocalServer.removeServer(name)
            if not server.listen(name):
                return not _call(name)
        server.newConnection.connect(lambda: self._hear(server))
        self.release()
        self._server = server
        return True

    def release(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _hear(self, server: "QLocalServer") -> None:
        while server.hasPendingConnections():
            socket = server.nextPendingConnection()
            socket.readyRead.connect(lambda one=socket: self._read(one))
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._read(socket)

    def _read(self, socket: "QLocalSocket") -> None:
        said = bytes(socket.read(len(_CALL)).data())
        if said == _CALL:
            self._called()
        socket.disconnectFromServer()


def _call(name: str) -> bool:
    """Whether somebody listens under that name; they are asked to show themselves."""
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(_CALL)
    socket.waitForBytesWritten(_WAIT_MS)
    socket.disconnectFromServer()
    return True


def make_application(arguments: list[str]) -> "QApplication":
    """The application; raises WindowUnavailable naming what the system lacks."""
    check_system()
    try:
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        missing = missing_in(str(error))
        if missing is None:
            raise
        raise missing from error
    application = QApplication(arguments)
    application.setApplicationName("RekamKu")
    application.setDesktopFileName("rekamku")
    return application


def dress(appearance: Appearance) -> None:
    """Put typeface, theme, text size and language in force."""
    from ui.look import Wish, look, system_percent, theme_for
    from ui.words.language import Language, set_language, system_language

    at = look()
    at.use_clear_letters(appearance.clear_letters)
    at.calm = appearance.calm
    contrast = appearance.high_contrast or appearance.theme.startswith("contrast")
    plain = appearance.theme.removeprefix("contrast-")
    wish = Wish(plain) if plain in set(Wish) else Wish.SYSTEM
    at.set_theme(theme_for(wish, high_contrast=contrast))
    at.set_percent(appearance.percent or system_percent())
    chosen = appearance.language
    set_language(Language(chosen) if chosen in set(Language) else system_language())


def main() -> int:
    """`rekamku` without words: the window of the vault that was opened last."""
    from app.places import places
    from app.settings import load_settings

    here = places(os.environ, Path.home())
    settings = load_settings(here.settings)
    vault = Path(os.environ.get("REKAMKU_VAULT") or settings.vault or here.vault)
    try:
        return open_window(vault, appearance_of(settings), _bare, _furnisher(here.settings, vault))
    except WindowUnavailable as missing:
        sys.stderr.write(f"rekamku: the window cannot open: {_lacking(missing)}\n")
        return 1


def appearance_of(settings: "Settings") -> Appearance:
    """How the window is to look and speak, by the settings."""
    return Appearance(
        language=settings.language.value,
        theme=settings.theme.value,
        percent=settings.text_scale,
        clear_letters=settings.extra_clear,
        calm=settings.reduce_motion,
    )


def _bare() -> "Window":
    from ui.waiting import WaitingDesk
    from ui.window import Window

    return Window(WaitingDesk())


def _furnisher(settings_file: Path, vault: Path) -> Callable[["Window", SingleWindow], None]:
    """Makes session and screens once the window was seen; what is heavy loads beside it."""

    def furnish(window: "Window", single: SingleWindow) -> None:
        def load() -> None:
            import_module("app.keeper_client")
            with suppress(RuntimeError):  # the window was closed meanwhile
                window.runner.soon(lambda: start(window, single))

        threading.Thread(target=load, name="loading", daemon=True).start()

    def start(window: "Window", single: SingleWindow) -> None:
        from app.keeper_client import KeeperClient
        from ui.furnish import Furnishing
        from ui.session import Session

        session = Session(settings_file, vault, KeeperClient)
        Furnishing(window, session, single.claim).begin()

    return furnish


def _lacking(missing: WindowUnavailable) -> str:
    if not missing.library:
        return "there is no display. Every use is also a command: rekamku --help"
    package = f" (Debian package {missing.package})" if missing.package else ""
    return f"the system lacks {missing.library}{package}"


def open_window(
    vault: Path,
    appearance: Appearance,
    make_window: Callable[[], "Window"],
    furnish: Callable[["Window", SingleWindow], None],
) -> int:
    """Run until the window is closed; 0, also if another window of this vault came to the front.

    `make_window` gives the bare window at once; `furnish` is called after its first paint and
    registers screens, starts the keeper and shows the first screen.
    """
    application = make_application(sys.argv[:1])
    shown: list[Window] = []
    single = SingleWindow(lambda: _to_front(shown))
    if not single.claim(vault):
        return BROUGHT_TO_FRONT
    dress(appearance)
    window = make_window()
    shown.append(window)
    window.show()
    after_first_paint(window, lambda: furnish(window, single))
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return application.exec()


def after_first_paint(window: "Window", action: Callable[[], None]) -> None:
    """Do something when the window has been seen."""
    from ui.waiting import FirstPaint

    FirstPaint(window, action)


def bring_to_front(window: "Window") -> None:
    """Show a window that may be small or behind others."""
    window.showNormal() if window.isMinimized() else window.show()
    window.raise_()
    window.activateWindow()


def _to_front(windows: "list[Window]") -> None:
    for window in windows:
        bring_to_front(window)


__all__ = [
    "Appearance",
    "SingleWindow",
    "WindowUnavailable",
    "appearance_of",
    "dress",
    "main",
    "make_application",
    "open_window",
]
