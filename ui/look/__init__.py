"""The look: tokens, theme, typeface, pictures, focus ring, fades; each loaded when first named.

Refuses: words, records and layout.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.look.icons import Glyph, Mark
    from ui.look.in_force import Look, look, system_percent, theme_for
    from ui.look.tokens import Role, Theme, Tone, Wish

_HOMES = {
    "Glyph": "icons",
    "Look": "in_force",
    "Mark": "icons",
    "Role": "tokens",
    "Theme": "tokens",
    "Tone": "tokens",
    "Wish": "tokens",
    "look": "in_force",
    "system_percent": "in_force",
    "theme_for": "in_force",
}

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


def __getattr__(name: str) -> Any:
    """A name from its own module (the frame needs the colours only)."""
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(f"ui.look.{home}"), name)
