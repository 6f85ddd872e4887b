"""Activity: whether everything is still there, and what was done, day by day, with proof.

Refuses: hashes on the first level, and hiding a problem behind a colour.
"""

from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.errors import Cancelled
from app.jobs import Job
from app.proving import Standing, Verification
from ui.focus_kept import keeping_focus
from ui.look import Glyph, Tone
from ui.models.reading_progress import ReadingProgress
from ui.parts import (
    Banner,
    Body,
    Card,
    Column,
    EmptyState,
    Flow,
    Heading,
    Page,
    PrimaryButton,
    ProgressCard,
    QuietButton,
    Small,
    Title,
)
from ui.screen import Screen, Shell
from ui.screens.how_we_know import HowWeKnow
from ui.session import Session
from ui.words.activity import day_of, line_words
from ui.words.dates import time_words, weekday_words
from ui.words.plurals import PLURALS
from ui.words.standing import notice_words, problem_words, state_title
from ui.words.witnesses import standing_sentence
from vault.ids import PersonId
from vault.log_read import Problem
from vault.records import LogLine
from vault.vault_state import VaultState

LINES = 40
PROBLEMS_SHOWN = 20
_TONES = {
    VaultState.VOUCHED: Tone.OK,
    VaultState.NOT_VOUCHED: Tone.OK,
    VaultState.RESTORED_COPY: Tone.WARN,
    VaultState.CHANGED: Tone.DANGER,
}


class Activity(Screen):
    """The state above, the ledger below."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self._standing: Standing | None = None
        self._lines: tuple[LogLine, ...] | None = None
        self._more = False
        self._limit = LINES
        self._found: Verification | None = None
        self._progress: ReadingProgress | None = None
        self._state = Column(gap=12)
        self._ledger = Column(gap=12)
        self._title = Title("")
        self.fill(Page(self._title, self._state, self._ledger, width=820, gap=24))
        self._title.setText(self.tr("Activity"))

    # -- the window -----------------------------------------------------------------------

    def opened(self, _argument: object) -> None:
        self._limit = LINES
        self._found = None
        self.refresh()

    def refresh(self) -> None:
        ask = self._session.ask
        self.shell.run(ask(Desk.standing), self._take_standing, self)
        lines = ask(Desk.activity, self._session.person, self._limit + 1, 0)
        self.shell.run(lines, self._take_lines, self)

    def rephrase(self) -> None:
        self._title.setText(self.tr("Activity"))
        self._say_state()
        self._say_ledger()

    def clear(self) -> None:
        if self._progress is not None:
            self._progress.job.cancel()
        self._standing = self._lines = self._found = self._progress = None
        self._state.clear()
        self._ledger.clear()

    # -- answers --------------------------------------------------------------------------

    def _take_standing(self, standing: Standing) -> None:
        if standing != self._standing:
            self._standing = standing
            self._say_state()

    def _take_lines(self, lines: tuple[LogLine, ...]) -> None:
        more = len(lines) > self._limit
        shown = lines[: self._limit]
        if shown != self._lines or more != self._more:
            self._lines, self._more = shown, more
            self._say_ledger()

    # -- checking -------------------------------------------------------------------------

    def check(self) -> None:
        """Check everything now; it can be stopped."""
        self._found = None
        self._progress = ReadingProgress(lambda: self.shell.runner.soon(self._tell))
        self._say_state()
        job: Job = self._progress.job
        asked = self._session.ask(Desk.verify, self._session.person, True, job)
        self.shell.runner.when(asked, self._checked, self._not_checked, self)

    def _tell(self) -> None:
        if self._progress is not None:
            reach = self._progress.reach()
            self._card.set_progress(reach.done, reach.total, PLURALS.entries_checked(reach.done))

    def _stop(self) -> None:
        if self._progress is not None:
            self._progress.job.cancel()

    def _checked(self, found: Verification) -> None:
        self._progress, self._found = None, found
        self._say_state()
        self._session.refresh()

    def _not_checked(self, error: Exception) -> None:
        self._progress = None
        self._say_state()
        if isinstance(error, Cancelled):
            self.shell.toast(self.tr("The check was stopped. Nothing was changed."))
        else:
            self.shell.show_error(error)

    # -- the state ------------------------------------------------------------------------

    def _say_state(self) -> None:
        with keeping_focus(self._state):
            self._fill_state()

    def _fill_state(self) -> None:
        self._state.clear()
        standing = self._standing
        if standing is None:
            return
        self._state.add(self._state_banner(standing))
        for notice in standing.notices:
            self._state.add(Banner(notice_words(notice), tone=Tone.INFO))
        if self._progress is not None:
            title = self.tr("Checking every entry, every file and every seal")
            self._card = ProgressCard(title, self.tr("Stop"), self._stop)
            self._state.add(self._card)
        elif self._found is not None:
            self._state.add(self._result(self._found))
        problems = self._found.problems if self._found is not None else standing.problems
        if problems:
            self._state.add(self._problems(problems))

    def _state_banner(self, standing: Standing) -> QWidget:
        state = self._found.state if self._found is not None else standing.state
        actions: list[QWidget] = []
        if self._progress is None:
            actions.append(
                QuietButton(self.tr("Check everything now"), self.check, glyph=Glyph.PROOF)
            )
        if state in {VaultState.RESTORED_COPY, VaultState.CHANGED}:
            decide = PrimaryButton(self.tr("What to do"), lambda: self.shell.go("standing"))
            actions.insert(0, decide)
        return Banner(
            state_title(state, standing.created_ms),
            standing_sentence(state, standing),
            _TONES[state],
            actions=actions,
        )

    def _result(self, found: Verification) -> QWidget:
        checked = PLURALS.entries_checked(found.entries)
        if not found.problems:
            title = self.tr("Everything is in order: {checked}.").format(checked=checked)
            return Banner(title, tone=Tone.OK)
        title = self.tr("The check found something: {checked}.").format(checked=checked)
        safe = self.tr("You can still read and export everything.")
        return Banner(title, safe, Tone.DANGER)

    def _problems(self, problems: tuple[Problem, ...]) -> QWidget:
        names: dict[PersonId, str] = {
            card.person.id: card.person.name for card in self._session.cards
        }
        card = Card(Heading(self.tr("What was found")), gap=8)
        said = list(dict.fromkeys(problem_words(one, names) for one in problems))
        for sentence in said[:PROBLEMS_SHOWN]:
            card.add(Body(sentence))
        if len(said) > PROBLEMS_SHOWN:
            card.add(Small(self.tr("And more of the same kind.")))
        return card

    # -- the ledger -----------------------------------------------------------------------

    def _say_ledger(self) -> None:
        with keeping_focus(self._ledger):
            self._fill_ledger()

    def _fill_ledger(self) -> None:
        self._ledger.clear()
        lines = self._lines
        if lines is None:
            return
        said = [(line, words) for line in lines if (words := line_words(line))]
        if not said:
            title = self.tr("Nothing has happened yet")
            sentence = self.tr("Every import, share and change is written down here.")
            add = PrimaryButton(self.tr("Add records"), lambda: self.shell.go("add"))
            self._ledger.add(EmptyState(Glyph.ACTIVITY, title, sentence, add))
            return
        day, card = "", Card(gap=4)
        for line, words in said:
            if day_of(line.when_ms) != day:
                day, card = day_of(line.when_ms), Card(gap=4)
                self._ledger.add(Heading(weekday_words(day)))
                self._ledger.add(card)
            card.add(self._line(line, words))
        if self._more:
            self._ledger.add(Flow(QuietButton(self.tr("Show earlier ones"), self._earlier)))

    def _line(self, line: LogLine, words: str) -> QWidget:
        place, whose = (line.log, line.index, line.leaf), self._session.person
        said = (words, time_words(line.when_ms))
        return HowWeKnow(self.shell, self._session, whose, place, said)

    def _earlier(self) -> None:
        self._limit += LINES
        self.refresh()
