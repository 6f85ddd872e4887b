"""The window: screens, back, panes, shortcuts, language, lock."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.look import Glyph, Look
from ui.parts import Banner, ConfirmSheet, PanePair, Panes, PersonFace, Text, panes_for
from ui.screen import Screen, ScreenSpec, Shell, Spot, Stage
from ui.window import Window
from ui.words.language import Language, set_language
from vault.errors import DiskFull


class FakeDesk:
    def __init__(self) -> None:
        self.at = Stage.OPEN
        self.who = "a"
        self.locked = 0
        self.files: list[Path] = []

    def stage(self) -> Stage:
        return self.at

    def people(self) -> Sequence[PersonFace]:
        if self.at is not Stage.OPEN:
            return ()
        return [PersonFace("a", "Ibu Sari", owner=True), PersonFace("b", "Wayan")]

    def shown_person(self) -> str:
        return self.who

    def show_person(self, key: str) -> None:
        self.who = key

    def lock(self) -> None:
        self.locked += 1

    def take_files(self, paths: Sequence[Path]) -> None:
        self.files.extend(paths)


class Listing(Screen):
    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.text = Text("secret record")
        self.log: list[object] = []
        self.fill(PanePair(self.text, Text("detail"), "Back to the list"))

    def opened(self, argument: object) -> None:
        self.log.append(argument)

    def rephrase(self) -> None:
        self.log.append("rephrased")

    def clear(self) -> None:
        self.text.setText("")


class Plain(Screen):
    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.fill(Text("plain"))


def spec(name: str, spot: Spot = Spot.TOP, make: type[Screen] = Plain) -> ScreenSpec:
    return ScreenSpec(name, Glyph.TIMELINE, name.title, make, spot)


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def window(at: Look, qtbot: QtBot, desk: FakeDesk) -> Window:
    made = Window(desk)
    qtbot.addWidget(made)
    made.register(
        [
            spec("timeline", make=Listing),
            spec("labs"),
            spec("search", Spot.HIDDEN),
            spec("settings", Spot.FOOT),
            spec("unlock", Spot.BARE),
        ]
    )
    made.resize(1366, 860)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.go("timeline")
    return made


def press(window: Window, keys: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(window, keys, modifier)
    QApplication.processEvents()


def test_a_screen_is_made_when_first_opened_and_told_what_for(window: Window) -> None:
    window.go("timeline", "record 7")

    screen = window.screen_in_front
    assert isinstance(screen, Listing)
    assert screen.log == [None, "record 7"]
    assert window.windowTitle().startswith("Ibu Sari")


def test_back_goes_the_way_one_came(window: Window) -> None:
    window.go("labs")
    window.go("settings")

    window.back()
    assert window.current == "labs"
    press(window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)

    assert window.current == "timeline"
    window.back()
    assert window.current == "timeline"


@pytest.mark.parametrize(
    ("width", "percent", "panes"),
    [
        (1366, 100, Panes.THREE),
        (1366, 150, Panes.TWO),
        (1199, 100, Panes.TWO),
        (859, 100, Panes.ONE),
        (1366, 200, Panes.ONE),
    ],
)
def test_panes_follow_the_effective_width(width: int, percent: int, panes: Panes) -> None:
    assert panes_for(width, percent / 100) is panes


def test_with_room_for_one_pane_a_named_back_leads_from_detail_to_list(
    window: Window, at: Look
) -> None:
    at.set_percent(150)
    QApplication.processEvents()
    screen = window.screen_in_front
    assert isinstance(screen, Listing)
    assert screen.pair is not None
    assert screen.text.isVisible()

    screen.pair.show_detail(wanted=True)
    assert not screen.text.isVisible()
    window.back()

    assert screen.text.isVisible()


def test_the_rail_folds_where_there_is_no_room(window: Window) -> None:
    window.resize(720, 560)
    QApplication.processEvents()
    assert not window.shell.rail.isVisible()

    window.shell.flip_rail()
    assert window.shell.rail.isVisible()
    window.go("labs")

    assert not window.shell.rail.isVisible()
    assert window.minimumWidth() == 720


def test_shortcuts(window: Window, desk: FakeDesk, at: Look) -> None:
    control = Qt.KeyboardModifier.ControlModifier

    press(window, Qt.Key.Key_2, control)
    assert window.current == "labs"
    press(window, Qt.Key.Key_F, control)
    assert window.current == "search"
    press(window, Qt.Key.Key_Comma, control)
    assert window.current == "settings"
    press(window, Qt.Key.Key_Plus, control)
    assert at.percent == 115
    press(window, Qt.Key.Key_0, control)
    assert at.percent == 100
    press(window, Qt.Key.Key_L, control)
    assert desk.locked == 1


def test_a_sheet_and_a_bare_screen_hold_shortcuts_back(window: Window, desk: FakeDesk) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    sheet = ConfirmSheet(
        window.sheet_parent(), "T", "S", verb="Do", stay="Stay", action=lambda: None
    )
    press(window, Qt.Key.Key_2, control)
    assert window.current == "timeline"
    sheet.reject()
    window.go("unlock")

    press(window, Qt.Key.Key_2, control)

    assert window.current == "unlock"
    assert not window.shell.rail.isVisible()


def test_lock_takes_every_word_off_the_window(window: Window, desk: FakeDesk) -> None:
    window.toast("12 records added.", "Undo", lambda: None)
    window.show_error(DiskFull())
    desk.at = Stage.LOCKED

    window.enter(Stage.LOCKED, "unlock")
    QApplication.processEvents()

    texts = [text.text() for text in window.findChildren(Text) if text.isVisible()]
    assert not any("secret" in text or "12 records" in text for text in texts)
    assert window.windowTitle() == "RekamKu"
    window.back()
    assert window.current == "unlock"


def test_a_toast_covers_nothing(at: Look, window: Window) -> None:
    at.set_percent(150)
    window.resize(1366, 768)
    window.toast("12 records added.", "Undo", lambda: None)
    QApplication.processEvents()

    shell = window.shell
    toast = shell.toasts.toast
    assert toast is not None
    assert toast.isVisible()
    assert not shell.stage.geometry().intersects(shell.toasts.geometry())
    assert shell.rect().contains(shell.toasts.geometry())


def test_an_error_stands_in_place_in_words(window: Window) -> None:
    window.show_error(DiskFull())

    banner = window.findChild(Banner)
    assert banner is not None
    assert banner.accessibleName().startswith("The disk is full.")


def test_the_language_reaches_window_and_screens(window: Window) -> None:
    set_language(Language.INDONESIAN)
    QApplication.processEvents()

    screen = window.screen_in_front
    assert isinstance(screen, Listing)
    assert "rephrased" in screen.log
    assert window.shell.rail.button("lock").accessibleName() == "Kunci sekarang"


def test_dropped_files_go_to_the_session_only_while_open(
    window: Window, desk: FakeDesk, tmp_path: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.json")), QUrl("https://example.org/x")])
    for stage in (Stage.OPEN, Stage.LOCKED):
        desk.at = stage
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        window.dropEvent(event)

    assert desk.files == [tmp_path / "a.json"]


def test_choosing_a_person_asks_the_session(window: Window, desk: FakeDesk) -> None:
    window.switcher.chosen.emit("b")
    window.refresh()

    assert desk.who == "b"
    assert window.switcher.accessibleName() == "Whose records: Wayan"
