"""Choosing a passphrase: strength in words, a phrase offered, and the way without a sheet.

Refuses: a chosen phrase alone where no sheet can be kept; then only a drawn one will do.
"""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.door import Door
from ui.look import Glyph, Tone
from ui.parts import (
    Banner,
    Body,
    Card,
    CheckRow,
    Column,
    Flow,
    PassphraseField,
    QuietButton,
    Small,
    Strong,
    Sunken,
)
from ui.runner import Runner
from ui.screens.first_step import Step
from ui.session import Session
from ui.words.passphrases import LEAST, field_words, strength_words
from vault.strength import Step as Strength

_PAUSE_MS = 200


class PassphraseCard(Column):
    """Choosing a passphrase twice typed, or drawn; used in the first run and in the settings."""

    def __init__(self, session: Session, runner: Runner) -> None:
        super().__init__(gap=20)
        self._session, self._runner = session, runner
        self._drawn = ""
        self.own: tuple[str, ...] = ()
        self.first = PassphraseField(field_words("", ""))
        self._again = PassphraseField(field_words("", ""))
        self._strength = Strong()
        self._offer_title = Strong()
        self._offer = Body()
        self._use = QuietButton("", self._use_drawn, glyph=Glyph.CHECK)
        self._other = QuietButton("", self.draw, glyph=Glyph.HISTORY)
        self._shown = Sunken(self._offer_title, self._offer, Flow(self._use, self._other))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.first.edited.connect(self._edited)
        for part in (Column(self.first, self._strength, gap=6), self._shown, self._again):
            self.add(part)
        self.enter_at(self.first)
        self._step: Strength | None = None
        self.say()

    @property
    def entered(self) -> "PassphraseField":
        """The field whose Enter key ends the card."""
        return self._again

    def say(self) -> None:
        """Say every word anew."""
        hint = self.tr("At least {count} characters. Several plain words are best.")
        self.first.set_words(field_words(self.tr("Passphrase"), hint.format(count=LEAST)))
        self._again.set_words(field_words(self.tr("The same once more"), ""))
        self._offer_title.setText(self.tr("One drawn for you"))
        self._use.set_text(self.tr("Take this one"))
        self._other.set_text(self.tr("Draw another"))
        self._say_strength()

    def draw(self) -> None:
        """Draw a phrase and offer it."""
        asked = self._session.ask(Door.suggest_passphrase)
        self._runner.when(asked, self._show_drawn, None, self)

    @property
    def drawn(self) -> bool:
        """Whether the phrase in the field is the drawn one."""
        return bool(self._drawn) and self.first.text() == self._drawn

    def value(self) -> str | None:
        """The passphrase; None if something has to be set right, which is then said."""
        if len(self.first.text()) < LEAST:
            wrong = self.tr("Use at least {count} characters.").format(count=LEAST)
            self.first.set_wrong(wrong)
            self.first.setFocus()
            return None
        if self.first.text() != self._again.text():
            self._again.set_wrong(self.tr("The two are not the same."))
            self._again.setFocus()
            return None
        return self.first.text()

    def wipe(self) -> None:
        """Forget everything."""
        self._drawn = ""
        self.own = ()
        self._step = None
        self._offer.setText("")
        for field in (self.first, self._again):
            field.wipe()
            field.set_wrong("")
        self._say_strength()

    def _show_drawn(self, phrase: str) -> None:
        self._drawn = phrase
        self._offer.setText(phrase)

    def _use_drawn(self) -> None:
        """Fill the first field and show it; the second is typed by hand, to learn it."""
        self.first.line.setText(self._drawn)
        self.first.reveal()
        self._ask()
        self._again.setFocus()

    def _edited(self) -> None:
        self._again.set_wrong("")
        self._pause.start()

    def _ask(self) -> None:
        asked = self._session.ask(Door.strength, self.first.text(), self._known())
        self._runner.when(asked, self._told, lambda _error: None, self)

    def _known(self) -> tuple[str, ...]:
        """What others know of the family: names and birth dates make easy passphrases."""
        people = [card.person for card in self._session.cards]
        return (*self.own, *(text for one in people for text in (one.name, one.birth_date)))

    def _told(self, step: Strength) -> None:
        self._step = step
        self._say_strength()

    def _say_strength(self) -> None:
        words = ""
        if self._step is not None and self.first.text():
            words = strength_words(self._step)
        self._strength.setText(words)
        self._strength.setVisible(bool(words))


class PassphrasePage(Step):
    """The passphrase of the new vault."""

    place = 1

    def __init__(self, session: Session, runner: Runner) -> None:
        super().__init__(session)
        self.card = PassphraseCard(session, runner)
        self.card.entered.entered.connect(self.go_on)
        self._alone = CheckRow("")
        self._alone.toggled.connect(self._say_alone)
        self._alone_words = Small()
        self._place = Column()
        self.content.add(self._place)
        self.content.add(Card(self.card, Column(self._alone, self._alone_words, gap=4)))
        self.say()

    @property
    def alone(self) -> bool:
        """Whether the person cannot keep a sheet."""
        return self._alone.isChecked()

    def say(self) -> None:
        super().say()
        self.say_head(
            self.tr("Choose a passphrase"),
            self.tr("You type it whenever you open the vault. Nobody can look it up for you."),
            self.tr("Make my vault"),
        )
        self.card.say()
        self._alone.set_text(self.tr("I cannot keep a paper sheet anywhere"))
        self._say_alone()
        self._say_keyring()

    def enter(self) -> None:
        self._say_keyring()
        self.card.draw()
        self.card.setFocus()

    def go_on(self) -> None:
        if self.card.value() is None:
            return
        if self.alone and not self.card.drawn:
            wrong = self.tr("Without a sheet, take the five words that were drawn for you.")
            self.card.first.set_wrong(wrong)
            return
        self.forward.emit()

    def busy(self, *, wanted: bool) -> None:
        """The vault is being made."""
        self.next.setEnabled(not wanted)
        self.back.setEnabled(not wanted)
        self.next.set_text(self.tr("One moment …") if wanted else "")
        if not wanted:
            self.say()
        QApplication.processEvents()

    def wipe(self) -> None:
        self.card.wipe()
        self._alone.setChecked(False)

    def _say_alone(self) -> None:
        self._alone_words.setText(
            self.tr(
                "Then the five drawn words alone open the vault, on any computer. If you lose "
                "them, the records are lost for good."
            )
            if self.alone
            else self.tr("Most people can: the sheet is your way back if you forget.")
        )

    def _say_keyring(self) -> None:
        self._place.clear()
        view = self.session.view
        if view is None or view.keyring:
            self._place.hide()
            return
        sentence = self.tr(
            "So the vault's second key cannot be kept here. Whenever you open the vault you will "
            "need your passphrase and the secret from your recovery sheet."
        )
        self._place.add(
            Banner(self.tr("This computer has no safe place for keys"), sentence, Tone.WARN)
        )
        self._place.show()
