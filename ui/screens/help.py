"""Help: how to do things, the keys, what is kept private and what nobody can promise.

Refuses: the network; everything stands here.
"""

from PySide6.QtCore import Qt

from ui.look import Glyph
from ui.parts import Body, Card, Column, DataTable, Heading, Icon, Page, Row, Strong, Title
from ui.screen import Screen, Shell
from ui.session import Session
from ui.words.helping import facts, how_tos, keys


class Help(Screen):
    """Plain sentences in cards."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self._page = Page(gap=24)
        self.fill(self._page)
        self.rephrase()

    def opened(self, _argument: object) -> None:
        self._page.verticalScrollBar().setValue(0)

    def rephrase(self) -> None:
        self._page.clear()
        self._page.add(Title(self.tr("Help")))
        how = Card(Heading(self.tr("How do I …")), gap=20)
        for glyph, question, answer in how_tos():
            how.add(self._entry(glyph, question, answer))
        self._page.add(how)
        private = Card(Heading(self.tr("What is private, and what nobody can promise")), gap=20)
        for question, answer in facts():
            private.add(self._entry(Glyph.SHIELD, question, answer))
        self._page.add(private)
        table = DataTable(
            self.tr("Keys"), [self.tr("Key"), self.tr("What it does")], keys(), most=20
        )
        self._page.add(Card(Heading(self.tr("Keys")), table))

    @staticmethod
    def _entry(glyph: Glyph, question: str, answer: str) -> Row:
        row = Row(gap=16)
        row.add(Icon(glyph, 26, "primary"), 0, Qt.AlignmentFlag.AlignTop)
        row.add(Column(Strong(question), Body(answer), gap=4), 1)
        return row
