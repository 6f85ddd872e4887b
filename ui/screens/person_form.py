"""The form about a person: name, birth date, sex, NIK; in the first run and for the family.

Refuses: blocking over a NIK; doubts are told beside the field and nothing more.
"""

from datetime import UTC, date, datetime

from PySide6.QtCore import QTimer, Signal

from app.answers import NikView
from app.door import Door
from app.errors import BadRequest
from app.niks import kept_digits
from app.typed_dates import read_date, typed_form
from ui.parts import Choice, Chooser, Column, Field, LineField
from ui.runner import Runner
from ui.session import Session
from ui.words.niks import doubt_words
from ui.words.people import RELATIONS, relation_words, sex_words
from vault.people import NewPerson
from vault.records import Person, Sex

_SEXES = (Sex.UNKNOWN, Sex.FEMALE, Sex.MALE, Sex.OTHER)
_PAUSE_MS = 300
_LONGEST = 200


class PersonForm(Column):
    """Asks who somebody is; `relation` adds what they are to the vault's owner."""

    entered = Signal()

    def __init__(self, session: Session, runner: Runner, *, relation: bool) -> None:
        super().__init__(gap=20)
        self._session, self._runner = session, runner
        self._with_relation = relation
        self._name, self._born, self._nik = LineField(), LineField(), LineField()
        self._sex, self._relation = Chooser(), Chooser()
        self._name.setMaxLength(_LONGEST)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        controls = {
            "name": self._name,
            "birth_date": self._born,
            "sex": self._sex,
            "nik": self._nik,
            "relation": self._relation,
        }
        self._fields = {key: Field(key, control) for key, control in controls.items()}
        for field in self._fields.values():
            self.add(field)
        self._fields["relation"].setVisible(relation)
        self._wire()
        self.enter_at(self._name)
        self.say()

    def say(self) -> None:
        """Say every word anew."""
        optional = self.tr("You can leave this empty.")
        words = {
            "name": (self.tr("Name"), self.tr("As it stands on the hospital's papers.")),
            "birth_date": (self.tr("Birth date"), self.tr("Day, month, year: 14-03-1958")),
            "sex": (self.tr("Sex"), ""),
            "nik": (self.tr("NIK (16 digits)"), optional),
            "relation": (self.tr("What they are to you"), ""),
        }
        for key, (label, hint) in words.items():
            self._fields[key].set_words(label, hint)
        sexes = [Choice(sex.value, sex_words(sex)) for sex in _SEXES]
        self._sex.set_choices(sexes, self._sex.current or Sex.UNKNOWN.value)
        self._offer_relations(self._relation.current)
        self._ask()

    def show_person(self, person: Person) -> None:
        """Fill the form with what is known."""
        self._name.setText(person.name)
        self._born.setText(typed_form(person.birth_date))
        self._sex.select(person.sex.value)
        self._nik.setText(person.nik)
        self._offer_relations(person.relation)

    def value(self) -> NewPerson | None:
        """What was typed; None if something has to be set right, which is then said."""
        name = " ".join(self._name.text().split())
        if not name:
            self._refuse("name", self.tr("Type a name."))
            return None
        try:
            born = read_date(self._born.text(), _today())
        except BadRequest:
            wrong = self.tr("This is no date. Type it as 14-03-1958, or only the year.")
            self._refuse("birth_date", wrong)
            return None
        relation = self._relation.current if self._with_relation else ""
        return NewPerson(
            name, born, Sex(self._sex.current), kept_digits(self._nik.text()), relation
        )

    def wipe(self) -> None:
        """Forget everything that was typed."""
        for line in (self._name, self._born, self._nik):
            line.clear()
        self._sex.select(Sex.UNKNOWN.value)
        for field in self._fields.values():
            field.set_wrong("")

    def _wire(self) -> None:
        for line in (self._name, self._born, self._nik):
            line.returnPressed.connect(self.entered)
        self._name.textEdited.connect(lambda: self._fields["name"].set_wrong(""))
        self._born.textEdited.connect(lambda: self._fields["birth_date"].set_wrong(""))
        self._nik.textEdited.connect(lambda _text: self._pause.start())
        self._born.editingFinished.connect(self._ask)
        self._sex.chosen.connect(lambda _key: self._pause.start())

    def _offer_relations(self, chosen: str) -> None:
        offered = [Choice("", sex_words(Sex.UNKNOWN))]
        offered += [Choice(one, relation_words(one)) for one in RELATIONS]
        if chosen and chosen not in RELATIONS:
            offered.append(Choice(chosen, chosen))
        self._relation.set_choices(offered, chosen)

    def _refuse(self, key: str, wrong: str) -> None:
        self._fields[key].set_wrong(wrong)
        self._fields[key].control.setFocus()

    def _ask(self) -> None:
        typed = self._nik.text()
        if not typed.strip():
            self._told(NikView(""))
            return
        try:
            born = read_date(self._born.text(), _today())
        except BadRequest:
            born = ""
        sex = Sex(self._sex.current or Sex.UNKNOWN.value)
        asked = self._session.ask(Door.check_nik, typed, sex, born)
        self._runner.when(asked, self._told, lambda _error: None, self)

    def _told(self, found: NikView) -> None:
        self._fields["nik"].set_doubt(" ".join(doubt_words(found.doubts)))


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
