"""Whose record a file belongs to: every patient in it is held against the people of the vault.

Refuses: guessing; whoever is not plainly one of the household is held aside for a decision.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sync.fhir.match import Likeness, contradictions, match
from sync.fhir.patients import PatientSeen
from vault.ids import PersonId
from vault.people import NewPerson
from vault.records import Person

UNNAMED = ""
"""The key of records that are about a patient the file says nothing of."""


@dataclass(frozen=True, slots=True)
class Aim:
    """Where records about one patient of a file go: to a person, or aside.

    `key` is stable for one file and one patient; `who` what the file calls them.
    """

    key: str
    who: str
    person_id: PersonId | None
    reasons: tuple[str, ...] = ()


Decide = Callable[[PatientSeen | None], Aim]
"""Where the records of a patient go; None is the patient nothing is said of."""


@dataclass(slots=True)
class Household:
    """The people files are held against; grows when a file may make people."""

    people: list[Person]
    default: Person
    add: Callable[[NewPerson], Person] | None = None
    forced: PersonId | None = None

    def decide(self, patient: PatientSeen | None) -> Aim:
        """The one person a patient plainly is, else nobody (or a new one, if allowed)."""
        if patient is None:
            return Aim(UNNAMED, UNNAMED, self.forced or self.default.id)
        if patient.nameless:
            return self._nameless(patient)
        who = patient.name or patient.identity
        if self.forced is not None:
            return Aim(patient.identity, who, self.forced)
        found = match(patient, self.people)
        if found.likeness is Likeness.SAME and found.person is not None:
            return Aim(patient.identity, who, found.person.id)
        if self.add is None or found.likeness is Likeness.DOUBTFUL or not patient.name:
            return Aim(patient.identity, who, None, tuple(map(str, found.reasons)))
        person = self.add(new_person(patient))
        self.people.append(person)
        return Aim(patient.identity, who, person.id)

    def _nameless(self, patient: PatientSeen) -> Aim:
        """A phone's owner is the person asked for, unless born on another day or of another sex."""
        against = () if self.forced else contradictions(patient, self.default)
        if not against:
            return Aim(UNNAMED, UNNAMED, self.forced or self.default.id)
        who = patient.birth_date or patient.sex.value
        return Aim(patient.identity, who, None, tuple(map(str, against)))


@dataclass(slots=True)
class Sorter:
    """Sorts the records of one file by patient; knows the patients found so far."""

    decide: Decide
    aims: dict[str, Aim] = field(default_factory=dict)

    def meet(self, patient: PatientSeen) -> None:
        """A patient of the file, under every text by which records may name them."""
        if patient.identity not in self.aims:
            aim = self.decide(patient)
            for text in (patient.identity, *patient.texts):
                self.aims.setdefault(text, aim)

    def aims_of(self, subject: str) -> Sequence[Aim]:
        """Where a record about `subject` goes; one about nobody goes to all the file is about."""
        if subject in self.aims:
            return (self.aims[subject],)
        named = list(dict.fromkeys(aim for aim in self.aims.values() if aim.key != UNNAMED))
        if not subject and named:
            return named
        if len(named) == 1:
            return named
        if named:
            return (Aim(subject, subject, None, ("unknown-patient",)),)
        if UNNAMED not in self.aims:
            self.aims[UNNAMED] = self.decide(None)
        return (self.aims[UNNAMED],)


def new_person(patient: PatientSeen) -> NewPerson:
    """A person as the file describes them."""
    return NewPerson(patient.name, patient.birth_date, patient.sex, patient.nik, "")
