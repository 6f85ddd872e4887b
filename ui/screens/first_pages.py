"""The quiet pages of the first run: language, welcome, who is this for, ready.

Refuses: making anything; the wizard does when all is asked.
"""

from functools import partial

from PySide6.QtCore import Signal

from app.settings import Language
from ui.look import Glyph
from ui.parts import Body, Button, Card, CardTitle, Flow, Icon, LinkButton, QuietButton, Row
from ui.runner import Runner
from ui.screens.first_step import Step
from ui.screens.person_form import PersonForm
from ui.session import Session
from ui.words.language import OWN_NAMES
from ui.words.language import Language as Spoken


class LanguagePage(Step):
    """Asked before anything else, in both languages at once."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._language.hide()
        self.foot.hide()
        self._buttons = [
            Button(OWN_NAMES[one], partial(self._choose, one), glyph=Glyph.LANGUAGE)
            for one in (Spoken.INDONESIAN, Spoken.ENGLISH)
        ]
        self.content.set_spacing(12, 0)
        for button in self._buttons:
            self.content.add(button)
        self.say()

    def say(self) -> None:
        super().say()
        both = "Pilih bahasa \N{MIDDLE DOT} Choose your language"
        lead = "Anda dapat menggantinya kapan saja. You can change it at any time."
        self.say_head(both, lead, "")

    def enter(self) -> None:
        self._buttons[0].setFocus()

    def _choose(self, chosen: Spoken) -> None:
        self.session.change_settings(language=Language(chosen.value))
        self.forward.emit()


class _Promise(Row):
    """A picture and a sentence."""

    def __init__(self, glyph: Glyph) -> None:
        super().__init__(gap=16)
        self.words = Body()
        self.add(Icon(glyph, 30, "primary"))
        self.add(self.words, 1)


class WelcomePage(Step):
    """What the program is; a new vault, one's own from elsewhere, or only looking around."""

    sample = Signal()
    existing = Signal()
    restore = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._promises = [_Promise(one) for one in (Glyph.FAMILY, Glyph.PROOF, Glyph.LOCK)]
        self.content.add(Card(*self._promises, gap=20))
        self.back.hide()
        self._existing = self.add_way(QuietButton("", self.existing.emit, glyph=Glyph.FOLDER))
        self._restore = LinkButton("", self.restore.emit)
        self._sample = LinkButton("", self.sample.emit)
        self.add(Flow(self._restore, self._sample))
        self.say()

    def say(self) -> None:
        super().say()
        self.say_head(
            self.tr("Your health records, kept by you"),
            self.tr("RekamKu keeps what hospitals gave you and your family in one place."),
            self.tr("Make my vault"),
        )
        sentences = (
            self.tr("Bring in files from hospitals and see them as one story, for each of you."),
            self.tr("Prove that nothing was altered. Let a doctor see a part for a short time."),
            self.tr("Everything is locked on this computer. Nobody else can open it, not even us."),
        )
        for promise, sentence in zip(self._promises, sentences, strict=True):
            promise.words.setText(sentence)
        self._existing.set_text(self.tr("Open a vault I already have"))
        self._restore.set_text(self.tr("Restore from a backup"))
        self._sample.set_text(self.tr("Look around first, with made-up people"))


class PersonPage(Step):
    """Who the vault is for."""

    place = 0

    def __init__(self, session: Session, runner: Runner) -> None:
        super().__init__(session)
        self.form = PersonForm(session, runner, relation=False)
        self.form.entered.connect(self.go_on)
        self.content.add(Card(self.form))
        self.say()

    def say(self) -> None:
        super().say()
        lead = self.tr("Start with yourself. Your family can be added later.")
        self.say_head(self.tr("Who is this vault for?"), lead, self.tr("Continue"))
        self.form.say()

    def enter(self) -> None:
        self.form.setFocus()

    def go_on(self) -> None:
        if self.form.value() is not None:
            self.forward.emit()

    def wipe(self) -> None:
        self.form.wipe()


class ReadyPage(Step):
    """The vault is there: bring in the first records, or look around first."""

    sample = Signal()
    home = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._what = CardTitle()
        self._how = Body()
        self.content.add(Card(self._what, self._how))
        self.next.set_glyph(Glyph.ADD)
        self.back.hide()
        self._home = self.add_way(QuietButton("", self.home.emit))
        self._sample = LinkButton("", self.sample.emit)
        self.add(Flow(self._sample))
        self.say()

    def say(self) -> None:
        super().say()
        self.say_head(
            self.tr("Your vault is ready"),
            self.tr("It is empty. Fill it with a file from a hospital or clinic."),
            self.tr("Add first records"),
        )
        self._what.setText(self.tr("Where do records come from?"))
        self._how.setText(
            self.tr(
                "Hospitals give files on a stick, by e-mail or as a link: look for names that "
                "end in .json, .xml, .zip or .pdf. You can also drop files onto this window."
            )
        )
        self._home.set_text(self.tr("Later, show my vault"))
        self._sample.set_text(self.tr("Look around with made-up people"))
