"""Doubtful values in the review: first, unticked, beside their picture; only ticked ones enter."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas
from surely import there
from test_screen_add import read, said, save, screen, window  # noqa: F401 - fixtures

from app.answers import Outcome
from sync.readers.places import Box
from ui.parts.faces import Part
from ui.screens.add_records import AddRecords
from ui.screens.review_pictures import around
from ui.session import Session

PAPER = (
    "LABORATORIUM KLINIK MELATI",
    "HASIL PEMERIKSAAN LABORATORIUM",
    "Nama : Ni Wayan Sari",
    "Tanggal Lahir : 12-03-1984",
    "Tanggal : 18-11-2026",
)
RESULTS = (
    ("Pemeriksaan", "Hasil", "Satuan", "Nilai Rujukan"),
    ("Hemoglobin", "13,2", "g/dL", "12,0 - 16,0"),
    ("Leukosit", "7,1", "10^3/uL", "4,0 - 10,0"),
    ("Trombosit", "250", "10^3/uL", "150 - 400"),
    ("Kalium", "41", "mmol/L", "3,5 - 5,1"),
)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A laboratory's sheet; one of its values can hardly be."""
    path = tmp_path / "hasil-lab.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    for number, line in enumerate(PAPER):
        canvas.drawString(60, 780 - 20 * number, line)
    for number, cells in enumerate(RESULTS):
        for across, cell in zip((60, 200, 280, 370), cells, strict=True):
            canvas.drawString(across, 640 - 20 * number, cell)
    canvas.save()
    return path


def test_a_doubtful_value_comes_first_unticked_beside_its_picture(
    qtbot: QtBot,
    screen: AddRecords,  # noqa: F811
    paper: Path,
) -> None:
    read(qtbot, screen, paper)
    model = screen.review.model
    first = model.index(0, 0)

    words = said(screen.review)

    assert "Kalium" in str(first.data())
    assert first.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked.value
    assert "This value is unusually high or low." in str(first.data())
    assert "Paper (PDF)" in words
    assert "Labs: 4" in words
    assert "1 value could not be read for certain." in words
    qtbot.waitUntil(lambda: isinstance(first.data(Part.PICTURE), QImage), timeout=20_000)


def saved(qtbot: QtBot, screen: AddRecords, session: Session, paper: Path, *, tick: bool) -> int:  # noqa: F811
    read(qtbot, screen, paper)
    screen.review.files.give(there(screen.review._draft).files[0], session.person)
    if tick:
        model = screen.review.model
        on = Qt.CheckState.Checked.value
        model.setData(model.index(0, 0), on, Qt.ItemDataRole.CheckStateRole)
    assert screen.review.save.text() == f"Save {6 + tick} records"
    save(qtbot, screen)
    answer = there(screen._answer)
    assert not answer.files[0].refused
    return answer.new


def test_only_what_was_ticked_enters_and_is_known_from_then_on(
    qtbot: QtBot,
    screen: AddRecords,  # noqa: F811
    session: Session,
    paper: Path,
) -> None:
    assert saved(qtbot, screen, session, paper, tick=False) == 6
    screen._again()
    read(qtbot, screen, paper)
    screen.review.files.give(there(screen.review._draft).files[0], session.person)
    model = screen.review.model
    model.setData(model.index(0, 0), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    save(qtbot, screen)
    assert there(screen._answer).new == 1
    screen._again()

    read(qtbot, screen, paper)

    outcomes = {row.outcome for row in there(screen.review._draft).files[0].rows}
    assert outcomes == {Outcome.SAME}


def test_the_part_shown_has_a_little_of_the_page_around_it_and_stays_on_it() -> None:
    part = around(Box(100, 300, 600, 20), 1000, 2000)
    whole = around(Box(0, 0, 1000, 1000), 1000, 2000)

    assert (part.left(), part.width()) == (80, 640)
    assert part.top() < 600
    assert part.bottom() > 640
    assert (whole.width(), whole.height()) == (1000, 2000)
