"""The start: one window per vault, what the system lacks, how it dresses."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.frame import Frame
from ui.look import Look, Theme, Wish
from ui.look.tokens import PALETTES
from ui.main import Appearance, SingleWindow, dress, server_name
from ui.starting import WindowUnavailable, check_system, missing_in, platform_wanted
from ui.waiting import WaitingDesk
from ui.window import Window
from ui.words.language import Language, language


def test_a_second_start_brings_the_first_to_the_front(
    at: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    called: list[bool] = []
    first = SingleWindow(lambda: called.append(True))
    second = SingleWindow(lambda: None)

    assert first.claim(tmp_path / "vault")
    assert first.claim(tmp_path / "vault")
    assert not second.claim(tmp_path / "vault")
    qtbot.waitUntil(lambda: called == [True])
    assert second.claim(tmp_path / "other")

    first.release()
    assert second.claim(tmp_path / "vault")
    second.release()


def test_a_killed_window_leaves_no_trap(at: Look, tmp_path: Path) -> None:
    code = (
        "import sys, os\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "from ui.main import SingleWindow\n"
        "app = QCoreApplication([])\n"
        "one = SingleWindow(lambda: None)\n"
        "one.claim(Path(sys.argv[1]))\n"
        "os._exit(9)\n"
    )
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=root, check=False)

    assert SingleWindow(lambda: None).claim(tmp_path)


def test_the_same_vault_has_one_name_by_every_way(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)

    assert server_name(tmp_path / "link" / "v") == server_name(tmp_path / "v")
    assert server_name(tmp_path / "v") != server_name(tmp_path / "w")


def test_the_loader_names_the_culprit() -> None:
    found = missing_in(
        "libxcb-icccm.so.4: cannot open shared object file: No such file or directory"
    )

    assert found is not None
    assert (found.library, found.package) == ("libxcb-icccm.so.4", "libxcb-icccm4")
    assert missing_in("something else") is None


def test_no_display_is_said_as_such() -> None:
    assert platform_wanted({}) == ""
    assert platform_wanted({"DISPLAY": ":0"}) == "xcb"
    assert platform_wanted({"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}) == "wayland"
    with pytest.raises(WindowUnavailable) as caught:
        check_system({}, "linux")
    assert caught.value.library == ""
    check_system({"QT_QPA_PLATFORM": "offscreen"}, "linux")
    check_system({}, "win32")


def test_the_window_dresses_as_wished(at: Look, qapp: QApplication) -> None:
    dress(Appearance(language="id", theme="contrast-dark", percent=130))

    assert at.theme is Theme.CONTRAST_DARK
    assert at.percent == 130
    assert language() is Language.INDONESIAN


def test_nothing_of_qt_is_loaded_before_the_check() -> None:
    root = Path(__file__).resolve().parents[2]
    code = "import sys, ui.main; sys.exit(any(m.startswith('PySide6') for m in sys.modules))"

    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_the_window_lives_in_the_frame(at: Look, qtbot: QtBot) -> None:
    frame = Frame(Wish.DARK, high_contrast=False)
    qtbot.addWidget(frame)
    with qtbot.waitSignal(frame.seen):
        frame.show()
    canvas = QApplication.palette().color(QPalette.ColorRole.Window)
    window = Window(WaitingDesk())
    frame.take(window)
    window.setWindowTitle("Ibu Sari")

    assert canvas.name() == PALETTES[Theme.DARK].canvas.lower()
    assert window.isVisible()
    assert frame.windowTitle() == "Ibu Sari"
    with qtbot.waitSignal(window.closing):
        frame.close()


def test_a_key_that_nobody_has_the_keyboard_for_goes_to_the_window(qtbot: QtBot) -> None:
    frame = Frame(Wish.LIGHT, high_contrast=True)
    qtbot.addWidget(frame)
    window = _Hearing()
    frame.take(window)
    frame.show()
    window.clearFocus()

    QTest.keyClick(frame, Qt.Key.Key_Escape)

    assert window.heard == [Qt.Key.Key_Escape]


class _Hearing(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 -- Qt names it
        self.heard.append(event.key())
        event.ignore()
