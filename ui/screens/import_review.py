"""The review of a draft: whose each file is, what is new, what to leave out; nothing is saved yet.

Refuses: guessing whose a record is, and saving while that is open.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from app.answers import Draft, FileChoice, PersonCard, ReviewFile
from ui.models.draft_choices import DraftChoices
from ui.models.review_faces import listed, place_in, review_items
from ui.models.review_model import ReviewItem, ReviewModel
from ui.parts import (
    CardTitle,
    Column,
    PanePair,
    PrimaryButton,
    QuietButton,
    ReviewList,
    Row,
    Small,
    Strong,
)
from ui.parts.app_shell import Panes
from ui.runner import Runner
from ui.screens.card_issuers import Act
from ui.screens.review_files import ReviewFiles
from ui.screens.review_pictures import AskPage, ReviewPictures
from ui.words.activity import file_name
from ui.words.imports import asked_about
from ui.words.numbers import count_words
from ui.words.plurals import PLURALS

Save = Callable[[tuple[FileChoice, ...]], object]


class ImportReview(Column):
    """Files at the left, the records of one at the right, what will be saved at the foot."""

    def __init__(
        self,
        save: Save,
        give_up: Callable[[], object],
        ask_columns: Callable[[str], object],
        ask_trust: Act,
        pages: tuple[AskPage, Runner],
    ) -> None:
        super().__init__(gap=0)
        self._draft: Draft | None = None
        self._choices: DraftChoices | None = None
        self._shown: ReviewFile | None = None
        self._filling = False
        self.model = ReviewModel(self)
        self.model.ticks_changed.connect(lambda _ticked: self._ticked())
        self.pictures = ReviewPictures(*pages, self.model)
        self.files = ReviewFiles(self._open, self._answered, ask_columns, ask_trust)
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

    @property
    def draft(self) -> Draft | None:
        """What is under review."""
        return self._draft

    def show_draft(
        self, draft: Draft, cards: Sequence[PersonCard], roots: Sequence[Path] = ()
    ) -> None:
        """Show what was read; what was decided about it before stays decided."""
        choices = DraftChoices(draft, self._choices)
        self._draft, self._choices = draft, choices
        self.files.show_draft(draft, choices, cards, roots)
        first = next((file for file in draft.files if file.rows), None)
        self._show_file(first)
        self.pair.show_detail(wanted=False)
        self.rephrase()

    def clear(self) -> None:
        """Forget the draft."""
        self._draft = self._choices = self._shown = None
        self.files.forget()
        self.pictures.clear()
        self.model.clear()
        self._title.setText("")
        self._line.setText("")

    def set_panes(self, panes: Panes) -> None:
        """Both panes where there is room."""
        self.pair.set_side_by_side(panes is Panes.THREE)
        self.files.say()

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
        self.files.say()
        self._say_shown()
        self._say_foot()

    # -- the records of one file ----------------------------------------------------------

    def _answered(self) -> None:
        self._say_shown()
        self._say_foot()

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
        return review_items(listed(file.rows), choices.unticked(file.key), confirmed, fresh=fresh)

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
                shown=count_words(len(listed(file.rows))), all=count_words(counted)
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
