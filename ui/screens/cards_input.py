"""Recovery cards laid down one after the other, until they are enough.

Refuses: showing their words again once a card was understood.
"""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import Signal

from app.recovering import CardsSeen
from ui.look import Glyph, Tone
from ui.parts import Badge, Body, Column, PrimaryButton, Row, Strong
from ui.screen import Shell
from ui.screens.paper_input import PaperInput
from ui.session import Session
from ui.words.plurals import PLURALS
from ui.words.ways import card_words

Look = Callable[[tuple[str, ...]], "Future[CardsSeen]"]


class CardsInput(Column):
    """`complete` when the cards are enough; `look` asks what they are worth together."""

    complete = Signal()

    def __init__(self, session: Session, shell: Shell, look: Look) -> None:
        super().__init__(gap=16)
        self._shell, self._ask = shell, look
        self._texts: tuple[str, ...] = ()
        self._seen: CardsSeen | None = None
        self._given = Column(gap=8)
        self._more = Body()
        self._take = PrimaryButton("", self.take, glyph=Glyph.ADD)
        self.paper = PaperInput(session, shell, self._take)
        self.paper.taken.connect(self.take)
        for part in (self._given, self._more, self.paper):
            self.add(part)
        self.enter_at(self.paper)
        self.say()

    @property
    def texts(self) -> tuple[str, ...]:
        """The cards given so far."""
        return self._texts

    @property
    def is_complete(self) -> bool:
        """Whether they are enough."""
        return self._seen is not None and not self._seen.missing

    def say(self) -> None:
        """Say every word anew."""
        number = len(self._texts) + 1
        self.paper.say(
            self.tr("The 33 words of card {number}").format(number=number),
            self.tr("In their order. Four letters of each word are enough."),
        )
        self._take.set_text(self.tr("Lay this card down"))
        self._given.clear()
        seen = self._seen
        for card in seen.cards if seen is not None else ():
            row = Row(Badge(self.tr("Understood"), tone=Tone.OK), gap=12)
            row.add(Strong(card_words(card.place, card.cards)), 1)
            self._given.add(row)
        self._given.setVisible(seen is not None)
        self._more.setText(self._count())
        self.paper.setVisible(not self.is_complete)

    def take(self) -> None:
        """Lay down what was typed."""
        if not self.paper.text().strip():
            self.paper.set_wrong(self.tr("Type the words of a card, or take them from a file."))
            self.paper.setFocus()
            return
        self._take.setEnabled(False)
        texts = (*self._texts, self.paper.text())
        asked = self._ask(texts)
        self._shell.runner.when(asked, lambda seen: self._looked(texts, seen), self._refused, self)

    def wipe(self) -> None:
        """Forget every card."""
        self._texts, self._seen = (), None
        self.paper.wipe()
        self._take.setEnabled(True)
        self.say()

    def _looked(self, texts: tuple[str, ...], seen: CardsSeen) -> None:
        self._take.setEnabled(True)
        self._texts, self._seen = texts, seen
        self.paper.wipe()
        self.say()
        if self.is_complete:
            self.complete.emit()
        else:
            self.paper.setFocus()

    def _refused(self, error: Exception) -> None:
        self._take.setEnabled(True)
        self.paper.refuse(error)

    def _count(self) -> str:
        if self._seen is None:
            return self.tr("Lay the cards down one after the other, in any order.")
        if self._seen.missing:
            return PLURALS.more_cards(self._seen.missing)
        return self.tr("These cards are enough.")
