"""The look: tokens, theme, typeface, pictures, focus ring and fades.

Refuses: words, records and layout.
"""

from ui.look.icons import Glyph, Mark
from ui.look.look import Look, Wish, look, system_percent, theme_for
from ui.look.tokens import Role, Theme, Tone

__all__ = [
    "Glyph",
    "Look",
    "Mark",
    "Role",
    "Theme",
    "Tone",
    "Wish",
    "look",
    "system_percent",
    "theme_for",
]
