"""Ways in: slots made for a passphrase, a kit or the keyring, and opened again.

Refuses: telling a wrong passphrase from a right one by anything cheaper than the stretching.
"""

import hmac
from pathlib import Path

from vault import header as h
from vault import keys
from vault.environment import Environment
from vault.errors import (
    KitRefused,
    NoKeyring,
    ProofRefused,
    VaultSecretMissing,
    WrongPassphrase,
)
from vault.ids import MemberId, VaultId
from vault.keyring_store import QUICK_UNLOCK, SECRET
from vault.kit import Kit, require_vault

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


def open_with_passphrase(
    body: h.Body, passphrase: str, secret: bytes | None, floor_kib: int, path: Path
) -> Opened:
    """The member key behind a passphrase.

    Raises VaultSecretMissing before any stretching if no slot can do without the secret,
    HeaderDamaged for parameters out of bounds, WrongPassphrase if no slot opens.
    """
    slots = h.slot_of(body, h.SlotKind.PASSPHRASE)
    usable = [slot for slot in slots if secret is not None or not slot.kdf.secret]
    if not usable:
        raise VaultSecretMissing if slots else WrongPassphrase
    normal = keys.normalise(passphrase)
    for slot in usable:
        parameters = h.argon2id_of(slot, floor_kib, path)
        stretched = keys.stretch(normal, bytes.fromhex(slot.salt), parameters)
        joined = secret if slot.kdf.secret and secret is not None else b""
        member = MemberId(slot.member)
        key = keys.passphrase_slot_key(stretched, joined, body.vault, member)
        try:
            return Opened(member, h.unwrap(slot, body.vault, key), h.SlotKind.PASSPHRASE)
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


def secret_fits(body: h.Body, secret: bytes) -> bool:
    """Whether these are the bytes of this vault's secret (the header's check value)."""
    return hmac.compare_digest(h.secret_check(body.vault, secret).hex(), body.secret_check)


def _open_random(body: h.Body, kind: h.SlotKind, slot_key: bytes) -> Opened | None:
    for slot in h.slot_of(body, kind):
        member = MemberId(slot.member)
        key = keys.random_slot_key(kind.value, slot_key, body.vault, member)
        try:
            return Opened(member, h.unwrap(slot, body.vault, key), kind)
        except ProofRefused:
            continue
    return None
