"""Unlock: the passphrase, quick unlock, the sheet's secret where this computer lacks it.

Refuses: hints at what was wrong, and trying again at once after several failures.
"""

from PySide6.QtCore import QDateTime, QTimer
from PySide6.QtWidgets import QStackedWidget

from app.door import Door
from app.errors import Cancelled
from app.slow_down import wait_seconds
from ui.look import Glyph, Tone
from ui.parts import (
    Banner,
    Body,
    Card,
    Choice,
    Chooser,
    Column,
    Field,
    Flow,
    Icon,
    LinkButton,
    Page,
    PassphraseField,
    PrimaryButton,
    QuietButton,
    Row,
    Small,
    Strong,
    Title,
)
from ui.parts.tab_order import follow_layout
from ui.screen import Screen, Shell
from ui.screens.first_step import LanguageButton
from ui.screens.opening_wait import OpeningWait
from ui.screens.paper_input import PaperInput
from ui.screens.sample import look_around
from ui.screens.unlock_lost import LostPage
from ui.session import Session
from ui.words.dates import day_words
from ui.words.errors import error_words
from ui.words.passphrases import field_words
from ui.words.plurals import PLURALS
from vault.errors import KitRefused, VaultSecretMissing, WrongPassphrase
from vault.ids import MemberId

_WIDTH = 560
_SECOND_MS = 1000


class UnlockPage(Page):
    """One field and one button."""

    def __init__(self, session: Session, shell: Shell) -> None:
        super().__init__(width=_WIDTH, gap=20, centred=True)
        self._session, self._shell = session, shell
        self._failures = 0
        self._wait = 0
        self._busy = False
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self._count_down)
        self._language = LanguageButton(session)
        self._title, self._lead = Title(), Body()
        self._trouble = Column()
        self.who = Chooser()
        self._who = Field("", self.who)
        self.field = PassphraseField(field_words("", ""))
        self.field.entered.connect(self.unlock)
        self._secret = PaperInput(session, shell)
        self._secret_why = Small()
        self._missing = Column(self._secret_why, self._secret, gap=8)
        self.wait = OpeningWait(shell, self)
        self.open = PrimaryButton("", self.unlock, glyph=Glyph.LOCK)
        self.quick = QuietButton("", self._quickly)
        self.lost = LinkButton("", lambda: None)
        self._restore = LinkButton("", lambda: shell.go("restore"))
        self._sample = LinkButton("", lambda: look_around(shell, session))
        self._last = Small()
        self._needs_secret = False
        self._build()

    def _build(self) -> None:
        head = Row(Icon(Glyph.HEALTH, 32, "primary"), gap=10)
        head.add(Strong("RekamKu"), 1)
        head.add(self._language)
        form = Card(
            self._who, self.field, self._missing, Flow(self.open, self.quick), gap=20, margin=24
        )
        self.add(head)
        self.add(Column(self._title, self._lead, gap=8))
        self.add(self._trouble)
        self.add(form)
        self.add(self.wait)
        self.add(Flow(self.lost, self._restore, self._sample))
        self.add(self._last)

    def enter(self) -> None:
        """The page came to the front."""
        view = self._session.view
        self._needs_secret = view is not None and not view.secret_known
        self._offer_faces()
        self.say()
        self.field.setFocus()

    def _offer_faces(self) -> None:
        """Who has a passphrase here; the one who opened last comes first."""
        faces = self._session.view.faces if self._session.view is not None else ()
        last = self._session.settings.opened_by
        choices = [Choice(one.id, one.name) for one in faces]
        self.who.set_choices([*choices, Choice("", self.tr("somebody else"))], last)
        self._who.setVisible(bool(faces))

    def say(self) -> None:
        """Say every word anew."""
        view = self._session.view
        self._who.set_words(self.tr("Who are you?"))
        self._language.say()
        self._title.setText(self.tr("Your vault is locked"))
        self._lead.setText(self.tr("The records in it are safe and nobody can read them."))
        self.field.set_words(field_words(self.tr("Passphrase"), ""))
        self._secret.say(self.tr("Secret from your recovery sheet"))
        self._secret_why.setText(self._why())
        self._missing.setVisible(self._needs_secret)
        self._say_open()
        self.quick.set_text(self.tr("Open with this computer's keyring"))
        self.quick.setVisible(view is not None and view.quick)
        self.lost.set_text(self.tr("I forgot my passphrase"))
        self._restore.set_text(self.tr("Restore from a backup"))
        self._sample.set_text(self.tr("Look around with made-up people"))
        self._last.setText(self._when())
        self._say_trouble()

    def unlock(self) -> None:
        """Try what was typed."""
        if self._busy or self._wait:
            return
        secret = self._secret.text() if self._needs_secret else ""
        if not self.field.text():
            self.field.set_wrong(self.tr("Type your passphrase."))
            self.field.setFocus()
            return
        path, phrase, job = self._session.vault, self.field.text(), self.wait.begin()
        member = MemberId(self.who.current)
        if member:
            asked = self._session.ask(Door.open_as, path, member, phrase, secret, job)
        else:
            asked = self._session.ask(Door.open_with_passphrase, path, phrase, secret, job)
        self._session.change_settings(opened_by=member)
        self._working(wanted=True)
        self._shell.runner.when(asked, lambda _none: self._opened(), self._failed, self)

    def wipe(self) -> None:
        """Forget what was typed."""
        self.wait.end()
        self.field.wipe()
        self.field.set_wrong("")
        self._secret.wipe()

    def _why(self) -> str:
        view = self._session.view
        if view is not None and not view.keyring:
            return self.tr("This computer has no safe place for keys, so it asks every time.")
        return self.tr("This computer does not know it yet. It is asked for once.")

    def _when(self) -> str:
        opened = self._session.settings.opened_ms
        if not opened:
            return ""
        moment = day_words(opened, QDateTime.currentMSecsSinceEpoch())
        return self.tr("Last opened {moment} on this computer").format(moment=moment)

    def _quickly(self) -> None:
        asked = self._session.ask(Door.open_quickly, self._session.vault, self.wait.begin())
        self._working(wanted=True)
        self._shell.runner.when(asked, lambda _none: self._opened(), self._failed, self)

    def _opened(self) -> None:
        self._failures = 0
        self._working(wanted=False)
        self.wipe()
        self._session.opened()

    def _failed(self, error: Exception) -> None:
        self._working(wanted=False)
        if isinstance(error, WrongPassphrase):
            self._wrong()
        elif isinstance(error, VaultSecretMissing):
            self._needs_secret = True
            self.say()
            self._secret.set_wrong(error_words(error).title)
            self._secret.setFocus()
        elif isinstance(error, KitRefused) and self._needs_secret:
            words = error_words(error)
            self._secret.set_wrong(f"{words.title}. {words.action}")
        elif not isinstance(error, Cancelled):
            self._shell.show_error(error)

    def _wrong(self) -> None:
        self._failures += 1
        words = error_words(WrongPassphrase())
        self.field.set_wrong(f"{words.title}. {words.action}")
        self.field.line.selectAll()
        self.field.setFocus()
        self._wait = wait_seconds(self._failures)
        if self._wait:
            self._tick.start()
        self._say_open()

    def _count_down(self) -> None:
        self._wait -= 1
        if self._wait <= 0:
            self._wait = 0
            self._tick.stop()
        self._say_open()

    def _working(self, *, wanted: bool) -> None:
        self._busy = wanted
        if not wanted:
            self.wait.end()
        self.quick.setEnabled(not wanted)
        self._say_open()

    def _say_open(self) -> None:
        words = self.tr("Open my records")
        if self._busy:
            words = self.tr("Opening …")
        elif self._wait:
            left = PLURALS.seconds(self._wait)
            words = self.tr("Try again in {left}").format(left=left)
        self.open.set_text(words)
        self.open.setEnabled(not self._busy and not self._wait)

    def _say_trouble(self) -> None:
        self._trouble.clear()
        error = self._session.trouble
        self._trouble.setVisible(error is not None)
        if error is not None:
            words = error_words(error)
            sentence = f"{words.safe} {words.action}"
            self._trouble.add(Banner(words.title, sentence, Tone.DANGER))


class Unlock(Screen):
    """The locked vault: opening it, or the way back in with the recovery sheet."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._stack = QStackedWidget()
        self.page = UnlockPage(session, shell)
        self.lost = LostPage(session, shell)
        self._stack.addWidget(self.page)
        self._stack.addWidget(self.lost)
        self.page.lost.clicked.connect(self._show_lost)
        self.lost.left.connect(self._show_page)
        self.fill(self._stack)

    def opened(self, _argument: object) -> None:
        self._show_page()

    def rephrase(self) -> None:
        self.page.say()
        self.lost.say()

    def clear(self) -> None:
        self.page.wipe()
        self.lost.wipe()

    def step_back(self) -> bool:
        if self._stack.currentWidget() is self.lost and not self.lost.step_back():
            self._show_page()
        return True

    def _show_lost(self) -> None:
        self._stack.setCurrentWidget(self.lost)
        follow_layout(self.lost)
        self.lost.enter()

    def _show_page(self) -> None:
        self._stack.setCurrentWidget(self.page)
        follow_layout(self.page)
        self.page.enter()
