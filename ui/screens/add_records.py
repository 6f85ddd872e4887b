"""Adding records: choose files, watch them being read, review, save; what became of each.

Refuses: saving anything that was not reviewed.
"""

import time
from collections.abc import Sequence
from concurrent.futures import Future
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from app.answers import Draft, FileChoice, ImportAnswer
from app.desk import Desk
from app.errors import Cancelled
from app.jobs import Job
from sync.readers.pages import PagePicture
from sync.readers.protocol import ColumnMatch
from sync.readers.table_looks import TableSeen
from ui.focus_kept import focus_on
from ui.models.reading_progress import ReadingProgress
from ui.models.work_list import State, Work
from ui.parts import (
    Page,
    ProgressCard,
)
from ui.parts.app_shell import Panes
from ui.screen import Screen, Shell
from ui.screens.add_done import AddDone
from ui.screens.add_start import AddStart
from ui.screens.card_issuers import ask_trust
from ui.screens.columns_step import ColumnsStep, questions_of
from ui.screens.import_review import ImportReview
from ui.session import Session
from ui.words.errors import error_words
from ui.words.imports import added_words, reading_words, time_left
from ui.words.plurals import PLURALS
from vault.ids import ImportId

START, BUSY, REVIEW, DONE, COLUMNS = range(5)
_TICK_MS = 1000


class AddRecords(Screen):
    """Five pages: start, busy, review, done, and what a table's columns mean."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self._work = session.work
        self._answer: ImportAnswer | None = None
        self._whose = session.person
        self._saving = False
        self._stopping = False
        self._progress: ReadingProgress | None = None
        self._began = 0.0
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._tell)
        self._start = AddStart(shell, self.read)
        self._card = ProgressCard("", "", self._stop)
        self._busy = Page(self._card, width=720)
        pictured = (self._page, shell.runner)
        trust = partial(ask_trust, shell, session, self._read_again)
        self.review = ImportReview(self._save, self._give_up, self._ask_columns, trust, pictured)
        self.columns = ColumnsStep(self._table, shell.runner, self._columns_told)
        self._done = AddDone(shell, self._again, self._take_back)
        self._stack = QStackedWidget()
        for page in (self._start, self._busy, self.review, self._done, self.columns):
            self._stack.addWidget(page)
        self.fill(self._stack)
        self.rephrase()

    # -- the window -----------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._work.look(in_front=True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._work.look(in_front=False)

    def opened(self, argument: object) -> None:
        if self._stack.currentIndex() == START:
            self._say_start()
        if isinstance(argument, tuple) and argument:
            self.read([path for path in argument if isinstance(path, Path)])

    def refresh(self) -> None:
        if self._stack.currentIndex() == START:
            self._say_start()

    def rephrase(self) -> None:
        self._say_start()
        self._say_busy()
        self.review.rephrase()
        self.columns.rephrase()
        self._say_done()

    def clear(self) -> None:
        if self._progress is not None:
            self._progress.job.cancel()
        self._idle()
        self._answer = None
        self._start.clear()
        self.review.clear()
        self.columns.forget()
        self._done.clear()
        self._stack.setCurrentIndex(START)

    def set_panes(self, panes: Panes) -> None:
        self.review.set_panes(panes)

    def step_back(self) -> bool:
        if self._stack.currentIndex() == COLUMNS:
            self.columns.forget()
            self._show_review()
            return True
        return self._stack.currentIndex() == REVIEW and self.review.step_back()

    # -- reading --------------------------------------------------------------------------

    def read(self, paths: Sequence[Path]) -> None:
        """Read files and folders into a draft, or let them wait until the one in hand is done."""
        if not paths:
            return
        taken = self._work.current is not None
        self._work.add(paths)
        if taken:
            said = self.tr("These files are read as soon as those before them are done.")
            self.shell.toast(said, self.tr("Show"), lambda: self.shell.go("work"))
        else:
            self._read_next()

    def _read_next(self) -> None:
        """Begin with what waits longest, if nothing is in hand."""
        if self._work.current is not None or not self._work.waiting:
            return
        self._whose = self._session.person
        self._read(self._work.waiting[0])

    def _read(self, one: Work) -> None:
        """Read what was chosen together; once more where a table's columns were told since."""
        self._work.put(one.number, State.READING)
        self._work.stop = self._stop
        self._begin(saving=False)
        asked = self._session.ask(Desk.read_files, self._whose, one.paths, self._new_job())
        self.shell.runner.when(asked, self._arrived, self._failed, self)

    def _put(self, state: State, line: str = "") -> None:
        current = self._work.current
        if current is not None:
            self._work.put(current.number, state, line)

    def _new_job(self) -> Job:
        self._progress = ReadingProgress(lambda: self.shell.runner.soon(self._tell))
        return self._progress.job

    def _begin(self, *, saving: bool) -> None:
        self._saving, self._stopping = saving, False
        self._began = time.monotonic()
        self._say_busy()
        self._card.set_progress(0, 0, "")
        self._stack.setCurrentIndex(BUSY)
        if self.isVisible():
            self._card.stop.setFocus()
        self._clock.start()

    def _tell(self) -> None:
        if self._progress is None:
            return
        reach = self._progress.reach()
        left = time_left(reach.done, reach.total, time.monotonic() - self._began)
        words = reading_words(reach.name, reach.done, reach.total, reach.records, left)
        self._work.tell(words)
        self._card.set_progress(reach.done, reach.total, words)

    def _stop(self) -> None:
        if self._progress is not None:
            self._stopping = True
            self._progress.job.cancel()
            self._say_busy()

    def _idle(self) -> None:
        self._clock.stop()
        self._card.set_progress(0, 0, "")
        self._progress = None

    def _arrived(self, draft: Draft) -> None:
        self._idle()
        current = self._work.current
        roots = current.paths if current is not None else ()
        self.review.show_draft(draft, self._session.cards, roots)
        self._put(State.REVIEW)
        self._show_review()
        if not self.isVisible():
            said = self.tr("The files were read. Nothing is saved before you have checked them.")
            self.shell.toast(said, self.tr("Check it"), lambda: self.shell.go("add"))

    def _show_review(self) -> None:
        self._stack.setCurrentIndex(REVIEW)
        if self.isVisible():
            focus_on(self.review.files)

    def _failed(self, error: Exception) -> None:
        self._idle()
        self._stack.setCurrentIndex(REVIEW if self._saving else START)
        if not self._saving:
            self.review.clear()
        if isinstance(error, Cancelled):
            self._put(State.STOPPED)
            self._say_stopped()
        else:
            self._put(State.REVIEW if self._saving else State.FAILED, error_words(error).title)
            self.shell.show_error(error)
        self._read_next()

    def _say_stopped(self) -> None:
        if self._saving:
            self._stack.setCurrentIndex(START)
            self.review.clear()
            self.shell.toast(
                self.tr("Stopped. The file in hand was not saved; files before it were.")
            )
            self._session.refresh()
        else:
            self.shell.toast(self.tr("Stopped. Nothing was saved."))

    # -- what columns mean ----------------------------------------------------------------

    def _ask_columns(self, path: str) -> None:
        if self.review.draft is not None:
            self.columns.begin(questions_of(self.review.draft, path))
            self._stack.setCurrentIndex(COLUMNS)

    def _table(self, path: str, where: str, told: ColumnMatch | None) -> "Future[TableSeen]":
        return self._session.ask(Desk.table_on_disk, path, where, told)

    def _columns_told(self, told: list[ColumnMatch]) -> None:
        """Keep what was told, then read the files again: now the tables are understood."""
        current = self._work.current
        if not told or current is None:
            self._show_review()
            return
        for one in told:
            asked = self._session.ask(Desk.remember_columns, one)
            self.shell.run(asked, lambda _none: None, self)
        self._read(current)

    def _read_again(self) -> None:
        """Once more what lies under review: something was decided meanwhile."""
        if self._work.current is not None:
            self._read(self._work.current)

    # -- saving ---------------------------------------------------------------------------

    def _save(self, choices: tuple[FileChoice, ...]) -> None:
        self._put(State.SAVING)
        self._begin(saving=True)
        asked = self._session.ask(Desk.save_draft, choices, self._new_job())
        self.shell.runner.when(asked, self._saved, self._failed, self)

    def _page(self, path: str, page: int, width: int) -> "Future[PagePicture]":
        return self._session.ask(Desk.page_on_disk, path, page, width)

    def _give_up(self) -> None:
        self.shell.run(self._session.ask(Desk.drop_draft), lambda _none: None, self)
        self.review.clear()
        self._stack.setCurrentIndex(START)
        self._put(State.GIVEN_UP)
        self._read_next()

    def _saved(self, answer: ImportAnswer) -> None:
        self._idle()
        self._answer = answer
        self._put(State.DONE, self._added(answer))
        self.review.clear()
        self._say_done()
        self._stack.setCurrentIndex(DONE)
        if self.isVisible():
            focus_on(self._done)
        self._session.refresh()
        if answer.new or answer.changed:
            self.shell.toast(
                self._added(answer), self.tr("Undo"), lambda: self._undo(answer.batch_id)
            )

    def _added(self, answer: ImportAnswer) -> str:
        names = {card.person.id: card.person.name for card in self._session.cards}
        return added_words(answer, names)

    def _take_back(self) -> None:
        if self._answer is not None:
            self._undo(self._answer.batch_id)

    def _undo(self, batch: str) -> None:
        asked = self._session.ask(Desk.undo_import, ImportId(batch))
        self.shell.run(asked, lambda back: self._undone(back.retracted), self)

    def _undone(self, records: int) -> None:
        self._answer = None
        self._stack.setCurrentIndex(START)
        self.shell.toast(PLURALS.records_taken_back(records))
        self._session.refresh()
        self._read_next()

    # -- words ----------------------------------------------------------------------------

    def _say_start(self) -> None:
        card = self._session.card
        self._start.say(card.person.name if card is not None else "")

    def _say_busy(self) -> None:
        if self._stopping:
            title = self.tr("Stopping…")
        elif self._saving:
            title = self.tr("Saving your records")
        else:
            title = self.tr("Reading the files")
        self._card.set_words(title, self.tr("Stop"))

    def _say_done(self) -> None:
        self._done.clear()
        if self._answer is not None:
            waiting = sum(len(one.paths) for one in self._work.waiting)
            self._done.say(self._answer, self._added(self._answer), waiting)

    def _again(self) -> None:
        self._answer = None
        self._say_start()
        self._stack.setCurrentIndex(START)
        self._read_next()
