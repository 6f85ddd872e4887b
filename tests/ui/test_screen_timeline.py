"""The timeline over the sample family: filters, keyboard, emptiness, lock, size, language."""

from concurrent.futures import Future

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from record_screens_help import find, front, key, open_window, press, show, shown_id, texts, titles
from surely import there, type_keys

from ui.look import look
from ui.look.tokens import ROW_HEIGHT
from ui.parts.faces import Part
from ui.screen import Stage
from ui.screens.timeline import TimelineScreen
from ui.session import Session
from ui.words.language import Language, set_language
from vault.records import Filter, Kind


def test_records_stand_newest_first_under_their_months(session: Session, qtbot: QtBot) -> None:
    screen = front(open_window(session, qtbot), qtbot)
    model = screen.list.model()
    headings = [model.data(model.index(row, 0), Part.HEADING) for row in range(model.rowCount())]
    assert model.rowCount() == 189
    assert headings[0] == "September 2026"
    assert "November 2018" in headings
    assert len([one for one in headings if one]) == len({one for one in headings if one})


def test_kind_and_year_narrow_the_list(session: Session, qtbot: QtBot) -> None:
    screen = front(open_window(session, qtbot), qtbot)
    assert isinstance(screen, TimelineScreen)
    qtbot.waitUntil(lambda: bool(screen.kind_chips.current == "" and screen._counts.total))
    screen.kind_chips._choose(Kind.LAB.value)
    qtbot.waitUntil(lambda: all(title.startswith("Lab result") for title in titles(screen)))
    screen.year_chips._choose("2018")
    qtbot.waitUntil(lambda: 0 < len(titles(screen)) < 10)
    assert all("2018" in title for title in titles(screen))


def test_where_nothing_fits_one_button_shows_everything(session: Session, qtbot: QtBot) -> None:
    window = open_window(session, qtbot)
    screen = front(window, qtbot)
    window.go("timeline", Filter(kinds=frozenset({Kind.ALLERGY}), year="2024"))
    qtbot.waitUntil(lambda: "Nothing fits" in texts(screen))
    press(screen, "Show everything")
    qtbot.waitUntil(lambda: len(titles(screen)) == 189)
    assert "Nothing fits" not in texts(screen)


def test_the_page_follows_the_arrow_keys(session: Session, qtbot: QtBot) -> None:
    screen = front(open_window(session, qtbot), qtbot)
    qtbot.waitUntil(lambda: shown_id(screen) is not None)
    first = shown_id(screen)
    for _ in range(3):
        key(qtbot, screen.list, Qt.Key.Key_Down)
    wanted = screen.record_of(screen.list.currentIndex())
    assert screen.list.currentIndex().row() == 3
    qtbot.waitUntil(lambda: shown_id(screen) == wanted)
    assert wanted != first


def test_typing_into_the_field_goes_on_in_the_search(session: Session, qtbot: QtBot) -> None:
    window = open_window(session, qtbot)
    screen = front(window, qtbot)
    assert isinstance(screen, TimelineScreen)
    type_keys(qtbot, screen.field, "simva")
    qtbot.waitUntil(lambda: window.current == "search")
    assert screen.field.text() == ""
    found = front(window, qtbot)
    qtbot.waitUntil(lambda: any("Simvastatin" in title for title in titles(found)))


def test_in_a_small_window_the_page_takes_the_place_of_the_list(
    session: Session, qtbot: QtBot
) -> None:
    window = open_window(session, qtbot, (760, 600))
    screen = front(window, qtbot)
    assert shown_id(screen) is None
    screen.list.setCurrentIndex(find(screen, "HbA1c"))
    key(qtbot, screen.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown_id(screen) is not None)
    assert not screen.list.isVisible()
    assert "Back to Timeline" in texts(screen)
    key(qtbot, window, Qt.Key.Key_Escape)
    assert screen.list.isVisible()


def test_somebody_without_records_sees_what_belongs_here(session: Session, qtbot: QtBot) -> None:
    from app.desk import Desk
    from vault.people import NewPerson

    window = open_window(session, qtbot)
    screen = front(window, qtbot)
    session.ask(Desk.add_person, NewPerson("Komang")).result(10)
    with qtbot.waitSignal(session.changed):
        session.refresh()
    komang = next(face.key for face in session.people() if face.name == "Komang")
    session.show_person(komang)
    qtbot.waitUntil(lambda: "Nothing here yet" in texts(screen))
    press(screen, "Add records")
    assert window.sent[-1] == ("add", None)


def test_another_person_means_another_list_and_no_old_page(session: Session, qtbot: QtBot) -> None:
    screen = front(open_window(session, qtbot), qtbot)
    show(screen, qtbot, "HbA1c")
    made = next(face.key for face in session.people() if "Made" in face.name)
    session.show_person(made)
    qtbot.waitUntil(lambda: len(titles(screen)) == 52)
    qtbot.waitUntil(lambda: shown_id(screen) is not None)
    view = screen.pane.view
    assert view is not None
    assert view.detail.row.person_id == made


def test_locking_takes_every_word_away(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(session, qtbot)
    screen = front(window, qtbot)
    show(screen, qtbot, "HbA1c")
    for name in ("labs", "medicines", "documents"):
        front(window, qtbot, name)
    window.go("search", "HbA1c")
    front(window, qtbot)
    # Whoever asks from now on is locked out, as behind a real lock.
    monkeypatch.setattr(session, "ask", lambda *_: Future())
    window.enter(Stage.LOCKED, "timeline")
    left = " ".join(texts(window))
    for word in ("HbA1c", "Puskesmas", "Metformin", "penicillin", "Surat"):
        assert word not in left
    for one in window._screens.values():
        if hasattr(one, "list"):
            assert one.list.model().rowCount() == 0


def test_the_other_language_is_spoken_at_once(session: Session, qtbot: QtBot) -> None:
    window = open_window(session, qtbot)
    screen = front(window, qtbot)
    show(screen, qtbot, "HbA1c")
    set_language(Language.INDONESIAN)
    qtbot.waitUntil(lambda: "Linimasa" in texts(screen))
    said = " ".join(texts(screen))
    assert "Asal catatan ini" in said
    assert "Where this came from" not in said
    assert "Hasil lab" in titles(screen)[3] or any("Hasil lab" in one for one in titles(screen))


def test_at_double_size_nothing_is_wider_than_the_window(session: Session, qtbot: QtBot) -> None:
    window = open_window(session, qtbot, (720, 560))
    look().set_percent(200)
    screen = front(window, qtbot)
    screen.list.setCurrentIndex(find(screen, "HbA1c"))
    key(qtbot, screen.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown_id(screen) is not None)
    QApplication.processEvents()
    pane = screen.pane
    assert there(pane.widget()).width() <= pane.viewport().width()


def test_in_a_low_window_the_list_keeps_its_room(session: Session, qtbot: QtBot) -> None:
    window = open_window(session, qtbot, (720, 560))
    look().set_percent(150)
    screen = front(window, qtbot)
    assert isinstance(screen, TimelineScreen)
    QApplication.processEvents()
    assert not screen.year_chips.isVisible()
    assert screen.list.height() > look().px(ROW_HEIGHT)
    press(screen, "Filters")
    assert screen.year_chips.isVisible()
    assert screen.field.isVisible()
