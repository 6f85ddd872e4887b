"""The files of a draft as cards: whose each is, how many of what, what needs an answer first.

Refuses: to show hundreds of cards at once; those that came together are folded.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.answers import Draft, PersonCard, ReviewFile
from app.columns import unknown_tables
from app.issuers import unknown_issuers
from ui.focus_kept import keeping_focus
from ui.look import Glyph, Tone
from ui.models.draft_choices import LEAVE_OUT, NEW, UNDECIDED, DraftChoices, destroyed
from ui.models.review_groups import Group, groups_of, needs_an_answer, strangers
from ui.parts import (
    Banner,
    Body,
    Card,
    CardTitle,
    CheckRow,
    Choice,
    Chooser,
    Field,
    Flow,
    LinkButton,
    Page,
    QuietButton,
    Small,
    Title,
)
from ui.screens.card_issuers import Act, UnknownIssuer
from ui.screens.import_outcome import refusal
from ui.words.activity import file_name
from ui.words.formats import format_words
from ui.words.imports import (
    about_words,
    asked_about,
    counts_words,
    doubt_words,
    kinds_words,
    twins_words,
)
from ui.words.plurals import PLURALS

SHOWN = 20
"""So many cards of one folder or archive at once."""

_FEW = 5
_SEVERAL = 2


class ReviewFiles(Page):
    """Cards of files; `changed` hears every answer, `opened` which records are to be shown."""

    def __init__(
        self,
        opened: Callable[[ReviewFile], object],
        changed: Callable[[], object],
        ask_columns: Callable[[str], object],
        ask_trust: Act,
    ) -> None:
        super().__init__(width=640)
        self._opened, self._changed, self._ask_columns = opened, changed, ask_columns
        self._ask_trust = ask_trust
        self._draft: Draft | None = None
        self._choices: DraftChoices | None = None
        self._cards: Sequence[PersonCard] = ()
        self._groups: list[Group] = []
        self._unfolded: dict[str, int] = {}

    def show_draft(
        self,
        draft: Draft,
        choices: DraftChoices,
        cards: Sequence[PersonCard],
        roots: Sequence[Path],
    ) -> None:
        """Show the files of a draft; `roots` are what was chosen."""
        self._draft, self._choices, self._cards = draft, choices, cards
        self._groups = groups_of(draft.files, roots)
        self._unfolded = {}

    def forget(self) -> None:
        """Forget the draft."""
        self._draft = self._choices = None
        self._cards, self._groups = (), []
        self.clear()

    def say(self) -> None:
        """Say everything anew."""
        with keeping_focus(self):
            self.clear()
            self._fill()

    def _fill(self) -> None:
        draft, choices = self._draft, self._choices
        if draft is None or choices is None:
            return
        self.add(Title(self.tr("Check what we found")))
        several = strangers(draft.files, choices)
        if len(several) >= _SEVERAL:
            self.add(self._all_at_once(several, choices))
        for group in self._groups:
            for part in self._group(group, choices):
                self.add(part)
        if draft.passed_over:
            self.add(Small(PLURALS.passed_over(draft.passed_over)))

    # -- answers for many -----------------------------------------------------------------

    def _all_at_once(self, files: list[ReviewFile], choices: DraftChoices) -> Card:
        """One answer for everybody who is not plainly somebody of the household."""
        new = [file for file in files if file.new is not None]
        people = {file.new or file.who or file.key for file in files}
        card = Card(CardTitle(PLURALS.strangers(len(people))), gap=8)
        card.add(Small(self.tr("Answer for each of them below, or for all of them at once.")))
        leave = QuietButton(
            self.tr("Leave all of them out"), lambda: self._give_all(files, LEAVE_OUT)
        )
        buttons = [leave]
        if new:
            words = PLURALS.add_people(len({file.new for file in new}))
            buttons.append(QuietButton(words, lambda: self._give_all(new, NEW)))
        card.add(Flow(*buttons))
        still = sum(choices.whose(file.key) == UNDECIDED for file in files)
        if still < len(files):
            said = self.tr("Everybody has an answer.") if not still else PLURALS.still_asked(still)
            card.add(Small(said))
        return card

    def _give_all(self, files: list[ReviewFile], whose: str) -> None:
        if self._choices is None:
            return
        known = {card.person.id for card in self._cards}
        for file in files:
            if self._choices.whose(file.key) not in known:  # what was answered by hand stays
                self._choices.give(file.key, whose)
        self.say()
        self._changed()

    # -- files that came together ---------------------------------------------------------

    def _group(self, group: Group, choices: DraftChoices) -> Iterator[QWidget]:
        if not group.path:
            yield from (self._card(file, choices) for file in group.files)
            return
        most = self._unfolded.get(group.path, len(group.files) if len(group.files) <= _FEW else 0)
        asking = [file for file in group.files if needs_an_answer(file, choices)]
        shown = list(group.files[:most]) if most else asking[:SHOWN]
        yield self._head(group, len(asking), most)
        for file in shown:
            yield self._card(file, choices, group)
        if most and most < len(group.files):
            more = QuietButton(self.tr("Show more"), lambda: self._unfold(group, most + SHOWN))
            more.setAccessibleName(f"{more.text()}: {group.name}")
            yield Flow(more)

    def _head(self, group: Group, asking: int, most: int) -> Card:
        card = Card(CardTitle(group.name), gap=6, margin=16)
        sources = PLURALS.files(group.sources) if group.sources > 1 else ""
        people = len(group.files) - group.sources
        total = counts_words(group.total(), 0)
        several = PLURALS.people(people + 1) if people and group.sources == 1 else ""
        card.add(Small(" · ".join(part for part in (sources, several, total) if part)))
        if asking and not most:
            card.add(Small(PLURALS.need_answer(asking)))
        if len(group.files) > _FEW:
            fold = self.tr("Show fewer") if most else self.tr("Show all of them")
            wanted = 0 if most else SHOWN
            link = LinkButton(fold, lambda: self._unfold(group, wanted))
            link.setAccessibleName(f"{fold}: {group.name}")
            card.add(Flow(link))
        return card

    def _unfold(self, group: Group, most: int) -> None:
        self._unfolded[group.path] = most
        self.say()

    # -- one file -------------------------------------------------------------------------

    def _card(self, file: ReviewFile, choices: DraftChoices, group: Group | None = None) -> Card:
        card = Card(CardTitle(self._title(file, group)), gap=8)
        if not choices.asks(file.key):
            card.add(refusal(file.answer))
            self._add_columns(card, file)
            return card
        card.add(Small(format_words(file.answer.format)))
        about = about_words(file.rows)
        if about:
            card.add(Small(about))
        card.add(Body(_counts(file)))
        if file.kinds:
            card.add(Small(kinds_words(file.kinds)))
        if file.twins and file.person_id is not None:
            card.add(Small(twins_words(file.twins)))
        doubtful = sum(map(asked_about, file.rows))
        if doubtful:
            card.add(Banner(PLURALS.doubtful(doubtful), tone=Tone.WARN))
        for one in unknown_issuers(file.answer.notices):
            card.add(UnknownIssuer(one, self._ask_trust))
        if file.person_id is None:
            perhaps = self._name(file.perhaps or "")
            card.add(Body(doubt_words(file.who, perhaps, file.reasons)))
        card.add(self._whose(file, choices))
        self._add_refused(card, file, choices)
        if file.rows:
            look = QuietButton(
                self.tr("Look at the records"), lambda: self._opened(file), glyph=Glyph.SHOW
            )
            look.setAccessibleName(f"{look.accessibleName()}: {self._title(file, None)}")
            card.add(Flow(look))
        return card

    def _title(self, file: ReviewFile, group: Group | None) -> str:
        """The file's name; of several people in one file also whose part it is."""
        named = file_name(file.answer.path)
        if group is None or group.sources == len(group.files):
            return named
        who = self._name(file.person_id or "") or file.who
        return self.tr("{name}: {file}").format(name=who, file=named) if who else named

    def _add_columns(self, card: Card, file: ReviewFile) -> None:
        """The way to say what a table's columns mean, where somebody has to."""
        if unknown_tables(file.answer.refused):
            path = file.answer.path
            say = QuietButton(self.tr("Say which column is what"), lambda: self._ask_columns(path))
            say.setAccessibleName(f"{say.text()}: {file_name(path)}")
            card.add(Flow(say))

    def _add_refused(self, card: Card, file: ReviewFile, choices: DraftChoices) -> None:
        if file.answer.refused:
            card.add(refusal(file.answer))
            self._add_columns(card, file)
        if destroyed(file):
            card.add(self._bring_back(file, choices))

    def _bring_back(self, file: ReviewFile, choices: DraftChoices) -> CheckRow:
        """What was destroyed on purpose comes back only if it is wanted."""
        tick = CheckRow(PLURALS.bring_back(destroyed(file)), ticked=choices.again(file.key))
        tick.setAccessibleName(f"{tick.accessibleName()}: {self._title(file, None)}")

        def take(wanted: bool) -> None:
            choices.bring_back(file.key, wanted=wanted)
            self._changed()

        tick.toggled.connect(take)
        return tick

    def _whose(self, file: ReviewFile, choices: DraftChoices) -> Field:
        offered = [Choice(card.person.id, card.person.name) for card in self._cards]
        if file.person_id is None:
            offered.insert(0, Choice(UNDECIDED, self.tr("Please choose")))
        if file.new is not None:
            new = self.tr("Somebody new: {name}").format(name=file.new.name)
            offered.append(Choice(NEW, new))
        offered.append(Choice(LEAVE_OUT, self.tr("Leave this file out")))
        chooser = Chooser(offered, choices.whose(file.key))
        chooser.chosen.connect(lambda whose: self.give(file, whose))
        asked = Field(self.tr("Whose records are these?"), chooser)
        chooser.setAccessibleName(f"{chooser.accessibleName()} {file_name(file.answer.path)}")
        return asked

    def give(self, file: ReviewFile, whose: str) -> None:
        """Say whose the records of a file are; the same stranger is nobody else in other files."""
        draft, choices = self._draft, self._choices
        if draft is None or choices is None:
            return
        choices.give(file.key, whose)
        same = [
            one
            for one in strangers(draft.files, choices)
            if one.new is not None and one.new == file.new
            if choices.whose(one.key) == UNDECIDED
        ]
        for one in same:
            choices.give(one.key, whose)
        if same:
            self.say()
        self._changed()

    def _name(self, person_id: str) -> str:
        return next((c.person.name for c in self._cards if c.person.id == person_id), "")


def _counts(file: ReviewFile) -> str:
    answer = file.answer
    if file.person_id is None:  # it is not known against whom "new" would be
        answer = replace(answer, new=answer.new + answer.same + answer.changed, same=0, changed=0)
    return counts_words(answer, sum(bool(row.reason) for row in file.rows))
