"""One page of the first run: a mark, where we are, one question, the way on and back.

Refuses: asking two things at once, and losing what was typed on the way back.
"""

from PySide6.QtCore import QTimer, Signal

from ui.look import Glyph
from ui.parts import (
    Body,
    Button,
    Column,
    Flow,
    Icon,
    LinkButton,
    Page,
    PrimaryButton,
    QuietButton,
    Row,
    Stepper,
    Strong,
    Title,
)
from ui.session import Session
from ui.words.language import OWN_NAMES, Language, language

WIDTH = 640


class LanguageButton(LinkButton):
    """Switches to the other language, named in that language."""

    def __init__(self, session: Session) -> None:
        super().__init__("", self._switch)
        self._session = session
        self.say()

    def say(self) -> None:
        """Name the other language."""
        self.set_text(OWN_NAMES[self._other()])

    def _other(self) -> Language:
        english = language() is Language.ENGLISH
        return Language.INDONESIAN if english else Language.ENGLISH

    def _switch(self) -> None:
        self._session.change_settings(language=type(self._session.settings.language)(self._other()))


class Step(Page):
    """A page with a head, its own content, and buttons at its foot."""

    forward = Signal()
    backward = Signal()

    place = -1
    """Which of the named steps this is, counted from 0; -1 for pages before and after."""

    def __init__(self, session: Session) -> None:
        super().__init__(width=WIDTH, gap=24, centred=True)
        self.session = session
        self._language = LanguageButton(session)
        head = Row(Icon(Glyph.HEALTH, 32, "primary"), gap=10)
        head.add(Strong("RekamKu"), 1)
        head.add(self._language)
        self._stepper = Stepper([], 0, "")
        self._title = Title()
        self._lead = Body()
        self.content = Column(gap=20)
        self.next = PrimaryButton("", self.go_on)
        self.back = QuietButton("", self.backward.emit)
        self.foot = Flow(self.next, self.back)
        for part in (head, self._stepper, Column(self._title, self._lead, gap=8)):
            self.add(part)
        self.add(self.content)
        self.add(self.foot)
        self._stepper.setVisible(self.place >= 0)
        self.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._open_at_top())

    def go_on(self) -> None:
        """The main button: on to the next page unless something has to be set right."""
        self.forward.emit()

    def enter(self) -> None:
        """The page came to the front, at its top."""
        self.next.setFocus()
        self._open_at_top()

    def _open_at_top(self) -> None:
        """Where the page is longer than the window: what stands first is read first."""
        bar = self.verticalScrollBar()
        if self.next.hasFocus() and bar.maximum() > 0:
            self._language.setFocus()
            QTimer.singleShot(0, bar, lambda: bar.setValue(0))

    def say(self) -> None:
        """Say every word anew; pages add their own."""
        names = [self.tr("You"), self.tr("Passphrase"), self.tr("Recovery sheet")]
        at = max(0, self.place)
        spoken = self.tr("Step {number} of {all}: {name}").format(
            number=at + 1, all=len(names), name=names[at]
        )
        self._stepper.set_steps(names, at, spoken)
        self._language.say()
        self.back.set_text(self.tr("Back"))

    def say_head(self, title: str, lead: str, forward: str) -> None:
        """Title, the line below it, the main button."""
        self._title.setText(title)
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        self.next.set_text(forward)

    def wipe(self) -> None:
        """Forget what was typed."""

    def add_way(self, button: Button) -> Button:
        """Another button at the foot."""
        self.foot.add(button)
        return button
