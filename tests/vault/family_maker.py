"""A household of several members for tests: each comes in by a passphrase of their own.

Refuses: the real price of key stretching.
"""

from dataclasses import dataclass, field
from itertools import count

from record_fakes import incoming, source
from vault_maker import Place

from vault.ids import MemberId, PersonId
from vault.open_vault import Vault
from vault.people import NewPerson
from vault.record_store import RecordStore
from vault.records import Filter
from vault.roles import Role

CHILD = NewPerson("Budi Santoso", "2015-02-03", relation="child")


_NUMBERS = count(1)


def add_one(store: RecordStore, identity: str) -> str:
    """Brings in one record; its id."""
    with store.begin_import(source(next(_NUMBERS), f"{identity}.json")) as importing:
        importing.add([incoming(identity)])
        importing.commit()
    return next(row.id for row in store.list(Filter(), 100).rows)


@dataclass(slots=True)
class House:
    """The founder's open vault, and those of the members invited so far."""

    place: Place
    founder: Vault
    child: PersonId
    others: dict[str, Vault] = field(default_factory=dict)

    def invite(self, name: str) -> MemberId:
        """A member with a passphrase of their own, who has opened the vault."""
        phrase = f"kata sandi {name} sendiri"
        member, _ = self.founder.family.invite(name, phrase)
        self.others[name] = self.place.unlock(phrase)
        return member

    def opened(self, name: str) -> Vault:
        """A member's open vault."""
        return self.others[name]

    def give(self, name: str, role: Role, person: PersonId | None = None) -> MemberId:
        """A role of a member towards the child, or somebody else."""
        member = self.opened(name).actor()
        self.founder.family.give(person or self.child, member, role)
        return member

    def problems(self) -> list[str]:
        """What a whole check by every member finds."""
        found = []
        for vault in (self.founder, *self.others.values()):
            report = vault.verify(full=True)
            found += [f"{one.where}: {one.what}" for one in report.problems]
        return found

    def close(self) -> None:
        """Locks for everybody."""
        for vault in (*self.others.values(), self.founder):
            vault.close()


def make_house(place: Place) -> House:
    """A vault with its founder and a child."""
    founder, _ = place.make()
    return House(place, founder, founder.add_person(CHILD).id)
