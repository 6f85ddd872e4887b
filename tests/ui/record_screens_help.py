"""A window with the screens that show records, over the sample family's vault.

Refuses: to be a test.
"""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from surely import press_key

from ui.parts import Sheet
from ui.screen import Stage
from ui.screens import record_screens
from ui.screens.list_screen import ListScreen
from ui.session import Session
from ui.window import Window


class Opened(Window):
    """A window that keeps where it was sent, also to screens that are not registered."""

    sent: list[tuple[str, object]]

    def go(self, name: str, argument: object = None) -> None:
        self.sent.append((name, argument))
        if self.has(name):
            super().go(name, argument)


def open_window(session: Session, qtbot: QtBot, size: tuple[int, int] = (1400, 900)) -> Opened:
    """The window with the timeline in front."""
    window = Opened(session)
    window.sent = []
    window.register(record_screens(session))
    session.changed.connect(window.refresh)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    window.enter(Stage.OPEN, "timeline")
    return window


def front(window: Window, qtbot: QtBot, name: str = "") -> ListScreen:
    """A screen with a list, filled."""
    if name:
        window.go(name)
    screen = window.screen_in_front
    assert isinstance(screen, ListScreen)
    qtbot.waitUntil(lambda: screen.list.model().rowCount() > 0)
    return screen


def titles(screen: ListScreen) -> list[str]:
    model = screen.list.model()
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def find(screen: ListScreen, words: str) -> QModelIndex:
    model = screen.list.model()
    for row in range(model.rowCount()):
        if words in str(model.data(model.index(row, 0))):
            return model.index(row, 0)
    raise AssertionError(words, titles(screen)[:8])


def show(screen: ListScreen, qtbot: QtBot, words: str) -> None:
    """Choose the first row with these words and wait for its page."""
    at = find(screen, words)
    screen.list.setCurrentIndex(at)
    wanted = screen.record_of(at)
    qtbot.waitUntil(lambda: shown_id(screen) == wanted)


def shown_id(screen: ListScreen) -> object:
    view = screen.pane.view
    return view.detail.row.id if view is not None else None


def texts(root: QWidget) -> list[str]:
    """Every word one can see or hear beneath a widget."""
    QApplication.processEvents()
    found: list[str] = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root):
            continue
        if isinstance(widget, QLabel | QPushButton):
            found.append(widget.text())
        if isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
        found.append(widget.accessibleName())
    return [text for text in found if text]


def press(root: QWidget, name: str) -> None:
    """Press the visible button of that name."""
    QApplication.processEvents()
    for button in root.findChildren(QPushButton):
        if button.isVisibleTo(root) and button.accessibleName() == name:
            button.click()
            return
    raise AssertionError(name, texts(root))


def sheet(window: Window, qtbot: QtBot) -> Sheet:
    """The sheet that is open."""
    found: list[Sheet] = []

    def there() -> bool:
        found[:] = [one for one in window.shell.findChildren(Sheet) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(there)
    return found[-1]


def key(qtbot: QtBot, widget: QWidget, which: Qt.Key) -> None:
    press_key(qtbot, widget, which)
