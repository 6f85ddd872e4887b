"""One style sheet and one Qt palette, both made from the tokens at a text scale.

Refuses: fonts (a sheet drops their features and axes; parts set them) and other colours.
"""

from collections.abc import Callable

from PySide6.QtGui import QColor, QPalette

from ui.look.tokens import (
    CONTROL_HEIGHT,
    RADIUS_CARD,
    RADIUS_CHIP,
    RADIUS_CONTROL,
    TARGET,
    Palette,
)

Px = Callable[[float], int]


def style_sheet(palette: Palette, scale: float) -> str:
    """The style sheet of the whole application."""

    def px(size: float) -> int:
        return round(size * scale)

    sections = (_base, _buttons, _choices, _fields, _frames, _lists, _bars)
    return "\n".join(section(palette, px) for section in sections)


def _base(p: Palette, px: Px) -> str:
    return f"""
QAbstractButton, QAbstractItemView, QComboBox {{ outline: none; }}
QDialog {{ background: {p.canvas}; }}
QDialog#scrim {{ background: transparent; }}
QMainWindow, QWidget#canvas, QStackedWidget#canvas {{ background: {p.canvas}; }}
QScrollArea, QScrollArea > QWidget > QWidget#page {{ background: transparent; border: none; }}
QToolTip {{
    background: {p.surface}; color: {p.text}; border: {p.border}px solid {p.line_strong};
    padding: {px(6)}px;
}}
QMenu {{
    background: {p.surface}; border: {p.border}px solid {p.line_strong};
    border-radius: {px(RADIUS_CONTROL)}px; padding: {px(6)}px;
}}
QMenu::item {{
    min-height: {px(TARGET - 16)}px; padding: {px(8)}px {px(20)}px; margin: 1px;
    border: {p.border}px solid transparent; border-radius: {px(RADIUS_CHIP)}px;
}}
QMenu::item:selected {{
    background: {p.primary_soft}; color: {p.on_primary_soft};
    border-color: {p.line_strong if p.high_contrast else p.primary_soft};
}}
QMenu::separator {{ height: {p.border}px; background: {p.line}; margin: {px(6)}px {px(8)}px; }}
"""


def _buttons(p: Palette, px: Px) -> str:
    height = px(CONTROL_HEIGHT) - 2 * p.border
    pressed = p.line if not p.high_contrast else p.surface
    return f"""
QPushButton {{
    min-height: {height}px; padding: 0 {px(18)}px;
    border-radius: {px(RADIUS_CONTROL)}px; border: {p.border}px solid {p.line_strong};
    background: {p.surface}; color: {p.text};
}}
QPushButton:hover {{ background: {p.sunken}; }}
QPushButton:pressed {{ background: {pressed}; }}
QPushButton:disabled {{ color: {p.text_soft}; border: {p.border}px dashed {p.line_strong};
    background: {p.sunken}; }}
QPushButton#primary {{
    background: {p.primary}; color: {p.on_primary}; border-color: {p.primary};
}}
QPushButton#primary:hover {{ border-color: {p.text}; }}
QPushButton#primary:disabled {{ background: {p.sunken}; color: {p.text_soft};
    border-color: {p.line_strong}; }}
QPushButton#danger {{
    background: {p.danger_soft}; color: {p.danger}; border-color: {p.danger};
}}
QPushButton#danger:hover {{ border-color: {p.text}; }}
QPushButton#link {{
    background: transparent; border-color: transparent; color: {p.primary};
    padding: 0 {px(8)}px; text-decoration: underline;
}}
QPushButton#link:hover {{ background: {p.sunken}; }}
QPushButton#icon {{
    min-width: {height}px; max-width: {height}px; padding: 0;
    background: transparent; border-color: transparent;
}}
QPushButton#icon:hover {{ background: {p.sunken}; border-color: {p.line}; }}
QPushButton#inverse {{
    background: transparent; color: {p.canvas}; border-color: {p.canvas};
}}
QPushButton#inverse:hover {{ background: transparent; border-width: 2px; }}
QPushButton#nav, QPushButton#person {{ text-align: left; }}
QPushButton#nav {{
    background: transparent; border: {p.border}px solid transparent;
    padding: 0 {px(12)}px;
}}
QPushButton#nav[tight="true"] {{ min-height: {px(TARGET) - 2 * p.border}px; }}
QPushButton#nav:hover {{ background: {p.sunken}; }}
QPushButton#nav:checked {{
    background: {p.primary_soft}; color: {p.on_primary_soft};
    border-color: {p.text if p.high_contrast else p.primary_soft};
}}
"""


def _choices(p: Palette, px: Px) -> str:
    chip = px(TARGET) - 2 * p.border
    chosen = p.text if p.high_contrast else p.primary
    box = px(24)
    return f"""
QPushButton#chip {{
    min-height: {chip}px; padding: 0 {px(14)}px; border-radius: {px(RADIUS_CHIP)}px;
    border: {p.border}px solid {p.line_strong}; background: {p.surface}; color: {p.text};
}}
QPushButton#chip:hover {{ background: {p.sunken}; }}
QPushButton#chip:checked {{
    background: {p.text if p.high_contrast else p.primary_soft};
    color: {p.canvas if p.high_contrast else p.on_primary_soft};
    border: {p.border}px solid {chosen};
}}
QCheckBox, QRadioButton {{ spacing: {px(12)}px; min-height: {px(TARGET)}px; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: {box}px; height: {box}px;
    border: none; background: transparent; image: none; }}
"""


def _fields(p: Palette, px: Px) -> str:
    height = px(CONTROL_HEIGHT) - 2 * p.border
    return f"""
QLineEdit, QPlainTextEdit, QComboBox, QSpinBox, QDateEdit {{
    min-height: {height}px; padding: 0 {px(14)}px; color: {p.text};
    placeholder-text-color: {p.text_soft};
    background: {p.surface}; border: {p.border}px solid {p.line_strong};
    border-radius: {px(RADIUS_CONTROL)}px;
    selection-background-color: {p.primary}; selection-color: {p.on_primary};
}}
QPlainTextEdit {{ padding: {px(10)}px {px(10)}px; }}
QLineEdit#inside {{ border: none; background: transparent; padding: 0; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled {{
    background: {p.sunken}; color: {p.text_soft}; border-style: dashed; }}
QLineEdit[wrong="true"] {{ border: 2px solid {p.danger}; }}
QComboBox::drop-down {{ border: none; width: {px(40)}px; }}
QComboBox::down-arrow {{ image: none; width: 0; height: 0; }}
QComboBox QAbstractItemView {{
    background: {p.surface}; border: {p.border}px solid {p.line_strong};
    selection-background-color: {p.primary_soft}; selection-color: {p.on_primary_soft};
    padding: {px(4)}px;
}}
QComboBox QAbstractItemView::item {{ min-height: {px(TARGET)}px; padding: 0 {px(10)}px; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
"""


def _frame(p: Palette, tone: str) -> str:
    ink = p.primary if tone == "primary" else getattr(p, tone)
    soft = getattr(p, f"{tone}_soft")
    edge = ink if p.high_contrast else soft
    return (
        f'QWidget#banner[tone="{tone}"], QWidget#badge[tone="{tone}"] '
        f"{{ background: {soft}; border: {p.border}px solid {edge}; }}\n"
    )


def _frames(p: Palette, px: Px) -> str:
    tones = "".join(_frame(p, tone) for tone in ("primary", "ok", "warn", "danger", "info"))
    return f"""
QWidget#card, QWidget#sheet {{
    background: {p.surface}; border: {p.border}px solid {p.line};
    border-radius: {px(RADIUS_CARD)}px;
}}
QWidget#choice {{
    background: {p.surface}; border: {p.border}px solid {p.line_strong};
    border-radius: {px(RADIUS_CARD)}px;
}}
QWidget#sunken {{
    background: {p.sunken}; border: {p.border}px solid {p.line if p.high_contrast else p.sunken};
    border-radius: {px(RADIUS_CONTROL)}px;
}}
QWidget#banner, QWidget#badge {{
    background: {p.sunken}; border: {p.border}px solid {p.line};
    border-radius: {px(RADIUS_CONTROL)}px;
}}
QWidget#badge {{ border-radius: {px(RADIUS_CHIP)}px; }}
{tones}
QWidget#toast {{
    background: {p.text}; border: {p.border}px solid {p.canvas};
    border-radius: {px(RADIUS_CONTROL)}px;
}}
QWidget#rail {{ background: {p.surface}; border: none;
    border-right: {p.border}px solid {p.line}; }}
QWidget#topbar {{ background: {p.surface}; border: none;
    border-bottom: {p.border}px solid {p.line}; }}
QWidget#divider {{ background: {p.line}; border: none;
    min-height: {p.border}px; max-height: {p.border}px; }}
QWidget#paper {{ background: #FFFFFF; border: {p.border}px solid {p.line};
    border-radius: {px(RADIUS_CONTROL)}px; }}
"""


def _lists(p: Palette, px: Px) -> str:
    edge = p.line_strong if p.high_contrast else p.primary_soft
    return f"""
QListView {{ background: transparent; border: none; }}
QTableView {{
    background: {p.surface}; border: {p.border}px solid {p.line};
    border-radius: {px(RADIUS_CONTROL)}px; gridline-color: {p.line};
    alternate-background-color: {p.surface};
    selection-background-color: {p.primary_soft}; selection-color: {p.on_primary_soft};
}}
QTableView::item {{ padding: 0 {px(12)}px; }}
QTableView::item:selected {{ background: {p.primary_soft}; color: {p.on_primary_soft};
    border: {p.border}px solid {edge}; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{
    background: {p.surface}; color: {p.text_soft}; border: none;
    border-bottom: {p.border}px solid {p.line}; padding: 0 {px(15)}px; min-height: {px(36)}px;
}}
QTableCornerButton::section {{ background: {p.surface}; border: none; }}
"""


def _bars(p: Palette, px: Px) -> str:
    wide, radius = px(13), max(2, px(6) - 3)
    return f"""
QScrollBar:vertical {{ background: transparent; width: {wide}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {wide}px; margin: 0; }}
QScrollBar::handle {{ background: {p.line_strong}; border-radius: {radius}px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: {px(TARGET)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(TARGET)}px; }}
QScrollBar::handle:hover {{ background: {p.text_soft}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{
    background: {p.sunken}; border: {p.border}px solid {p.line}; color: transparent;
    border-radius: {px(5)}px; min-height: {px(10)}px; max-height: {px(10)}px; text-align: center;
}}
QProgressBar::chunk {{ background: {p.primary}; border-radius: {px(5) - p.border}px; }}
"""


def palette_of(p: Palette) -> QPalette:
    """The Qt palette of a theme; the placeholder role keeps its contrast."""
    roles = QPalette.ColorRole
    colours = {
        roles.Window: p.canvas,
        roles.WindowText: p.text,
        roles.Base: p.surface,
        roles.AlternateBase: p.sunken,
        roles.Text: p.text,
        roles.PlaceholderText: p.text_soft,
        roles.Button: p.surface,
        roles.ButtonText: p.text,
        roles.BrightText: p.danger,
        roles.ToolTipBase: p.surface,
        roles.ToolTipText: p.text,
        roles.Highlight: p.primary,
        roles.HighlightedText: p.on_primary,
        roles.Link: p.primary,
        roles.LinkVisited: p.primary,
        roles.Light: p.surface,
        roles.Midlight: p.sunken,
        roles.Mid: p.line_strong,
        roles.Dark: p.line_strong,
        roles.Shadow: p.line_strong,
    }
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(disabled, role, QColor(p.text_soft))
    return made
