"""What goes beside a share's bundle: who shares what until when, and the proof of each record.

Refuses: proofs of records from which anything was taken out, and names of what is withheld.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import msgspec

from sync.entries import Entries, Entry
from sync.jose import base64url
from sync.selection import Selection
from sync.told import facts_told
from vault.ids import RecordId
from vault.log_proof import EntryProof
from vault.record_values import ProofMaterial
from vault.records import Kind, Row, Trust

FORMAT = "rekamku-share/1"
MEDIA = "application/vnd.rekamku.share+json"

Proofs = Callable[[Sequence[RecordId]], Sequence[ProofMaterial]]
"""Proof material of many records, in their order (`RecordStore.proofs`)."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the doctor's page says of a share. Times are seconds since 1970."""

    shared_by: str
    recipient: str
    label: str
    created: int
    expires: int
    uses_left: int | None = None


class _LeftOut(msgspec.Struct):
    records: int
    kinds: list[str]
    since: str
    until: str


class _Info(msgspec.Struct):
    person: str
    birth_date: str
    sex: str
    shared_by: str
    recipient: str = msgspec.field(name="for")
    purpose: str = ""
    label: str = ""
    created: int = 0
    expires: int = 0
    uses_left: int | None = None
    left_out: _LeftOut | None = None
    withheld: int = 0


class _Proof(msgspec.Struct):
    content: str
    nonce: str
    cm: str
    header: str
    index: int
    path: list[int]
    checkpoint: int


class _Record(msgspec.Struct):
    url: str
    kind: str
    type: str
    title: str
    value: str
    number: str
    unit: str
    low: str
    high: str
    range: str
    flag: str
    date: str
    status: str
    standing: str
    facility: str
    practitioner: str
    source: str
    imported: int
    media: str
    fhir: str
    badge: str
    same_shape: bool
    refs: dict[str, str]
    support: bool
    proof: _Proof | None = None


class _Checkpoint(msgspec.Struct):
    note: str
    key: str


class _Beside(msgspec.Struct):
    format: str
    info: _Info
    records: list[_Record]
    hashes: list[str]
    checkpoints: list[_Checkpoint]


def beside(selection: Selection, entries: Entries, terms: Terms, proofs: Proofs) -> bytes:
    """The extra of a share as JSON (sync/README.md, "The share server and the page")."""
    shown = [entry for entry in entries.records if entry.item and _is_line(entry.item.row)]
    proven = [entry for entry in shown if _may_prove(entry)]
    material = dict(zip(map(_id, proven), proofs([_id(one) for one in proven]), strict=True))
    tables = _Tables()
    records = [_record(entry, material, tables) for entry in shown]
    info = _info(selection, terms)
    extra = _Beside(FORMAT, info, records, tables.hashes, tables.checkpoints)
    return msgspec.json.encode(extra)


def _is_line(row: Row) -> bool:
    return row.facts.kind is not Kind.DIRECTORY


def _may_prove(entry: Entry) -> bool:
    trust = entry.item.row.trust if entry.item else Trust.TYPED
    return entry.exact and trust in {Trust.SIGNED, Trust.UNCHANGED}


def _id(entry: Entry) -> RecordId:
    return entry.item.row.id if entry.item else RecordId("")


def _info(selection: Selection, terms: Terms) -> _Info:
    person, left = selection.person, selection.left_out
    return _Info(
        person=person.name,
        birth_date=person.birth_date,
        sex=person.sex.value,
        shared_by=terms.shared_by,
        recipient=terms.recipient,
        purpose=selection.choice.purpose.value,
        label=terms.label,
        created=terms.created,
        expires=terms.expires,
        uses_left=terms.uses_left,
        left_out=_LeftOut(left.records, [k.value for k in left.kinds], left.since, left.until),
        withheld=selection.withheld.count,
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _badge(entry: Entry, *, proven: bool) -> str:
    trust = entry.item.row.trust if entry.item else Trust.UNVERIFIED
    if trust is Trust.TYPED:
        return "patient"
    if not entry.exact:
        return "shortened"
    if not proven:
        return "unverified"
    return "issuer" if trust is Trust.SIGNED else "unchanged"


def _record(entry: Entry, material: dict[RecordId, ProofMaterial], tables: "_Tables") -> _Record:
    if entry.item is None:
        raise TypeError(entry.type)
    facts, newest = facts_told(entry), entry.item.detail.versions[0]
    found = material.get(_id(entry))
    proof = tables.proof(found.proof) if found else None
    return _Record(
        url=entry.urn,
        kind=facts.kind.value,
        type=facts.fhir_type,
        title=facts.title,
        value=facts.value,
        number=_text(facts.number),
        unit=facts.unit,
        low=_text(facts.low),
        high=_text(facts.high),
        range=facts.range_text,
        flag=facts.flag.value,
        date=facts.date,
        status=facts.status,
        standing=facts.standing.value,
        facility=facts.facility,
        practitioner=facts.practitioner,
        source=facts.facility,
        imported=found.when_ms if found else newest.when_ms,
        media=newest.media,
        fhir=newest.fhir,
        badge=_badge(entry, proven=proof is not None),
        same_shape=entry.same_shape,
        refs=entry.refs,
        support=not entry.item.chosen,
        proof=proof,
    )


class _Tables:
    """Hashes and checkpoints that several proofs share, each written once."""

    def __init__(self) -> None:
        self.hashes: list[str] = []
        self.checkpoints: list[_Checkpoint] = []
        self._places: dict[bytes, int] = {}
        self._notes: dict[bytes, int] = {}

    def proof(self, found: EntryProof) -> _Proof | None:
        """A proof that points into the tables; None for an entry without payload."""
        if found.parts is None:
            return None
        return _Proof(
            content=_coded(found.stored.content),
            nonce=_coded(found.parts.nonce_content),
            cm=_coded(found.parts.meta),
            header=_coded(found.header),
            index=found.stored.position.index,
            path=list(self._path(found.path)),
            checkpoint=self._checkpoint(found),
        )

    def _path(self, path: Iterable[bytes]) -> Iterable[int]:
        for node in path:
            if node not in self._places:
                self._places[node] = len(self.hashes)
                self.hashes.append(_coded(node))
            yield self._places[node]

    def _checkpoint(self, found: EntryProof) -> int:
        if found.note not in self._notes:
            self._notes[found.note] = len(self.checkpoints)
            self.checkpoints.append(_Checkpoint(found.note.decode(), _coded(found.public_key)))
        return self._notes[found.note]


def _coded(content: bytes) -> str:
    return base64url(content).decode("ascii")
