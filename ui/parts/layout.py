"""Layout helpers that scale with the text: columns, rows, flows, cards, scrolling pages.

Refuses: content; everything placed here comes from the caller.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui.look import look
from ui.look.tokens import CONTROL_HEIGHT

_AROUND = 72
"""What else of a page is seen above and below the part that has the keyboard."""

Margin = int | tuple[int, int, int, int]


def _four(margin: Margin) -> tuple[int, int, int, int]:
    return (margin, margin, margin, margin) if isinstance(margin, int) else margin


class Box(QFrame):
    """Children in one direction with a gap and a margin (px at 100 %)."""

    def __init__(
        self,
        direction: QBoxLayout.Direction,
        children: Sequence[QWidget],
        *,
        gap: int,
        margin: Margin = 0,
        name: str = "",
    ) -> None:
        super().__init__()
        self._look = look()
        self._gap = gap
        self._margin = _four(margin)
        self._entry: QWidget | None = None
        self._box = QBoxLayout(direction, self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        if name:
            self.setObjectName(name)
        for child in children:
            self.add(child)
        self._look.changed.connect(self._rescale)
        self._rescale()

    def add(
        self, child: QWidget, stretch: int = 0, align: Qt.AlignmentFlag | None = None
    ) -> QWidget:
        """Put a child at the end; the child itself is returned."""
        self._box.addWidget(child, stretch)
        if align is not None:
            self._box.setAlignment(child, align)
        return child

    @property
    def entry(self) -> QWidget | None:
        """Which part gets the keyboard when the box is given it."""
        return self._entry.entry if isinstance(self._entry, Box) else self._entry

    def enter_at(self, part: QWidget) -> None:
        """Giving the box the keyboard gives it to this part.

        A focus proxy would say the same, but going on by Tab Qt then leaves out whatever
        follows the box.
        """
        self._entry = part

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        if self._entry is not None:
            self._entry.setFocus(reason)
        else:
            super().setFocus(reason)

    def add_stretch(self) -> None:
        """Let everything after this move to the far end."""
        self._box.addStretch(1)

    def add_gap(self, size: int) -> None:
        """A fixed gap of so many px."""
        self._box.addSpacing(self._look.px(size))

    def clear(self) -> None:
        """Remove and destroy every child."""
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def count(self) -> int:
        return self._box.count()

    def set_spacing(self, gap: int, margin: Margin) -> None:
        """Other gaps and margins (px at 100 %)."""
        if (gap, _four(margin)) != (self._gap, self._margin):
            self._gap, self._margin = gap, _four(margin)
            self._rescale()

    def _rescale(self) -> None:
        px = self._look.px
        left, top, right, bottom = self._margin
        self._box.setSpacing(px(self._gap))
        self._box.setContentsMargins(px(left), px(top), px(right), px(bottom))


class Column(Box):
    """Children one below the other."""

    def __init__(
        self, *children: QWidget, gap: int = 16, margin: Margin = 0, name: str = ""
    ) -> None:
        super().__init__(
            QBoxLayout.Direction.TopToBottom, children, gap=gap, margin=margin, name=name
        )


class Row(Box):
    """Children side by side, centred on one line."""

    def __init__(
        self, *children: QWidget, gap: int = 12, margin: Margin = 0, name: str = ""
    ) -> None:
        super().__init__(
            QBoxLayout.Direction.LeftToRight, children, gap=gap, margin=margin, name=name
        )


class Card(Column):
    """A white card with a thin line around it."""

    def __init__(self, *children: QWidget, gap: int = 12, margin: Margin = 20) -> None:
        super().__init__(*children, gap=gap, margin=margin, name="card")


class Sunken(Column):
    """A quiet box within a card."""

    def __init__(self, *children: QWidget, gap: int = 8, margin: Margin = 16) -> None:
        super().__init__(*children, gap=gap, margin=margin, name="sunken")


class Head(Row):
    """The head of a pane: its title, what one can do at the right; as tall as a button."""

    def __init__(self, title: QWidget, *actions: QWidget) -> None:
        super().__init__(gap=8)
        self.add(title, 1)
        for action in actions:
            self.add(action)

    def _rescale(self) -> None:
        super()._rescale()
        self.setMinimumHeight(self._look.px(CONTROL_HEIGHT))


def steady(area: QScrollArea) -> None:
    """Keep the count of a scroll area's accessible children the same while its bar comes and goes.

    Qt (6.11) counts the bar among them while it is visible and looks children up without a
    bounds check, so a screen reader that asks for the second child at the wrong moment ends
    the program. By this name Qt knows the bar; without it only the content is a child.
    """
    for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
        holder = bar.parentWidget()
        if holder is not None:
            holder.setObjectName("bar")


class Divider(QFrame):
    """A thin line."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("divider")


class _FlowLayout(QLayout):
    """Items side by side, going on in the next line where the width ends."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items]
        width = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, tallest = rect.left(), rect.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(rect.width(), 1 << 20))
            if x > rect.left() and x + size.width() > rect.right() + 1:
                x, y, tallest = rect.left(), y + tallest + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            tallest = max(tallest, size.height())
        return y + tallest - rect.top()


class Flow(QWidget):
    """Buttons or chips that go on in the next line when the width ends."""

    def __init__(self, *children: QWidget, gap: int = 8) -> None:
        super().__init__()
        self._look = look()
        self._gap = gap
        self._flow = _FlowLayout(self)
        self._flow.setContentsMargins(0, 0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for child in children:
            self.add(child)
        self._look.changed.connect(self._rescale)
        self._rescale()

    def add(self, child: QWidget) -> QWidget:
        """Put a child at the end; the child itself is returned."""
        self._flow.addWidget(child)
        return child

    def clear(self) -> None:
        """Remove and destroy every child."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _rescale(self) -> None:
        self._flow.setSpacing(self._look.px(self._gap))


class Page(QScrollArea):
    """A scrolling page: one column of at most `width` px (at 100 %), centred if wished."""

    def __init__(
        self, *children: QWidget, width: int = 760, gap: int = 16, centred: bool = False
    ) -> None:
        super().__init__()
        self._look = look()
        self._width = width
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        steady(self)
        inner = QWidget()
        inner.setObjectName("page")
        self.column = Column(*children, gap=gap, margin=(24, 24, 24, 32))
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 0, 0, 0)
        self._holder = _Held(self.column, centred=centred)
        layout.addWidget(self._holder)
        layout.addStretch(1)
        self.setWidget(inner)
        self._look.changed.connect(self._rescale)
        # What has the keyboard is followed before a new text size is laid out; never sideways.
        sideways = self.horizontalScrollBar()
        sideways.valueChanged.connect(lambda _value: sideways.setValue(0))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        self._rescale()

    def add(self, child: QWidget) -> QWidget:
        """Put a child at the end of the column; the child itself is returned."""
        return self.column.add(child)

    def clear(self) -> None:
        """Remove and destroy everything on the page."""
        self.column.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._follow(None, QApplication.focusWidget())

    def bring_into_view(self, part: QWidget) -> None:
        """Scroll to a part that has just appeared, once it has its place."""
        QTimer.singleShot(0, part, lambda: self.ensureWidgetVisible(part, 0, self._look.px(16)))

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Whatever has the keyboard is in view, however it got it."""
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, self._look.px(24), self._look.px(_AROUND))

    def _rescale(self) -> None:
        self._holder.set_limit(self._look.px(self._width))


class _Held(QWidget):
    """Holds a column to a greatest width, at the left or in the middle."""

    def __init__(self, column: QWidget, *, centred: bool) -> None:
        super().__init__()
        self._column = column
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        if centred:
            self._layout.addStretch(1)
        self._layout.addWidget(column, 1000)
        self._layout.addStretch(1)

    def set_limit(self, width: int) -> None:
        self._column.setMaximumWidth(width)
