"""From the resources a reader made to records: the same way on for every format but FHIR itself.

Refuses: to stop at one odd part; it is named as refused and the next one is read.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

import msgspec

from sync.fhir.context import FileContext, Unreadable
from sync.fhir.directory import WANTED
from sync.fhir.extract import extract, patient_seen, subject_seen
from sync.fhir.identity import own_id
from sync.readers.card_values import CardPart
from sync.readers.draft import FileRefused, Given, Made, NotMine, Part, Read, Trouble
from sync.readers.fhir_read import ODD
from sync.readers.json_members import MemberReader
from sync.readers.leaves import LeafRefused
from sync.readers.protocol import Reason
from sync.readers.sink import Sink
from sync.readers.trees import r4_tree
from vault.records import IncomingRecord

MEDIA = "application/fhir+json"
_FHIR = "R4"
_ENCODER = msgspec.json.Encoder(decimal_format="number")


def read_made(kind: str, read: Read, given: Given, sink: Sink) -> bool:
    """Read a file with a reader of format `kind`; False if it turns out to be none of its own.

    Nothing else is raised or returned: a file that cannot be read ends as a refused member.
    """
    try:
        parts = read(given)  # one that is no generator reads, and may refuse, right here
        first = next(parts, None)
    except NotMine:
        return False
    except FileRefused as error:
        sink.refuse_member(given.member, kind, error.reason)
        return True
    except ODD:
        sink.refuse_member(given.member, kind, Reason.UNREADABLE)
        return True
    sink.start(given.member, kind, _FHIR, given.size or len(given.data))
    _Making(given, sink).run(parts if first is None else chain((first,), parts))
    return True


class _Making:
    """One file's parts on their way to records."""

    def __init__(self, given: Given, sink: Sink) -> None:
        self._sink = sink
        self._context = FileContext(given.scope)
        self._known: set[str] = set()
        self._members = MemberReader(given.limits.depth)

    def run(self, parts: Iterator[Part]) -> None:
        """Take every part; a reader that gives up midway has refused the file."""
        try:
            for part in parts:
                self._take(part)
        except FileRefused as error:
            self._sink.refuse("", error.reason)
            self._sink.end(readable=False)
        except ODD:
            self._sink.refuse("", Reason.UNREADABLE)
            self._sink.end(readable=False)
        else:
            self._sink.end()

    def _take(self, part: Part) -> None:
        if isinstance(part, Trouble):
            tell = self._sink.notice if part.notice else self._sink.refuse
            tell(part.place, part.reason)
            return
        if isinstance(part, CardPart):
            self._sink.send(part)
            return
        if part.counted:
            kind = str(part.tree.get("resourceType", ""))
            self._sink.count(kind, own_id(part.tree), part.full_url, part.points)
        try:
            record = self._record(part)
        except LeafRefused as error:  # a signed card brings resources of its own
            self._sink.refuse(part.place, error.reason)
            return
        except (Unreadable, *ODD):
            self._sink.refuse(part.place, Reason.UNREADABLE)
            return
        self._sink.record(record)
        for place, code in self._context.take_notices():
            self._sink.notice(place, Reason(code))

    def _record(self, part: Made) -> IncomingRecord:
        tree, context = part.tree, self._context
        content = _ENCODER.encode(tree)
        # The tree is what any later reader of the payload will see: numbers as decimals.
        whole = self._members.read(content)
        seen, members = whole or (r4_tree(content, MEDIA, _FHIR), None)
        if seen.get("resourceType") in WANTED:
            context.directory.add(seen, part.place, part.full_url)
        record = extract(
            seen, content, part.place, MEDIA, _FHIR, part.full_url, context, members=members
        )
        self._meet(record, seen, part)
        return msgspec.structs.replace(
            record,
            attachments=(*record.attachments, *part.attachments),
            trust=part.trust,
            doubt=part.doubt,
        )

    def _meet(self, record: IncomingRecord, tree: dict[str, object], part: Made) -> None:
        """Tell of a patient before the first record about them."""
        if tree.get("resourceType") == "Patient":
            seen = patient_seen(tree, part.place, part.full_url, self._context)
            if not (seen.name or seen.nik or seen.mrns):
                # nobody to tell from others, but perhaps plainly not the person asked for
                seen = replace(seen, nameless=True)
        elif record.subject in self._known or not ("subject" in tree or "patient" in tree):
            return
        else:
            found = subject_seen(tree, part.place, part.full_url, self._context)
            if found is None:
                return
            seen = found
        self._known.update((seen.identity, *seen.texts, record.subject))
        self._sink.patient(seen)
