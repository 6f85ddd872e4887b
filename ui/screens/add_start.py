"""The page records are added from: files, a folder, by hand, and what was added before.

Refuses: reading; it hands on what was chosen.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from ui import pick
from ui.focus_kept import keeping_focus
from ui.look import Glyph, Tone
from ui.parts import (
    Body,
    Flow,
    Heading,
    LinkButton,
    Page,
    PrimaryButton,
    QuietButton,
    Small,
    Sunken,
    Tile,
    Title,
)
from ui.screen import Shell
from ui.words.work import work_title


class AddStart(Page):
    """Where one drops or chooses; `read` takes what was chosen."""

    def __init__(self, shell: Shell, read: Callable[[Sequence[Path]], None]) -> None:
        super().__init__(width=720)
        self._shell = shell
        self._read = read

    def say(self, name: str) -> None:
        """Say every word anew; a file that names nobody is about the person of this name."""
        with keeping_focus(self):
            self.clear()
            self.add(Title(self.tr("Add records")))
            self.add(self._zone())
            if name:
                note = self.tr("A file that names nobody is taken to be about {name}.")
                self.add(Small(note.format(name=name)))
            self.add(Flow(self._button_to("by-hand", self.tr("Write down by hand"))))
            self.add(
                Flow(
                    LinkButton(self.tr("Earlier imports"), lambda: self._shell.go("imports")),
                    LinkButton(work_title(), lambda: self._shell.go("work")),
                )
            )

    def _zone(self) -> Sunken:
        files = PrimaryButton(self.tr("Choose files"), self._choose_files, glyph=Glyph.UPLOAD)
        folder = QuietButton(self.tr("Choose a folder"), self._choose_folder, glyph=Glyph.FOLDER)
        return Sunken(
            Tile(Glyph.UPLOAD, Tone.PRIMARY, 72),
            Heading(self.tr("Drop files or folders anywhere in this window")),
            Body(
                self.tr(
                    "Lab results and letters as PDF or photo, files from hospitals and the BPJS,"
                    " exports of a phone or watch, X-ray CDs, tables; also many at once and in zip"
                    " archives. Nothing is saved before you have looked at it."
                )
            ),
            Flow(files, folder),
            gap=16,
            margin=32,
        )

    def _button_to(self, screen: str, words: str) -> QuietButton:
        return QuietButton(words, lambda: self._shell.go(screen), glyph=Glyph.EDIT)

    def _choose_files(self) -> None:
        self._read(pick.pick_files(self, self.tr("Choose files")))

    def _choose_folder(self) -> None:
        self._read(pick.pick_folder(self, self.tr("Choose a folder")))
