"""The one value of a record, large, with its unit, its standing and a line on when and where.

Refuses: to format; the value is shown as the laboratory printed it.
"""

from PySide6.QtCore import Qt

from ui.look import Mark, Role, Tone
from ui.parts.icon import Badge
from ui.parts.layout import Column, Flow
from ui.parts.text import Small, Text

_LONG = 12


class ValueHero(Column):
    """Value, unit and badge on one line, a soft line beneath."""

    def __init__(
        self,
        value: str,
        unit: str = "",
        line: str = "",
        *,
        word: str = "",
        mark: Mark = Mark.NONE,
        tone: Tone = Tone.NEUTRAL,
    ) -> None:
        super().__init__(gap=4)
        figure = Text(value, Role.FIGURE, wrap=len(value) > _LONG)
        figure.setAccessibleName(" ".join(part for part in (value, unit, word) if part))
        row = Flow(figure, gap=12)
        if unit:
            self._unit = Text(unit, Role.TITLE_M, "text_soft", wrap=False)
            self._unit.setMinimumHeight(figure.sizeHint().height())
            self._unit.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            row.add(self._unit)
        if word:
            self._badge = Badge(word, mark, tone)
            self._badge.setMinimumHeight(figure.sizeHint().height())
            row.add(self._badge)
        self.add(row)
        if line:
            self.add(Small(line))
