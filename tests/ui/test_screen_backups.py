"""Backups in the window: a place set up, a backup proven, a vault got back, each in words."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_session import PASSPHRASE, Home
from pytestqt.qtbot import QtBot
from window_walk import Whole

from app.backup_places import NewPlace, PlaceKind, Rhythm
from app.desk_backups import BackupDone, BackupsDesk, PlaceView
from ui.backup_watch import BackupWatch
from ui.parts import Banner
from ui.screen import Stage
from ui.screens.backups import BackupsScreen
from ui.screens.restore import RestoreScreen, free_place
from ui.words.backups import done_words, failure_words, proven_words

NOW = 1_795_000_000_000


@pytest.fixture
def whole(home: Home, qtbot: QtBot) -> Iterator[Whole]:
    made = Whole(home, qtbot)
    made.show(1100, 900)
    made.unlock()
    yield made
    made.close()


@pytest.fixture
def stick(whole: Whole) -> Path:
    """A place that was set up, with one backup in it."""
    folder = whole.home.root / "stick"
    folder.mkdir()
    asked = whole.session.ask(
        BackupsDesk.add_backup_place, NewPlace(PlaceKind.FOLDER, str(folder), "", "", Rhythm.DAILY)
    )
    screen = whole.go("backups")
    screen._make(asked.result(60))
    whole.until(lambda: screen._job is None)
    whole.settle()
    return folder


def view(**changed: object) -> PlaceView:
    known: dict[str, object] = {
        "id": "a1",
        "kind": PlaceKind.FOLDER,
        "where": "/media/stick",
        "rhythm": Rhythm.WEEKLY,
        "backups": 3,
        "newest_ms": NOW,
        "size": 2_000_000,
        "proven_ms": NOW,
        "tried_ms": NOW,
        "failed": "",
        "is_due": False,
    }
    return PlaceView(**{**known, **changed})  # type: ignore[arg-type] # as above


def test_a_backup_made_in_the_window_is_proven_today(whole: Whole, stick: Path) -> None:
    screen = whole.window.screen_in_front
    assert isinstance(screen, BackupsScreen)

    assert len(list(stick.glob("*.rekamku"))) == 1
    assert screen._places is not None
    assert screen._places[0].backups == 1
    assert screen._places[0].proven_ms > 0
    assert screen._busy.findChildren(Banner)


def test_a_stick_that_is_gone_is_said_and_costs_nothing(whole: Whole, stick: Path) -> None:
    screen = whole.window.screen_in_front
    assert isinstance(screen, BackupsScreen)
    assert screen._places is not None
    shutil.rmtree(stick)

    screen._make(screen._places[0].id)
    whole.until(lambda: screen._job is None)
    whole.settle()

    assert [type(one).__name__ for one in whole.errors] == ["TargetGone"]
    assert screen._places[0].failed == "TargetGone"
    assert screen._places[0].backups == 1


def test_a_vault_is_got_back_and_used_from_then_on(whole: Whole, stick: Path) -> None:
    names = [card.person.name for card in whole.session.cards]
    before = whole.session.vault
    screen = whole.go("restore")
    assert isinstance(screen, RestoreScreen)
    screen.take_file(next(stick.glob("*.rekamku")))
    whole.settle()
    screen.phrase.line.setText(PASSPHRASE)

    screen.restore()
    whole.until(lambda: screen._done is not None)
    screen.enter_vault.click()
    whole.until(lambda: whole.session.stage() is Stage.LOCKED)
    whole.settle()
    whole.unlock()

    assert whole.session.vault != before
    assert before.is_dir()
    assert [card.person.name for card in whole.session.cards] == names
    assert whole.errors == []


def test_a_wrong_passphrase_leaves_nothing(whole: Whole, stick: Path) -> None:
    screen = whole.go("restore")
    assert isinstance(screen, RestoreScreen)
    screen.take_file(next(stick.glob("*.rekamku")))
    whole.settle()
    to = screen._to
    screen.phrase.line.setText("bukan yang ini")

    screen.restore()
    whole.until(lambda: screen._job is None)

    assert screen._after.findChildren(Banner)
    assert to is not None
    assert not to.exists()


def test_what_is_due_is_made_by_itself(whole: Whole, stick: Path) -> None:
    assert whole.keeper is not None
    clock = whole.keeper._inner.door._environment.clock  # type: ignore[attr-defined] # the fake's
    clock.now_ms += 2 * 24 * 3600 * 1000
    asked = whole.session.ask(BackupsDesk.backup_places)
    tried = asked.result(60)[0].tried_ms

    BackupWatch(whole.session, whole.window).look()

    whole.until(lambda: whole.session.ask(BackupsDesk.backup_places).result(60)[0].tried_ms > tried)


def test_days_are_said_and_failures_explained() -> None:
    assert "today" in proven_words(view(), NOW)
    assert "yet" in proven_words(view(proven_ms=0), NOW)
    assert failure_words("") == ""
    said = {failure_words(one) for one in ("TargetGone", "TargetEmptied", "Busy", "DiskFull")}
    assert len(said) == 4


def test_an_unchanged_backup_is_not_called_a_new_one() -> None:
    made = BackupDone(unchanged=False, proven=True, size=1, problems=0, sealed=0)
    same = BackupDone(unchanged=True, proven=True, size=1, problems=0, sealed=0)
    spoilt = BackupDone(unchanged=False, proven=False, size=1, problems=2, sealed=0)

    assert len({done_words(one) for one in (made, same, spoilt)}) == 3


def test_a_free_place_never_names_one_that_exists(tmp_path: Path) -> None:
    first = free_place(tmp_path)
    first.mkdir()

    assert free_place(tmp_path) != first
