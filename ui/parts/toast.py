"""A toast: what just happened, with Undo; it waits at least ten seconds, longer while looked at.

Refuses: messages that matter later (they are in Activity too) and a second toast at once.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.look import Glyph, Role, look
from ui.look.motion import fade_in
from ui.parts.buttons import Button, IconButton
from ui.parts.layout import Row
from ui.parts.text import Text

LEAST_MS = 10_000
_TICK_MS = 250


def announce(widget: QWidget, words: str) -> None:
    """Let a screen reader say a sentence now."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


class Toast(Row):
    """One message at the foot of the window; `gone` when it has left."""

    gone = Signal()

    def __init__(
        self,
        sentence: str,
        close: str,
        *,
        undo: str = "",
        action: Callable[[], object] | None = None,
        wait_ms: int = LEAST_MS,
    ) -> None:
        super().__init__(gap=8, margin=(20, 8, 8, 8), name="toast")
        self._left = max(wait_ms, LEAST_MS)
        self._sentence = sentence
        self.add(Text(sentence, Role.BODY, "canvas"), 1)
        if undo and action is not None:
            self.add(
                Button(undo, lambda: self._undo(action), glyph=Glyph.UNDO, look_name="inverse")
            )
        closer = IconButton(Glyph.CLOSE, close, self.leave)
        closer._look_name = "inverse"  # noqa: SLF001 - the same family of parts
        closer.setObjectName("inverse")
        closer.set_glyph(Glyph.CLOSE)
        self.add(closer)
        self.setAccessibleName(sentence)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def left_ms(self) -> int:
        """How long it will still stand, in ms."""
        return self._left

    def begin(self) -> None:
        """Appear, be spoken, start waiting."""
        self.show()
        fade_in(self)
        self._timer.start()
        announce(self, self._sentence)

    def leave(self) -> None:
        """Go away."""
        self._timer.stop()
        self.hide()
        self.gone.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def _watched(self) -> bool:
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        return inside or self.underMouse() or not self.window().isActiveWindow()

    def _tick(self) -> None:
        if self._watched():
            return
        self._left -= _TICK_MS
        if self._left <= 0:
            self.leave()

    def _undo(self, action: Callable[[], object]) -> None:
        self.leave()
        action()


class ToastHost(QObject):
    """Shows toasts one at a time at the foot of a widget."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._look = look()
        self._toast: Toast | None = None
        over.installEventFilter(self)
        self._look.changed.connect(self._place)

    @property
    def toast(self) -> Toast | None:
        """The one that is shown."""
        return self._toast

    def show(self, toast: Toast) -> None:
        """Show a toast in place of the present one."""
        self.clear()
        toast.setParent(self._over)
        toast.gone.connect(lambda: self._went(toast))
        self._toast = toast
        self._place()
        toast.begin()
        toast.raise_()

    def clear(self) -> None:
        """Take away the present toast."""
        if self._toast is not None:
            self._toast.leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _went(self, toast: Toast) -> None:
        if self._toast is toast:
            self._toast = None
        toast.deleteLater()

    def _place(self) -> None:
        if self._toast is None:
            return
        px = self._look.px
        room = self._over.width() - px(48)
        width = max(px(200), min(px(640), room))
        height = max(px(64), self._toast.heightForWidth(width))
        left = (self._over.width() - width) // 2
        self._toast.setGeometry(left, self._over.height() - height - px(24), width, height)
