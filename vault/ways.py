"""The ways into a vault as people see them: which there are, since when, last used when.

Refuses: changing any; `rekeying.py` and the vault itself do.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from vault import header as h
from vault.household import Household
from vault.household_schema import RekeyMeta, SlotMeta, decode
from vault.ids import MemberId

_USED = "way-used-"
PAUSE_MS = 10 * 60_000
"""Uses closer together than this are one."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in. Times are milliseconds since 1970, 0 where they are not known.

    `epoch` is the set of family cards, `needed` of `cards` open; 0 for other kinds.
    """

    kind: h.SlotKind
    made_ms: int
    used_ms: int
    epoch: int = 0
    needed: int = 0
    cards: int = 0


def ways_of(household: Household, body: h.Body, member: MemberId, begun_ms: int) -> tuple[Way, ...]:
    """A member's ways in, in the order of the kinds; `begun_ms` is when the vault was made."""
    changes = dict(_changes(household, member))
    found = []
    for kind in h.SlotKind:
        mine = [one for one in h.slot_of(body, kind) if one.member == member]
        for slot in mine[-1:]:
            made_ms, meta = changes.get(kind.value, (begun_ms, None))
            epoch = int(slot.salt or "0", 16) if kind is h.SlotKind.SHARES else 0
            plan = (meta.needed, meta.cards) if meta is not None and meta.epoch == epoch else (0, 0)
            found.append(Way(kind, made_ms, _used(household, member, kind), epoch, *plan))
    return tuple(found)


def note_used(household: Household, member: MemberId, kind: h.SlotKind, now_ms: int) -> None:
    """Remembers that a way was used just now; call it only where writing is allowed."""
    if abs(now_ms - _used(household, member, kind)) >= PAUSE_MS:
        household.set_setting(_name(member, kind), str(now_ms))


def _changes(household: Household, member: MemberId) -> Iterator[tuple[str, tuple[int, SlotMeta]]]:
    """When each kind of way was last made, from the household's log, oldest first."""
    for stored in household.ledger.walk():
        if not stored.meta:
            continue
        try:
            meta = decode(stored.meta)
        except (msgspec.DecodeError, ValueError):
            continue
        if isinstance(meta, SlotMeta) and meta.member == member and meta.change != "removed":
            yield meta.kind, (stored.entry.claimed_ms, meta)
        elif isinstance(meta, RekeyMeta) and meta.member == member:
            for kind in meta.kinds:
                plain = SlotMeta(member, kind, "made")
                yield kind, (stored.entry.claimed_ms, plain)


def _used(household: Household, member: MemberId, kind: h.SlotKind) -> int:
    kept = household.setting(_name(member, kind)) or ""
    return int(kept) if kept.isdecimal() else 0


def _name(member: MemberId, kind: h.SlotKind) -> str:
    return f"{_USED}{member}-{kind.value}"
