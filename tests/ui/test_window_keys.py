"""The main way through the program with the keyboard alone."""

from pathlib import Path

import pytest
from fake_session import PASSPHRASE, Home
from pytestqt.qtbot import QtBot
from window_checks import name_of, stops
from window_hands import CONTROL, Hands, Key
from window_walk import RECIPIENT, Whole

from app.answers import FileChoice
from app.demo import SAMPLE
from app.desk import Desk
from app.door import Door, NewVault
from app.jobs import Job
from app.keeper_client import KeeperClient
from app.places import places
from ui.look import Look
from ui.parts import QrPanel
from ui.screen import Stage
from ui.screens.list_screen import ListScreen
from ui.screens.share_shown import ShareShown
from vault.keyring_store import MemoryKeyring
from vault.people import NewPerson
from vault.records import Sex
from vault.share_values import ShareState


def listed(whole: Whole) -> ListScreen:
    screen = whole.window.screen_in_front
    assert isinstance(screen, ListScreen)
    return screen


def shown_record(screen: ListScreen) -> object:
    view = screen.pane.view
    return view.detail.row.id if view is not None else None


def unlock(hands: Hands, secret: str) -> None:
    hands.type(PASSPHRASE)
    if secret:
        hands.tab_to("Secret from your recovery sheet")
        hands.type(secret)
        hands.tab_to("Open my records")
    hands.press(Key.Key_Return)
    hands.until(lambda: hands.whole.session.stage() is Stage.OPEN)


def read_down_the_timeline(hands: Hands) -> None:
    timeline = listed(hands.whole)
    hands.until(lambda: timeline.pane.view is not None)
    assert hands.on is timeline.list
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Down)
    wanted = timeline.record_of(timeline.list.currentIndex())
    hands.until(lambda: shown_record(timeline) == wanted)
    assert timeline.list.currentIndex().row() == 2


def search(hands: Hands) -> None:
    hands.press(Key.Key_F, CONTROL)
    assert hands.whole.window.current == "search"
    found = listed(hands.whole)
    hands.type("hba1c")
    hands.until(lambda: found.list.model().rowCount() > 0)
    hands.press(Key.Key_Down)
    assert hands.on is found.list
    hands.press(Key.Key_Return)
    hands.until(lambda: found.pane.view is not None)
    assert found.pane.view is not None
    assert "HbA1c" in found.pane.view.detail.row.facts.title


def look_at_the_labs(hands: Hands) -> None:
    hands.tab_to("Labs")
    hands.press(Key.Key_Space)
    assert hands.whole.window.current == "labs"
    hands.until(lambda: listed(hands.whole).pane.view is not None)
    assert hands.on is listed(hands.whole).list


def share(hands: Hands) -> ShareShown:
    hands.enter("Share this record")
    hands.enter("Next")
    hands.until(lambda: hands.on_name == "Next" and hands.on.isEnabled())
    hands.press(Key.Key_Return)
    hands.until(lambda: hands.on_name == "Who will read it?")
    hands.type(RECIPIENT)
    by_wifi = "With a phone or computer on the same Wi-Fi"
    if any(name_of(one) == by_wifi for one in stops(hands.whole.window)):
        hands.tab_to(by_wifi)
        hands.press(Key.Key_Down)
        assert hands.on_name == "On this computer only"
    hands.enter("Show the code")
    hands.until(lambda: hands.whole.window.current == "show-share")
    shown = hands.whole.window.screen_in_front
    assert isinstance(shown, ShareShown)
    hands.until(lambda: any(one.isVisible() for one in shown.findChildren(QrPanel)))
    return shown


def walk_to_the_code_and_back(hands: Hands, secret: str = "") -> None:
    """Unlock, read, search, look at tests, share, stop, lock."""
    unlock(hands, secret)
    read_down_the_timeline(hands)
    search(hands)
    look_at_the_labs(hands)
    shown = share(hands)
    assert hands.on_name == "Copy the link"

    hands.enter("Stop sharing")
    hands.until(lambda: shown.share is not None and shown.share.state is ShareState.STOPPED)
    hands.press(Key.Key_L, CONTROL)
    hands.until(lambda: hands.whole.window.current == "unlock")
    assert hands.on_name == "Passphrase"


def test_the_main_way_needs_no_mouse(at: Look, qtbot: QtBot, home: Home) -> None:
    whole = Whole(home, qtbot)
    whole.show(1366, 860)

    walk_to_the_code_and_back(Hands(whole))

    assert whole.errors == []
    whole.close()


@pytest.mark.slow
def test_the_main_way_with_the_real_keeper_and_the_real_price(
    at: Look, qtbot: QtBot, own_home: Path
) -> None:
    here = places({}, own_home)
    owner = NewPerson("Ni Wayan Sari", "1958-03-14", Sex.FEMALE, "5102015403589998")
    maker = KeeperClient()
    kit = maker.ask(Door.make, here.vault, NewVault(owner, PASSPHRASE)).result(120)
    person = maker.ask(Desk.people).result(60)[0].person.id
    files = (SAMPLE / "sari-puskesmas-kediri.json",)
    draft = maker.ask(Desk.read_files, person, files, Job()).result(120)
    choice = FileChoice(draft.files[0].key, person)
    assert maker.ask(Desk.save_draft, (choice,), Job()).result(120).new > 0
    maker.close()
    whole = Whole(Home(own_home, MemoryKeyring()), qtbot, here.vault, KeeperClient)
    whole.show(1366, 860)
    assert whole.session.view is not None

    walk_to_the_code_and_back(Hands(whole), "" if whole.session.view.secret_known else kit.secret)

    assert whole.errors == []
    whole.close()
