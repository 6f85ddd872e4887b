"""A field for what stands on a sheet or card: typed, pasted, or read from a PDF, photo or text.

Refuses: to open such a file in the window; the keeper does, and decodes it in a limited child.
"""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.door import Door
from ui import pick
from ui.look import Glyph
from ui.parts import Column, Field, Flow, QuietButton, TextArea
from ui.screen import Shell
from ui.session import Session
from ui.words.errors import error_words

_PATTERN = "*.pdf *.png *.jpg *.jpeg *.webp *.heic *.txt"


class PaperInput(Column):
    """The words of a sheet or card; `beside` are more buttons next to the one for files.

    `taken` tells that a file was understood.
    """

    taken = Signal()

    def __init__(self, session: Session, shell: Shell, *beside: QWidget) -> None:
        super().__init__(gap=12)
        self._session, self._shell = session, shell
        self._area = TextArea()
        self._field = Field("?", self._area)
        self._file = QuietButton("", self._choose, glyph=Glyph.FOLDER)
        self.add(self._field)
        self.add(Flow(*beside, self._file))
        self._area.textChanged.connect(lambda: self.set_wrong(""))
        self.enter_at(self._area)

    def say(self, label: str, hint: str = "") -> None:
        """Say every word anew."""
        self._field.set_words(label, hint)
        self._file.set_text(self.tr("Take it from a PDF, photo or text file"))

    def text(self) -> str:
        """What was typed."""
        return self._area.toPlainText()

    def set_wrong(self, message: str) -> None:
        """Say what is wrong with it."""
        self._field.set_wrong(message)

    def refuse(self, error: Exception) -> None:
        """Say in the field why it cannot be used, and put the keyboard there."""
        words = error_words(error)
        self.set_wrong(f"{words.title}. {words.action}")
        self.setFocus()

    def wipe(self) -> None:
        """Forget it."""
        self._area.clear()
        self._area.document().clearUndoRedoStacks()
        self.set_wrong("")

    def take_file(self, path: Path) -> None:
        """Put what a file says into the field."""
        self._file.setEnabled(False)
        asked = self._session.ask(Door.read_paper, path)
        self._shell.runner.when(asked, self._taken, self._not_taken, self)

    def _choose(self) -> None:
        title = self.tr("The saved or photographed paper")
        chosen = pick.pick_file(self, title, _PATTERN)
        if chosen is not None:
            self.take_file(chosen)

    def _taken(self, text: str) -> None:
        self._file.setEnabled(True)
        self._area.setPlainText(text)
        self.taken.emit()

    def _not_taken(self, error: Exception) -> None:
        self._file.setEnabled(True)
        self.refuse(error)
