"""Search: as one types, grouped by kind; recent words are kept until the vault is locked.

Refuses: a query language, and to search in the records of anybody else.
"""

from collections import Counter
from functools import partial

from PySide6.QtCore import QModelIndex

from app.desk import Desk
from ui.look import Glyph
from ui.models.faces import row_face
from ui.models.items_model import ItemsModel
from ui.models.paged_model import Phrases
from ui.parts import Flow, Head, QuietButton, SearchField, Small, Title, announce
from ui.screen import Shell
from ui.screens.list_screen import ListScreen
from ui.session import Session
from ui.words.numbers import count_words
from ui.words.plurals import PLURALS
from ui.words.records import kinds_word, row_sentence
from vault.ids import RecordId
from vault.records import Kind, Page, Row

MOST = 200
_RECENT = 6
_ORDER = list(Kind)


class SearchScreen(ListScreen):
    """One box, results under the names of their kinds."""

    glyph = Glyph.SEARCH
    none_glyph = Glyph.SEARCH

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell, session)
        self._text = ""
        self._counts: Counter[Kind] = Counter()
        self._total = 0
        self._recent: list[str] = []
        self.heading = Title()
        self.field = SearchField("", "", "")
        self.recent = Flow()
        self.said = Small()
        for part in (Head(self.heading), self.field, self.recent, self.said):
            self.head.add(part)
        phrases = Phrases(row_face, row_sentence, _kind_of, self._heading_of)
        self.model: ItemsModel[Row] = ItemsModel(phrases, self)
        self.list.setModel(self.model)
        self.field.sought.connect(self._seek)
        self.field.returnPressed.connect(self._entered)
        self.list.opened.connect(lambda _index: self._remember())
        self.rephrase()
        self._show()

    # -- ListScreen -----------------------------------------------------------------------

    def record_of(self, index: QModelIndex) -> RecordId | None:
        row = self.model.item(index)
        return row.id if row is not None else None

    def index_of(self, record_id: RecordId) -> QModelIndex:
        for at in range(self.model.rowCount()):
            if self.record_of(self.model.index(at, 0)) == record_id:
                return self.model.index(at, 0)
        return QModelIndex()

    def load(self) -> None:
        self._seek(self.field.text())

    def forget(self) -> None:
        self._text, self._total = "", 0
        self._recent.clear()
        self._counts.clear()
        self.model.clear()
        self.field.clear()
        self.said.setText("")
        self._show_recent()

    def show_all(self) -> None:
        self.field.empty()

    def title(self) -> str:
        return self.tr("Search")

    def empty_words(self) -> tuple[str, str]:
        return self.none_words()

    def none_words(self) -> tuple[str, str]:
        if not self._text:
            return (
                self.tr("What are you looking for?"),
                self.tr("A test, a medicine, a doctor, a place, or a word from a letter."),
            )
        return (
            self.tr("Nothing found"),
            self.tr("Try fewer or shorter words, or only the beginning of a word."),
        )

    # -- Screen ---------------------------------------------------------------------------

    def opened(self, argument: object) -> None:
        super().opened(argument)
        if isinstance(argument, str) and argument:
            self.field.setText(argument)
            self._seek(argument)
        else:
            self.field.selectAll()
        self.field.setFocus()

    def rephrase(self) -> None:
        super().rephrase()
        self.heading.setText(self.title())
        hint = self.tr("Search your records")
        self.field.set_words(self.tr("Search"), hint, self.tr("Clear the search"))
        self._all.set_text(self.tr("Clear the search"))
        self.model.rephrase()
        self._say()
        self._show_recent()

    # -- inner ----------------------------------------------------------------------------

    def _seek(self, text: str) -> None:
        wanted = " ".join(text.split())
        self._text = wanted
        if not wanted:
            self._take(wanted, Page(0, ()))
            return
        future = self.session.ask(Desk.search, self.session.person, wanted, MOST)
        self.shell.run(future, lambda page: self._take(wanted, page), self)

    def _take(self, wanted: str, page: Page) -> None:
        if wanted != self._text:
            return
        self._total = page.total
        self._counts = Counter(row.facts.kind for row in page.rows)
        self.model.set_items(sorted(page.rows, key=lambda row: _ORDER.index(row.facts.kind)))
        self._say()
        self._show()
        if wanted:
            announce(self.field, self.said.text() or self.none_words()[0])

    def _show(self) -> None:
        self.none.set_words(*self.none_words())
        self._all.setVisible(bool(self._text))
        self.settle(anything=True, something=bool(self.model.rowCount()))
        self._show_recent()

    def _say(self) -> None:
        shown = self.model.rowCount()
        text = PLURALS.records(self._total) if shown else ""
        if 0 < shown < self._total:
            several = self.tr("{total}; the newest {shown} are shown.")
            text = several.format(total=text, shown=count_words(shown))
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _entered(self) -> None:
        self._remember()
        if self.model.rowCount():
            self.list.setFocus()

    def _remember(self) -> None:
        text = self._text
        if text:
            others = [one for one in self._recent if one.casefold() != text.casefold()]
            self._recent = [text, *others][:_RECENT]

    def _show_recent(self) -> None:
        self.recent.clear()
        for text in self._recent:
            button = QuietButton(text, partial(self._again, text), glyph=Glyph.HISTORY)
            button.setAccessibleName(self.tr("Search again for {text}").format(text=text))
            self.recent.add(button)
        self.recent.setVisible(bool(self._recent) and not self._text)

    def _again(self, text: str) -> None:
        self.field.setText(text)
        self._seek(text)
        self.field.setFocus()

    def _heading_of(self, key: str) -> str:
        kind = Kind(key)
        return f"{kinds_word(kind)} · {count_words(self._counts[kind])}"


def _kind_of(row: Row) -> str:
    return row.facts.kind.value
