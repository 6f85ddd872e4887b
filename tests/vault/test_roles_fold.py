"""Roles folded from entries: who may do what, what is refused, how older vaults read."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from vault.entry import Entry, Operation
from vault.household_schema import (
    AnyMeta,
    DeviceMeta,
    GrantMeta,
    MemberMeta,
    PersonMeta,
    encode,
)
from vault.ids import LedgerId, LogId, MemberId, PersonId
from vault.log import Position, StoredEntry, log_id_for
from vault.majority import comes_of_age_ms
from vault.roles import WAITING_MS, PersonRoles, Role
from vault.roles_fold import Fold, device_claim
from vault.roles_schema import GoneMeta, HandOverMeta, MoveMeta, Renewed, RevokeMeta
from vault.sign import SigningKey

VAULT = bytes(range(16))
PERSON = PersonId("aa" * 16)
FOUNDER, SECOND, THIRD = (MemberId(one * 16) for one in ("01", "02", "03"))


@dataclass(slots=True)
class Story:
    """Entries as members write them, one after the other."""

    fold: Fold = field(default_factory=lambda: Fold(VAULT))
    now_ms: int = 1_000
    written: int = 0
    keys: dict[MemberId, tuple[SigningKey, SigningKey]] = field(default_factory=dict)

    def tell(self, member: MemberId, meta: AnyMeta) -> bool:
        """An entry of a member's device; whether it was taken."""
        public = self.device(member)[1].public
        log_id = log_id_for(public, bytes.fromhex(member), LedgerId(VAULT), "household")
        self.written += 1
        entry = Entry(
            LedgerId(VAULT), log_id, 0, bytes(32), None, 1, self.now_ms, Operation.GRANT, None,
            bytes(32), 0,
        )  # fmt: skip
        position = Position(LogId(log_id), self.written, bytes(32))
        before = len(self.fold.refused)
        self.fold.take(StoredEntry(position, entry, encode(meta), b""))
        return len(self.fold.refused) == before

    def device(self, member: MemberId) -> tuple[SigningKey, SigningKey]:
        """A member's own signing key and that of their device."""
        return self.keys.setdefault(member, (SigningKey.generate(), SigningKey.generate()))

    def member(self, member: MemberId, by: MemberId, *, signing: bool = True) -> None:
        """A new member and their device."""
        own, device = self.device(member)
        declared = own.public.hex() if signing else ""
        assert self.tell(by, MemberMeta(member, "00", declared))
        meta = DeviceMeta(member, member, device.public.hex(), "00")
        claim = device_claim(VAULT, member, meta)
        signature = own.sign(claim).hex() if signing else ""
        signed = DeviceMeta(member, member, device.public.hex(), "00", signature)
        assert self.tell(member, signed)

    @property
    def person(self) -> PersonRoles:
        return self.fold.people[PERSON]

    def frozen(self) -> bool:
        """Whether the record is frozen now."""
        return self.person.frozen

    def renewed(self, *holders: MemberId) -> Renewed:
        """A new key for these holders."""
        return Renewed(self.person.epoch + 1, "00", tuple((one, "00") for one in holders))

    def grant(self, by: MemberId, member: MemberId, role: str) -> bool:
        return self.tell(by, GrantMeta(PERSON, member, "00", role, epoch=self.person.epoch))


def begun(role: str = "") -> Story:
    """A founder, two more members, and a person whom the founder added."""
    story = Story()
    story.member(FOUNDER, FOUNDER)
    story.member(SECOND, FOUNDER)
    story.member(THIRD, FOUNDER)
    assert story.tell(FOUNDER, PersonMeta(PERSON, owner=False, facts="00"))
    assert story.tell(FOUNDER, GrantMeta(PERSON, FOUNDER, "00", role))
    return story


def test_a_vault_from_before_members_had_keys_for_their_devices_reads_on() -> None:
    story = Story()
    story.member(FOUNDER, FOUNDER, signing=False)
    assert story.tell(FOUNDER, PersonMeta(PERSON, owner=True, facts="00"))
    assert story.tell(FOUNDER, GrantMeta(PERSON, FOUNDER, "00"))
    assert story.person.role(FOUNDER) is Role.OWNER
    own, _ = story.device(FOUNDER)
    assert story.tell(FOUNDER, MemberMeta(FOUNDER, "00", own.public.hex()))
    forged = DeviceMeta("ee" * 16, FOUNDER, SigningKey.generate().public.hex(), "00")
    assert not story.tell(FOUNDER, forged)


ACTS = (
    "write-facts",
    "give-reader",
    "give-guardian",
    "give-owner",
    "end-reader",
    "hand-over",
    "move",
)
ALLOWED: dict[Role | None, set[str]] = {
    Role.OWNER: set(ACTS),
    Role.GUARDIAN: set(ACTS) - {"give-owner"},
    Role.WRITER: {"write-facts"},
    Role.READER: set(),
    Role.EMERGENCY: set(),
    None: set(),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("role", [*Role, None])
def test_each_role_may_do_exactly_what_the_table_says(role: Role | None, act: str) -> None:
    story = begun()
    if role is not None:
        assert story.grant(FOUNDER, SECOND, role.value)
    story.person.content.add(FOUNDER)
    if act == "end-reader":
        assert story.grant(FOUNDER, THIRD, "reader")
    rest = {FOUNDER, SECOND} if role is not None else {FOUNDER}
    metas: dict[str, AnyMeta] = {
        "write-facts": PersonMeta(PERSON, owner=False, facts="11"),
        "give-reader": GrantMeta(PERSON, THIRD, "00", "reader"),
        "give-guardian": GrantMeta(PERSON, THIRD, "00", "guardian"),
        "give-owner": GrantMeta(PERSON, THIRD, "00", "owner"),
        "end-reader": RevokeMeta(PERSON, THIRD, "end", renewed=story.renewed(*rest)),
        "hand-over": HandOverMeta(PERSON, THIRD, (), (), story.renewed(THIRD)),
        "move": MoveMeta(PERSON, kept=True, logs=()),
    }

    assert story.tell(SECOND, metas[act]) is (act in ALLOWED[role])


def test_nobody_gives_more_than_they_have_nor_raises_themselves() -> None:
    story = begun()
    assert story.grant(FOUNDER, SECOND, "guardian")
    assert not story.grant(SECOND, SECOND, "owner")
    assert story.grant(FOUNDER, THIRD, "writer")
    assert not story.grant(THIRD, THIRD, "guardian")
    assert not story.grant(SECOND, FOUNDER, "guardian")


def test_a_grant_of_another_epoch_is_refused() -> None:
    story = begun()
    assert not story.tell(FOUNDER, GrantMeta(PERSON, SECOND, "00", "reader", epoch=1))
    assert story.tell(FOUNDER, GrantMeta(PERSON, SECOND, "00", "reader", epoch=0))
    renewed = story.renewed(FOUNDER)
    assert story.tell(FOUNDER, RevokeMeta(PERSON, SECOND, "end", renewed=renewed))
    assert not story.tell(FOUNDER, GrantMeta(PERSON, SECOND, "00", "reader", epoch=0))


def test_a_new_key_that_leaves_out_a_holder_or_lets_one_in_is_refused() -> None:
    story = begun()
    assert story.grant(FOUNDER, SECOND, "reader")
    assert story.grant(FOUNDER, THIRD, "reader")
    for holders in ((FOUNDER,), (FOUNDER, SECOND, THIRD)):
        meta = RevokeMeta(PERSON, THIRD, "end", renewed=story.renewed(*holders))
        assert not story.tell(FOUNDER, meta)
    assert THIRD in story.person.holders
    assert story.person.epoch == 0


def test_two_requests_at_once_freeze_whatever_their_order() -> None:
    for first, second in ((FOUNDER, SECOND), (SECOND, FOUNDER)):
        story = begun("guardian")
        assert story.grant(FOUNDER, SECOND, "guardian")
        assert story.grant(FOUNDER, THIRD, "reader")
        assert story.tell(first, RevokeMeta(PERSON, second, "ask"))
        assert story.tell(second, RevokeMeta(PERSON, first, "ask"))
        story.now_ms += 2 * WAITING_MS
        assert story.frozen()
        renewed = story.renewed(first, THIRD)
        assert not story.tell(first, RevokeMeta(PERSON, second, "end", renewed=renewed))
        assert story.tell(THIRD, RevokeMeta(PERSON, second, "keep"))
        assert not story.frozen()
        renewed = story.renewed(second, THIRD)
        assert story.tell(second, RevokeMeta(PERSON, first, "end", renewed=renewed))


def test_whoever_is_gone_writes_nothing_that_counts() -> None:
    story = begun()
    assert story.tell(FOUNDER, GoneMeta(SECOND))
    assert not story.tell(SECOND, PersonMeta(PersonId("bb" * 16), owner=False, facts="00"))
    assert not story.tell(SECOND, MemberMeta(SECOND, "00"))


@pytest.mark.parametrize(
    ("born", "years", "day"),
    [
        ("2008-11-22", 18, "2026-11-22"),
        ("2008-02-29", 18, "2026-03-01"),
        ("2008-02-29", 20, "2028-02-29"),
        ("2005-11-22", 21, "2026-11-22"),
    ],
)
def test_the_day_somebody_comes_of_age(born: str, years: int, day: str) -> None:
    found = comes_of_age_ms(born, years)
    assert found is not None
    assert datetime.fromtimestamp(found / 1000, UTC).date().isoformat() == day


@pytest.mark.parametrize("born", ["", "2008", "2008-11", "2008-02-31"])
def test_without_a_full_birth_date_there_is_no_such_day(born: str) -> None:
    assert comes_of_age_ms(born, 18) is None
