"""A progress card: what is being done, how far in countable units, and a way to stop it.

Refuses: bars without words and work that cannot be stopped.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QProgressBar

from ui.parts.buttons import QuietButton
from ui.parts.layout import Card, Row
from ui.parts.text import CardTitle, Small

_STEPS = 1000


class ProgressCard(Card):
    """Title, bar, counted words, Stop."""

    def __init__(self, title: str, stop: str, action: Callable[[], object]) -> None:
        super().__init__(gap=12)
        self._title = CardTitle(title)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(title)
        self._words = Small("")
        self.stop = QuietButton(stop, action)
        foot = Row(gap=12)
        foot.add(self._words, 1)
        foot.add(self.stop)
        for part in (self._title, self._bar, foot):
            self.add(part)

    def set_progress(self, done: int, total: int, words: str) -> None:
        """Say how far it is; an unknown total is 0."""
        self._bar.setRange(0, _STEPS if total > 0 else 0)
        if total > 0:
            self._bar.setValue(round(min(done, total) * _STEPS / total))
        self._words.setText(words)
        self._bar.setAccessibleDescription(words)

    def set_words(self, title: str, stop: str) -> None:
        """Say title and button anew."""
        self._title.setText(title)
        self._bar.setAccessibleName(title)
        self.stop.set_text(stop)
