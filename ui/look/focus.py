"""The focus ring: 3 px, standing 2 px off the control that has the keyboard.

Refuses: to show after a click on a button (a field shows it always) and to take events.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, SignalInstance
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from ui.look.in_force import Look, look
from ui.look.tokens import FOCUS_GAP, FOCUS_WIDTH, RADIUS_CONTROL

_REACH = FOCUS_WIDTH + FOCUS_GAP
_MOVES = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
        QEvent.Type.LayoutRequest,
    }
)


@runtime_checkable
class HasFocusRect(Protocol):
    """A widget whose focus lies on a part of it, such as the current row of a list."""

    focus_moved: SignalInstance

    def focus_rect(self) -> QRect: ...


class FocusRing(QWidget):
    """One overlay per window; follows the application's focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._look: Look = look()
        self._window = window
        self._target: QWidget | None = None
        self._watched: list[QObject] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("focus-ring")
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)
        self._look.changed.connect(self.follow)

    @property
    def target(self) -> QWidget | None:
        """The widget that the ring surrounds, if it is shown."""
        return self._target

    def follow(self) -> None:
        """Lie around the target again, wherever it is now."""
        area = self._area()
        if area.isEmpty() or self._target is None:
            self.hide()
            return
        reach = self._look.px(_REACH)
        self.setGeometry(area.adjusted(-reach, -reach, reach, reach))
        seen = self._visible_part()
        if seen.isEmpty():  # as a mask that would mean: everything
            self.hide()
            return
        self.setMask(seen)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._look.px(FOCUS_WIDTH)
        painter.setPen(QPen(self._look.color("focus"), width))
        half = width / 2
        radius = self._look.px(RADIUS_CONTROL + FOCUS_GAP) + half
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, radius, radius)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self.follow()
        elif event.type() is QEvent.Type.KeyPress and watched is QApplication.focusWidget():
            self._show_on(QApplication.focusWidget())
        return False

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._unwatch()
        self._target = None
        reachable = new is not None and bool(new.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if new is None or not reachable or not self._window.isAncestorOf(new):
            self.hide()
            return
        self._watch(new)
        clicked = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if not clicked or isinstance(new, QLineEdit | QPlainTextEdit):
            self._show_on(new)
        else:
            self.hide()

    def _show_on(self, widget: QWidget | None) -> None:
        self._target = widget
        self.follow()

    def _watch(self, widget: QWidget) -> None:
        if isinstance(widget, HasFocusRect):
            widget.focus_moved.connect(self.follow)
        current: QWidget | None = widget
        while current is not None and current is not self._window:
            self._watched.append(current)
            current = current.parentWidget()
        for each in self._watched:
            each.installEventFilter(self)

    def _unwatch(self) -> None:
        from shiboken6 import isValid

        for each in self._watched:
            if isValid(each):
                if isinstance(each, HasFocusRect):
                    each.focus_moved.disconnect(self.follow)
                each.removeEventFilter(self)
        self._watched.clear()

    def _area(self) -> QRect:
        from shiboken6 import isValid

        target, window = self._target, self._window
        if target is None or not isValid(target) or not target.isVisible():
            return QRect()
        inner = target.focus_rect() if isinstance(target, HasFocusRect) else target.rect()
        return QRect(target.mapTo(window, inner.topLeft()), inner.size())

    def _visible_part(self) -> QRegion:
        region = QRegion(self.rect())
        window = self._window
        holder = self._target.parentWidget() if self._target is not None else None
        if isinstance(self._target, QAbstractScrollArea) and hasattr(self._target, "focus_rect"):
            holder = self._target.viewport()
        while holder is not None and holder is not window:
            area = holder.parentWidget()
            if isinstance(area, QAbstractScrollArea) and area.viewport() is holder:
                top = holder.mapTo(window, QPoint(0, 0)) - self.pos()
                region = region.intersected(QRect(top, holder.size()))
            holder = holder.parentWidget()
        return region
