"""Furnishes the bare window after its first paint: session, screens, bands, idle watch.

Refuses: deciding anything; it ties signals of the session to the window.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from app.desk import Desk
from ui.backup_watch import BackupWatch
from ui.bands import Bands
from ui.idle import IdleWatch
from ui.look import Tone
from ui.main import appearance_of, dress
from ui.parts import Banner
from ui.screen import Stage
from ui.screens import act_screens, door_screens, record_screens
from ui.session import Session
from ui.system_locks import SystemLocks
from ui.window import Window
from ui.words.slowness import keyring_words

WITHOUT_PEOPLE = frozenset(
    {"welcome", "unlock", "family", "people", "settings", "help", "ways", "restore", "backups"}
)
"""Screens that need nobody's record."""
FIRST_SCREENS = {Stage.FIRST_RUN: "welcome", Stage.LOCKED: "unlock"}
HOME = "timeline"


class Furnishing(QObject):
    """Everything that holds window and session together; a child of the window."""

    def __init__(
        self, window: Window, session: Session, claim: Callable[[Path], bool] = lambda _vault: True
    ) -> None:
        super().__init__(window)
        session.claim = claim
        self._window = window
        self._session = session
        self._minutes = session.settings.lock_minutes
        self._dressed = appearance_of(session.settings)
        self._idle = IdleWatch(self)
        self._locks = SystemLocks(self)
        self._backups = BackupWatch(session, self)
        self._bands = Bands(window.shell, session, window.go)
        self._join()
        window.take_desk(session)

    def begin(self) -> None:
        """Register every screen and see what is at the vault's place."""
        session = self._session
        self._window.register(
            [*record_screens(session), *act_screens(session), *door_screens(session)]
        )
        session.begin()

    def _join(self) -> None:
        window, session = self._window, self._session
        session.entered.connect(self._entered)
        session.changed.connect(self._changed)
        session.failed.connect(window.show_error)
        session.slow.connect(self._say_patience)
        session.settings_changed.connect(self._settings_changed)
        session.files_given.connect(self._files_given)
        window.closing.connect(session.close)
        window.gate = self._nobody
        self._idle.idle.connect(window.ask_lock)
        self._locks.locking.connect(window.ask_lock)
        native = window.window().windowHandle()
        if native is not None:
            self._idle.watch(native)

    def _entered(self, stage: Stage) -> None:
        name = self._nobody(FIRST_SCREENS.get(stage, HOME))
        self._window.enter(stage, name if self._window.has(name) else "people")
        target = self._session.take_target() if stage is Stage.OPEN else ""
        if self._window.has(target):
            self._window.go(target)
        self._bands.say()
        if stage is Stage.OPEN:
            self._idle.set_minutes(self._session.settings.lock_minutes)
            self._session.ask(Desk.serve_open)
            self._backups.begin()
        else:
            self._idle.stop()
            self._backups.stop()

    def _say_patience(self) -> None:
        title, sentence = keyring_words()
        self._window.shell.add_banner(Banner(title, sentence, Tone.INFO))

    def _nobody(self, name: str) -> str:
        """Where a member goes whom nobody lets see anything: to the page that says so."""
        alone = self._session.stage() is Stage.OPEN and not self._session.cards
        shut = alone and name not in WITHOUT_PEOPLE and self._window.has("family")
        return "family" if shut else name

    def _changed(self) -> None:
        if self._window.current and self._nobody(self._window.current) != self._window.current:
            self._window.go("family")
        self._window.refresh()
        self._bands.say()

    def _settings_changed(self) -> None:
        settings = self._session.settings
        wanted = appearance_of(settings)
        if wanted != self._dressed:
            self._dressed = wanted
            dress(wanted)
        if settings.lock_minutes != self._minutes:
            self._minutes = settings.lock_minutes
            if self._session.stage() is Stage.OPEN:
                self._idle.set_minutes(self._minutes)

    def _files_given(self, paths: object) -> None:
        if self._window.has("add"):
            self._window.go("add", paths)
