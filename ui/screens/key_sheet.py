"""A security key added: plugged in, its PIN if it has one, touched twice.

Refuses: keeping the PIN.
"""

from collections.abc import Callable

from app.desk import Desk
from ui.parts import Body, Flow, PassphraseField, PrimaryButton, QuietButton, Sheet, Small
from ui.parts.tab_order import follow_layout
from ui.screen import Shell
from ui.session import Session
from ui.words.errors import error_words
from ui.words.passphrases import field_words
from ui.words.ways import security_key_wait


class SecurityKeySheet(Sheet):
    """Says what to do, then waits for the touch."""

    def __init__(self, shell: Shell, session: Session, done: Callable[[], None]) -> None:
        super().__init__(shell.sheet_parent(), "", width=600)
        self._shell, self._session, self._done = shell, session, done
        self.set_title(self.tr("Add a security key"))
        lead = self.tr(
            "Plug the key in. It will blink twice: touch it each time. Keep your recovery sheet as "
            "well, for a key can be lost."
        )
        hint = self.tr("Leave it empty if the key has none.")
        self.pin = PassphraseField(field_words(self.tr("PIN of the key"), hint))
        self.pin.entered.connect(self._add)
        self._wait = Small()
        self._go = PrimaryButton(self.tr("Add it"), self._add)
        leave = QuietButton(self.tr("Cancel"), self.reject)
        for part in (Body(lead), self.pin, self._wait, Flow(self._go, leave)):
            self.column.add(part)
        follow_layout(self.column)
        self.begin(self._go)

    def reject(self) -> None:
        self.pin.wipe()
        super().reject()

    def _add(self) -> None:
        self._go.setEnabled(False)
        self._wait.setText(security_key_wait())
        asked = self._session.ask(Desk.add_security_key, self.pin.text())
        self._shell.runner.when(asked, lambda _none: self._added(), self._failed, self)

    def _added(self) -> None:
        self._shell.toast(self.tr("The security key opens the vault from now on."))
        self.reject()
        self._done()

    def _failed(self, error: Exception) -> None:
        self._go.setEnabled(True)
        words = error_words(error)
        self._wait.setText(f"{words.title}. {words.action}")
        self.fit()
