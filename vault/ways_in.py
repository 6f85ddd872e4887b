"""The ways into an unlocked vault, changed: family cards, security keys, all keys made new.

Refuses: taking the last lasting way in away, and keeping what it shows once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

from vault import header as h
from vault import rekeying, slots
from vault.core import Core
from vault.entry import Operation
from vault.errors import CardRefused, LastWayIn
from vault.household_schema import SlotMeta, encode
from vault.keys import KEY_BYTES
from vault.kit import Kit
from vault.log import NewEntry
from vault.security_key import SecurityKey
from vault.ways import Way, note_used, ways_of

if TYPE_CHECKING:
    from vault.cards import Card

_ON_PAPER = {h.SlotKind.KIT, h.SlotKind.SHARES}


@dataclass(frozen=True, slots=True)
class DrawnCards:
    """Cards that were drawn and not yet put in force."""

    cards: "tuple[Card, ...]" = field(repr=False)
    plan: tuple[int, int]
    epoch: int
    key: bytes = field(repr=False)


class WaysIn:
    """What the opening member can do about their own ways in.

    Whatever changes one raises Altered, RolledBack or RestoredCopy while the vault asks for a
    decision, and KeysChanged if another process made the keys new.
    """

    def __init__(self, core: Core, begun_ms: Callable[[], int]) -> None:
        self._core = core
        self._begun_ms = begun_ms

    def all(self) -> tuple[Way, ...]:
        """Every way of the opening member, in the order of the kinds."""
        core = self._core
        member = core.opened.member
        return ways_of(core.household, core.header.body, member, self._begun_ms())

    @property
    def used(self) -> h.SlotKind:
        """By which way the vault was opened this time."""
        return self._core.opened.kind

    def note_used(self) -> None:
        """Remembers when the vault was last opened this way, where anything may be written."""
        core = self._core
        if not core.troubles:
            note_used(core.household, core.opened.member, self.used, core.environment.clock())

    def draw_cards(self, plan: tuple[int, int]) -> DrawnCards:
        """New recovery cards, any `plan[0]` of `plan[1]` open; they open nothing yet.

        They are kept nowhere: whoever asked hands them out. Raises CardRefused(`plan`).
        """
        from vault.cards import split

        core = self._core
        core.require_own_keys()
        key = core.environment.random(KEY_BYTES)
        epoch = max(core.generation, core.household.newest_header()[0]) + 1
        return DrawnCards(split(key, plan, core.vault_id, epoch), plan, epoch, key)

    def use_cards(self, drawn: DrawnCards) -> None:
        """Drawn cards come into force; earlier ones open nothing more."""
        core = self._core
        core.require_own_keys()
        slot = slots.cards_slot(
            drawn.key, drawn.epoch, core.opened, core.vault_id, core.environment
        )
        self._replace(h.SlotKind.SHARES, slot, epoch=drawn.epoch, plan=drawn.plan)

    def rehearse_cards(self, cards: "Sequence[Card]") -> None:
        """Proves that these cards would open this vault; nothing is changed by it.

        Raises CardRefused: what is wrong with them, or `more:<n>` while some are missing.
        """
        opened = slots.open_with_cards(self._core.header.body, cards)
        if opened.member != self._core.opened.member:
            raise CardRefused("other-vault")

    def add_security_key(self, key: SecurityKey) -> None:
        """Lets a security key open the vault, in place of one before; SecurityKeyRefused."""
        core = self._core
        core.require_own_keys()
        slot = slots.security_key_slot(key, core.opened, core.vault_id, core.environment)
        self._replace(h.SlotKind.HARDWARE, slot)

    def remove(self, kind: h.SlotKind) -> None:
        """Takes a way in out of the header; raises LastWayIn.

        Whoever used it before may know the member key: where that matters, `renew` it is.
        """
        body, member = self._core.header.body, self._core.opened.member
        left = [slot for slot in body.slots if slot.member == member and slot.kind != kind]
        if not any(_lasts(slot) for slot in left):
            raise LastWayIn
        self._replace(kind, None)

    def renew(self, passphrase: str | None) -> Kit:
        """Makes all keys of the opening member new; see `rekeying.renew`."""
        return rekeying.renew(self._core, passphrase)

    def _replace(
        self,
        kind: h.SlotKind,
        slot: h.Slot | None,
        *,
        epoch: int = 0,
        plan: tuple[int, int] = (0, 0),
    ) -> None:
        member = self._core.opened.member
        change = "removed" if slot is None else "made"
        told = SlotMeta(member, kind.value, change, epoch, *plan)
        self._core.change_header(
            lambda body: with_slot(body, member, kind, slot),
            NewEntry(Operation.REKEY, encode(told)),
        )


def _lasts(slot: h.Slot) -> bool:
    """Whether a way outlives a broken computer: on paper, or a phrase that needs nothing else."""
    alone = slot.kind == h.SlotKind.PASSPHRASE and not slot.kdf.secret
    return alone or slot.kind in _ON_PAPER


def with_slot(body: h.Body, member: str, kind: h.SlotKind, slot: h.Slot | None) -> h.Body:
    """The body in which a member's slot of a kind is `slot`, or gone."""
    others = [one for one in body.slots if (one.kind, one.member) != (kind, member)]
    return msgspec.structs.replace(body, slots=tuple(others if slot is None else [*others, slot]))
