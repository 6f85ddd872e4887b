"""The one patient of a share, made of the person kept here and what sources say of them.

Refuses: addresses and photographs, and the population number unless it was asked for.
"""

from collections.abc import Iterable
from typing import Any

from sync.chosen import Choice, Selected
from sync.mask import masked
from sync.purposes import Purpose
from sync.shape import NotJson, Tree, Trim, shape_tree
from sync.trees import Trees
from vault.records import Person, Sex

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


def patient_body(
    person: Person, choice: Choice, patients: Iterable[Selected], trees: Trees
) -> bytes:
    """The one Patient of a share: who they are here, with the numbers hospitals gave them."""
    sources = list(_patient_trees(patients, trees))
    tree: Tree = {"resourceType": "Patient", **_named(person)}
    is_emergency = choice.purpose is Purpose.ETREAT
    members = _PATIENT_MEMBERS + (_CONTACT_MEMBERS if is_emergency else ())
    for found in sources:
        tree.update({key: found[key] for key in members if key in found and key not in tree})
    identifiers = _identifiers(sources, person, whole=choice.numbers)
    if identifiers:
        tree["identifier"] = identifiers
    else:
        tree.pop("identifier", None)
    return shape_tree(tree, Trim(keep_numbers=choice.numbers)).body


def _patient_trees(patients: Iterable[Selected], trees: Trees) -> Iterable[Tree]:
    for item in patients:
        newest = item.detail.versions[0]
        try:
            yield trees.read(item.detail.content, newest.media, newest.fhir)
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
