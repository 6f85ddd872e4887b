"""Members and roles as the household's log says: every entry weighed by who wrote it, in order.

Refuses: what its author had no right to; that is not applied, and named.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import singledispatchmethod

from vault import household_schema as schema
from vault import roles_schema
from vault.errors import ProofRefused
from vault.ids import LedgerId, LogId, MemberId, PersonId
from vault.log import StoredEntry, log_id_for
from vault.roles import (
    GOVERNORS,
    WAITING_MS,
    Deed,
    Holding,
    MemberStanding,
    PersonRoles,
    Removal,
    Role,
    Turn,
    lowers,
    may,
)
from vault.sign import verify

Rows = dict[object, tuple[object, ...]]
_TABLES = ("members", "people", "grants", "devices", "headers")


class Unauthorised(Exception):
    """An entry's author had no right to it; it never leaves this file."""


@dataclass(slots=True)
class Fold:
    """Takes the entries of the household's log one by one, in their order."""

    vault_id: bytes
    members: dict[MemberId, MemberStanding] = field(default_factory=dict)
    people: dict[PersonId, PersonRoles] = field(default_factory=dict)
    authors: dict[LogId, MemberId] = field(default_factory=dict)
    devices: dict[tuple[bytes, bytes], MemberId] = field(default_factory=dict)
    rows: dict[str, Rows] = field(default_factory=lambda: {name: {} for name in _TABLES})
    refused: list[str] = field(default_factory=list)
    founder: MemberId | None = None
    whole: bool = True
    log: LogId | None = None
    now_ms: int = 0

    def take(self, stored: StoredEntry, restated: schema.AnyMeta | None = None) -> None:
        """One more entry; what its author had no right to is put into `refused`.

        `restated` is what an erasure left of an entry whose payload went.
        """
        meta = restated or schema.meta_of(stored.meta)
        if meta is None:
            return
        self.log, self.now_ms = stored.position.log_id, stored.entry.claimed_ms
        try:
            self.apply(meta)
        except (Unauthorised, ValueError):
            place = f"log {stored.position.log_id.hex()} entry {stored.position.index}"
            self.refused.append(f"{place} unauthorised")

    def require(self, meta: schema.AnyMeta, author: LogId, now_ms: int) -> None:
        """Raises Unauthorised if this entry would be refused; changes nothing."""
        trial = deepcopy(self)
        trial.log, trial.now_ms = author, now_ms
        try:
            trial.apply(meta)
        except ValueError:
            raise Unauthorised from None

    def reads(self, person: PersonId, member: MemberId) -> bool:
        """Whether a member's role lets them read a person's record."""
        known = self.people.get(person)
        return known is not None and may(known.role(member), Deed.READ)

    def emergencies(self, member: MemberId) -> tuple[PersonId, ...]:
        """The people of whom a member holds an emergency card."""
        people = self.people.values()
        return tuple(one.id for one in people if one.role(member) is Role.EMERGENCY)

    def epoch(self, person: PersonId) -> int:
        """The epoch of a person's key."""
        known = self.people.get(person)
        return 0 if known is None else known.epoch

    # authors

    @property
    def _author(self) -> MemberId:
        known = self._writer_of(self.log)
        if known is None or known not in self.members:
            raise Unauthorised
        return known

    def _writer_of(self, log: LogId | None) -> MemberId | None:
        return None if log is None else self.authors.get(log)

    def _need(self, condition: object) -> None:
        if not condition:
            raise Unauthorised

    def _person(self, person: str) -> PersonRoles:
        known = self.people.get(PersonId(person))
        if known is None:
            raise Unauthorised
        return known

    def _governs(self, person: PersonRoles) -> MemberId:
        author = self._author
        self._need(author in person.governors and not person.moved)
        return author

    # entries

    @singledispatchmethod
    def apply(self, meta: object) -> None:
        """Entries that say nothing of roles: settings of others, restores, ways in."""

    @apply.register
    def _member(self, meta: schema.MemberMeta) -> None:
        member, public = MemberId(meta.member), bytes.fromhex(meta.public)
        known = self.members.get(member)
        if not self.members and self.founder is None:
            self.founder = member
            self.authors[self.log or LogId(b"")] = member
        elif known is None:
            author = self._author
            governing = any(author in one.governors for one in self.people.values())
            self._need(author == self.founder or governing)
        else:
            self._need(self._author == member)
        signing = bytes.fromhex(meta.signing)
        if known is None:
            by = self._author if self.members else member
            known = MemberStanding(member, public, by, since_ms=self.now_ms)
            self.members[member] = known
        known.public = public
        known.signing = signing or known.signing
        known.name = meta.name or known.name
        self.rows["members"][member] = (member, public)

    @apply.register
    def _gone(self, meta: roles_schema.GoneMeta) -> None:
        member = MemberId(meta.member)
        author = self._author
        holding = [one for one in self.people.values() if member in one.holders]
        standing = self.members.get(member)
        self._need(standing is not None and not holding)
        by = standing.invited_by if standing is not None else None
        self._need(author in {member, self.founder, by})
        del self.members[member]
        self.rows["members"].pop(member, None)

    @apply.register
    def _device(self, meta: schema.DeviceMeta) -> None:
        member = MemberId(meta.member)
        public, incarnation = bytes.fromhex(meta.public), bytes.fromhex(meta.incarnation)
        log_id = log_id_for(public, incarnation, LedgerId(self.vault_id), "household")
        standing = self.members.get(member)
        if standing is None:
            raise Unauthorised
        self._need(self.log == log_id or self._writer_of(self.log) == member)
        if standing.signing:
            claim = device_claim(self.vault_id, member, meta)
            try:
                verify(standing.signing, claim, bytes.fromhex(meta.signature))
            except ProofRefused:
                raise Unauthorised from None
        else:
            self._need(member == self.founder)
        self.authors[log_id] = member
        self.devices[public, incarnation] = member
        self.rows["devices"][incarnation] = (
            incarnation,
            meta.member,
            public,
            bytes.fromhex(meta.sealing),
        )

    @apply.register
    def _header(self, meta: schema.HeaderMeta) -> None:
        self.rows["headers"][meta.generation] = (meta.generation, bytes.fromhex(meta.digest))

    @apply.register
    def _facts(self, meta: schema.PersonMeta) -> None:
        person, author = PersonId(meta.person), self._author
        known = self.people.get(person)
        if known is None:
            self.people[person] = PersonRoles(person, author)
        else:
            self._need(known.allows(author, Deed.WRITE) or not known.founded)
        self.rows["people"][person] = (person, int(meta.owner), bytes.fromhex(meta.facts))

    @apply.register
    def _grant(self, meta: schema.GrantMeta) -> None:
        person, member = self._person(meta.person), MemberId(meta.member)
        author, held = self._author, person.holders.get(MemberId(meta.member))
        self._need(member in self.members and meta.epoch == person.epoch)
        if not person.founded:
            self._need(author == member == person.added_by)
            role = Role(meta.role or Role.OWNER)
            self._need(role in GOVERNORS)
            person.founded = True
        elif not meta.role:
            self._need(held is not None and (author == member or author in person.governors))
            role = held.role if held is not None else Role.READER
        else:
            role = Role(meta.role)
            self._need(self._may_give(person, author, member, role))
        if meta.role or held is None:
            since_ms = held.since_ms if held is not None and held.role is role else self.now_ms
            person.holders[member] = Holding(role, since_ms, meta.reason, meta.until_ms)
            self._turn(person, member, role, meta.logs)
        self._seal(person.id, member, meta.sealed)

    @apply.register
    def _revoke(self, meta: roles_schema.RevokeMeta) -> None:
        person, member = self._person(meta.person), MemberId(meta.member)
        steps: Mapping[str, Callable[[PersonRoles, MemberId], None]] = {
            "ask": self._ask,
            "agree": self._agree,
            "withdraw": self._withdraw,
            "keep": self._keep,
        }
        if meta.step in steps:
            self._need(not person.moved)
            steps[meta.step](person, member)
            return
        self._need(meta.step == "end")
        self._end(person, member, meta)

    @apply.register
    def _hand_over(self, meta: roles_schema.HandOverMeta) -> None:
        person, member = self._person(meta.person), MemberId(meta.member)
        author = self._governs(person)
        stay = tuple(MemberId(one) for one in meta.stay)
        self._need(not person.frozen and member in self.members and member not in stay)
        self._need(all(one in person.holders for one in stay))
        self._need(may_hand_over(person, author, member, self.now_ms))
        self._check_renewed(person, meta.renewed, {member, *stay})
        for one in (*person.holders, member):
            role = Role.OWNER if one == member else (Role.READER if one in stay else None)
            before = person.role(one)
            if one in stay and before is Role.EMERGENCY:
                role = Role.EMERGENCY
            self._set_role(person, one, role, meta.logs)
        self._renew(person, meta.renewed)
        person.removals.clear()
        person.content.clear()

    @apply.register
    def _move(self, meta: roles_schema.MoveMeta) -> None:
        person = self._person(meta.person)
        self._governs(person)
        self._need(not person.frozen)
        for member in tuple(person.holders):
            stays = meta.kept and may(person.role(member), Deed.READ)
            self._set_role(person, member, Role.READER if stays else None, meta.logs)
        if not meta.kept:
            for key in [one for one in self.rows["grants"] if one[0] == person.id]:  # type: ignore[index]
                del self.rows["grants"][key]
        person.moved = True

    @apply.register
    def _erased(self, meta: schema.ErasedMeta) -> None:
        person, author = self._person(meta.person), self._author
        row = self.rows["people"][person.id]
        if meta.part:
            self._need(person.erased)
            return
        self._need(person.allows(author, Deed.ERASE) and not row[1])
        for member in tuple(person.holders):
            self._set_role(person, member, None, ())
        self.rows["people"][person.id] = (row[0], row[1], b"")
        person.erased = True

    @apply.register
    def _adopt(self, meta: roles_schema.AdoptMeta) -> None:
        person = self._person(meta.person)
        self._need(self._author == person.added_by and not person.adopted)
        for log_id, size, root in meta.logs:
            person.adopted[LogId(bytes.fromhex(log_id))] = (size, bytes.fromhex(root))

    # revoking

    def _ask(self, person: PersonRoles, target: MemberId) -> None:
        author = self._governs(person)
        self._need(author != target and target in person.governors)
        self._need(not (person.role(author) is Role.GUARDIAN and person.role(target) is Role.OWNER))
        self._need((author, target) not in person.removals)
        person.removals[author, target] = Removal(self.now_ms)

    def _agree(self, person: PersonRoles, target: MemberId) -> None:
        author = self._author
        self._need(may(person.role(author), Deed.READ))
        if author == target and not any(target == one for _, one in person.removals):
            person.content.add(author)
            return
        asked = [pair for pair in person.removals if pair[1] == target and author != pair[0]]
        third = may(person.role(author), Deed.WRITE)
        self._need(asked and not person.frozen and (author == target or third))
        for pair in asked:
            before = person.removals[pair]
            person.removals[pair] = Removal(before.asked_ms, before.agreed | {author})

    def _withdraw(self, person: PersonRoles, target: MemberId) -> None:
        self._need((self._author, target) in person.removals)
        del person.removals[self._author, target]
        person.votes.clear()

    def _keep(self, person: PersonRoles, stays: MemberId) -> None:
        author = self._author
        self._need(stays in person.parties and author in person.deciders)
        person.votes[author] = stays
        for_them = frozenset(one for one, wanted in person.votes.items() if wanted == stays)
        owner = person.role(author) is Role.OWNER
        if not owner and len(for_them & person.deciders) < person.votes_needed:
            return
        for by, target in tuple(person.removals):
            if target == stays:
                del person.removals[by, target]
            elif by == stays:
                before = person.removals[by, target]
                person.removals[by, target] = Removal(before.asked_ms, before.agreed | for_them)
        person.votes.clear()

    def _end(self, person: PersonRoles, target: MemberId, meta: roles_schema.RevokeMeta) -> None:
        author, held = self._author, person.holders.get(target)
        if held is None or meta.renewed is None:
            raise Unauthorised
        left = Role(meta.role) if meta.role else None
        self._need(lowers(held.role, left) and not person.moved)
        self._need(person.governors - {target} or left in GOVERNORS)
        if author != target:
            self._need(may_end(person, author, target, self.now_ms))
        holders = set(person.holders) if left else set(person.holders) - {target}
        self._check_renewed(person, meta.renewed, holders)
        self._set_role(person, target, left, meta.logs)
        self._renew(person, meta.renewed)
        for pair in [one for one in person.removals if target in one]:
            del person.removals[pair]
        person.votes.clear()

    # what follows

    def _may_give(
        self, person: PersonRoles, author: MemberId, member: MemberId, role: Role
    ) -> bool:
        held = person.holders.get(member)
        if not person.allows(author, Deed.GRANT):
            return False
        if held is not None and lowers(held.role, role):
            return False
        mine = person.role(author)
        if role is Role.OWNER:
            return mine is Role.OWNER
        if held is None or held.role not in GOVERNORS or member == author:
            return True
        return mine is Role.OWNER and held.role is Role.GUARDIAN

    def _set_role(
        self,
        person: PersonRoles,
        member: MemberId,
        role: Role | None,
        logs: roles_schema.Snapshot,
    ) -> None:
        before = person.holders.get(member)
        if role is None:
            person.holders.pop(member, None)
            self.rows["grants"].pop((person.id, member), None)
        elif before is None or before.role is not role:
            person.holders[member] = Holding(role, self.now_ms)
        if before is None or before.role is not role:
            self._turn(person, member, role, logs)

    def _turn(
        self,
        person: PersonRoles,
        member: MemberId,
        role: Role | None,
        logs: roles_schema.Snapshot,
    ) -> None:
        sizes = {LogId(bytes.fromhex(log_id)): size for log_id, size, _ in logs}
        person.turns.setdefault(member, []).append(Turn(role, sizes))

    def _check_renewed(
        self, person: PersonRoles, renewed: roles_schema.Renewed, holders: set[MemberId]
    ) -> None:
        self._need(renewed.epoch == person.epoch + 1)
        self._need({one for one, _ in renewed.seals} == holders)

    def _renew(self, person: PersonRoles, renewed: roles_schema.Renewed) -> None:
        person.epoch = renewed.epoch
        row = self.rows["people"][person.id]
        self.rows["people"][person.id] = (row[0], row[1], bytes.fromhex(renewed.facts))
        for member, sealed in renewed.seals:
            self._seal(person.id, MemberId(member), sealed)

    def _seal(self, person: PersonId, member: MemberId, sealed: str) -> None:
        self.rows["grants"][person, member] = (person, member, bytes.fromhex(sealed))


def may_end(person: PersonRoles, author: MemberId, target: MemberId, now_ms: int) -> bool:
    """Whether `author` may end or shrink the role of `target` now.

    An owner ends everybody's but another owner's; a guardian ends writers', readers' and
    emergency readers'. Another governing member's role ends with their signature, a third
    trusted member's, or after the waiting time.
    """
    mine, theirs = person.role(author), person.role(target)
    if mine not in GOVERNORS or theirs is None or person.frozen:
        return False
    if theirs not in GOVERNORS or (mine is Role.OWNER and theirs is Role.GUARDIAN):
        return True
    asked = [one for pair, one in person.removals.items() if pair[1] == target]
    return any(one.agreed or now_ms - one.asked_ms >= WAITING_MS for one in asked)


def may_hand_over(person: PersonRoles, author: MemberId, member: MemberId, now_ms: int) -> bool:
    """Whether a record may be handed to its person: every other governing member is content.

    They have said so, or the end of their guardianship has come.
    """
    if person.frozen or author not in person.governors or person.role(member) is Role.OWNER:
        return False
    others = person.governors - {author, member}
    return all(
        one in person.content or 0 < person.holders[one].until_ms <= now_ms for one in others
    )


def device_claim(vault_id: bytes, member: MemberId, meta: schema.DeviceMeta) -> bytes:
    """What a member signs of a device: vault, member, incarnation and both public keys."""
    ids = vault_id + bytes.fromhex(member) + bytes.fromhex(meta.incarnation)
    keys = bytes.fromhex(meta.public) + bytes.fromhex(meta.sealing)
    return b"rekamku/device-claim/v1\x00" + ids + keys
