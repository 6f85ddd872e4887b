"""The way back in: the recovery sheet's words, its file or its code's text, then a new passphrase.

Refuses: files that are no kit, unread beyond 64 KiB.
"""

from pathlib import Path

from PySide6.QtCore import Signal

from app.desk import Desk
from app.door import Door
from app.errors import Cancelled
from ui import pick
from ui.look import Glyph
from ui.parts import (
    Body,
    Card,
    Column,
    Field,
    Flow,
    LinkButton,
    Page,
    PrimaryButton,
    QuietButton,
    TextArea,
    Title,
)
from ui.screen import Shell
from ui.screens.first_passphrase import PassphraseCard
from ui.screens.opening_wait import OpeningWait
from ui.session import Session
from ui.words.errors import error_words
from vault.errors import KitRefused
from vault.kit import LONGEST_KIT

_WIDTH = 620


class KitInput(Column):
    """A field for words or secret of the sheet, typed, pasted, or read from the saved text."""

    def __init__(self, session: Session, shell: Shell) -> None:
        super().__init__(gap=12)
        self._session, self._shell = session, shell
        self._area = TextArea()
        self._field = Field("?", self._area)
        self._file = QuietButton("", self._choose, glyph=Glyph.FOLDER)
        self.add(self._field)
        self.add(Flow(self._file))
        self._area.textChanged.connect(lambda: self.set_wrong(""))
        self.enter_at(self._area)

    def say(self, label: str, hint: str = "") -> None:
        """Say every word anew."""
        self._field.set_words(label, hint)
        self._file.set_text(self.tr("Take it from a saved text file"))

    def text(self) -> str:
        """What was typed."""
        return self._area.toPlainText()

    def set_wrong(self, message: str) -> None:
        """Say what is wrong with it."""
        self._field.set_wrong(message)

    def wipe(self) -> None:
        """Forget it."""
        self._area.clear()
        self._area.document().clearUndoRedoStacks()
        self.set_wrong("")

    def _choose(self) -> None:
        title = self.tr("The saved recovery sheet")
        chosen = pick.pick_file(self, title, "*.txt")
        if chosen is not None:
            self.take_file(chosen)

    def take_file(self, path: Path) -> None:
        """Put the text of a file into the field."""
        try:
            with path.open("rb") as source:
                found = source.read(LONGEST_KIT + 1)
            text = found.decode("utf-8")
        except (OSError, UnicodeDecodeError):
            text = ""
        if not text or len(text) > LONGEST_KIT:
            wrong = self.tr("This file is no saved text of a sheet. Type the words instead.")
            self.set_wrong(wrong)
            return
        self._area.setPlainText(text)


class LostPage(Page):
    """Opens with the sheet, then offers a new passphrase."""

    left = Signal()

    def __init__(self, session: Session, shell: Shell) -> None:
        super().__init__(width=_WIDTH, gap=20, centred=True)
        self._session, self._shell = session, shell
        self._title, self._lead = Title(), Body()
        self.kit = KitInput(session, shell)
        self.open = PrimaryButton("", self._open)
        self._back = QuietButton("", self.left.emit)
        self._first = Card(self.kit, Flow(self.open, self._back), gap=20, margin=24)
        self.phrase = PassphraseCard(session, shell.runner)
        self.phrase.entered.entered.connect(self._change)
        self._save = PrimaryButton("", self._change)
        self._skip = LinkButton("", self._enter_vault)
        self._second = Card(self.phrase, Flow(self._save, self._skip), gap=20, margin=24)
        self.add(Column(self._title, self._lead, gap=8))
        self.add(self._first)
        self._wait = OpeningWait(shell, self)
        self.add(self._wait)
        self.add(self._second)
        self._inside = False
        self.say()

    def enter(self) -> None:
        """The page came to the front."""
        self._inside = False
        self.say()
        self.kit.setFocus()

    def say(self) -> None:
        """Say every word anew."""
        self._first.setVisible(not self._inside)
        self._second.setVisible(self._inside)
        self.kit.say(
            self.tr("The 24 words"),
            self.tr("In their order, with spaces between. You can also paste the whole text."),
        )
        self.open.set_text(self.tr("Open with the sheet"))
        self._back.set_text(self.tr("Back to the passphrase"))
        self.phrase.say()
        self._save.set_text(self.tr("Save and open my records"))
        self._skip.set_text(self.tr("Keep the old passphrase"))
        if self._inside:
            self._title.setText(self.tr("The sheet is right. Choose a new passphrase"))
            self._lead.setText(self.tr("The old one stops working."))
        else:
            self._title.setText(self.tr("Open with your recovery sheet"))
            self._lead.setText(self.tr("Type the 24 words as they stand on it."))

    def wipe(self) -> None:
        """Forget what was typed."""
        self._wait.end()
        self.kit.wipe()
        self.phrase.wipe()
        self._inside = False

    def _open(self) -> None:
        asked = self._session.ask(
            Door.open_with_kit, self._session.vault, self.kit.text(), self._wait.begin()
        )
        self.open.setEnabled(False)
        self._shell.runner.when(asked, lambda _none: self._opened(), self._failed, self)

    def _opened(self) -> None:
        self._wait.end()
        self.open.setEnabled(True)
        self.kit.wipe()
        self._inside = True
        self.say()
        self.phrase.draw()
        self.phrase.setFocus()

    def _failed(self, error: Exception) -> None:
        self._wait.end()
        self.open.setEnabled(True)
        if isinstance(error, KitRefused):
            words = error_words(error)
            self.kit.set_wrong(f"{words.title}. {words.action}")
            self.kit.setFocus()
        elif not isinstance(error, Cancelled):
            self._shell.show_error(error)

    def _change(self) -> None:
        chosen = self.phrase.value()
        if chosen is not None:
            asked = self._session.ask(Desk.change_passphrase, None, chosen)
            self._shell.run(asked, lambda _none: self._enter_vault(), self)

    def _enter_vault(self) -> None:
        self.wipe()
        self._session.opened()
