"""A banner: a standing message above a screen, in place, with what one can do.

Refuses: to disappear by itself; passing messages are toasts.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.look import Glyph, Tone
from ui.parts.buttons import IconButton
from ui.parts.icon import Icon
from ui.parts.layout import Column, Flow, Row
from ui.parts.text import Body, Strong

_GLYPH = {
    Tone.OK: Glyph.CHECK,
    Tone.WARN: Glyph.WARNING,
    Tone.DANGER: Glyph.ERROR,
    Tone.INFO: Glyph.INFO,
    Tone.PRIMARY: Glyph.INFO,
    Tone.NEUTRAL: Glyph.INFO,
}
_INK = {Tone.NEUTRAL: "text_soft", Tone.PRIMARY: "primary"}


class Banner(Row):
    """A tinted band: picture, title, sentence, buttons, and a close button if named."""

    closed = Signal()

    def __init__(
        self,
        title: str,
        sentence: str = "",
        tone: Tone = Tone.INFO,
        *,
        actions: Sequence[QWidget] = (),
        close: str = "",
    ) -> None:
        super().__init__(gap=12, margin=(16, 12, 12, 12), name="banner")
        self.setProperty("tone", tone.value)
        words = Column(gap=2)
        words.add(Strong(title))
        if sentence:
            words.add(Body(sentence))
        if actions:
            words.add_gap(6)
            words.add(Flow(*actions))
        top = Qt.AlignmentFlag.AlignTop if sentence or actions else Qt.AlignmentFlag.AlignVCenter
        self.add(Icon(_GLYPH[tone], 27, _INK.get(tone, tone.value)), 0, top)
        self.add(words, 1, Qt.AlignmentFlag.AlignVCenter)
        if close:
            self.add(IconButton(Glyph.CLOSE, close, self._close))
        self.setAccessibleName(f"{title}. {sentence}" if sentence else title)

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
