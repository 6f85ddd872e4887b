"""Who may see whom: roles given, shrunk, ended, asked for, decided and handed over.

Refuses: a change that the household's log would not take from this member, and leaving a person
with nobody who decides for them.
"""

import msgspec

from vault import emergency, inviting, person_rekeying
from vault.core import Core
from vault.db import transaction
from vault.entry import Operation
from vault.errors import MemberRefused, NoPerson, RoleRefused
from vault.grants import Terms
from vault.household_schema import GrantMeta, encode
from vault.ids import MemberId, PersonId
from vault.kit import Kit
from vault.log import NewEntry
from vault.majority import CHOICES, SETTING, comes_of_age_ms, majority_years
from vault.roles import GOVERNORS, Deed, MemberStanding, PersonRoles, Role, lowers
from vault.roles_fold import may_end, may_hand_over
from vault.roles_schema import HandOverMeta, RevokeMeta


class Family:
    """What the opening member can do about members and roles.

    Whatever changes one raises RoleRefused or NotAllowed, Frozen while two guardians disagree,
    and why nothing is written at all.
    """

    def __init__(self, core: Core) -> None:
        self._core = core

    # looking

    @property
    def me(self) -> MemberId:
        """The opening member."""
        return self._core.opened.member

    def members(self) -> tuple[MemberStanding, ...]:
        """Every member, the longest one first."""
        return tuple(self._core.household.roles().members.values())

    def roles(self, person: PersonId) -> PersonRoles:
        """How things stand for a person; raises NoPerson for whoever holds no role there."""
        known = self._core.household.roles().people.get(person)
        if known is None or known.role(self.me) is None:
            raise NoPerson(person)
        return known

    def made_for(self, person: PersonId) -> bool:
        """Whether the vault was made for this person; raises Altered if it says of nobody."""
        return person == self._core.household.owner_id()

    def emergencies(self) -> tuple[emergency.Extract, ...]:
        """The extracts of people for whom the opening member is an emergency reader."""
        household = self._core.household
        people = household.roles().people.values()
        held = [one.id for one in people if one.role(self.me) is Role.EMERGENCY]
        return tuple(emergency.open_extract(household, one) for one in held)

    @property
    def majority(self) -> int:
        """The age from which a record is a person's own here."""
        return majority_years(self._core.household)

    def set_majority(self, years: int) -> None:
        """Chooses 18 or 21; raises RoleRefused(`unauthorised`) for any other."""
        if years not in CHOICES:
            raise RoleRefused("unauthorised")
        self._core.require_writable()
        self._core.household.set_setting(SETTING, str(years))

    def comes_of_age_ms(self, person: PersonId) -> int | None:
        """When a person comes of age, in milliseconds; None without a full birth date."""
        return comes_of_age_ms(self._core.household.person(person).birth_date, self.majority)

    # members

    def invite(self, name: str, passphrase: str) -> tuple[MemberId, Kit]:
        """Adds a member who typed a passphrase here, with a kit of their own."""
        return inviting.invite(self._core, name, passphrase)

    def rename(self, name: str) -> None:
        """What the other members call the opening one; raises MemberRefused(`name`, `exists`)."""
        inviting.rename(self._core, name)

    def remove_member(self, member: MemberId) -> None:
        """Ends every role of a member and takes their ways in out of the header.

        Raises MemberRefused: `self`, or `holds` where a role cannot be ended by the opening one.
        """
        if member == self.me:
            raise MemberRefused("self")
        if not self.may_remove(member):
            raise MemberRefused("holds")
        for person in self._held_by(member):
            self.end(person.id, member)
        inviting.leave(self._core, member)

    def may_remove(self, member: MemberId) -> bool:
        """Whether the opening member can end every role of another and take them out."""
        roles, now = self._core.household.roles(), self._core.environment.clock()
        standing = roles.members.get(member)
        if standing is None or member == self.me:
            return False
        if self.me not in {roles.founder, standing.invited_by}:
            return False
        return all(
            one.governors - {member} and may_end(one, self.me, member, now)
            for one in self._held_by(member)
        )

    @property
    def may_invite(self) -> bool:
        """Whether the opening member made the vault, or decides about somebody's record."""
        roles = self._core.household.roles()
        governing = any(self.me in one.governors for one in roles.people.values())
        return governing or self.me == roles.founder

    def _held_by(self, member: MemberId) -> list[PersonRoles]:
        people = self._core.household.roles().people.values()
        return [one for one in people if member in one.holders]

    # roles

    def give(
        self, person: PersonId, member: MemberId, role: Role, reason: str = "", until_ms: int = 0
    ) -> None:
        """Gives a role, or a greater one; a guardian's has a reason and may have an end."""
        core = self._core
        core.require(person, Deed.GRANT)
        held = self.roles(person).role(member)
        if held is not None and lowers(held, role):
            self.end(person, member, None if role is Role.EMERGENCY else role)
            if role is not Role.EMERGENCY:
                return
        known = self._core.household.roles()
        if member not in known.members:
            raise RoleRefused("no-holder")
        if role is not Role.GUARDIAN:
            reason, until_ms = "", 0
        with core.alone():
            self._give(person, member, Terms(role, reason, until_ms, known.epoch(person)))

    def _give(self, person: PersonId, member: MemberId, terms: Terms) -> None:
        core = self._core
        room = core.room(person)
        with (
            transaction(room.connection("record.db")),
            transaction(room.connection("share.db")),
        ):
            logs = person_rekeying.snapshot_of(core, person)
            sealed = self._sealed(person, member, terms)
            meta = msgspec.structs.replace(terms.meta(person, member, sealed), logs=logs)
            person_rekeying.require(core, meta)
            self._write(meta, NewEntry(terms.operation, encode(meta)))
        if terms.role is Role.EMERGENCY:
            self._note_extract(person)

    def _sealed(self, person: PersonId, member: MemberId, terms: Terms) -> bytes:
        household = self._core.household
        if terms.role is Role.EMERGENCY:
            return emergency.seal_extract(household, self._extract(person), member)
        return household.seal_key(person, household.person_key(person), member, terms.epoch)

    def _write(self, meta: GrantMeta, entry: NewEntry) -> None:
        with self._core.household.writing() as entries:
            entries.append(entry)
            self._core.household.connection.execute(
                "insert or replace into grants values (?, ?, ?)",
                (meta.person, meta.member, bytes.fromhex(meta.sealed)),
            )

    def end(self, person: PersonId, member: MemberId, left: Role | None = None) -> None:
        """Ends a role, or leaves a smaller one; the person has a new key from then on.

        Raises RoleRefused: `last`, `wait` (first `ask`), `no-holder`, `unauthorised`.
        """
        core = self._core
        roles = self.roles(person)
        held = roles.role(member)
        if held is None:
            raise RoleRefused("no-holder")
        if not roles.governors - {member} and left not in GOVERNORS:
            raise RoleRefused("last")
        if member != self.me:
            core.require(person, Deed.GRANT)
            if not may_end(roles, self.me, member, core.environment.clock()):
                raise RoleRefused("wait" if held in GOVERNORS else "unauthorised")
        holders = {one: hold.role for one, hold in roles.holders.items() if one != member}
        if left is not None:
            holders[member] = left
        role = "" if left is None else left.value
        person_rekeying.change(
            core,
            person,
            Operation.REVOKE,
            holders,
            lambda logs, renewed: RevokeMeta(person, member, "end", role, logs, renewed),
        )

    def ask(self, person: PersonId, member: MemberId) -> None:
        """Asks that another guardian's role ends; they have fourteen days to answer.

        If they ask the same of the opening member, the record is frozen until one decides.
        """
        self._step(person, member, "ask")

    def agree(self, person: PersonId, member: MemberId) -> None:
        """Agrees that a guardian's role ends, as that guardian or as a third who may write.

        Said of oneself with nothing asked, it means being content that the record is handed over.
        """
        self._step(person, member, "agree")

    def withdraw(self, person: PersonId, member: MemberId) -> None:
        """Takes back what the opening member asked."""
        self._step(person, member, "withdraw")

    def decide(self, person: PersonId, stays: MemberId) -> None:
        """Says which of two guardians stays: an owner decides alone, others by more than half."""
        self._step(person, stays, "keep")

    def _step(self, person: PersonId, member: MemberId, step: str) -> None:
        core = self._core
        core.require_writable()
        self.roles(person)
        meta = RevokeMeta(person, member, step)
        person_rekeying.require(core, meta)
        with core.household.writing() as entries:
            entries.append(NewEntry(Operation.REVOKE, encode(meta)))

    # coming of age

    def hand_over(
        self, person: PersonId, member: MemberId, stay: tuple[MemberId, ...] = ()
    ) -> None:
        """Makes a record its person's own: `member` is they, `stay` may still read if they say.

        Everybody else's role ends and the person has a new key. Raises RoleRefused(`others`)
        while another guardian, whose time has not come, has not agreed.
        """
        core = self._core
        core.require(person, Deed.MOVE)
        roles = self.roles(person)
        if not may_hand_over(roles, self.me, member, core.environment.clock()):
            others = roles.governors - {self.me, member}
            raise RoleRefused("others" if others else "holder")
        before = {one: hold.role for one, hold in roles.holders.items()}
        holders = {member: Role.OWNER}
        for one in stay:
            kept = before.get(one)
            if kept is None or one == member:
                raise RoleRefused("no-holder")
            holders[one] = Role.EMERGENCY if kept is Role.EMERGENCY else Role.READER
        person_rekeying.change(
            core,
            person,
            Operation.HAND_OVER,
            holders,
            lambda logs, renewed: HandOverMeta(person, member, stay, logs, renewed),
        )

    # emergency extracts

    def refresh_extracts(self) -> int:
        """Seals anew the extracts that no longer say what the records do; how many people."""
        core = self._core
        done = 0
        if core.troubles:
            return done
        for known in tuple(core.household.roles().people.values()):
            readers = [one for one, held in known.holders.items() if held.role is Role.EMERGENCY]
            if readers and known.allows(self.me, Deed.GRANT) and self._outdated(known.id):
                for member in readers:
                    self._reseal_extract(known, member)
                self._note_extract(known.id)
                done += 1
        return done

    def _reseal_extract(self, known: PersonRoles, member: MemberId) -> None:
        sealed = emergency.seal_extract(self._core.household, self._extract(known.id), member)
        meta = Terms(epoch=known.epoch).meta(known.id, member, sealed)
        self._write(meta, NewEntry(Operation.GRANT, encode(meta)))

    def _extract(self, person: PersonId) -> emergency.Extract:
        core = self._core
        store = core.room(person).records(writable=False)
        extract = emergency.extract_of(core.household.person(person), store)
        return msgspec.structs.replace(extract, made_ms=core.environment.clock())

    def _outdated(self, person: PersonId) -> bool:
        kept = self._core.household.own(_digest_name(person))
        return kept != emergency.digest_of(self._extract(person)).encode()

    def _note_extract(self, person: PersonId) -> None:
        digest = emergency.digest_of(self._extract(person)).encode()
        self._core.household.keep_own(_digest_name(person), digest)


def _digest_name(person: PersonId) -> str:
    return f"extract-{person}"
