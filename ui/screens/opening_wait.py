"""What stands below the passphrase while the vault opens: patience, and progress if there is any.

Refuses: appearing for an ordinary wait.
"""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.jobs import Job, Progress
from ui.look import Tone
from ui.parts import Banner, Column, Page, ProgressCard
from ui.screen import Shell
from ui.session import PATIENCE_MS
from ui.words.slowness import keyring_words, renewal_title, renewal_words


class OpeningWait(Column):
    """Empty until there is something to say."""

    def __init__(self, shell: Shell, page: Page) -> None:
        super().__init__(gap=12)
        self._shell = shell
        self._page = page
        self._job: Job | None = None
        self._card: ProgressCard | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE_MS)
        self._timer.timeout.connect(self._say_patience)
        self.hide()

    def begin(self) -> Job:
        """Opening begins; the job hears how far it is."""
        self.end()
        self._job = job = Job(lambda step: self._shell.runner.soon(lambda: self._tell(job, step)))
        self._timer.start()
        return job

    def end(self) -> None:
        """It is open, or could not be opened."""
        self._timer.stop()
        self._job = self._card = None
        self.clear()
        self.hide()

    def _say_patience(self) -> None:
        title, sentence = keyring_words()
        self._appear(Banner(title, sentence, Tone.INFO))

    def _appear(self, part: QWidget) -> None:
        self.add(part)
        self.show()
        self._page.bring_into_view(self)

    def _tell(self, job: Job, step: Progress) -> None:
        if job is not self._job:
            return
        if self._card is None:
            self._timer.stop()
            self.clear()
            self._card = ProgressCard(renewal_title(), self.tr("Stop"), job.cancel)
            self._appear(self._card)
        words = renewal_words(step.done, step.total, step.what)
        self._card.set_progress(step.done, step.total, words)
