"""HL7 v2 files: every message's segments become R4 resources, in the order of the file.

Refuses: files without one MSH segment; segments nobody needs (billing, Z…) are passed over.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from sync.readers.draft import FileRefused, Given, Made, Part, Trouble
from sync.readers.hl7v2 import documents, medicines, people, problems, results
from sync.readers.hl7v2.documents import Held
from sync.readers.hl7v2.fields import Segment
from sync.readers.hl7v2.message import Case, case_of, segments_of
from sync.readers.hl7v2.results import Group
from sync.readers.hl7v2.values import concept_in, words
from sync.readers.hl7v2.wire import Message, messages
from sync.readers.protocol import Reason

_SIMPLE: Final[dict[str, Callable[[Case, Segment], Made]]] = {
    "PID": people.patient,
    "DG1": problems.diagnosis,
    "PRB": problems.problem,
    "AL1": problems.allergy,
    "IAM": problems.adverse,
    "PR1": problems.procedure,
    "RF1": problems.referral,
    "GOL": problems.goal,
    "IN1": people.coverage,
}
_ORDERS: Final = frozenset({"ORM", "OML", "OMG", "OMI", "REF", "ORD", "OMP", "RDE", "RDS"})
_MEDICINES: Final = frozenset({"RXO", "RXE", "RXD", "RXG"})
_ENDS: Final = frozenset({"OBR", "ORC", "TXA", "PID", "RXA", "RXO", "RXE", "RXD", "RXG", "SCH"})
_BLANK: Final = 3


def read(given: Given) -> Iterator[Part]:
    """Every record of every message. Raises FileRefused if no message is there."""
    any_message = False
    for message in messages(given.data):
        any_message = True
        yield from _one(message)
    if not any_message:
        raise FileRefused(Reason.MALFORMED)


def _one(message: Message) -> Iterator[Part]:
    segments = segments_of(message)
    if not segments:  # its separators are no text, so nothing can be told apart
        yield Trouble(f"MSH[{message.number}]", Reason.MALFORMED)
        return
    head = segments[0]
    if not message.sure:
        yield Trouble(head.place(18 if head.get(18) else 0), Reason.TRANSCODED, notice=True)
    walk = _Walk(case_of(head), segments)
    yield from walk.parts()


@dataclass(slots=True)
class _Walk:
    """One message's segments, walked once."""

    case: Case
    segments: list[Segment]
    orc: Segment | None = None
    group: Group = field(init=False)
    held: Held = field(default_factory=Held)
    document: Segment | None = None
    last: Segment | None = None
    booked: int = -1
    """Which segment is an SCH that waits for its PID: in SIU messages that comes behind it."""
    booked_first: bool = False

    def __post_init__(self) -> None:
        self.group = Group(self.case)
        self.document = next((one for one in self.segments if one.name == "TXA"), None)
        names = (one.name for one in self.segments if one.name in {"SCH", "PID"})
        self.booked_first = next(names, "") == "SCH"

    def parts(self) -> Iterator[Part]:
        """Every resource the message makes, troubles where they are met."""
        for at, segment in enumerate(self.segments):
            if segment.name in _ENDS:
                yield from self._close()
            yield from self._take(at, segment)
            yield from self.case.take_troubles()
        yield from self._close()
        yield from self._end()
        yield from self.case.take_troubles()

    def _take(self, at: int, segment: Segment) -> Iterator[Part]:
        name = segment.name
        if not segment.line.text[_BLANK:].strip(segment.marks.field + " "):
            return  # a segment's bare name says nothing
        if name in _SIMPLE:
            yield _SIMPLE[name](self.case, segment)
        elif name == "PV1":
            yield people.encounter(self.case, segment, self._next(at, "PV2"))
        elif name == "ORC":
            self.orc, self.group = segment, Group(self.case, None, segment)
        elif name == "OBR":
            self.group = Group(self.case, segment, self.orc)
            self.group.specimen = self._specimen(at)
            self.group.when = self.group.when or self._collected(at)
        elif name == "OBX":
            yield self._result(segment)
        elif name == "SCH":
            yield from self._appointments()
            self.booked = at
            if not self.booked_first:
                yield from self._appointments()
        elif name == "RXA" or name in _MEDICINES:
            yield self._medicine(at, segment)

    def _result(self, obx: Segment) -> Made:
        made = results.observation(self.case, obx, self.group)
        self.group.results.append(made)
        self.held.take(self.case, obx)
        self.last = obx
        return made

    def _medicine(self, at: int, segment: Segment) -> Made:
        around = medicines.Around(self.case, self.orc, self._behind(at))
        self.group = Group(self.case, None, self.orc)
        if segment.name != "RXA":
            return medicines.medicine(self.case, segment, around)
        made = medicines.given if self.case.kind == "RAS" else medicines.vaccine
        return made(self.case, segment, around)

    def _close(self) -> Iterator[Part]:
        """An OBR's results are over: its report (or order) follows them."""
        group = self.group
        if group.obr is not None:
            if self.case.kind in _ORDERS and not group.results:
                yield results.order(self.case, group, self.orc)
            else:
                made = results.report(self.case, group)
                if self.document is None:
                    title = words(group.obr.part(4))
                    made = documents.with_files(made, self.held, title)
                    self.held = Held()
                yield made
        elif self.document is None and self.last is not None:
            yield from self._loose()
        self.group = Group(self.case, None, self.orc)

    def _loose(self) -> Iterator[Part]:
        """Files in results that stand in no report."""
        if self.held.files and self.last is not None:
            yield documents.loose_file(self.case, self.last, self.held)
        self.held = Held()

    def _appointments(self) -> Iterator[Part]:
        """The appointment that waited, now that it is known whose it is."""
        at, self.booked = self.booked, -1
        if at >= 0:
            around = takewhile(lambda one: one.name != "SCH", self._after(at))
            yield people.appointment(self.case, self.segments[at], list(around))

    def _after(self, at: int) -> Iterator[Segment]:
        """The segments behind one, without a copy of them all."""
        return (self.segments[place] for place in range(at + 1, len(self.segments)))

    def _end(self) -> Iterator[Part]:
        yield from self._appointments()
        if self.document is not None:
            yield documents.document(self.case, self.document, self.held)

    def _next(self, at: int, name: str) -> Segment | None:
        behind = self.segments[at + 1] if at + 1 < len(self.segments) else None
        return behind if behind is not None and behind.name == name else None

    def _behind(self, at: int) -> list[Segment]:
        """The segments behind an RX segment that are about it."""
        found = []
        for one in self._after(at):
            if one.name in _ENDS:
                break
            found.append(one)
        before = self.segments[max(0, at - 2) : at]
        return found + [one for one in before if one.name == "TQ1"]

    def _specimen(self, at: int) -> dict[str, object]:
        """The specimen an OBR's results are of: its SPM behind them, else OBR-15."""
        for one in self._after(at):
            if one.name in {"OBR", "ORC"}:
                break
            text = words(one.part(4)) if one.name == "SPM" else ""
            if text:
                return {"display": text}
        text = str(concept_in(self.segments[at], 15).get("text", ""))
        return {"display": text} if text else {}

    def _collected(self, at: int) -> str:
        """When the specimen was taken, where the OBR itself does not say."""
        for one in self._after(at):
            if one.name in {"OBR", "ORC"}:
                break
            if one.name == "SPM" and one.get(17):
                return self.case.time(one, 17)
        return ""
