"""Members come and go: one who typed a passphrase here, with ways in and a device of their own.

Refuses: a member without a place in the header, and the passphrase of another member.
"""

import msgspec

from vault import header as h
from vault import person_rekeying, slots
from vault.core import Core
from vault.db import transaction
from vault.entry import Operation
from vault.errors import MemberRefused, VaultSecretMissing, WrongPassphrase
from vault.household import PURPOSE, Household
from vault.household_schema import encode
from vault.identity import Identity, Work, identity_of, member_meta
from vault.ids import LedgerId, MemberId
from vault.keys import KEY_BYTES, require_length
from vault.kit import Kit
from vault.log import NewEntry
from vault.people import tidy
from vault.phrase import require_generated
from vault.roles import MemberStanding
from vault.roles_schema import GoneMeta
from vault.slots import Opened

INVITE = "invite"
LONGEST_NAME = 60


def invite(core: Core, name: str, passphrase: str) -> tuple[MemberId, Kit]:
    """Adds a member with their own passphrase and kit; after a crash there is all of it or none.

    They see nobody until somebody lets them. Raises MemberRefused: `name`, `exists`, or
    `passphrase` where it opens the vault for another member; WeakPassphrase.
    """
    core.require_own_keys()
    called = checked_name(core, name)
    alone = _alone(core)
    require_length(passphrase)
    if alone:
        require_generated(passphrase)
    _require_unknown(core, passphrase)
    random, secret = core.environment.random, core.household.secret()
    opened = Opened(MemberId(random(16).hex()), random(KEY_BYTES), h.SlotKind.PASSPHRASE)
    new = identity_of(opened, core.vault_id)
    kit = Kit(core.vault_id, secret, random(KEY_BYTES))
    made = _slots(core, opened, passphrase, b"" if alone else secret, kit)
    place = h.seal_household(new.sealing.public, new.member, core.household_key, core.vault_id)
    person_rekeying.require(core, member_meta(new, called))
    work = Work(random(16).hex(), INVITE, new.member.encode())
    with core.alone():
        with core.household.writing() as entries:
            core.household.add_member(new, called, entries)
            core.household.connection.execute(
                "insert into journal values (?, ?, ?)", (work.id, work.kind, work.detail)
            )
        _first_device(core, new, secret)

        def change(body: h.Body) -> h.Body:
            return msgspec.structs.replace(
                body, slots=(*body.slots, *made), members=(*body.members, place)
            )

        core.write_header(change)
        core.note_header()
        with transaction(core.household.connection):
            core.household.end_work(work.id)
    return new.member, kit


def rename(core: Core, name: str) -> None:
    """Changes what others call the opening member; raises MemberRefused(`name`, `exists`)."""
    core.require_own_keys()
    called = checked_name(core, name)
    with core.household.writing() as entries:
        meta = member_meta(core.household.identity, called)
        entries.append(NewEntry(Operation.MEMBER_SET, encode(meta)))


def declare(core: Core) -> None:
    """A member from before devices were vouched for says by which key theirs are."""
    standing = core.household.roles().members.get(core.opened.member)
    if core.troubles or standing is None or standing.signing:
        return
    with core.household.writing() as entries:
        meta = member_meta(core.household.identity)
        entries.append(NewEntry(Operation.MEMBER_SET, encode(meta)))


def leave(core: Core, member: MemberId) -> None:
    """Takes a member who holds no role any more out of the header and the household."""
    gone = GoneMeta(member)
    person_rekeying.require(core, gone)
    with core.alone():
        core.write_header(lambda body: _without(body, member))
        with core.household.writing() as entries:
            entries.append(NewEntry(Operation.MEMBER_SET, encode(gone)))
            _forget(core, member)
            core.household.note_header(core.generation, core.header.digest, entries)


def recover(core: Core, work: Work) -> bool:
    """Ends an invitation that a crash cut short: whole if the header has it, else undone."""
    member = MemberId(work.detail.decode("ascii"))
    whole = any(place.id == member for place in core.header.body.members)
    with core.household.writing() as entries:
        if not whole and member in core.household.roles().members:
            entries.append(NewEntry(Operation.MEMBER_SET, encode(GoneMeta(member))))
            _forget(core, member)
        core.household.end_work(work.id)
    return whole


def checked_name(core: Core, name: str) -> str:
    """A member's name with spaces set right; raises MemberRefused(`name`, `exists`)."""
    called = tidy(name)
    if not called or len(called) > LONGEST_NAME:
        raise MemberRefused("name")
    others = core.household.roles().members.values()
    if any(
        one.name.casefold() == called.casefold() for one in others if one.id != core.opened.member
    ):
        raise MemberRefused("exists")
    return called


def _others(core: Core) -> list[MemberStanding]:
    members = core.household.roles().members.values()
    return [one for one in members if one.id != core.opened.member]


def _alone(core: Core) -> bool:
    found = h.slot_of(core.header.body, h.SlotKind.PASSPHRASE)
    return any(not slot.kdf.secret for slot in found)


def _require_unknown(core: Core, passphrase: str) -> None:
    """Two members with one passphrase would both come in as the first of them."""
    try:
        slots.open_with_passphrase(
            core.header.body,
            passphrase,
            core.household.secret(),
            core.environment.kdf.floor_kib,
            core.path / h.NAME,
        )
    except (WrongPassphrase, VaultSecretMissing):
        return
    raise MemberRefused("passphrase")


def _slots(
    core: Core, opened: Opened, passphrase: str, joined: bytes, kit: Kit
) -> tuple[h.Slot, h.Slot]:
    environment, vault_id = core.environment, core.vault_id
    return (
        slots.random_slot(h.SlotKind.KIT, kit.key or b"", opened, vault_id, environment),
        slots.passphrase_slot(passphrase, joined, opened, vault_id, environment),
    )


def _first_device(core: Core, new: Identity, secret: bytes) -> None:
    """The new member's device on this machine, in a log of its own."""
    household = core.household
    theirs = Household(
        household.connection, core.vault_id, new, core.environment.clock, core.environment.random
    )
    device = theirs.new_device()
    theirs.writer = device.writer(LedgerId(core.vault_id), PURPOSE)
    theirs.on_commit = lambda head: core.committed(head, device.incarnation)
    with theirs.writing() as entries:
        theirs.ledger.add_writer(theirs.writer)
        theirs.add_device(device, entries)
        theirs.keep_secret(secret)


def _without(body: h.Body, member: MemberId) -> h.Body:
    return msgspec.structs.replace(
        body,
        slots=tuple(one for one in body.slots if one.member != member),
        members=tuple(one for one in body.members if one.id != member),
    )


def _forget(core: Core, member: MemberId) -> None:
    connection = core.household.connection
    connection.execute("delete from members where id = ?", (member,))
    connection.execute("delete from private where member = ?", (member,))
