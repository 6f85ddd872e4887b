"""A clinical document's page shows its blocks as words, headings, lists and tables."""

from PySide6.QtGui import QTextTable
from pytestqt.qtbot import QtBot

from sync.readers.ccda.laid import Block, Cell, LaidOut, Run
from ui.parts import LaidOutPage

PAGE = LaidOut(
    title="Ringkasan",
    lines=("Siti Aminah · 1970-05-17",),
    blocks=(
        Block("heading", (Run("Alergi"),), 1),
        Block("paragraph", (Run("Tidak ada "), Run("<b>apa pun</b>", bold=True))),
        Block("item", (Run("satu"),), 1),
        Block("item", (Run("dua"),), 1, 2),
        Block(
            "table",
            rows=(
                (Cell((Run("Nilai"),), head=True, columns=2),),
                (Cell((Run("Hb"),), rows=2), Cell((Run("9,1"),))),
                (Cell((Run("10"),)),),
            ),
        ),
        Block("caption", (Run("Tabel 1"),)),
    ),
)


def _page(qtbot: QtBot) -> LaidOutPage:
    page = LaidOutPage("Ringkasan")
    qtbot.addWidget(page)
    page.show_page(PAGE)
    return page


def test_all_words_are_there_and_markup_is_only_words(qtbot: QtBot) -> None:
    said = _page(qtbot).toPlainText()
    for words in ("Ringkasan", "Alergi", "<b>apa pun</b>", "satu", "2. dua", "9,1", "Tabel 1"):
        assert words in said
    assert _page(qtbot).isReadOnly()


def test_a_table_has_its_spans(qtbot: QtBot) -> None:
    page = _page(qtbot)
    tables = [
        one for one in page.document().rootFrame().childFrames() if isinstance(one, QTextTable)
    ]
    assert len(tables) == 1
    assert (tables[0].rows(), tables[0].columns()) == (3, 2)
    assert tables[0].cellAt(0, 0).columnSpan() == 2
    assert tables[0].cellAt(1, 0).rowSpan() == 2


def test_headings_can_be_walked_by_a_screen_reader(qtbot: QtBot) -> None:
    page = _page(qtbot)
    block = page.document().begin()
    levels = {}
    while block.isValid():
        levels[block.text()] = block.blockFormat().headingLevel()
        block = block.next()
    assert levels["Alergi"] == 2
    assert levels["Ringkasan"] == 0


def test_another_document_takes_its_place(qtbot: QtBot) -> None:
    page = _page(qtbot)
    page.show_page(LaidOut(title="Lain", blocks=(Block("paragraph", (Run("Baru"),)),)))
    assert "Alergi" not in page.toPlainText()
    assert "Baru" in page.toPlainText()
