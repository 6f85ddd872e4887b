"""One record as a screen of its own, for those who come from the log, a share or a search.

Refuses: to know where one came from; Back does.
"""

from ui.look import Glyph
from ui.parts import Column, Flow, QuietButton
from ui.screen import Screen, Shell
from ui.screens.record_pane import RecordPane
from ui.session import Session
from vault.ids import RecordId


class RecordScreen(Screen):
    """A record, and the way back."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._back = QuietButton("", shell.back, glyph=Glyph.BACK)
        self.pane = RecordPane(shell, session)
        column = Column(gap=0)
        bar = Column(Flow(self._back), gap=0, margin=(24, 16, 24, 0))
        column.add(bar)
        column.add(self.pane, 1)
        self.fill(column)
        self.rephrase()

    def opened(self, argument: object) -> None:
        if isinstance(argument, str):
            self.pane.show_record(RecordId(argument), at_once=True)
        self._back.setFocus()

    def refresh(self) -> None:
        self.pane.reload()

    def rephrase(self) -> None:
        self._back.set_text(self.tr("Back"))
        self.pane.rephrase()

    def clear(self) -> None:
        self.pane.clear()
