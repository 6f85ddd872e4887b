"""What a screen is to the window: how it is named, made, opened, rephrased, emptied.

Refuses: to know any single screen.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.look import Glyph
from ui.parts.app_shell import PanePair, Panes
from ui.parts.person_switcher import PersonFace
from ui.runner import Runner

Result = TypeVar("Result")


class Stage(StrEnum):
    """How far the vault is: none yet, locked, open."""

    FIRST_RUN = "first-run"
    LOCKED = "locked"
    OPEN = "open"


class Spot(StrEnum):
    """Where a screen has its entry: in the rail above or below, or nowhere.

    `BARE` screens stand alone, without rail: first run and unlock.
    """

    TOP = "top"
    FOOT = "foot"
    HIDDEN = "hidden"
    BARE = "bare"


class Desk(Protocol):
    """What the window itself asks of the session; screens get more from theirs."""

    def stage(self) -> Stage: ...

    def people(self) -> Sequence[PersonFace]:
        """Everybody in the open vault; empty while it is locked."""
        ...

    def shown_person(self) -> str:
        """The key of the person whose record is shown."""
        ...

    def show_person(self, key: str) -> None:
        """Show somebody else; the session then calls `Window.refresh`."""
        ...

    def lock(self) -> None:
        """Lock; the session then calls `Window.enter(Stage.LOCKED)`."""
        ...

    def take_files(self, paths: Sequence[Path]) -> None:
        """Files were dropped anywhere on the open window."""
        ...


class Shell(Protocol):
    """What a screen may ask of the window."""

    @property
    def runner(self) -> Runner: ...

    def go(self, name: str, argument: object = None) -> None:
        """Show a screen; the present one goes onto the back stack."""
        ...

    def back(self) -> None: ...

    def toast(
        self, sentence: str, undo: str = "", action: Callable[[], object] | None = None
    ) -> None: ...

    def run(
        self, future: "Future[Result]", done: Callable[[Result], object], owner: QWidget
    ) -> None:
        """Wait for a future; a failure is shown in words above the screen."""
        ...

    def show_error(self, error: Exception) -> None: ...

    def fill_screen(self, *, wanted: bool) -> None:
        """Give the present screen the whole display, without rail; or take it back."""
        ...

    def refresh(self) -> None:
        """Read people and notes anew and let the present screen refresh."""
        ...

    def sheet_parent(self) -> QWidget:
        """What a sheet is put over."""
        ...


class Screen(QWidget):
    """The base of every screen; override what is needed and call nothing of it yourself."""

    pair: PanePair | None = None
    """A list and its detail, if the screen has both."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def fill(self, content: QWidget) -> None:
        """Put the content in; a pane pair is known as such."""
        self._layout.addWidget(content)
        if isinstance(content, PanePair):
            self.pair = content
            content.back.connect(self.step_back)

    def opened(self, argument: object) -> None:
        """The screen came to the front, perhaps with something to show."""

    def refresh(self) -> None:
        """Something changed in the vault, or another person is shown: read anew."""

    def rephrase(self) -> None:
        """The language changed: say every word anew."""

    def clear(self) -> None:
        """The vault was locked: no word of a record may stay."""

    def set_panes(self, panes: Panes) -> None:
        """There is room for so many panes."""
        if self.pair is not None:
            self.pair.set_side_by_side(panes is Panes.THREE)

    def step_back(self) -> bool:
        """Go back within the screen; False if there is nowhere to go."""
        pair = self.pair
        if pair is None or pair.side_by_side or not pair.showing_detail:
            return False
        pair.show_detail(wanted=False)
        return True

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.rephrase()


@dataclass(frozen=True, slots=True)
class ScreenSpec:
    """How the window knows a screen before it is made; it is made when first opened.

    `note` is a short word beside its entry in the rail (a number, "today").
    """

    name: str
    glyph: Glyph
    title: Callable[[], str]
    build: Callable[[Shell], Screen]
    spot: Spot = Spot.TOP
    note: Callable[[], str] | None = None
