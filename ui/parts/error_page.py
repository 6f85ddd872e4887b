"""An error, in place: what happened, what is safe, what to do; details folded away.

Refuses: codes as titles and windows of their own.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.look import Glyph, Tone
from ui.parts.buttons import QuietButton
from ui.parts.icon import Tile
from ui.parts.layout import Column, Flow, Row, Sunken
from ui.parts.text import Body, Heading, Small


class ErrorPage(Column):
    """Stands where the thing would stand that failed."""

    def __init__(
        self,
        title: str,
        safe: str,
        advice: str = "",
        *,
        actions: Sequence[QWidget] = (),
        details: tuple[str, str] = ("", ""),
    ) -> None:
        super().__init__(gap=16)
        words = Column(gap=8)
        words.add(Heading(title))
        for sentence in (safe, advice):
            if sentence:
                words.add(Body(sentence))
        head = Row(gap=16)
        head.add(Tile(Glyph.ERROR, Tone.DANGER, 56), 0, Qt.AlignmentFlag.AlignTop)
        head.add(words, 1)
        self.add(head)
        if actions:
            self.add(Flow(*actions))
        name, text = details
        if name and text:
            self._add_details(name, text)
        self.add_stretch()

    def _add_details(self, name: str, text: str) -> None:
        box = Sunken(Small(text))
        box.hide()
        toggle = QuietButton(name, lambda: box.setVisible(box.isHidden()), glyph=Glyph.DOWN)
        self.add(Flow(toggle))
        self.add(box)
