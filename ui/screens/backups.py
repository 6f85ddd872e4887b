"""Backups: where they go, when one was last proven to restore, making one now.

Refuses: a place without its proof, and asking twice where nothing is lost by trying.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QWidget

from app.backup_places import Rhythm
from app.desk_backups import BackupDone, BackupsDesk, PlaceView
from app.errors import Cancelled
from app.jobs import Job, Progress
from ui import pick
from ui.focus_kept import keeping_focus
from ui.look import Glyph, Tone
from ui.models.job_steps import shown_job
from ui.parts import (
    Banner,
    Body,
    Card,
    CardTitle,
    Choice,
    Chooser,
    Column,
    ConfirmSheet,
    EmptyState,
    Flow,
    Page,
    PrimaryButton,
    ProgressCard,
    QuietButton,
    SettingsRow,
    Small,
    Strong,
    Title,
)
from ui.screen import Screen, Shell
from ui.screens.backup_place_sheet import PlaceSheet
from ui.session import Session
from ui.words.backups import (
    backups_title,
    done_words,
    failure_words,
    kind_words,
    newest_words,
    proven_words,
    rhythm_words,
    step_words,
)


class BackupsScreen(Screen):
    """A card for each place, then other ways to keep and to get back."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self._places: tuple[PlaceView, ...] | None = None
        self._job: Job | None = None
        self._card: ProgressCard | None = None
        self._busy = Column()
        self._list = Column(gap=16)
        self._title, self._lead = Title(), Body()
        self._page = Page(self._title, self._lead, self._busy, self._list, width=720, gap=20)
        self.fill(self._page)
        self.rephrase()

    def opened(self, _argument: object) -> None:
        self.refresh()

    def refresh(self) -> None:
        asked = self._session.ask(BackupsDesk.backup_places)
        self.shell.run(asked, self._arrived, self)

    def rephrase(self) -> None:
        self._title.setText(backups_title())
        self._lead.setText(
            self.tr(
                "One sealed file holds everything: records, originals, people, history. Your "
                "recovery sheet opens it, on any computer."
            )
        )
        self._say()

    def clear(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._places = self._job = self._card = None
        self._busy.clear()
        self._list.clear()

    def _arrived(self, places: tuple[PlaceView, ...]) -> None:
        if places != self._places:
            self._places = places
            self._say()

    # -- what is there --------------------------------------------------------------------

    def _say(self) -> None:
        with keeping_focus(self._list):
            self._list.clear()
            if self._places is not None:
                self._fill(self._places)

    def _fill(self, places: tuple[PlaceView, ...]) -> None:
        if not places:
            choose = PrimaryButton(self.tr("Choose a place"), self._add, glyph=Glyph.BACKUP)
            title = self.tr("No backup yet")
            sentence = self.tr(
                "If this computer is lost, everything in the vault is lost with it. A stick in a "
                "drawer is enough."
            )
            self._list.add(EmptyState(Glyph.BACKUP, title, sentence, choose))
        for place in places:
            self._list.add(self._place(place))
        if places:
            add = QuietButton(self.tr("Add another place"), self._add, glyph=Glyph.ADD)
            self._list.add(Flow(add))
        file = QuietButton(self.tr("Save as a file"), self._to_file)
        restore = QuietButton(self.tr("Restore"), lambda: self.shell.go("restore"))
        self._list.add(
            Card(
                SettingsRow(self.tr("One backup into a file"), self.tr("Wherever you like."), file),
                SettingsRow(
                    self.tr("Get a vault back from a backup"),
                    self.tr("It is made beside this one; this one is not touched."),
                    restore,
                ),
                gap=4,
            )
        )

    def _place(self, place: PlaceView) -> QWidget:
        now = QDateTime.currentMSecsSinceEpoch()
        card = Card(
            CardTitle(kind_words(place.kind)),
            Small(place.where),
            Strong(proven_words(place, now)),
            Small(newest_words(place, now)),
            gap=8,
        )
        if place.failed:
            card.add(Banner(failure_words(place.failed), tone=Tone.WARN))
        choices = [Choice(one.value, rhythm_words(one)) for one in Rhythm]
        rhythm = Chooser(choices, place.rhythm.value)
        rhythm.chosen.connect(partial(self._set_rhythm, place.id))
        how = self.tr("While the vault is open; a missed one is made up for.")
        card.add(SettingsRow(self.tr("By itself"), how, rhythm))
        make = PrimaryButton(self.tr("Back up now"), partial(self._make, place.id))
        make.setEnabled(self._job is None)
        forget = QuietButton(self.tr("No longer use it"), partial(self._ask_forget, place))
        card.add(Flow(make, forget))
        return card

    # -- what can be done -----------------------------------------------------------------

    def _add(self) -> None:
        PlaceSheet(self.shell, self._session, self._added)

    def _added(self, place: str) -> None:
        self._make(place)

    def _make(self, place: str) -> None:
        if self._job is None:
            job = self._begin()
            asked = self._session.ask(BackupsDesk.back_up, place, job)
            self.shell.runner.when(asked, self._made, self._failed, self)

    def _to_file(self) -> None:
        today = QDateTime.currentDateTime().toString("yyyy-MM-dd")
        name = f"rekamku-{today}.rekamku"
        path = pick.pick_target(self, self.tr("Save the backup"), name)
        if path is not None and self._job is None:
            self.save_file(path)

    def save_file(self, path: Path) -> None:
        """Make a backup file there."""
        asked = self._session.ask(BackupsDesk.back_up_to_file, path, self._begin())
        self.shell.runner.when(asked, self._made, self._failed, self)

    def _begin(self) -> Job:
        self._job = shown_job(self.shell.runner, self._tell)
        self._card = ProgressCard(self.tr("Backing up"), self.tr("Stop"), self._job.cancel)
        self._busy.clear()
        self._busy.add(self._card)
        self._page.bring_into_view(self._busy)
        self._say()
        return self._job

    def _tell(self, step: Progress) -> None:
        if self._card is not None:
            words = step_words(step.what, step.done, step.total)
            self._card.set_progress(step.done, step.total, words)

    def _end(self) -> None:
        self._job = self._card = None
        self._busy.clear()
        self._say()
        self.refresh()

    def _made(self, done: BackupDone) -> None:
        self._end()
        tone = Tone.OK if done.proven else Tone.WARN
        self._busy.add(Banner(done_words(done), tone=tone))

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self.shell.toast(self.tr("Stopped. The backups made before are all there."))
        else:
            self.shell.show_error(error)

    def _set_rhythm(self, place: str, key: str) -> None:
        asked = self._session.ask(BackupsDesk.set_backup_rhythm, place, Rhythm(key))
        self.shell.run(asked, lambda _none: self.refresh(), self)

    def _ask_forget(self, place: PlaceView) -> None:
        ConfirmSheet(
            self.shell.sheet_parent(),
            self.tr("No longer use this place?"),
            self.tr("What lies there stays and can still be restored."),
            verb=self.tr("No longer use it"),
            stay=self.tr("Keep it"),
            action=lambda: self._forget(place.id),
            danger=False,
        )

    def _forget(self, place: str) -> None:
        asked = self._session.ask(BackupsDesk.forget_backup_place, place)
        self.shell.run(asked, lambda _none: self.refresh(), self)
