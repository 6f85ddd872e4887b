"""The design tokens: type, space, shape and the colours of four themes, as plain data.

Refuses: Qt, painting and any value that is used in one place only.
"""

from dataclasses import dataclass
from enum import StrEnum


class Theme(StrEnum):
    """The four themes; each is complete in itself."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast-light"
    CONTRAST_DARK = "contrast-dark"


class Wish(StrEnum):
    """What the person chose: light, dark, or as the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def theme_of(*, dark: bool, high_contrast: bool) -> Theme:
    """The theme with both of these properties."""
    if high_contrast:
        return Theme.CONTRAST_DARK if dark else Theme.CONTRAST_LIGHT
    return Theme.DARK if dark else Theme.LIGHT


class Tone(StrEnum):
    """What a coloured surface says; never said by colour alone."""

    NEUTRAL = "neutral"
    PRIMARY = "primary"
    OK = "ok"
    WARN = "warn"
    DANGER = "danger"
    INFO = "info"


class Role(StrEnum):
    """The roles of text; a part names a role, never a size."""

    FIGURE = "figure"
    TITLE_L = "title-l"
    TITLE_M = "title-m"
    TITLE_S = "title-s"
    BODY = "body"
    STRONG = "body-strong"
    SMALL = "small"
    SMALL_STRONG = "small-strong"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Size and line height in px at 100 %, weight, whether figures are tabular."""

    size: int
    line: int
    weight: int
    tabular: bool = False


TYPE: dict[Role, TypeStyle] = {
    Role.FIGURE: TypeStyle(40, 48, 700, tabular=True),
    Role.TITLE_L: TypeStyle(30, 38, 700),
    Role.TITLE_M: TypeStyle(24, 32, 600),
    Role.TITLE_S: TypeStyle(20, 28, 600),
    Role.BODY: TypeStyle(18, 27, 400),
    Role.STRONG: TypeStyle(18, 27, 600),
    Role.SMALL: TypeStyle(15, 22, 400),
    Role.SMALL_STRONG: TypeStyle(15, 22, 600),
}

SMALLEST_TEXT = 15
LINE_CHARACTERS = 68

SPACE = (4, 8, 12, 16, 24, 32, 48)
RADIUS_CHIP = 8
RADIUS_CONTROL = 10
RADIUS_CARD = 14
CONTROL_HEIGHT = 48
TARGET = 44
TARGET_GAP = 8
ROW_HEIGHT = 84
HEADING_HEIGHT = 40
FOCUS_WIDTH = 3
FOCUS_GAP = 2
FADE_MS = 120

SCALES = (90, 100, 115, 130, 150, 200)


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, each `#RRGGBB`; `border` is the width of lines in px."""

    canvas: str
    surface: str
    sunken: str
    line: str
    line_strong: str
    text: str
    text_soft: str
    primary: str
    on_primary: str
    primary_soft: str
    on_primary_soft: str
    focus: str
    danger: str
    danger_soft: str
    warn: str
    warn_soft: str
    ok: str
    ok_soft: str
    info: str
    info_soft: str
    border: int = 1

    @property
    def high_contrast(self) -> bool:
        """Whether outlines stand in for fills."""
        return self.border > 1

    def ink(self, tone: Tone) -> str:
        """The colour of a tone's words and shapes."""
        if tone is Tone.NEUTRAL:
            return self.text_soft
        if tone is Tone.PRIMARY:
            return self.on_primary_soft
        return str(getattr(self, tone.value))

    def soft(self, tone: Tone) -> str:
        """The fill behind a tone's words."""
        if tone is Tone.NEUTRAL:
            return self.sunken
        return str(getattr(self, f"{tone.value}_soft"))


PALETTES: dict[Theme, Palette] = {
    Theme.LIGHT: Palette(
        canvas="#F5F7F6",
        surface="#FFFFFF",
        sunken="#E9EEEC",
        line="#CBD3CF",
        line_strong="#66716C",
        text="#17201C",
        text_soft="#46524D",
        primary="#0B5F56",
        on_primary="#FFFFFF",
        primary_soft="#D3ECE7",
        on_primary_soft="#063F39",
        focus="#1B5FD9",
        danger="#A8201A",
        danger_soft="#FBE5E3",
        warn="#7A4A00",
        warn_soft="#FFEFD2",
        ok="#1C6431",
        ok_soft="#DFF1E3",
        info="#0B4F94",
        info_soft="#E0ECFA",
    ),
    Theme.DARK: Palette(
        canvas="#101413",
        surface="#1A201E",
        sunken="#262E2B",
        line="#3B4642",
        line_strong="#8F9B96",
        text="#EAF0ED",
        text_soft="#B9C4BF",
        primary="#74D5C6",
        on_primary="#00201C",
        primary_soft="#12453F",
        on_primary_soft="#BDEFE6",
        focus="#8FB8FF",
        danger="#FFB4AB",
        danger_soft="#4A1512",
        warn="#FFCB7D",
        warn_soft="#43300B",
        ok="#8FDBA4",
        ok_soft="#143B20",
        info="#A3CBFF",
        info_soft="#12304F",
    ),
    Theme.CONTRAST_LIGHT: Palette(
        canvas="#FFFFFF",
        surface="#FFFFFF",
        sunken="#FFFFFF",
        line="#000000",
        line_strong="#000000",
        text="#000000",
        text_soft="#000000",
        primary="#00423B",
        on_primary="#FFFFFF",
        primary_soft="#FFFFFF",
        on_primary_soft="#000000",
        focus="#0033CC",
        danger="#8A0000",
        danger_soft="#FFFFFF",
        warn="#5C3600",
        warn_soft="#FFFFFF",
        ok="#0A4A1C",
        ok_soft="#FFFFFF",
        info="#00337A",
        info_soft="#FFFFFF",
        border=2,
    ),
    Theme.CONTRAST_DARK: Palette(
        canvas="#000000",
        surface="#000000",
        sunken="#000000",
        line="#FFFFFF",
        line_strong="#FFFFFF",
        text="#FFFFFF",
        text_soft="#FFFFFF",
        primary="#7CF2E0",
        on_primary="#000000",
        primary_soft="#000000",
        on_primary_soft="#FFFFFF",
        focus="#FFE14D",
        danger="#FFB3AB",
        danger_soft="#000000",
        warn="#FFD479",
        warn_soft="#000000",
        ok="#9CF0B3",
        ok_soft="#000000",
        info="#AAD0FF",
        info_soft="#000000",
        border=2,
    ),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """A foreground on a background, by palette field, and the least ratio it must reach."""

    ink: str
    ground: str
    least: float


TEXT_RATIO = 4.5
SHAPE_RATIO = 3.0

_GROUNDS = ("canvas", "surface", "sunken")
_TONES = ("danger", "warn", "ok", "info")

PAIRS: tuple[Pair, ...] = (
    *(Pair(ink, ground, TEXT_RATIO) for ink in ("text", "text_soft") for ground in _GROUNDS),
    Pair("on_primary", "primary", TEXT_RATIO),
    Pair("on_primary_soft", "primary_soft", TEXT_RATIO),
    Pair("text", "primary_soft", TEXT_RATIO),
    Pair("text_soft", "primary_soft", TEXT_RATIO),
    *(Pair("primary", ground, TEXT_RATIO) for ground in ("canvas", "surface")),
    *(Pair("line_strong", ground, SHAPE_RATIO) for ground in ("canvas", "surface")),
    *(Pair("focus", ground, SHAPE_RATIO) for ground in _GROUNDS),
    *(Pair(tone, ground, TEXT_RATIO) for tone in _TONES for ground in ("canvas", "surface")),
    *(Pair(tone, f"{tone}_soft", TEXT_RATIO) for tone in _TONES),
    *(Pair("text", f"{tone}_soft", TEXT_RATIO) for tone in _TONES),
    *(Pair("text_soft", f"{tone}_soft", TEXT_RATIO) for tone in _TONES),
    Pair("info", "ok_soft", SHAPE_RATIO),
    Pair("canvas", "text", TEXT_RATIO),
)
"""Every combination that a part paints; a test computes each in four themes."""


_LINEAR_UNTIL = 0.04045


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= _LINEAR_UNTIL else ((share + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """The relative luminance of `#RRGGBB` (WCAG 2.2), 0 to 1."""
    red, green, blue = (_channel(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours (WCAG 2.2), 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
