"""The question before a record is destroyed for good: it first looks what would go with it.

Refuses: asking before it is known, and a focus on the button that destroys.
"""

from collections.abc import Callable

from app.desk_erasing import EraseDesk
from app.erasing import ErasePlan
from app.jobs import Progress
from ui.models.job_steps import shown_job
from ui.parts import Body, CardTitle, Column, DangerButton, Flow, ProgressCard, QuietButton, Sheet
from ui.screen import Shell
from ui.session import Session
from ui.words.erasing import (
    erase_import_title,
    erase_title,
    erase_word,
    what_goes,
    what_stays,
)
from ui.words.numbers import percent_words
from vault.erasing import EraseReason
from vault.records import Import, Row


class EraseSheet(Sheet):
    """Looks, tells, asks, destroys."""

    def __init__(
        self, shell: Shell, session: Session, what: Row | Import, gone: Callable[[], object]
    ) -> None:
        title = erase_title(what) if isinstance(what, Row) else erase_import_title(what)
        super().__init__(shell.sheet_parent(), title)
        self._shell, self._session, self._gone = shell, session, gone
        self._job = shown_job(shell.runner, self._tell)
        self.progress = ProgressCard(erase_word("looking"), erase_word("stop"), self.reject)
        self.column.add(self.progress)
        self.verb: DangerButton | None = None
        if isinstance(what, Row):
            asked = session.ask(EraseDesk.plan_erasure, what.person_id, (what.id,), self._job)
        else:
            asked = session.ask(
                EraseDesk.plan_erasing_import, session.person, what.import_id, self._job
            )
        shell.runner.when(asked, self._ask, self._failed, self)
        self.begin(self.progress.stop)

    def reject(self) -> None:
        """Close it; a look that is under way ends."""
        self._job.cancel()
        super().reject()

    def _tell(self, step: Progress) -> None:
        words = percent_words(step.done, step.total) if step.total else ""
        self.progress.set_progress(step.done, step.total, words)

    def _ask(self, plan: ErasePlan) -> None:
        self.progress.hide()
        self.column.add(listed(erase_word("goes"), what_goes(plan)))
        self.column.add(listed(erase_word("stays"), what_stays(plan)))
        self.verb = DangerButton(erase_word("verb"), lambda: self._erase(plan))
        keep = QuietButton(erase_word("keep"), self.reject)
        self.buttons = Flow(self.verb, keep)
        self.column.add(self.buttons)
        self.fit()
        keep.setFocus()

    def _erase(self, plan: ErasePlan) -> None:
        self.buttons.setEnabled(False)
        self._job = shown_job(self._shell.runner, self._tell)
        self.progress.set_words(erase_word("doing"), erase_word("stop"))
        self.progress.set_progress(0, 0, "")
        self.progress.stop.hide()
        self.progress.show()
        self.fit()
        asked = self._session.ask(EraseDesk.erase, plan, EraseReason.WISH, self._job)
        self._shell.runner.when(asked, self._erased, self._failed, self)

    def _erased(self, _none: None) -> None:
        self.accept()
        self._shell.toast(erase_word("done"))
        self._gone()
        self._session.refresh()

    def _failed(self, error: Exception) -> None:
        self.accept()
        self._shell.show_error(error)


def listed(title: str, lines: list[str]) -> Column:
    """A heading with a line for each thing."""
    return Column(CardTitle(title), *(Body(f"•  {line}") for line in lines), gap=8)
