"""Erasing a whole person: keys, databases, files and anchors, and what the household sealed.

Refuses: erasing the person the vault was made for, and touching anybody else's record.
"""

import shutil
from contextlib import ExitStack
from typing import TYPE_CHECKING

import msgspec

from vault.core import Core
from vault.db import checkpoint_truncate, transaction
from vault.entry import Operation
from vault.erase_orders import orders_of
from vault.errors import DiskFull, PlaceReadOnly, RestoredCopy, RoleRefused
from vault.household_restated import sealed_entries
from vault.household_schema import ErasedMeta, encode
from vault.identity import Work
from vault.ids import LogId, PersonId
from vault.log import NewEntry
from vault.person_rekeying import PERSON_KEY, require, snapshot_of
from vault.person_room import PURPOSES
from vault.roles import Deed

if TYPE_CHECKING:
    from vault.erasing import EraseReason

ERASE_PERSON = "erase-person"


class _Detail(msgspec.Struct, frozen=True):
    """Whose folder, and the logs whose anchors go with it."""

    person: str
    logs: tuple[str, ...]


def require_erasable(core: Core, person: PersonId) -> None:
    """Raises NotAllowed, Frozen, RoleRefused(`founder`), or why nothing is written at all."""
    core.require(person, Deed.ERASE)
    if person == core.household.owner_id():
        raise RoleRefused("founder")


def erase(core: Core, person: PersonId, reason: "EraseReason") -> None:
    """Erases a person for good; after a crash they are there as before, or gone.

    One transaction of the household destroys facts, keys and their entries' payloads; from then
    on nothing opens the databases any more, and what is left of them goes at the latest at the
    next unlock. Raises as `require_erasable`.
    """
    require_erasable(core, person)
    core.require_own_keys()
    with core.alone():
        room = core.room(person)
        with ExitStack() as still:
            for name in PURPOSES:
                still.enter_context(transaction(room.connection(name)))
            work = _write(core, person, reason)
        recover(core, work)


def _write(core: Core, person: PersonId, reason: "EraseReason") -> Work:
    household, random = core.household, core.environment.random
    writer = household.writer
    if writer is None:
        raise RestoredCopy
    logs = tuple(log_id for log_id, _, _ in snapshot_of(core, person))
    detail = msgspec.json.encode(_Detail(person, logs))
    work = Work(random(16).hex(), ERASE_PERSON, detail)
    with transaction(household.connection):
        entries: list[NewEntry] = []
        for target, left in sealed_entries(household.ledger, person):
            said = ErasedMeta(person, core.opened.member, reason.value, left, part=bool(entries))
            if not entries:
                require(core, said)
            entries.append(NewEntry(Operation.ERASE, encode(said), b"", target))
        household.ledger.erase(writer, entries, claimed_ms=core.environment.clock(), random=random)
        _forget(core, person)
        household.connection.execute(
            "insert into journal values (?, ?, ?)", (work.id, work.kind, work.detail)
        )
        head = household.ledger.seal_transaction(writer)
    household.on_commit(head)
    return work


def _forget(core: Core, person: PersonId) -> None:
    """The household's rows: the id stays, as it does in the log."""
    household = core.household
    household.connection.execute("update people set facts = x'' where id = ?", (person,))
    household.connection.execute("delete from grants where person = ?", (person,))
    household.connection.execute("delete from private where name = ?", (f"extract-{person}",))
    for work in household.open_work():
        if work.kind == PERSON_KEY and person.encode() in work.detail:
            household.end_work(work.id)


def recover(core: Core, work: Work) -> bool:
    """Does what is left after the commit: order, folder, anchors; whether all of it went.

    What a full or read-only disk keeps from going waits for the next unlock.
    """
    detail = msgspec.json.decode(work.detail, type=_Detail)
    person = PersonId(detail.person)
    known = core.rooms.pop(person, None)
    if known is not None:
        known.close()
    folder = core.people_folder / person
    shutil.rmtree(folder, ignore_errors=True)
    try:
        orders = orders_of(core)
        if orders is not None:
            orders.add(people=(person,))
        for log_id in detail.logs:
            core.anchors.forget(LogId(bytes.fromhex(log_id)))
        checkpoint_truncate(core.household.connection)
        if folder.exists():
            return False
        with transaction(core.household.connection):
            core.household.end_work(work.id)
    except (DiskFull, PlaceReadOnly):
        return False
    return True
