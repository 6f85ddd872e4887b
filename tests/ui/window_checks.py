"""What is looked at wherever a walk through the window stops; every look gives its faults.

Refuses: to be a test, and to know any single screen.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, QTranslator
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from ui.look import look
from ui.look.tokens import TARGET
from ui.parts import Sheet, Text

SMALLEST = 15
_FRAME = 2


class Stretching(QTranslator):
    """A pseudo-language: every text 40 % longer, with letters outside ASCII."""

    def translate(
        self, _context: str, source: str, _disambiguation: str | None = None, _count: int = -1
    ) -> str:
        extra = max(1, round(len(source) * 0.4))
        padding = ("àéîõü " * (extra // 6 + 1))[:extra].strip()
        return f"{source} {padding}" if source else source

    def isEmpty(self) -> bool:  # noqa: N802 - Qt overrides keep Qt's spelling
        return False


def speak_stretched() -> Stretching:
    """Speak the pseudo-language until the translator is removed again."""
    made = Stretching()
    QCoreApplication.installTranslator(made)
    for window in QApplication.topLevelWidgets():
        QApplication.sendEvent(window, QEvent(QEvent.Type.LanguageChange))
    return made


# -- what there is ------------------------------------------------------------------------


def front(window: QWidget) -> QWidget:
    """What can be used now: the sheet on top, else the whole window."""
    sheets = [one for one in window.findChildren(Sheet) if one.isVisible()]
    return sheets[-1] if sheets else window


def stops(root: QWidget) -> list[QWidget]:
    """Everything that can hold the keyboard."""
    return [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.focusProxy() is None
        and not isinstance(widget, QScrollBar)
    ]


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it; Qt gives a chooser's value there, its label by relation."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip()


def _said(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton | Text) else ""
    return f"{type(widget).__name__} “{text or name_of(widget)}”"


# -- names, sizes, order ------------------------------------------------------------------


def nameless(root: QWidget) -> list[str]:
    """Stops without a name of their own."""
    faults = []
    for widget in stops(root):
        name = name_of(widget)
        if not name or name == "?":
            faults.append(f"no name: {type(widget).__name__} in {type(widget.parent()).__name__}")
        elif isinstance(widget, QLineEdit) and name == widget.placeholderText():
            faults.append(f"named by its placeholder: {name}")
    return faults


def twins(root: QWidget) -> list[str]:
    """Names that stand for two things at once."""
    count = Counter((type(one).__name__, name_of(one)) for one in stops(root))
    return [
        f"{number} times {kind} “{name}”" for (kind, name), number in count.items() if number > 1
    ]


def too_small(root: QWidget) -> list[str]:
    """Stops that a finger or a shaking hand misses."""
    least = look().px(TARGET)
    return [
        f"{one.width()}×{one.height()}: {_said(one)}"
        for one in stops(root)
        if one.width() < least or one.height() < least
    ]


def against_reading(way: Sequence[QWidget]) -> list[str]:
    """Steps of Tab against the order of reading, wherever the boxes around them part."""
    faults = []
    for first, second in pairwise(way):
        parted = _parting(first, second)
        if parted and _reads_before(parted[1].geometry(), parted[0].geometry()):
            faults.append(f"{_said(first)} before {_said(second)}")
    return faults


def _parting(first: QWidget, second: QWidget) -> tuple[QWidget, QWidget] | None:
    """The boxes around two widgets that stand beside each other in one box.

    None if one widget lies in the other, as the clearing button does in its field.
    """
    pairs = zip(_around(first), _around(second), strict=False)
    return next(((one, other) for one, other in pairs if one != other), None)


def _around(widget: QWidget) -> list[QWidget]:
    """A widget and the boxes around it, the window first."""
    found = [widget]
    while (box := found[-1].parentWidget()) is not None:
        found.append(box)
    return found[::-1]


def _reads_before(one: QRect, other: QRect) -> bool:
    if one.bottom() <= other.top():
        return True
    return other.bottom() > one.top() and one.right() <= other.left()


# -- room ---------------------------------------------------------------------------------


def small_text(root: QWidget) -> list[str]:
    """Words in letters under the smallest size."""
    least = look().px(SMALLEST)
    return [
        f"{one.font().pixelSize()} px: {_said(one)}"
        for one in root.findChildren(QWidget)
        if one.isVisible() and 0 < one.font().pixelSize() < least
    ]


def clipped(root: QWidget) -> list[str]:
    """Words that are cut off: by their own box, by a box around it, or beyond a page's side."""
    faults = [*_narrow(root), *_sideways(root)]
    for one in root.findChildren(QWidget):
        worded = isinstance(one, Text | QAbstractButton | QLineEdit | QComboBox)
        if worded and one.isVisible() and not one.visibleRegion().isEmpty():
            faults += _beyond(one)
    return faults


def _narrow(root: QWidget) -> Iterator[str]:
    for text in root.findChildren(Text):
        if not text.isVisible() or not text.text() or not text.hasHeightForWidth():
            continue
        if text.height() < text.heightForWidth(text.width()):
            yield f"too low ({text.height()} px): {_said(text)}"
        if text.width() < text.minimumSizeHint().width():
            yield f"too narrow ({text.width()} px): {_said(text)}"
    for button in root.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            wanted = button.minimumSizeHint()
            if button.width() < wanted.width() or button.height() < wanted.height() - _FRAME:
                yield f"{button.width()} of {wanted.width()} px: {_said(button)}"


def _sideways(root: QWidget) -> Iterator[str]:
    for area in root.findChildren(QAbstractScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum() > _FRAME:
            yield f"scrolls sideways: {type(area).__name__} “{area.accessibleName()}”"
        page = area.widget() if isinstance(area, QScrollArea) and area.isVisible() else None
        if page is not None:
            wide = page.minimumSizeHint().width()
            if wide > area.viewport().width() + _FRAME:
                yield f"a page {wide} px wide in {area.viewport().width()} px"


def _beyond(widget: QWidget) -> Iterator[str]:
    """Out of a box that does not scroll, or over the side of one that does."""
    box = widget.parentWidget()
    while box is not None:
        spot = QRect(widget.mapTo(box, QPoint(0, 0)), widget.size())
        area = box.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is box:
            if spot.left() < -_FRAME or spot.right() > box.width() + _FRAME:
                yield f"over the side of its page: {_said(widget)}"
            return
        if not box.rect().adjusted(-_FRAME, -_FRAME, _FRAME, _FRAME).contains(spot):
            yield f"outside its {type(box).__name__}: {_said(widget)}"
            return
        box = None if box.isWindow() else box.parentWidget()
