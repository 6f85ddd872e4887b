"""The standing bands of the window: sample vault, somebody else's record, a vault in doubt.

Refuses: passing messages; those are toasts and banners.
"""

from typing import Protocol

from PySide6.QtCore import QEvent, QObject

from app.desk import Desk
from app.proving import Standing
from app.ways import WaysIn
from ui.folder_watch import FolderWatch
from ui.look import Glyph, Tone
from ui.models.work_list import State, WorkList
from ui.parts import Band, QuietButton
from ui.parts.app_shell import AppShell
from ui.screen import Stage
from ui.session import Session
from ui.words.plurals import PLURALS
from ui.words.ways import remind_words
from vault.header import SlotKind
from vault.vault_state import VaultState


class Go(Protocol):
    """Shows a screen, with what it is to begin with."""

    def __call__(self, name: str, argument: object = None) -> None: ...


class Bands(QObject):
    """Says anew whenever told; a child of the shell, so it hears the language change."""

    def __init__(self, shell: AppShell, session: Session, go: Go) -> None:
        super().__init__(shell)
        self._watch = FolderWatch(session)
        self._watch.changed.connect(self.say)
        self._shell = shell
        self._go = go
        self._session = session
        shell.installEventFilter(self)
        session.work.changed.connect(self.say)
        self._untried: tuple[SlotKind, ...] = ()
        session.entered.connect(self._entered)

    def say(self) -> None:
        """Put up the bands that hold now."""
        session = self._session
        bands: list[Band] = []
        if session.sample:
            leave = QuietButton(self.tr("Leave the sample"), self._leave)
            bands.append(
                Band(
                    Glyph.INFO,
                    self.tr("You are looking at a sample. These people are made up."),
                    Tone.WARN,
                    leave,
                )
            )
        if session.stage() is Stage.OPEN:
            bands.extend(self._of_state(session.standing))
            card = session.card
            if card is not None and not card.owner:
                words = self.tr("You are acting for {name}.").format(name=card.person.name)
                bands.append(Band(Glyph.PERSON, words, Tone.INFO))
            bands.extend(self._of_work(session.work))
            bands.extend(self._of_folder())
            bands.extend(self._of_ways())
        self._shell.set_bands(bands)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LanguageChange:
            self.say()
        return False

    def _of_state(self, standing: Standing | None) -> list[Band]:
        if standing is None or standing.state in {VaultState.VOUCHED, VaultState.NOT_VOUCHED}:
            return []
        look = QuietButton(self.tr("What to do"), lambda: self._go("standing"))
        if standing.state is VaultState.RESTORED_COPY:
            words = self.tr("This is a copy of your vault. You can read; nothing is saved yet.")
            return [Band(Glyph.INFO, words, Tone.INFO, look)]
        words = self.tr("Something in the vault was changed from outside. Reading still works.")
        return [Band(Glyph.ERROR, words, Tone.DANGER, look)]

    def _of_work(self, work: WorkList) -> list[Band]:
        """What goes on behind the screen that is looked at."""
        current = work.current
        if current is None or work.in_front:
            return []
        if current.state is State.REVIEW:
            check = QuietButton(self.tr("Check it"), lambda: self._go("add"))
            words = self.tr("Files were read and wait for you to check them.")
            return [Band(Glyph.UPLOAD, words, Tone.INFO, check)]
        look = QuietButton(self.tr("Show"), lambda: self._go("work"))
        return [Band(Glyph.UPLOAD, self.tr("Files are being read or saved."), Tone.INFO, look)]

    def _entered(self, stage: Stage) -> None:
        """Once after each opening: whether anybody tried sheet and cards within a year."""
        self._untried = ()
        if stage is Stage.OPEN and not self._session.sample:
            self._session.when(self._session.ask(Desk.ways_in), self._take_ways)

    def _take_ways(self, ways: WaysIn) -> None:
        if ways.remind:
            self._untried = ways.remind
            self.say()

    def _of_ways(self) -> list[Band]:
        """The reminder of the year; gone once somebody looked at the ways in."""
        if not self._untried:
            return []
        look = QuietButton(self.tr("Show the ways in"), self._look_at_ways)
        return [Band(Glyph.BELL, remind_words(self._untried[0]), Tone.INFO, look)]

    def _look_at_ways(self) -> None:
        self._untried = ()
        self._go("ways")
        self.say()

    def _of_folder(self) -> list[Band]:
        """New files in the watched folder; they wait until somebody looks at them."""
        new = self._watch.offered
        if not new:
            return []
        look = QuietButton(self.tr("Look at them"), self._take_offered)
        return [Band(Glyph.FOLDER, PLURALS.new_in_folder(len(new)), Tone.INFO, look)]

    def _take_offered(self) -> None:
        taken = self._watch.take()
        if taken:
            self._go("add", taken)

    def _leave(self) -> None:
        self._session.begin()
