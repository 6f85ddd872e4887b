"""The window: rail, screens, back stack, banners, toasts, shortcuts, dropped files.

Refuses: records and keys; it knows screens by their `ScreenSpec` and the session by `Desk`.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from ui.frame import give_size
from ui.keys import bind_shortcuts
from ui.look import Glyph, Tone, look
from ui.parts.app_shell import AppShell, Panes
from ui.parts.banner import Banner
from ui.parts.confirm_sheet import Sheet
from ui.parts.nav_rail import NavItem, NavRail
from ui.parts.person_switcher import PersonSwitcher
from ui.parts.toast import Toast
from ui.runner import Runner
from ui.screen import Desk, Screen, ScreenSpec, Spot, Stage

Result = TypeVar("Result")

_LOCK = "lock"
_DEEPEST = 50


class Window(QMainWindow):
    """The one window of a vault."""

    closing = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._look = look()
        self._specs: dict[str, ScreenSpec] = {}
        self._screens: dict[str, Screen] = {}
        self._current = ""
        self._stack: list[tuple[str, object]] = []
        self._argument: object = None
        self._filled = False
        self.gate: Callable[[str], str] = lambda name: name
        """Which screen is really shown for a name; whoever furnishes the window may say."""
        self.runner = Runner(self)
        self.runner.failed.connect(self.show_error)
        self.switcher = PersonSwitcher(self.tr("Whose records"))
        rail = NavRail(self.tr("Main navigation"), self.switcher)
        self.shell = AppShell(rail, self.tr("Menu"))
        self.setCentralWidget(self.shell)
        give_size(self)
        self.setAcceptDrops(True)
        self.setWindowTitle("RekamKu")
        rail.chosen.connect(self._chosen)
        self.switcher.chosen.connect(self._person_chosen)
        self.shell.panes_changed.connect(self._panes_changed)
        bind_shortcuts(self)

    def take_desk(self, desk: Desk) -> None:
        """The session is there; from now on it is asked."""
        self._desk = desk

    # -- screens --------------------------------------------------------------------------

    def register(self, specs: Sequence[ScreenSpec]) -> None:
        """Make screens known, in the order of the rail."""
        self._specs.update({spec.name: spec for spec in specs})
        self.refresh_frame()

    @property
    def current(self) -> str:
        """The name of the screen in front."""
        return self._current

    @property
    def screen_in_front(self) -> Screen | None:
        return self._screens.get(self._current)

    def go(self, name: str, argument: object = None) -> None:
        """Show a screen; the present one goes onto the back stack."""
        name = self.gate(name)
        if self._current and (name, argument) != (self._current, self._argument):
            self._stack.append((self._current, self._argument))
            del self._stack[:-_DEEPEST]
        self._show(name, argument)

    def back(self) -> None:
        """One step back: within the screen, else to the screen before."""
        screen = self.screen_in_front
        if screen is not None and screen.step_back():
            return
        if self._stack:
            self._show(*self._stack.pop())

    def enter(self, stage: Stage, name: str) -> None:
        """The vault was locked, opened or made: forget the way here, show a screen."""
        if stage is not Stage.OPEN:
            self._empty()
        self._stack.clear()
        self._show(name, None)

    def refresh(self) -> None:
        """Something changed, or somebody else is shown."""
        self.refresh_frame()
        screen = self.screen_in_front
        if screen is not None:
            screen.refresh()

    def has(self, name: str) -> bool:
        """Whether such a screen is registered."""
        return name in self._specs

    def entries(self, spot: Spot) -> list[ScreenSpec]:
        """The screens with an entry at a spot of the rail, in order."""
        return [spec for spec in self._specs.values() if spec.spot is spot]

    # -- what a screen may ask ------------------------------------------------------------

    def toast(
        self, sentence: str, undo: str = "", action: Callable[[], object] | None = None
    ) -> None:
        """Say what just happened, with a way to take it back."""
        self.shell.toasts.put(Toast(sentence, self.tr("Close"), undo=undo, action=action))

    def run(
        self, future: "Future[Result]", done: Callable[[Result], object], owner: QWidget
    ) -> None:
        """Wait for a future; a failure is shown in words above the screen."""
        self.runner.when(future, done, self.show_error, owner)

    def show_error(self, error: Exception) -> None:
        """Say in place what happened, what is safe, what to do."""
        from ui.words.errors import error_words

        words = error_words(error)
        sentence = " ".join(part for part in (words.safe, words.action) if part)
        close = self.tr("Close")
        self.shell.clear_banners()
        self.shell.add_banner(Banner(words.title, sentence, Tone.DANGER, close=close))

    def fill_screen(self, *, wanted: bool) -> None:
        """Give the present screen the whole display, without rail; or take it back."""
        if wanted is self._filled:
            return
        self._filled = wanted
        self.shell.set_bare(wanted)
        frame = self.window()
        full = Qt.WindowState.WindowFullScreen
        state = frame.windowState()
        frame.setWindowState(state | full if wanted else state & ~full)

    def sheet_parent(self) -> QWidget:
        """What a sheet is put over."""
        return self.shell

    @property
    def sheet_open(self) -> bool:
        """Whether a sheet waits for an answer."""
        return any(sheet.isVisible() for sheet in self.shell.findChildren(Sheet))

    def ask_lock(self) -> None:
        """Lock at once, if there is something open."""
        if self._desk.stage() is Stage.OPEN:
            self._desk.lock()

    def refresh_frame(self) -> None:
        """Say rail, switcher and title anew."""
        people = self._desk.people()
        extras = [("people", self._specs["people"].title())] if self.has("people") else []
        shown = self._desk.shown_person()
        self.switcher.set_people(self.tr("Whose records"), people, shown, extras)
        self.switcher.setVisible(bool(people))
        foot = [self._nav(spec) for spec in self.entries(Spot.FOOT)]
        foot.append(NavItem(_LOCK, self.tr("Lock now"), Glyph.LOCK, goes=False))
        self.shell.rail.setAccessibleName(self.tr("Main navigation"))
        for name, screen in self._screens.items():
            screen.setAccessibleName(self._specs[name].title())
        self.shell.rail.set_items([self._nav(spec) for spec in self.entries(Spot.TOP)], foot)
        face = self.switcher.shown
        whose = face.name if face is not None else ""
        self.shell.set_whose(whose, self.tr("Menu"))
        self.setWindowTitle(f"{whose} \N{EN DASH} RekamKu" if whose else "RekamKu")

    # -- Qt -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.sheet_open:
            self.shell.fold_rail()
            self.back()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._desk.stage() is Stage.OPEN and _files_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _files_in(event)
        if paths and self._desk.stage() is Stage.OPEN:
            event.acceptProposedAction()
            self._desk.take_files(paths)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.refresh_frame()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    # -- inner ----------------------------------------------------------------------------

    def _show(self, name: str, argument: object) -> None:
        spec = self._specs[name]
        if name not in self._screens:
            self._screens[name] = spec.build(self)
            self.shell.stage.addWidget(self._screens[name])
        screen = self._screens[name]
        self._current, self._argument = name, argument
        self.fill_screen(wanted=False)
        self.shell.set_bare(spec.spot is Spot.BARE)
        self.shell.fold_rail()
        self.shell.rail.mark(name)
        self.shell.stage.setCurrentWidget(screen)
        screen.set_panes(self.shell.panes)
        self.refresh_frame()
        screen.opened(argument)

    def _chosen(self, key: str) -> None:
        if key == _LOCK:
            self.ask_lock()
        else:
            self.go(key)

    def _person_chosen(self, key: str) -> None:
        if key == "people" and self.has("people"):
            self.go("people")
        elif key != self._desk.shown_person():
            self._desk.show_person(key)

    def _panes_changed(self, panes: int) -> None:
        for screen in self._screens.values():
            screen.set_panes(Panes(panes))

    def _nav(self, spec: ScreenSpec) -> NavItem:
        note = spec.note() if spec.note is not None else ""
        return NavItem(spec.name, spec.title(), spec.glyph, note)

    def _empty(self) -> None:
        """Take every word of a record off the window."""
        self.runner.forget()
        for sheet in self.shell.findChildren(Sheet):
            sheet.close()
        self.shell.toasts.leave()
        self.shell.clear_banners()
        for screen in self._screens.values():
            screen.clear()


def _files_in(event: QDropEvent) -> list[Path]:
    """The local files that are being dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
