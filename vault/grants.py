"""The terms of a grant, and what a person key sealed to a member is bound to.

Refuses: a grant of one epoch, member, person or vault for another; HPKE's `info` says all four.
"""

from dataclasses import dataclass
from typing import Final

from vault.entry import Operation
from vault.household_schema import GrantMeta
from vault.ids import MemberId, PersonId, VaultId
from vault.roles import Role
from vault.roles_schema import SUITE, Snapshot


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which role a key is given; without one it is only sealed anew. Times in ms."""

    role: Role | None = None
    reason: str = ""
    until_ms: int = 0
    epoch: int = 0
    logs: Snapshot = ()

    @property
    def operation(self) -> Operation:
        """The entry's operation."""
        return Operation.GUARDIAN_SET if self.role is Role.GUARDIAN else Operation.GRANT

    def meta(self, person: PersonId, member: MemberId, sealed: bytes) -> GrantMeta:
        """The entry's meta."""
        return GrantMeta(
            person,
            member,
            sealed.hex(),
            "" if self.role is None else self.role.value,
            self.reason,
            self.until_ms,
            self.epoch,
            SUITE,
            self.logs,
        )


RESEALED: Final = Terms()
"""No new role; the key is sealed to the member once more."""


def grant_info(vault_id: VaultId, person: PersonId, member: MemberId, epoch: int) -> bytes:
    """HPKE's `info` of a person key: suite, vault, member, person and the key's epoch."""
    ids = vault_id + bytes.fromhex(member) + bytes.fromhex(person)
    return b"rekamku/person-key/v2" + bytes([SUITE]) + ids + epoch.to_bytes(4, "big")


def first_grant_info(vault_id: VaultId, person: PersonId, member: MemberId) -> bytes:
    """As grants were bound before people's keys had epochs; only the first epoch has such."""
    return b"rekamku/person-key/v1" + vault_id + bytes.fromhex(member) + bytes.fromhex(person)


def extract_info(vault_id: VaultId, person: PersonId, member: MemberId) -> bytes:
    """HPKE's `info` of an emergency extract: suite, vault, member and person."""
    ids = vault_id + bytes.fromhex(member) + bytes.fromhex(person)
    return b"rekamku/emergency/v1" + bytes([SUITE]) + ids
