"""Pictures of an examination in the window: gone through, brightened, measured, wiped."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_session import PASSPHRASE, Home, open_session
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from record_screens_help import open_window, press
from slice_makers import ct_slice, study_files
from window_checks import clipped, front, nameless, speak_stretched, too_small, twins

from app import making
from app.answers import FileChoice
from app.demo import FAMILY
from app.desk import Desk
from app.jobs import Job
from app.places import Places
from ui import pick
from ui.look import Look
from ui.parts.slices import Tool
from ui.screens.pictures import PicturesScreen
from ui.screens.record import RecordScreen
from ui.session import Session
from ui.window import Window
from vault.ids import RecordId
from vault.keyring_store import MemoryKeyring
from vault.records import Filter, Kind

SLICES = 9


@pytest.fixture(scope="module")
def examined(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A vault that holds one examination of two series."""
    home = Home(tmp_path_factory.mktemp("examined"), MemoryKeyring())
    environment = home.environment()
    vault, _ = making.create(home.here.vault, FAMILY[0][0], PASSPHRASE, environment)
    desk = Desk(vault, environment, home.here)
    owner = desk.people()[0].person.id
    files = study_files(tmp_path_factory.mktemp("cd"), SLICES, edge=64)
    draft = desk.read_files(owner, files, Job())
    desk.save_draft(tuple(FileChoice(one.key, owner) for one in draft.files), Job())
    desk.close()
    return home


@pytest.fixture
def session(at: Look, qtbot: QtBot, examined: Home) -> Iterator[Session]:
    assert isinstance(examined.here, Places)
    made = open_session(examined, qtbot.waitUntil)
    yield made
    made.close()


def study_id(session: Session) -> RecordId:
    wanted = Filter(kinds=frozenset({Kind.IMAGING}))
    rows = session.ask(Desk.rows, session.person, wanted, 9, 0).result(20).rows
    assert len(rows) == 1
    return rows[0].id


def looking(session: Session, qtbot: QtBot) -> tuple[Window, PicturesScreen]:
    """The window with the first picture in front."""
    window = open_window(session, qtbot)
    window.go("pictures", study_id(session))
    screen = window.screen_in_front
    assert isinstance(screen, PicturesScreen)
    qtbot.waitUntil(lambda: screen.view.has_image, timeout=30_000)
    return window, screen


def test_an_examination_is_one_record_that_leads_to_its_pictures(
    session: Session, qtbot: QtBot
) -> None:
    window = open_window(session, qtbot)
    window.go("record", study_id(session))
    screen = window.screen_in_front
    assert isinstance(screen, RecordScreen)
    qtbot.waitUntil(lambda: screen.pane.view is not None)
    view = screen.pane.view
    assert view is not None
    assert view.pictures == SLICES + SLICES // 3
    press(screen, "Look at the pictures")
    assert isinstance(window.screen_in_front, PicturesScreen)


def test_the_series_are_in_order_with_all_their_pictures(session: Session) -> None:
    study = session.ask(Desk.study, session.person, study_id(session)).result(20)
    assert [one.title for one in study.series] == ["Axial 5 mm", "Coronal"]
    numbers = [file.number for file in study.series[0].files]
    assert numbers == [str(number) for number in range(1, SLICES + 1)]


def test_wheel_and_keys_go_through_the_slices(session: Session, qtbot: QtBot) -> None:
    _, screen = looking(session, qtbot)
    assert screen.position.text() == f"Picture 1 of {SLICES}"
    QTest.keyClick(screen.view, Qt.Key.Key_Down)
    assert screen.position.text() == f"Picture 2 of {SLICES}"
    QTest.keyClick(screen.view, Qt.Key.Key_End)
    assert screen.position.text() == f"Picture {SLICES} of {SLICES}"
    qtbot.waitUntil(lambda: screen.view.slice is screen.loader.want(SLICES - 1, 1), timeout=30_000)
    QTest.keyClick(screen.view, Qt.Key.Key_Home)
    QTest.wheelEvent(
        screen.view.window().windowHandle(),
        screen.view.mapTo(screen.view.window(), screen.view.rect().center()).toPointF(),
        QPointF(0, -120).toPoint(),
    )
    qtbot.waitUntil(lambda: screen.position.text() == f"Picture 2 of {SLICES}")
    assert screen.view.accessibleName() == f"Picture 2 of {SLICES}, 1 Axial 5 mm"


def test_another_series_is_chosen_by_its_small_picture(session: Session, qtbot: QtBot) -> None:
    _, screen = looking(session, qtbot)
    assert [tile.accessibleName() for tile in screen.strip.tiles] == [
        f"1 Axial 5 mm, {SLICES} pictures",
        f"2 Coronal, {SLICES // 3} pictures",
    ]
    QTest.keyClick(screen.strip.tiles[0], Qt.Key.Key_Down)
    assert screen.position.text() == f"Picture 1 of {SLICES // 3}"
    assert screen.strip.tiles[1].isChecked()


def test_brightness_by_drag_by_keys_and_by_preset(session: Session, qtbot: QtBot) -> None:
    _, screen = looking(session, qtbot)
    view = screen.view
    assert (view.band.center, view.band.window) == (40, 400)
    middle = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(view, middle + QPointF(80, 40).toPoint())
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle)
    assert view.band.window > 400
    assert view.band.center > 40
    assert screen.bands.current == "by-hand"
    before = view.band
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.band.window < before.window
    press(screen, "Bone")
    assert (view.band.center, view.band.window) == (400, 1800)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert (view.band.center, view.band.window) == (400, 1800)
    press(screen, "Reset")
    assert (view.band.center, view.band.window) == (40, 400)


def test_a_line_is_measured_in_millimetres(session: Session, qtbot: QtBot) -> None:
    _, screen = looking(session, qtbot)
    press(screen, "Measure")
    assert screen.view.tool is Tool.MEASURE
    QTest.keyClick(screen.view, Qt.Key.Key_Space)
    QTest.keyClick(screen.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    # ten dots of 2.5 mm
    assert screen.view.accessibleDescription() == "25.0 mm"
    QTest.keyClick(screen.view, Qt.Key.Key_PageDown)
    assert screen.view._line is None


def test_invert_zoom_and_full_screen_go_and_come_back(session: Session, qtbot: QtBot) -> None:
    window, screen = looking(session, qtbot)
    plain = screen.view._image.pixelColor(32, 3)
    QTest.keyClick(screen.view, Qt.Key.Key_I)
    assert screen.view._image.pixelColor(32, 3) != plain
    QTest.keyClick(screen.view, Qt.Key.Key_Plus)
    assert screen.view.zoom > 1
    QTest.keyClick(screen.view, Qt.Key.Key_R)
    assert screen.view.zoom == 1
    assert screen.view._image.pixelColor(32, 3) == plain
    QTest.keyClick(screen.view, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert window.shell.rail.isHidden()
    QTest.keyClick(screen.view, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.current == "pictures"


def test_a_picture_is_saved_byte_for_byte(
    session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, screen = looking(session, qtbot)
    target = tmp_path / "copy.dcm"
    monkeypatch.setattr(pick, "pick_target", lambda *_asked: target)
    press(screen, "Save a copy")
    qtbot.waitUntil(target.exists)
    assert target.read_bytes() == ct_slice(1, edge=64, of=SLICES)


def test_everything_has_its_name_its_size_and_its_room(
    session: Session, qtbot: QtBot, at: Look
) -> None:
    window, _ = looking(session, qtbot)
    for width, height, percent in ((1366, 768, 100), (1366, 768, 150), (720, 560, 100)):
        at.set_percent(percent)
        window.resize(width, height)
        qtbot.wait(100)
        seen = front(window)
        assert nameless(seen) + twins(seen) + too_small(seen) == []
    long_words = speak_stretched()
    try:
        qtbot.wait(100)
        assert clipped(front(window)) == []
        at.set_percent(150)
        window.resize(1366, 768)
        qtbot.wait(100)
        assert clipped(front(window)) == []
    finally:
        QCoreApplication.removeTranslator(long_words)


def test_where_room_is_short_the_keys_make_way_for_the_picture(
    session: Session, qtbot: QtBot, at: Look
) -> None:
    window, screen = looking(session, qtbot)
    window.resize(1366, 768)
    qtbot.wait(50)
    assert "full screen" in screen._help.text()

    at.set_percent(200)
    qtbot.wait(50)

    assert screen._help.text() == "For a first look, not for a diagnosis."
    assert "full screen" in screen.view.accessibleDescription()


def test_lock_wipes_every_picture(session: Session, qtbot: QtBot) -> None:
    window, screen = looking(session, qtbot)
    assert screen.loader.kept_bytes > 0
    window._empty()
    assert screen.loader.kept_bytes == 0
    assert not screen.view.has_image
    assert screen.view.slice is None
    assert screen.strip.tiles == []
    assert screen.position.text() == ""
    assert "Axial" not in screen.view.accessibleName()
    assert screen.view._corners == ("", "", "", "")
