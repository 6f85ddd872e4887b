"""Ways into the vault in the window: cards made, tried, a walk back in on a new computer."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from door_window import Furnish, Home, furnished, opened, write
from fake_session import PASSPHRASE, START_MS, copy_of
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from surely import there

from app import security_keys
from app.card_sheets import write_cards
from app.desk import Desk
from app.door import Door
from app.jobs import Job
from app.ways import YEAR_MS, _untried
from ui import pick
from ui.screen import Stage
from ui.screens.cards_sheet import CardsSheet, RehearseSheet
from ui.screens.first_run import FirstRun
from ui.screens.key_sheet import SecurityKeySheet
from ui.screens.renew_sheet import RenewSheet
from ui.screens.unlock import Unlock
from ui.screens.unlock_lost import At
from ui.screens.ways import WaysScreen
from ui.session import Session
from ui.window import Window
from vault.cards import Card
from vault.environment import Environment
from vault.header import SlotKind
from vault.keyring_store import MemoryKeyring
from vault.security_key import SoftwareKey
from vault.vault import LockedVault
from vault.vault_state import VaultState
from vault.ways import Way

__all__ = ["furnished", "opened"]

NEW = "kopi pahit pagi hari"


def cards_of(home: Home) -> tuple[Card, ...]:
    with LockedVault.open(home.here.vault).unlock(PASSPHRASE, home.environment()) as vault:
        drawn = vault.ways.draw_cards((2, 3))
        vault.ways.use_cards(drawn)
        return drawn.cards


@pytest.fixture
def elsewhere(home: Home, tmp_path: Path) -> Home:
    """The vault's folder copied to another computer: no anchors, no keyring entries."""
    moved = copy_of(home, tmp_path / "elsewhere")
    for left in moved.here.state.rglob("*"):
        if left.is_file():
            left.unlink()
    moved.here.settings.unlink(missing_ok=True)
    moved.keyring = MemoryKeyring()
    return moved


def ways_screen(window: Window, qtbot: QtBot) -> WaysScreen:
    window.go("ways")
    screen = window.screen_in_front
    assert isinstance(screen, WaysScreen)
    qtbot.waitUntil(lambda: screen._ways is not None, timeout=15000)
    return screen


def laid(screen: Unlock) -> int:
    """How many cards lie there."""
    return len(screen.lost.cards.texts)


def texts_of(window: Window) -> str:
    return " ".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def test_two_of_three_cards_bring_a_stranger_back_in(
    furnished: Furnish, home: Home, elsewhere: Home, qtbot: QtBot, tmp_path: Path
) -> None:
    cards = cards_of(home)
    elsewhere_vault = elsewhere.here.vault
    for name in ("vault.json", "vault.json.bak", "household.db"):
        (elsewhere_vault / name).write_bytes((home.here.vault / name).read_bytes())
    (file,) = write_cards(tmp_path / "one", cards[2:], "Ni Wayan Sari", "id")
    session = elsewhere.session()
    window = furnished(session)
    screen = window.screen_in_front
    assert isinstance(screen, Unlock)
    screen.page.lost.click()
    screen.lost.by_cards.click()
    paper = screen.lost.cards.paper

    screen.lost.cards.take()
    assert paper._field._wrong.text()
    paper._area.setPlainText(" ".join(cards[0].words))
    screen.lost.cards.take()
    qtbot.waitUntil(lambda: laid(screen) == 1, timeout=15000)
    assert "1" in screen.lost.cards._more.text()
    assert not screen.lost.open_cards.isVisible()
    paper._area.setPlainText(" ".join(cards[0].words))
    screen.lost.cards.take()
    qtbot.waitUntil(lambda: paper._field._wrong.text() != "", timeout=15000)
    assert laid(screen) == 1
    paper.take_file(file)
    qtbot.waitUntil(lambda: screen.lost.cards.is_complete, timeout=60000)
    screen.lost.open_cards.click()

    qtbot.waitUntil(lambda: screen.lost.at is At.COPY, timeout=15000)
    assert laid(screen) == 0
    screen.lost.accept.click()
    qtbot.waitUntil(lambda: screen.lost.at is At.PHRASE, timeout=15000)
    write(screen.lost.phrase.first, NEW)
    write(screen.lost.phrase._again, NEW)
    screen.lost._save.click()
    qtbot.waitUntil(lambda: session.stage() is Stage.OPEN, timeout=15000)
    assert len(session.cards) == 3
    qtbot.waitUntil(lambda: isinstance(window.screen_in_front, WaysScreen), timeout=15000)
    session.lock()
    qtbot.waitUntil(lambda: session.view is not None and session.view.secret_known)
    session.ask(Door.open_with_passphrase, session.vault, NEW, "", Job()).result(30)


def test_the_sheet_on_paper_brings_a_stranger_back_in(
    furnished: Furnish, home: Home, qtbot: QtBot, tmp_path: Path
) -> None:
    keeper = home.start(lambda _person: None)
    keeper.ask(Door.open_with_passphrase, home.here.vault, PASSPHRASE, "", Job()).result(30)
    kit = keeper.ask(Desk.new_kit).result(30)
    paper = tmp_path / "lembar.pdf"
    keeper.ask(Door.save_kit, kit.text, "Ni Wayan Sari", "id", paper).result(30)
    keeper.close()
    moved = copy_of(home, tmp_path / "moved")
    for left in moved.here.state.rglob("*.anchor"):
        left.unlink()
    moved.keyring = MemoryKeyring()
    session = moved.session()
    screen = furnished(session).screen_in_front
    assert isinstance(screen, Unlock)
    screen.page.lost.click()
    screen.lost.by_sheet.click()
    screen.lost.open.click()
    assert screen.lost.kit._field._wrong.text()
    screen.lost.kit.take_file(paper)
    qtbot.waitUntil(lambda: screen.lost.kit.text() != "", timeout=60000)
    screen.lost.open.click()

    qtbot.waitUntil(lambda: screen.lost.at is At.COPY, timeout=15000)
    screen.lost.accept.click()
    qtbot.waitUntil(lambda: screen.lost.at is At.PHRASE, timeout=15000)
    screen.lost._skip.click()
    qtbot.waitUntil(lambda: session.stage() is Stage.OPEN, timeout=15000)
    assert len(session.cards) == 3
    session.lock()
    qtbot.waitUntil(lambda: session.view is not None and session.view.secret_known)
    session.ask(Door.open_with_passphrase, session.vault, PASSPHRASE, "", Job()).result(30)


def test_somebody_may_only_look_into_a_copy(
    furnished: Furnish, home: Home, qtbot: QtBot, tmp_path: Path
) -> None:
    cards = cards_of(home)
    moved = copy_of(home, tmp_path / "moved")
    for left in moved.here.state.rglob("*.anchor"):
        left.unlink()
    moved.keyring = MemoryKeyring()
    session = moved.session()
    screen = furnished(session).screen_in_front
    assert isinstance(screen, Unlock)
    screen.page.lost.click()
    screen.lost.by_cards.click()
    for card in cards[:2]:
        screen.lost.cards.paper._area.setPlainText(card.to_text())
        screen.lost.cards.take()
        qtbot.waitUntil(screen.lost.cards._take.isEnabled, timeout=15000)
    screen.lost.open_cards.click()
    qtbot.waitUntil(lambda: screen.lost.at is At.COPY, timeout=15000)
    screen.lost._look_only.click()
    qtbot.waitUntil(lambda: session.stage() is Stage.OPEN, timeout=15000)
    assert session.ask(Desk.standing).result(30).state is VaultState.RESTORED_COPY


def test_a_paper_that_is_none_says_so(furnished: Furnish, home: Home, qtbot: QtBot) -> None:
    screen = furnished(home.session()).screen_in_front
    assert isinstance(screen, Unlock)
    screen.page.lost.click()
    screen.lost.by_sheet.click()
    for content in (b"\xff\xfe nothing", b"%PDF-1.4 broken"):
        file = home.root / "paper.pdf"
        file.write_bytes(content)
        screen.lost.kit.set_wrong("")
        screen.lost.kit.take_file(file)
        qtbot.waitUntil(lambda: screen.lost.kit._field._wrong.text() != "", timeout=60000)
    assert screen.step_back()
    assert screen.lost.at is At.CHOICE


def test_cards_come_into_force_once_they_were_kept(
    opened: tuple[Window, Session], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session = opened
    screen = ways_screen(window, qtbot)
    screen._make_cards(old=False)
    sheet = there(window.shell.findChild(CardsSheet))
    sheet._go_on()
    qtbot.waitUntil(lambda: len(sheet._drawn) == 3, timeout=15000)
    assert not sheet._next.isEnabled()
    monkeypatch.setattr(pick, "pick_folder", lambda *_: (tmp_path / "cards",))
    sheet._save()
    qtbot.waitUntil(sheet._next.isEnabled, timeout=15000)
    assert len(list((tmp_path / "cards").iterdir())) == 3
    words = sheet._drawn[0].words, sheet._drawn[1].words
    sheet._go_on()
    qtbot.waitUntil(lambda: sheet._in_force, timeout=15000)
    sheet.reject()
    qtbot.waitUntil(lambda: SlotKind.SHARES in [one.kind for one in there(screen._ways).ways])

    screen._rehearse()
    trial = there(window.shell.findChild(RehearseSheet))
    for one in words:
        trial.cards.paper._area.setPlainText(" ".join(one))
        trial.cards.take()
        qtbot.waitUntil(trial.cards._take.isEnabled, timeout=15000)
    assert trial.cards.is_complete
    trial.reject()
    qtbot.waitUntil(lambda: there(screen._ways).cards_proven_ms > 0, timeout=15000)
    assert session.stage() is Stage.OPEN


def test_cards_given_up_change_nothing(opened: tuple[Window, Session], qtbot: QtBot) -> None:
    window, session = opened
    screen = ways_screen(window, qtbot)
    screen._make_cards(old=False)
    sheet = there(window.shell.findChild(CardsSheet))
    sheet._go_on()
    qtbot.waitUntil(lambda: len(sheet._drawn) == 3, timeout=15000)
    sheet.reject()
    assert "shares" not in [one.kind for one in session.ask(Desk.ways_in).result(30).ways]


def test_all_keys_are_made_new_with_the_passphrase(
    opened: tuple[Window, Session], qtbot: QtBot
) -> None:
    window, session = opened
    screen = ways_screen(window, qtbot)
    screen._renew()
    sheet = there(window.shell.findChild(RenewSheet))
    write(sheet.phrase, "bukan yang ini")
    sheet._ask()
    qtbot.waitUntil(lambda: sheet.phrase._wrong.text() != "", timeout=15000)
    write(sheet.phrase, PASSPHRASE)
    sheet._ask()
    qtbot.waitUntil(sheet.prove.isVisible, timeout=15000)
    kit = there(sheet.card._kit)
    for line, place in zip(sheet.prove._lines, kit.asked, strict=True):
        line.setText(kit.words[place])
    sheet._check()
    qtbot.waitUntil(lambda: there(screen._ways).kit_proven_ms > 0, timeout=15000)
    from vault.people import NewPerson

    session.ask(Desk.add_person, NewPerson("Ketut Rai")).result(30)
    assert len(session.ask(Desk.people).result(30)) == 4


def test_a_security_key_is_added_and_opens(
    opened: tuple[Window, Session], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, session = opened
    key = SoftwareKey(os.urandom)
    key.plugged = False
    monkeypatch.setattr(security_keys, "system_key", lambda _ask: key)
    screen = ways_screen(window, qtbot)
    screen._add_key()
    sheet = there(window.shell.findChild(SecurityKeySheet))
    sheet._add()
    qtbot.waitUntil(sheet._go.isEnabled, timeout=15000)
    assert "could not be used" in sheet._wait.text()
    key.plugged = True
    sheet._add()
    qtbot.waitUntil(lambda: SlotKind.HARDWARE in [w.kind for w in there(screen._ways).ways])
    session.lock()
    qtbot.waitUntil(lambda: isinstance(window.screen_in_front, Unlock), timeout=15000)
    unlock = window.screen_in_front
    assert isinstance(unlock, Unlock)
    qtbot.waitUntil(lambda: SlotKind.HARDWARE in there(session.view).kinds, timeout=15000)
    unlock.page.lost.click()
    qtbot.waitUntil(unlock.lost.by_key.isVisible, timeout=15000)
    unlock.lost.by_key.click()
    unlock.lost.open_key.click()
    qtbot.waitUntil(lambda: unlock.lost.at is At.PHRASE, timeout=15000)


def test_the_last_way_in_is_not_taken_away(opened: tuple[Window, Session], qtbot: QtBot) -> None:
    window, session = opened
    screen = ways_screen(window, qtbot)
    screen._remove(SlotKind.KIT)
    qtbot.waitUntil(lambda: "last way" in texts_of(window), timeout=15000)
    assert session.stage() is Stage.OPEN


def test_cards_stand_in_for_a_sheet_in_the_first_run(
    furnished: Furnish, home: Home, qtbot: QtBot, tmp_path: Path
) -> None:
    fresh = Home(tmp_path / "fresh", MemoryKeyring())
    window = furnished(fresh.session())
    screen = window.screen_in_front
    assert isinstance(screen, FirstRun)
    screen.language.forward.emit()
    screen.welcome.forward.emit()
    write(screen.who.form, "Ni Wayan Sari")
    screen.who.go_on()
    screen.passphrase.card.first.line.setText(NEW)
    screen.passphrase.card._again.line.setText(NEW)
    screen.passphrase.go_on()
    qtbot.waitUntil(lambda: screen.page is screen.sheet, timeout=15000)
    screen.sheet.forward.emit()
    screen.prove._make_cards()
    sheet = there(window.shell.findChild(CardsSheet))
    sheet._go_on()
    qtbot.waitUntil(lambda: len(sheet._drawn) == 3, timeout=15000)
    sheet._keep()
    sheet._go_on()
    qtbot.waitUntil(lambda: sheet._in_force, timeout=15000)
    assert screen._stack.currentWidget() is screen.prove
    sheet.reject()
    assert screen._stack.currentWidget() is screen.ready


def test_a_year_without_trying_is_said_quietly() -> None:
    sheet = Way(SlotKind.KIT, 1000, 0)
    cards = Way(SlotKind.SHARES, 1000, 0)
    phrase = Way(SlotKind.PASSPHRASE, 1000, 0)
    now = 1000 + YEAR_MS
    proven = {SlotKind.KIT: 0, SlotKind.SHARES: 5000}

    assert _untried((phrase, sheet, cards), proven, now) == ()
    assert _untried((phrase, sheet, cards), proven, now + 1) == (SlotKind.KIT,)
    used = Way(SlotKind.KIT, 1000, 9000)
    assert _untried((phrase, used), proven, now + 1) == ()


def test_a_sheet_nobody_tried_for_a_year_is_mentioned_once(
    furnished: Furnish, home: Home, qtbot: QtBot
) -> None:
    aged = YearsLater(home)
    session = aged.session()
    window = furnished(session)
    session.ask(Door.open_with_passphrase, session.vault, PASSPHRASE, "", Job()).result(30)
    session.opened()
    qtbot.waitUntil(lambda: "for a year" in texts_of(window), timeout=15000)
    for button in window.findChildren(QPushButton):
        if button.text() == "Show the ways in":
            button.click()
            break
    screen = window.screen_in_front
    assert isinstance(screen, WaysScreen)
    qtbot.waitUntil(lambda: screen._ways is not None, timeout=15000)
    assert SlotKind.KIT in there(screen._ways).remind
    assert not any(one.text() == "Show the ways in" for one in window.findChildren(QPushButton))


class YearsLater(Home):
    """The same home, two years on."""

    def __init__(self, home: Home) -> None:
        super().__init__(home.root, home.keyring)

    def environment(self) -> Environment:
        now = super().environment()
        return replace(now, clock=lambda: START_MS + 2 * YEAR_MS)
