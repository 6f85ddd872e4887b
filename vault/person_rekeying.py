"""A person's new key: what took a right away is said first, then both databases follow.

Refuses: half a change; after a crash whoever may still read finishes it, at the next opening.
"""

from collections.abc import Callable
from contextlib import ExitStack

import msgspec

from vault import keys, people
from vault.core import Core
from vault.db import Connection, checkpoint_truncate, open_database, transaction
from vault.entry import Operation
from vault.errors import Altered, NoPerson, ProofRefused
from vault.household import DATABASE
from vault.household_schema import AnyMeta, encode
from vault.identity import Work
from vault.ids import MemberId, PersonId
from vault.log import NewEntry
from vault.person_room import PURPOSES
from vault.roles import Role
from vault.roles_schema import Renewed, Snapshot
from vault.seal import KEY_BYTES, NONCE_BYTES, aead_open, aead_seal, hkdf

PERSON_KEY = "person-key"
_LABEL = b"rekamku/person-rekey/v1"

Holders = dict[MemberId, Role]
"""Who holds the person after the change."""
Told = Callable[[Snapshot, Renewed], AnyMeta]


class _Detail(msgspec.Struct, frozen=True):
    """Whose key; the old one, sealed under the new one."""

    person: str
    old: str


def change(
    core: Core, person: PersonId, operation: Operation, holders: Holders, told: Told
) -> None:
    """Writes the entry that `told` makes, with a new key for `holders`; then re-encrypts.

    Nobody writes to the person between the sizes in the entry and the entry itself. What a
    former holder copied before stays readable to them; nothing written later does.
    """
    core.require_own_keys()
    with core.alone():
        room = core.room(person)
        with ExitStack() as still:
            for name in PURPOSES:
                still.enter_context(transaction(room.connection(name)))
            new = core.environment.random(KEY_BYTES)
            renewed = _renewed(core, person, new, holders)
            meta = told(snapshot_of(core, person), renewed)
            require(core, meta)
            _write(core, person, NewEntry(operation, encode(meta)), renewed, new)
        settle_waiting(core, person)


def snapshot_of(core: Core, person: PersonId) -> Snapshot:
    """How long every log of a person is now, record and shares."""
    room = core.room(person)
    return tuple(
        (head.log_id.hex(), head.size, head.root.hex())
        for name in PURPOSES
        for head in room.ledgers[name].heads()
    )


def require(core: Core, meta: AnyMeta) -> None:
    """Raises RoleRefused(`unauthorised`) if the household's log would not take this entry."""
    from vault.errors import RoleRefused
    from vault.roles_fold import Unauthorised

    try:
        core.household.roles().require(
            meta, core.household_writer().log_id, core.environment.clock()
        )
    except Unauthorised:
        raise RoleRefused("unauthorised") from None


def settle(core: Core, person: PersonId) -> None:
    """Waits for a change under way, or finishes one that a crash left; called before opening."""
    if _waiting(core, person):
        with core.alone():
            settle_waiting(core, person)


def settle_waiting(core: Core, person: PersonId) -> None:
    """As `settle`, inside `alone`."""
    for work, detail in _waiting(core, person):
        try:
            new = core.household.person_key(person)
        except NoPerson:
            continue
        old = _open_old(new, detail)
        known = core.rooms.pop(person, None)
        if known is not None:
            known.close()
        for name in PURPOSES:
            _follow(core, person, name, old, new)
        with transaction(core.household.connection):
            core.household.end_work(work.id)


def _renewed(core: Core, person: PersonId, new: bytes, holders: Holders) -> Renewed:
    household = core.household
    epoch = household.roles().epoch(person) + 1
    roots = household.roots(person) or household.person_key(person)
    facts = people.seal_person(household.person(person), new, core.environment.random, roots)
    seals = []
    for member, role in sorted(holders.items()):
        if role is Role.EMERGENCY:
            sealed = household.sealed_grant(person, member)
        else:
            sealed = household.seal_key(person, new, member, epoch)
        seals.append((member, sealed.hex()))
    return Renewed(epoch, facts.hex(), tuple(seals))


def _write(core: Core, person: PersonId, entry: NewEntry, renewed: Renewed, new: bytes) -> None:
    random, connection = core.environment.random, core.household.connection
    nonce = random(NONCE_BYTES)
    old = core.household.person_key(person)
    detail = _Detail(person, (nonce + aead_seal(_key(new), nonce, old, _LABEL)).hex())
    work = Work(random(16).hex(), PERSON_KEY, msgspec.json.encode(detail))
    with core.household.writing() as entries:
        entries.append(entry)
        connection.execute("delete from grants where person = ?", (person,))
        connection.executemany(
            "insert into grants values (?, ?, ?)",
            [(person, member, bytes.fromhex(sealed)) for member, sealed in renewed.seals],
        )
        facts = bytes.fromhex(renewed.facts)
        connection.execute("update people set facts = ? where id = ?", (facts, person))
        connection.execute(
            "insert into journal values (?, ?, ?)", (work.id, work.kind, work.detail)
        )


def _waiting(core: Core, person: PersonId) -> list[tuple[Work, _Detail]]:
    found = []
    for work in core.household.open_work():
        if work.kind == PERSON_KEY:
            try:
                detail = msgspec.json.decode(work.detail, type=_Detail)
            except (msgspec.DecodeError, ValueError):
                raise Altered(DATABASE, "journal") from None
            if detail.person == person:
                found.append((work, detail))
    return found


def _open_old(new: bytes, detail: _Detail) -> bytes:
    raw = bytes.fromhex(detail.old)
    try:
        return aead_open(_key(new), raw[:NONCE_BYTES], raw[NONCE_BYTES:], _LABEL)
    except ProofRefused:
        raise Altered(DATABASE, "journal") from None


def _follow(core: Core, person: PersonId, name: str, old: bytes, new: bytes) -> None:
    """One database under its new key, unless it is already."""
    path = core.people_folder / person / name
    wanted = keys.person_database_key(new, person, name)
    try:
        open_database(path, wanted).close()
    except Altered:
        connection = open_database(path, keys.person_database_key(old, person, name))
        try:
            _rekey(connection, wanted)
        finally:
            connection.close()


def _rekey(connection: Connection, wanted: bytes) -> None:
    connection.rekey(wanted)
    checkpoint_truncate(connection)


def _key(new: bytes) -> bytes:
    return hkdf(new, _LABEL)
