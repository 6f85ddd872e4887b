"""Records as they leave, with gaps where a share's own names go: made once for a selection.

Refuses: anything that hangs on a share's key; only the gaps are filled in later.
"""

import re
import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sync.chosen import Choice, Selected
from sync.facts_resource import resource_from_facts
from sync.patient import patient_body
from sync.references import type_of
from sync.shape import NotJson, Shaped, Trim, shape, shape_tree
from sync.trees import Trees, reading_trees
from vault.ids import RecordId
from vault.records import Person

PATIENT = RecordId("")
"""Stands for the share's one patient where a record's id names any other entry."""


@dataclass(frozen=True, slots=True)
class Stencil:
    """One record's resource: `parts` with a gap between each two for the urn of a record.

    `exact` says that nothing had to be taken out, `same_shape` that the record's own bytes
    are R4 JSON as well; `refs` are its reference texts with the records they lead to.
    """

    item: Selected
    parts: tuple[bytes, ...]
    gaps: tuple[RecordId, ...]
    exact: bool
    same_shape: bool
    refs: dict[str, RecordId] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stencils:
    """The patient's resource, each record's, and all of them as the entries of one bundle.

    `names` are what has an urn of its own: `PATIENT` and the records.
    """

    patient: bytes
    names: tuple[RecordId, ...]
    records: tuple[Stencil, ...]
    parts: tuple[bytes, ...]
    gaps: tuple[RecordId, ...]


def filled(parts: Sequence[bytes], gaps: Iterable[RecordId], urns: Mapping[str, bytes]) -> bytes:
    """The parts joined by the urns of what stands between them."""
    pieces = [b""] * (2 * len(parts) - 1)
    pieces[::2] = parts
    pieces[1::2] = map(urns.__getitem__, gaps)
    return b"".join(pieces)


def stencils_of(
    person: Person, choice: Choice, items: Sequence[Selected], patients: Sequence[Selected]
) -> Stencils:
    """Every record shaped as it may leave, its references led to others of the selection."""
    with reading_trees() as trees:
        cutter = _Cutter(choice, items, patients, trees)
        records = tuple(map(cutter.cut, items))
        patient = patient_body(person, choice, patients, trees)
    parts, gaps = _entries(patient, records)
    names = (PATIENT, *(item.row.id for item in items))
    return Stencils(patient, names, records, parts, gaps)


class _Cutter:
    """Shapes records with stand-ins for the urns, and cuts the result at these."""

    def __init__(
        self,
        choice: Choice,
        items: Iterable[Selected],
        patients: Iterable[Selected],
        trees: Trees,
    ) -> None:
        self._trees = trees
        self._numbers = choice.numbers
        self._inside = {item.row.id for item in items}
        self._patients = {item.row.id for item in patients}
        # nobody outside knows the mark, so that no record can hold it
        self._mark = f"{secrets.token_hex(16)}/"
        self._marks = re.compile(rb"%s([0-9]+);" % self._mark.encode())

    def cut(self, item: Selected) -> Stencil:
        """One record."""
        refs = _refs(item, self._inside, self._patients)
        stand_ins = {text: f"{self._mark}{number};" for number, text in enumerate(refs)}
        trim = Trim(stand_ins, item.cut, item.hidden, keep_numbers=self._numbers)
        shaped, same = self._shaped(item, trim, f"{self._mark}{len(refs)};")
        pieces = self._marks.split(shaped.body)
        named = (*refs.values(), PATIENT)
        gaps = tuple(named[int(number)] for number in pieces[1::2])
        return Stencil(item, tuple(pieces[::2]), gaps, not shaped.shortened, same, refs)

    def _shaped(self, item: Selected, trim: Trim, patient: str) -> tuple[Shaped, bool]:
        newest = item.detail.versions[0]
        try:
            if "json" in newest.media and newest.fhir[:1] in {"", "4"}:
                return shape(item.detail.content, trim), True
            tree = self._trees.read(item.detail.content, newest.media, newest.fhir)
            return shape_tree(tree, trim), False
        except NotJson:
            tree = resource_from_facts(item.row, patient)
            return shape_tree(tree, Trim({patient: patient}, keep_numbers=trim.keep_numbers)), False


def _refs(
    item: Selected, inside: Collection[RecordId], patients: Collection[RecordId]
) -> dict[str, RecordId]:
    refs = {}
    for text, record in item.targets.items():
        if record is None:
            if type_of(text) == "Patient":
                refs[text] = PATIENT
        elif text not in item.cut and (record in inside or record in patients):
            refs[text] = PATIENT if record in patients else record
    return refs


def _entries(
    patient: bytes, records: Iterable[Stencil]
) -> tuple[tuple[bytes, ...], tuple[RecordId, ...]]:
    """The entries of a bundle, the patient's first, as parts and gaps of one stencil."""
    parts, gaps = [b'{"fullUrl":"'], [PATIENT]
    last = b'","resource":%s}' % patient
    for one in records:
        parts.append(last + b',{"fullUrl":"')
        gaps += (one.item.row.id, *one.gaps)
        first, *rest = one.parts
        bodies = [b'","resource":' + first, *rest]
        last = bodies.pop() + b"}"
        parts += bodies
    return (*parts, last), tuple(gaps)
