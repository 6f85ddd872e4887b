"""A watched folder: its new files are offered in a band and read only when somebody says so."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from test_screen_add import SAMPLE

from app.desk import Desk
from ui.bands import Bands
from ui.look import Look
from ui.parts import QuietButton
from ui.screen import Stage
from ui.screens import act_screens, add_records, door_screens, record_screens
from ui.screens.add_records import AddRecords
from ui.screens.settings import SettingsScreen
from ui.session import Session
from ui.window import Window
from ui.words.language import Language, set_language
from ui.words.plurals import PLURALS


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> Window:
    made = Window(session)
    made.register([*record_screens(session), *act_screens(session), *door_screens(session)])
    qtbot.addWidget(made)
    made.resize(1366, 860)
    made.show()
    qtbot.waitExposed(made)
    made.enter(Stage.OPEN, "timeline")
    return made


def test_a_new_file_is_offered_and_read_only_on_a_click(
    qtbot: QtBot, window: Window, session: Session, tmp_path: Path
) -> None:
    bands = Bands(window.shell, session, window.go)
    session.ask(Desk.watch_folder, str(tmp_path)).result(10)
    session.watch_changed.emit()
    (tmp_path / "hasil.json").write_bytes((SAMPLE / "sari-rsud-singasana.json").read_bytes())
    bands._watch.look()

    qtbot.waitUntil(lambda: bool(bands._watch.offered), timeout=20_000)
    said = [label.text() for label in window.shell.findChildren(QLabel)]
    assert "1 new file in the folder you watch." in said
    assert session.work.items == ()

    buttons = window.shell.findChildren(QuietButton)
    next(one for one in buttons if one.text() == "Look at them").click()

    screen = window.screen_in_front
    assert isinstance(screen, AddRecords)
    at = screen._stack
    qtbot.waitUntil(lambda: at.currentIndex() == add_records.REVIEW, timeout=20_000)
    assert not bands._watch.offered
    assert session.ask(Desk.look_in_watched).result(10).new == ()


def test_the_settings_say_which_folder_is_watched_and_stop(
    qtbot: QtBot,
    window: Window,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.pick.pick_folder", lambda _parent, _title: (tmp_path,))
    window.go("settings")
    screen = window.screen_in_front
    assert isinstance(screen, SettingsScreen)

    def button(words: str) -> QuietButton | None:
        found = [one for one in screen.findChildren(QuietButton) if one.text() == words]
        return found[0] if found else None

    qtbot.waitUntil(lambda: button("Choose a folder") is not None, timeout=10_000)
    choose = button("Choose a folder")
    assert choose is not None
    choose.click()
    qtbot.waitUntil(lambda: button("Stop watching") is not None, timeout=10_000)
    assert session.ask(Desk.look_in_watched).result(10).folder == str(tmp_path)

    stop = button("Stop watching")
    assert stop is not None
    stop.click()
    qtbot.waitUntil(lambda: button("Choose a folder") is not None, timeout=10_000)
    assert not session.ask(Desk.look_in_watched).result(10).folder


def test_the_band_is_said_in_indonesian_too(at: Look) -> None:
    set_language(Language.INDONESIAN)

    assert PLURALS.new_in_folder(3) == "3 berkas baru di folder yang Anda pantau."
