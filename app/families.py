"""Members and who may see whom, as the Family screen and the command line show it.

Refuses: naming anybody whom the asking member may not see; other members show the name they chose.
"""

from dataclasses import dataclass, replace

from vault.emergency import Extract
from vault.errors import NoMember, NoPerson
from vault.family import Family
from vault.ids import MemberId, PersonId
from vault.records import LogLine, Person
from vault.roles import Deed, MemberStanding, PersonRoles, Role
from vault.roles_fold import may_end, may_hand_over
from vault.share_values import ShareState
from vault.vault import Vault

REMIND_MS = 90 * 24 * 3_600_000
"""How long before a guardianship ends, or a child comes of age, the screen says so."""
_SOMEBODY_NEW = MemberId("")
"""The young person, before they have a passphrase."""
_OPEN = frozenset({ShareState.OPEN, ShareState.PAUSED})


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member; `name` is empty for whoever gave none and whose person is not to be seen."""

    id: MemberId
    name: str
    me: bool
    since_ms: int
    may_remove: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """One member's role towards a person, and what the asking member can do about it."""

    member: MemberView
    role: Role
    since_ms: int
    reason: str = ""
    until_ms: int = 0
    may_end: bool = False
    may_ask: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody asked that another guardian's role ends; `mine` if the asking member did."""

    by: MemberView
    target: MemberView
    asked_ms: int
    agreed: bool
    mine: bool
    may_agree: bool


@dataclass(frozen=True, slots=True)
class PersonFamily:
    """Who may do what with one person's record."""

    person: Person
    role: Role
    seats: tuple[Seat, ...]
    askings: tuple[Asking, ...] = ()
    frozen: bool = False
    may_decide: bool = False
    may_give: bool = False
    may_hand_over: bool = False
    may_move: bool = False
    may_erase: bool = False
    moved: bool = False
    comes_of_age_ms: int = 0
    remind_ms: int = 0
    """The day to be reminded of, if it is near or has passed; else 0."""


@dataclass(frozen=True, slots=True)
class FamilyView:
    """Everything the Family screen shows to one member."""

    me: MemberView
    members: tuple[MemberView, ...]
    people: tuple[PersonFamily, ...]
    emergencies: tuple[Extract, ...]
    majority: int
    alone: bool
    may_invite: bool = False


def look(vault: Vault, now_ms: int) -> FamilyView:
    """Members, people and roles as the opening member may know them."""
    family = vault.family
    members = {one.id: view_of(vault, one) for one in family.members()}
    people = tuple(_person(family, one, members, now_ms) for one in vault.people())
    me = members.get(family.me) or MemberView(family.me, "", me=True, since_ms=0)
    return FamilyView(
        me=me,
        members=tuple(members.values()),
        people=people,
        emergencies=family.emergencies(),
        majority=family.majority,
        alone=vault.passphrase_alone,
        may_invite=family.may_invite,
    )


def view_of(vault: Vault, standing: MemberStanding) -> MemberView:
    """A member by the name of their own record if that may be seen, else by their own word."""
    return MemberView(
        standing.id,
        _own_name(vault, standing.id) or standing.name,
        standing.id == vault.family.me,
        standing.since_ms,
        vault.family.may_remove(standing.id),
    )


def find_member(vault: Vault, wanted: str) -> MemberId:
    """The one member of that id or name; raises NoMember if none or several fit."""
    text = " ".join(wanted.split()).casefold()
    known = [view_of(vault, one) for one in vault.family.members()]
    for found in (
        [one for one in known if one.id == text],
        [one for one in known if text and one.name.casefold() == text],
        [one for one in known if text and f" {text}" in f" {one.name.casefold()}"],
    ):
        if len(found) == 1:
            return found[0].id
        if found:
            break
    raise NoMember(wanted)


def end_shares(vault: Vault, person: PersonId) -> int:
    """Stops every share of a person that is still open; how many."""
    store = vault.shares(person)
    ending = [one for one in store.shares() if one.state in _OPEN]
    for share in ending:
        store.stop(share.id, vault.actor())
    return len(ending)


def _own_name(vault: Vault, member: MemberId) -> str:
    """The person a member is: whom they own, if the asking member may see that record."""
    for person in vault.people():
        try:
            roles = vault.family.roles(person.id)
        except NoPerson:
            continue
        owners = [one for one, held in roles.holders.items() if held.role is Role.OWNER]
        if owners == [member] and _is_own(vault, person, member):
            return person.name
    return ""


def _is_own(vault: Vault, person: Person, member: MemberId) -> bool:
    """A member may keep the records of several adults; their own is the first of them."""
    owned = [
        one.id for one in vault.people() if vault.family.roles(one.id).role(member) is Role.OWNER
    ]
    return owned[:1] == [person.id]


def _person(
    family: Family,
    person: Person,
    members: dict[MemberId, MemberView],
    now_ms: int,
) -> PersonFamily:
    roles = family.roles(person.id)
    role = roles.role(family.me) or Role.READER
    seats = tuple(
        _seat(roles, family.me, members[one], now_ms) for one in roles.holders if one in members
    )
    of_age = family.comes_of_age_ms(person.id) or 0
    return PersonFamily(
        person=person,
        role=role,
        seats=seats,
        askings=_askings(roles, family.me, members),
        frozen=roles.frozen,
        may_decide=roles.frozen and family.me in roles.deciders,
        may_give=roles.allows(family.me, Deed.GRANT) and len(members) > 1,
        may_hand_over=_of_age(roles, of_age, now_ms)
        and may_hand_over(roles, family.me, _SOMEBODY_NEW, now_ms),
        may_move=roles.allows(family.me, Deed.MOVE),
        may_erase=roles.allows(family.me, Deed.ERASE) and not family.made_for(person.id),
        moved=roles.moved,
        comes_of_age_ms=of_age,
        remind_ms=_remind(roles, of_age, now_ms),
    )


def _of_age(roles: PersonRoles, of_age_ms: int, now_ms: int) -> bool:
    """A record can be handed over from the birthday on, and where that is not known."""
    guarded = any(held.role is Role.GUARDIAN for held in roles.holders.values())
    return guarded and now_ms >= of_age_ms - REMIND_MS


def _seat(roles: PersonRoles, me: MemberId, member: MemberView, now_ms: int) -> Seat:
    held = roles.holders[member.id]
    governing = me in roles.governors and not roles.moved and not roles.frozen
    leaving = member.id == me and bool(roles.governors - {me}) and not roles.moved
    ends = leaving or (governing and member.id != me and may_end(roles, me, member.id, now_ms))
    asks = (
        me in roles.governors
        and member.id in roles.governors
        and member.id != me
        and not ends
        and (me, member.id) not in roles.removals
        and not (roles.role(me) is Role.GUARDIAN and held.role is Role.OWNER)
    )
    return Seat(member, held.role, held.since_ms, held.reason, held.until_ms, ends, asks)


def _askings(
    roles: PersonRoles, me: MemberId, members: dict[MemberId, MemberView]
) -> tuple[Asking, ...]:
    found = []
    for (by, target), asked in roles.removals.items():
        if by in members and target in members:
            third = me != by and roles.role(me) in {Role.OWNER, Role.GUARDIAN, Role.WRITER}
            agrees = not roles.frozen and me not in asked.agreed and me != by
            found.append(
                Asking(
                    by=members[by],
                    target=members[target],
                    asked_ms=asked.asked_ms,
                    agreed=bool(asked.agreed),
                    mine=by == me,
                    may_agree=agrees and (me == target or third),
                )
            )
    return tuple(found)


def _remind(roles: PersonRoles, of_age_ms: int, now_ms: int) -> int:
    """The nearest end of a guardianship that is due, or the coming of age of a guarded person."""
    guardians = [held for held in roles.holders.values() if held.role is Role.GUARDIAN]
    days = [held.until_ms for held in guardians if held.until_ms]
    if guardians and of_age_ms:
        days.append(of_age_ms)
    near = [day for day in days if day - now_ms <= REMIND_MS]
    return min(near, default=0)


def with_names(vault: Vault, lines: tuple[LogLine, ...]) -> tuple[LogLine, ...]:
    """Lines of what other members did say by whom, if that member has a name to be seen."""
    others = {one.id: view_of(vault, one) for one in vault.family.members()}
    if len(others) <= 1:
        return lines
    names = {one.id: one.name for one in others.values() if not one.me and one.name}

    def named(line: LogLine) -> LogLine:
        by = names.get(MemberId(str(line.detail.get("actor", ""))))
        return line if by is None else replace(line, detail=line.detail | {"by": by})

    return tuple(map(named, lines))


_ABOUT_ROLES = frozenset({"grant", "revoke", "hand-over", "move", "adopt"})
_LINES = 10_000


def role_lines(vault: Vault, person: PersonId) -> tuple[LogLine, ...]:
    """What the household's log says of one person's roles, with names as they may be seen.

    The key that whoever added the person holds from the beginning is no line.
    """
    names = {one.id: view_of(vault, one).name for one in vault.family.members()}
    found = []
    for line in vault.log_lines(_LINES):
        if line.detail.get("set") in _ABOUT_ROLES and line.detail.get("person") == person:
            member = MemberId(str(line.detail.get("member", "")))
            found.append(replace(line, detail=line.detail | {"name": names.get(member, "")}))
    first = next((line for line in reversed(found) if line.detail["set"] == "grant"), None)
    return tuple(line for line in found if line is not first)
