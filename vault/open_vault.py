"""The unlocked vault: people and their records, ways in, settings, state, verification.

Refuses: writing while the vault is changed, rolled back or an undecided copy.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Self

from vault import header as h
from vault import household_check, journal, keys, people, slots, verification
from vault.core import Core
from vault.entry import Operation
from vault.environment import VaultNotice
from vault.errors import NoKeyring, NoPerson, PersonExists, WrongPassphrase
from vault.family import Family
from vault.household_schema import SlotMeta, encode
from vault.ids import MemberId, PersonId, VaultId
from vault.keyring_store import QUICK_UNLOCK, SECRET
from vault.kit import Kit
from vault.log import Ledger, NewEntry, Problem
from vault.people import NewPerson
from vault.phrase import require_generated
from vault.records import LogLine, Person
from vault.roles import Deed, Role
from vault.vault_state import VaultReport, VaultState, problem_of, state_of
from vault.ways_in import WaysIn, with_slot

if TYPE_CHECKING:
    from vault.backup.keeping import Backups
    from vault.erasures import Erasures
    from vault.files import FileStore
    from vault.moving_out import Leaving
    from vault.record_store import RecordStore
    from vault.share_store import ShareStore
    from vault.witnesses import Witnesses

SLOT_KEY_BYTES = 32
_SETTING = "setting-"
_FOR_THE_LOST = {h.SlotKind.KIT, h.SlotKind.SHARES, h.SlotKind.HARDWARE}


class Vault:
    """One unlocked vault. Reading always works; writing needs an unchanged vault.

    Whatever writes raises Altered, RolledBack or RestoredCopy while the state asks for a
    decision, and Busy, DiskFull or PlaceReadOnly as they say.
    """

    def __init__(self, core: Core) -> None:
        self._core = core

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def vault_id(self) -> VaultId:
        """The vault's id, 16 bytes."""
        return self._core.vault_id

    @property
    def path(self) -> Path:
        """The vault's folder."""
        return self._core.path

    @property
    def notices(self) -> tuple[VaultNotice, ...]:
        """What happened at unlock that people should know."""
        return tuple(self._core.notices)

    def beside(self) -> "Vault":
        """The same vault opened once more, with connections of its own for another thread."""
        from vault.vault import enter

        core = self._core
        return enter(core.path, h.read(core.path), core.opened, core.environment)

    def created_ms(self) -> int:
        """When the vault says it was made: the claimed time of the household's first entry."""
        ledger = self._core.household.ledger
        times = [ledger.read(head.log_id, 0).entry.claimed_ms for head in ledger.heads()]
        return min(times, default=0)

    # people

    def actor(self) -> MemberId:
        """The member who opened the vault."""
        return self._core.opened.member

    @property
    def family(self) -> Family:
        """Members and roles: who may see whom, and what the opening member can change."""
        return Family(self._core)

    def move_out(self, person_id: PersonId, target: Path, passphrase: str, *, keep: bool) -> Kit:
        """Moves a person's record into a new vault that this passphrase opens; its kit.

        The old vault changes only when the new one is whole: a copy stays here to be read, or
        (`keep` False) nothing does. End the shares first. Raises what `create_vault` raises,
        NotAllowed, Frozen.
        """
        from vault.moving_out import leaving, let_go
        from vault.vault import create_vault

        moving = leaving(self._core, person_id)
        one, keyring = moving.person, self._core.environment.keyring is not None
        owner = NewPerson(one.name, one.birth_date, one.sex, one.nik, one.relation)
        made, kit = create_vault(
            target,
            owner,
            passphrase,
            self._core.environment,
            keyring_secret=keyring,
            moving=moving,
        )
        made.close()
        let_go(self._core, moving, keep=keep)
        return kit

    def adopt(self, moving: "Leaving") -> None:
        """Takes a record that left another vault; only while this one is being made."""
        from vault.moving_out import adopt

        if self._core.household.person_ids():
            raise PersonExists(moving.person.name)
        adopt(self._core, moving)

    def allows(self, person_id: PersonId, deed: Deed) -> bool:
        """Whether the opening member's role allows a deed now."""
        return self._core.refusal(person_id, deed) is None and not (
            deed is not Deed.READ and self._core.troubles
        )

    def refused(self, person_id: PersonId, deed: Deed) -> bool:
        """Whether the opening member's role, or a freeze, refuses a deed; whatever the state."""
        return self._core.refusal(person_id, deed) is not None

    def require(self, person_id: PersonId, deed: Deed) -> None:
        """Raises NotAllowed or Frozen if the opening member's role does not allow a deed."""
        self._core.require(person_id, deed)

    def members(self) -> tuple[MemberId, ...]:
        """The household's members: those who hold keys."""
        return self._core.household.members()

    def people(self) -> list[Person]:
        """The people whose records the opening member may see, oldest entry first."""
        return list(self._core.household.people())

    def owner(self) -> Person:
        """The person this member is: theirs as owner, else whom the vault was made for.

        Else the first whom they may see; raises NoPerson if there is nobody.
        """
        household, member = self._core.household, self.actor()
        roles, first = household.roles(), household.owner_id()
        seen = {one.id: one for one in self.people()}
        own = {one for one in seen if roles.people[one].role(member) is Role.OWNER}
        for one in sorted(seen, key=lambda one: (one not in own, one != first)):
            return seen[one]
        self._core.require_writable()  # a changed household may hide everybody
        raise NoPerson("")

    def person(self, wanted: str) -> Person:
        """The person of an id or name; raises NoPerson if none or several fit."""
        return people.find(self.people(), wanted)

    def add_person(self, new: NewPerson) -> Person:
        """Adds a person with databases of their own; raises PersonRefused, PersonExists."""
        return journal.add_person(self._core, new)

    def add_owner(self, new: NewPerson) -> Person:
        """Adds the person the vault is made for; only while it is being made."""
        if self._core.household.person_ids():
            raise PersonExists(new.name)
        return journal.add_person(self._core, new, owner=True)

    def change_person(self, person_id: PersonId, new: NewPerson) -> Person:
        """Corrects what is known of a person; raises PersonRefused, PersonExists, NoPerson."""
        self._core.require(person_id, Deed.WRITE)
        household = self._core.household
        person = people.with_id(person_id, people.checked(new))
        with household.writing() as entries:
            others = [one for one in household.people() if one.id != person_id]
            people.require_new_name(others, person.name)
            household.set_person(person, entries)
        return person

    def record(self, person_id: PersonId) -> "RecordStore":
        """A person's record, opened at the first use; raises NoPerson, Altered."""
        room = self._core.room(person_id)
        refusal = self._core.state_refusal() or self._core.refusal(person_id, Deed.WRITE)
        return room.records(writable=not self._core.troubles and refusal is None, refusal=refusal)

    def shares(self, person_id: PersonId) -> "ShareStore":
        """A person's shares, opened at the first use; raises NoPerson, Altered."""
        room = self._core.room(person_id)
        refusal = self._core.state_refusal() or self._core.refusal(person_id, Deed.SHARE)
        return room.shares(writable=not self._core.troubles and refusal is None, refusal=refusal)

    def files(self, person_id: PersonId) -> "FileStore":
        """A person's encrypted files: staged before an import, read, swept."""
        return self._core.room(person_id).files()

    def sweep_files(self, person_id: PersonId) -> int:
        """Removes files over a day old that no entry names: what crashes left; how many."""
        self._core.require_writable()
        return self._core.room(person_id).sweep(self._core.environment.clock() / 1000)

    def show(self, person_id: PersonId) -> None:
        """Gives this person's record the large page cache and all others the small one."""
        shown = self._core.room(person_id)
        for room in self._core.rooms.values():
            room.show(shown=room is shown)

    def data_version(self, person_id: PersonId) -> tuple[int, ...]:
        """Numbers that differ after another process wrote to the household or this person."""
        household = self._core.household.connection.row("pragma data_version")
        return (int(household[0]), *self._core.room(person_id).data_version())

    # settings

    def setting(self, name: str) -> str | None:
        """A setting of the opening member, sealed for them alone, or None.

        What was kept before there were several members is the founder's.
        """
        household = self._core.household
        kept = household.own(_SETTING + name)
        if kept is None and household.roles().founder == self.actor():
            return household.setting(name)
        return None if kept is None else kept.decode() or None

    def set_setting(self, name: str, value: str | None) -> None:
        """Keeps a setting of the opening member; None forgets it."""
        self._core.require_writable()
        household = self._core.household
        household.keep_own(_SETTING + name, None if value is None else value.encode())
        if household.roles().founder == self.actor() and household.setting(name) is not None:
            household.set_setting(name, None)

    @property
    def ledger(self) -> Ledger:
        """The household's own ledger: members, roles, devices, headers."""
        return self._core.household.ledger

    def log_lines(self, limit: int, offset: int = 0) -> tuple[LogLine, ...]:
        """The household's own log as facts, newest first."""
        return household_check.log_lines(self._core.household, limit, offset)

    # ways in

    @property
    def ways(self) -> WaysIn:
        """The opening member's ways in, and what can be done about them."""
        return WaysIn(self._core, self.created_ms)

    def slots(self) -> tuple[str, ...]:
        """The kinds of the ways in, such as `passphrase`, `kit`, `keyring`."""
        return tuple(slot.kind for slot in self._core.header.body.slots)

    @property
    def passphrase_alone(self) -> bool:
        """Whether the passphrase opens this vault without the vault secret."""
        found = h.slot_of(self._core.header.body, h.SlotKind.PASSPHRASE)
        return any(not slot.kdf.secret for slot in found)

    def change_passphrase(self, old: str | None, new: str) -> None:
        """Replaces the passphrase; `old` may be None only where kit, cards or a key opened it.

        Raises WrongPassphrase for a wrong old one, WeakPassphrase for a refused new one.
        """
        self._core.require_own_keys()
        alone = self.passphrase_alone
        self._require_old(old)
        require_passphrase(new, alone=alone)
        secret = b"" if alone else self._core.household.secret()
        slot = slots.passphrase_slot(
            new, secret, self._core.opened, self.vault_id, self._core.environment
        )
        self._replace_slot(h.SlotKind.PASSPHRASE, slot)

    def make_new_kit(self) -> Kit:
        """A new kit; the words of the old one open nothing any more.

        The vault secret on it stays: the passphrase slot is made with it.
        """
        self._core.require_own_keys()
        key = self._core.environment.random(SLOT_KEY_BYTES)
        kit = Kit(self.vault_id, self._core.household.secret(), key)
        self._replace_slot(h.SlotKind.KIT, self._random_slot(h.SlotKind.KIT, key))
        return kit

    def require_kit(self, kit: Kit) -> None:
        """Proves that a kit was kept: raises KitRefused if it would not open this vault."""
        slots.open_with_kit(self._core.header.body, kit)
        slots.find_secret(self._core.header.body, kit, self._core.environment)

    def enable_quick_unlock(self) -> None:
        """Puts a key into the system's keyring that opens the vault; raises NoKeyring."""
        self._core.require_own_keys()
        keyring = self._core.environment.keyring
        if keyring is None:
            raise NoKeyring
        key = self._core.environment.random(SLOT_KEY_BYTES)
        slot = self._random_slot(h.SlotKind.KEYRING, key)
        keyring.put(self.vault_id, QUICK_UNLOCK, key)
        self._replace_slot(h.SlotKind.KEYRING, slot)

    def disable_quick_unlock(self) -> None:
        """Takes the key out of the keyring and its slot out of the header."""
        self._core.require_own_keys()
        if h.slot_of(self._core.header.body, h.SlotKind.KEYRING):
            self._replace_slot(h.SlotKind.KEYRING, None)
        if self._core.environment.keyring is not None:
            self._core.environment.keyring.delete(self.vault_id, QUICK_UNLOCK)

    def keep_secret_in_keyring(self) -> None:
        """Puts the vault secret into the system's keyring; raises NoKeyring."""
        keyring = self._core.environment.keyring
        if keyring is None:
            raise NoKeyring
        keyring.put(self.vault_id, SECRET, self._core.household.secret())

    @property
    def backups(self) -> "Backups":
        """Backups of the whole vault: made, proven, noted."""
        from vault.backup.keeping import Backups

        return Backups(self._core)

    @property
    def erasures(self) -> "Erasures":
        """Erasing records for good."""
        from vault.erasures import Erasures

        return Erasures(self._core)

    # state

    @property
    def state(self) -> VaultState:
        """How the vault stands by what was checked at unlock and since (design 4)."""
        return state_of(self._core.troubles.values(), vouched=self._core.vouching.met)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the state is made of: places and what was found there."""
        return tuple(problem_of(where, one) for where, one in self._core.troubles.items())

    def witnesses(self) -> "Witnesses":
        """The witnesses of this vault: chosen, asked, heard."""
        from vault.witnesses import Witnesses

        return Witnesses(self._core)

    def require_writable(self) -> None:
        """Raises Altered, RolledBack or RestoredCopy if writing is refused now."""
        self._core.require_writable()

    def accept_copy(self) -> None:
        """Goes on with a restored copy as a new incarnation; does nothing otherwise.

        Raises Altered if a database does not even hold by itself.
        """
        journal.accept_copy(self._core)
        self.erasures.obey()

    def verify(
        self,
        *,
        full: bool = False,
        progress: Callable[[int, int], None] = lambda _done, _all: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> VaultReport:
        """Recomputes every log that the key opens; `full` adds payloads, index and files."""
        return verification.verify(self._core, full=full, progress=progress, cancelled=cancelled)

    def close(self) -> None:
        """Locks: anchors go to the keyring, databases are closed. Twice is no error."""
        self._core.close()

    def _require_old(self, old: str | None) -> None:
        """The old passphrase, unless somebody came in by a way made for having lost it."""
        if old is None:
            if self._core.opened.kind not in _FOR_THE_LOST:
                raise WrongPassphrase
            return
        slots.open_with_passphrase(
            self._core.header.body,
            old,
            self._core.household.secret(),
            self._core.environment.kdf.floor_kib,
            self._core.path / h.NAME,
        )

    def _random_slot(self, kind: h.SlotKind, key: bytes) -> h.Slot:
        return slots.random_slot(
            kind, key, self._core.opened, self.vault_id, self._core.environment
        )

    def _replace_slot(self, kind: h.SlotKind, slot: h.Slot | None) -> None:
        """The opening member's slot of a kind becomes `slot`, or goes."""
        member = self._core.opened.member
        change = "removed" if slot is None else "made"
        told = NewEntry(Operation.REKEY, encode(SlotMeta(member, kind.value, change)))
        self._core.change_header(lambda body: with_slot(body, member, kind, slot), told)


def require_passphrase(passphrase: str, *, alone: bool) -> None:
    """Refuses a new passphrase that is too short or, alone, was not drawn (WeakPassphrase)."""
    keys.require_length(passphrase)
    if alone:
        require_generated(passphrase)
