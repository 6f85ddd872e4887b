"""The review of a draft: everything read, nothing saved, and then saved as it was decided.

Refuses: saving a file that changed since, and records the person left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.answers import (
    Draft,
    FileAnswer,
    FileChoice,
    FileStatus,
    ImportAnswer,
    ReviewFile,
    ReviewRow,
)
from app.columns import remembered
from app.errors import FileChanged
from app.files_in import target_of
from app.import_sink import Judged
from app.importing import Surroundings, digest_of, import_paths
from app.jobs import Job
from app.whose import Aim, Household, new_person
from sync.fhir.match import match
from sync.fhir.patients import PatientSeen
from vault.environment import Environment
from vault.ids import PersonId
from vault.people import NewPerson
from vault.records import IncomingRecord, Person
from vault.vault import Vault

SHOWN_ROWS = 300
"""Rows of one file that the review list shows; the counts are those of the whole file."""


class Review:
    """At most one draft at a time."""

    def __init__(self, vault: Vault, environment: Environment) -> None:
        self._vault = vault
        self._environment = environment
        self.drop()

    def drop(self) -> None:
        """Forget the draft."""
        self._paths: tuple[Path, ...] = ()
        self._digests: dict[Path, str] = {}
        self._default: Person | None = None

    def read(self, default: Person, paths: Sequence[Path], job: Job) -> Draft:
        """Read every file; what saving would do with each record."""
        self.drop()
        rows: dict[str, list[ReviewRow]] = {}
        household = Household(list(self._vault.people()), default)
        seen: dict[str, Seen] = {}

        def decide(patient: PatientSeen | None) -> Aim:
            # Whoever is nobody's for certain is read as if for the default person: the
            # window asks, and the counts it shows are those of that answer.
            aim = household.decide(patient)
            seen[aim.key] = seen_as(aim, patient, household.people)
            return replace(aim, person_id=aim.person_id or default.id)

        def judged(path: str, aim: Aim, found: Sequence[Judged]) -> None:
            kept = rows.setdefault(key_of(path, aim), [])
            kept.extend(
                ReviewRow(one.record.place, one.outcome, one.record.facts, doubt=one.record.doubt)
                for one in found[: SHOWN_ROWS - len(kept)]
            )

        around = Surroundings(
            target=lambda person_id: target_of(self._vault, person_id),
            decide=decide,
            random=self._environment.random,
            dry=True,
            judged=judged,
            columns=remembered(self._vault),
        )
        answer = import_paths(paths, around, job)
        self._paths, self._default = tuple(paths), default
        self._digests = {path: digest_of(path) for path in paths if path.is_file()}
        notices = {
            (one.path, notice.where): notice.reason
            for one in answer.files
            for notice in one.notices
        }
        files = [review_file(one, seen, rows, notices) for one in answer.files]
        return Draft(answer.batch_id, tuple(files), len(answer.passed_over))

    def save(self, choices: Sequence[FileChoice], job: Job) -> ImportAnswer:
        """Read the files again and keep what was chosen; raises FileChanged, Cancelled."""
        for path, digest in self._digests.items():
            if digest_of(path) != digest:
                raise FileChanged(path)
        chosen = {choice.key: choice for choice in self._with_people(choices)}

        def decide(patient: PatientSeen | None) -> Aim:
            return Household([], self._owner()).decide(patient)

        def choose(path: str, aim: Aim) -> PersonId | None:
            choice = chosen.get(key_of(path, aim))
            return choice.person_id if choice is not None else None

        def leave_out(path: str, aim: Aim, record: IncomingRecord) -> bool:
            choice = chosen.get(key_of(path, aim))
            return choice is not None and record.place in choice.leave_out

        def ticked(path: str, aim: Aim, record: IncomingRecord) -> bool:
            choice = chosen.get(key_of(path, aim))
            return choice is not None and record.place in choice.ticked

        around = Surroundings(
            target=lambda person_id: target_of(self._vault, person_id),
            decide=decide,
            random=self._environment.random,
            leave_out=leave_out,
            ticked=ticked,
            choose=choose,
            columns=remembered(self._vault),
        )
        answer = import_paths(self._paths, around, job)
        self.drop()
        return told(answer)

    def _with_people(self, choices: Sequence[FileChoice]) -> list[FileChoice]:
        """The choices with somebody in place of each new person, who is added once."""
        added: dict[NewPerson, PersonId] = {}
        for new in (choice.new for choice in choices):
            if new is not None and new not in added:
                added[new] = self._vault.add_person(new).id
        return [
            choice if choice.new is None else replace(choice, person_id=added[choice.new], new=None)
            for choice in choices
        ]

    def _owner(self) -> Person:
        return self._default or self._vault.owner()


def key_of(path: str, aim: Aim) -> str:
    """What names one file's records of one patient between reading and saving."""
    return f"{path}\n{aim.key}"


@dataclass(frozen=True, slots=True)
class Seen:
    """A patient of a file: where their records go, and what helps to decide if that is open."""

    aim: Aim
    perhaps: PersonId | None = None
    new: NewPerson | None = None


def seen_as(aim: Aim, patient: PatientSeen | None, people: Sequence[Person]) -> Seen:
    """What the window needs to ask about a patient."""
    if patient is None or aim.person_id is not None:
        return Seen(aim)
    found = match(patient, people)
    perhaps = found.person.id if found.person is not None else None
    return Seen(aim, perhaps, new_person(patient) if patient.name else None)


def review_file(
    answer: FileAnswer,
    seen: dict[str, Seen],
    rows: dict[str, list[ReviewRow]],
    notices: dict[tuple[str, str], str],
) -> ReviewFile:
    """One file of the draft; a row that is worth a look says why."""
    known = seen.get(answer.aim, Seen(Aim(answer.aim, "", answer.person_id)))
    aim = known.aim
    key = key_of(answer.path, aim)
    told = tuple(
        replace(row, reason=notices.get((answer.path, row.place), "")) for row in rows.get(key, ())
    )
    who = aim.who or next((held.who for held in answer.held), "")
    return ReviewFile(key, answer, aim.person_id, who, told, known.perhaps, aim.reasons, known.new)


def told(answer: ImportAnswer) -> ImportAnswer:
    """Files the person left out are no longer held: that was the decision."""
    files = [one for one in answer.files if one.status is not FileStatus.HELD]
    return replace(answer, files=tuple(files))
