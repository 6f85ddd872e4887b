"""What the household's log still tells of roles after a person was erased from it.

Refuses: a word about anybody but the person who was erased, and a second version of it.
"""

from collections.abc import Iterator, Mapping

import msgspec

from vault import household_schema as schema
from vault.entry import Operation, Target
from vault.ids import LogId, PersonId
from vault.log import Ledger, StoredEntry
from vault.log_read import Named
from vault.roles_schema import HandOverMeta, RevokeMeta

Restated = schema.PersonMeta | schema.GrantMeta | RevokeMeta | HandOverMeta
_OPERATIONS: Mapping[type, frozenset[Operation]] = {
    schema.PersonMeta: frozenset({Operation.MEMBER_SET}),
    schema.GrantMeta: frozenset({Operation.GRANT, Operation.GUARDIAN_SET}),
    RevokeMeta: frozenset({Operation.REVOKE}),
    HandOverMeta: frozenset({Operation.HAND_OVER}),
}


def entries_and_restated(
    ledger: Ledger, since: Mapping[LogId, int] | None = None, named: Named | None = None
) -> Iterator[tuple[StoredEntry, Restated | None]]:
    """Every entry as `Ledger.walk` has it, with what an erasure restated of one that is gone."""
    found: dict[Target, Restated] | None = None
    for stored in ledger.walk(since=since, named=named):
        restated = None
        if stored.missing:
            found = _restated(ledger) if found is None else found
            restated = found.get(_place(stored))
            if restated and stored.entry.operation not in _OPERATIONS[type(restated)]:
                restated = None
        yield stored, restated


def sealed_entries(ledger: Ledger, person: PersonId) -> list[tuple[Target, Restated]]:
    """The entries that hold a person's sealed facts or keys, with what is left to be said."""
    found = []
    for stored in ledger.walk():
        left = _bare(schema.meta_of(stored.meta), person)
        if left is not None:
            found.append((_place(stored), left))
    return found


def _bare(meta: schema.AnyMeta | None, person: PersonId) -> Restated | None:
    """An entry about this person without anything sealed; None for every other entry."""
    left: Restated | None = None
    match meta:
        case schema.PersonMeta(person=one) if one == person:
            left = msgspec.structs.replace(meta, facts="")
        case schema.GrantMeta(person=one) if one == person:
            left = msgspec.structs.replace(meta, sealed="")
        case (
            RevokeMeta(person=one, renewed=renewed) | HandOverMeta(person=one, renewed=renewed)
        ) if one == person and renewed is not None:
            seals = tuple((member, "") for member, _ in renewed.seals)
            bare = msgspec.structs.replace(renewed, facts="", seals=seals)
            left = msgspec.structs.replace(meta, renewed=bare)
    return left


def _restated(ledger: Ledger) -> dict[Target, Restated]:
    found: dict[Target, Restated] = {}
    for stored in ledger.walk(operations={Operation.ERASE}, named=lambda _: None):
        meta, target = schema.meta_of(stored.meta), stored.entry.target
        if not isinstance(meta, schema.ErasedMeta) or target is None:
            continue
        if meta.restated.person == meta.person:
            found.setdefault(target, meta.restated)
    return found


def _place(stored: StoredEntry) -> Target:
    return Target(stored.position.log_id, stored.position.index, stored.position.leaf)
