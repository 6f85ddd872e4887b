"""Restoring: which backup, how it opens, where to; then the vault is there, beside the others.

Refuses: touching a vault that exists, and taking a way that was not asked for.
"""

from pathlib import Path

from PySide6.QtCore import QDateTime

from app.door import Door
from app.errors import Cancelled
from app.jobs import Job, Progress
from app.restoring import BackupSeen, RestoredVault
from ui import pick
from ui.look import Glyph, Tone
from ui.models.job_steps import shown_job
from ui.parts import (
    Banner,
    Body,
    Card,
    Column,
    FactList,
    Flow,
    Page,
    PassphraseField,
    PrimaryButton,
    ProgressCard,
    QuietButton,
    SettingsRow,
    Small,
    Title,
)
from ui.parts.tab_order import follow_layout
from ui.screen import Screen, Shell
from ui.screens.first_step import LanguageButton
from ui.screens.paper_input import PaperInput
from ui.session import Session
from ui.words.backups import restore_title, step_words
from ui.words.dates import when_words
from ui.words.errors import error_words
from ui.words.numbers import count_words, size_words
from ui.words.passphrases import field_words
from ui.words.plurals import PLURALS

_PATTERN = "*.rekamku"


class RestoreScreen(Screen):
    """One page from the file to the vault that came of it."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self._seen: BackupSeen | None = None
        self._to: Path | None = None
        self._done: RestoredVault | None = None
        self._job: Job | None = None
        self._language = LanguageButton(session)
        self._back = QuietButton("", shell.back, glyph=Glyph.BACK)
        self._title, self._lead = Title(), Body()
        self._choose = QuietButton("", self._pick, glyph=Glyph.FOLDER)
        self._file = SettingsRow("", "", self._choose)
        self.phrase = PassphraseField(field_words("", ""))
        self.paper = PaperInput(session, shell)
        self._either = Small()
        self._elsewhere = QuietButton("", self._pick_place)
        self._where = SettingsRow("", "", self._elsewhere)
        self.go = PrimaryButton("", self.restore, glyph=Glyph.BACKUP)
        self._ways = Card(self._either, self.phrase, self.paper, self._where, Flow(self.go), gap=20)
        self._after = Column(gap=16)
        self._page = Page(
            Flow(self._back, self._language),
            self._title,
            self._lead,
            Card(self._file),
            self._ways,
            self._after,
            width=640,
            gap=20,
            centred=True,
        )
        self.fill(self._page)
        self.rephrase()

    def opened(self, argument: object) -> None:
        self.clear()
        self.rephrase()
        self._choose.setFocus()
        if isinstance(argument, Path):
            self.take_file(argument)

    def clear(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._seen = self._to = self._done = self._job = None
        self.phrase.wipe()
        self.paper.wipe()
        self._after.clear()

    def rephrase(self) -> None:
        self._language.say()
        self._back.set_text(self.tr("Back"))
        self._title.setText(restore_title())
        self._lead.setText(
            self.tr("A vault is made of the backup beside what is there. Nothing is overwritten.")
        )
        self._say_file()
        self._either.setText(
            self.tr(
                "The words of your recovery sheet or cards open the backup. Where this computer "
                "knows the vault, the passphrase of that time does too."
            )
        )
        hint = self.tr("Leave it empty if you use the words alone.")
        self.phrase.set_words(field_words(self.tr("Passphrase"), hint))
        self.paper.say(self.tr("Words of the recovery sheet or of the cards"))
        self._elsewhere.set_text(self.tr("Choose another place"))
        where = str(self._to) if self._to is not None else ""
        self._where.set_words(self.tr("Where the vault will lie"), where)
        self.go.set_text(self.tr("Restore"))
        self._ways.setVisible(self._seen is not None and self._done is None)
        if self._done is not None:
            self._say_done(self._done)

    # -- the file -------------------------------------------------------------------------

    def _say_file(self) -> None:
        self._choose.set_text(self.tr("Choose the backup"))
        words = self.tr("A file whose name ends in .rekamku")
        if self._seen is not None:
            words = f"{self._seen.path.name}, {size_words(self._seen.size)}"
        self._file.set_words(self.tr("Which backup"), words)
        self._choose.setAccessibleName(self.tr("Choose the backup"))

    def _pick(self) -> None:
        found = pick.pick_file(self, self.tr("The backup"), _PATTERN)
        if found is not None:
            self.take_file(found)

    def take_file(self, path: Path) -> None:
        """A file was chosen: see what it is."""
        asked = self._session.ask(Door.look_at_backup, path)
        self.shell.run(asked, self._looked, self)

    def _looked(self, seen: BackupSeen) -> None:
        self._seen, self._done = seen, None
        if self._to is None:
            self._to = free_place(self._session.vault.parent)
        self._after.clear()
        self.rephrase()
        follow_layout(self._page)
        self.phrase.setFocus()

    def _pick_place(self) -> None:
        for folder in pick.pick_folder(self, self.tr("The folder in which the vault will lie")):
            self._to = free_place(folder)
            self.rephrase()

    # -- restoring ------------------------------------------------------------------------

    def restore(self) -> None:
        """Open the backup by what was typed and make the vault."""
        if self._seen is None or self._to is None or self._job is not None:
            return
        phrase, paper = self.phrase.text(), self.paper.text()
        if not phrase and not paper.strip():
            self.paper.set_wrong(self.tr("Type the words, or the passphrase above."))
            self.paper.setFocus()
            return
        self.paper.set_wrong("")
        self._job = job = shown_job(self.shell.runner, self._tell)
        self._card = ProgressCard(self.tr("Restoring"), self.tr("Stop"), job.cancel)
        self._after.clear()
        self._after.add(self._card)
        self._page.bring_into_view(self._after)
        self.go.setEnabled(False)
        asked = self._session.ask(
            Door.restore_backup, self._seen.path, paper, phrase, self._to, job
        )
        self.shell.runner.when(asked, self._restored, self._failed, self)

    def _tell(self, step: Progress) -> None:
        if self._job is not None:
            words = step_words(step.what, step.done, step.total)
            self._card.set_progress(step.done, step.total, words)

    def _end(self) -> None:
        self._job = None
        self._after.clear()
        self.go.setEnabled(True)

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Cancelled):
            self.shell.toast(self.tr("Stopped. Nothing was left behind."))
            return
        words = error_words(error)
        sentence = " ".join(part for part in (words.safe, words.action) if part)
        self._after.add(Banner(words.title, sentence, Tone.DANGER))
        self._page.bring_into_view(self._after)

    def _restored(self, done: RestoredVault) -> None:
        self._end()
        self._done = done
        self.phrase.wipe()
        self.paper.wipe()
        self.rephrase()
        self.enter_vault.setFocus()

    def _say_done(self, done: RestoredVault) -> None:
        self._after.clear()
        title, tone = self.tr("The vault is back, and every entry was checked"), Tone.OK
        sentence = self.tr("It lies beside your other vault; that one was not touched.")
        if done.problems:
            title, tone = self.tr("The vault is back, but something in it was damaged"), Tone.WARN
            sentence = self.tr("It was damaged when the backup was made. The rest can be read.")
        self._after.add(Banner(title, sentence, tone))
        facts = [
            (self.tr("As it was on"), when_words(done.made_ms)),
            (self.tr("People"), count_words(done.people)),
            (self.tr("Records"), count_words(done.records)),
        ]
        if done.lacking:
            facts.append((self.tr("Written later, not in it"), PLURALS.entries(done.lacking)))
        self._after.add(Card(FactList(facts)))
        self.enter_vault = PrimaryButton(
            self.tr("Use this vault from now on"),
            lambda: self._session.begin(done.path),
            glyph=Glyph.LOCK,
        )
        self._after.add(Flow(self.enter_vault))


def free_place(folder: Path) -> Path:
    """A new name for the vault in a folder, by today's date."""
    today = QDateTime.currentDateTime().toString("yyyy-MM-dd")
    path, more = folder / f"RekamKu {today}", 2
    while path.exists():
        path, more = folder / f"RekamKu {today} ({more})", more + 1
    return path
