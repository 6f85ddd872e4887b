"""What a test knows to be there, said to the type checker.

Refuses: hiding an absence; it fails where something is missing.
"""

from typing import Any, TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

Thing = TypeVar("Thing")


def there(thing: Thing | None) -> Thing:
    """The thing, which must not be missing."""
    assert thing is not None
    return thing


def as_any(thing: object) -> Any:
    """A widget whose own class the test does not name."""
    return thing


def type_keys(qtbot: QtBot, widget: QWidget, text: str) -> None:
    """Type a text as a person would."""
    typing: Any = qtbot
    typing.keyClicks(widget, text)


def press_key(qtbot: QtBot, widget: QWidget, key: object) -> None:
    """Press one key."""
    typing: Any = qtbot
    typing.keyClick(widget, key)
