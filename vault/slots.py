"""Ways in: slots made for a passphrase, kit, cards, keyring or security key, and opened again.

Refuses: telling a wrong passphrase from a right one by anything cheaper than the stretching.
"""

import hmac
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from vault import header as h
from vault import keys
from vault.environment import Environment
from vault.errors import (
    CardRefused,
    KitRefused,
    NoKeyring,
    ProofRefused,
    SecurityKeyRefused,
    VaultSecretMissing,
    WrongPassphrase,
)
from vault.ids import MemberId, VaultId
from vault.keyring_store import QUICK_UNLOCK, SECRET
from vault.kit import Kit, require_vault
from vault.security_key import CREDENTIAL_SALT, SecurityKey

if TYPE_CHECKING:
    from vault.cards import Card

_EPOCH_BYTES = 8
_RANDOM_KDF = h.Kdf(lanes=0, memory_kib=0, name=h.HKDF_SHA256, passes=0, secret=False)


class Opened:
    """A member's key and how it was reached."""

    __slots__ = ("kind", "member", "member_key")

    def __init__(self, member: MemberId, member_key: bytes, kind: h.SlotKind) -> None:
        self.member = member
        self.member_key = member_key
        self.kind = kind


def passphrase_slot(
    passphrase: str, secret: bytes, opened: Opened, vault_id: VaultId, environment: Environment
) -> h.Slot:
    """A slot for a passphrase joined with the vault secret, or (`secret` empty) alone."""
    parameters = environment.kdf.settle()
    salt = environment.random(keys.SALT_BYTES)
    stretched = keys.stretch(keys.normalise(passphrase), salt, parameters)
    kdf = h.Kdf(
        lanes=parameters.lanes,
        memory_kib=parameters.memory_kib,
        name=h.ARGON2ID,
        passes=parameters.passes,
        secret=bool(secret),
    )
    key = keys.passphrase_slot_key(stretched, secret, vault_id, opened.member)
    plan = h.SlotPlan(opened.member, h.SlotKind.PASSPHRASE, kdf, salt, key)
    return h.wrap(plan, vault_id, opened.member_key, environment.random)


def random_slot(
    kind: h.SlotKind, slot_key: bytes, opened: Opened, vault_id: VaultId, environment: Environment
) -> h.Slot:
    """A slot for 256 random bits: a kit's words or the key in the keyring."""
    key = keys.random_slot_key(kind.value, slot_key, vault_id, opened.member)
    plan = h.SlotPlan(opened.member, kind, _RANDOM_KDF, b"", key)
    return h.wrap(plan, vault_id, opened.member_key, environment.random)


def cards_slot(
    key: bytes, epoch: int, opened: Opened, vault_id: VaultId, environment: Environment
) -> h.Slot:
    """A slot for the key behind family cards; its salt names the set (`epoch`)."""
    slot_key = keys.random_slot_key(h.SlotKind.SHARES.value, key, vault_id, opened.member)
    salt = epoch.to_bytes(_EPOCH_BYTES, "big")
    plan = h.SlotPlan(opened.member, h.SlotKind.SHARES, _RANDOM_KDF, salt, slot_key)
    return h.wrap(plan, vault_id, opened.member_key, environment.random)


def security_key_slot(
    key: SecurityKey, opened: Opened, vault_id: VaultId, environment: Environment
) -> h.Slot:
    """A slot for a security key (FIDO2 hmac-secret), whose credential its salt names.

    Raises SecurityKeyRefused.
    """
    credential = key.enrol(opened.member)
    salt = environment.random(CREDENTIAL_SALT)
    slot_key = _hardware_slot_key(key.answer((credential,), salt)[1], vault_id, opened.member)
    kdf = h.Kdf(lanes=0, memory_kib=0, name=key.form, passes=0, secret=False)
    plan = h.SlotPlan(opened.member, h.SlotKind.HARDWARE, kdf, salt + credential, slot_key)
    return h.wrap(plan, vault_id, opened.member_key, environment.random)


def open_with_passphrase(
    body: h.Body,
    passphrase: str,
    secret: bytes | None,
    floor_kib: int,
    path: Path,
    member: MemberId | None = None,
) -> Opened:
    """The member key behind a passphrase, of one member or of whoever it opens for.

    Raises VaultSecretMissing before any stretching if no slot can do without the secret,
    HeaderDamaged for parameters out of bounds, WrongPassphrase if no slot opens.
    """
    slots = h.slot_of(body, h.SlotKind.PASSPHRASE)
    if member is not None:
        slots = tuple(slot for slot in slots if slot.member == member)
    usable = [slot for slot in slots if secret is not None or not slot.kdf.secret]
    if not usable:
        raise VaultSecretMissing if slots else WrongPassphrase
    normal = keys.normalise(passphrase)
    for slot in usable:
        parameters = h.argon2id_of(slot, floor_kib, path)
        stretched = keys.stretch(normal, bytes.fromhex(slot.salt), parameters)
        joined = secret if slot.kdf.secret and secret is not None else b""
        whose = MemberId(slot.member)
        key = keys.passphrase_slot_key(stretched, joined, body.vault, whose)
        try:
            return Opened(whose, h.unwrap(slot, body.vault, key), h.SlotKind.PASSPHRASE)
        except ProofRefused:
            continue
    raise WrongPassphrase


def open_with_kit(body: h.Body, kit: Kit) -> Opened:
    """The member key behind a kit's 24 words.

    Raises KitRefused: `other-vault`, `words-missing`, or `outdated` if a newer kit replaced it.
    """
    require_vault(kit, body.vault)
    if kit.key is None:
        raise KitRefused("words-missing")
    opened = _open_random(body, h.SlotKind.KIT, kit.key)
    if opened is None:
        raise KitRefused("outdated")
    return opened


def cards_missing(body: h.Body, cards: "Sequence[Card]") -> int:
    """How many more cards are needed beside these; raises CardRefused for wrong ones."""
    try:
        open_with_cards(body, cards)
    except CardRefused as refused:
        what, _, number = refused.reason.partition(":")
        if what != "more":
            raise
        return int(number)
    return 0


def open_with_cards(body: h.Body, cards: "Sequence[Card]") -> Opened:
    """The member key behind enough family cards.

    Raises CardRefused: `other-vault`, `outdated` (another set is in force), or what
    `cards.join` says, such as `more:1`.
    """
    from vault.cards import join
    from vault.cards import require_vault as require_card

    sets = {int(slot.salt or "0", 16) for slot in h.slot_of(body, h.SlotKind.SHARES)}
    for card in cards:
        require_card(card, body.vault)
        if card.epoch and card.epoch not in sets:
            raise CardRefused("outdated")
    opened = _open_random(body, h.SlotKind.SHARES, join(cards))
    if opened is None:
        raise CardRefused("outdated")
    return opened


def open_with_security_key(body: h.Body, key: SecurityKey) -> Opened:
    """The member key behind a security key; raises SecurityKeyRefused.

    Each slot has a salt of its own; keys that hold none of the credentials say so untouched.
    """
    for slot in h.slot_of(body, h.SlotKind.HARDWARE):
        raw, member = bytes.fromhex(slot.salt), MemberId(slot.member)
        salt, credential = raw[:CREDENTIAL_SALT], raw[CREDENTIAL_SALT:]
        if slot.kdf.name != key.form or not credential:
            continue
        try:
            answer = key.answer((credential,), salt)[1]
            slot_key = _hardware_slot_key(answer, body.vault, member)
            return Opened(member, h.unwrap(slot, body.vault, slot_key), h.SlotKind.HARDWARE)
        except SecurityKeyRefused as refused:
            if refused.reason != "unknown":
                raise
        except ProofRefused:
            continue
    raise SecurityKeyRefused("unknown")


def open_with_keyring(body: h.Body, environment: Environment) -> Opened:
    """The member key by quick unlock; raises NoKeyring if it is not set up here."""
    if environment.keyring is None:
        raise NoKeyring
    key = environment.keyring.get(body.vault, QUICK_UNLOCK)
    opened = None if key is None else _open_random(body, h.SlotKind.KEYRING, key)
    if opened is None:
        raise NoKeyring
    return opened


def find_secret(body: h.Body, kit: Kit | None, environment: Environment) -> bytes | None:
    """The vault secret from the kit, else from the keyring; None if neither has it.

    Raises KitRefused for a kit of another vault or one whose secret is not this vault's.
    """
    if kit is not None:
        require_vault(kit, body.vault)
        if kit.secret is not None:
            if not secret_fits(body, kit.secret):
                raise KitRefused("outdated")
            return kit.secret
    if environment.keyring is None:
        return None
    try:
        kept = environment.keyring.get(body.vault, SECRET)
    except NoKeyring:
        return None
    return kept if kept is not None and secret_fits(body, kept) else None


def passphrase_is_enough(body: h.Body, environment: Environment) -> bool:
    """Whether a passphrase opens here: the keyring has the secret, or a slot needs none."""
    found = h.slot_of(body, h.SlotKind.PASSPHRASE)
    return any(not slot.kdf.secret for slot in found) or (
        find_secret(body, None, environment) is not None
    )


def secret_fits(body: h.Body, secret: bytes) -> bool:
    """Whether these are the bytes of this vault's secret (the header's check value)."""
    return hmac.compare_digest(h.secret_check(body.vault, secret).hex(), body.secret_check)


def _hardware_slot_key(answer: bytes, vault_id: VaultId, member: MemberId) -> bytes:
    return keys.random_slot_key(h.SlotKind.HARDWARE.value, answer, vault_id, member)


def _open_random(body: h.Body, kind: h.SlotKind, slot_key: bytes) -> Opened | None:
    for slot in h.slot_of(body, kind):
        member = MemberId(slot.member)
        key = keys.random_slot_key(kind.value, slot_key, body.vault, member)
        try:
            return Opened(member, h.unwrap(slot, body.vault, key), kind)
        except ProofRefused:
            continue
    return None
