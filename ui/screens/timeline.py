"""The timeline: every record newest first, by kind and year, with the chosen one beside it.

Refuses: to hold more rows than were asked for; pages come from the keeper.
"""

from concurrent.futures import Future

from PySide6.QtCore import QModelIndex

from app.desk import Desk
from ui.look import Glyph
from ui.models.timeline_model import TimelineModel
from ui.parts import Choice, FilterChips, Head, SearchField, Title, YearChips
from ui.screen import Shell
from ui.screens.list_screen import ListScreen
from ui.session import Session
from ui.words.numbers import count_words
from ui.words.records import kinds_word
from vault.ids import RecordId
from vault.records import Counts, Filter, Kind, Page

_EVERY = ""


class TimelineScreen(ListScreen):
    """All kinds; `kinds` holds a screen to some of them."""

    glyph = Glyph.TIMELINE
    kinds: frozenset[Kind] = frozenset()

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell, session)
        self._counts = Counts(0)
        self._listed = False
        self.heading = Title()
        self.field = SearchField("", "", "")
        self.kind_chips = FilterChips("", "")
        self.year_chips = YearChips("", "")
        for part in (self.field, self.kind_chips, self.year_chips):
            self.filters.add(part)
        self.head.add(Head(self.heading, self.by_hand, self.fold))
        self.head.add(self.filters)
        self.model = TimelineModel(shell.runner, self._page, parent=self)
        self.list.setModel(self.model)
        self.field.sought.connect(self._sought)
        self.kind_chips.chosen.connect(self._filter)
        self.year_chips.chosen.connect(self._filter)
        self.model.filled.connect(self._filled)
        self.model.failed.connect(shell.show_error)
        self.rephrase()

    # -- ListScreen -----------------------------------------------------------------------

    def record_of(self, index: QModelIndex) -> RecordId | None:
        row = self.model.item(index)
        return row.id if row is not None else None

    def index_of(self, record_id: RecordId) -> QModelIndex:
        return self.model.find_record(record_id)

    def load(self) -> None:
        self._listed = False
        future = self.session.ask(Desk.counts, self.session.person)
        self.shell.run(future, self._take_counts, self)
        self._filter()

    def forget(self) -> None:
        self.model.clear()
        self._counts = Counts(0)
        for chips in (self.kind_chips, self.year_chips):
            chips.set_choices(())
        self.field.clear()

    def show_all(self) -> None:
        self.kind_chips.select(_EVERY)
        self.year_chips.select(_EVERY)
        self._filter()

    def title(self) -> str:
        return self.tr("Timeline")

    def empty_words(self) -> tuple[str, str]:
        return (
            self.tr("Nothing here yet"),
            self.tr(
                "Your records appear here as soon as you add a file from a hospital or clinic."
            ),
        )

    # -- Screen ---------------------------------------------------------------------------

    def opened(self, argument: object) -> None:
        super().opened(argument)
        if isinstance(argument, Filter):
            kind = next(iter(argument.kinds), None) if len(argument.kinds) == 1 else None
            self.kind_chips.select(kind.value if kind is not None else _EVERY)
            self.year_chips.select(argument.year)
            self._filter()

    def rephrase(self) -> None:
        super().rephrase()
        self.heading.setText(self.title())
        hint = self.tr("Search your records")
        self.field.set_words(self.tr("Search"), hint, self.tr("Clear the search"))
        self.kind_chips.set_words(self.tr("Kind of record"), self.tr("More"))
        self.year_chips.set_words(self.tr("Year"), self.tr("Older"))
        self.model.rephrase()
        self._offer()

    # -- inner ----------------------------------------------------------------------------

    def _page(self, wanted: Filter, offset: int, limit: int) -> "Future[Page]":
        return self.session.ask(Desk.rows, self.session.person, wanted, limit, offset)

    def _take_counts(self, counts: Counts) -> None:
        self._counts = counts
        self._offer()
        if self._listed:
            self._filled(self.model.total)

    def _offer(self) -> None:
        """Chips for what there is, the most numerous kinds as the record has them."""
        if not self._counts.total:
            return
        kinds = [
            kind
            for kind in Kind
            if kind is not Kind.DIRECTORY and self._offered(kind) and self._counts.by_kind.get(kind)
        ]
        every = Choice(_EVERY, self.tr("All"), self.tr("All kinds"))
        self.kind_chips.set_choices([every, *(self._kind_choice(kind) for kind in kinds)])
        self.kind_chips.setVisible(len(kinds) > 1)
        years = sorted(
            (year for year, n in self._counts.by_year.items() if n and year), reverse=True
        )
        all_years = Choice(_EVERY, self.tr("All years"))
        self.year_chips.set_choices([all_years, *(Choice(year, year) for year in years)])
        self.year_chips.setVisible(len(years) > 1)

    def _offered(self, kind: Kind) -> bool:
        return not self.kinds or kind in self.kinds

    def _kind_choice(self, kind: Kind) -> Choice:
        number = count_words(self._counts.by_kind.get(kind, 0))
        word = kinds_word(kind)
        return Choice(kind.value, word, f"{word}, {number}")

    def _filter(self, _key: str = "") -> None:
        kind, year = self.kind_chips.current, self.year_chips.current
        kinds = frozenset({Kind(kind)}) if kind else self.kinds
        self.model.set_filter(Filter(kinds=kinds, year=year))

    def _filled(self, total: int) -> None:
        self._listed = True
        there = self._counts.by_kind
        known = sum(there.get(kind, 0) for kind in self.kinds) if self.kinds else self._counts.total
        self.settle(anything=bool(known or total), something=bool(total))

    def _sought(self, text: str) -> None:
        if text.strip():
            self.field.clear()
            self.shell.go("search", text)
            self.field.clearFocus()
