"""Settings, people and help: what applies at once, who is added, words in both languages."""

import os
import subprocess
import sys
import time
from pathlib import Path

from door_window import Home, furnished, opened, write
from fake_session import PASSPHRASE
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.door import Door
from app.jobs import Job
from app.settings import load_settings
from sync.readers.protocol import ColumnMatch
from ui.look import Theme, look
from ui.parts import QuietButton
from ui.screens.people import People, _PersonSheet
from ui.screens.settings import SettingsScreen
from ui.screens.settings_sheets import KitSheet, PassphraseSheet
from ui.screens.settings_tables import TablesCard
from ui.session import Session
from ui.window import Window
from ui.words.language import Language, language

__all__ = ["furnished", "opened"]

NEW = "kopi pahit pagi hari"


def settings_screen(window: Window, qtbot: QtBot) -> SettingsScreen:
    window.go("settings")
    screen = window.screen_in_front
    assert isinstance(screen, SettingsScreen)
    qtbot.waitUntil(lambda: screen._ways is not None)
    return screen


def test_tables_that_were_explained_are_shown_and_forgotten(
    opened: tuple[Window, Session], qtbot: QtBot
) -> None:
    window, session = opened
    told = ColumnMatch(("kolom_a", "kolom_b"), ("date", "test"))
    session.ask(Desk.remember_columns, told).result(10)
    screen = settings_screen(window, qtbot)
    qtbot.waitUntil(lambda: len(screen.findChildren(TablesCard)) == 1)
    card = screen.findChildren(TablesCard)[0]
    assert any("kolom b = Name of the test" in one.text() for one in card.findChildren(QLabel))

    card.findChildren(QuietButton)[0].click()

    qtbot.waitUntil(lambda: not screen.findChildren(TablesCard))
    assert session.ask(Desk.remembered_columns).result(10) == ()


def test_a_setting_applies_at_once_and_is_kept(
    opened: tuple[Window, Session], home: Home, qtbot: QtBot
) -> None:
    screen = settings_screen(opened[0], qtbot)

    screen._set_theme("dark")
    screen._set_size("150")
    screen._set_language("id")

    assert look().theme is Theme.DARK
    assert look().percent == 150
    assert language() is Language.INDONESIAN
    assert load_settings(home.here.settings).text_scale == 150


def test_the_passphrase_is_changed_only_with_the_old_one(
    opened: tuple[Window, Session], qtbot: QtBot
) -> None:
    window, session = opened
    settings_screen(window, qtbot)._change_passphrase()
    sheet = window.shell.findChild(PassphraseSheet)
    assert sheet is not None
    write(sheet._old, "not the old one")
    write(sheet.card.first, NEW)
    write(sheet.card._again, NEW)
    sheet._save()
    qtbot.waitUntil(lambda: bool(sheet._old._wrong.text()), timeout=15000)

    write(sheet._old, PASSPHRASE)
    sheet._save()
    qtbot.waitUntil(lambda: not window.sheet_open, timeout=15000)

    session.lock()
    qtbot.waitUntil(lambda: session.view is not None)
    session.ask(Door.open_with_passphrase, session.vault, NEW, "", Job()).result(30)


def test_a_new_sheet_is_proven_before_it_counts(
    opened: tuple[Window, Session], qtbot: QtBot
) -> None:
    window, _ = opened
    screen = settings_screen(window, qtbot)
    screen._new_kit()
    sheet = window.shell.findChild(KitSheet)
    assert sheet is not None
    sheet._make.click()
    qtbot.waitUntil(lambda: sheet.prove._kit is not None)
    kit = sheet.prove._kit
    assert kit is not None
    for line, place in zip(sheet.prove._lines, kit.asked, strict=True):
        write(line, kit.words[place])
    sheet._check_it.click()

    qtbot.waitUntil(lambda: screen._ways is not None and screen._ways.kit_proven_ms > 0)


def test_somebody_is_added_and_can_be_shown(opened: tuple[Window, Session], qtbot: QtBot) -> None:
    window, session = opened
    window.go("people")
    screen = window.screen_in_front
    assert isinstance(screen, People)
    screen._add_person()
    sheet = window.shell.findChild(_PersonSheet)
    assert sheet is not None
    write(sheet.form, "Ketut Rai")
    sheet.save.click()
    qtbot.waitUntil(lambda: len(session.cards) == 4, timeout=15000)

    screen._show(session.cards[-1].person)

    assert session.card is not None
    assert session.card.person.name == "Ketut Rai"
    bands = [one.text() for one in window.shell._bands.findChildren(QLabel)]
    assert any("Ketut Rai" in text for text in bands)


def test_help_says_what_nobody_can_promise(opened: tuple[Window, Session]) -> None:
    window, _ = opened

    window.go("help")

    texts = " ".join(one.text() for one in window.findChildren(QLabel))
    assert "cannot take back what somebody has already read" in texts


def test_a_second_start_leaves_the_first_window(own_home: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    environ = {**os.environ, "HOME": str(own_home), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "app"]
    first = subprocess.Popen(command, cwd=root, env=environ)
    try:
        ended = None
        for _ in range(10):
            time.sleep(1)
            second = subprocess.Popen(command, cwd=root, env=environ)
            try:
                ended = second.wait(timeout=8)
                break
            except subprocess.TimeoutExpired:
                second.kill()
                second.wait()
        assert ended == 0
        assert first.poll() is None
    finally:
        first.terminate()
        first.wait(timeout=10)
