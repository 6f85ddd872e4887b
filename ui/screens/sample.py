"""Looking around with made-up people: the wait while their vault is filled.

Refuses: touching one's own vault, which is locked meanwhile.
"""

from app.jobs import Job, Progress
from ui.parts import ProgressCard, Sheet
from ui.screen import Shell
from ui.session import Session


class _Filling(Sheet):
    """A sheet with the progress; Esc and Stop give up."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell.sheet_parent(), "")
        self._shell, self._session = shell, session
        self._job = Job(lambda progress: shell.runner.soon(lambda: self._tell(progress)))
        self.set_title(self.tr("Preparing made-up records"))
        title = self.tr("Filling a throw-away vault")
        self._card = ProgressCard(title, self.tr("Stop"), self._stop)
        self.column.add(self._card)
        self.begin()
        asked = session.look_around(self._job)
        shell.runner.when(asked, lambda _none: self._done(), self._failed, self)

    def _tell(self, progress: Progress) -> None:
        self._card.set_progress(progress.done, progress.total, "")

    def _done(self) -> None:
        self.accept()
        self._session.opened()

    def _failed(self, error: Exception) -> None:
        from app.errors import Cancelled

        self.close()
        if not isinstance(error, Cancelled):
            self._shell.show_error(error)
        self._session.begin()

    def _stop(self) -> None:
        self._job.cancel()

    def reject(self) -> None:
        self._stop()


def look_around(shell: Shell, session: Session) -> None:
    """Open the sample family's vault instead of one's own."""
    _Filling(shell, session)
