"""The order of Tab made the order of reading, where parts were made in another order.

Refuses: guessing by position where there is a layout.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLayout,
    QScrollArea,
    QWidget,
)


def follow_layout(root: QWidget) -> None:
    """Chain everything to be seen inside that takes the keyboard, in the order it is laid out."""
    for before, after in pairwise(stops_in(root)):
        QWidget.setTabOrder(before, after)


def stops_in(widget: QWidget) -> Iterator[QWidget]:
    """What Tab comes to in a widget, in the order of reading."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    layout = widget.layout()
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    if inner is not None:
        yield from stops_in(inner)
    elif layout is not None:
        yield from _laid_out(layout)
    elif not isinstance(widget, QAbstractScrollArea):
        yield from _placed(widget)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None and not put_away(widget):
            yield from stops_in(widget)


def _placed(widget: QWidget) -> Iterator[QWidget]:
    """Buttons that a part places itself, such as chips on their line."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly  # `children` would wrap Qt's own as well
    buttons = widget.findChildren(QAbstractButton, options=direct)
    seen = (one for one in buttons if not put_away(one))
    yield from sorted(seen, key=lambda one: (one.y(), one.x()))


def put_away(widget: QWidget) -> bool:
    """Whether somebody hid it; what was only just made is not shown yet either."""
    hidden = widget.testAttribute(Qt.WidgetAttribute.WA_WState_Hidden)
    return hidden and widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
