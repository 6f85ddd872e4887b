"""A member's keys made new: the old ways in open nothing of this vault any more.

Refuses: half a change; after a crash it is finished, or was never begun, at the next unlock.
"""

import msgspec

from vault import header as h
from vault import keys, slots
from vault.core import Core
from vault.entry import Operation
from vault.errors import Altered, NoKeyring, ProofRefused, WrongPassphrase
from vault.household import Household
from vault.household_schema import RekeyMeta, encode
from vault.identity import Work, identity_of
from vault.ids import MemberId
from vault.keyring_store import QUICK_UNLOCK
from vault.kit import Kit
from vault.log import NewEntry
from vault.seal import NONCE_BYTES, aead_open, aead_seal
from vault.slots import Opened

REKEY = "rekey"
_LABEL = b"rekamku/rekey/v1"


class _Detail(msgspec.Struct, frozen=True):
    """Whose keys; the old member key, sealed under the new one; the ways made with it."""

    member: str
    sealed: str
    kinds: tuple[str, ...]


def renew(core: Core, passphrase: str | None) -> Kit:
    """Makes the opening member's keys new, with this passphrase and a new kit.

    Quick unlock stays where its keyring answers. Old sheets, cards and security keys end.
    What was copied before is beyond reach: whoever holds an old way in and an old
    `vault.json` still has the household key of then. Raises WrongPassphrase, KeysChanged.
    """
    core.require_own_keys()
    member = core.opened.member
    mine = [slot for slot in core.header.body.slots if slot.member == member]
    _require_passphrase(core, passphrase)
    random = core.environment.random
    renewed = Opened(member, random(keys.KEY_BYTES), core.opened.kind)
    kit = Kit(core.vault_id, core.household.secret(), random(keys.KEY_BYTES))
    made = _new_slots(core, renewed, mine, passphrase, kit)
    place = h.seal_household(
        identity_of(renewed, core.vault_id).sealing.public,
        member,
        core.household_key,
        core.vault_id,
    )
    with core.alone():
        work = _begin(core, renewed, tuple(slot.kind for slot in made))

        def change(body: h.Body) -> h.Body:
            others = [one for one in body.slots if one.member != member]
            places = [place if one.id == member else one for one in body.members]
            return msgspec.structs.replace(body, slots=(*others, *made), members=tuple(places))

        core.write_header(change)
        core.opened = renewed
        _finish(core, work)
    return kit


def settle(household: Household, opened: Opened) -> None:
    """At unlock: while a renewal waits to be finished, rows are still sealed to the old keys."""
    old = next((old for _, old in _waiting(household, opened)), None)
    if old is not None:
        household.identity = identity_of(Opened(old[0], old[1], opened.kind), household.vault_id)


def recover(core: Core, work: Work) -> bool:
    """Finishes a renewal whose header was written; one that never got so far is struck off.

    Returns whether anything was done; another member's work waits for them.
    """
    for waiting, _ in _waiting(core.household, core.opened):
        if waiting.id == work.id:
            _finish(core, work)
            return True
    if msgspec.json.decode(work.detail, type=_Detail).member != core.opened.member:
        return False
    with core.household.writing():
        core.household.end_work(work.id)
    return True


def _new_slots(
    core: Core, renewed: Opened, old: list[h.Slot], passphrase: str | None, kit: Kit
) -> list[h.Slot]:
    environment, vault_id = core.environment, core.vault_id
    made = [slots.random_slot(h.SlotKind.KIT, kit.key or b"", renewed, vault_id, environment)]
    if passphrase is not None:
        alone = any(s.kind == h.SlotKind.PASSPHRASE and not s.kdf.secret for s in old)
        joined = b"" if alone else kit.secret or b""
        made.append(slots.passphrase_slot(passphrase, joined, renewed, vault_id, environment))
    if any(slot.kind == h.SlotKind.KEYRING for slot in old) and environment.keyring is not None:
        key = environment.random(keys.KEY_BYTES)
        try:
            environment.keyring.put(vault_id, QUICK_UNLOCK, key)
        except NoKeyring:
            return made
        made.append(slots.random_slot(h.SlotKind.KEYRING, key, renewed, vault_id, environment))
    return made


def _require_passphrase(core: Core, passphrase: str | None) -> None:
    """The right one, unless the member has none."""
    member = core.opened.member
    has = [s for s in h.slot_of(core.header.body, h.SlotKind.PASSPHRASE) if s.member == member]
    if passphrase is None:
        if has:
            raise WrongPassphrase
        return
    opened = slots.open_with_passphrase(
        core.header.body,
        passphrase,
        core.household.secret(),
        core.environment.kdf.floor_kib,
        core.path / h.NAME,
    )
    if opened.member != member:
        raise WrongPassphrase


def _begin(core: Core, renewed: Opened, kinds: tuple[str, ...]) -> Work:
    random = core.environment.random
    nonce = random(NONCE_BYTES)
    secret = keys.member_secret_key(renewed.member_key, core.vault_id)
    sealed = nonce + aead_seal(secret, nonce, core.opened.member_key, _LABEL)
    detail = _Detail(renewed.member, sealed.hex(), kinds)
    work = Work(random(16).hex(), REKEY, msgspec.json.encode(detail))
    core.household.begin_work(work)
    return work


def _finish(core: Core, work: Work) -> None:
    """The household's rows follow the header, in one transaction."""
    detail = msgspec.json.decode(work.detail, type=_Detail)
    household = core.household
    identity = identity_of(core.opened, core.vault_id)
    before = household.identity
    try:
        with household.writing() as entries:
            household.reseal(identity, entries)
            entries.append(
                NewEntry(Operation.REKEY, encode(RekeyMeta(detail.member, detail.kinds)))
            )
            if household.newest_header()[0] < core.generation:
                household.note_header(core.generation, core.header.digest, entries)
            household.end_work(work.id)
    except BaseException:
        household.identity = before
        raise


def _waiting(household: Household, opened: Opened) -> list[tuple[Work, tuple[MemberId, bytes]]]:
    """Renewals that led to this very member key, with the old key each."""
    secret = keys.member_secret_key(opened.member_key, household.vault_id)
    found = []
    for work in household.open_work():
        if work.kind != REKEY:
            continue
        try:
            detail = msgspec.json.decode(work.detail, type=_Detail)
            raw = bytes.fromhex(detail.sealed)
            if detail.member == opened.member:
                old = aead_open(secret, raw[:NONCE_BYTES], raw[NONCE_BYTES:], _LABEL)
                found.append((work, (MemberId(detail.member), old)))
        except ProofRefused:
            continue
        except (msgspec.DecodeError, ValueError):
            raise Altered("household.db", "journal") from None
    return found
