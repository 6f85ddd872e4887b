"""The field of a form that takes a file: a button, and the name of what was chosen.

Refuses: opening the file; it gives the path, and the keeper reads it.
"""

from pathlib import Path

from PySide6.QtCore import Signal

from ui import pick
from ui.look import Glyph
from ui.parts import Column, Flow, QuietButton, Strong

_PATTERN = "*.pdf *.jpg *.jpeg *.png *.heic *.tif *.tiff"


class FileChoice(Column):
    """One file to go with a form."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=8)
        self.path = ""
        self._name = Strong("")
        self._button = QuietButton("", self._choose, glyph=Glyph.FOLDER)
        self.add(self._name)
        self.add(Flow(self._button))
        self.enter_at(self._button)
        self.take("")

    def take(self, path: str) -> None:
        """Show a file as chosen; empty for none yet."""
        self.path = path
        self._name.setText(Path(path).name)
        self._name.setVisible(bool(path))
        self._button.set_text(self.tr("Choose another file") if path else self.tr("Choose a file"))

    def _choose(self) -> None:
        chosen = pick.pick_file(self, self.tr("The file to keep as a document"), _PATTERN)
        if chosen is not None:
            self.take(str(chosen))
            self.chosen.emit(self.path)
