"""Where a record came from, in calm lines, with ways to see the original.

Refuses: hashes on the first level.
"""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.look import Glyph
from ui.parts.icon import Icon
from ui.parts.layout import Card, Flow, Row
from ui.parts.text import CardTitle, Small, Text


class SourceCard(Card):
    """Title, sentences, a line of trust, buttons."""

    def __init__(
        self,
        title: str,
        sentences: Sequence[str],
        *,
        trust: str = "",
        trusted: bool = True,
        actions: Sequence[QWidget] = (),
    ) -> None:
        super().__init__(CardTitle(title), gap=8)
        for sentence in sentences:
            self.add(Small(sentence))
        if trust:
            glyph, ink = (Glyph.PROOF, "ok") if trusted else (Glyph.SHIELD, "text_soft")
            line = Row(Icon(glyph, 22, ink), gap=8)
            line.add(Text(trust, ink="text"), 1)
            self.add(line)
        if actions:
            self.add_gap(4)
            self.add(Flow(*actions))
