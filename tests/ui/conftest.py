"""What every window test gets: the offscreen platform, a look set back, both languages.

Refuses: a display.
"""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fake_session import Home, copy_of, family_home, open_session
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.assets.build import ENGLISH, INDONESIAN, release
from ui.look import Look, Theme, look
from ui.session import Session
from ui.words.language import Language, set_language

__all__ = ["family_home"]


@pytest.fixture(scope="session", autouse=True)
def translations() -> None:
    """The built translations, made anew where the texts are newer."""
    for source in (ENGLISH, INDONESIAN):
        built = source.with_suffix(".qm")
        if not built.exists() or built.stat().st_mtime < source.stat().st_mtime:
            release(strict=False)


@pytest.fixture
def at(qapp: QApplication) -> Iterator[Look]:
    """The look, light and 100 %, and so again afterwards."""
    found = look()
    set_language(Language.ENGLISH)
    yield found
    for left in QApplication.topLevelWidgets():
        left.close()
        left.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    found.set_theme(Theme.LIGHT)
    found.set_percent(100)
    set_language(Language.ENGLISH)


@pytest.fixture
def shown(qtbot: QtBot, at: Look) -> Callable[[QWidget, int, int], QWidget]:
    """Shows a widget at a size, active, laid out."""

    def show(widget: QWidget, width: int = 900, height: int = 700) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        qtbot.waitExposed(widget)
        QApplication.processEvents()
        return widget

    return show


@pytest.fixture
def home(family_home: Home, own_home: Path) -> Home:
    """The sample family's vault for this test alone, locked."""
    return copy_of(family_home, own_home / "family")


@pytest.fixture
def session(at: Look, qtbot: QtBot, home: Home) -> Iterator[Session]:
    """A session with the sample family's vault open, the owner shown."""
    made = open_session(home, qtbot.waitUntil)
    yield made
    made.close()
