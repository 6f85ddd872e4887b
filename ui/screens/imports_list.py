"""What was added so far, file by file, and taking it back even months later.

Refuses: destroying unasked; what is taken back goes out of view and stays in the ledger.
"""

from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.files_in import TakenBack
from ui.focus_kept import keeping_focus
from ui.look import Glyph
from ui.parts import (
    Card,
    CardTitle,
    Column,
    EmptyState,
    Flow,
    Page,
    PrimaryButton,
    QuietButton,
    Small,
    Title,
)
from ui.screen import Screen, Shell
from ui.screens.erase_sheet import EraseSheet
from ui.session import Session
from ui.words.dates import when_words
from ui.words.erasing import erase_import_title, erase_word
from ui.words.imports import import_line, import_title, undo_notices_words
from ui.words.plurals import PLURALS
from vault.records import Import

SHOWN = 50


class ImportsList(Screen):
    """The imports of the shown person, newest first."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self._imports: tuple[Import, ...] = ()
        self._shown = SHOWN
        self._page = Page(width=720)
        self.fill(self._page)

    def opened(self, _argument: object) -> None:
        self._shown = SHOWN
        self.refresh()

    def refresh(self) -> None:
        asked = self._session.ask(Desk.imports, self._session.person)
        self.shell.run(asked, self._arrived, self)

    def rephrase(self) -> None:
        self._say()

    def clear(self) -> None:
        self._imports = ()
        self._page.clear()

    def _arrived(self, imports: tuple[Import, ...]) -> None:
        self._imports = imports
        self._say()

    def _say(self) -> None:
        with keeping_focus(self._page):
            self._fill()

    def _fill(self) -> None:
        self._page.clear()
        back = QuietButton(self.tr("Back"), self.shell.back, glyph=Glyph.BACK)
        self._page.add(Flow(back))
        self._page.add(Title(self.tr("Earlier imports")))
        if not self._imports:
            add = PrimaryButton(self.tr("Add records"), lambda: self.shell.go("add"))
            sentence = self.tr("Files you add are listed here and can be taken back at any time.")
            title = self.tr("Nothing was added yet")
            self._page.add(EmptyState(Glyph.HISTORY, title, sentence, add))
            return
        for one in self._imports[: self._shown]:
            self._page.add(self._card(one))
        if len(self._imports) > self._shown:
            self._page.add(Flow(QuietButton(self.tr("Show earlier ones"), self._more)))

    def _card(self, one: Import) -> QWidget:
        words = Column(
            CardTitle(import_title(one)),
            Small(when_words(one.when_ms)),
            Small(import_line(one)),
            gap=2,
        )
        deeds = Flow()
        if not one.undone:
            undo = QuietButton(self.tr("Take back"), lambda: self._undo(one), glyph=Glyph.UNDO)
            undo.setAccessibleName(self.tr("Take back {file}").format(file=import_title(one)))
            deeds.add(undo)
        if one.records:
            destroy = QuietButton(erase_word("verb"), lambda: self._destroy(one))
            destroy.setAccessibleName(erase_import_title(one))
            deeds.add(destroy)
        return Card(words, deeds, gap=12, margin=16)

    def _more(self) -> None:
        self._shown += SHOWN
        self._say()

    def _undo(self, one: Import) -> None:
        asked = self._session.ask(Desk.undo_import, one.import_id)
        self.shell.run(asked, self._undone, self)

    def _destroy(self, one: Import) -> None:
        EraseSheet(self.shell, self._session, one, self.refresh)

    def _undone(self, back: TakenBack) -> None:
        said = [PLURALS.records_taken_back(back.retracted), *undo_notices_words(back.notices)]
        self.shell.toast(" ".join(said))
        self._session.refresh()
        self.refresh()
