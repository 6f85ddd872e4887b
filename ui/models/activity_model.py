"""The ledger as sentences, newest first under the headings of their days.

Refuses: hashes on the first level; the screen folds them out.
"""

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject

from ui.models.paged_model import PagedModel, Phrases, Slice
from ui.runner import Runner
from ui.words.dates import weekday_words
from vault.records import LogLine

Provider = Callable[[int, int], "Future[tuple[LogLine, ...]]"]
"""Asked with limit and offset, as the vault's `activity` is."""


def _day(line: LogLine) -> str:
    """The local day of an entry, as a FHIR date."""
    moment = datetime.fromtimestamp(line.when_ms / 1000).astimezone()
    return moment.strftime("%Y-%m-%d")


class ActivityModel(PagedModel[LogLine]):
    """Entries of the log; `face` and `sentence` put one into words."""

    def __init__(
        self,
        runner: Runner,
        face: Callable[[LogLine], object],
        sentence: Callable[[LogLine], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(runner, Phrases(face, sentence, _day, weekday_words), parent)

    def show_from(self, provider: Provider) -> None:
        """Show what the provider brings; the log does not say how long it is."""

        def fetch(offset: int, limit: int) -> "Future[Any]":
            asked: Future[Any] = Future()

            def settle(answer: "Future[tuple[LogLine, ...]]") -> None:
                error = answer.exception()
                if error is not None:
                    asked.set_exception(error)
                    return
                lines = answer.result()
                more = 1 if len(lines) == limit else 0
                asked.set_result(Slice(offset + len(lines) + more, lines))

            provider(limit, offset).add_done_callback(settle)
            return asked

        self.load(fetch)
