"""Labs, medicines, documents and search over the sample family."""

import pytest
import row_makers
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget
from pytestqt.qtbot import QtBot
from record_screens_help import find, front, key, open_window, press, show, shown_id, texts, titles
from surely import type_keys

from app.desk import Desk
from app.overviews import Medicines
from ui.look.tokens import TARGET
from ui.models.overviews import ENTRY_PHRASES, entries_of
from ui.parts.faces import Part, RowFace
from ui.parts.series_row import SeriesFace
from ui.screens.labs import LabsScreen
from ui.screens.search import SearchScreen
from ui.session import Session
from vault.ids import PersonId
from vault.records import Flag


def test_every_test_stands_once_with_its_newest_value_and_line(
    session: Session, qtbot: QtBot
) -> None:
    screen = front(open_window(session, qtbot), qtbot, "labs")
    assert len(titles(screen)) == 9
    face = find(screen, "HbA1c").data(Part.FACE)
    assert isinstance(face, SeriesFace)
    assert (face.row.value, face.row.word) == ("6.4 %", "Above range")
    assert (len(face.points), face.low, face.high) == (17, 4.0, 5.6)
    assert face.points[-1] == 6.4


def test_tests_out_of_range_can_be_seen_alone_and_found_by_name(
    session: Session, qtbot: QtBot
) -> None:
    screen = front(open_window(session, qtbot), qtbot, "labs")
    assert isinstance(screen, LabsScreen)
    screen.chips._choose("out")
    lines = [screen.model.item(screen.model.index(at, 0)) for at in range(screen.model.rowCount())]
    assert 0 < len(lines) < 9
    assert all(line is not None and line.latest.facts.flag is not Flag.NORMAL for line in lines)
    screen.chips._choose("")
    type_keys(qtbot, screen.field, "ldl")
    qtbot.waitUntil(lambda: len(titles(screen)) == 1)
    type_keys(qtbot, screen.field, "zzz")
    qtbot.waitUntil(lambda: "No such test" in texts(screen))
    press(screen, "Show everything")
    assert len(titles(screen)) == 9


def test_choosing_a_test_shows_its_trend(session: Session, qtbot: QtBot) -> None:
    screen = front(open_window(session, qtbot), qtbot, "labs")
    show(screen, qtbot, "eGFR")
    assert "Trend since 2019" in texts(screen.pane)


def test_allergies_stand_before_medicines_and_conditions(session: Session, qtbot: QtBot) -> None:
    screen = front(open_window(session, qtbot), qtbot, "medicines")
    model = screen.list.model()
    headings = [model.data(model.index(row, 0), Part.HEADING) for row in range(model.rowCount())]
    assert [one for one in headings if one] == [
        "Allergies",
        "Prescribed in the last 12 months",
        "Conditions",
    ]
    face = find(screen, "Metformin").data(Part.FACE)
    assert isinstance(face, RowFace)
    assert face.line.startswith("2 x 1 tablet sesudah makan")
    assert len([title for title in titles(screen) if "Metformin" in title]) == 1


def test_no_allergy_recorded_is_never_said_to_be_none(qtbot: QtBot) -> None:
    row = row_makers.row(1)
    entries = entries_of(Medicines((), (), (), (), (row,)))
    assert entries[0].row is None
    assert "does not mean" in ENTRY_PHRASES.sentence(entries[0])


def test_documents_are_only_documents(session: Session, qtbot: QtBot) -> None:
    screen = front(open_window(session, qtbot), qtbot, "documents")
    assert len(titles(screen)) == 9
    assert all(title.startswith("Document") for title in titles(screen))


def test_search_groups_by_kind_as_one_types(session: Session, qtbot: QtBot) -> None:
    window = open_window(session, qtbot)
    front(window, qtbot)
    window.go("search")
    screen = window.screen_in_front
    assert isinstance(screen, SearchScreen)
    assert "What are you looking for?" in texts(screen)
    type_keys(qtbot, screen.field, "tabanan")
    qtbot.waitUntil(lambda: screen.model.rowCount() > 0)
    model = screen.model
    headings = [model.data(model.index(row, 0), Part.HEADING) for row in range(model.rowCount())]
    named = [one for one in headings if one]
    assert named[0].startswith("Labs · ")
    assert len(named) == len(set(named)) > 2
    screen.field.setText("nowhere at all")
    qtbot.waitUntil(lambda: "Nothing found" in texts(screen))


def test_search_goes_on_by_keyboard_and_keeps_what_was_sought(
    session: Session, qtbot: QtBot
) -> None:
    window = open_window(session, qtbot)
    front(window, qtbot)
    window.go("search", "penicillin")
    screen = front(window, qtbot)
    assert isinstance(screen, SearchScreen)
    qtbot.waitUntil(lambda: shown_id(screen) is not None)
    key(qtbot, screen.field, Qt.Key.Key_Return)
    assert screen.list.hasFocus()
    screen.field.empty()
    qtbot.waitUntil(lambda: "Search again for penicillin" in texts(screen))
    press(screen, "Search again for penicillin")
    qtbot.waitUntil(lambda: screen.model.rowCount() == 1)
    screen.clear()
    screen.rephrase()
    assert "penicillin" not in " ".join(texts(screen))


def test_search_never_shows_the_records_of_somebody_else(session: Session, qtbot: QtBot) -> None:
    window = open_window(session, qtbot)
    front(window, qtbot)
    window.go("search", "stent")
    screen = window.screen_in_front
    assert screen is not None
    qtbot.waitUntil(lambda: "Nothing found" in texts(screen))
    made = next(face.key for face in session.people() if "Made" in face.name)
    page = session.ask(Desk.search, PersonId(made), "stent", 10).result(10)
    assert page.total == 1


@pytest.mark.parametrize("name", ["timeline", "labs", "medicines", "documents", "search"])
def test_all_that_takes_the_keyboard_has_a_name_and_is_large_enough(
    session: Session, qtbot: QtBot, name: str
) -> None:
    window = open_window(session, qtbot)
    window.go(name, "hba1c" if name == "search" else None)
    screen = front(window, qtbot)
    qtbot.waitUntil(lambda: shown_id(screen) is not None)
    QApplication.processEvents()
    found = stops(screen)
    assert len(found) > 4
    for widget in found:
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name).strip(), widget
        assert widget.height() >= TARGET, (widget, widget.accessibleName())


def stops(root: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollBar)
    ]
