"""The ways into an open vault: which there are, a new recovery sheet, whether it was proven.

Refuses: keeping a kit; it is shown once.
"""

import secrets
from dataclasses import dataclass

from app.answers import KitView
from app.kit_reading import view_of
from vault.environment import Environment
from vault.header import SlotKind
from vault.vault import LockedVault, Vault

_PROVEN = "kit-proven-ms"


@dataclass(frozen=True, slots=True)
class WaysIn:
    """How the vault can be opened; `kit_proven_ms` is 0 until its words were typed back."""

    vault_id: str
    alone: bool
    keyring: bool
    secret_kept: bool
    quick: bool
    kit_proven_ms: int


def ways_in(vault: Vault, environment: Environment) -> WaysIn:
    """What is set up for this vault on this computer."""
    locked = LockedVault.open(vault.path)
    return WaysIn(
        vault_id=vault.vault_id.hex(),
        alone=vault.passphrase_alone,
        keyring=environment.keyring is not None,
        secret_kept=locked.has_secret(environment),
        quick=SlotKind.KEYRING.value in vault.slots() and locked.has_quick_unlock(environment),
        kit_proven_ms=int(vault.setting(_PROVEN) or 0),
    )


def note_kit_proven(vault: Vault, now_ms: int) -> None:
    """Remember that somebody typed words of the sheet back."""
    vault.set_setting(_PROVEN, str(now_ms))


def new_kit(vault: Vault) -> KitView:
    """A new sheet; the words of the old one open nothing any more."""
    kit = vault.make_new_kit()
    vault.set_setting(_PROVEN, None)
    return view_of(kit, secrets.SystemRandom())
