"""Qt's own dialogs: they have room and speak the language in force."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from surely import there

from ui import pick
from ui.look import Look
from ui.words.language import Language, set_language

ENGLISH = {
    "Look in",
    "Files of type",
    "File name",
    "File",
    "Files",
    "Save",
    "Open",
    "Cancel",
    "Name",
    "Size",
    "Choose",
    "Delete",
}


@pytest.fixture
def owner(qtbot: QtBot, at: Look) -> Iterator[QWidget]:
    owner = QWidget()
    owner.resize(1366, 720)
    qtbot.addWidget(owner)
    yield owner
    set_language(Language.ENGLISH)


def words_in(dialog: QFileDialog) -> set[str]:
    said = [one.text() for one in dialog.findChildren(QAbstractButton)]
    said += [one.text() for one in dialog.findChildren(QLabel)]
    header = there(dialog.findChild(QTreeView)).model()
    said += [str(header.headerData(column, Qt.Orientation.Horizontal)) for column in range(3)]
    return {one.replace("&", "").strip(": ") for one in said}


@pytest.mark.parametrize("name", ["", "lembar.txt"])
def test_a_file_dialog_says_nothing_in_english(owner: QWidget, name: str) -> None:
    set_language(Language.INDONESIAN)

    mode = QFileDialog.FileMode.AnyFile if name else QFileDialog.FileMode.ExistingFiles
    dialog = pick.dialog_for(owner, "Pilih", mode, name=name)

    assert "Batal" in words_in(dialog)
    assert words_in(dialog) & ENGLISH == set()


def test_at_150_percent_the_places_can_be_read(owner: QWidget, qtbot: QtBot, at: Look) -> None:
    at.set_percent(150)
    dialog = pick.dialog_for(owner, "Pilih", QFileDialog.FileMode.ExistingFiles)
    dialog.show()
    qtbot.waitExposed(dialog)

    assert all(box.width() > 200 for box in dialog.findChildren(QComboBox))
    assert all(field.width() > 200 for field in dialog.findChildren(QLineEdit))


def test_the_context_menu_of_a_field_is_translated(owner: QWidget) -> None:
    set_language(Language.INDONESIAN)

    menu = QLineEdit(owner).createStandardContextMenu()

    said = {action.text().split("\t")[0].replace("&", "") for action in menu.actions()}
    assert said >= {"Salin", "Tempel", "Pilih semua"}
