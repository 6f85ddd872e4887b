"""The look in force: theme, text scale and typeface of the running window, changed live.

Refuses: knowing any part; parts ask it for colours, sizes and fonts and listen to `changed`.
"""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip

from ui.look import fonts
from ui.look.theme import palette_of, style_sheet
from ui.look.tokens import PALETTES, SCALES, Palette, Role, Theme, Tone, Wish, theme_of


class Look(QObject):
    """One per application; `set_*` restyles everything that is on the screen."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName("look")
        self._application = application
        self._inter = fonts.load_inter()
        self._family = self._inter
        self._clear = ""
        self._theme = Theme.LIGHT
        self._scale = 1.0
        self._fonts: dict[Role, QFont] = {}
        self.calm = False
        application.setStyle("Fusion")
        self._apply()

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def palette(self) -> Palette:
        """The colours in force, by token."""
        return PALETTES[self._theme]

    @property
    def scale(self) -> float:
        """Text scale, 1.0 = 100 %."""
        return self._scale

    @property
    def percent(self) -> int:
        return round(self._scale * 100)

    @property
    def family(self) -> str:
        return self._family

    def wear(self, theme: Theme, percent: int) -> None:
        """Set theme and text scale (held within 90 to 200 %) at once."""
        held = min(max(percent, SCALES[0]), SCALES[-1]) / 100
        if theme is not self._theme or held != self._scale:
            self._theme, self._scale = theme, held
            self._apply()

    def set_theme(self, theme: Theme) -> None:
        self.wear(theme, self.percent)

    def set_percent(self, percent: int) -> None:
        """Set the text scale, held within 90 to 200 %."""
        self.wear(self._theme, percent)

    def step(self, direction: int) -> int:
        """Go one step up (1) or down (-1) on the scale; the new percentage."""
        beyond = [s for s in SCALES if (s > self.percent if direction > 0 else s < self.percent)]
        if beyond:
            self.set_percent(beyond[0] if direction > 0 else beyond[-1])
        return self.percent

    def use_system_font(self, wanted: bool) -> None:
        """Take the system's own font instead of Inter, or go back."""
        family = fonts.system_family() if wanted else self._inter
        if family != self._family:
            self._family = family
            self._apply()

    def use_clear_letters(self, wanted: bool) -> None:
        """Take letters made for low vision instead of Inter, or go back."""
        if wanted and not self._clear:
            self._clear = fonts.load_clear()
        family = (self._clear if wanted else self._inter) or self._inter
        if family != self._family:
            self._family = family
            self._apply()

    def px(self, size: float) -> int:
        """A length given at 100 %, at the present scale."""
        return round(size * self._scale)

    def font(self, role: Role) -> QFont:
        if role not in self._fonts:
            self._fonts[role] = fonts.font_of(self._family, role, self._scale)
        return self._fonts[role]

    def color(self, token: str) -> QColor:
        """The colour of a palette field by name, e.g. `text_soft`."""
        return QColor(str(getattr(self.palette, token)))

    def ink(self, tone: Tone) -> QColor:
        return QColor(self.palette.ink(tone))

    def soft(self, tone: Tone) -> QColor:
        return QColor(self.palette.soft(tone))

    def _apply(self) -> None:
        self._fonts.clear()
        self._application.setPalette(palette_of(self.palette))
        self._application.setFont(self.font(Role.BODY))
        QToolTip.setFont(self.font(Role.SMALL))
        # Qt polishes each widget once per ancestor when one sheet follows another, but only
        # once when a sheet follows none: with nested layouts that is half the time.
        self._application.setStyleSheet("")
        self._application.setStyleSheet(style_sheet(self.palette, self._scale))
        self.changed.emit()


def look() -> Look:
    """The application's look; made on first use."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise TypeError(application)
    found = application.findChild(Look, "look", Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, Look) else Look(application)


def theme_for(wish: Wish, *, high_contrast: bool) -> Theme:
    """The theme for a wish; an unknown colour scheme counts as light."""
    hints = QGuiApplication.styleHints()
    scheme = hints.colorScheme() if wish is Wish.SYSTEM else None
    dark = wish is Wish.DARK or scheme is Qt.ColorScheme.Dark
    return theme_of(dark=dark, high_contrast=high_contrast)


def system_percent() -> int:
    """The text scale that fits the system's own: its font resolution against 96 dpi."""
    dpi = QGuiApplication.primaryScreen().logicalDotsPerInch()
    wanted = round(dpi / 96 * 100)
    return min(SCALES, key=lambda step: abs(step - wanted))
