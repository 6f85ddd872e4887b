"""The part of the walk through the window that stops at the ways into the vault.

Refuses: to be a test, as the walk itself.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ui.screens.cards_sheet import CardsSheet
from ui.screens.ways import WaysScreen
from vault.header import SlotKind

if TYPE_CHECKING:
    from window_walk import Whole


def ways(whole: "Whole") -> Iterator[str]:
    """The ways in, and each sheet over them; cards come into force on the way."""
    screen = whole.go("ways")
    assert isinstance(screen, WaysScreen)
    yield "ways"
    screen._make_cards(old=False)
    yield "ways cards"
    sheet = whole.window.shell.findChildren(CardsSheet)[-1]
    sheet._go_on()
    whole.until(lambda: len(sheet._drawn) == 3)
    sheet._unfold(sheet._drawn[0], sheet._insides[1])
    whole.settle()
    yield "ways cards drawn"
    sheet._go_on()
    whole.until(lambda: sheet._in_force)
    yield "ways cards in force"
    whole.shut_sheet()
    for name, open_sheet in (
        ("rehearse", screen._rehearse),
        ("key", screen._add_key),
        ("renew", screen._renew),
        ("remove", lambda: screen._ask_remove(SlotKind.SHARES)),
    ):
        open_sheet()
        whole.settle()
        yield f"ways {name}"
        whole.shut_sheet()
