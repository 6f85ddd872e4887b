"""All keys made new: the passphrase as proof, then the new recovery sheet.

Refuses: doing so without saying what cannot be taken back.
"""

from collections.abc import Callable

from app.answers import KitView
from app.desk import Desk
from app.door import Door
from ui.parts import Body, Flow, PassphraseField, PrimaryButton, QuietButton, Sheet
from ui.parts.tab_order import follow_layout
from ui.screen import Shell
from ui.screens.kit_cards import KitCard, ProveCard
from ui.session import Session
from ui.words.errors import error_words
from ui.words.passphrases import field_words
from vault.errors import WrongPassphrase


class RenewSheet(Sheet):
    """Asks for the passphrase, shows the new sheet, has three of its words typed back."""

    def __init__(self, shell: Shell, session: Session, done: Callable[[], None]) -> None:
        super().__init__(shell.sheet_parent(), "", width=680)
        self._shell, self._session, self._done = shell, session, done
        self.set_title(self.tr("Make all keys new?"))
        self._words = Body(
            self.tr(
                "Sheet, cards and security key stop opening this vault; a new sheet is shown next. "
                "Your passphrase stays the same. What was copied before stays readable for whoever "
                "holds an old way in."
            )
        )
        self.phrase = PassphraseField(field_words(self.tr("Passphrase"), ""))
        self.phrase.entered.connect(self._ask)
        self.card = KitCard(session, shell)
        self.prove = ProveCard()
        self.prove.entered.connect(self._check)
        self._make = PrimaryButton(self.tr("Make all keys new"), self._ask)
        self._check_it = PrimaryButton(self.tr("Check"), self._check)
        self._later = QuietButton(self.tr("Cancel"), self.reject)
        for part in (self._words, self.phrase, self.card, self.prove):
            self.column.add(part)
        self.column.add(Flow(self._make, self._check_it, self._later))
        self._reveal(shown=False)
        self.begin(self.phrase)

    def reject(self) -> None:
        self.phrase.wipe()
        self.card.wipe()
        self.prove.wipe()
        super().reject()
        self._done()

    def _ask(self) -> None:
        if not self.phrase.text():
            self.phrase.set_wrong(self.tr("Type your passphrase."))
            self.phrase.setFocus()
            return
        self._make.setEnabled(False)
        asked = self._session.ask(Door.renew_keys, self.phrase.text())
        self._shell.runner.when(asked, self._made, self._failed, self)

    def _made(self, kit: KitView) -> None:
        owner = self._session.owner
        self.phrase.wipe()
        self.set_title(self.tr("Your new recovery sheet"))
        self._words.setText(
            self.tr("Print it or save it, then type three of its words to show that you have it.")
        )
        self.card.show_kit(kit, owner.person.name if owner is not None else "")
        self.prove.ask(kit)
        self._reveal(shown=True)
        self._later.set_text(self.tr("Later"))
        self.fit()
        follow_layout(self.column)
        self.card.setFocus()

    def _reveal(self, *, shown: bool) -> None:
        self.phrase.setVisible(not shown)
        self._make.setVisible(not shown)
        for part in (self.card, self.prove, self._check_it):
            part.setVisible(shown)

    def _failed(self, error: Exception) -> None:
        self._make.setEnabled(True)
        if isinstance(error, WrongPassphrase):
            words = error_words(error)
            self.phrase.set_wrong(f"{words.title}. {words.action}")
            self.phrase.setFocus()
        else:
            self.reject()
            self._shell.show_error(error)

    def _check(self) -> None:
        if self.prove.right():
            asked = self._session.ask(Desk.note_kit_proven)
            self._shell.run(asked, lambda _none: self._proven(), self)

    def _proven(self) -> None:
        self._shell.toast(self.tr("All keys are new, and the new sheet is in force."))
        self.reject()
