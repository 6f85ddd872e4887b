"""The walk's stops at the witnesses: none, choosing one, one that does not answer.

Refuses: a network; the chosen address is a closed door of this computer.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.desk_witnesses import WitnessDesk
from ui.screens.witnesses import AddWitnessSheet, WitnessesScreen
from vault.cosignature import WitnessKey
from vault.sign import SigningKey

if TYPE_CHECKING:
    from window_walk import Whole

KEY = str(WitnessKey("saksi.rs-contoh.id/satu", SigningKey.from_bytes(b"\x07" * 32).public))
CLOSED = "http://127.0.0.1:9"


def witnesses(whole: "Whole") -> Iterator[str]:
    """From nobody chosen to somebody who was left."""
    screen = whole.go("witnesses")
    assert isinstance(screen, WitnessesScreen)
    yield "witnesses nobody"
    screen.add_button.click()
    whole.settle()
    yield "witness sheet"
    sheet = whole.window.shell.findChildren(AddWitnessSheet)[-1]
    sheet.go.click()
    whole.settle()
    yield "witness sheet nothing typed"
    whole.shut_sheet()
    whole.session.ask(WitnessDesk.choose_witness, CLOSED, KEY).result(30)
    screen = whole.go("witnesses")
    yield "witnesses chosen"
    screen._ask_all()
    whole.until(lambda: not screen._rounds.busy)
    whole.settle()
    yield "witnesses silent"
    whole.session.ask(WitnessDesk.leave_witness, KEY).result(30)
