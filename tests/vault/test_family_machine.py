"""Grants, revocations and writing by three members in any order: the vault always holds.

Refuses: long runs; a few dozen steps on a small vault.
"""

import tempfile
from pathlib import Path

from family_maker import House, add_one, make_house
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from vault_maker import Place

from vault.errors import Frozen, NoPerson, NotAllowed, RoleRefused
from vault.open_vault import Vault
from vault.roles import GOVERNORS, WAITING_MS, Deed, Role

NAMES = ("founder", "Ayah", "Nenek")
REFUSED = (NoPerson, NotAllowed, Frozen, RoleRefused)
who = st.sampled_from(NAMES)


class Members(RuleBasedStateMachine):
    """Three members with open vaults side by side; each does what comes to mind."""

    @initialize()
    def begin(self) -> None:
        """A vault with a child and three members."""
        self.folder = tempfile.TemporaryDirectory()
        self.house: House = make_house(Place(Path(self.folder.name)))
        for name in NAMES[1:]:
            self.house.invite(name)
        self.written = 0

    def of(self, name: str) -> Vault:
        return self.house.founder if name == "founder" else self.house.opened(name)

    def roles_of(self, name: str) -> Role | None:
        known = self.house.founder._core.household.roles().people[self.house.child]
        return known.role(self.of(name).actor())

    @rule(by=who, member=who, role=st.sampled_from(Role))
    def give(self, by: str, member: str, role: Role) -> None:
        """Only who decides gives; nobody becomes more than the giver may give."""
        before = self.roles_of(by)
        try:
            self.of(by).family.give(self.house.child, self.of(member).actor(), role)
        except REFUSED:
            return
        assert before in GOVERNORS or by == member

    @rule(by=who, member=who)
    def end(self, by: str, member: str) -> None:
        """A role ends only by who may end it, and never the last one that decides."""
        before = self.roles_of(by)
        try:
            self.of(by).family.end(self.house.child, self.of(member).actor())
        except REFUSED:
            return
        assert before in GOVERNORS or by == member

    @rule(by=who, member=who, step=st.sampled_from(["ask", "agree", "withdraw", "decide"]))
    def say(self, by: str, member: str, step: str) -> None:
        """Asking, agreeing, taking back, deciding."""
        try:
            getattr(self.of(by).family, step)(self.house.child, self.of(member).actor())
        except REFUSED:
            return

    @rule()
    def wait(self) -> None:
        """The waiting time goes by."""
        self.house.place.clock.now += WAITING_MS

    @rule(by=who)
    def write(self, by: str) -> None:
        """Whoever may write does; nobody else can."""
        roles = self.house.founder._core.household.roles().people[self.house.child]
        allowed = roles.allows(self.of(by).actor(), Deed.WRITE)
        try:
            add_one(self.of(by).record(self.house.child), f"r{self.written}")
        except REFUSED:
            assert not allowed
            return
        assert allowed
        self.written += 1

    @invariant()
    def somebody_decides_and_everybody_sees_what_they_may(self) -> None:
        """The same roles for all; reading exactly where the role allows it."""
        if not hasattr(self, "house"):
            return
        known = self.house.founder._core.household.roles().people[self.house.child]
        assert known.governors
        for name in NAMES:
            vault = self.of(name)
            reads = known.allows(vault.actor(), Deed.READ)
            seen = self.house.child in [person.id for person in vault.people()]
            assert seen is reads
            if reads:
                assert vault.record(self.house.child).counts().total == self.written

    def teardown(self) -> None:
        """At the end everything verifies for everybody, and locks."""
        if hasattr(self, "house"):
            try:
                assert self.house.problems() == []
            finally:
                self.house.close()
                self.folder.cleanup()


Members.TestCase.settings = settings(
    max_examples=12,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestMembers = Members.TestCase
