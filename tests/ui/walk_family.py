"""The part of the walk through the window that stops at the Family page.

Refuses: to be a test, as the walk itself.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.desk import Desk
from ui.screens.erase_person_sheet import ErasePersonSheet
from ui.screens.family import FamilyScreen
from ui.screens.family_leaving import HandOverSheet, MoveOutSheet
from ui.screens.family_sheets import InviteSheet, RoleSheet
from vault.roles import Role

if TYPE_CHECKING:
    from window_walk import Whole

PHRASE = "kata sandi milik nenek"


def family(whole: "Whole") -> Iterator[str]:
    """The page with one member and with two, and each sheet over it."""
    screen = whole.go("family")
    assert isinstance(screen, FamilyScreen)
    whole.until(lambda: screen._view is not None)
    yield "family"
    InviteSheet(whole.window, whole.session, screen.refresh)
    whole.settle()
    yield "family invite"
    whole.shut_sheet()
    ask = whole.session.ask
    known = ask(Desk.family).result(30)
    if len(known.members) == 1:
        ask(Desk.invite_member, "Nenek", PHRASE).result(30)
        view = ask(Desk.family).result(30)
        nenek = next(one for one in view.members if not one.me)
        child = view.people[-1].person.id
        ask(Desk.give_role, child, nenek.id, Role.GUARDIAN, "child", 0).result(30)
        ask(Desk.ask_to_end, child, nenek.id).result(30)
    screen.refresh()
    whole.until(lambda: screen._view is not None and len(screen._view.members) > 1)
    whole.settle()
    yield "family of two"
    shown = screen._view
    assert shown is not None
    one = shown.people[0]
    RoleSheet(whole.window, whole.session, one, shown, shown.me.since_ms)
    whole.settle()
    yield "family role"
    whole.shut_sheet()
    ErasePersonSheet(whole.window, whole.session, shown.people[-1], screen.refresh)
    whole.settle()
    yield "family erase"
    whole.shut_sheet()
    for name, sheet in (("hand over", HandOverSheet), ("move out", MoveOutSheet)):
        sheet(whole.window, whole.session, one, screen.refresh)
        whole.settle()
        yield f"family {name}"
        whole.shut_sheet()
