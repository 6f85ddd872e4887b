"""The ways into an open vault: which there are, what was proven of them, new ones.

Refuses: keeping a kit or a card; they are shown once.
"""

import secrets
from dataclasses import dataclass

from app.answers import KitView
from app.kit_reading import view_of
from vault.environment import Environment
from vault.header import SlotKind
from vault.vault import LockedVault, Vault
from vault.ways import Way

KIT_PROVEN = "kit-proven-ms"
CARDS_PROVEN = "cards-proven-ms"
YEAR_MS = 365 * 86_400_000


@dataclass(frozen=True, slots=True)
class WaysIn:
    """How the vault can be opened; `kit_proven_ms` is 0 until its words were typed back.

    `ways` are those of the person who opened it. `remind` names the ways that nobody has
    tried for a year: `kit`, `shares`.
    """

    vault_id: str
    alone: bool
    keyring: bool
    secret_kept: bool
    quick: bool
    kit_proven_ms: int
    cards_proven_ms: int = 0
    ways: tuple[Way, ...] = ()
    opened_by: SlotKind = SlotKind.PASSPHRASE
    remind: tuple[SlotKind, ...] = ()


def ways_in(vault: Vault, environment: Environment) -> WaysIn:
    """What is set up for this vault on this computer."""
    locked = LockedVault.open(vault.path)
    found = vault.ways.all()
    kit, cards = _number(vault, KIT_PROVEN), _number(vault, CARDS_PROVEN)
    return WaysIn(
        vault_id=vault.vault_id.hex(),
        alone=vault.passphrase_alone,
        keyring=environment.keyring is not None,
        secret_kept=locked.has_secret(environment),
        quick=SlotKind.KEYRING.value in vault.slots() and locked.has_quick_unlock(environment),
        kit_proven_ms=kit,
        cards_proven_ms=cards,
        ways=found,
        opened_by=vault.ways.used,
        remind=_untried(found, {SlotKind.KIT: kit, SlotKind.SHARES: cards}, environment.clock()),
    )


def _untried(
    found: tuple[Way, ...], proven: dict[SlotKind, int], now_ms: int
) -> tuple[SlotKind, ...]:
    """Sheets and cards that were neither made, proven nor used within a year."""
    return tuple(
        way.kind
        for way in found
        if way.kind in proven and now_ms - max(way.made_ms, way.used_ms, proven[way.kind]) > YEAR_MS
    )


def note_kit_proven(vault: Vault, now_ms: int) -> None:
    """Remember that somebody typed words of the sheet back."""
    _note(vault, KIT_PROVEN, str(now_ms))


def note_cards_proven(vault: Vault, now_ms: int) -> None:
    """Remember that enough cards were laid together and would have opened the vault."""
    _note(vault, CARDS_PROVEN, str(now_ms))


def new_kit(vault: Vault) -> KitView:
    """A new sheet; the words of the old one open nothing any more."""
    kit = vault.make_new_kit()
    forget_proof(vault, KIT_PROVEN)
    return view_of(kit, secrets.SystemRandom())


def renew(vault: Vault, passphrase: str | None) -> KitView:
    """All keys new, and the sheet that goes with them; raises WrongPassphrase."""
    kit = vault.ways.renew(passphrase)
    forget_proof(vault, KIT_PROVEN)
    forget_proof(vault, CARDS_PROVEN)
    return view_of(kit, secrets.SystemRandom())


def forget_proof(vault: Vault, what: str) -> None:
    """Something new took its place: nobody has proven that one yet."""
    _note(vault, what, None)


def _note(vault: Vault, what: str, value: str | None) -> None:
    vault.set_setting(f"{what}-{vault.actor()}", value)


def _number(vault: Vault, what: str) -> int:
    return int(vault.setting(f"{what}-{vault.actor()}") or 0)
