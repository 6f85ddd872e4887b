"""Family: who may see whom in words, members invited with sheets of their own, records handed over.

Refuses: the real price of key stretching.
"""

from collections.abc import Callable
from pathlib import Path

from door_window import Home, furnished, opened, write
from fake_session import PASSPHRASE
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.door import Door
from app.families import FamilyView
from app.jobs import Job
from ui.parts import ConfirmSheet
from ui.screen import Stage
from ui.screens.family import FamilyScreen
from ui.screens.family_leaving import HandOverSheet
from ui.screens.family_sheets import InviteSheet, RoleSheet
from ui.screens.unlock import Unlock
from ui.session import Session
from ui.window import Window
from vault.people import NewPerson
from vault.roles import Role

__all__ = ["furnished", "opened"]

THEIRS = "sate kambing malam"


def said(widget: QWidget) -> str:
    """Every word a person reads on it."""
    labels = [one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget)]
    buttons = [one.text() for one in widget.findChildren(QPushButton) if one.isVisibleTo(widget)]
    return "\n".join(labels + buttons)


def family(window: Window, qtbot: QtBot) -> FamilyScreen:
    window.go("family")
    screen = window.screen_in_front
    assert isinstance(screen, FamilyScreen)
    qtbot.waitUntil(lambda: screen._view is not None)
    qtbot.wait(50)  # Qt shows what was added when it comes back to its loop
    return screen


def view(session: Session) -> FamilyView:
    return session.ask(Desk.family).result(10)


def invite(session: Session, name: str = "Ayah") -> None:
    session.ask(Desk.invite_member, name, THEIRS).result(30)


def grown(session: Session, born: str = "2015-02-03") -> NewPerson:
    """A child of the family."""
    child = NewPerson("Ketut Adnyana", born, relation="child")
    session.ask(Desk.add_person, child).result(30)
    return child


def wait_for(qtbot: QtBot, screen: FamilyScreen, holds: Callable[[FamilyView], object]) -> None:
    def settled() -> bool:
        screen.refresh()
        return screen._view is not None and bool(holds(screen._view))

    qtbot.waitUntil(settled, timeout=15000)
    qtbot.wait(50)  # Qt shows what was added when it comes back to its loop


def test_a_member_is_invited_with_a_passphrase_and_a_sheet_of_their_own(
    opened: tuple[Window, Session], qtbot: QtBot
) -> None:
    window, _ = opened
    screen = family(window, qtbot)

    screen._ask_invite()
    sheet = window.findChild(InviteSheet)
    assert sheet is not None
    sheet.line.setText("Ayah")
    write(sheet.phrase.first, THEIRS)
    write(sheet.phrase._again, THEIRS)
    sheet._go()
    qtbot.waitUntil(sheet.card.isVisible, timeout=15000)
    sheet.reject()

    wait_for(qtbot, screen, lambda found: len(found.members) == 2)
    assert "Ayah" in said(screen)


def test_a_role_is_given_and_ended_in_words(opened: tuple[Window, Session], qtbot: QtBot) -> None:
    window, session = opened
    invite(session)
    screen = family(window, qtbot)
    one = view(session).people[0]

    screen._give(one, view(session))
    sheet = window.findChild(RoleSheet)
    assert sheet is not None
    sheet.role.select(Role.WRITER.value)
    sheet._say()
    sheet._save()
    wait_for(qtbot, screen, lambda found: len(found.people[0].seats) == 2)
    assert "Ayah may read it and add to it." in said(screen)

    seat = next(seat for seat in view(session).people[0].seats if not seat.member.me)
    screen._ending(one, seat)()
    confirm = window.findChild(ConfirmSheet)
    assert confirm is not None
    assert "may have kept" in said(confirm)
    confirm.verb.click()
    wait_for(qtbot, screen, lambda found: len(found.people[0].seats) == 1)


def test_a_young_person_takes_over_and_the_guardian_stays_only_if_ticked(
    opened: tuple[Window, Session], qtbot: QtBot
) -> None:
    window, session = opened
    child = grown(session, "2008-12-24")
    screen = family(window, qtbot)
    one = next(one for one in view(session).people if one.person.name == child.name)
    assert one.may_hand_over
    assert "comes of age" in said(screen)

    HandOverSheet(window, session, one, screen.refresh)
    sheet = window.findChild(HandOverSheet)
    assert sheet is not None
    write(sheet.phrase.first, THEIRS)
    write(sheet.phrase._again, THEIRS)
    sheet._go()
    qtbot.waitUntil(sheet.card.isVisible, timeout=15000)
    sheet.reject()

    names = {one.person.name for one in view(session).people}
    assert child.name not in names


def test_two_guardians_who_end_each_other_freeze_the_record_with_a_plain_sentence(
    opened: tuple[Window, Session], qtbot: QtBot, home: Home
) -> None:
    window, session = opened
    child = grown(session)
    invite(session)
    one = next(one for one in view(session).people if one.person.name == child.name)
    ayah = next(member for member in view(session).members if not member.me)
    session.ask(Desk.give_role, one.person.id, ayah.id, Role.GUARDIAN, "child", 0).result(10)
    theirs = Door(home.environment(), home.here)
    theirs.open_with_passphrase(home.here.vault, THEIRS, "", Job())
    desk = theirs.desk_for("Desk.ask_to_end")
    assert desk is not None

    session.ask(Desk.ask_to_end, one.person.id, ayah.id).result(10)
    desk.ask_to_end(one.person.id, view(session).me.id)
    theirs.close()

    screen = family(window, qtbot)
    wait_for(qtbot, screen, lambda found: any(one.frozen for one in found.people))
    assert "can only be read for now" in said(screen)


def test_the_opening_page_asks_who_somebody_is_once_several_have_a_passphrase(
    opened: tuple[Window, Session], qtbot: QtBot
) -> None:
    window, session = opened
    session.ask(Desk.rename_me, "Ibu").result(10)
    invite(session)
    session.lock()
    qtbot.waitUntil(lambda: session.stage() is Stage.LOCKED and session.view is not None)
    session.ask(Door.open_with_passphrase, session.vault, PASSPHRASE, "", Job()).result(30)
    session.opened()
    qtbot.waitUntil(lambda: session.stage() is Stage.OPEN, timeout=15000)
    session.lock()
    qtbot.waitUntil(lambda: session.stage() is Stage.LOCKED and session.view is not None)
    screen = window.screen_in_front
    assert isinstance(screen, Unlock)
    page = screen.page
    qtbot.waitUntil(lambda: page.who.count() == 3)

    page.who.select(page.who.itemData(page.who.findText("Ayah")))
    write(page.field, THEIRS)
    page.unlock()

    qtbot.waitUntil(lambda: session.stage() is Stage.OPEN, timeout=15000)
    assert session.cards == ()


def test_nobody_else_is_named_to_a_member_whom_nobody_let_see_anything(
    opened: tuple[Window, Session], qtbot: QtBot, tmp_path: Path
) -> None:
    window, session = opened
    names = [card.person.name for card in session.cards]
    invite(session)
    session.lock()
    qtbot.waitUntil(lambda: session.stage() is Stage.LOCKED and session.view is not None)
    session.ask(Door.open_with_passphrase, session.vault, THEIRS, "", Job()).result(30)
    session.opened()
    qtbot.waitUntil(lambda: session.stage() is Stage.OPEN, timeout=15000)

    for screen in ("family", "people", "settings", "timeline", "activity", "add", "standing"):
        window.go(screen)
        qtbot.wait(100)
        told = said(window)
        assert not [name for name in names if name in told or name.split()[-1] in told]
