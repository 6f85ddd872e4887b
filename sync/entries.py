"""A selection turned into bundle entries: one patient, then every record with its own urn.

Refuses: two patients, references that lead nowhere, and content it cannot bring into FHIR R4.
"""

import hmac
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sync.facts_resource import resource_from_facts
from sync.mask import masked
from sync.purposes import Purpose
from sync.references import type_of
from sync.selection import Selected, Selection
from sync.shape import NotJson, Shaped, Tree, Trim, dump, shape, shape_tree
from vault.ids import RecordId
from vault.records import Person, Sex

ReadTree = Callable[[bytes, str, str], Tree]
"""(content, media, FHIR release) to an R4 tree; raises NotJson where that cannot be done."""

_ABSENT = {
    "extension": [
        {
            "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
            "valueCode": "unknown",
        }
    ]
}
_CONTACT_MEMBERS = ("telecom", "contact")
_PATIENT_MEMBERS = ("identifier", "deceasedBoolean", "deceasedDateTime", "communication")


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
    digest = hmac.digest(salt, b"rekamku/urn/v1\x00" + name.encode(), "sha256")
    return uuid.UUID(bytes=digest[:16], version=4).urn


def entries_of(selection: Selection, salt: bytes, read_tree: ReadTree) -> Entries:
    """All entries of a selection; `salt` (32 secret bytes) makes the urns."""
    patient = urn_of(salt, "patient")
    urns: dict[RecordId, str] = {item.row.id: urn_of(salt, item.row.id) for item in selection.items}
    urns.update((item.row.id, patient) for item in selection.patients)
    records = tuple(_entry(item, urns, patient, selection, read_tree) for item in selection.items)
    return Entries(_patient_entry(patient, selection, read_tree), records)


def _entry(
    item: Selected,
    urns: dict[RecordId, str],
    patient: str,
    selection: Selection,
    read_tree: ReadTree,
) -> Entry:
    refs = _refs(item, urns, patient)
    trim = Trim(refs, item.cut, item.hidden, keep_numbers=selection.choice.numbers)
    own = urns[item.row.id]
    shaped, same = _shaped(item, trim, patient, read_tree)
    kind = item.row.facts.fhir_type
    exact = not shaped.shortened
    return Entry(own, kind, shaped.body, item, exact=exact, same_shape=same, refs=refs)


def _refs(item: Selected, urns: dict[RecordId, str], patient: str) -> dict[str, str]:
    refs = {}
    for text, record in item.targets.items():
        if record is not None and record in urns and text not in item.cut:
            refs[text] = urns[record]
        elif record is None and type_of(text) == "Patient":
            refs[text] = patient
    return refs


def _shaped(item: Selected, trim: Trim, patient: str, read_tree: ReadTree) -> tuple[Shaped, bool]:
    newest = item.detail.versions[0]
    try:
        if "json" in newest.media and newest.fhir[:1] in {"", "4"}:
            return shape(item.detail.content, trim), True
        tree = read_tree(item.detail.content, newest.media, newest.fhir)
        return shape_tree(tree, trim), False
    except NotJson:
        tree = resource_from_facts(item.row, patient)
        return shape_tree(tree, Trim({patient: patient}, keep_numbers=trim.keep_numbers)), False


def _patient_entry(urn: str, selection: Selection, read_tree: ReadTree) -> Entry:
    person, choice = selection.person, selection.choice
    trees = list(_patient_trees(selection.patients, read_tree))
    tree: Tree = {"resourceType": "Patient", **_named(person)}
    is_emergency = choice.purpose is Purpose.ETREAT
    members = _PATIENT_MEMBERS + (_CONTACT_MEMBERS if is_emergency else ())
    for found in trees:
        tree.update({key: found[key] for key in members if key in found and key not in tree})
    identifiers = _identifiers(trees, person, whole=choice.numbers)
    if identifiers:
        tree["identifier"] = identifiers
    else:
        tree.pop("identifier", None)
    shaped = shape_tree(tree, Trim(keep_numbers=choice.numbers))
    return Entry(urn, "Patient", shaped.body)


def _patient_trees(patients: Iterable[Selected], read_tree: ReadTree) -> Iterable[Tree]:
    for item in patients:
        newest = item.detail.versions[0]
        try:
            yield read_tree(item.detail.content, newest.media, newest.fhir)
        except NotJson:
            continue


def _named(person: Person) -> Tree:
    words = person.name.split()
    name: Tree = {"use": "official", "text": person.name, "given": words[:1]} if words else {}
    if len(words) > 1:
        name |= {"family": words[-1], "given": words[:-1]}
    tree: Tree = {"name": [name or _ABSENT]}
    if person.sex is not Sex.UNKNOWN:
        tree["gender"] = person.sex.value
    if person.birth_date:
        tree["birthDate"] = person.birth_date
    else:
        tree["_birthDate"] = _ABSENT
    return tree


def _identifiers(trees: Iterable[Tree], person: Person, *, whole: bool) -> list[Any]:
    """Record numbers of hospitals; the population number only where it was asked for."""
    found = [
        identifier
        for tree in trees
        for identifier in _listed(tree)
        if isinstance(identifier, dict) and _may_leave(identifier, person, whole=whole)
    ]
    kept = [{key: one[key] for key in _ID_KEYS if key in one} for one in found]
    return [one for place, one in enumerate(kept) if one not in kept[:place]]


def _listed(tree: Tree) -> list[Any]:
    listed = tree.get("identifier")
    return listed if isinstance(listed, list) else []


_ID_KEYS = ("use", "type", "system", "value")


def _may_leave(identifier: Tree, person: Person, *, whole: bool) -> bool:
    value = identifier.get("value")
    if not isinstance(value, str) or not value:
        return False
    return whole or (masked(value) == value and value != person.nik)


def bundle_json(head: Tree, entries: Iterable[Entry]) -> bytes:
    """A Bundle of `head`'s members and the entries, joined from their bytes as they are."""
    start = dump({"resourceType": "Bundle", **head})[:-1]
    return start + b',"entry":[' + b",".join(entry.json() for entry in entries) + b"]}"
