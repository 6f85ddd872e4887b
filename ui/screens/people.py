"""The people of the vault: who they are, whose record is shown, somebody new, corrections.

Refuses: mixing anybody's records; each person has a record of their own.
"""

from PySide6.QtWidgets import QWidget

from app.answers import PersonCard
from app.desk import Desk
from ui.look import Glyph, Tone
from ui.parts import (
    Badge,
    Body,
    Card,
    Column,
    Flow,
    Head,
    Heading,
    Page,
    PrimaryButton,
    QuietButton,
    Row,
    Sheet,
    Small,
    Strong,
    Tile,
    Title,
)
from ui.parts.tab_order import follow_layout
from ui.screen import Screen, Shell
from ui.screens.person_form import PersonForm
from ui.session import Session
from ui.words.dates import long_date_words
from ui.words.people import person_line, sex_words
from ui.words.plurals import PLURALS
from vault.records import Person


class _PersonSheet(Sheet):
    """Asks about somebody new, or corrects what is known of somebody."""

    def __init__(self, shell: Shell, session: Session, known: PersonCard | None) -> None:
        super().__init__(shell.sheet_parent(), "")
        self._shell, self._session, self._known = shell, session, known
        self.form = PersonForm(session, shell.runner, relation=known is None or not known.owner)
        self.form.entered.connect(self._save)
        if known is not None:
            self.form.show_person(known.person)
        new = known is None
        self.set_title(self.tr("Add a person") if new else self.tr("Correct what is known"))
        self.column.add(self.form)
        verb = self.tr("Add this person") if new else self.tr("Save")
        self.save = PrimaryButton(verb, self._save)
        self.column.add(Flow(self.save, QuietButton(self.tr("Cancel"), self.reject)))
        follow_layout(self.column)
        self.begin(self.form.entry)

    def _save(self) -> None:
        new = self.form.value()
        if new is None:
            return
        if self._known is None:
            asked = self._session.ask(Desk.add_person, new)
        else:
            relation = self._known.person.relation if self._known.owner else new.relation
            new = type(new)(new.name, new.birth_date, new.sex, new.nik, relation)
            asked = self._session.ask(Desk.change_person, self._known.person.id, new)
        self._shell.run(asked, self._saved, self)

    def _saved(self, person: Person) -> None:
        words = (
            self.tr("{name} was added.") if self._known is None else self.tr("{name} was saved.")
        )
        self._shell.toast(words.format(name=person.name))
        self._session.refresh()
        self.accept()


class People(Screen):
    """A card for each person."""

    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell)
        self._session = session
        self._title = Title()
        self._lead = Body()
        self._add = PrimaryButton("", self._add_person, glyph=Glyph.ADD)
        self._cards = Column(gap=12)
        self._guardian_title = Heading()
        self._guardian = Body()
        self._guardian_card = Card(self._guardian_title, self._guardian)
        self._family = QuietButton("", lambda: shell.go("family"), glyph=Glyph.FAMILY)
        self._page = Page(
            Head(self._title, self._add),
            self._lead,
            Flow(self._family),
            self._cards,
            self._guardian_card,
        )
        self.fill(self._page)
        self.rephrase()

    def opened(self, _argument: object) -> None:
        self.refresh()
        self._session.refresh()

    def refresh(self) -> None:
        self._cards.clear()
        for card in self._session.cards:
            self._cards.add(self._card(card))

    def rephrase(self) -> None:
        self._title.setText(self.tr("People in this vault"))
        self._lead.setText(
            self.tr("Each person has a record of their own. Nobody's records are ever mixed.")
        )
        self._add.set_text(self.tr("Add a person"))
        self._family.set_text(self.tr("Who may see whom"))
        self._guardian_title.setText(self.tr("Who decides for a child?"))
        self._say_guardian()
        self.refresh()

    def clear(self) -> None:
        self._cards.clear()
        self._guardian.setText("")

    def _say_guardian(self) -> None:
        owner = self._session.owner
        name = owner.person.name if owner is not None else self.tr("the owner of the vault")
        words = self.tr(
            "For anybody under eighteen {name}, as the owner of this vault, is the guardian: "
            "consent to share a child's records is given in that name."
        )
        self._guardian.setText(words.format(name=name))

    def _card(self, card: PersonCard) -> QWidget:
        self._say_guardian()
        person = card.person
        shown = person.id == self._session.person
        head = Row(Tile(Glyph.PERSON, Tone.PRIMARY if card.owner else Tone.INFO), gap=16)
        facts = [PLURALS.records(card.records), self._born(person)]
        words = Column(
            Strong(person.name),
            Small(person_line(person, owner=card.owner)),
            Small(" \N{MIDDLE DOT} ".join(fact for fact in facts if fact)),
            gap=2,
        )
        head.add(words, 1)
        if shown:
            head.add(Badge(self.tr("Shown now"), tone=Tone.PRIMARY))
        actions = Flow()
        if not shown:
            actions.add(self._show_button(person))
        correct = QuietButton(self.tr("Correct"), lambda: self._correct(card), glyph=Glyph.EDIT)
        correct.setAccessibleName(self.tr("Correct {name}").format(name=person.name))
        actions.add(correct)
        return Card(head, actions)

    def _born(self, person: Person) -> str:
        born = long_date_words(person.birth_date)
        said = self.tr("born {date}").format(date=born) if born else ""
        sex = sex_words(person.sex) if person.sex.value != "unknown" else ""
        return ", ".join(part for part in (sex, said) if part)

    def _show_button(self, person: Person) -> QWidget:
        words = self.tr("Show the record of {name}").format(name=person.name)
        return QuietButton(words, lambda: self._show(person))

    def _show(self, person: Person) -> None:
        self._session.show_person(person.id)
        self.shell.go("timeline")

    def _add_person(self) -> None:
        _PersonSheet(self.shell, self._session, None)

    def _correct(self, card: PersonCard) -> None:
        _PersonSheet(self.shell, self._session, card)
