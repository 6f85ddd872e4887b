"""Erasing a whole person for good: first what goes with them, then, if that is wanted, doing it.

Refuses: erasing what was not shown before, and leaving their shares open until it is done.
"""

from dataclasses import dataclass

from app import by_hand, watching
from app.erasing import backup_since
from app.families import end_shares, view_of
from vault.erasing import EraseReason
from vault.errors import ErasureChanged
from vault.ids import PersonId
from vault.records import Person
from vault.share_values import ShareState
from vault.vault import Vault

_OPEN = frozenset({ShareState.OPEN, ShareState.PAUSED})


@dataclass(frozen=True, slots=True)
class PersonErasePlan:
    """What erasing a person comes to, for showing it before it is done.

    `records` and `files` in numbers; `shares` those that are open and end; `members` what the
    others who see the record are called; `backup_ms` when the newest backup was made that holds
    it still, 0 for none.
    """

    person: Person
    records: int
    files: int
    shares: int
    members: tuple[str, ...]
    backup_ms: int


def plan(vault: Vault, person: PersonId) -> PersonErasePlan:
    """What goes with a person; nothing is written.

    Raises NoPerson, NotAllowed, Frozen, RoleRefused(`founder`).
    """
    vault.erasures.require_person(person)
    family, store = vault.family, vault.record(person)
    holders = family.roles(person).holders
    others = [one for one in family.members() if one.id in holders and one.id != family.me]
    return PersonErasePlan(
        person=vault.person(person),
        records=store.counts().total,
        files=len(store.originals()),
        shares=sum(one.state in _OPEN for one in vault.shares(person).shares()),
        members=tuple(view_of(vault, one).name for one in others),
        backup_ms=backup_since(vault, 0),
    )


def erase(vault: Vault, wanted: PersonErasePlan, reason: EraseReason) -> None:
    """Do what a plan says, for good; raises ErasureChanged if more or less would go by now."""
    person = wanted.person.id
    if plan(vault, person) != wanted:
        raise ErasureChanged
    originals = vault.record(person).originals()
    end_shares(vault, person)
    vault.erasures.erase_person(person, reason)
    by_hand.forget_half_of_nobody(vault)
    watching.forget(vault, originals)
