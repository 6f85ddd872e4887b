"""The session: the keeper, the settings, whose record is shown; what screens ask and hear.

Refuses: keys and records; it holds names of people only while the vault is open.
"""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from PySide6.QtCore import QDateTime, QObject, QTimer, Signal

from app.answers import PersonCard
from app.desk import Desk
from app.desk_backups import BackupsDesk
from app.desk_erasing import EraseDesk
from app.desk_family import FamilyDesk
from app.desk_ways import WaysDesk
from app.desk_witnesses import WitnessDesk
from app.door import Door, DoorView
from app.errors import KeeperGone
from app.jobs import Job
from app.proving import Standing
from app.settings import Settings, load_settings, save_settings
from ui.models.work_list import WorkList
from ui.parts.person_switcher import PersonFace
from ui.runner import Runner
from ui.screen import Stage
from ui.words.people import person_face
from vault.ids import PersonId

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Place = TypeVar("Place", Door, Desk, WaysDesk, FamilyDesk, BackupsDesk, EraseDesk, WitnessDesk)

_SETTLE_MS = 200
PATIENCE_MS = 4_000
"""Longer than checking a passphrase takes; by then the system may be asking for something."""


class Keeper(Protocol):
    """A running keeper, as `app.keeper_client.KeeperClient` is one."""

    def ask(
        self,
        method: Callable[Concatenate[Any, Arguments], Result],
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> "Future[Result]": ...

    def close(self) -> None: ...


StartKeeper = Callable[[Callable[[str], None]], Keeper]
"""Starts a keeper; what is given hears the id of every person whose records were stirred."""


class Session(QObject):
    """One window's session; the signals arrive on the main thread."""

    entered = Signal(object)
    """The stage changed: nothing there yet, locked, open. Screens clear themselves at LOCKED."""
    changed = Signal()
    """The vault's content, its people or the shown person changed: read anew."""
    settings_changed = Signal()
    watch_changed = Signal()
    """Another folder is watched now, or none."""
    files_given = Signal(object)
    """Files were dropped on the window: a tuple of paths."""
    failed = Signal(object)
    slow = Signal()
    """Looking at the vault's place takes long: the system's keyring may be asking."""

    def __init__(self, settings_file: Path, vault: Path, start: StartKeeper) -> None:
        super().__init__()
        self._settings_file = settings_file
        self._settings = load_settings(settings_file)
        self._start = start
        self._keeper: Keeper | None = None
        self._runner = Runner(self)
        self._ending: list[threading.Thread] = []
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self.refresh)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self.slow)
        self.work = WorkList(self)
        self._stage = Stage.LOCKED
        self._cards: tuple[PersonCard, ...] = ()
        self._shown = PersonId("")
        self.vault = vault
        self._target = ""
        self.claim: Callable[[Path], bool] = lambda _vault: True
        self.sample = False
        self.view: DoorView | None = None
        self.trouble: Exception | None = None
        self.standing: Standing | None = None

    # -- what the window asks (screen.Desk) -----------------------------------------------

    def stage(self) -> Stage:
        """How far the vault is."""
        return self._stage

    def people(self) -> Sequence[PersonFace]:
        """Everybody in the open vault, the owner first."""
        return [person_face(card) for card in self._cards]

    def shown_person(self) -> str:
        """The key of the person whose record is shown."""
        return self._shown

    def show_person(self, key: str) -> None:
        """Show somebody else's record."""
        if any(card.person.id == key for card in self._cards) and key != self._shown:
            self._shown = PersonId(key)
            self.changed.emit()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Files were dropped anywhere on the open window."""
        self.files_given.emit(tuple(paths))

    def lock(self) -> None:
        """Clear the screens, end the keeper, start another that knows nothing."""
        self.begin()

    # -- what screens ask -----------------------------------------------------------------

    @property
    def person(self) -> PersonId:
        """Whose record is shown."""
        return self._shown

    @property
    def card(self) -> PersonCard | None:
        """The shown person with what is known of them; None while locked."""
        return next((card for card in self._cards if card.person.id == self._shown), None)

    @property
    def cards(self) -> tuple[PersonCard, ...]:
        """Everybody, the owner first; empty while locked."""
        return self._cards

    @property
    def owner(self) -> PersonCard | None:
        """The person the vault was made for."""
        return next((card for card in self._cards if card.owner), None)

    def ask(
        self,
        method: Callable[Concatenate[Place, Arguments], Result],
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> "Future[Result]":
        """Ask the door or the desk; a Job as last argument hears the progress."""
        if self._keeper is None:
            gone: Future[Result] = Future()
            gone.set_exception(KeeperGone())
            return gone
        keeper = self._keeper
        asked = keeper.ask(method, *arguments, **named)
        asked.add_done_callback(lambda ended: self._heard(ended, keeper))
        return asked

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def change_settings(self, **changes: Any) -> None:
        """Put settings in force and keep them; a full disk is told and costs nothing else."""
        fresh = load_settings(self._settings_file)  # the keeper keeps its port there
        self._settings = replace(fresh, **changes)
        self.settings_changed.emit()
        try:
            save_settings(self._settings_file, self._settings)
        except OSError as error:
            self.failed.emit(error)

    def when(
        self,
        future: "Future[Result]",
        done: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Hear an answer on the main thread; what fails is told above the screen, or `failed`."""
        self._when(future, done, failed)

    def refresh(self) -> None:
        """Something was written: read people and standing anew, then let the screens do so."""
        if self._stage is Stage.OPEN:
            self._when(self.ask(Desk.people), self._take_people)
            self._when(self.ask(Desk.standing), self._take_standing)

    # -- the way in and out ---------------------------------------------------------------

    def begin(self, vault: Path | None = None) -> None:
        """Start a keeper and look what is at the vault's place; `entered` tells."""
        if self._stage is Stage.OPEN:
            self._leave(Stage.LOCKED)
        if vault is not None and self.claim(vault):
            self.vault = vault
        self._end_keeper()
        self._keeper = self._start(self._hear)
        self.sample = False
        self._patience.start()
        self._when(self.ask(Door.look, self.vault), self._looked, self._not_looked)

    def opened(self) -> None:
        """The door opened (or a vault was made): fetch the people, then `entered`."""
        self._when(self.ask(Desk.standing), self._take_standing)
        self._when(self.ask(Desk.people), self._enter)

    def then_go(self, screen: str) -> None:
        """Show this screen when the vault is open, instead of the usual first one."""
        self._target = screen

    def take_target(self) -> str:
        """The screen to show after opening; empty means the usual one. Asked once."""
        target, self._target = self._target, ""
        return target

    def look_around(self, job: Job) -> "Future[None]":
        """Leave what is open and fill a throw-away vault with the sample family."""
        self._leave(Stage.LOCKED, tell=False)
        self._keeper = self._start(self._hear)
        self.sample = True
        return self.ask(Door.look_around, job)

    def close(self) -> None:
        """The window closes: end the keeper and wait until the keys are gone."""
        self._patience.stop()
        self._runner.forget()
        self._end_keeper()
        for thread in self._ending:
            thread.join()

    # -- inner ----------------------------------------------------------------------------

    def _leave(self, stage: Stage, *, tell: bool = True) -> None:
        self._cards, self._shown, self.standing = (), PersonId(""), None
        self.work.forget()
        self._stage = stage
        self._runner.forget()
        self._patience.stop()
        self._settle.stop()
        if tell:
            self.entered.emit(stage)
        self._end_keeper()

    def _end_keeper(self) -> None:
        keeper, self._keeper = self._keeper, None
        if keeper is None:
            return
        self._ending = [thread for thread in self._ending if thread.is_alive()]
        thread = threading.Thread(target=keeper.close, name="ending")
        self._ending.append(thread)
        thread.start()

    def _looked(self, view: DoorView) -> None:
        self._patience.stop()
        self.view, self.trouble = view, None
        stage = Stage.LOCKED if view.exists else Stage.FIRST_RUN
        self._stage = stage
        self.entered.emit(stage)

    def _not_looked(self, error: Exception) -> None:
        self._patience.stop()
        self.view, self.trouble = None, error
        self._stage = Stage.LOCKED
        self.entered.emit(Stage.LOCKED)

    def _enter(self, cards: tuple[PersonCard, ...]) -> None:
        self._cards = cards
        owner = self.owner
        self._shown = owner.person.id if owner is not None else PersonId("")
        if not self.sample:
            now_ms = QDateTime.currentMSecsSinceEpoch()
            self.change_settings(vault=str(self.vault), opened_ms=now_ms)
        self._stage = Stage.OPEN
        self.entered.emit(Stage.OPEN)
        self._when(self.ask(Desk.tidy), lambda _swept: None, lambda _error: None)

    def _take_people(self, cards: tuple[PersonCard, ...]) -> None:
        self._cards = cards
        if self._shown not in {card.person.id for card in cards}:
            first = self.owner or next(iter(cards), None)
            self._shown = first.person.id if first is not None else PersonId("")
        self.changed.emit()

    def _take_standing(self, standing: Standing) -> None:
        known, self.standing = self.standing, standing
        if known is not None and known != standing:
            self.changed.emit()

    def _heard(self, ended: "Future[Any]", keeper: Keeper) -> None:
        """From any thread: an answer came; a keeper that is gone locks the window."""
        if not ended.cancelled() and isinstance(ended.exception(), KeeperGone):
            self._runner.soon(lambda: self._gone(keeper))

    def _gone(self, keeper: Keeper) -> None:
        if keeper is self._keeper and self._stage is Stage.OPEN:
            self.lock()
            self.failed.emit(KeeperGone())

    def _hear(self, _person: str) -> None:
        """From the keeper's thread: another process, or the other lane, wrote."""
        self._runner.soon(self._settle.start)

    def _when(
        self,
        future: "Future[Result]",
        done: Callable[[Result], object],
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        self._runner.when(future, done, failed or self._fail, self)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, KeeperGone):
            self.failed.emit(error)
