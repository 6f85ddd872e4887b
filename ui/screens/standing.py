"""How the vault stands: unchanged, a copy, or changed from outside; what to decide.

Refuses: blocking reading, and deciding for the person.
"""

from app.desk import Desk
from app.door import Door
from app.jobs import Job, Progress
from app.proving import Standing, Verification
from ui.look import Glyph, Tone
from ui.parts import (
    Banner,
    Body,
    Card,
    CardTitle,
    Column,
    ConfirmSheet,
    FactList,
    Flow,
    Page,
    PrimaryButton,
    ProgressCard,
    QuietButton,
    Title,
)
from ui.screen import Screen, Shell
from ui.session import Session
from ui.words.numbers import count_words
from ui.words.standing import (
    notice_words,
    of_witness,
    problem_words,
    state_title,
)
from ui.words.witnesses import standing_sentence
from vault.log_read import Problem
from vault.vault_state import NO_ANCHOR, VaultState

_TONES = {
    VaultState.VOUCHED: Tone.OK,
    VaultState.NOT_VOUCHED: Tone.OK,
    VaultState.RESTORED_COPY: Tone.INFO,
    VaultState.CHANGED: Tone.DANGER,
}


class StandingScreen(Screen):
    """The state in words, what was found, a check of everything, the decision if one is due."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self._found: Verification | None = None
        self._job: Job | None = None
        self._title = Title()
        self._state = Column()
        self._check_title, self._check_lead = CardTitle(), Body()
        self._quick = PrimaryButton("", lambda: self._verify(full=False), glyph=Glyph.PROOF)
        self._full = QuietButton("", lambda: self._verify(full=True))
        self._result = Column(gap=12)
        self._progress = ProgressCard("", "", self._stop)
        check = Card(self._check_title, self._check_lead, Flow(self._quick, self._full))
        self._page = Page(self._title, self._state, check, self._progress, self._result)
        self._progress.hide()
        self.fill(self._page)
        self.rephrase()

    def opened(self, _argument: object) -> None:
        self.refresh()

    def refresh(self) -> None:
        self._say_state()

    def rephrase(self) -> None:
        self._title.setText(self.tr("Is everything unchanged?"))
        self._check_title.setText(self.tr("Check it yourself"))
        self._check_lead.setText(
            self.tr("Every entry is counted and its chain recomputed. It can take a minute.")
        )
        self._quick.set_text(self.tr("Check now"))
        self._full.set_text(self.tr("Check everything, contents and files too"))
        self._progress.set_words(self.tr("Checking"), self.tr("Stop"))
        self._say_state()
        self._say_result()

    def clear(self) -> None:
        self._found = None
        self._state.clear()
        self._result.clear()

    def _say_state(self) -> None:
        self._state.clear()
        standing = self._session.standing
        if standing is None:
            return
        title = state_title(standing.state, standing.created_ms)
        sentence = standing_sentence(standing.state, standing)
        actions = self._decisions(standing)
        tone = _TONES[standing.state]
        self._state.add(Banner(title, sentence, tone, actions=actions))
        lines = self._problems(standing.problems)
        lines += [notice_words(one) for one in standing.notices]
        for line in lines:
            self._state.add(Body(line))

    def _problems(self, problems: tuple[Problem, ...]) -> list[str]:
        """Each once, with the name of the person it is about."""
        names = {card.person.id: card.person.name for card in self._session.cards}
        return list(dict.fromkeys(problem_words(one, names) for one in problems))

    def _decisions(self, standing: Standing) -> list[QuietButton]:
        go_on = self.tr("Go on with this copy")
        look = QuietButton(self.tr("Look at the witnesses"), self._witnesses)
        if standing.state is VaultState.RESTORED_COPY:
            deciding = [QuietButton(go_on, lambda: self._ask_accept(go_on))]
            return [*deciding, look] if standing.chosen else deciding
        known = [of_witness(one) or one.what == NO_ANCHOR for one in standing.problems]
        if known and all(known):
            return [QuietButton(go_on, lambda: self._ask_accept(go_on)), look]
        if standing.problems and all(map(_is_older, standing.problems)):
            older = self.tr("I put this older copy here myself")
            return [QuietButton(older, self._ask_accept_older)]
        return []

    def _witnesses(self) -> None:
        self.shell.go("witnesses")

    def _ask_accept(self, verb: str) -> None:
        ConfirmSheet(
            self.shell.sheet_parent(),
            self.tr("Go on with this copy?"),
            self.tr(
                "Do this if the other copy is gone or will not be used again. From now on new "
                "records are kept here, and the log says that it goes on from a copy."
            ),
            verb=verb,
            stay=self.tr("Only read for now"),
            action=self._accept,
            danger=False,
        )

    def _ask_accept_older(self) -> None:
        ConfirmSheet(
            self.shell.sheet_parent(),
            self.tr("Go on with this older copy?"),
            self.tr(
                "What was written after it is not in it. If a newer copy is still somewhere, open "
                "that one instead. If you go on here, the log says that it goes on from an older "
                "state."
            ),
            verb=self.tr("Go on with this copy"),
            stay=self.tr("Only read for now"),
            action=self._accept,
            danger=False,
        )

    def _accept(self) -> None:
        self.shell.run(self._session.ask(Door.accept_copy), self._accepted, self)

    def _accepted(self, _none: object) -> None:
        self.shell.toast(self.tr("This copy is now your vault."))
        self._session.refresh()

    def _verify(self, *, full: bool) -> None:
        runner = self.shell.runner
        self._job = Job(lambda progress: runner.soon(lambda: self._tell(progress)))
        self._progress.set_progress(0, 0, "")
        self._progress.show()
        self._result.clear()
        asked = self._session.ask(Desk.verify, self._session.person, full, self._job)
        runner.when(asked, self._checked, self._failed, self)

    def _tell(self, progress: Progress) -> None:
        words = self.tr("{done} of {total}").format(
            done=count_words(progress.done), total=count_words(progress.total)
        )
        self._progress.set_progress(progress.done, progress.total, words)

    def _checked(self, found: Verification) -> None:
        self._progress.hide()
        self._found = found
        self._say_result()
        self._session.refresh()

    def _failed(self, error: Exception) -> None:
        from app.errors import Cancelled

        self._progress.hide()
        if not isinstance(error, Cancelled):
            self.shell.show_error(error)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _say_result(self) -> None:
        self._result.clear()
        found = self._found
        if found is None:
            return
        title, tone = self.tr("Everything is as it was written"), Tone.OK
        if not found.ok:
            title, tone = self.tr("Not everything is as it was written"), Tone.DANGER
        facts = [
            (self.tr("Entries"), count_words(found.entries)),
            (self.tr("Erased on purpose"), count_words(found.erased)),
        ]
        self._result.add(Banner(title, "", tone))
        self._result.add(Card(FactList(facts)))
        for line in self._problems(found.problems):
            self._result.add(Body(line))


def _is_older(problem: Problem) -> bool:
    """Whether a problem says no more than that this computer remembers a later state."""
    return problem.what.startswith("rolled-back ") or problem.what == NO_ANCHOR
