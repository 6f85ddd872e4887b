"""The way back in: by recovery sheet, recovery cards or security key, then a new passphrase.

Refuses: a new passphrase in a copy that nobody has decided about yet.
"""

from concurrent.futures import Future
from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout

from app.desk import Desk
from app.door import Door
from app.errors import Cancelled
from app.proving import Standing
from app.recovering import CardsSeen
from ui.look import Glyph
from ui.parts import (
    Body,
    Card,
    Column,
    Flow,
    LinkButton,
    Page,
    PassphraseField,
    PrimaryButton,
    QuietButton,
    Small,
    Title,
)
from ui.parts.tab_order import follow_layout
from ui.screen import Shell
from ui.screens.cards_input import CardsInput
from ui.screens.first_passphrase import PassphraseCard
from ui.screens.opening_wait import OpeningWait
from ui.screens.paper_input import PaperInput
from ui.session import Session
from ui.words.passphrases import field_words
from ui.words.ways import security_key_wait
from vault.errors import KitRefused
from vault.header import SlotKind
from vault.vault_state import VaultState

_WIDTH = 640


class At(Enum):
    """Where on the way back somebody is."""

    CHOICE = auto()
    SHEET = auto()
    CARDS = auto()
    KEY = auto()
    COPY = auto()
    PHRASE = auto()


class LostPage(Page):
    """One question at a time; `left` goes back to the passphrase."""

    left = Signal()

    def __init__(self, session: Session, shell: Shell) -> None:
        super().__init__(width=_WIDTH, gap=20, centred=True)
        self._session, self._shell = session, shell
        self._at = At.CHOICE
        self._title, self._lead = Title(), Body()
        self.by_sheet = PrimaryButton("", lambda: self._go(At.SHEET), glyph=Glyph.DOCUMENT)
        self.by_cards = QuietButton("", lambda: self._go(At.CARDS), glyph=Glyph.FAMILY)
        self.by_key = QuietButton("", lambda: self._go(At.KEY), glyph=Glyph.LOCK)
        self._none = Small()
        self.kit = PaperInput(session, shell)
        self.open = PrimaryButton("", self._open_sheet)
        self.cards = CardsInput(session, shell, self._look_at_cards)
        self.cards.complete.connect(self._cards_complete)
        self.open_cards = PrimaryButton("", self._open_cards)
        self.pin = PassphraseField(field_words("", ""))
        self.open_key = PrimaryButton("", self._open_key)
        self._touch = Small()
        self.accept = PrimaryButton("", self._accept)
        self._look_only = LinkButton("", self._enter_vault)
        self.phrase = PassphraseCard(session, shell.runner)
        self.phrase.entered.entered.connect(self._change)
        self._save = PrimaryButton("", self._change)
        self._skip = LinkButton("", self._keep)
        self._wait = OpeningWait(shell, self)
        self._back = QuietButton("", self._step_back, glyph=Glyph.BACK)
        self._cards_of: dict[At, Card] = {
            At.CHOICE: Card(self.by_sheet, self.by_cards, self.by_key, self._none, margin=24),
            At.SHEET: Card(self.kit, Flow(self.open), gap=20, margin=24),
            At.CARDS: Card(self.cards, Flow(self.open_cards), gap=20, margin=24),
            At.KEY: Card(self.pin, self._touch, Flow(self.open_key), gap=20, margin=24),
            At.COPY: Card(Flow(self.accept, self._look_only), gap=20, margin=24),
            At.PHRASE: Card(self.phrase, Flow(self._save, self._skip), gap=20, margin=24),
        }
        self.add(Column(self._title, self._lead, gap=8))
        for card in self._cards_of.values():
            self.add(card)
        self.add(self._wait)
        self.add(Flow(self._back))
        self.say()

    @property
    def at(self) -> At:
        """The question in front."""
        return self._at

    def enter(self) -> None:
        """The page came to the front."""
        self.wipe()
        self._go(At.CHOICE)

    def step_back(self) -> bool:
        """One question back; False where the passphrase is the step before."""
        if self._at in {At.SHEET, At.CARDS, At.KEY}:
            self._go(At.CHOICE)
            return True
        return self._at in {At.COPY, At.PHRASE}

    def say(self) -> None:
        """Say every word anew."""
        for at, card in self._cards_of.items():
            card.setVisible(at is self._at)
        title, lead = self._head()
        self._title.setText(title)
        self._lead.setText(lead)
        self.by_sheet.set_text(self.tr("I have my recovery sheet"))
        self.by_cards.set_text(self.tr("I have recovery cards"))
        self.by_key.set_text(self.tr("I have a security key"))
        view = self._session.view
        self.by_key.setVisible(view is not None and SlotKind.HARDWARE in view.kinds)
        self._none.setText(
            self.tr("With none of them nobody can open the vault: not even the makers of RekamKu.")
        )
        self.kit.say(
            self.tr("The 24 words"),
            self.tr("In their order, with spaces between. You can also paste the whole text."),
        )
        self.open.set_text(self.tr("Open with the sheet"))
        self.cards.say()
        self.open_cards.set_text(self.tr("Open with these cards"))
        self.open_cards.setVisible(self.cards.is_complete)
        hint = self.tr("Leave it empty if the key has none.")
        self.pin.set_words(field_words(self.tr("PIN of the key"), hint))
        self.open_key.set_text(self.tr("Open with the key"))
        self.accept.set_text(self.tr("Go on with this copy"))
        self._look_only.set_text(self.tr("Only look, change nothing"))
        self.phrase.say()
        self._save.set_text(self.tr("Save and open my records"))
        self._skip.set_text(self.tr("Keep the old passphrase"))
        self._back.set_text(self.tr("Back"))
        self._back.setVisible(self._at not in {At.COPY, At.PHRASE})

    def wipe(self) -> None:
        """Forget what was typed."""
        self._wait.end()
        self.kit.wipe()
        self.cards.wipe()
        self.pin.wipe()
        self.phrase.wipe()
        self._touch.setText("")
        self._busy(wanted=False)
        self._at = At.CHOICE

    def _head(self) -> tuple[str, str]:
        return {
            At.CHOICE: (
                self.tr("What do you have?"),
                self.tr("Each of these opens your vault without the passphrase."),
            ),
            At.SHEET: (
                self.tr("Open with your recovery sheet"),
                self.tr("Type the 24 words as they stand on it, or take them from a file."),
            ),
            At.CARDS: (
                self.tr("Open with recovery cards"),
                self.tr("Ask the people who keep them to bring the cards, or to read them out."),
            ),
            At.KEY: (
                self.tr("Open with your security key"),
                self.tr("Plug it in, then press the button below and touch the key."),
            ),
            At.COPY: (
                self.tr("It is open. Do you go on here?"),
                self.tr(
                    "This folder is a copy of your vault. If the other computer is lost, broken or "
                    "no longer used, go on with this copy: you can then add records and choose a "
                    "new passphrase. Nothing in the copy is changed by that."
                ),
            ),
            At.PHRASE: (
                self.tr("It is open. Choose a new passphrase"),
                self.tr("The old one stops working."),
            ),
        }[self._at]

    def _go(self, at: At) -> None:
        self._at = at
        self.say()
        for layout in self.findChildren(QLayout):
            layout.invalidate()  # heights of the question before are remembered deep inside
        follow_layout(self)
        self.verticalScrollBar().setValue(0)
        first = {
            At.CHOICE: self.by_sheet,
            At.SHEET: self.kit,
            At.CARDS: self.cards,
            At.KEY: self.pin,
            At.COPY: self.accept,
            At.PHRASE: self.phrase,
        }[at]
        first.setFocus()

    def _step_back(self) -> None:
        if not self.step_back():
            self.left.emit()

    # -- opening --------------------------------------------------------------------------

    def _look_at_cards(self, texts: tuple[str, ...]) -> Future[CardsSeen]:
        return self._session.ask(Door.look_at_cards, self._session.vault, texts)

    def _cards_complete(self) -> None:
        self.say()
        self.open_cards.setFocus()

    def _open_sheet(self) -> None:
        if not self.kit.text().strip():
            self.kit.set_wrong(self.tr("Type the words, or take them from a file."))
            self.kit.setFocus()
            return
        vault, job = self._session.vault, self._wait.begin()
        self._await(self._session.ask(Door.open_with_kit, vault, self.kit.text(), job))

    def _open_cards(self) -> None:
        vault, job = self._session.vault, self._wait.begin()
        self._await(self._session.ask(Door.open_with_cards, vault, self.cards.texts, job))

    def _open_key(self) -> None:
        self._touch.setText(security_key_wait())
        vault, job = self._session.vault, self._wait.begin()
        self._await(self._session.ask(Door.open_with_security_key, vault, self.pin.text(), job))

    def _await(self, asked: Future[None]) -> None:
        self._busy(wanted=True)
        self._shell.runner.when(asked, lambda _none: self._opened(), self._failed, self)

    def _busy(self, *, wanted: bool) -> None:
        for button in (self.open, self.open_cards, self.open_key):
            button.setEnabled(not wanted)

    def _opened(self) -> None:
        self.wipe()
        asked = self._session.ask(Desk.standing)
        self._shell.run(asked, self._take_standing, self)

    def _take_standing(self, standing: Standing) -> None:
        copy = standing.state is VaultState.RESTORED_COPY
        if standing.state is VaultState.CHANGED:
            self._enter_vault()
        elif copy:
            self._go(At.COPY)
        else:
            self._ask_phrase()

    def _failed(self, error: Exception) -> None:
        self._wait.end()
        self._touch.setText("")
        self._busy(wanted=False)
        if isinstance(error, KitRefused):
            self.kit.refuse(error)
        elif not isinstance(error, Cancelled):
            self._shell.show_error(error)

    # -- inside ---------------------------------------------------------------------------

    def _accept(self) -> None:
        self.accept.setEnabled(False)
        asked = self._session.ask(Door.accept_copy)
        self._shell.runner.when(asked, lambda _none: self._accepted(), self._not_accepted, self)

    def _accepted(self) -> None:
        self.accept.setEnabled(True)
        self._ask_phrase()

    def _not_accepted(self, error: Exception) -> None:
        self.accept.setEnabled(True)
        self._shell.show_error(error)

    def _ask_phrase(self) -> None:
        self.phrase.draw()
        self._go(At.PHRASE)

    def _change(self) -> None:
        chosen = self.phrase.value()
        if chosen is not None:
            asked = self._session.ask(Desk.change_passphrase, None, chosen)
            self._shell.run(asked, lambda _none: self._changed(), self)

    def _keep(self) -> None:
        asked = self._session.ask(Desk.keep_passphrase)
        self._shell.run(asked, lambda _none: self._changed(), self)

    def _changed(self) -> None:
        self._session.then_go("ways")
        self._enter_vault()

    def _enter_vault(self) -> None:
        self.wipe()
        self._session.opened()
