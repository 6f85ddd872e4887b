"""Which column is what: a table nobody is sure of, its first rows, and what they would become.

Refuses: to go on before the rows become something; nothing is saved here.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from app.answers import Draft
from app.columns import match_of, unknown_tables
from sync.readers.protocol import ColumnMatch
from sync.readers.table_looks import TableSeen
from ui.focus_kept import keeping_focus
from ui.parts import (
    Banner,
    Body,
    Card,
    CardTitle,
    Choice,
    Chooser,
    Column,
    Divider,
    Flow,
    Page,
    PrimaryButton,
    QuietButton,
    SettingsRow,
    Small,
    Title,
)
from ui.runner import Runner
from ui.words.activity import file_name
from ui.words.columns import (
    becomes_words,
    examples_words,
    is_shown,
    meaning_words,
    no_rows_words,
)

_LINES = 6

AskTable = Callable[[str, str, ColumnMatch | None], "Future[TableSeen]"]
"""Asks for a table: the file's path as imports tell it, its place, what its columns mean."""


@dataclass(frozen=True, slots=True)
class Question:
    """One table that somebody has to be asked about."""

    path: str
    where: str


def questions_of(draft: Draft, path: str = "") -> list[Question]:
    """Every table of a draft that is not understood; those of the file at `path` first."""
    found = [
        Question(file.answer.path, place.where)
        for file in draft.files
        for place in unknown_tables(file.answer.refused)
    ]
    return sorted(dict.fromkeys(found), key=lambda one: one.path != path)


class ColumnsStep(Page):
    """Asks about one table after the other; `done` hears what was told of them."""

    def __init__(
        self, ask: AskTable, runner: Runner, done: Callable[[list[ColumnMatch]], object]
    ) -> None:
        super().__init__(width=820)
        self._ask, self._runner, self._done = ask, runner, done
        self._waiting: list[Question] = []
        self._told: list[ColumnMatch] = []
        self._question: Question | None = None
        self._seen: TableSeen | None = None
        self._turn = 0
        self.choosers: list[Chooser] = []
        self.use = PrimaryButton("", self._use)
        self._becomes = Column(gap=6)

    # -- what is asked --------------------------------------------------------------------

    def begin(self, questions: Sequence[Question]) -> None:
        """Ask about these tables, one after the other."""
        self._waiting, self._told = list(questions), []
        self._next()

    def forget(self) -> None:
        """Leave no word of a table."""
        self._turn += 1
        self._waiting, self._told = [], []
        self._question = self._seen = None
        self._empty()

    def _next(self) -> None:
        """The next table that none of the answers given so far is about."""
        self._empty()
        self._turn += 1
        if not self._waiting:
            told, self._told = self._told, []
            self._done(told)
            return
        self._question = self._waiting.pop(0)
        self._show(None, self._arrived)

    def _show(self, told: ColumnMatch | None, arrived: Callable[[TableSeen], None]) -> None:
        """Ask for the table as somebody told; only the latest answer is heard."""
        question = self._question
        if question is None:
            return
        self._turn += 1
        turn = self._turn

        def heard(seen: TableSeen) -> None:
            if turn == self._turn:
                arrived(seen)

        asked = self._ask(question.path, question.where, told)
        self._runner.when(asked, heard, lambda _error: heard(TableSeen()), self)

    def _arrived(self, seen: TableSeen) -> None:
        known = {one.header for one in self._told}
        if not seen.names or match_of(seen.names, ()).header in known:
            self._next()  # gone meanwhile, or answered with the table before it
            return
        self._seen = seen
        self.rephrase()
        if self.isVisible():
            self.choosers[0].setFocus()

    def _chosen(self) -> None:
        if self._seen is not None:
            self._show(self._answer(self._seen), self._becomes_this)

    def _becomes_this(self, seen: TableSeen) -> None:
        self._seen = seen
        self._say_becomes(seen)

    def _answer(self, seen: TableSeen) -> ColumnMatch:
        return match_of(seen.names, tuple(chooser.current for chooser in self.choosers))

    def _use(self) -> None:
        if self._seen is not None:
            self._told.append(self._answer(self._seen))
            self._next()

    # -- words ----------------------------------------------------------------------------

    def rephrase(self) -> None:
        """Say everything anew."""
        with keeping_focus(self):
            self._fill()

    def _fill(self) -> None:
        seen, question = self._seen, self._question
        self._empty(keep=True)
        if seen is None or question is None:
            return
        self.add(Title(self.tr("Which column is what?")))
        why = self.tr(
            "It is not clear what the columns of this table mean. Say it once: other tables with"
            " the same columns are then read without asking."
        )
        self.add(Body(why))
        self.add(self._columns(seen, file_name(question.path)))
        self._becomes = Column(gap=6)
        self.add(Card(CardTitle(self.tr("What the first rows become")), self._becomes, gap=8))
        self.use = PrimaryButton(self.tr("Read the table like this"), self._use)
        skip = QuietButton(self.tr("Leave this table out"), self._next)
        self.add(Flow(self.use, skip))
        self._say_becomes(seen)

    def _columns(self, seen: TableSeen, named: str) -> Card:
        card = Card(CardTitle(named), gap=4)
        offered = [Choice("", self.tr("Not said yet"))]
        offered += [Choice(key, words) for key, words in meaning_words().items()]
        for at, name in enumerate(seen.names):
            if at:
                card.add(Divider())
            chooser = Chooser(offered, seen.meanings[at])
            chooser.chosen.connect(lambda _key: self._chosen())
            self.choosers.append(chooser)
            title = name or self.tr("Column {number}").format(number=at + 1)
            card.add(SettingsRow(title, examples_words(seen.rows, at), chooser))
        return card

    def _say_becomes(self, seen: TableSeen) -> None:
        self._becomes.clear()
        lines = list(dict.fromkeys(becomes_words(one) for one in seen.found if is_shown(one)))
        if not lines:
            self._becomes.add(Banner(no_rows_words(seen.reason)))
        for line in lines[:_LINES]:
            self._becomes.add(Small(line))
        self.use.setEnabled(bool(seen.found))

    def _empty(self, *, keep: bool = False) -> None:
        self.clear()
        self.choosers.clear()
        if not keep:
            self._seen = None
