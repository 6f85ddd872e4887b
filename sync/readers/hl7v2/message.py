"""One message being read: who sent it, whom it is about, what the segments share.

Refuses: remembering anything beyond its message.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

import msgspec

from sync.readers.build import Tree, identifier, kept, urn
from sync.readers.draft import Made, Part, Trouble
from sync.readers.hl7v2.fields import Segment
from sync.readers.hl7v2.values import moment, number_of
from sync.readers.hl7v2.wire import Message
from sync.readers.protocol import Reason

_STAMP: Final = len("2024-03-01T08:00:00+07:00")
Found = TypeVar("Found")
_CANONICAL: Final = msgspec.json.Encoder(order="deterministic", decimal_format="number")


@dataclass(slots=True)
class Case:
    """A message's sender, kind and subject, and the troubles met on the way."""

    sender: str
    facility: str
    kind: str
    event: str
    stamp: str
    subject: Tree = field(default_factory=dict)
    who: str = ""
    visit: Tree = field(default_factory=dict)
    specimen: Tree = field(default_factory=dict)
    troubles: list[Part] = field(default_factory=list)
    ordinals: dict[str, int] = field(default_factory=dict)
    _known: dict[tuple[str, ...], Any] = field(default_factory=dict)

    def once(self, make: Callable[[Segment], Found], segment: Segment, *fields: int) -> Found:
        """What is made of these fields, made once for all segments that have them alike.

        The results of one report share units, flags, laboratory and doctor.
        """
        key = (make.__name__, segment.name, *map(segment.raw, fields))
        if key not in self._known:
            self._known[key] = make(segment)
        found: Found = self._known[key]
        return found

    def time(self, segment: Segment, at: int, component: int = 1) -> str:
        """A field's time; one that is no date is told of and left out."""
        text = segment.get(at, component)
        if not text:
            return ""
        found = moment(text)
        if not found and text.strip("0"):
            self.troubles.append(Trouble(segment.place(at), Reason.BAD_DATE, notice=True))
        return found

    def number(self, segment: Segment, at: int, kind: str = "") -> Tree:
        """A field that is an order's or document's own number, as Identifier."""
        return self.numbered(*number_of(segment.part(at), self.sender), kind)

    @staticmethod
    def numbered(system: str, value: str, kind: str = "") -> Tree:
        """An Identifier of system and value, with its kind of table 0203."""
        if not kind:
            return identifier(system, value)
        types = "http://terminology.hl7.org/CodeSystem/v2-0203"
        return identifier(system, value, type={"coding": [{"system": types, "code": kind}]})

    def nth(self, key: str) -> int:
        """How many times this key has come in this message, this time included."""
        self.ordinals[key] = self.ordinals.get(key, 0) + 1
        return self.ordinals[key]

    def named(self, *parts: str) -> str:
        """A stable `urn:uuid:` for what these parts tell apart, for this patient and sender."""
        key = "\x1f".join((self.who, self.sender, *parts))
        return urn("hl7v2", key, self.nth(key))

    def about(self, tree: Tree) -> Tree:
        """A resource with its version's time and its subject set."""
        name = "patient" if tree["resourceType"] in _PATIENT else "subject"
        head: Tree = {"resourceType": tree["resourceType"]}
        if self.stamp:
            head["meta"] = {"lastUpdated": self.stamp}
        rest = {key: value for key, value in tree.items() if key != "resourceType"}
        if self.subject and name not in rest and tree["resourceType"] not in _NOBODYS:
            rest[name] = self.subject
        return {**head, **kept(rest)}

    def made(self, tree: Tree, segment: Segment, full_url: str = "", **more: object) -> Made:
        """A resource of a segment."""
        return Made(self.about(tree), segment.place(), full_url, **more)  # type: ignore[arg-type]

    def take_troubles(self) -> Iterator[Part]:
        """What was met since the last call."""
        found, self.troubles = self.troubles, []
        yield from found


_PATIENT: Final = frozenset({"AllergyIntolerance", "Immunization"})
_NOBODYS: Final = frozenset({"Patient", "Coverage", "Appointment"})


def case_of(head: Segment) -> Case:
    """A new case for a message by its MSH segment."""
    facility = head.get(4)
    sender = head.get(4, 2) or facility or head.get(3, 2) or head.get(3)
    kind, event = head.get(9, 1).upper(), head.get(9, 2).upper()
    if not event and "_" in kind:  # ORU_R01 in one piece
        kind, _, event = kind.partition("_")
    stamp = moment(head.get(7))
    return Case(sender, facility, kind, event, stamp if len(stamp) >= _STAMP else "")


def hashed(tree: Tree) -> str:
    """A short text that two resources share only if they say the same."""
    return hashlib.sha256(_CANONICAL.encode(tree)).hexdigest()[:32]


def segments_of(message: Message) -> list[Segment]:
    """A message's segments, each with the notes that follow it."""
    found: list[Segment] = []
    for line in message.lines:
        one = Segment(line, message.marks, message.number)
        if line.name == "NTE" and found:
            found[-1].notes.append(one)
        elif line.name != "PRT":  # participants stand between a segment and its notes
            found.append(one)
    return found
