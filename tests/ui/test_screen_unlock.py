"""Unlock: passphrase, sheet, slow-down, a copy's decision, what lock leaves behind."""

import shutil

import pytest
from door_window import Furnish, Home, furnished, write
from fake_session import PASSPHRASE
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot
from surely import there

from app.desk import Desk
from app.door import Door
from app.errors import Cancelled
from app.jobs import Job
from app.slow_down import wait_seconds
from ui.parts import Banner, ConfirmSheet, ProgressCard
from ui.screen import Stage
from ui.screens.standing import StandingScreen
from ui.screens.unlock import Unlock
from ui.screens.unlock_lost import At
from ui.window import Window
from vault.vault_state import VaultState

__all__ = ["furnished"]

NEW = "kopi pahit pagi hari"


def unlock_screen(window: Window) -> Unlock:
    screen = window.screen_in_front
    assert isinstance(screen, Unlock)
    return screen


def kit_of(home: Home) -> str:
    """A new sheet's text, made in a session of its own."""
    keeper = home.start(lambda _person: None)
    keeper.ask(Door.open_with_passphrase, home.here.vault, PASSPHRASE, "", Job()).result(30)
    found = keeper.ask(Desk.new_kit).result(30)
    keeper.close()
    assert isinstance(found.text, str)
    return found.text


def test_the_passphrase_opens_and_lock_leaves_no_name(
    furnished: Furnish, home: Home, qtbot: QtBot
) -> None:
    session = home.session()
    window = furnished(session)
    screen = unlock_screen(window)
    write(screen.page.field, PASSPHRASE)
    screen.page.unlock()
    qtbot.waitUntil(lambda: session.stage() is Stage.OPEN, timeout=15000)
    assert "Sari" in window.windowTitle()
    window.go("people")

    window.ask_lock()
    qtbot.waitUntil(lambda: isinstance(window.screen_in_front, Unlock))

    texts = [one.text() for one in window.findChildren(QLabel)]
    texts += [one.text() for one in window.findChildren(QLineEdit)]
    texts += [one.toPlainText() for one in window.findChildren(QPlainTextEdit)]
    assert not [text for text in texts if "Sari" in text or "Sudana" in text]
    assert "Sari" not in window.windowTitle()


def test_wrong_passphrases_slow_the_next_try(furnished: Furnish, home: Home, qtbot: QtBot) -> None:
    screen = unlock_screen(furnished(home.session()))
    for _ in range(3):
        write(screen.page.field, "not this one at all")
        screen.page.unlock()
        qtbot.waitUntil(lambda: not screen.page._busy, timeout=15000)

    assert not screen.page.open.isEnabled()
    assert screen.page.field._wrong.text()


def test_views_made_anew_show_how_far_and_can_be_put_off(
    furnished: Furnish, home: Home, qtbot: QtBot
) -> None:
    session = home.session()
    window = furnished(session)
    screen = unlock_screen(window)
    wait = screen.page.wait
    job = wait.begin()
    assert not wait.isVisible()

    job.tell(500, 4_000, "Ni Wayan Sari")
    qtbot.waitUntil(wait.isVisible)
    card = there(wait.findChild(ProgressCard))
    assert "Ni Wayan Sari" in card._words.text()
    card.stop.click()

    assert job.cancelled
    screen.page._failed(Cancelled())
    assert not wait.isVisible()
    assert not window.shell.banners.isVisible()


def test_a_keyring_that_asks_for_itself_is_explained(
    furnished: Furnish, home: Home, qtbot: QtBot
) -> None:
    session = home.session()
    window = furnished(session)
    screen = unlock_screen(window)
    screen.page.wait.begin()

    screen.page.wait._timer.setInterval(1)
    qtbot.waitUntil(screen.page.wait.isVisible)
    assert "recovery sheet" in there(screen.page.wait.findChild(Banner)).accessibleName()

    session.slow.emit()
    assert "keyring" in there(window.shell.banners.findChild(Banner)).accessibleName()
    session.lock()
    qtbot.waitUntil(lambda: not window.shell.banners.isVisible())


def test_the_wait_grows_and_ends() -> None:
    assert [wait_seconds(tries) for tries in (0, 2, 3, 4, 5, 9, 40)] == [0, 0, 2, 4, 8, 30, 30]


@pytest.mark.parametrize("form", ["whole", "words"])
def test_the_sheet_opens_and_gives_a_new_passphrase(
    furnished: Furnish, home: Home, qtbot: QtBot, form: str
) -> None:
    text = kit_of(home)
    session = home.session()
    screen = unlock_screen(furnished(session))
    screen.page.lost.click()
    screen.lost.by_sheet.click()
    words = text if form == "whole" else text.partition("Words: ")[2]
    screen.lost.kit._area.setPlainText(words)
    screen.lost.open.click()
    qtbot.waitUntil(lambda: screen.lost.at is At.PHRASE, timeout=15000)
    write(screen.lost.phrase.first, NEW)
    write(screen.lost.phrase._again, NEW)
    screen.lost._save.click()
    qtbot.waitUntil(lambda: session.stage() is Stage.OPEN, timeout=15000)

    assert screen.lost.kit.text() == ""
    session.lock()
    qtbot.waitUntil(lambda: session.view is not None)
    session.ask(Door.open_with_passphrase, session.vault, NEW, "", Job()).result(30)


def test_a_computer_without_the_secret_asks_the_sheet_for_it(
    furnished: Furnish, home: Home, qtbot: QtBot
) -> None:
    text = kit_of(home)
    home.keyring_there = False
    session = home.session()
    screen = unlock_screen(furnished(session))
    qtbot.waitUntil(screen.page._secret.isVisible)
    write(screen.page.field, PASSPHRASE)
    screen.page.unlock()
    qtbot.waitUntil(lambda: not screen.page._busy, timeout=15000)
    assert session.stage() is Stage.LOCKED

    secret = next(line for line in text.splitlines() if line.startswith("Secret"))
    screen.page._secret._area.setPlainText(secret)
    screen.page.unlock()

    qtbot.waitUntil(lambda: session.stage() is Stage.OPEN, timeout=15000)


def test_a_copy_is_read_at_once_and_written_after_a_decision(
    furnished: Furnish, home: Home, qtbot: QtBot
) -> None:
    secret = {key: value for key, value in home.keyring.kept.items() if "vault-secret" in key}
    home.keyring.kept.clear()
    home.keyring.kept.update(secret)
    shutil.rmtree(home.here.state)
    session = home.session()
    window = furnished(session)
    screen = unlock_screen(window)
    write(screen.page.field, PASSPHRASE)
    screen.page.unlock()
    qtbot.waitUntil(
        lambda: session.standing is not None and session.stage() is Stage.OPEN, timeout=15000
    )
    assert session.standing is not None
    assert session.standing.state is VaultState.RESTORED_COPY

    window.go("standing")
    standing = window.screen_in_front
    assert isinstance(standing, StandingScreen)
    standing._ask_accept("Go on")
    sheet = window.shell.findChild(ConfirmSheet)
    assert sheet is not None
    sheet.verb.click()

    qtbot.waitUntil(
        lambda: (
            session.standing is not None and session.standing.state is not VaultState.RESTORED_COPY
        ),
        timeout=15000,
    )
