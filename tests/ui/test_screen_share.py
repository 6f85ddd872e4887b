"""Sharing on a real vault: three steps, the code, its state, stopping, receipts."""

import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from surely import as_any, there

from app.desk import Desk
from app.sharing import Change
from sync.errors import NothingToShare
from ui import pick
from ui.clipboard import PassingClipboard
from ui.focus_kept import focus_on
from ui.look import Look, Theme, look
from ui.models.share_draft import Reach
from ui.parts import Column, DangerButton, QrCode
from ui.screens import act_screens
from ui.screens.how_we_know import HowWeKnow
from ui.screens.share_check import CheckStep
from ui.screens.share_sheet import CHECK, WHOM, ShareSheet
from ui.screens.share_shown import ShareShown, Showing
from ui.screens.share_whom import WhomStep
from ui.screens.sharing import Sharing
from ui.session import Session
from ui.window import Window
from vault.records import Filter, Kind, Label
from vault.share_values import ShareState

WAIT = 15_000


@pytest.fixture
def window(session: Session, shown: Callable[..., QWidget]) -> Window:
    made = Window(session)
    made.register(list(act_screens(session)))
    session.changed.connect(made.refresh)
    shown(made, 1366, 860)
    return made


def said(widget: QWidget) -> str:
    QApplication.processEvents()
    labels = (child for child in widget.findChildren(QWidget) if hasattr(child, "text"))
    return "\n".join(child.text() for child in labels if not child.isHidden())


def sheet(window: Window, argument: object = None) -> ShareSheet:
    window.go("share", argument)
    found = window.screen_in_front
    assert isinstance(found, ShareSheet)
    return found


def share(qtbot: QtBot, window: Window, session: Session, *, code: bool = False) -> ShareShown:
    """One record shared on this computer, as a person does it."""
    row = session.ask(Desk.rows, session.person, Filter(), 1, 0).result(10).rows[0]
    screen = sheet(window, (row.id,))
    screen.go_on()
    qtbot.waitUntil(lambda: screen._at == CHECK, timeout=WAIT)
    screen.go_on()
    step = screen.step
    assert isinstance(step, WhomStep)
    step.recipient.setText("Dr. Wayan")
    step.via.select("here")
    step.via.chosen.emit("here")
    step.ask_code.setChecked(code)
    screen.go_on()
    qtbot.waitUntil(lambda: window.current == "show-share", timeout=WAIT)
    found = window.screen_in_front
    assert isinstance(found, ShareShown)
    qtbot.waitUntil(lambda: found.share is not None and found._code is not None, timeout=WAIT)
    return found


def test_from_a_record_to_its_code_in_three_presses(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    screen = share(qtbot, window, session)

    assert screen.findChildren(QrCode)
    assert "Not opened yet." in said(screen)
    assert len(there(screen.share).records) == 1
    assert there(screen._code).link.startswith("http://127.0.0.1:")


def test_the_preview_says_what_is_shown_and_what_stays(qtbot: QtBot, window: Window) -> None:
    screen = sheet(window)
    screen.go_on()
    qtbot.waitUntil(lambda: isinstance(screen.step, CheckStep), timeout=WAIT)

    words = said(screen)

    assert "27 records will be shown" in words
    assert "Metformin" in words
    assert "162 records are not part of this choice." in words
    assert "Nothing in this choice is marked as sensitive." in words


def test_sensitive_records_stay_until_ticked(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    row = session.ask(Desk.rows, session.person, Filter(), 1, 0).result(10).rows[0]
    screen = sheet(window, (row.id,))
    screen._nothing(NothingToShare(1))

    step = screen.step
    assert isinstance(step, CheckStep)
    assert set(step.labels) == set(Label)
    assert not any(box.isChecked() for box in step.labels.values())
    assert not screen._next.isEnabled()
    step.labels[Label.HIV].setChecked(True)

    assert screen.draft.wish().include == (Label.HIV,)


def test_kinds_and_dates_are_passed_on(qtbot: QtBot, window: Window) -> None:
    screen = sheet(window)
    qtbot.waitUntil(lambda: screen._counts.total > 0, timeout=WAIT)
    as_any(screen.step).reach.chosen.emit(Reach.KINDS)
    assert not screen._next.isEnabled()

    as_any(screen.step)._tick(Kind.LAB, ticked=True)
    as_any(screen.step).since.setText("14-03-2024")

    wish = screen.draft.wish()
    assert (wish.kinds, wish.since, wish.records) == ((Kind.LAB,), "2024-03-14", ())
    assert screen._next.isEnabled()


def test_nobody_named_means_nothing_shared(qtbot: QtBot, window: Window, session: Session) -> None:
    screen = sheet(window)
    screen._go(WHOM)

    screen.go_on()

    assert "Please say who will read it." in said(screen)
    assert session.ask(Desk.shares, session.person).result(10) == ()


def test_a_code_of_numbers_is_offered_and_shown(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    screen = share(qtbot, window, session, code=True)

    code = there(screen._showing).passcode
    assert code.isdecimal()
    assert len(code) == 6
    assert f"{code[:3]} {code[3:]}" in said(screen)


def test_the_code_is_black_on_white_in_every_theme(
    at: Look, qtbot: QtBot, window: Window, session: Session
) -> None:
    screen = share(qtbot, window, session)
    code = screen.findChildren(QrCode)[0]
    squares = len(there(screen._code).squares) + 8
    for theme in Theme:
        look().set_theme(theme)
        qtbot.waitUntil(lambda: code.width() == squares * code.module, timeout=WAIT)
        picture = code.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

        assert code.module >= 6
        assert set(bytes(picture.constBits())) == {0, 255}


def test_what_ends_a_share_never_gets_the_keyboard_by_itself(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    screen = share(qtbot, window, session)

    focus_on(screen)

    assert not isinstance(QApplication.focusWidget(), DangerButton)
    page = Column(DangerButton("Stop"))
    page.show()
    focus_on(page)
    assert not page.findChildren(DangerButton)[0].hasFocus()


def test_stop_closes_it_at_once_and_says_so(qtbot: QtBot, window: Window, session: Session) -> None:
    screen = share(qtbot, window, session)

    as_any(screen._actions(live=True)[-1]).click()
    qtbot.waitUntil(lambda: there(screen.share).state is ShareState.STOPPED, timeout=WAIT)

    assert "You stopped it." in said(screen)
    assert not any(code.isVisible() for code in screen.findChildren(QrCode))


def test_more_time_is_given(qtbot: QtBot, window: Window, session: Session) -> None:
    screen = share(qtbot, window, session)
    before = there(screen.share).expires_ms

    as_any(screen._actions(live=True)[0]).click()

    qtbot.waitUntil(lambda: there(screen.share).expires_ms > before, timeout=WAIT)


def test_the_link_opens_the_page_and_the_clipboard_is_emptied(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    screen = share(qtbot, window, session)
    address = there(screen._code).link.partition("#")[0]

    with urllib.request.urlopen(address, timeout=10) as page:
        assert page.status == 200
    screen._copy()

    assert QGuiApplication.clipboard().text() == there(screen._code).link
    screen.clear()
    assert QGuiApplication.clipboard().text() == ""


def test_the_clipboard_of_others_is_left_alone(qtbot: QtBot, window: Window) -> None:
    clipboard = PassingClipboard(window, seconds=0.01)
    clipboard.copy("ours")
    QGuiApplication.clipboard().setText("theirs")

    qtbot.wait(60)

    assert QGuiApplication.clipboard().text() == "theirs"


def test_picture_and_page_are_written(
    qtbot: QtBot, window: Window, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = share(qtbot, window, session)
    for doing, name, head in (
        (screen._save_picture, "code.png", b"\x89PNG"),
        (screen._save_sheet, "code.pdf", b"%PDF"),
    ):
        target = tmp_path / name
        monkeypatch.setattr(pick, "pick_target", lambda *_, target=target: target)
        doing()
        qtbot.waitUntil(target.exists, timeout=WAIT)

        assert target.read_bytes().startswith(head)


def test_sharing_lists_open_and_earlier_ones_with_receipts_and_proof(
    qtbot: QtBot, window: Window, session: Session
) -> None:
    made = share(qtbot, window, session)
    window.go("sharing")
    screen = window.screen_in_front
    assert isinstance(screen, Sharing)
    qtbot.waitUntil(lambda: bool(screen._shares), timeout=WAIT)
    assert "Open now" in said(screen)

    screen.show_receipts(there(screen._shares)[0])
    qtbot.waitUntil(lambda: bool(screen._receipts), timeout=WAIT)
    assert "You began to share." in said(screen)
    how = screen.findChildren(HowWeKnow)[0]
    how.button.click()
    qtbot.waitUntil(lambda: how.proof is not None, timeout=WAIT)
    assert "nothing was changed" in said(how)

    screen._change(there(made.share), Change.STOP)
    qtbot.waitUntil(lambda: "Earlier" in said(screen.list), timeout=WAIT)
    assert "You stopped it." in said(screen.list)


def test_lock_leaves_nothing_of_a_share(qtbot: QtBot, window: Window, session: Session) -> None:
    screen = share(qtbot, window, session, code=True)

    screen.clear()

    assert screen._code is None
    assert screen._showing is None
    assert "Dr. Wayan" not in said(screen)


def test_a_share_can_be_shown_again_later(qtbot: QtBot, window: Window, session: Session) -> None:
    screen = share(qtbot, window, session, code=True)
    wanted = there(screen.share).id
    screen.clear()

    window.go("show-share", Showing(wanted))

    qtbot.waitUntil(lambda: bool(screen.findChildren(QrCode)), timeout=WAIT)
    assert "the code of numbers that you chose" in said(screen)
