"""The first run: language, welcome, who, passphrase, recovery sheet, first records.

Refuses: making a vault before everything was asked, and forgetting what was typed on Back.
"""

from PySide6.QtWidgets import QStackedWidget

from app.answers import KitView
from app.desk import Desk
from app.door import Door, NewVault
from app.settings import Language
from ui import pick
from ui.parts.tab_order import follow_layout
from ui.screen import Screen, Shell
from ui.screens.first_kit import KitPage, ProvePage
from ui.screens.first_pages import LanguagePage, PersonPage, ReadyPage, WelcomePage
from ui.screens.first_passphrase import PassphrasePage
from ui.screens.first_step import Step
from ui.screens.sample import look_around
from ui.session import Session


class FirstRun(Screen):
    """Leads through the pages; the vault is made after the passphrase."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self._kit: KitView | None = None
        self._stack = QStackedWidget()
        self.language = LanguagePage(session)
        self.welcome = WelcomePage(session)
        self.who = PersonPage(session, shell.runner)
        self.passphrase = PassphrasePage(session, shell.runner)
        self.sheet = KitPage(session, shell)
        self.prove = ProvePage(session, shell)
        self.ready = ReadyPage(session)
        self._pages: list[Step] = [
            self.language,
            self.welcome,
            self.who,
            self.passphrase,
            self.sheet,
            self.prove,
            self.ready,
        ]
        for page in self._pages:
            self._stack.addWidget(page)
            page.backward.connect(self._back)
        self.fill(self._stack)
        self._wire()

    def opened(self, _argument: object) -> None:
        chosen = self._session.settings.language is not Language.SYSTEM
        self._show(self.welcome if chosen else self.language)

    def rephrase(self) -> None:
        for page in self._pages:
            page.say()

    def clear(self) -> None:
        self._kit = None
        for page in self._pages:
            page.wipe()

    def step_back(self) -> bool:
        if self.page in {self.who, self.passphrase, self.prove}:
            self._back()
        return True

    @property
    def page(self) -> Step:
        """The page in front."""
        return self._pages[self._stack.currentIndex()]

    def _wire(self) -> None:
        for page in (self.language, self.welcome, self.who, self.sheet):
            page.forward.connect(self._next)
        self.welcome.sample.connect(self._look_around)
        self.welcome.existing.connect(self._open_existing)
        self.welcome.restore.connect(lambda: self.shell.go("restore"))
        self.passphrase.forward.connect(self._make)
        self.prove.proven.connect(self._proven)
        self.prove.handed.connect(lambda: self._show(self.ready))
        self.prove.refused.connect(lambda: self._show(self.ready))
        self.ready.forward.connect(lambda: self._finish("add"))
        self.ready.home.connect(lambda: self._finish(""))
        self.ready.sample.connect(self._look_around)

    def _show(self, page: Step) -> None:
        owner = self.who.form.value() if page is self.passphrase else None
        if owner is not None:
            self.passphrase.card.own = (owner.name, owner.birth_date)
        self._stack.setCurrentWidget(page)
        follow_layout(page)
        page.enter()

    def _next(self) -> None:
        self._show(self._pages[self._stack.currentIndex() + 1])

    def _back(self) -> None:
        self._show(self._pages[self._stack.currentIndex() - 1])

    def _make(self) -> None:
        owner, phrase = self.who.form.value(), self.passphrase.card.value()
        if owner is None:
            self._show(self.who)
            return
        self.passphrase.busy(wanted=True)
        new = NewVault(owner, phrase or "", self.passphrase.alone)
        asked = self._session.ask(Door.make, self._session.vault, new)
        self.shell.runner.when(asked, lambda kit: self._made(kit, owner.name), self._failed, self)

    def _made(self, kit: KitView, name: str) -> None:
        self._kit = kit
        self.passphrase.busy(wanted=False)
        self.passphrase.wipe()
        self.who.wipe()
        self.sheet.show_kit(kit, name)
        self.prove.card.ask(kit)
        self._show(self.sheet)

    def _failed(self, error: Exception) -> None:
        self.passphrase.busy(wanted=False)
        self.shell.show_error(error)

    def _proven(self) -> None:
        self.shell.run(
            self._session.ask(Desk.note_kit_proven), lambda _none: self._show(self.ready), self
        )

    def _finish(self, target: str) -> None:
        self.clear()
        if target:
            self._session.then_go(target)
        self._session.opened()

    def _look_around(self) -> None:
        look_around(self.shell, self._session)

    def _open_existing(self) -> None:
        title = self.tr("Which folder is the vault?")
        chosen = pick.pick_folder(self, title)
        if chosen:
            asked = self._session.ask(Door.require_vault, chosen[0])
            self.shell.run(asked, lambda _none: self._session.begin(chosen[0]), self)
