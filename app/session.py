"""Opening a vault: from credentials to an unlocked vault, and the surroundings it needs.

Refuses: plaintext keyrings, and asking the keyring twice.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.places import Places
from vault.environment import Environment
from vault.errors import VaultSecretMissing
from vault.keyring_store import usable_keyring
from vault.keys import KdfChoice
from vault.kit import Kit
from vault.vault import LockedVault, Vault


@dataclass(frozen=True, slots=True)
class Credentials:
    """What a person can give: a passphrase, a recovery kit, or both."""

    passphrase: str | None = field(repr=False)
    kit: Kit | None = field(repr=False)


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
    """Open with whatever was given: passphrase first, then the kit, then quick unlock."""
    if credentials.passphrase is not None:
        return locked.unlock(credentials.passphrase, environment, kit=credentials.kit)
    if credentials.kit is not None:
        return locked.unlock_with_kit(credentials.kit, environment)
    if environment.keyring is None:
        raise VaultSecretMissing
    return locked.unlock_quick(environment)
