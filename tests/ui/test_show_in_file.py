"""From a record to its place in the original: the text scrolled there, the page with its box."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from record_screens_help import front, open_window, press, sheet, show
from surely import there
from test_review_doubtful import paper  # noqa: F401 - a fixture

from app.answers import FileChoice, RecordView
from app.desk import Desk
from app.jobs import Job
from sync.readers.excerpts import Excerpt
from sync.readers.places import page_of
from ui.look import Look
from ui.parts import PagePicture, PlainText
from ui.screens.original_sheets import ExcerptSheet, MarkedPage
from ui.session import Session
from ui.words.language import Language, set_language
from ui.words.original import excerpt_words, not_shown_words
from vault.records import Filter, Kind


def marked_in(text: PlainText) -> str:
    selections = text.extraSelections()
    return selections[0].cursor.selectedText().replace("\N{PARAGRAPH SEPARATOR}", "\n")


def test_a_value_leads_to_its_place_in_the_text(session: Session, qtbot: QtBot) -> None:
    window = open_window(session, qtbot)
    screen = front(window, qtbot)
    show(screen, qtbot, "HbA1c")

    press(screen.pane, "Show in the file")

    shown = sheet(window, qtbot)
    assert isinstance(shown, ExcerptSheet)
    qtbot.waitUntil(lambda: bool(shown.text.toPlainText()), timeout=20_000)
    marked = marked_in(shown.text)
    assert marked.startswith("{")
    assert "4548-4" in marked
    assert "The marked part begins at line" in shown.state.text()


def test_a_value_on_paper_leads_to_its_page_with_a_box(
    session: Session,
    qtbot: QtBot,
    paper: Path,  # noqa: F811
) -> None:
    draft = session.ask(Desk.read_files, session.person, (paper,), Job()).result(60)
    choices = tuple(FileChoice(file.key, session.person) for file in draft.files)
    session.ask(Desk.save_draft, choices, Job()).result(60)
    rows = session.ask(Desk.rows, session.person, Filter(frozenset({Kind.LAB})), 0, 0).result(20)
    row = next(row for row in rows.rows if row.source == paper.name)
    view: RecordView = session.ask(Desk.record, session.person, row.id).result(20)
    window = open_window(session, qtbot)

    shown = MarkedPage(window, session, view, there(page_of(view.place)))

    qtbot.waitUntil(shown.page.has_image, timeout=20_000)
    assert view.place.startswith("page 1 at ")
    assert "Page 1 of 1" in shown.state.text()


def test_the_box_is_drawn_where_the_part_is(
    at: Look, shown: Callable[[QWidget, int, int], QWidget]
) -> None:
    page = QImage(600, 800, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    widget = PagePicture("page")
    widget.set_image(page, "page")
    widget.set_mark((250.0, 500.0, 500.0, 50.0))
    shown(widget, 600, 800)

    seen = widget.grab().toImage()

    inked = [row for row in range(100, 790) if seen.pixelColor(300, row).lightness() < 200]
    assert inked
    assert 380 < min(inked) < 402
    assert 438 < max(inked) < 460


def test_letters_beyond_the_basic_plane_and_line_ends_do_not_move_the_mark(at: Look) -> None:
    text = PlainText("text")

    text.show_part("a\r\n\N{GRINNING FACE}\r", "part\r\nof it", "\r\nrest")

    assert marked_in(text) == "part\nof it"


@pytest.mark.parametrize("reason", ["not-found", "damaged", "too-large", "unsupported-format"])
def test_what_cannot_be_shown_is_said_with_its_place(at: Look, reason: str) -> None:
    english = not_shown_words(reason, "Row 3")
    set_language(Language.INDONESIAN)

    assert english.startswith("Row 3. ")
    assert not_shown_words(reason, "Row 3") != english
    assert "baris 12" in excerpt_words(Excerpt(part="x", line=12, cut=True))
