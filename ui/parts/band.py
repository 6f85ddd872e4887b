"""A band: what holds for the whole window, in one calm line above everything.

Refuses: to be closed; it goes when the matter is over.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.look import Glyph, Tone
from ui.parts.icon import Icon
from ui.parts.layout import Row
from ui.parts.text import Strong

_INK = {Tone.NEUTRAL: "text_soft", Tone.PRIMARY: "primary"}


class Band(Row):
    """A tinted line: picture, sentence, at most one thing to do."""

    def __init__(
        self, glyph: Glyph, sentence: str, tone: Tone, action: QWidget | None = None
    ) -> None:
        super().__init__(gap=12, margin=(16, 8, 16, 8), name="banner")
        self.setProperty("tone", tone.value)
        self.add(Icon(glyph, 24, _INK.get(tone, tone.value)), 0, Qt.AlignmentFlag.AlignVCenter)
        self.add(Strong(sentence), 1, Qt.AlignmentFlag.AlignVCenter)
        if action is not None:
            self.add(action)
        self.setAccessibleName(sentence)
