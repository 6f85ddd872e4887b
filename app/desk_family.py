"""The desk's part about members and roles: who may see whom, and every change of it.

Refuses: keeping a kit or a passphrase; a kit is shown once, to the member it belongs to.
"""

import secrets
from pathlib import Path

from app import families
from app.answers import KitView
from app.families import FamilyView
from app.kit_reading import view_of
from vault.environment import Environment
from vault.ids import MemberId, PersonId
from vault.roles import Role
from vault.vault import Vault


class FamilyDesk:
    """What the opening member can do about members and roles of one open vault."""

    _vault: Vault
    _environment: Environment

    def family(self) -> FamilyView:
        """Members, people and roles as the opening member may know them."""
        return families.look(self._vault, self._environment.clock())

    def invite_member(self, name: str, passphrase: str) -> KitView:
        """Add a member who typed a passphrase here; their kit. Raises MemberRefused."""
        _, kit = self._vault.family.invite(name, passphrase)
        return view_of(kit, secrets.SystemRandom())

    def rename_me(self, name: str) -> None:
        """What other members call the opening one; raises MemberRefused."""
        self._vault.family.rename(name)

    def remove_member(self, member: MemberId) -> None:
        """End every role of a member and their ways in; raises MemberRefused."""
        self._vault.family.remove_member(member)

    def give_role(
        self, person: PersonId, member: MemberId, role: Role, reason: str, until_ms: int
    ) -> None:
        """Give a role, or change it; raises RoleRefused, NotAllowed, Frozen."""
        self._vault.family.give(person, member, role, reason, until_ms)

    def end_role(self, person: PersonId, member: MemberId) -> None:
        """End a role; the person has a new key. Raises RoleRefused, NotAllowed, Frozen."""
        self._vault.family.end(person, member)

    def ask_to_end(self, person: PersonId, member: MemberId) -> None:
        """Ask that another guardian's role ends; raises RoleRefused."""
        self._vault.family.ask(person, member)

    def agree_to_end(self, person: PersonId, member: MemberId) -> None:
        """Agree that a guardian's role ends, or that a record is handed over."""
        self._vault.family.agree(person, member)

    def withdraw_asking(self, person: PersonId, member: MemberId) -> None:
        """Take back what was asked; raises RoleRefused."""
        self._vault.family.withdraw(person, member)

    def decide_guardian(self, person: PersonId, stays: MemberId) -> None:
        """Say which of two guardians stays; raises RoleRefused."""
        self._vault.family.decide(person, stays)

    def hand_over(self, person: PersonId, member: MemberId, stay: tuple[MemberId, ...]) -> None:
        """Make a record its person's own; shares that are open end. Raises RoleRefused."""
        families.end_shares(self._vault, person)
        self._vault.family.hand_over(person, member, stay)

    def invite_and_hand_over(
        self, person: PersonId, passphrase: str, stay: tuple[MemberId, ...]
    ) -> KitView:
        """The young person chooses a passphrase here and takes over; their kit."""
        name = self._vault.person(person).name
        member, kit = self._vault.family.invite(name, passphrase)
        self.hand_over(person, member, stay)
        return view_of(kit, secrets.SystemRandom())

    def move_out(
        self,
        person: PersonId,
        target: Path,
        passphrase: str,
        keep: bool,  # noqa: FBT001 -- crosses the pipe
    ) -> KitView:
        """Move a record into a vault of its own; shares end. Raises VaultExists, NotAllowed."""
        families.end_shares(self._vault, person)
        kit = self._vault.move_out(person, target, passphrase, keep=keep)
        return view_of(kit, secrets.SystemRandom())

    def set_majority(self, years: int) -> None:
        """From which age a record is a person's own: 18 or 21."""
        self._vault.family.set_majority(years)

    def refresh_extracts(self) -> int:
        """Bring emergency extracts up to date; how many people's. Once after each unlock."""
        return self._vault.family.refresh_extracts()
