"""Bringing files in: read each in the limited child, sort by person, keep in one transaction.

Refuses: mixing people, half an import, and a file that changed between review and saving.
"""

import gc
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.answers import FileAnswer, FileStatus, Held, ImportAnswer, Place
from app.card_parts import CardParts
from app.errors import Cancelled, FileGone
from app.import_sink import Judged, Original, Sink, Target
from app.jobs import Job
from app.whose import Aim, Decide, Sorter
from sync.errors import ReadCancelled
from sync.readers.card_values import CardPart, TrustedIssuer
from sync.readers.fork_server import ForkServer
from sync.readers.joined import read_joined
from sync.readers.protocol import (
    ColumnMatch,
    Event,
    Limits,
    MemberEnded,
    Notice,
    PatientFound,
    Progress,
    Reason,
    Records,
    Refused,
    Started,
)
from sync.readers.reading import read_file, walk_paths
from vault.ids import BatchId, PersonId
from vault.record_values import Summary
from vault.records import IncomingRecord

BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What importing needs of the vault: places to keep records, randomness, who does it."""

    target: Callable[[PersonId], Target]
    decide: Decide
    random: Callable[[int], bytes]
    dry: bool = False
    limits: Limits = field(default_factory=Limits)
    leave_out: Callable[[str, Aim, IncomingRecord], bool] | None = None
    ticked: Callable[[str, Aim, IncomingRecord], bool] | None = None
    """Whether a person confirmed a doubtful record; without it none of them enters."""
    choose: Callable[[str, Aim], PersonId | None] | None = None
    judged: Callable[[str, Aim, Sequence[Judged]], None] | None = None
    columns: tuple[ColumnMatch, ...] = ()
    """What people said the columns of tables mean."""
    issuers: tuple[TrustedIssuer, ...] = ()
    """Whom people trust to sign health cards."""
    again: Callable[[str, Aim], bool] = lambda _path, _aim: False
    """Whether records that were erased on purpose may come back with this file."""


def import_paths(paths: Sequence[Path], around: Surroundings, job: Job) -> ImportAnswer:
    """Every file below the paths, in order; one that brings its reader down stops no other.

    Raises FileGone for a path that is not there, Cancelled when the job is stopped: the file
    in hand is taken back, those before it stay.
    """
    batch = BatchId(around.random(16).hex())
    answers: list[FileAnswer] = []
    for path in paths:
        if not path.exists():
            raise FileGone(path)
    passed_over: list[Place] = []
    passed = list(walk_paths(paths, lambda one, why: passed_over.append(Place(str(one), why))))
    sizes = [size_of(path) for path in passed]
    before, whole = 0, sum(sizes)
    parts = CardParts(lambda text: read_joined(text, around.issuers))
    with ForkServer() as server:
        for path, size in zip(passed, sizes, strict=True):
            reach = Reach(before, size, whole)
            shared = server if len(passed) > 1 else None
            answers.extend(FileImport(path, batch, around, job, reach, shared, parts).run())
            before += size
    return ImportAnswer(batch, tuple(parts.settled(answers)), tuple(passed_over))


def size_of(path: Path) -> int:
    """The bytes of a file, at least one; a file that is gone is told of when it is opened."""
    try:
        return max(1, path.stat().st_size)
    except OSError:
        return 1


@contextmanager
def _unswept() -> Iterator[None]:
    """No search for cycles meanwhile: records by the thousand hold none, and it costs a tenth."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


@dataclass(slots=True)
class Reach:
    """How far one file brings the whole: bytes before it, its own, those of all files."""

    before: int = 0
    size: int = 0
    whole: int = 0
    done: int = 0

    def after(self, event: Progress) -> tuple[int, int]:
        """Bytes done and in all, never less than before; a member counts when all are read."""
        if not self.whole:
            return event.done, event.total
        if event.total:
            self.done = max(self.done, self.size * min(event.done, event.total) // event.total)
        return self.before + self.done, self.whole


def digest_of(path: Path) -> str:
    """SHA-256 of a file as hexadecimal; raises FileGone."""
    total = hashlib.sha256()
    for block in blocks(path):
        total.update(block)
    return total.hexdigest()


def blocks(path: Path) -> Iterator[bytes]:
    """A file in blocks of a mebibyte; raises FileGone."""
    try:
        with path.open("rb") as source:
            while block := source.read(BLOCK):
                yield block
    except OSError:
        raise FileGone(path) from None


class FileImport:
    """One file, with every member of it if it is an archive."""

    def __init__(
        self,
        path: Path,
        batch: BatchId,
        around: Surroundings,
        job: Job,
        reach: Reach | None = None,
        server: ForkServer | None = None,
        parts: CardParts | None = None,
    ) -> None:
        self._server = server
        self._parts = parts
        self._far = reach or Reach()
        self._inside = False
        self._path = path
        self._batch = batch
        self._around = around
        self._job = job
        self._original = Original(path)
        self._member = MemberImport(str(path), "", around, batch, self._original)
        self._answers: list[FileAnswer] = []
        self._whole: list[MemberEnded] = []

    def run(self) -> list[FileAnswer]:
        """Read to the end; what is not committed by then is taken back."""
        try:
            with _unswept():
                self._read()
        except ReadCancelled:
            raise Cancelled from None
        finally:
            self._member.abandon()
            self._original.forget()
        if not self._answers:
            self._answers.extend(self._member.end(MemberEnded("", readable=False)))
        return self._answers

    def _read(self) -> None:
        for event in read_file(
            self._path,
            limits=self._around.limits,
            cancelled=lambda: self._job.cancelled,
            columns=self._around.columns,
            issuers=self._around.issuers,
            server=self._server,
        ):
            self._take(event)
            self._job.step(*self._reach(event))

    def _take(self, event: Event) -> None:
        if isinstance(event, Started):
            self._inside = bool(event.member)
            name = f"{self._path}!{event.member}" if event.member else str(self._path)
            early = self._member.problems
            self._member = MemberImport(
                name, event.format, self._around, self._batch, self._original
            )
            self._member.problems.extend(early if not self._answers else [])
        elif isinstance(event, MemberEnded):
            self._answers.extend(self._member.end(self._with_joined(event)))
        elif isinstance(event, CardPart):
            if self._parts is not None:
                self._joined(self._parts.meet(self._member.path, event))
        else:
            self._member.take(event)

    def _joined(self, events: Sequence[Event]) -> None:
        """Take in what a card holds whose last part this member brought."""
        for event in events:
            if isinstance(event, MemberEnded):
                self._whole.append(event)
            elif not isinstance(event, Started | Progress):
                self._member.take(event)

    def _with_joined(self, event: MemberEnded) -> MemberEnded:
        """The end of a member, with what its joined cards held."""
        found = Counter(event.found)
        for one in self._whole:
            found.update(one.found)
        readable = event.readable or bool(self._whole)
        self._whole.clear()
        return replace(event, found=dict(found), readable=readable)

    def _reach(self, event: Event) -> tuple[int, int, str]:
        if isinstance(event, Progress):
            if self._inside:  # how many members come is not known
                event = Progress(0, 0)
            return (*self._far.after(event), self._path.name)
        return self._member.taken, 0, "records"


class MemberImport:
    """One file or archive member: its patients, its records, and what became of them."""

    def __init__(
        self, path: str, form: str, around: Surroundings, batch: BatchId, original: Original
    ) -> None:
        self.path = path
        self._format = form
        self._around = around
        self._batch = batch
        self._original = original
        self._sorter = Sorter(around.decide)
        self._sinks: dict[tuple[PersonId, str], Sink] = {}
        self._waiting: dict[Aim, int] = {}
        self.problems: list[Place] = []
        self._notices: list[Place] = []
        self.taken = 0

    def take(self, event: Event) -> None:
        """A patient, records, a refusal or a notice."""
        if isinstance(event, PatientFound):
            self._sorter.meet(event.patient)
        elif isinstance(event, Records):
            self._records(event.records)
        elif isinstance(event, Refused):
            self.problems.append(Place(event.place, event.reason))
        elif isinstance(event, Notice):
            self._notices.append(Place(event.place, event.reason))

    def end(self, event: MemberEnded) -> list[FileAnswer]:
        """Commit what was gathered (or take it back) and tell what became of it."""
        if not event.readable:
            self.abandon()
            place = self.problems or [Place("", "unreadable")]
            return [self._answer(FileStatus.REFUSED, refused=tuple(place))]
        summary = Summary(event.found, len(self.problems), len(self._notices))
        answers = [
            replace(sink.finish(tuple(self.problems if position == 0 else ()), summary), aim=aim)
            for position, ((_, aim), sink) in enumerate(self._sinks.items())
        ]
        answers += [
            replace(
                self._answer(FileStatus.HELD, held=(Held(aim.who, count, aim.reasons),)),
                aim=aim.key,
            )
            for aim, count in self._waiting.items()
        ]
        if not answers:
            status = FileStatus.PARTIAL if self.problems else FileStatus.EMPTY
            answers = [self._answer(status, refused=tuple(self.problems))]
        self._sinks.clear()
        return self._with_found(answers, event)

    def abandon(self) -> None:
        """Take back everything of this member that is not committed."""
        for sink in self._sinks.values():
            sink.abandon()
        self._sinks.clear()

    def _records(self, records: tuple[IncomingRecord, ...]) -> None:
        self.taken += len(records)
        sorted_out: dict[Aim, list[IncomingRecord]] = {}
        places: dict[str, list[list[IncomingRecord]]] = {}
        for record in records:
            if record.subject not in places:
                aims = self._sorter.aims_of(record.subject)
                places[record.subject] = [sorted_out.setdefault(aim, []) for aim in aims]
            for place in places[record.subject]:
                place.append(record)
        for aim, batch in sorted_out.items():
            person_id = self._person_of(aim)
            if person_id is None:
                self._waiting[aim] = self._waiting.get(aim, 0) + len(batch)
                continue
            judged = self._sink(aim, person_id).add(self._wanted(aim, batch))
            if self._around.judged is not None:
                self._around.judged(self.path, aim, judged)

    def _person_of(self, aim: Aim) -> PersonId | None:
        choose = self._around.choose
        return aim.person_id if choose is None else choose(self.path, aim)

    def _wanted(self, aim: Aim, batch: list[IncomingRecord]) -> list[IncomingRecord]:
        left_out = self._around.leave_out
        if left_out is not None:
            batch = [record for record in batch if not left_out(self.path, aim, record)]
        if self._around.judged is not None or not any(record.doubt for record in batch):
            return batch
        return self._confirmed(aim, batch)

    def _confirmed(self, aim: Aim, batch: list[IncomingRecord]) -> list[IncomingRecord]:
        """Without the doubtful ones nobody ticked; those are told as refused."""
        ticked, kept = self._around.ticked, []
        for record in batch:
            if not record.doubt or (ticked is not None and ticked(self.path, aim, record)):
                kept.append(record)
            else:
                self.problems.append(Place(record.place, Reason.DOUBTFUL))
        return kept

    def _sink(self, aim: Aim, person_id: PersonId) -> Sink:
        # A review asks for each patient of the file; saving has one import for each person.
        key = (person_id, aim.key if self._around.judged is not None else "")
        if key not in self._sinks:
            self._sinks[key] = Sink(
                self._around.target(person_id),
                self.path,
                self._format,
                self._batch,
                self._original,
                random=self._around.random,
                dry=self._around.dry,
                again=self._around.again(self.path, aim),
            )
        return self._sinks[key]

    def _answer(
        self,
        status: FileStatus,
        refused: tuple[Place, ...] = (),
        held: tuple[Held, ...] = (),
    ) -> FileAnswer:
        return FileAnswer(self.path, self._format, status, refused=refused, held=held)

    def _with_found(self, answers: list[FileAnswer], event: MemberEnded) -> list[FileAnswer]:
        """What was found stands in the first answer of a file; its notices too."""
        first = answers[0]
        notices = (*first.notices, *self._notices)
        answers[0] = replace(first, found=event.found, points=event.points, notices=notices)
        return answers
