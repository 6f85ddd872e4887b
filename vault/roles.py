"""What a member may do with a person's record: roles, deeds, and how things stand between them.

Refuses: deciding by a clock; the end of a guardianship is a date to be reminded of, not a lock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from vault.ids import LogId, MemberId, PersonId

WAITING_MS: Final = 14 * 24 * 3_600_000
"""How long a guardian has to answer before another one may end their role alone."""
MAJORITY_YEARS: Final = 18
"""Child protection (UU 35/2014) says 18, the civil code 21; a household may set either."""


class Role(StrEnum):
    """A member's role towards one person; an emergency reader holds no key (format.md 1)."""

    OWNER = "owner"
    GUARDIAN = "guardian"
    WRITER = "writer"
    READER = "reader"
    EMERGENCY = "emergency"


class Reason(StrEnum):
    """Why somebody else decides for a person."""

    CHILD = "child"
    ILLNESS = "illness"
    DISABILITY = "disability"
    WISH = "wish"


class Deed(StrEnum):
    """What can be done with a record."""

    READ = "read"
    WRITE = "write"
    SHARE = "share"
    ERASE = "erase"
    GRANT = "grant"
    MOVE = "move"


_GOVERNING: Final = frozenset(Deed)
RIGHTS: Final[Mapping[Role, frozenset[Deed]]] = {
    Role.OWNER: _GOVERNING,
    Role.GUARDIAN: _GOVERNING,
    Role.WRITER: frozenset({Deed.READ, Deed.WRITE}),
    Role.READER: frozenset({Deed.READ}),
    Role.EMERGENCY: frozenset(),
}
GOVERNORS: Final = frozenset({Role.OWNER, Role.GUARDIAN})
_RANK: Final = tuple(Role)


def may(role: Role | None, deed: Deed) -> bool:
    """Whether a role allows a deed; nobody's role allows nothing."""
    return role is not None and deed in RIGHTS[role]


def lowers(before: Role, after: Role | None) -> bool:
    """Whether a change takes rights away, so that the person needs a new key."""
    if after is None or {before, after} <= GOVERNORS:
        return after is None
    return _RANK.index(after) > _RANK.index(before)


@dataclass(frozen=True, slots=True)
class Holding:
    """A member's role towards a person. Times are milliseconds since 1970, 0 for none."""

    role: Role
    since_ms: int
    reason: str = ""
    until_ms: int = 0


@dataclass(frozen=True, slots=True)
class Removal:
    """Somebody asked that another governing member's role ends; who has agreed since."""

    asked_ms: int
    agreed: frozenset[MemberId] = frozenset()


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of one member's role, with how long every log of the person then was."""

    role: Role | None
    sizes: Mapping[LogId, int]


@dataclass(slots=True)
class PersonRoles:
    """How things stand for one person: who holds what, what is asked, which key is in force."""

    id: PersonId
    added_by: MemberId
    founded: bool = False
    epoch: int = 0
    holders: dict[MemberId, Holding] = field(default_factory=dict)
    removals: dict[tuple[MemberId, MemberId], Removal] = field(default_factory=dict)
    votes: dict[MemberId, MemberId] = field(default_factory=dict)
    content: set[MemberId] = field(default_factory=set)
    turns: dict[MemberId, list[Turn]] = field(default_factory=dict)
    adopted: dict[LogId, tuple[int, bytes]] = field(default_factory=dict)
    moved: bool = False
    erased: bool = False

    def role(self, member: MemberId) -> Role | None:
        """A member's role, or None."""
        held = self.holders.get(member)
        return None if held is None else held.role

    @property
    def governors(self) -> frozenset[MemberId]:
        """Those who decide: owners and guardians."""
        return frozenset(one for one, held in self.holders.items() if held.role in GOVERNORS)

    @property
    def parties(self) -> frozenset[MemberId]:
        """Governing members who ask to end each other's role; empty unless that is mutual."""
        return frozenset(by for by, target in self.removals if (target, by) in self.removals)

    @property
    def frozen(self) -> bool:
        """Whether nothing may be written until somebody else decides."""
        return bool(self.parties)

    @property
    def deciders(self) -> frozenset[MemberId]:
        """Who may decide between the parties: everybody else who may read the whole record."""
        others = set(self.holders) - self.parties
        return frozenset(one for one in others if may(self.role(one), Deed.READ))

    @property
    def votes_needed(self) -> int:
        """How many deciders must agree: more than half of them; an owner decides alone."""
        return len(self.deciders) // 2 + 1

    def allows(self, member: MemberId, deed: Deed) -> bool:
        """Whether a member may do this now: role, and no freeze unless it is reading."""
        if self.moved and deed is not Deed.READ:
            return False
        return may(self.role(member), deed) and (deed is Deed.READ or not self.frozen)


@dataclass(slots=True)
class MemberStanding:
    """A member: public sealing key, signing key if declared, the name they gave themselves."""

    id: MemberId
    public: bytes
    invited_by: MemberId
    signing: bytes = b""
    name: str = ""
    since_ms: int = 0
