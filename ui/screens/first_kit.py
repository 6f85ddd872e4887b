"""The recovery sheet in the first run: shown, then proven by three words, or refused knowingly.

Refuses: going on in silence without either.
"""

from PySide6.QtCore import Signal

from app.answers import KitView
from ui.parts import Card, ConfirmSheet, Flow, LinkButton
from ui.screen import Shell
from ui.screens.cards_sheet import CardsSheet
from ui.screens.first_step import Step
from ui.screens.kit_cards import KitCard, ProveCard
from ui.session import Session


class KitPage(Step):
    """Shows the sheet."""

    place = 2

    def __init__(self, session: Session, shell: Shell) -> None:
        super().__init__(session)
        self.card = KitCard(session, shell)
        self.content.add(self.card)
        self.back.hide()
        self.say()

    def say(self) -> None:
        super().say()
        self.say_head(
            self.tr("Your recovery sheet"),
            self.tr(
                "If you forget your passphrase, or this computer breaks, this sheet opens your "
                "vault. Print it or save it on a stick, and keep it away from the computer."
            ),
            self.tr("I have kept it"),
        )
        self.card.say()

    def enter(self) -> None:
        self.verticalScrollBar().setValue(0)
        self.card.setFocus()

    def show_kit(self, kit: KitView, name: str) -> None:
        """Show a kit and whose it is."""
        self.card.show_kit(kit, name)

    def wipe(self) -> None:
        self.card.wipe()


class ProvePage(Step):
    """Asks three words back; `handed` if cards take its place, `refused` if nothing does."""

    place = 2
    proven = Signal()
    handed = Signal()
    refused = Signal()

    def __init__(self, session: Session, shell: Shell) -> None:
        super().__init__(session)
        self._shell = shell
        self.card = ProveCard()
        self.card.entered.connect(self.go_on)
        self.content.add(Card(self.card))
        self._cards = LinkButton("", self._make_cards)
        self._refuse = LinkButton("", self._ask_refusal)
        self.add(Flow(self._cards, self._refuse))
        self.say()

    def say(self) -> None:
        super().say()
        self.say_head(
            self.tr("Is the sheet safe?"),
            self.tr("Three words show that you really have it."),
            self.tr("Check"),
        )
        self.back.set_text(self.tr("Show the sheet again"))
        self._cards.set_text(self.tr("Hand out recovery cards instead"))
        self._refuse.set_text(self.tr("Go on without a sheet"))
        self.card.say()

    def enter(self) -> None:
        self.card.setFocus()

    def go_on(self) -> None:
        if self.card.right():
            self.proven.emit()

    def wipe(self) -> None:
        self.card.wipe()

    def _make_cards(self) -> None:
        CardsSheet(self._shell, self.session, self.handed.emit)

    def _ask_refusal(self) -> None:
        ConfirmSheet(
            self._shell.sheet_parent(),
            self.tr("Go on without a recovery sheet?"),
            self.tr(
                "If you forget the passphrase, or this computer breaks, nobody can open your "
                "records again: no hospital, no shop, not the makers of RekamKu. You can make a "
                "new sheet later in Settings."
            ),
            verb=self.tr("Go on without it"),
            stay=self.tr("Back to the sheet"),
            action=self.refused.emit,
        )
