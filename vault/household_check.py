"""The household's rows held against its ledger, and its log as facts for people.

Refuses: repairing; a row that no entry explains, and an entry without the right to it, is named.
"""

from typing import Any

from vault import household_schema as schema
from vault import roles_schema
from vault.errors import Altered
from vault.household import Household
from vault.household_restated import entries_and_restated
from vault.log import StoredEntry
from vault.records import LogLine
from vault.roles_fold import Fold

_ROWS = {
    "members": "select id, public from members order by id",
    "people": "select id, owner, facts from people order by id",
    "grants": "select person, member, sealed from grants order by person, member",
    "devices": "select incarnation, member, public, sealing from devices order by incarnation",
    "headers": "select generation, digest from headers order by generation",
}


def check_household(household: Household) -> tuple[str, ...]:
    """The names of tables whose rows are not what the entries say.

    What is found is looked for twice: another process may write between entries and rows.
    """
    found = _differing(household)
    return found and _differing(household)


def _differing(household: Household) -> tuple[str, ...]:
    fold = Fold(household.vault_id)
    try:
        for stored, restated in entries_and_restated(household.ledger):
            fold.take(stored, restated)
    except Altered as altered:
        household.connection.renew()
        return (f"{altered.where} {altered.what}",)
    unfit = [name for name in _ROWS if _kept(household, name) != sorted(fold.rows[name].values())]
    return (*unfit, *fold.refused)


def log_lines(household: Household, limit: int, offset: int = 0) -> tuple[LogLine, ...]:
    """A page of the household's log as facts, newest first."""
    return tuple(
        LogLine(
            "household",
            stored.position.index,
            stored.entry.claimed_ms,
            int(stored.entry.operation),
            None,
            stored.position.leaf,
            stored.entry.previous,
            _detail(stored),
        )
        for stored in household.ledger.entries_newest_first(limit, offset)
    )


def _kept(household: Household, name: str) -> list[tuple[Any, ...]] | None:
    try:
        return [tuple(row) for row in household.connection.rows(_ROWS[name])]
    except Altered:
        household.connection.renew()
        return None


def _detail(stored: StoredEntry) -> dict[str, str | int]:
    """What people may want to know of an entry: ids and numbers, no keys."""
    meta = schema.meta_of(stored.meta)
    if isinstance(meta, schema.ErasedMeta):
        return {"set": "erased", "person": meta.person, "part": int(meta.part)}
    return _of_backup(meta) if isinstance(meta, schema.BackupMeta) else _of_others(meta)


def _of_others(meta: schema.AnyMeta | None) -> dict[str, str | int]:
    detail: dict[str, str | int] = {}
    match meta:
        case schema.MemberMeta(member=member):
            detail = {"set": "member", "member": member}
        case schema.PersonMeta(person=person):
            detail = {"set": "person", "person": person}
        case schema.GrantMeta(person=person, member=member, role=role):
            detail = {"set": "grant", "person": person, "member": member, "role": role}
        case schema.DeviceMeta(incarnation=incarnation):
            detail = {"set": "device", "device": incarnation}
        case schema.HeaderMeta(generation=generation):
            detail = {"set": "header", "generation": generation}
        case schema.SlotMeta(kind=kind, change=change):
            detail = {"set": "way-in", "kind": kind, "change": change}
        case schema.RekeyMeta(member=member):
            detail = {"set": "keys", "member": member}
        case schema.AnchorMeta(witness=witness, size=size):
            detail = {"set": "anchor", "witness": witness.partition("+")[0], "size": size}
        case schema.RestoreMeta(incarnation=incarnation, logs=logs):
            detail = {"set": "restore", "device": incarnation, "logs": len(logs)}
        case _:
            detail = roles_schema.detail_of(meta)
    return detail


def _of_backup(meta: schema.BackupMeta) -> dict[str, str | int]:
    return {
        "set": "backup",
        "made_ms": meta.made_ms,
        "size": meta.size,
        "place": meta.place,
        "proven": int(meta.proven),
    }
