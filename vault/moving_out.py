"""A person's record goes on in a vault of their own: both logs, with all they say, come along.

Refuses: changing the old vault before the new one is whole, and resuming an old log there.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

import msgspec

from vault import keys, people
from vault.core import Core
from vault.db import open_database, transaction
from vault.disk import make_folder, sync_folder
from vault.entry import Operation
from vault.errors import Frozen
from vault.family import Family
from vault.grants import Terms
from vault.household_schema import RestoreMeta, encode
from vault.identity import Work
from vault.ids import PersonId, ledger_of
from vault.imports import add_act
from vault.log import Ledger, NewEntry
from vault.person_rekeying import require, snapshot_of
from vault.person_room import PURPOSES, PersonRoom
from vault.records import Person
from vault.roles import Deed, Role
from vault.roles_schema import AdoptMeta, MoveMeta, Snapshot
from vault.seal import KEY_BYTES
from vault.vault_state import anchor_of

MOVE_OUT = "move-out"


class _Detail(msgspec.Struct, frozen=True):
    person: str
    logs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """A record on its way out: whose, and the room it still lies in. Only read from."""

    person: Person
    roots: bytes
    logs: Snapshot
    room: PersonRoom


def leaving(core: Core, person: PersonId) -> Leaving:
    """The record of a person who may be moved out; raises NotAllowed, Frozen, RoleRefused."""
    core.require(person, Deed.MOVE)
    if Family(core).roles(person).frozen:
        raise Frozen
    household = core.household
    logs = snapshot_of(core, person)
    require(core, MoveMeta(person, kept=False, logs=logs))
    roots = household.roots(person) or household.person_key(person)
    return Leaving(household.person(person), roots, logs, core.room(person))


def adopt(core: Core, moving: Leaving) -> None:
    """Takes a record into a vault that is being made: its databases and files under a new key.

    The old logs end here; this vault's own go on with a `restore` entry that names them.
    """
    person, random = moving.person, core.environment.random
    key = random(KEY_BYTES)
    folder = core.people_folder / person.id
    make_folder(folder / people.FILES)
    for name in PURPOSES:
        _copy(moving.room, name, folder / name, keys.person_database_key(key, person.id, name))
    shutil.copytree(moving.room.folder / people.FILES, folder / people.FILES, dirs_exist_ok=True)
    for name in PURPOSES:
        _go_on(core, moving, name, key)
    sync_folder(folder)
    sync_folder(folder.parent)
    household = core.household
    facts = people.seal_person(person, key, random, moving.roots)
    with household.writing() as entries:
        household.add_facts(person.id, facts, entries, owner=True)
        household.grant(person.id, key, core.opened.member, entries, Terms(Role.OWNER))
        adopted = AdoptMeta(person.id, moving.logs)
        entries.append(NewEntry(Operation.HAND_OVER, encode(adopted)))


def let_go(core: Core, moving: Leaving, *, keep: bool) -> None:
    """The old vault's part: everybody may only read what stays, or nothing stays.

    After a crash the folder goes at the next unlock.
    """
    person = moving.person.id
    with core.alone():
        logs = snapshot_of(core, person)
        meta = MoveMeta(person, keep, logs)
        require(core, meta)
        detail = _Detail(person, tuple(log_id for log_id, _, _ in logs))
        work = Work(core.environment.random(16).hex(), MOVE_OUT, msgspec.json.encode(detail))
        connection = core.household.connection
        with core.household.writing() as entries:
            entries.append(NewEntry(Operation.HAND_OVER, encode(meta)))
            if not keep:
                connection.execute("delete from grants where person = ?", (person,))
                connection.execute(
                    "insert into journal values (?, ?, ?)", (work.id, work.kind, work.detail)
                )
        known = core.rooms.get(person)
        if known is not None:
            known.forget_stores()
        if not keep:
            recover(core, work)


def recover(core: Core, work: Work) -> None:
    """Removes the folder of somebody who moved out and left nothing here."""
    detail = msgspec.json.decode(work.detail, type=_Detail)
    known = core.rooms.pop(PersonId(detail.person), None)
    if known is not None:
        known.close()
    shutil.rmtree(core.people_folder / detail.person, ignore_errors=True)
    with transaction(core.household.connection):
        core.household.end_work(work.id)


def _copy(room: PersonRoom, name: str, target: Path, key: bytes) -> None:
    with transaction(room.connection(name)):
        made = open_database(target, key, create=True)
        try:
            source = room.connection(name).beside()
            try:
                source.copy_to(made)
            finally:
                source.close()
        finally:
            made.close()


def _go_on(core: Core, moving: Leaving, name: str, key: bytes) -> None:
    """The new vault's own log in one database, after all that came along."""
    person = moving.person.id
    path = core.people_folder / person / name
    connection = open_database(path, keys.person_database_key(key, person, name))
    try:
        ledger = Ledger(connection, ledger_of(person))
        writer = core.device.writer(ledger_of(person), PURPOSES[name])
        held = tuple((one.log_id.hex(), one.size, one.root.hex()) for one in ledger.heads())
        meta = encode(RestoreMeta(core.device.incarnation.hex(), held))
        with transaction(connection):
            ledger.add_writer(writer)
            position = ledger.append(
                writer,
                [NewEntry(Operation.RESTORE, meta)],
                claimed_ms=core.environment.clock(),
                random=core.environment.random,
            )[0]
            if name == people.RECORD:
                add_act(connection, position.log_id, position.index)
            head = ledger.seal_transaction(writer)
        core.anchors.advance(anchor_of(head, writer, core.generation))
    finally:
        connection.close()
