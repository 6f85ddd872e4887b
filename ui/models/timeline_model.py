"""The timeline: records newest first under month headings, filtered by kind and year.

Refuses: disk; a page of plain rows comes from the vault's lane.
"""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QModelIndex, QObject

from ui.models.faces import row_face
from ui.models.paged_model import PagedModel, Phrases
from ui.runner import Runner
from ui.words.dates import month_heading
from ui.words.records import row_sentence
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

    def find_record(self, record_id: RecordId) -> QModelIndex:
        """Where a record stands among the fetched rows."""
        return self.find(lambda row: row.id == record_id)
