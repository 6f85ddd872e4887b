"""A receipt: what was shared, with whom, why, until when, opened when; checked in one line.

Refuses: hashes on the first level; they fold out.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.look import Glyph, Look, Role, look
from ui.parts.buttons import QuietButton
from ui.parts.icon import Icon
from ui.parts.layout import Card, Flow, Row, Sunken
from ui.parts.text import Body, CardTitle, Small, Text


class FactList(QWidget):
    """Labels at the left, what they say at the right."""

    def __init__(self, facts: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._look: Look = look()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for number, (label, text) in enumerate(facts):
            said = Body(text)
            said.setAccessibleName(f"{label}: {text}")
            self._grid.addWidget(Text(label, Role.BODY, "text_soft"), number, 0, top)
            self._grid.addWidget(said, number, 1)
        self._look.changed.connect(self._rescale)
        self._rescale()

    def _rescale(self) -> None:
        self._grid.setHorizontalSpacing(self._look.px(24))
        self._grid.setVerticalSpacing(self._look.px(6))


class ReceiptCard(Card):
    """A receipt with its facts and a calm line on whether it is unchanged."""

    def __init__(
        self,
        title: str,
        facts: Sequence[tuple[str, str]],
        proof: str,
        *,
        intact: bool = True,
        how: tuple[str, str] = ("", ""),
        actions: Sequence[QWidget] = (),
    ) -> None:
        super().__init__(CardTitle(title), FactList(facts), gap=12)
        glyph, ink = (Glyph.PROOF, "ok") if intact else (Glyph.ERROR, "danger")
        line = Row(Icon(glyph, 22, ink), gap=8)
        line.add(Text(proof, Role.STRONG, ink), 1)
        self.add(line)
        name, chain = how
        foot = list(actions)
        if name and chain:
            self._chain = Sunken(Small(chain))
            self._chain.hide()
            foot.append(QuietButton(name, self._fold, glyph=Glyph.DOWN))
        if foot:
            self.add(Flow(*foot))
        if name and chain:
            self.add(self._chain)

    def _fold(self) -> None:
        self._chain.setVisible(self._chain.isHidden())
