"""Where the child's findings gather: batches, counts of distinct records, progress.

Refuses: to hold more than one batch; whatever is full goes down the pipe.
"""

from collections.abc import Callable
from typing import Final

from sync.fhir.hashes import HashTally
from sync.fhir.patients import PatientSeen
from sync.readers.allowance import Allowance
from sync.readers.protocol import (
    Ended,
    Event,
    Limits,
    MemberEnded,
    Notice,
    Opened,
    PatientFound,
    Progress,
    Reason,
    Records,
    Refused,
    Started,
    write_event,
)
from vault.records import IncomingRecord

_TOLD: Final = 5_000
"""Refusals, and notices, of one member that are told with their place; more fill memory only."""
_HOPELESS: Final = 20_000
_WORSE: Final = 10


class Hopeless(Exception):
    """Next to nothing of a member can be read: it is given up, or it would cost minutes."""


class Tally:
    """How many distinct records of each type, by hashes of what tells them apart."""

    def __init__(self, nameless: int = 0) -> None:
        self.seen: dict[str, HashTally] = {}
        self.nameless = nameless
        self.points = 0

    def add(self, kind: str, own_id: str, full_url: str) -> None:
        """Count one: distinct by type and id, else by fullUrl, else for itself."""
        seen = self.seen.get(kind)
        if seen is None:
            seen = self.seen[kind] = HashTally()
        if own_id:
            seen.add(own_id)
        elif full_url:
            seen.add((full_url,))
        else:
            self.nameless += 1
            seen.add(self.nameless)

    def merge(self, other: "Tally") -> None:
        """Take in a member's tally, which began to count its nameless ones where this ended."""
        self.nameless = other.nameless
        self.points += other.points
        for kind, keys in other.seen.items():
            seen = self.seen.setdefault(kind, keys)
            if seen is not keys:
                seen.merge(keys)

    def counts(self) -> dict[str, int]:
        """Type name to number, in the order of names."""
        return {kind: len(self.seen[kind]) for kind in sorted(self.seen)}


class Sink:
    """Gathers what readers find and writes it as events."""

    def __init__(
        self,
        write: Callable[[bytes], object],
        limits: Limits,
        flush: Callable[[], object] = lambda: None,
        allowance: Allowance | None = None,
    ) -> None:
        self._allowance = allowance
        self._write = write
        self._flush = flush
        self._limits = limits
        self._batch: list[IncomingRecord] = []
        self._batch_bytes = 0
        self._member = ""
        self._done = 0
        self._total = 0
        self._empty, self._refused = True, False
        self._refusals = self._notices = self._records = 0
        self._tally = Tally()
        self._all = Tally()

    def send(self, event: Event) -> None:
        """Write one event now."""
        write_event(self._write, event)

    def begin(self, form: str, size: int) -> None:
        """A reader of that format takes up so many bytes: what it may cost is counted anew."""
        if self._allowance is not None:
            self._allowance.begin(form, size)

    def open(self, member: str) -> None:
        """Work on a member begins; said at once, so that a death has a name."""
        self.send(Opened(member))
        self._flush()

    def start(self, member: str, kind: str, fhir: str, total: int) -> None:
        """A member is open; `total` is its size in bytes."""
        self._member, self._done, self._total = member, 0, total
        self._tally = Tally(self._all.nameless)
        self._empty, self._refused = True, False
        self._refusals = self._notices = self._records = 0
        self.send(Started(member, kind, fhir))
        self.send(Progress(0, total))

    def patient(self, seen: PatientSeen) -> None:
        """Somebody the file is about."""
        self.send(PatientFound(seen))

    def count(self, kind: str, own_id: str, full_url: str, points: int = 0) -> None:
        """One record was found, whatever becomes of it, and so many readings inside it."""
        self._tally.add(kind, own_id, full_url)
        self._tally.points += points
        self._empty = False

    def record(self, record: IncomingRecord) -> None:
        """One record, to go out with its batch."""
        self._batch.append(record)
        self._records += 1
        size = len(record.content)
        self._done += size
        self._batch_bytes += size
        if record.attachments:
            self._batch_bytes += sum(len(one.content) for one in record.attachments)
        full = len(self._batch) >= self._limits.batch
        if full or self._batch_bytes >= self._limits.batch_bytes:
            self.flush()

    def refuse(self, place: str, reason: Reason) -> None:
        """Something was left out. Raises Hopeless where that is nearly all of a long file."""
        self._refused = True
        self._refusals += 1
        if not place or self._refusals <= _TOLD:
            self.send(Refused(place, reason))
        elif self._refusals > _HOPELESS and self._refusals > _WORSE * self._records:
            raise Hopeless

    def notice(self, place: str, reason: Reason) -> None:
        """Something is worth a word."""
        self._notices += 1
        if not place or self._notices <= _TOLD:
            self.send(Notice(place, reason))

    def flush(self) -> None:
        """Write the batch that has gathered, and how far reading has come."""
        if self._batch:
            if self._allowance is not None:
                self._allowance.earn(len(self._batch))
            self.send(Records(tuple(self._batch)))
            self.send(Progress(min(self._done, self._total), self._total))
        self._batch, self._batch_bytes = [], 0

    def end(self, *, readable: bool = True) -> None:
        """The member is over; one that held nothing but refused things is refused itself."""
        self.flush()
        if max(self._refusals, self._notices) > _TOLD:
            self.send(Notice("", Reason.MORE_PLACES))
        readable = readable and not (self._empty and self._refused)
        if readable:
            self.send(Progress(self._total, self._total))
            self._all.merge(self._tally)
        found = self._tally.counts() if readable else {}
        points = self._tally.points if readable else 0
        self.send(MemberEnded(self._member, found, points, readable=readable))

    def refuse_member(self, member: str, kind: str, reason: Reason) -> None:
        """A member that is refused as a whole, before anything of it was read."""
        self.start(member, kind, "", 0)
        self.refuse("", reason)
        self.end(readable=False)

    def give_up(self) -> None:
        """The end of a member after `Hopeless`."""
        self.refuse("", Reason.MOSTLY_UNREADABLE)
        self.end(readable=False)

    def finish(self) -> None:
        """The last word: without it the parent takes the child for dead."""
        self.send(Ended(self._all.counts(), self._all.points))
