"""Adding records on real files: reading, stopping, the review, saving, undo at once and later."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from surely import there

from app.desk import Desk
from ui.models.draft_choices import LEAVE_OUT, NEW
from ui.parts import QuietButton
from ui.screens import act_screens, add_records
from ui.screens.add_records import AddRecords
from ui.screens.imports_list import ImportsList
from ui.session import Session
from ui.window import Window

SAMPLE = Path(__file__).resolve().parents[2] / "app" / "sample"


@pytest.fixture
def window(session: Session, shown: Callable[..., QWidget]) -> Window:
    made = Window(session)
    made.register(list(act_screens(session)))
    session.changed.connect(made.refresh)
    shown(made, 1366, 860)
    return made


@pytest.fixture
def screen(window: Window) -> AddRecords:
    window.go("add")
    found = window.screen_in_front
    assert isinstance(found, AddRecords)
    return found


def stranger(folder: Path, *, broken: bool = False) -> Path:
    """A hospital's file about somebody whom the vault does not know."""
    bundle = json.loads((SAMPLE / "sari-rsud-singasana.json").read_text("utf-8"))
    for entry in bundle["entry"]:
        resource = entry["resource"]
        if resource["resourceType"] == "Patient":
            resource["name"] = [{"text": "Komang Adi"}]
            resource["birthDate"] = "1990-01-31"
            resource.pop("identifier", None)
    if broken:
        bundle["entry"][5]["resource"] = {"nothing": 1}
    path = folder / "hospital.json"
    path.write_text(json.dumps(bundle), "utf-8")
    return path


def read(qtbot: QtBot, screen: AddRecords, *paths: Path) -> None:
    screen.read(paths)
    at = screen._stack
    qtbot.waitUntil(lambda: at.currentIndex() != add_records.BUSY, timeout=20_000)
    assert at.currentIndex() == add_records.REVIEW


def save(qtbot: QtBot, screen: AddRecords) -> None:
    screen.review.save.click()
    done = add_records.DONE
    qtbot.waitUntil(lambda: screen._stack.currentIndex() == done, timeout=20_000)


def said(widget: QWidget) -> str:
    """Every word a widget shows."""
    QApplication.processEvents()
    labels = (child for child in widget.findChildren(QWidget) if hasattr(child, "text"))
    return "\n".join(child.text() for child in labels if not child.isHidden())


def count(session: Session, name: str) -> int:
    cards = session.ask(Desk.people).result(10)
    return next((card.records for card in cards if card.person.name == name), 0)


def test_what_is_known_already_offers_nothing_to_save(qtbot: QtBot, screen: AddRecords) -> None:
    read(qtbot, screen, SAMPLE / "sari-rsud-singasana.json")

    assert not screen.review.save.isEnabled()
    assert "54 you already have" in said(screen.review)
    assert screen.review.model.choosable == ()


def test_a_stranger_is_asked_about_and_can_be_added(
    qtbot: QtBot, screen: AddRecords, session: Session, tmp_path: Path
) -> None:
    read(qtbot, screen, stranger(tmp_path))
    review = screen.review
    key = there(review._draft).files[0].key
    assert "Komang Adi" in said(review)
    assert not review.save.isEnabled()

    review.files.give(there(review._draft).files[0], NEW)

    assert there(there(review._choices).choices()[0].new).birth_date == "1990-01-31"
    assert review.save.text() == "Save 54 records"
    save(qtbot, screen)
    assert count(session, "Komang Adi") > 40
    assert key not in said(screen)


def test_what_a_folder_hides_is_said(qtbot: QtBot, screen: AddRecords, tmp_path: Path) -> None:
    stranger(tmp_path)
    (tmp_path / ".DS_Store").write_bytes(b"x")

    read(qtbot, screen, tmp_path)

    assert "1 hidden or system file was passed over." in said(screen.review)


def test_leaving_a_file_out_saves_nothing(qtbot: QtBot, screen: AddRecords, tmp_path: Path) -> None:
    read(qtbot, screen, stranger(tmp_path))

    screen.review.files.give(there(screen.review._draft).files[0], LEAVE_OUT)

    assert not screen.review.save.isEnabled()
    assert screen.review.save.text() == "Save 0 records"


def test_an_unticked_record_is_not_saved(
    qtbot: QtBot, screen: AddRecords, session: Session, tmp_path: Path
) -> None:
    read(qtbot, screen, stranger(tmp_path))
    screen.review.files.give(there(screen.review._draft).files[0], NEW)
    model = screen.review.model
    off = Qt.CheckState.Unchecked.value
    for at in range(3):
        model.setData(model.index(at, 0), off, Qt.ItemDataRole.CheckStateRole)
    assert screen.review.save.text() == "Save 51 records"

    save(qtbot, screen)

    assert screen._answer is not None
    assert screen._answer.new == 51


def test_what_was_refused_is_told_in_words_and_the_rest_is_saved(
    qtbot: QtBot, screen: AddRecords, tmp_path: Path
) -> None:
    odd = tmp_path / "odd.bin"
    odd.write_bytes(bytes(range(256)))
    read(qtbot, screen, stranger(tmp_path, broken=True), odd)
    screen.review.files.give(there(screen.review._draft).files[0], NEW)
    save(qtbot, screen)

    words = said(screen)

    assert "Entry 6: The file does not say what kind of record this is." in words
    assert "This file could not be read." in words
    assert "no-resource-type" not in words


def test_undo_takes_everything_back_and_the_list_says_so(
    qtbot: QtBot, window: Window, screen: AddRecords, session: Session, tmp_path: Path
) -> None:
    before = count(session, "Ni Wayan Sari")
    read(qtbot, screen, stranger(tmp_path))
    screen.review.files.give(there(screen.review._draft).files[0], session.person)
    save(qtbot, screen)
    assert screen._answer is not None
    assert screen._answer.changed > 0
    window.go("imports")
    listed = window.screen_in_front
    assert isinstance(listed, ImportsList)
    qtbot.waitUntil(lambda: len(listed._imports) == 3, timeout=10_000)

    undo = [b for b in listed.findChildren(QuietButton) if "hospital.json" in b.accessibleName()]
    undo[0].click()

    qtbot.waitUntil(lambda: "Taken back" in said(listed), timeout=10_000)
    assert count(session, "Ni Wayan Sari") == before


def test_stop_ends_the_reading_and_saves_nothing(
    qtbot: QtBot, screen: AddRecords, session: Session, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    whole = (SAMPLE / "sari-puskesmas-kediri.json").read_bytes()
    for number in range(60):
        (folder / f"{number}.json").write_bytes(whole)
    screen.read([folder])
    qtbot.waitUntil(lambda: there(screen._progress).reach().records > 0, timeout=10_000)

    screen._card.stop.click()
    qtbot.waitUntil(lambda: screen._stack.currentIndex() == add_records.START, timeout=5_000)

    assert len(session.ask(Desk.imports, session.person).result(10)) == 2


def test_lock_leaves_no_word_of_a_record(qtbot: QtBot, screen: AddRecords) -> None:
    read(qtbot, screen, SAMPLE / "sari-rsud-singasana.json")
    assert screen.review.model.rowCount() > 0

    screen.clear()
    QApplication.processEvents()

    assert screen.review.model.rowCount() == 0
    assert "sari-rsud" not in said(screen)


def test_dropped_files_are_read(qtbot: QtBot, window: Window) -> None:
    window.go("add", (SAMPLE / "sari-rsud-singasana.json",))

    screen = window.screen_in_front
    assert isinstance(screen, AddRecords)
    at = screen._stack
    qtbot.waitUntil(lambda: at.currentIndex() == add_records.REVIEW, timeout=20_000)
