"""A toast: what just happened, with Undo; it waits at least ten seconds, longer while looked at.

Refuses: messages that matter later (they are in Activity too) and a second toast at once.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.look import Glyph, Role
from ui.look.motion import fade_in
from ui.parts.buttons import Button, IconButton
from ui.parts.layout import Row
from ui.parts.text import Text

LEAST_MS = 10_000
_TICK_MS = 250
_WIDEST = 640
_TOAST_SHARE = 100
"""Of the width; what is left over beside the widest toast goes to both sides."""


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


class ToastHost(Row):
    """The room for one toast at the foot of a window; takes none while there is none."""

    def __init__(self) -> None:
        super().__init__(gap=0, margin=(16, 8, 16, 16))
        self._toast: Toast | None = None
        self._look.changed.connect(self._limit)
        self.hide()

    @property
    def toast(self) -> Toast | None:
        """The one that is shown."""
        return self._toast

    def put(self, toast: Toast) -> None:
        """Show a toast in place of the present one."""
        self.leave()
        self._toast = toast
        self.clear()
        self.add_stretch()
        self.add(toast, _TOAST_SHARE)
        self.add_stretch()
        self._limit()
        toast.gone.connect(lambda: self._went(toast))
        self.show()
        toast.begin()

    def leave(self) -> None:
        """Take away the present toast."""
        if self._toast is not None:
            self._toast.leave()

    def _went(self, toast: Toast) -> None:
        if self._toast is toast:
            self._toast = None
            self.clear()
            self.hide()

    def _limit(self) -> None:
        if self._toast is not None:
            self._toast.setMaximumWidth(self._look.px(_WIDEST))
