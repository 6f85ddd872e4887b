"""A furnished window over a test session, as the program puts it together.

Refuses: a display.
"""

from collections.abc import Callable, Iterator

import pytest
from fake_session import PASSPHRASE, Home, open_session
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.door import Door
from app.jobs import Job
from ui.furnish import Furnishing
from ui.look import Look
from ui.parts.layout import Box
from ui.screen import Stage
from ui.session import Session
from ui.waiting import WaitingDesk
from ui.window import Window

Furnish = Callable[[Session], Window]


@pytest.fixture
def furnished(at: Look, qtbot: QtBot) -> Iterator[Furnish]:
    """Furnishes a window around a session that has not begun; ends both."""
    sessions: list[Session] = []

    def furnish(session: Session) -> Window:
        window = Window(WaitingDesk())
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        sessions.append(session)
        Furnishing(window, session).begin()
        qtbot.waitUntil(lambda: window.current != "")
        return window

    yield furnish
    for session in sessions:
        session.close()


@pytest.fixture
def opened(furnished: Furnish, home: Home, qtbot: QtBot) -> tuple[Window, Session]:
    """The family's vault, open in a furnished window."""
    session = home.session()
    window = furnished(session)
    session.ask(Door.open_with_passphrase, session.vault, PASSPHRASE, "", Job()).result(30)
    session.opened()
    qtbot.waitUntil(lambda: session.stage() is Stage.OPEN, timeout=15000)
    return window, session


def write(field: QWidget, text: str) -> None:
    """Type into a field as a person does."""
    line = field.entry if isinstance(field, Box) else field
    assert isinstance(line, QLineEdit)
    line.clear()
    QTest.keyClicks(line, text)


__all__ = ["Furnish", "Home", "furnished", "open_session", "opened", "write"]
