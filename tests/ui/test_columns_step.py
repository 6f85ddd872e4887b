"""A table nobody is sure of: somebody says once which column is what, and it is remembered."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from surely import there
from test_screen_add import read, said, save, screen, window  # noqa: F401 - fixtures

from app.desk import Desk
from ui.parts import QuietButton
from ui.screens import add_records
from ui.screens.add_records import AddRecords
from ui.session import Session

TABLE = "Kolom A;Kolom B;Kolom C\n18/11/2026;Hemoglobin;13,2\n19/11/2026;Leukosit;7,1\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "hasil.csv"
    path.write_text(TABLE, "utf-8")
    return path


def ask(qtbot: QtBot, screen: AddRecords, table: Path) -> None:  # noqa: F811
    """Go from the review to the question."""
    read(qtbot, screen, table)
    buttons = screen.review.files.findChildren(QuietButton)
    next(one for one in buttons if "Say which column" in one.accessibleName()).click()
    qtbot.waitUntil(lambda: len(screen.columns.choosers) == 3, timeout=20_000)


def tell(qtbot: QtBot, screen: AddRecords, *meanings: str) -> None:  # noqa: F811
    for chooser, meaning in zip(screen.columns.choosers, meanings, strict=True):
        chooser.select(meaning)
        chooser.chosen.emit(meaning)
    qtbot.waitUntil(screen.columns.use.isEnabled, timeout=20_000)


def test_the_first_rows_are_shown_and_nothing_goes_on_before_they_become_something(
    qtbot: QtBot,
    screen: AddRecords,  # noqa: F811
    table: Path,
) -> None:
    ask(qtbot, screen, table)

    words = said(screen.columns)

    assert "In the first rows: Hemoglobin · Leukosit" in words
    assert "Nothing can be read yet." in words
    assert not screen.columns.use.isEnabled()


def test_what_was_told_is_shown_read_and_remembered(
    qtbot: QtBot,
    screen: AddRecords,  # noqa: F811
    session: Session,
    table: Path,
) -> None:
    ask(qtbot, screen, table)
    tell(qtbot, screen, "date", "test", "result")
    assert "Hemoglobin · 13,2" in said(screen.columns)

    screen.columns.use.click()
    qtbot.waitUntil(lambda: screen._stack.currentIndex() == add_records.REVIEW, timeout=20_000)
    assert screen.review.save.text() == "Save 2 records"
    save(qtbot, screen)

    table.write_text(TABLE.replace("13,2", "14,0"), "utf-8")
    screen._again()
    read(qtbot, screen, table)
    assert "Say which column is what" not in said(screen.review.files)
    assert len(session.ask(Desk.remembered_columns).result(10)) == 1


def test_a_table_can_be_left_out_and_nothing_is_remembered(
    qtbot: QtBot,
    screen: AddRecords,  # noqa: F811
    session: Session,
    table: Path,
) -> None:
    ask(qtbot, screen, table)
    buttons = screen.columns.findChildren(QuietButton)

    next(one for one in buttons if one.text() == "Leave this table out").click()

    assert screen._stack.currentIndex() == add_records.REVIEW
    assert session.ask(Desk.remembered_columns).result(10) == ()


def test_of_several_tables_with_the_same_columns_one_is_asked_about(
    qtbot: QtBot,
    screen: AddRecords,  # noqa: F811
    table: Path,
) -> None:
    (table.parent / "lain.csv").write_text(TABLE.replace("18/11", "20/11"), "utf-8")
    ask(qtbot, screen, table.parent)
    tell(qtbot, screen, "date", "test", "result")

    screen.columns.use.click()

    at = screen._stack
    qtbot.waitUntil(lambda: at.currentIndex() == add_records.REVIEW, timeout=20_000)
    assert screen.review.save.text() == "Save 4 records"


def test_what_was_decided_about_other_files_stays_decided(
    qtbot: QtBot,
    screen: AddRecords,  # noqa: F811
    table: Path,
) -> None:
    (table.parent / "lain.csv").write_text("Tanggal;Pemeriksaan;Hasil\n2026-11-18;Hb;13\n", "utf-8")
    ask(qtbot, screen, table.parent)
    files = there(screen.review.draft).files
    other = next(one for one in files if one.rows)
    screen.review.files.give(other, "leave-out")
    tell(qtbot, screen, "date", "test", "result")

    screen.columns.use.click()

    at = screen._stack
    qtbot.waitUntil(lambda: at.currentIndex() == add_records.REVIEW, timeout=20_000)
    assert there(screen.review._choices).whose(other.key) == "leave-out"


def test_lock_leaves_no_word_of_a_table(
    qtbot: QtBot,
    screen: AddRecords,  # noqa: F811
    table: Path,
) -> None:
    ask(qtbot, screen, table)

    screen.clear()

    assert "Hemoglobin" not in said(screen)
    assert screen.columns._seen is None
