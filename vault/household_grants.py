"""Person keys and emergency cards as they are sealed to members, and opened by one.

Refuses: opening what the opening member's role does not allow, whatever the tables hold.
"""

from contextlib import suppress

from vault.db import Connection
from vault.errors import Altered, NoPerson, ProofRefused
from vault.grants import RESEALED, Terms, extract_info, first_grant_info, grant_info
from vault.household_schema import encode
from vault.identity import Identity
from vault.ids import MemberId, PersonId, VaultId
from vault.log import NewEntry
from vault.roles_fold import Fold
from vault.seal import seal_to

_WHERE = "household.db"


class Grants:
    """The part of the household that seals to members; the household itself is one."""

    connection: Connection
    vault_id: VaultId
    identity: Identity
    _person_keys: dict[PersonId, tuple[bytes, bytes]]

    def roles(self) -> Fold:
        """Members and their roles as the log has them now."""
        raise NotImplementedError

    def person_ids(self) -> tuple[PersonId, ...]:
        """Every person of the household, opaque ones too."""
        raise NotImplementedError

    def grant(
        self,
        person: PersonId,
        person_key: bytes,
        member: MemberId,
        entries: list[NewEntry],
        terms: Terms = RESEALED,
    ) -> None:
        """Seals a person key to a member; raises Altered if the member is unknown."""
        sealed = self.seal_key(person, person_key, member, terms.epoch)
        self._keep_grant(person, member, sealed, terms, entries)

    def seal_key(self, person: PersonId, key: bytes, member: MemberId, epoch: int) -> bytes:
        """A person key of an epoch sealed to a member; raises Altered for an unknown one."""
        row = self.connection.row("select public from members where id = ?", (member,))
        if row is None:
            raise Altered(_WHERE, "member")
        return seal_to(row[0], key, grant_info(self.vault_id, person, member, epoch))

    def sealed_grant(self, person: PersonId, member: MemberId) -> bytes:
        """What is sealed to a member for a person; raises NoPerson if nothing is."""
        row = self.connection.row(
            "select sealed from grants where person = ? and member = ?", (person, member)
        )
        if row is None:
            raise NoPerson(person)
        return bytes(row[0])

    def openable(self) -> tuple[PersonId, ...]:
        """The people whose key the opening member holds by their role, in their order."""
        roles, member = self.roles(), self.identity.member
        return tuple(one for one in self.person_ids() if roles.reads(one, member))

    def person_key(self, person: PersonId) -> bytes:
        """The key of a person; raises NoPerson without a role, Altered for a bad grant."""
        member, roles = self.identity.member, self.roles()
        row = self.connection.row(
            "select sealed from grants where person = ? and member = ?", (person, member)
        )
        if row is None or not roles.reads(person, member):
            self._person_keys.pop(person, None)
            raise NoPerson(person)
        sealed, key = self._person_keys.get(person, (b"", b""))
        if sealed != row[0]:
            key = self._open_grant(person, row[0], roles.epoch(person))
            self._person_keys[person] = (row[0], key)
        return key

    def _keep_grant(
        self,
        person: PersonId,
        member: MemberId,
        sealed: bytes,
        terms: Terms,
        entries: list[NewEntry],
    ) -> None:
        row = (person, member, sealed)
        self.connection.execute("insert or replace into grants values (?, ?, ?)", row)
        entries.append(NewEntry(terms.operation, encode(terms.meta(person, member, sealed))))

    def _open_card(self, person: PersonId) -> bytes:
        """An emergency card sealed to the opening member, as bytes; raises NoPerson, Altered."""
        member = self.identity.member
        info = extract_info(self.vault_id, person, member)
        try:
            return self.identity.sealing.open(self.sealed_grant(person, member), info)
        except ProofRefused:
            raise Altered(_WHERE, "extract") from None

    def _open_grant(self, person: PersonId, sealed: bytes, epoch: int) -> bytes:
        member = self.identity.member
        for info in (
            grant_info(self.vault_id, person, member, epoch),
            first_grant_info(self.vault_id, person, member),
        ):
            with suppress(ProofRefused):
                return self.identity.sealing.open(sealed, info)
        raise Altered(_WHERE, "grant")
