"""What an unlocked vault is made of: household, anchors, header, the people's open rooms.

Refuses: opening a room without holding its logs against their anchors.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import msgspec

from vault import header as h
from vault import keys
from vault.anchor import Anchor, AnchorStore
from vault.authors import require_authors
from vault.disk import locked, make_folder
from vault.environment import Environment, VaultNotice
from vault.errors import (
    Altered,
    DiskFull,
    Frozen,
    HeaderDamaged,
    KeysChanged,
    NewerFormat,
    NoPerson,
    NotAllowed,
    NoVault,
    PlaceReadOnly,
    RolledBack,
    VaultError,
)
from vault.household import DATABASE, PURPOSE, Household
from vault.ids import LedgerId, PersonId, VaultId
from vault.log import Head, Ledger, NewEntry, Writer
from vault.person_room import PURPOSES, Means, PersonKeys, PersonRoom, begin_log, never_begun
from vault.roles import Deed, Role, may
from vault.seal import SealingKey
from vault.slots import Opened
from vault.vault_state import (
    Trouble,
    check_anchors,
    check_tail,
    collect,
    first_refusal,
)
from vault.vouching import NOBODY, PLACE, Vouching, check_witnesses

PEOPLE = "people"
WORK_LOCK = "work.lock"


class Core:
    """The open parts of one vault, shared by everything that works on it."""

    def __init__(
        self,
        path: Path,
        environment: Environment,
        header: h.Header,
        household_key: bytes,
        household: Household,
        opened: Opened,
    ) -> None:
        self.path = path
        self.environment = environment
        self.header = header
        self.household_key = household_key
        self.household = household
        self.opened = opened
        self.vault_id: VaultId = header.body.vault
        self.anchors = AnchorStore(
            environment.state_dir,
            self.vault_id,
            keys.anchor_key(household_key, self.vault_id),
            environment.keyring,
            environment.clock,
        )
        self.device = household.device()
        self.rooms: dict[PersonId, PersonRoom] = {}
        self.troubles: dict[str, Trouble] = {}
        self.notices: list[VaultNotice] = []
        self.vouching: Vouching = NOBODY
        self._alone = False
        self.before_opening: Callable[[PersonId], None] = lambda _: None
        household.on_commit = self.household_committed

    @property
    def work_lock(self) -> Path:
        """The file that is locked while several files are changed together."""
        return self.environment.state_dir / "rekamku" / self.vault_id.hex() / WORK_LOCK

    @property
    def generation(self) -> int:
        """The generation of the header in use."""
        return self.header.body.generation

    @property
    def people_folder(self) -> Path:
        """Where the people's folders lie."""
        return self.path / PEOPLE

    def household_writer(self) -> Writer:
        """The writer of this device in the household's log."""
        return self.device.writer(LedgerId(self.vault_id), PURPOSE)

    def means(self) -> Means:
        """What the people's rooms work with."""
        return Means(self.environment.clock, self.environment.random, self.committed)

    def committed(self, head: Head, incarnation: bytes) -> None:
        """The anchor follows a commit; where it cannot be written, the vault is ahead of it."""
        anchor = Anchor(head.log_id, incarnation, head.size, head.root, self.generation)
        with suppress(DiskFull, PlaceReadOnly):
            self.anchors.advance(anchor)

    def household_committed(self, head: Head) -> None:
        """The anchor of the household's log follows."""
        self.committed(head, self.device.incarnation)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Work on several files at once, one process of this machine at a time.

        Inside it, it may be asked for again.
        """
        if self._alone:
            yield
            return
        make_folder(self.work_lock.parent)
        with locked(self.work_lock):
            self._alone = True
            try:
                yield
            finally:
                self._alone = False

    def state_refusal(self) -> VaultError | None:
        """Why nothing may be written at all now, whoever asks; None where it may."""
        return first_refusal(self.troubles.values())

    def require_writable(self) -> None:
        """Raises why writing is refused: Altered, RolledBack or RestoredCopy."""
        refusal = self.state_refusal()
        if refusal is not None:
            raise refusal

    def require_own_keys(self) -> None:
        """As `require_writable`, and KeysChanged if another process made the keys new."""
        self.require_writable()
        self._require_own_keys(h.settle(h.read(self.path), self.household_key).header.body)

    def change_header(
        self, change: Callable[[h.Body], h.Body], told: NewEntry | None = None
    ) -> None:
        """Writes a changed header: both files first, then its generation into the log.

        `told` is the entry that says what changed. After a crash in between the header is
        newer than the log knows; `note_header` then follows at the next unlock.
        """
        self.require_writable()
        with self.alone():
            self.write_header(change)
            self.note_header(told)

    def write_header(self, change: Callable[[h.Body], h.Body]) -> None:
        """Writes both header files; only inside `alone`, and the log must follow.

        Raises KeysChanged if another process made this member's keys new meanwhile.
        """
        found = h.settle(h.read(self.path), self.household_key).header
        self._require_own_keys(found.body)
        newest = max(found.body.generation, self.household.newest_header()[0])
        body = msgspec.structs.replace(change(found.body), generation=newest + 1)
        header = h.sign(body, self.household_key)
        h.write(self.path, header)
        self.header = header

    def note_header(self, told: NewEntry | None = None) -> None:
        """The log remembers the header in use, if it does not yet."""
        if self.household.newest_header()[0] < self.generation:
            with self.household.writing() as entries:
                if told is not None:
                    entries.append(told)
                self.household.note_header(self.generation, self.header.digest, entries)

    def _require_own_keys(self, body: h.Body) -> None:
        seed = keys.member_sealing_seed(self.opened.member_key, self.vault_id)
        public = SealingKey(seed).public.hex()
        if all((one.id, one.public) != (self.opened.member, public) for one in body.members):
            raise KeysChanged

    def newest_generation(self, wanted: int) -> int:
        """The header's generation; below `wanted` the files are read again.

        Another process may have written a newer header since this one was unlocked.
        """
        if self.generation < wanted:
            try:
                found = h.settle(h.read(self.path), self.household_key).header
            except (Altered, HeaderDamaged, NewerFormat, NoVault):
                return self.generation
            if found.body.generation > self.generation:
                self.header = found
        return self.generation

    # rooms

    def room(self, person: PersonId) -> PersonRoom:
        """A person's open room; raises NoPerson, Altered.

        It is opened anew where another member took away a role and the person has a new key.
        """
        self.before_opening(person)
        key, known = self.household.person_key(person), self.rooms.get(person)
        if known is not None and known.keys.key == key:
            return known
        if known is not None:
            known.close()
        held = PersonKeys(key, self.household.roots(person))
        folder = self.people_folder / person
        room = PersonRoom(folder, person, held, self.device, self.means())
        self.rooms[person] = room
        self._check_room(room)
        self.settle_rights()
        return room

    def role(self, person: PersonId) -> Role | None:
        """The opening member's role towards a person."""
        known = self.household.roles().people.get(person)
        return None if known is None else known.role(self.opened.member)

    def refusal(self, person: PersonId, deed: Deed) -> VaultError | None:
        """Why a deed is refused by role or freeze; None where it is not."""
        known, member = self.household.roles().people.get(person), self.opened.member
        if known is None or known.allows(member, deed):
            return None
        frozen = known.frozen and may(known.role(member), deed)
        return Frozen() if frozen else NotAllowed(deed.value)

    def require(self, person: PersonId, deed: Deed) -> None:
        """Raises why nothing is written at all, or NotAllowed or Frozen.

        The state comes first: roles read from a changed household say nothing.
        """
        if deed is not Deed.READ:
            self.require_writable()
        refusal = self.refusal(person, deed)
        if refusal is not None:
            raise refusal

    def own_writer(self, room: PersonRoom, name: str) -> Writer | None:
        """The writer of this device in a person's database; None for whoever may only read."""
        return room.writer(name) if may(self.role(room.person), Deed.WRITE) else None

    def check(self) -> None:
        """Holds header, household and every openable person against what is remembered."""
        self.troubles.clear()
        if self._note(DATABASE, self._check_household):
            self.household.connection.renew()
        self._note(h.NAME, self._check_header)
        for person in self.person_ids():
            self._check_person(person)
        self.look_at_witnesses()

    def look_at_witnesses(self) -> None:
        """Holds the vault against what its witnesses cosigned; a contradiction is a trouble."""
        for where in [one for one in self.troubles if one.startswith(PLACE)]:
            del self.troubles[where]
        self.vouching = check_witnesses(self, self._note)
        self.settle_rights()

    def settle_rights(self) -> None:
        """Without troubles this device writes; with any it does not."""
        writer = None if self.troubles else self.household_writer()
        changed = (self.household.writer is None) != (writer is None)
        self.household.writer = writer
        if changed:
            for room in self.rooms.values():
                room.forget_stores()

    def person_ids(self) -> tuple[PersonId, ...]:
        """The people the opening member may open."""
        found = []
        for person in self.household.openable():
            with suppress(NoPerson):
                self.household.person_key(person)
                found.append(person)
        return tuple(found)

    def close(self) -> None:
        """Copies the anchors to the keyring and closes every database."""
        self.anchors.copy_to_keyring()
        self.close_databases()

    def close_databases(self) -> None:
        """Closes every database; nothing is said to the keyring."""
        for room in self.rooms.values():
            room.close()
        self.rooms.clear()
        self.household.connection.close()

    def _check_person(self, person: PersonId) -> None:
        def opens() -> None:
            known = self.rooms.get(person)
            if known is None:
                self.room(person)
            else:
                self._check_room(known)

        self._note(f"{PEOPLE}/{person}", opens)

    def _check_household(self) -> None:
        ledger, newest = self.household.ledger, self.newest_generation
        own, given_up = self.household_writer(), self.household.given_up(ledger.ledger_id, PURPOSE)
        check_anchors(ledger, own, self.anchors, newest, DATABASE, given_up=given_up)
        check_tail(ledger, DATABASE)
        if not self.household.roles().whole:
            raise Altered(DATABASE, "entries")

    def _check_header(self) -> None:
        remembered, digest = self.household.newest_header()
        generation = self.newest_generation(remembered)
        if generation < remembered:
            raise RolledBack(h.NAME, remembered, generation)
        if generation == remembered and digest != self.header.digest:
            raise Altered(h.NAME, "hash")

    def _check_room(self, room: PersonRoom) -> None:
        for name in PURPOSES:
            where = room.where(name)

            def check(name: str = name, where: str = where) -> None:
                ledger, newest = room.ledgers[name], self.newest_generation
                given_up = self.household.given_up(ledger.ledger_id, PURPOSES[name])
                own = self.own_writer(room, name)
                if own is not None and never_begun(ledger, own, self.anchors):
                    own = self._begin(ledger, own)
                check_anchors(ledger, own, self.anchors, newest, where, given_up=given_up)
                check_tail(ledger, where)
                require_authors(self.household.roles(), room.person, room.connection(name))

            if self._note(where, check):
                self._renew(room, name)

    def _begin(self, ledger: Ledger, own: Writer) -> Writer | None:
        """The first log of a member who may write; none while the vault waits for a decision."""
        if self.troubles:
            return None
        begin_log(ledger, own, self.anchors, self.generation)
        return own

    def _renew(self, room: PersonRoom, name: str) -> None:
        """A damaged page spoils a connection; where not even a fresh one opens, none stays."""
        try:
            room.connection(name).renew()
        except Altered as altered:
            self.rooms.pop(room.person, None)
            room.close()
            raise Altered(room.where(name), altered.what) from None

    def _note(self, where: str, check: Callable[[], None]) -> bool:
        """Keeps what a check raises under its place; whether there was anything."""
        trouble = collect(where, check)
        if trouble is None:
            return False
        self.troubles[where] = trouble
        return True
