"""Sheets: a question or a short task above the window, which waits for it.

Refuses: to ask for what can be undone; `ConfirmSheet` is for what cannot.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QDialog, QScrollArea, QVBoxLayout, QWidget

from ui.look import look
from ui.look.motion import fade_in
from ui.parts.buttons import DangerButton, PrimaryButton, QuietButton
from ui.parts.layout import Column, Flow, steady
from ui.parts.tab_order import follow_layout
from ui.parts.text import Body, Heading

_SCRIM_ALPHA = 150


class Sheet(QDialog):
    """A card in the middle of the window; keeps the keyboard inside, Esc closes it."""

    def __init__(self, window: QWidget, title: str, *, width: int = 560) -> None:
        super().__init__(window)
        self._look = look()
        self._width = width
        self._before: QWidget | None = QApplication.focusWidget()
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("scrim")
        self._heading = Heading(title)
        self.column = Column(self._heading, gap=16, margin=24, name="sheet")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self.column)
        steady(self._scroll)
        self._outer = QVBoxLayout(self)
        self.set_title(title)
        window.installEventFilter(self)
        self._build()
        self._look.changed.connect(self._place)

    def set_title(self, title: str) -> None:
        """Say its title anew."""
        self._heading.setText(title)
        self.setAccessibleName(title)
        self.setWindowTitle(title)

    def begin(self, first: QWidget | None = None) -> None:
        """Show it over the window and put the keyboard into it."""
        self._place()
        self.show()
        self.raise_()
        fade_in(self)
        harmless = (stop for stop in self._stops() if not isinstance(stop, DangerButton))
        target = first or next(harmless, None)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Its content changed: take the height that needs."""
        for part in self.column.findChildren(QWidget):
            # What was added just now is shown by Qt only later, and has no height until then.
            inside = part.window() is self.window()  # the folded list of a chooser is a window
            if inside and not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                part.setVisible(True)
        layout = self.column.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
        self._place()

    def done(self, result: int) -> None:
        from shiboken6 import isValid

        super().done(result)
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        follow_layout(self)
        stops = self._stops()
        if not stops:
            return True
        now = QApplication.focusWidget()
        at = stops.index(now) if now in stops else -1
        step = (at + (1 if forward else -1)) % len(stops)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[step].setFocus(reason)
        self._scroll.ensureWidgetVisible(stops[step])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
            return
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        scrim = QColor(0, 0, 0, _SCRIM_ALPHA)
        QPainter(self).fillRect(self.rect(), scrim)

    def _build(self) -> None:
        self._outer.setContentsMargins(0, 0, 0, 0)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.addStretch(1)
        row.addWidget(self._scroll)
        row.addStretch(1)
        self._outer.addStretch(1)
        self._outer.addLayout(row)
        self._outer.addStretch(1)

    def _stops(self) -> list[QWidget]:
        """Everything the Tab key reaches inside, in order."""
        found: list[QWidget] = []
        current = self.nextInFocusChain()
        while current is not None and current is not self:
            tabbed = bool(current.focusPolicy() & Qt.FocusPolicy.TabFocus)
            inside = self.isAncestorOf(current) and current.focusProxy() is None
            if tabbed and inside and current.isVisibleTo(self) and current.isEnabled():
                found.append(current)
            current = current.nextInFocusChain()
        return found

    def _place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        px = self._look.px
        self.setGeometry(window.rect())
        width = min(px(self._width), window.width() - px(32))
        height = min(self.column.heightForWidth(width), window.height() - px(32))
        self._scroll.setFixedSize(width, max(height, px(120)))


class ConfirmSheet(Sheet):
    """Asks before something that cannot be undone; names the thing, the verb on the button."""

    def __init__(
        self,
        window: QWidget,
        title: str,
        sentence: str,
        *,
        verb: str,
        stay: str,
        action: Callable[[], object],
        danger: bool = True,
    ) -> None:
        super().__init__(window, title, width=520)
        self._action = action
        kind = DangerButton if danger else PrimaryButton
        self.verb = kind(verb, self._go)
        self.stay = QuietButton(stay, self.reject)
        self.column.add(Body(sentence))
        self.column.add(Flow(self.verb, self.stay))
        self.begin(self.stay)

    def _go(self) -> None:
        self.accept()
        self._action()
