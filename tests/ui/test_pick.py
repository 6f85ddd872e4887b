"""Qt's own dialogs: they have room and speak the language in force."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTabWidget,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from surely import there

from ui import pick
from ui.look import Look
from ui.words.language import Language, set_language

PRINTING = {
    "Print",
    "Name",
    "Properties",
    "Location",
    "Preview",
    "Type",
    "Output file",
    "Options >>",
    "Options <<",
    "Cancel",
    "Print range",
    "Print all",
    "Pages from",
    "to",
    "Current Page",
    "Copies",
    "Copies:",
    "Collate",
    "Reverse",
    "Color",
    "Grayscale",
    "Color Mode",
    "Double Sided Printing",
    "Off",
    "All Pages",
    "Odd Pages",
    "Page Set",
    "Output Settings",
    "Selection",
}
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


def test_a_folder_dialog_says_nothing_in_english(owner: QWidget) -> None:
    set_language(Language.INDONESIAN)

    dialog = pick.dialog_for(owner, "Pilih", QFileDialog.FileMode.Directory)

    kinds = {
        box.itemText(at) for box in dialog.findChildren(QComboBox) for at in range(box.count())
    }
    assert (words_in(dialog) | kinds) & {*ENGLISH, "Directories"} == set()


def test_the_print_dialog_says_nothing_in_english(owner: QWidget) -> None:
    set_language(Language.INDONESIAN)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, owner)
    dialog.show()

    said = [one.text() for one in dialog.findChildren(QAbstractButton)]
    said += [one.text() for one in dialog.findChildren(QLabel)]
    said += [one.title() for one in dialog.findChildren(QGroupBox)]
    for box in dialog.findChildren(QComboBox):
        said += [box.itemText(at) for at in range(box.count())]
    for tabs in dialog.findChildren(QTabWidget):
        said += [tabs.tabText(at) for at in range(tabs.count())]
    said.append(dialog.windowTitle())
    words = {one.replace("&", "").strip(": ") for one in said}
    delete(dialog)  # before its printer

    assert {"Cetak", "Batal", "Semua"} <= words
    assert words & PRINTING == set()


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


@pytest.mark.parametrize("percent", [100, 150])
def test_sizes_kinds_and_dates_stand_whole_beside_the_names(
    owner: QWidget, qtbot: QtBot, at: Look, percent: int
) -> None:
    at.set_percent(percent)
    dialog = pick.dialog_for(owner, "Pilih berkas", QFileDialog.FileMode.ExistingFiles)
    dialog.show()
    head = there(dialog.findChild(QTreeView)).header()
    qtbot.waitUntil(lambda: head.count() > 1)

    for column in range(1, head.count()):
        assert head.sectionSize(column) >= head.sectionSizeHint(column)
