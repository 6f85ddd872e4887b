"""The page after saving: what was added, what became of each file, and what to do next.

Refuses: deciding; it says what was done.
"""

from collections.abc import Callable

from app.answers import ImportAnswer
from ui.parts import Flow, Page, PrimaryButton, QuietButton, Title
from ui.screen import Shell
from ui.screens.import_outcome import outcome_cards
from ui.words.plurals import PLURALS


class AddDone(Page):
    """What a save came to; `more` leads on, `undo` takes it back."""

    def __init__(self, shell: Shell, more: Callable[[], None], undo: Callable[[], None]) -> None:
        super().__init__(width=720)
        self._shell = shell
        self._more = more
        self._undo = undo

    def say(self, answer: ImportAnswer, added: str, waiting: int) -> None:
        """Say every word anew: what was added in one line, and how many files wait."""
        self.clear()
        self.add(Title(added))
        for card in outcome_cards(answer):
            self.add(card)
        ways = [QuietButton(PLURALS.read_waiting(waiting), self._more)] if waiting else []
        self.add(
            Flow(
                *ways,
                PrimaryButton(self.tr("See the records"), lambda: self._shell.go("timeline")),
                QuietButton(self.tr("Add more"), self._more),
                QuietButton(self.tr("Undo"), self._undo),
            )
        )
