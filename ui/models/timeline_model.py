"""The timeline: records newest first under month headings, filtered by kind and year.

Refuses: disk; a page of plain rows comes from the vault's lane.
"""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QObject

from app.twins import told_elsewhere
from ui.models.faces import row_face
from ui.models.paged_model import PagedModel, Phrases
from ui.runner import Runner
from ui.words.dates import month_heading
from ui.words.records import also_words, row_sentence
from vault.ids import RecordId
from vault.records import Filter, Page, Row

Provider = Callable[[Filter, int, int], "Future[Page]"]
"""Asked with filter, offset and limit."""

_MONTH = len("2026-11")


def _month(row: Row) -> str:
    return row.facts.sort_key[:_MONTH]


TIMELINE_PHRASES: Phrases[Row] = Phrases(row_face, row_sentence, _month, month_heading)
PLAIN_PHRASES: Phrases[Row] = Phrases(row_face, row_sentence)


class TimelineModel(PagedModel[Row]):
    """Records of one person; `headings` off for results of a search."""

    def __init__(
        self,
        runner: Runner,
        provider: Provider,
        *,
        headings: bool = True,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(runner, TIMELINE_PHRASES if headings else PLAIN_PHRASES, parent)
        self._provider = provider
        self._filter = Filter()

    @property
    def filter(self) -> Filter:
        return self._filter

    def set_filter(self, wanted: Filter) -> None:
        """Show what fits; the old rows stay until the new ones are there."""
        self._filter = wanted
        self.load(lambda offset, limit: self._provider(wanted, offset, limit))

    def _made_face(self, at: int, item: Row) -> object:
        face = row_face(item)
        if not told_elsewhere(self._items, at):
            return face
        return replace(face, line=" · ".join(filter(None, (face.line, also_words()))))

    def _sentence(self, at: int, item: Row) -> str:
        said = super()._sentence(at, item)
        return f"{said} {also_words()}." if told_elsewhere(self._items, at) else said

    def find_record(self, record_id: RecordId) -> QModelIndex:
        """Where a record stands among the fetched rows."""
        return self.find(lambda row: row.id == record_id)
