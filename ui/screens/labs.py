"""Labs: every test once with its newest value and a small line; choosing one shows its trend.

Refuses: to judge; standing and range are those of the newest result.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex

from app.desk import Desk
from app.overviews import SeriesLine
from app.typed_fields import Form
from ui.look import Glyph
from ui.models.items_model import ItemsModel
from ui.models.overviews import SERIES_PHRASES, grouped_tests, out_of_range
from ui.parts import Choice, FilterChips, Head, SearchField, SeriesRow, Title
from ui.screen import Shell
from ui.screens.list_screen import ListScreen
from ui.session import Session
from ui.words.records import kinds_word, title_words
from vault.ids import RecordId
from vault.records import Kind

_EVERY, _OUT = "", "out"


class LabsScreen(ListScreen):
    """Tests and measurements in groups, the one measured last first."""

    glyph = Glyph.LAB
    hand_form = Form.LAB

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell, session, SeriesRow())
        self._lines: tuple[SeriesLine, ...] = ()
        self.heading = Title()
        self.field = SearchField("", "", "")
        self.chips = FilterChips("", "")
        for part in (self.field, self.chips):
            self.filters.add(part)
        self.head.add(Head(self.heading, self.by_hand, self.fold))
        self.head.add(self.filters)
        self.model: ItemsModel[SeriesLine] = ItemsModel(SERIES_PHRASES, self)
        self.list.setModel(self.model)
        self.field.sought.connect(self._filter)
        self.chips.chosen.connect(self._filter)
        self.rephrase()

    # -- ListScreen -----------------------------------------------------------------------

    def record_of(self, index: QModelIndex) -> RecordId | None:
        line = self.model.item(index)
        return line.latest.id if line is not None else None

    def index_of(self, record_id: RecordId) -> QModelIndex:
        view = self.pane.view
        series = view.detail.row.facts.series if view is not None else ""
        for at in range(self.model.rowCount()):
            line = self.model.item(self.model.index(at, 0))
            if line is not None and (line.latest.id == record_id or line.series == series != ""):
                return self.model.index(at, 0)
        return QModelIndex()

    def load(self) -> None:
        future = self.session.ask(Desk.series_lines, self.session.person)
        self.shell.run(future, self._take, self)

    def forget(self) -> None:
        self._lines = ()
        self.model.clear()
        self.field.clear()
        self.chips.set_choices(())

    def show_all(self) -> None:
        self.chips.select(_EVERY)
        self.field.clear()
        self._filter()

    def title(self) -> str:
        return self.tr("Labs")

    def empty_words(self) -> tuple[str, str]:
        return (
            self.tr("No results yet"),
            self.tr("Laboratory results and measurements appear here, each with its trend."),
        )

    def none_words(self) -> tuple[str, str]:
        return self.tr("No such test"), self.tr("Try another word or another group.")

    # -- Screen ---------------------------------------------------------------------------

    def rephrase(self) -> None:
        super().rephrase()
        self.heading.setText(self.title())
        hint = self.tr("Such as HbA1c")
        self.field.set_words(self.tr("Find a test"), hint, self.tr("Clear"))
        self.chips.set_words(self.tr("Group of tests"), self.tr("More"))
        self.model.rephrase()
        self._offer()

    # -- inner ----------------------------------------------------------------------------

    def _take(self, lines: tuple[SeriesLine, ...]) -> None:
        self._lines = grouped_tests(lines)
        self._offer()
        self._filter()

    def _offer(self) -> None:
        if not self._lines:
            return
        kinds = dict.fromkeys(line.latest.facts.kind for line in self._lines)
        choices = [Choice(_EVERY, self.tr("All"), self.tr("All tests"))]
        if any(out_of_range(line) for line in self._lines):
            choices.append(Choice(_OUT, self.tr("Out of range")))
        if len(kinds) > 1:
            choices += [Choice(kind.value, kinds_word(kind)) for kind in kinds]
        self.chips.set_choices(choices)
        self.chips.setVisible(len(choices) > 1)

    def _filter(self, _text: str = "") -> None:
        fit = self._fitting(self.field.text())
        self.model.set_items(fit)
        self.settle(anything=bool(self._lines), something=bool(fit))

    def _fitting(self, text: str) -> Sequence[SeriesLine]:
        words = text.casefold().split()
        chosen = self.chips.current
        return [
            line
            for line in self._lines
            if all(word in title_words(line.latest.facts).casefold() for word in words)
            and (not chosen or self._in_group(line, chosen))
        ]

    @staticmethod
    def _in_group(line: SeriesLine, chosen: str) -> bool:
        return out_of_range(line) if chosen == _OUT else line.latest.facts.kind is Kind(chosen)
