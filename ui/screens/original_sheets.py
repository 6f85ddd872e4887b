"""Sheets that lead from a record to its place in the original: a page with a box, or the text.

Refuses: to guess; a place that was not found is said in words, and the file can be saved.
"""

from collections.abc import Callable
from concurrent.futures import Future

from app.answers import RecordView
from app.desk import Desk
from sync.readers.excerpts import Excerpt
from sync.readers.pages import PagePicture as Drawn
from sync.readers.places import Box, page_of
from ui.look import Glyph
from ui.parts import Flow, PlainText, PrimaryButton, QuietButton, Sheet, Small
from ui.screen import Shell
from ui.screens.record_sheets import WIDE, PagesSheet
from ui.session import Session
from ui.words.errors import error_words
from ui.words.original import excerpt_words, not_shown_words
from ui.words.reasons import place_words
from ui.words.record_titles import save_original


def show_in_original(
    shell: Shell, session: Session, view: RecordView, save: Callable[[], object]
) -> Sheet:
    """The sheet that fits the original: its page, or its text."""
    place = view.place
    page = page_of(place)
    if page is not None:
        return MarkedPage(shell, session, view, page)
    return ExcerptSheet(shell, session, view, save)


class MarkedPage(PagesSheet):
    """The original's pages, beginning with the record's own, where its place is marked."""

    def __init__(
        self, shell: Shell, session: Session, view: RecordView, place: tuple[int, Box | None]
    ) -> None:
        self._record = view.detail.row
        self._marked, self._box = place
        original = view.detail.original
        if original is None:
            raise ValueError
        super().__init__(
            shell, session, self._record.person_id, original, first=max(0, self._marked - 1)
        )

    def _picture(self, wide: int) -> "Future[Drawn]":
        asked = (self._record.person_id, self._record.id, self._at, wide)
        return self._session.ask(Desk.page_of_original, *asked)

    def _arrived(self, drawn: Drawn) -> None:
        own = self._at + 1 == self._marked
        self.page.set_mark(self._box if own else None)
        super()._arrived(drawn)


class ExcerptSheet(Sheet):
    """The original's text around the record's place, the place itself marked."""

    def __init__(
        self, shell: Shell, session: Session, view: RecordView, save: Callable[[], object]
    ) -> None:
        original = view.detail.original
        title = original.title if original is not None else view.detail.row.source
        super().__init__(shell.sheet_parent(), title, width=WIDE)
        self._where = place_words(view.place)
        self.state = Small(self.tr("One moment …"))
        self.text = PlainText(title)
        close = PrimaryButton(self.tr("Close"), self.accept)
        keep = QuietButton(save_original(), save, glyph=Glyph.SAVE)
        self.column.add(Flow(close, keep))
        self.column.add(self.state)
        self.column.add(self.text)
        self.begin(close)
        row = view.detail.row
        asked = session.ask(Desk.excerpt, row.person_id, row.id)
        shell.runner.when(asked, self._arrived, self._failed, self)

    def _arrived(self, found: Excerpt) -> None:
        if found.part:
            self.state.setText(excerpt_words(found))
            self.text.show_part(found.before, found.part, found.behind)
        else:
            self.state.setText(not_shown_words(found.reason, self._where))
            self.text.hide()
        self.fit()

    def _failed(self, error: Exception) -> None:
        words = error_words(error)
        self.state.setText(" ".join(part for part in (words.title, words.safe) if part))
        self.text.hide()
        self.fit()
