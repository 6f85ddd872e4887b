"""The part of the walk through the window that stops at backups and at getting a vault back.

Refuses: to be a test, as the walk itself.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from fake_session import PASSPHRASE

from app.backup_places import PlaceKind
from ui.parts import ConfirmSheet
from ui.screens.backup_place_sheet import PlaceSheet
from ui.screens.backups import BackupsScreen
from ui.screens.restore import RestoreScreen

if TYPE_CHECKING:
    from window_walk import Whole


def backups(whole: "Whole") -> Iterator[str]:
    """No backup, a place set up, one proven, one that failed; then a vault got back from it."""
    screen = whole.go("backups")
    assert isinstance(screen, BackupsScreen)
    yield "backups none"
    screen._add()
    sheet = whole.window.shell.findChildren(PlaceSheet)[-1]
    yield "backups place"
    for at, kind in ((1, PlaceKind.WEBDAV), (2, PlaceKind.S3), (0, PlaceKind.FOLDER)):
        sheet.kind.setCurrentIndex(at)
        sheet._say()
        yield f"backups place {kind.value}"
    sheet.save()
    yield "backups place nothing typed"
    stick = whole.home.root / "stick"
    stick.mkdir(exist_ok=True)
    sheet.take_folder(stick)
    sheet.save()
    whole.until(lambda: screen._job is None and bool(screen._places) and stick_has_backup(whole))
    whole.settle()
    yield "backups proven"
    assert screen._places
    screen._ask_forget(screen._places[0])
    whole.settle()
    assert whole.window.shell.findChildren(ConfirmSheet)
    yield "backups forget"
    whole.shut_sheet()
    backup = next(stick.glob("*.rekamku"))
    mark = stick / "rekamku-place.txt"
    text = mark.read_text()
    mark.unlink()
    screen._make(screen._places[0].id)
    whole.until(lambda: screen._job is None)
    whole.settle()
    whole.errors.clear()
    yield "backups failed"
    mark.write_text(text)
    yield from _restore(whole, backup)
    settings = whole.go("settings")
    settings._look_at_computer()
    whole.settle()
    yield "settings computer"
    whole.shut_sheet()


def _restore(whole: "Whole", backup: Path) -> Iterator[str]:
    screen = whole.go("restore")
    assert isinstance(screen, RestoreScreen)
    yield "restore"
    screen.take_file(backup)
    whole.settle()
    yield "restore file"
    screen.restore()
    yield "restore nothing typed"
    screen.phrase.line.setText("salah sama sekali")
    screen.restore()
    whole.until(lambda: screen._job is None)
    yield "restore wrong"
    screen.phrase.line.setText(PASSPHRASE)
    screen.restore()
    whole.until(lambda: screen._done is not None)
    whole.settle()
    yield "restore done"
    whole.window.back()
    whole.settle()


def stick_has_backup(whole: "Whole") -> bool:
    """Whether the place of the walk holds a finished one."""
    return any((whole.home.root / "stick").glob("*.rekamku"))
