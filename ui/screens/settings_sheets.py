"""The sheets behind the settings: another passphrase, a new recovery sheet.

Refuses: a new recovery sheet that was not at least shown whole.
"""

from collections.abc import Callable

from app.answers import KitView
from app.desk import Desk
from ui.parts import Body, Flow, PassphraseField, PrimaryButton, QuietButton, Sheet
from ui.parts.tab_order import follow_layout
from ui.screen import Shell
from ui.screens.first_passphrase import PassphraseCard
from ui.screens.kit_cards import KitCard, ProveCard
from ui.session import Session
from ui.words.errors import error_words
from ui.words.passphrases import field_words
from vault.errors import WrongPassphrase


class PassphraseSheet(Sheet):
    """The old passphrase, then the new one twice."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell.sheet_parent(), "", width=620)
        self._shell, self._session = shell, session
        self.set_title(self.tr("Change the passphrase"))
        self._old = PassphraseField(field_words(self.tr("Old passphrase"), ""))
        self.card = PassphraseCard(session, shell.runner)
        self.card.entered.entered.connect(self._save)
        self._go = PrimaryButton(self.tr("Change it"), self._save)
        for part in (self._old, self.card):
            self.column.add(part)
        self.column.add(Flow(self._go, QuietButton(self.tr("Cancel"), self.reject)))
        self.card.draw()
        follow_layout(self.column)
        self.begin(self._old.line)

    def _save(self) -> None:
        if not self._old.text():
            self._old.set_wrong(self.tr("Type the old passphrase."))
            self._old.setFocus()
            return
        new = self.card.value()
        if new is None:
            return
        self._go.setEnabled(False)
        asked = self._session.ask(Desk.change_passphrase, self._old.text(), new)
        self._shell.runner.when(asked, lambda _none: self._saved(), self._failed, self)

    def _saved(self) -> None:
        self._wipe()
        self._shell.toast(self.tr("The passphrase was changed."))
        self.accept()

    def _failed(self, error: Exception) -> None:
        self._go.setEnabled(True)
        words = error_words(error)
        if isinstance(error, WrongPassphrase):
            self._old.set_wrong(self.tr("This is not the old passphrase."))
            self._old.setFocus()
        else:
            self.card.first.set_wrong(f"{words.title}. {words.action}")

    def _wipe(self) -> None:
        self._old.wipe()
        self.card.wipe()

    def reject(self) -> None:
        self._wipe()
        super().reject()


class KitSheet(Sheet):
    """Asks first, shows the new sheet, then has three words typed back."""

    def __init__(self, shell: Shell, session: Session, done: Callable[[], None]) -> None:
        super().__init__(shell.sheet_parent(), "", width=680)
        self._shell, self._session, self._done = shell, session, done
        self.set_title(self.tr("Make a new recovery sheet?"))
        self._words = Body(
            self.tr("The words of the old sheet stop working, wherever copies of it lie.")
        )
        self.card = KitCard(session, shell)
        self.prove = ProveCard()
        self.prove.entered.connect(self._check)
        self._make = PrimaryButton(self.tr("Make a new sheet"), self._ask)
        self._check_it = PrimaryButton(self.tr("Check"), self._check)
        self._later = QuietButton(self.tr("Cancel"), self.reject)
        self.column.add(self._words)
        self.column.add(self.card)
        self.column.add(self.prove)
        self.column.add(Flow(self._make, self._check_it, self._later))
        self._reveal(shown=False)
        self.begin(self._later)

    def _ask(self) -> None:
        self._make.setEnabled(False)
        self._shell.runner.when(self._session.ask(Desk.new_kit), self._made, self._failed, self)

    def _made(self, kit: KitView) -> None:
        owner = self._session.owner
        self.set_title(self.tr("Your new recovery sheet"))
        self._words.setText(
            self.tr("Print it or save it, then type three of its words to show that you have it.")
        )
        self.card.show_kit(kit, owner.person.name if owner is not None else "")
        self.prove.ask(kit)
        self._make.hide()
        self._reveal(shown=True)
        self._later.set_text(self.tr("Later"))
        self._place()
        follow_layout(self.column)
        self.card.setFocus()

    def _reveal(self, *, shown: bool) -> None:
        self.card.setVisible(shown)
        self.prove.setVisible(shown)
        self._check_it.setVisible(shown)

    def _failed(self, error: Exception) -> None:
        self.reject()
        self._shell.show_error(error)

    def _check(self) -> None:
        if self.prove.right():
            asked = self._session.ask(Desk.note_kit_proven)
            self._shell.run(asked, lambda _none: self._proven(), self)

    def _proven(self) -> None:
        self._shell.toast(self.tr("The new sheet is in force."))
        self.reject()

    def reject(self) -> None:
        self.card.wipe()
        self.prove.wipe()
        super().reject()
        self._done()
