"""Runs inside a D-Bus session with an unlocked gnome-keyring: quick unlock, in the window.

Refuses: to be a test; `test_quick_unlock.py` starts it and reads what it says.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from app.door import Door, NewVault
from app.keeper_client import KeeperClient
from app.places import places
from ui.furnish import Furnishing
from ui.screen import Stage
from ui.screens.unlock import Unlock
from ui.screens.ways import WaysScreen
from ui.session import Session
from ui.waiting import WaitingDesk
from ui.window import Window
from vault.header import SlotKind
from vault.people import NewPerson

PASSPHRASE = "kopi tubruk pagi hari"
PATIENCE = 90.0


def until(reached: Callable[[], bool]) -> None:
    """Let the window live until something is so."""
    end = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > end:
            raise TimeoutError(reached)
        QApplication.processEvents()
        time.sleep(0.01)


def unlock_screen(window: Window) -> Unlock:
    screen = window.screen_in_front
    assert isinstance(screen, Unlock)
    return screen


def main() -> None:
    """Make a vault, switch quick unlock on, lock, open by it, switch it off, lock again."""
    here = places({}, Path.home())
    maker = KeeperClient()
    maker.ask(Door.make, here.vault, NewVault(NewPerson("Siti Aminah"), PASSPHRASE)).result(60)
    maker.close()
    app = QApplication([])
    session = Session(here.settings, here.vault, KeeperClient)
    window = Window(WaitingDesk())
    window.show()
    Furnishing(window, session).begin()
    until(lambda: isinstance(window.screen_in_front, Unlock) and session.view is not None)
    screen = unlock_screen(window)
    assert not screen.page.quick.isVisible()
    screen.page.field.line.setText(PASSPHRASE)
    screen.page.unlock()
    until(lambda: session.stage() is Stage.OPEN)
    set_quick(window, session, wanted=True)
    lock(window, session, quick=True)
    unlock_screen(window).page.quick.click()
    until(lambda: session.stage() is Stage.OPEN)
    sys.stdout.write(f"opened for {session.cards[0].person.name}\n")
    set_quick(window, session, wanted=False)
    lock(window, session, quick=False)
    assert not unlock_screen(window).page.quick.isVisible()
    sys.stdout.write("quick unlock is gone\n")
    window.close()
    session.close()
    app.quit()


def set_quick(window: Window, session: Session, *, wanted: bool) -> None:
    """Switch it on the page of the ways in."""
    window.go("ways")
    screen = window.screen_in_front
    assert isinstance(screen, WaysScreen)
    until(lambda: screen._ways is not None)
    screen._set_quick(wanted=wanted)

    def there() -> bool:
        ways = screen._ways
        return ways is not None and wanted is (SlotKind.KEYRING in {w.kind for w in ways.ways})

    until(there)
    assert session.stage() is Stage.OPEN


def lock(window: Window, session: Session, *, quick: bool) -> None:
    """Lock, and wait until the keeper has looked at the vault anew."""
    session.lock()
    until(lambda: isinstance(window.screen_in_front, Unlock))
    until(lambda: session.view is not None and session.view.quick is quick)
    QApplication.processEvents()


if __name__ == "__main__":
    main()
