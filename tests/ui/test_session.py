"""The session: opening, showing somebody, locking for good, the sample beside one's own vault."""

from concurrent.futures import Future
from typing import Any

from fake_session import PASSPHRASE, Home, LocalKeeper
from pytestqt.qtbot import QtBot

from app.desk import Desk
from app.door import Door
from app.errors import KeeperGone
from app.jobs import Job
from app.settings import load_settings
from ui.look import Look
from ui.screen import Stage
from ui.session import Session
from vault.records import Filter


def test_the_family_is_there_and_the_owner_shown(session: Session) -> None:
    assert next(face.name for face in session.people()) == "Ni Wayan Sari"
    assert len(session.people()) == 3
    assert session.card is not None
    assert session.card.owner
    assert session.ask(Desk.rows, session.person, Filter(), 10, 0).result(10).total > 5


def test_showing_somebody_else_is_told(session: Session, qtbot: QtBot) -> None:
    other = session.cards[1].person.id

    with qtbot.waitSignal(session.changed):
        session.show_person(other)

    assert session.person == other


def test_locking_ends_the_keeper_and_forgets_the_people(session: Session, qtbot: QtBot) -> None:
    keeper = session._keeper
    assert isinstance(keeper, LocalKeeper)
    stages: list[Stage] = []
    session.entered.connect(stages.append)

    session.lock()

    assert stages == [Stage.LOCKED]
    assert list(session.people()) == []
    qtbot.waitUntil(lambda: keeper.ended and session.view is not None)
    assert keeper.door.desk_for("Desk.rows") is None


def test_a_place_without_a_vault_is_a_first_run(at: Look, qtbot: QtBot, home: Home) -> None:
    session = home.session()

    with qtbot.waitSignal(session.entered):
        session.begin(home.root / "nothing")

    assert session.stage() is Stage.FIRST_RUN
    session.close()


def test_the_sample_is_a_vault_of_its_own(at: Look, qtbot: QtBot, home: Home) -> None:
    session = home.session()
    session.look_around(Job()).result(60)
    with qtbot.waitSignal(session.entered):
        session.opened()

    samples = [session.sample]
    assert len(session.people()) == 3
    assert load_settings(home.here.settings).vault == ""
    with qtbot.waitSignal(session.entered):
        session.begin()
    assert [*samples, session.sample] == [True, False]
    assert session.stage() is Stage.LOCKED
    session.ask(Door.open_with_passphrase, session.vault, PASSPHRASE, "", Job()).result(30)
    session.close()


def test_a_keeper_that_dies_locks_the_window(session: Session, qtbot: QtBot) -> None:
    class Dead(LocalKeeper):
        def ask(self, *_words: object, **_named: object) -> "Future[Any]":
            gone: Future[Any] = Future()
            gone.set_exception(KeeperGone())
            return gone

        def close(self) -> None:
            pass

    alive = session._keeper
    session._keeper = Dead(Door.__new__(Door))
    with qtbot.waitSignal(session.failed):
        session.ask(Desk.people)

    assert session.stage() is not Stage.OPEN
    assert isinstance(alive, LocalKeeper)
    alive.close()
