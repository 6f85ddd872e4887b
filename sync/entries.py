"""A selection named for one share: the patient and every record under a urn of its own.

Refuses: names that tell one share's records from another's, or the vault's own ids.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from sync.chosen import Selected
from sync.selection import Selection
from sync.shape import Tree, dump
from sync.stencils import PATIENT, Stencil, filled

Urns = Mapping[str, bytes]
"""The `urn:uuid:` of each record of a share, and of `PATIENT`."""

_TAG = b"rekamku/urn/v1\x00"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a bundle: the resource as JSON bytes under its `urn:uuid:`.

    `exact` says that nothing had to be taken out, `same_shape` that the record's own bytes
    are R4 JSON as well; `refs` are its reference texts with the urns they became.
    """

    urn: str
    type: str
    body: bytes
    item: Selected | None = None
    exact: bool = False
    same_shape: bool = False
    refs: dict[str, str] = field(default_factory=dict)

    def json(self) -> bytes:
        """The entry as it stands in a bundle."""
        return b'{"fullUrl":"%s","resource":%s}' % (self.urn.encode(), self.body)


@dataclass(frozen=True, slots=True)
class Entries:
    """The patient's entry and those of the records, in the selection's order."""

    patient: Entry
    records: tuple[Entry, ...]


def urn_of(salt: bytes, name: str) -> str:
    """A `urn:uuid:` that stays the same for one share and tells nothing to another."""
    return urns_of(salt, (name,))[name].decode()


def urns_of(salt: bytes, names: Iterable[str]) -> Urns:
    """The urns of many names; `salt` (32 secret bytes) makes them.

    Those of one share begin alike and end in 60 bits of their own: forming every digit
    afresh would cost as much as sealing the whole share three times.
    """
    keyed = sha256(_TAG + salt)
    shared = keyed.hexdigest()
    start = f"urn:uuid:{shared[:8]}-{shared[8:12]}-4{shared[12:15]}-a"
    urns = {}
    for name in names:
        one = keyed.copy()
        one.update(name.encode())
        own = one.hexdigest()
        urns[name] = f"{start}{own[:3]}-{own[3:15]}".encode()
    return urns


def entries_of(selection: Selection, salt: bytes) -> Entries:
    """All entries of a selection, one by one."""
    urns = urns_of(salt, selection.stencils.names)
    texts = {record: urn.decode() for record, urn in urns.items()}
    patient = Entry(texts[PATIENT], "Patient", selection.stencils.patient)
    return Entries(patient, tuple(_entry(one, urns, texts) for one in selection.stencils.records))


def _entry(one: Stencil, urns: Urns, texts: Mapping[str, str]) -> Entry:
    row = one.item.row
    return Entry(
        texts[row.id],
        row.facts.fhir_type,
        filled(one.parts, one.gaps, urns),
        one.item,
        exact=one.exact,
        same_shape=one.same_shape,
        refs={text: texts[record] for text, record in one.refs.items()},
    )


def bundle_json(head: Tree, entries: Iterable[bytes]) -> bytes:
    """A Bundle of `head`'s members and the entries, joined from their bytes as they are."""
    start = dump({"resourceType": "Bundle", **head})[:-1]
    return b"".join((start, b',"entry":[', b",".join(entries), b"]}"))
