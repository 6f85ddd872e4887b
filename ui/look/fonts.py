"""The typeface: Inter with its clear letter shapes, or the system's own font on request.

Refuses: style sheets (a family named there drops the features) and drawing.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QRawFont

from ui.look.tokens import TYPE, Role

NEEDED = "Il1O0 ▲▼✓●\N{EN DASH}≥≤µ·…→éü"
"""Characters the interface prints; each must be in the chosen font."""

_CLEAR = ("ss02", "zero")
_TABULAR = "tnum"
_WEIGHT_AXIS = "wght"
_OPTICAL_AXIS = "opsz"
_OPTICAL_RANGE = (14.0, 32.0)
_REGULAR = "Inter[opsz,wght].ttf"
_VARIABLE = "Inter"


@dataclass(frozen=True, slots=True)
class FontReport:
    """What the start-up check found: the family in use and the characters it lacks."""

    wanted: str
    resolved: str
    missing: str

    @property
    def ok(self) -> bool:
        """Whether the wanted family was found with every needed character."""
        return self.wanted == self.resolved and not self.missing


def load_inter() -> str:
    """The family name of the bundled Inter, made known to Qt; empty if it cannot be loaded."""
    import fontpkg_inter

    path = Path(fontpkg_inter.ROOT) / "files" / _REGULAR
    number = QFontDatabase.addApplicationFont(str(path))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else ""


def load_clear() -> str:
    """Atkinson Hyperlegible, made for low vision; its family name, empty if not to be loaded."""
    import fontpkg_atkinson_hyperlegible

    files = Path(fontpkg_atkinson_hyperlegible.ROOT) / "files"
    families: list[str] = []
    for path in sorted(files.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else ""


def system_family() -> str:
    """The family the system uses for its own text."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def font_of(family: str, role: Role, scale: float) -> QFont:
    """The font for a text role at a scale (1.0 = 100 %)."""
    style = TYPE[role]
    font = QFont(family) if family else QFont()
    font.setPixelSize(max(1, round(style.size * scale)))
    _set_weight(font, style.weight)
    for name in (*_CLEAR, *((_TABULAR,) if style.tabular else ())):
        font.setFeature(QFont.Tag(name), 1)
    return font


def _set_weight(font: QFont, weight: int) -> None:
    """Weight by the variable font's own axis; Qt's weight would only thicken the regular one."""
    if font.family() != _VARIABLE:
        font.setWeight(QFont.Weight(weight))
        return
    least, most = _OPTICAL_RANGE
    font.setVariableAxis(QFont.Tag(_WEIGHT_AXIS), float(weight))
    optical = min(max(float(font.pixelSize()), least), most)
    font.setVariableAxis(QFont.Tag(_OPTICAL_AXIS), optical)


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, for values in columns."""
    figures = QFont(font)
    figures.setFeature(QFont.Tag(_TABULAR), 1)
    return figures


def check(family: str) -> FontReport:
    """Whether a family resolves to itself and has every needed character."""
    font = QFont(family)
    raw = QRawFont.fromFont(font)
    missing = "".join(char for char in NEEDED if not raw.supportsCharacter(ord(char)))
    return FontReport(family, QFontInfo(font).family(), missing)
