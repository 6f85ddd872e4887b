"""Buttons: one main, the rest quiet; each named, at least 44 px, with a picture if wished.

Refuses: pictures without a name and styling by the caller.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.look import Glyph, Role, look
from ui.look.icons import pixmap

_INK = {
    "primary": "on_primary",
    "danger": "danger",
    "link": "primary",
    "inverse": "canvas",
    "icon": "text",
    "nav": "text_soft",
}


_ICON = 22
_WITH = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_AIR = 8


def plain(text: str) -> str:
    """A text for a Qt button, where a lone ampersand would mark a shortcut."""
    return text.replace("&", "&&")


class Button(QPushButton):
    """A button with words; `look_name` chooses its place in the style sheet.

    `trailing` puts the picture behind the words.
    """

    def __init__(
        self,
        text: str,
        action: Callable[[], object] | None = None,
        *,
        glyph: Glyph | None = None,
        look_name: str = "quiet",
        role: Role = Role.STRONG,
        trailing: bool = False,
    ) -> None:
        super().__init__(plain(text))
        self._role = role
        self._trailing = trailing
        if trailing:
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._look = look()
        self._glyph = glyph
        self._look_name = look_name
        self.setObjectName(look_name)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        if action is not None:
            self.clicked.connect(lambda _checked=False: action())
        self._look.changed.connect(self._redraw)
        self._redraw()

    def set_text(self, text: str) -> None:
        """Say it anew, for instance in another language."""
        self.setText(plain(text))
        self.setAccessibleName(text)
        self._redraw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does."""
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and not event.isAutoRepeat() and not event.modifiers() & _WITH:
            self.click()
            return
        super().keyPressEvent(event)

    def set_glyph(self, glyph: Glyph | None) -> None:
        self._glyph = glyph
        self._redraw()

    def _redraw(self) -> None:
        self.setFont(self._look.font(self._role))
        self.updateGeometry()
        if self._glyph is None:
            return
        palette = self._look.palette
        ink = str(getattr(palette, _INK.get(self._look_name, "text")))
        icon = QIcon(self._picture(ink))
        icon.addPixmap(self._picture(palette.text_soft), QIcon.Mode.Disabled)
        if self.isCheckable():
            high = palette.high_contrast and self._look_name == "chip"
            on = self._picture(palette.canvas if high else palette.on_primary_soft)
            icon.addPixmap(on, QIcon.Mode.Normal, QIcon.State.On)
        self.setIcon(icon)
        self.setIconSize(QSize(self._look.px(_ICON) + self._air(), self._look.px(_ICON)))

    def _air(self) -> int:
        """The gap between picture and words, which is part of the picture."""
        return self._look.px(_AIR) if self.text() else 0

    def _picture(self, ink: str) -> QPixmap:
        size, ratio = self._look.px(_ICON), self.devicePixelRatioF()
        symbol = pixmap(self._glyph or Glyph.OTHER, size, ink, ratio)
        wide = QPixmap(round((size + self._air()) * ratio), round(size * ratio))
        wide.fill(Qt.GlobalColor.transparent)
        wide.setDevicePixelRatio(ratio)
        painter = QPainter(wide)
        painter.drawPixmap(self._air() if self._trailing else 0, 0, symbol)
        painter.end()
        return wide


class PrimaryButton(Button):
    """The one main thing of a screen."""

    def __init__(
        self, text: str, action: Callable[[], object] | None = None, *, glyph: Glyph | None = None
    ) -> None:
        super().__init__(text, action, glyph=glyph, look_name="primary")


class QuietButton(Button):
    """Everything else one can do."""

    def __init__(
        self, text: str, action: Callable[[], object] | None = None, *, glyph: Glyph | None = None
    ) -> None:
        super().__init__(text, action, glyph=glyph, look_name="quiet")


class DangerButton(Button):
    """The verb of something that cannot be undone."""

    def __init__(
        self, text: str, action: Callable[[], object] | None = None, *, glyph: Glyph | None = None
    ) -> None:
        super().__init__(text, action, glyph=glyph, look_name="danger")


class LinkButton(Button):
    """A way out beside the main thing, as underlined words."""

    def __init__(self, text: str, action: Callable[[], object] | None = None) -> None:
        super().__init__(text, action, look_name="link")


class IconButton(Button):
    """A picture to press; its name is required and shown as a tip."""

    def __init__(self, glyph: Glyph, name: str, action: Callable[[], object] | None = None) -> None:
        super().__init__("", action, glyph=glyph, look_name="icon")
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Say its name anew."""
        self.setAccessibleName(name)
        self.setToolTip(name)
