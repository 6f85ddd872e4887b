"""The first run: from the language to the open vault, and the ways around."""

from pathlib import Path

import pytest
from door_window import Furnish, Home, furnished, write
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from surely import there

from app.desk import Desk
from app.settings import Language, load_settings
from ui.parts import ConfirmSheet
from ui.screen import Stage
from ui.screens.first_run import FirstRun
from ui.session import Session
from ui.window import Window

__all__ = ["furnished"]

PHRASE = "teh manis sore hari"


@pytest.fixture
def new_session(home: Home) -> Session:
    return Session(home.here.settings, home.root / "fresh", home.start)


@pytest.fixture
def session(new_session: Session) -> Session:
    new_session.change_settings(language=Language.ENGLISH)
    return new_session


def first_run(window: Window) -> FirstRun:
    screen = window.screen_in_front
    assert isinstance(screen, FirstRun)
    return screen


def to_the_sheet(screen: FirstRun, qtbot: QtBot) -> None:
    screen.welcome.forward.emit()
    write(screen.who.form, "Ni Wayan Sari")
    screen.who.go_on()
    write(screen.passphrase.card.first, PHRASE)
    write(screen.passphrase.card._again, PHRASE)
    screen.passphrase.go_on()
    qtbot.waitUntil(lambda: screen.page is screen.sheet, timeout=15000)


def test_the_language_is_asked_before_anything_else(
    furnished: Furnish, new_session: Session
) -> None:
    screen = first_run(furnished(new_session))

    pages = [screen.page]
    screen.language._buttons[0].click()

    assert [*pages, screen.page] == [screen.language, screen.welcome]
    assert load_settings(new_session._settings_file).language is Language.INDONESIAN


def test_a_vault_is_made_and_its_sheet_proven(
    furnished: Furnish, session: Session, qtbot: QtBot
) -> None:
    window = furnished(session)
    screen = first_run(window)
    to_the_sheet(screen, qtbot)
    kit = screen._kit
    assert kit is not None
    screen.sheet.go_on()

    for line in screen.prove.card._lines:
        write(line, "wrong")
    screen.prove.go_on()
    assert screen.page is screen.prove
    for line, place in zip(screen.prove.card._lines, kit.asked, strict=True):
        write(line, kit.words[place].upper())
    screen.prove.go_on()
    qtbot.waitUntil(lambda: screen.page is screen.ready)
    screen.ready.home.emit()
    qtbot.waitUntil(lambda: session.stage() is Stage.OPEN)

    assert session.ask(Desk.ways_in).result(10).kit_proven_ms > 0
    assert session.card is not None
    assert session.card.person.name == "Ni Wayan Sari"
    assert screen._kit is None
    assert kit.words[0] not in screen.sheet.card._grid.accessibleName()


def test_going_on_without_a_sheet_says_what_it_costs(
    furnished: Furnish, session: Session, qtbot: QtBot
) -> None:
    window = furnished(session)
    screen = first_run(window)
    to_the_sheet(screen, qtbot)
    screen.sheet.go_on()

    screen.prove._refuse.click()
    sheet = window.shell.findChild(ConfirmSheet)
    assert sheet is not None
    pages = [screen.page]
    sheet.verb.click()

    assert [*pages, screen.page] == [screen.prove, screen.ready]
    assert session.ask(Desk.ways_in).result(10).kit_proven_ms == 0


def test_what_is_missing_is_said_at_its_field(furnished: Furnish, session: Session) -> None:
    screen = first_run(furnished(session))
    screen.welcome.forward.emit()

    screen.who.go_on()
    pages = [screen.page]
    assert screen.who.form._fields["name"]._wrong.text()
    write(screen.who.form, "Sari")
    write(screen.who.form._born, "31-02-1958")
    screen.who.go_on()
    pages.append(screen.page)
    write(screen.who.form._born, "maret 1958")
    screen.who.go_on()
    write(screen.passphrase.card.first, PHRASE)
    write(screen.passphrase.card._again, PHRASE + "x")
    screen.passphrase.go_on()

    assert [*pages, screen.page] == [screen.who, screen.who, screen.passphrase]


def test_without_a_sheet_only_drawn_words_will_do(
    furnished: Furnish, session: Session, qtbot: QtBot
) -> None:
    screen = first_run(furnished(session))
    screen.welcome.forward.emit()
    write(screen.who.form, "Sari")
    screen.who.go_on()
    screen.passphrase._alone.setChecked(True)
    write(screen.passphrase.card.first, PHRASE)
    write(screen.passphrase.card._again, PHRASE)
    screen.passphrase.go_on()
    assert screen.page is screen.passphrase

    card = screen.passphrase.card
    qtbot.waitUntil(lambda: bool(card._drawn))
    card._use.click()
    write(card._again, card._drawn)
    screen.passphrase.go_on()
    qtbot.waitUntil(lambda: screen.page is screen.sheet, timeout=15000)

    assert session.ask(Desk.ways_in).result(10).alone


def test_an_odd_nik_is_a_word_and_no_wall(
    furnished: Furnish, session: Session, qtbot: QtBot
) -> None:
    screen = first_run(furnished(session))
    screen.welcome.forward.emit()
    form = screen.who.form
    write(form, "Sari")
    write(form._nik, "1234")
    qtbot.waitUntil(lambda: bool(form._fields["nik"]._wrong.text()))

    found = form.value()

    assert found is not None
    assert found.nik == ""
    write(form._nik, "5102 0154 0358 9998")
    kept = form.value()
    assert kept is not None
    assert kept.nik == "5102015403589998"


def test_the_sheet_is_saved_as_text_and_as_pdf(
    furnished: Furnish,
    session: Session,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    screen = first_run(furnished(session))
    to_the_sheet(screen, qtbot)
    for ending, start in (("txt", b"RekamKu kit 1"), ("pdf", b"%PDF-")):
        target = tmp_path / f"sheet.{ending}"
        monkeypatch.setattr("ui.pick.pick_target", lambda *_words, to=target: to)
        with qtbot.waitSignal(screen.sheet.card.kept):
            screen.sheet.card._save(ending)

        assert target.read_bytes().startswith(start)
    QApplication.processEvents()


def test_with_large_text_the_welcome_opens_at_its_top(
    furnished: Furnish, session: Session, qtbot: QtBot
) -> None:
    window = furnished(session)
    session.change_settings(text_scale=150)
    window.resize(1366, 640)
    page = first_run(window).welcome
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: not page.next.hasFocus())

    assert page.verticalScrollBar().value() == 0
    assert page.isAncestorOf(there(QApplication.focusWidget()))
