"""Keeps the keyboard where it was while a page is said anew.

Refuses: taking the keyboard to a page that did not have it, or to what endangers something.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.parts.buttons import DangerButton
from ui.parts.tab_order import stops_in


@contextmanager
def keeping_focus(page: QWidget) -> Iterator[None]:
    """Rebuild inside: the control of the same name gets the keyboard again, else the first."""
    holder = QApplication.focusWidget()
    inside = holder is not None and (holder is page or page.isAncestorOf(holder))
    name = holder.accessibleName() if holder is not None and inside else ""
    yield
    if inside:
        focus_on(page, name)


def focus_on(page: QWidget, name: str = "") -> None:
    """Give the keyboard to the control of that name, else to the first that endangers nothing."""
    stops = [stop for stop in stops_in(page) if stop.isEnabled()]
    named = (stop for stop in stops if name and stop.accessibleName() == name)
    harmless = (stop for stop in stops if not isinstance(stop, DangerButton))
    target = next(named, None) or next(harmless, None)
    if target is not None:
        target.setFocus(Qt.FocusReason.OtherFocusReason)
