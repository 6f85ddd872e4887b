"""Opening a vault: from credentials to an unlocked vault, and the surroundings it needs.

Refuses: plaintext keyrings, and asking the keyring twice.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from app.places import Places
from vault.cards import Card
from vault.environment import Environment
from vault.errors import Busy, DiskFull, PlaceReadOnly, VaultSecretMissing
from vault.keyring_store import usable_keyring
from vault.keys import KdfChoice
from vault.kit import Kit
from vault.security_key import SecurityKey
from vault.vault import LockedVault, Vault


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a person can give: a passphrase, a recovery kit, both, cards or a security key."""

    passphrase: str | None = field(repr=False)
    kit: Kit | None = field(repr=False)
    cards: tuple[Card, ...] = field(default=(), repr=False)
    key: SecurityKey | None = None


def make_environment(
    places: Places,
    kdf: KdfChoice,
    clock: Callable[[], int],
    random: Callable[[int], bytes],
) -> Environment:
    """What a vault needs from this computer; without a usable keyring its place stays empty."""
    return Environment(
        state_dir=places.state,
        keyring=usable_keyring(),
        clock=clock,
        random=random,
        kdf=kdf,
    )


def unlock(locked: LockedVault, credentials: Credentials, environment: Environment) -> Vault:
    """Open with whatever was given: passphrase first, then kit, cards, key, quick unlock.

    Where anything may be written, the vault remembers by which way it was opened.
    """
    vault = _opened(locked, credentials, environment)
    with suppress(Busy, DiskFull, PlaceReadOnly):
        vault.ways.note_used()
    return vault


def _opened(locked: LockedVault, credentials: Credentials, environment: Environment) -> Vault:
    if credentials.passphrase is not None:
        return locked.unlock(credentials.passphrase, environment, kit=credentials.kit)
    if credentials.kit is not None:
        return locked.unlock_with_kit(credentials.kit, environment)
    if credentials.cards:
        return locked.unlock_with_cards(credentials.cards, environment)
    if credentials.key is not None:
        return locked.unlock_with_security_key(credentials.key, environment)
    if environment.keyring is None:
        raise VaultSecretMissing
    return locked.unlock_quick(environment)
