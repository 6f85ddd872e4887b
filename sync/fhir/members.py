"""The members of a resource, each with what was understood of it; equal ones understood once.

Refuses: changing a member's tree; it may stand in every other record of the file.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec

from sync.fhir.fingerprint import canonical, digest, in_order
from sync.fhir.values import Tree
from sync.fhir.walk import Gathered, gather, may_tell

T = TypeVar("T")


class Member(msgspec.Struct, gc=False, eq=False):
    """One member: its decoded value, its part of the canonical tree, labels and references.

    `found` is None where there are none. `readings` are what readers made of the value, by
    reader. `colons` counts those of its JSON text, the one behind its name included.
    """

    value: Any
    canonical: bytes
    found: Gathered | None
    colons: int = 0
    readings: dict[Callable[[Any], Any], Any] | None = None

    def read(self, reader: Callable[[Any], T]) -> T:
        """What a reader makes of the value, made once; the reader may look at nothing else."""
        readings = self.readings
        if readings is None:
            readings = self.readings = {}
        elif reader in readings:
            found: T = readings[reader]
            return found
        made = readings[reader] = reader(self.value)
        return made


Members = Mapping[str, Member]


def found_in(name: str, value: Any) -> Gathered | None:
    """Labels and references of one member, or None without any."""
    found = gather({name: value})
    return found if any(found) else None


def member_of(name: str, value: Any) -> Member:
    """A member of a tree."""
    found = found_in(name, value) if may_tell(name, value) else None
    return Member(value, canonical(name, value), found)


def members_of(resource: Tree, known: Members | None = None) -> dict[str, Member]:
    """The members of a tree; those `known` that hold the very same value are taken over."""
    members = {}
    for name, value in resource.items():
        old = known.get(name) if known else None
        members[name] = old if old is not None and old.value is value else member_of(name, value)
    return members


def fingerprint_of(members: Members) -> bytes:
    """The fingerprint of the resource that has these members."""
    return digest([members[name].canonical for name in in_order(tuple(members))])


def gathered(resource: Tree, members: Members) -> Gathered:
    """Labels and references of a whole resource, from those of its members, the last first."""
    if "system" in resource or type(resource.get("identifier")) is dict:
        return gather(resource)  # here what a member says depends on another one
    whole = Gathered(set(), [], [])
    labels, references, logical = whole
    for one in [member.found for member in members.values() if member.found is not None][::-1]:
        if one.labels:
            labels.update(one.labels)
        if one.references:
            references.extend(one.references)
        if one.logical:
            logical.extend(one.logical)
    return whole
