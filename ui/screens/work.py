"""What is read in the background: what runs, waits, is done or failed, each with its way on.

Refuses: to do the work; the screen for adding records does.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.focus_kept import keeping_focus
from ui.look import Glyph
from ui.models.work_list import AGAIN, RUNNING, State, Work
from ui.parts import (
    Card,
    CardTitle,
    Column,
    EmptyState,
    Flow,
    Page,
    PrimaryButton,
    QuietButton,
    Row,
    Small,
    Title,
)
from ui.screen import Screen, Shell
from ui.session import Session
from ui.words.work import work_line, work_name, work_title


class WorkScreen(Screen):
    """The list, newest first; it follows the work."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._work = session.work
        self._lines: dict[int, Small] = {}
        self._page = Page(width=720)
        self.fill(self._page)
        self._work.changed.connect(self.refresh)
        self._work.moved.connect(self._follow)

    def opened(self, _argument: object) -> None:
        self.refresh()

    def refresh(self) -> None:
        with keeping_focus(self._page):
            self._fill()

    def rephrase(self) -> None:
        self.refresh()

    def clear(self) -> None:
        self._lines.clear()
        self._page.clear()

    def _fill(self) -> None:
        self.clear()
        self._page.add(Flow(QuietButton(self.tr("Back"), self.shell.back, glyph=Glyph.BACK)))
        self._page.add(Title(work_title()))
        if not self._work.items:
            add = PrimaryButton(self.tr("Add records"), lambda: self.shell.go("add"))
            sentence = self.tr("Files that are being read, or wait for it, are listed here.")
            self._page.add(EmptyState(Glyph.UPLOAD, self.tr("Nothing is in hand"), sentence, add))
        for one in reversed(self._work.items):
            self._page.add(self._card(one))

    def _card(self, one: Work) -> QWidget:
        line = self._lines[one.number] = Small(work_line(one))
        words = Column(CardTitle(work_name(one)), line, gap=2)
        row = Row(gap=12)
        row.add(words, 1)
        if one.state is State.REVIEW:
            row.add(self._button(self.tr("Check it"), lambda: self.shell.go("add"), one))
        elif one.state in RUNNING:
            row.add(self._button(self.tr("Stop"), self._work.stop, one))
        elif one.state is State.WAITING:
            row.add(self._button(self.tr("Take out"), lambda: self._take_out(one), one))
        elif one.state in AGAIN:
            row.add(self._button(self.tr("Try again"), lambda: self._again(one), one))
        return Card(row, margin=16)

    @staticmethod
    def _button(words: str, action: Callable[[], object], one: Work) -> QuietButton:
        made = QuietButton(words, action)
        made.setAccessibleName(f"{words}: {work_name(one)}")
        return made

    def _again(self, one: Work) -> None:
        self._work.take_out(one.number)
        self.shell.go("add", one.paths)

    def _take_out(self, one: Work) -> None:
        self._work.take_out(one.number)

    def _follow(self) -> None:
        current = self._work.current
        if current is not None and current.number in self._lines:
            self._lines[current.number].setText(work_line(current))
