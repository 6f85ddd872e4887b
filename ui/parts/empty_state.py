"""An empty state: one picture, one sentence, one button.

Refuses: blank tables.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.look import Glyph, Tone
from ui.parts.icon import Tile
from ui.parts.layout import Column
from ui.parts.text import Body, Heading


class EmptyState(Column):
    """Stands where a list would stand."""

    def __init__(
        self, glyph: Glyph, title: str, sentence: str, action: QWidget | None = None
    ) -> None:
        super().__init__(gap=16, margin=32)
        middle = Qt.AlignmentFlag.AlignHCenter
        self.add_stretch()
        self.add(Tile(glyph, Tone.PRIMARY, 88), 0, middle)
        self._title = Heading(title, centred=True)
        self._sentence = Body(sentence, centred=True)
        self.add(self._title)
        self.add(self._sentence)
        self._sentence.setVisible(bool(sentence))
        if action is not None:
            self.add(action, 0, middle)
        self.add_stretch()

    def set_words(self, title: str, sentence: str) -> None:
        """Say it anew."""
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
