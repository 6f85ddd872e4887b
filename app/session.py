"""Opening a vault: from credentials to an unlocked vault, and the surroundings it needs.

Refuses: plaintext keyrings, and asking the keyring twice.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from app.places import Places
from vault.cards import Card
from vault.environment import Environment
from vault.errors import Busy, DiskFull, PlaceReadOnly, VaultSecretMissing
from vault.keyring_store import usable_keyring
from vault.keys import KdfChoice
from vault.kit import Kit
from vault.security_key import SecurityKey
from vault.vault import LockedVault, Vault

Inside_co = TypeVar("Inside_co", covariant=True)


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
    vault = open_with(locked, credentials, environment)
    with suppress(Busy, DiskFull, PlaceReadOnly):
        vault.ways.note_used()
    return vault


class Lock(Protocol[Inside_co]):
    """Something locked that the vault's ways in open: a vault, or a backup of one."""

    def unlock(
        self, passphrase: str, environment: Environment, *, kit: Kit | None = None
    ) -> Inside_co:
        """By the passphrase, with the vault secret from the kit or the keyring."""
        ...

    def unlock_with_kit(self, kit: Kit, environment: Environment, /) -> Inside_co:
        """By the kit's words."""
        ...

    def unlock_with_cards(self, cards: Sequence[Card], environment: Environment, /) -> Inside_co:
        """By enough family cards."""
        ...

    def unlock_with_security_key(self, key: SecurityKey, environment: Environment, /) -> Inside_co:
        """By a security key."""
        ...

    def unlock_quick(self, environment: Environment) -> Inside_co:
        """By what the keyring holds."""
        ...


def open_with(
    locked: Lock[Inside_co], credentials: Credentials, environment: Environment
) -> Inside_co:
    """Open with whatever was given: passphrase first, then kit, cards, key, quick unlock."""
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
