"""The review of a draft: everything read, nothing saved, and then saved as it was decided.

Refuses: saving a file that changed since, and records the person left out.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.answers import (
    Draft,
    FileAnswer,
    FileChoice,
    FileStatus,
    ImportAnswer,
    Outcome,
    ReviewFile,
    ReviewRow,
)
from app.columns import remembered
from app.errors import FileChanged
from app.files_in import target_of
from app.import_sink import Judged
from app.importing import Surroundings, digest_of, import_paths
from app.issuers import trusted
from app.jobs import Job
from app.twins import Twins
from app.whose import Aim, Household, new_person
from sync.fhir.match import match
from sync.fhir.patients import PatientSeen
from sync.readers.protocol import Reason
from vault.environment import Environment
from vault.ids import PersonId
from vault.people import NewPerson
from vault.records import IncomingRecord, Kind, Person
from vault.vault import Vault

SHOWN_ROWS = 300
"""Rows of one file that the review list shows; the counts are those of the whole file."""

DOUBTFUL_ROWS = 2000
"""Doubtful rows are shown all: what is not shown cannot be ticked, and never enters."""


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
        self._known: set[tuple[str, str]] = set()

    def read(self, default: Person, paths: Sequence[Path], job: Job) -> Draft:
        """Read every file; what saving would do with each record."""
        self.drop()
        gathered: dict[str, Gathered] = {}
        household = Household(list(self._vault.people()), default)
        seen: dict[str, Seen] = {}

        def decide(patient: PatientSeen | None) -> Aim:
            # Whoever is nobody's for certain is read as if for the default person: the
            # window asks, and the counts it shows are those of that answer.
            aim = household.decide(patient)
            seen[aim.key] = seen_as(aim, patient, household.people)
            return replace(aim, person_id=aim.person_id or default.id)

        def judged(path: str, aim: Aim, found: Sequence[Judged]) -> None:
            key = key_of(path, aim)
            if key not in gathered:
                store = self._vault.record(aim.person_id or default.id)
                gathered[key] = Gathered(Twins(store))
            gathered[key].take(found)

        around = Surroundings(
            target=lambda person_id: target_of(self._vault, person_id),
            decide=decide,
            random=self._environment.random,
            dry=True,
            judged=judged,
            columns=remembered(self._vault),
            issuers=trusted(self._vault),
        )
        answer = import_paths(paths, around, job)
        self._paths, self._default = tuple(paths), default
        self._digests = {path: digest_of(path) for path in paths if path.is_file()}
        notices = {
            (one.path, notice.where): notice.reason
            for one in answer.files
            for notice in one.notices
        }
        files = [review_file(one, seen, gathered, notices) for one in answer.files]
        self._known = {
            (one.key, row.place)
            for one in files
            for row in one.rows
            if row.doubt and row.outcome is Outcome.SAME
        }
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
            key = key_of(path, aim)
            choice = chosen.get(key)
            # What was confirmed at an earlier import is known, not asked again.
            known = (key, record.place) in self._known
            return choice is not None and (known or record.place in choice.ticked)

        def again(path: str, aim: Aim) -> bool:
            choice = chosen.get(key_of(path, aim))
            return choice is not None and choice.again

        around = Surroundings(
            target=lambda person_id: target_of(self._vault, person_id),
            decide=decide,
            random=self._environment.random,
            leave_out=leave_out,
            ticked=ticked,
            choose=choose,
            columns=remembered(self._vault),
            issuers=trusted(self._vault),
            again=again,
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


@dataclass(slots=True)
class Gathered:
    """What the review shows of one file for one patient."""

    known: Twins | None = None
    rows: list[ReviewRow] = field(default_factory=list)
    doubtful: list[ReviewRow] = field(default_factory=list)
    kinds: Counter[Kind] = field(default_factory=Counter)
    twins: Counter[str] = field(default_factory=Counter)

    def take(self, found: Sequence[Judged]) -> None:
        """Count a batch and keep what is shown of it."""
        for one in found:
            record = one.record
            self.kinds[record.facts.kind] += 1
            shown, most = (
                (self.doubtful, DOUBTFUL_ROWS) if record.doubt else (self.rows, SHOWN_ROWS)
            )
            twin = self._twin(one)
            if len(shown) < most:
                shown.append(
                    ReviewRow(record.place, one.outcome, record.facts, "", record.doubt, twin)
                )

    def _twin(self, one: Judged) -> str:
        """From where a new record's fact is known already; counted too."""
        if one.outcome is not Outcome.NEW or self.known is None:
            return ""
        twins = self.known.of(one.record.facts)
        if not twins:
            return ""
        source = twins[0].facts.facility or twins[0].source
        self.twins[source] += 1
        return source


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
    gathered: dict[str, Gathered],
    notices: dict[tuple[str, str], str],
) -> ReviewFile:
    """One file of the draft; a row that is worth a look says why."""
    known = seen.get(answer.aim, Seen(Aim(answer.aim, "", answer.person_id)))
    aim = known.aim
    key = key_of(answer.path, aim)
    mine = gathered.get(key, Gathered())
    told = tuple(
        replace(row, reason=notices.get((answer.path, row.place), ""))
        for row in (*mine.doubtful, *mine.rows)
    )
    who = aim.who or next((held.who for held in answer.held), "")
    return ReviewFile(
        key,
        answer,
        aim.person_id,
        who,
        told,
        known.perhaps,
        aim.reasons,
        known.new,
        dict(mine.kinds),
        dict(mine.twins),
    )


def told(answer: ImportAnswer) -> ImportAnswer:
    """What the person left out, files or doubtful records, is not told: that was the decision."""
    files = [_decided(one) for one in answer.files if one.status is not FileStatus.HELD]
    return replace(answer, files=tuple(files))


def _decided(answer: FileAnswer) -> FileAnswer:
    refused = tuple(one for one in answer.refused if one.reason != Reason.DOUBTFUL)
    if len(refused) == len(answer.refused):
        return answer
    status = answer.status
    if status is FileStatus.PARTIAL and not refused:
        status = FileStatus.IMPORTED if answer.new or answer.changed else FileStatus.SAME
    return replace(answer, refused=refused, status=status)
