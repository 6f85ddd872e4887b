"""The tables whose columns somebody explained, to be seen and forgotten.

Refuses: the tables themselves; only the names of their columns are known.
"""

from collections.abc import Callable, Sequence

from sync.readers.protocol import ColumnMatch
from ui.parts import Card, Divider, Heading, QuietButton, SettingsRow, Small
from ui.words.columns import columns_named, told_words

Forget = Callable[[ColumnMatch], object]


class TablesCard(Card):
    """One row for each kind of table, with what was said of it."""

    def __init__(self, told: Sequence[ColumnMatch], forget: Forget) -> None:
        super().__init__(gap=4)
        self.add(Heading(self.tr("Tables you explained")))
        self.add(Small(self.tr("Tables with these columns are read without asking.")))
        for at, one in enumerate(told):
            if at:
                self.add(Divider())
            self.add(self._row(one, forget))

    def _row(self, told: ColumnMatch, forget: Forget) -> SettingsRow:
        button = QuietButton(self.tr("Ask again"), lambda: forget(told))
        row = SettingsRow(columns_named(told), told_words(told), button)
        button.setAccessibleName(f"{button.text()}: {columns_named(told)}")
        return row
