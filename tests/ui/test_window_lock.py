"""Lock takes every word of every record off every screen and out of every model."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from fake_session import Home
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_walk import RECIPIENT, Whole

from app.answers import FileChoice
from app.demo import FAMILY, SAMPLE
from app.desk import Desk
from app.jobs import Job
from ui.look import Look
from ui.screen import Screen

MARK = "Zirkonvara"
SECRETS = (MARK, RECIPIENT, *(new.name for new, _ in FAMILY))
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.UserRole,
)
_DEEPEST = 9


def marked(value: Any) -> Any:
    """The same resource with the mark in every word that a screen could show."""
    if isinstance(value, dict):
        return {
            key: f"{MARK} {inner}"
            if key in {"display", "text"} and isinstance(inner, str)
            else marked(inner)
            for key, inner in value.items()
        }
    return [marked(one) for one in value] if isinstance(value, list) else value


def plant(whole: Whole, folder: Path) -> None:
    """Bring in records that carry the mark."""
    bundle = json.loads((SAMPLE / "sari-rsud-singasana.json").read_text("utf-8"))
    file = folder / f"{MARK}.json"
    file.write_text(json.dumps(marked(bundle)), "utf-8")
    session = whole.session
    draft = session.ask(Desk.read_files, session.person, (file,), Job()).result(60)
    choice = FileChoice(draft.files[0].key, session.person)
    assert session.ask(Desk.save_draft, (choice,), Job()).result(60).changed > 0
    session.refresh()
    whole.settle()


def words_of_widgets() -> Iterator[str]:
    """Every word that any widget of the program still holds, shown or not."""
    for widget in QApplication.allWidgets():
        yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        yield from (widget.windowTitle(), *typed(widget))
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            for kind in (QAccessible.Text.Name, QAccessible.Text.Description):
                yield interface.text(kind)
            yield interface.text(QAccessible.Text.Value)


def typed(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return [widget.text()]
    if isinstance(widget, QPlainTextEdit):
        return [widget.toPlainText()]
    if isinstance(widget, QComboBox):
        return [widget.itemText(row) for row in range(widget.count())]
    return []


def words_of_models(root: QObject) -> Iterator[str]:
    """Whatever any model says of any row."""
    for model in root.findChildren(QAbstractItemModel):
        for row in range(model.rowCount(QModelIndex())):
            at = model.index(row, 0)
            while at.isValid():
                yield from (str(model.data(at, role)) for role in _ROLES)
                at = at.siblingAtColumn(at.column() + 1)


def words_held(thing: object, seen: set[int], depth: int = 0) -> Iterator[str]:
    """Every text an object of ours reaches through its attributes and collections."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, bytes):
        yield thing.decode("utf-8", "replace")
    elif depth < _DEEPEST and id(thing) not in seen and not isinstance(thing, type):
        seen.add(id(thing))
        for inner in parts_of(thing):
            yield from words_held(inner, seen, depth + 1)


def parts_of(thing: object) -> Iterable[object]:
    if isinstance(thing, dict):
        return [*thing.keys(), *thing.values()]
    if isinstance(thing, list | tuple | set | frozenset):
        return thing
    if not type(thing).__module__.startswith(("ui", "app", "sync", "vault")):
        return ()
    slots = [name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())]
    slots += getattr(type(thing), "__struct_fields__", ())
    held = [getattr(thing, name) for name in slots if hasattr(thing, name)]
    return [*held, *getattr(thing, "__dict__", {}).values()]


def left(whole: Whole) -> set[str]:
    """Texts with a secret in them, wherever they are left."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    screens = whole.window.findChildren(Screen)
    texts = [*words_of_widgets(), *words_of_models(whole.window)]
    texts += [*words_held(whole.session.__dict__, set()), *words_held(screens, set())]
    texts.append(QGuiApplication.clipboard().text())
    return {text for text in texts if any(secret in text for secret in SECRETS)}


def test_lock_leaves_no_word_of_any_record_in_any_state(
    at: Look, qtbot: QtBot, home: Home, tmp_path: Path
) -> None:
    whole = Whole(home, qtbot)
    whole.show(1366, 860)
    whole.unlock()
    plant(whole, tmp_path)
    for part in (
        whole.records(),
        whole.adding(tmp_path),
        whole.sharing(),
        whole.looking_back(),
        whole.house(),
    ):
        list(part)
    whole.go("search", MARK)
    assert any(MARK in text for text in left(whole))

    whole.session.lock()
    whole.settle()

    assert left(whole) == set()
    assert whole.window.current == "unlock"
    whole.close()


def test_lock_in_the_midst_of_a_sheet_a_toast_and_an_answer_leaves_nothing(
    at: Look, qtbot: QtBot, home: Home, tmp_path: Path
) -> None:
    whole = Whole(home, qtbot)
    whole.show(1366, 860)
    whole.unlock()
    plant(whole, tmp_path)
    next(whole.other_person())
    next(one for one in whole._sheets() if one.startswith("record sheet"))
    whole.window.toast(f"{MARK} was saved.", "Undo", lambda: None)
    whole.window.go("labs")
    whole.window.go("search", MARK)

    whole.session.lock()
    whole.settle()

    assert left(whole) == set()
    assert not whole.window.sheet_open
    whole.close()
