"""Opens the window: application, typeface, theme, language, one window per vault, first paint.

Refuses: heavy imports before the first paint; `MovingIn` fills the frame after it.
"""

import hashlib
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ui.starting import WindowUnavailable, check_system, missing_in

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket
    from PySide6.QtWidgets import QApplication

    from app.settings import Settings
    from ui.frame import Frame
    from ui.look.tokens import Wish

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
    from ui.look import look, system_percent, theme_for
    from ui.words.language import Language, set_language, system_language

    at = look()
    at.use_clear_letters(appearance.clear_letters)
    at.calm = appearance.calm
    wish, contrast = _wished(appearance)
    theme = theme_for(wish, high_contrast=contrast)
    at.wear(theme, appearance.percent or system_percent())
    chosen = appearance.language
    set_language(Language(chosen) if chosen in set(Language) else system_language())


def _wished(appearance: Appearance) -> "tuple[Wish, bool]":
    """Light, dark or as the system, and whether with high contrast."""
    from ui.look.tokens import Wish

    contrast = appearance.high_contrast or appearance.theme.startswith("contrast")
    plain = appearance.theme.removeprefix("contrast-")
    return Wish(plain) if plain in set(Wish) else Wish.SYSTEM, contrast


def main() -> int:
    """`rekamku` without words: the window of the vault that was opened last."""
    from app.places import places
    from app.settings import load_settings

    here = places(os.environ, Path.home())
    settings = load_settings(here.settings)
    vault = Path(os.environ.get("REKAMKU_VAULT") or settings.vault or here.vault)
    try:
        return open_window(here.settings, vault, appearance_of(settings))
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


def _lacking(missing: WindowUnavailable) -> str:
    if not missing.library:
        return "there is no display. Every use is also a command: rekamku --help"
    package = f" (Debian package {missing.package})" if missing.package else ""
    return f"the system lacks {missing.library}{package}"


def open_window(settings_file: Path, vault: Path, appearance: Appearance) -> int:
    """Run until the window is closed; 0, also if another window of this vault came to the front.

    A bare frame is shown at once; window, screens and keeper come after its first paint.
    """
    application = make_application(sys.argv[:1])
    from ui.frame import Frame

    shown: list[Frame] = []
    single = SingleWindow(lambda: _to_front(shown))
    if not single.claim(vault):
        return BROUGHT_TO_FRONT
    wish, contrast = _wished(appearance)
    frame = Frame(wish, high_contrast=contrast)
    shown.append(frame)

    def move_in() -> None:
        from ui.moving_in import MovingIn

        MovingIn(frame, settings_file, vault, single.claim).begin(lambda: dress(appearance))

    after_first_paint(frame, move_in)
    frame.show()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return application.exec()


def after_first_paint(frame: "Frame", action: Callable[[], None]) -> None:
    """Do something when the window has been seen."""
    frame.seen.connect(action)


def bring_to_front(frame: "Frame") -> None:
    """Show a window that may be small or behind others."""
    frame.showNormal() if frame.isMinimized() else frame.show()
    frame.raise_()
    frame.activateWindow()


def _to_front(frames: "list[Frame]") -> None:
    for frame in frames:
        bring_to_front(frame)


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
