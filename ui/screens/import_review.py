"""The review of a draft: whose each file is, what is new, what to leave out; nothing is saved yet.

Refuses: guessing whose a record is, and saving while that is open.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.answers import Draft, FileChoice, PersonCard, ReviewFile
from ui.look import Glyph, Tone
from ui.models.draft_choices import LEAVE_OUT, NEW, UNDECIDED, DraftChoices
from ui.models.review_faces import place_in, review_items
from ui.models.review_model import ReviewItem, ReviewModel
from ui.parts import (
    Banner,
    Body,
    Card,
    CardTitle,
    Choice,
    Chooser,
    Column,
    Field,
    Flow,
    Page,
    PanePair,
    PrimaryButton,
    QuietButton,
    ReviewList,
    Row,
    Small,
    Strong,
    Title,
)
from ui.parts.app_shell import Panes
from ui.runner import Runner
from ui.screens.import_outcome import refusal
from ui.screens.review_pictures import AskPage, ReviewPictures
from ui.words.activity import file_name
from ui.words.formats import format_words
from ui.words.imports import asked_about, counts_words, doubt_words, kinds_words, twins_words
from ui.words.numbers import count_words
from ui.words.plurals import PLURALS

Save = Callable[[tuple[FileChoice, ...]], object]


class ImportReview(Column):
    """Files at the left, the records of one at the right, what will be saved at the foot."""

    def __init__(
        self, save: Save, give_up: Callable[[], object], ask_page: AskPage, runner: Runner
    ) -> None:
        super().__init__(gap=0)
        self._draft: Draft | None = None
        self._choices: DraftChoices | None = None
        self._cards: Sequence[PersonCard] = ()
        self._shown: ReviewFile | None = None
        self._filling = False
        self.model = ReviewModel(self)
        self.model.ticks_changed.connect(lambda _ticked: self._ticked())
        self.pictures = ReviewPictures(ask_page, runner, self.model)
        self.files = Page(width=640)
        self.list = ReviewList("")
        self.list.setModel(self.model)
        self._title, self._line = CardTitle(), Small()
        head = Column(self._title, self._line, gap=2, margin=(16, 20, 16, 8))
        detail = Column(head, gap=0)
        detail.add(self.list, 1)
        self.pair = PanePair(self.files, detail, "")
        self.pair.back.connect(lambda: self.pair.show_detail(wanted=False))
        self._hint = Strong()
        self.save = PrimaryButton("", lambda: save(self._decided()))
        self.give_up = QuietButton("", give_up)
        foot = Row(gap=12, margin=(24, 10, 24, 10), name="topbar")
        foot.add(self._hint, 1)
        foot.add(self.give_up)
        foot.add(self.save)
        self.add(self.pair, 1)
        self.add(foot)

    def show_draft(self, draft: Draft, cards: Sequence[PersonCard]) -> None:
        """Show what was read."""
        self._draft, self._choices, self._cards = draft, DraftChoices(draft), cards
        first = next((file for file in draft.files if file.rows), None)
        self._show_file(first)
        self.pair.show_detail(wanted=False)
        self.rephrase()

    def clear(self) -> None:
        """Forget the draft."""
        self._draft = self._choices = self._shown = None
        self._cards = ()
        self.files.clear()
        self.pictures.clear()
        self.model.clear()
        self._title.setText("")
        self._line.setText("")

    def set_panes(self, panes: Panes) -> None:
        """Both panes where there is room."""
        self.pair.set_side_by_side(panes is Panes.THREE)
        self._say_files()

    def step_back(self) -> bool:
        """From the records of a file back to the files, where only one is shown."""
        if self.pair.side_by_side or not self.pair.showing_detail:
            return False
        self.pair.show_detail(wanted=False)
        return True

    def rephrase(self) -> None:
        """Say everything anew."""
        self.list.setAccessibleName(self.tr("Records found in this file"))
        self.pair.set_back_words(self.tr("Back to the files"))
        self.give_up.set_text(self.tr("Do not save"))
        self._say_files()
        self._say_shown()
        self._say_foot()

    # -- files ----------------------------------------------------------------------------

    def _say_files(self) -> None:
        self.files.clear()
        if self._draft is None or self._choices is None:
            return
        self.files.add(Title(self.tr("Check what we found")))
        for file in self._draft.files:
            self.files.add(self._card(file, self._choices))
        if self._draft.passed_over:
            self.files.add(Small(PLURALS.passed_over(self._draft.passed_over)))

    def _card(self, file: ReviewFile, choices: DraftChoices) -> QWidget:
        card = Card(CardTitle(file_name(file.answer.path)), gap=8)
        if not choices.asks(file.key):
            card.add(refusal(file.answer))
            return card
        card.add(Small(format_words(file.answer.format)))
        card.add(Body(_counts(file)))
        if file.kinds:
            card.add(Small(kinds_words(file.kinds)))
        if file.twins and file.person_id is not None:
            card.add(Small(twins_words(file.twins)))
        doubtful = sum(map(asked_about, file.rows))
        if doubtful:
            card.add(Banner(PLURALS.doubtful(doubtful), tone=Tone.WARN))
        if file.person_id is None:
            perhaps = self._name(file.perhaps or "")
            card.add(Body(doubt_words(file.who, perhaps, file.reasons)))
        card.add(self._whose(file, choices))
        if file.answer.refused:
            card.add(refusal(file.answer))
        if file.rows:
            look = QuietButton(
                self.tr("Look at the records"), lambda: self._open(file), glyph=Glyph.SHOW
            )
            look.setAccessibleName(f"{look.accessibleName()}: {file_name(file.answer.path)}")
            card.add(Flow(look))
        return card

    def _whose(self, file: ReviewFile, choices: DraftChoices) -> Field:
        offered = [Choice(card.person.id, card.person.name) for card in self._cards]
        if file.person_id is None:
            offered.insert(0, Choice(UNDECIDED, self.tr("Please choose")))
        if file.new is not None:
            new = self.tr("Somebody new: {name}").format(name=file.new.name)
            offered.append(Choice(NEW, new))
        offered.append(Choice(LEAVE_OUT, self.tr("Leave this file out")))
        chooser = Chooser(offered, choices.whose(file.key))
        chooser.chosen.connect(lambda whose: self._give(file, whose))
        asked = Field(self.tr("Whose records are these?"), chooser)
        chooser.setAccessibleName(f"{chooser.accessibleName()} {file_name(file.answer.path)}")
        return asked

    def _give(self, file: ReviewFile, whose: str) -> None:
        if self._choices is not None:
            self._choices.give(file.key, whose)
            self._say_shown()
            self._say_foot()

    def _name(self, person_id: str) -> str:
        return next((c.person.name for c in self._cards if c.person.id == person_id), "")

    # -- the records of one file ----------------------------------------------------------

    def _open(self, file: ReviewFile) -> None:
        self._show_file(file)
        self._say_shown()
        self.pair.show_detail(wanted=True)
        self.list.setFocus()

    def _show_file(self, file: ReviewFile | None) -> None:
        self._shown = file
        self._fill()

    def _fill(self) -> None:
        self._filling = True
        file, choices = self._shown, self._choices
        if file is None or choices is None or not choices.asks(file.key):
            self.model.clear()
            self.pictures.clear()
        else:
            self.model.set_items(self._items(file, choices))
            self.pictures.show_file(file)
        self._filling = False

    def _items(self, file: ReviewFile, choices: DraftChoices) -> list[ReviewItem]:
        fresh = choices.fresh(file.key)
        confirmed = choices.confirmed(file.key)
        return review_items(file.rows, choices.unticked(file.key), confirmed, fresh=fresh)

    def _ticked(self) -> None:
        file, choices = self._shown, self._choices
        if self._filling or file is None or choices is None:
            return
        ticked = set(self.model.ticked)
        plain = {item.key for item in self.model.choosable if not item.doubtful}
        doubtful = {item.key for item in self.model.choosable if item.doubtful}
        choices.leave_out(file.key, plain - ticked)
        choices.confirm(file.key, map(place_in, doubtful & ticked))
        self._say_foot()

    def _say_shown(self) -> None:
        file = self._shown
        if file is None:
            self._title.setText("")
            self._line.setText("")
            return
        self._fill()
        self._title.setText(file_name(file.answer.path))
        counted = file.answer.new + file.answer.same + file.answer.changed
        line = self.tr("Take away the tick of what you do not want to save.")
        if any(map(asked_about, file.rows)):
            line = self.tr("Tick what agrees with the picture; take away other ticks as you like.")
        if counted > len(file.rows):
            line = self.tr("The first {shown} of {all} records; the others are saved too.").format(
                shown=count_words(len(file.rows)), all=count_words(counted)
            )
        self._line.setText(line)

    # -- the foot -------------------------------------------------------------------------

    def _say_foot(self) -> None:
        choices = self._choices
        if choices is None:
            return
        waits = choices.open_questions > 0
        self._hint.setText(
            self.tr("Please say first whose records these are.")
            if waits
            else self.tr("Nothing is saved yet.")
        )
        self.save.set_text(PLURALS.save_records(choices.records))
        self.save.setEnabled(not waits and choices.records > 0)

    def _decided(self) -> tuple[FileChoice, ...]:
        return self._choices.choices() if self._choices is not None else ()


def _counts(file: ReviewFile) -> str:
    answer = file.answer
    if file.person_id is None:  # it is not known against whom "new" would be
        answer = replace(answer, new=answer.new + answer.same + answer.changed, same=0, changed=0)
    return counts_words(answer, sum(bool(row.reason) for row in file.rows))
