"""The household: members, people, devices, sealed person keys, settings, header generations.

Refuses: writing without a writer of its own, and rows that the ledger does not know.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec

from vault import people
from vault.db import Connection, transaction
from vault.entry import Operation
from vault.errors import Altered, NoPerson, ProofRefused, RestoredCopy
from vault.grants import RESEALED, Terms, extract_info
from vault.household_grants import Grants
from vault.household_schema import (
    AnyMeta,
    DeviceMeta,
    HeaderMeta,
    PersonMeta,
    RestoreMeta,
    create_tables,
    encode,
)
from vault.identity import Device, Identity, Work, member_meta
from vault.ids import LedgerId, LogId, MemberId, PersonId, VaultId
from vault.log import Head, Ledger, NewEntry, Writer, log_id_for
from vault.records import Person
from vault.roles_fold import Fold, device_claim
from vault.roles_now import Standing
from vault.seal import NONCE_BYTES, SEED_BYTES, SealingKey, aead_open, aead_seal, seal_to
from vault.sign import SigningKey

DATABASE = "household.db"
PURPOSE = "household"
SECRET_NAME = "vault-secret"  # noqa: S105 - the name of a row, not a secret


class Household(Grants):
    """`household.db`, opened."""

    def __init__(
        self,
        connection: Connection,
        vault_id: VaultId,
        identity: Identity,
        clock: Callable[[], int],
        random: Callable[[int], bytes],
    ) -> None:
        self.connection = connection
        self.vault_id = vault_id
        self.identity = identity
        self.ledger = Ledger(connection, LedgerId(vault_id))
        self.writer: Writer | None = None
        self.on_commit: Callable[[Head], None] = lambda _: None
        self._clock = clock
        self._random = random
        self._standing = Standing(connection, self.ledger)
        self._person_keys = {}

    @staticmethod
    def create(connection: Connection, vault_id: VaultId, random: Callable[[int], bytes]) -> None:
        """Makes the tables in a new database."""
        with transaction(connection):
            Ledger.create(connection, LedgerId(vault_id), random)
            create_tables(connection)

    @contextmanager
    def writing(self) -> Iterator[list[NewEntry]]:
        """One transaction; the entries put into the list are appended and signed at its end.

        Raises RestoredCopy without a writer. `on_commit` is told the new head.
        """
        if self.writer is None:
            raise RestoredCopy
        entries: list[NewEntry] = []
        head: Head | None = None
        with transaction(self.connection):
            yield entries
            if entries:
                self.ledger.append(
                    self.writer, entries, claimed_ms=self._clock(), random=self._random
                )
                head = self.ledger.seal_transaction(self.writer)
        if head is not None:
            self.on_commit(head)

    # members

    def roles(self) -> Fold:
        """Members and their roles as the log has them now; never what a table says."""
        return self._standing.now()

    def add_member(self, new: Identity, name: str, entries: list[NewEntry]) -> None:
        """Adds a member with their public keys and the name others call them by."""
        row = (new.member, new.sealing.public)
        self.connection.execute("insert into members values (?, ?)", row)
        entries.append(_entry(Operation.MEMBER_SET, member_meta(new, name)))

    def members(self) -> tuple[MemberId, ...]:
        """Every member of the household."""
        return tuple(MemberId(row[0]) for row in self.connection.rows("select id from members"))

    def reseal(self, renewed: Identity, entries: list[NewEntry]) -> None:
        """Everything sealed to the opening member is sealed to their new keys instead.

        Call it inside a transaction; afterwards the new keys are in force here.
        """
        member, public = renewed.member, renewed.sealing.public
        roles = self.roles()
        opened = {person: self.person_key(person) for person in self.openable()}
        cards = {person: self._open_card(person) for person in roles.emergencies(member)}
        private = self.connection.rows(
            "select name, sealed from private where member = ?", (member,)
        )
        kept = {str(name): self._open_own(sealed, name.encode()) for name, sealed in private}
        rows = self.connection.rows(
            "select incarnation, sealed from devices where member = ?", (member,)
        )
        devices = [self.open_device(incarnation, sealed) for incarnation, sealed in rows]
        self.identity = renewed
        update = "update members set public = ? where id = ?"
        self.connection.execute(update, (public, member))
        entries.append(_entry(Operation.MEMBER_SET, member_meta(renewed)))
        for person, person_key in opened.items():
            self.grant(person, person_key, member, entries, Terms(epoch=roles.epoch(person)))
        for person, card in cards.items():
            sealed = seal_to(public, card, extract_info(self.vault_id, person, member))
            self._keep_grant(person, member, sealed, Terms(epoch=roles.epoch(person)), entries)
        for name, content in kept.items():
            self.connection.execute(
                "update private set sealed = ? where member = ? and name = ?",
                (self._seal_own(content, name.encode()), member, name),
            )
        for device in devices:
            self.connection.execute(
                "update devices set sealed = ? where incarnation = ?",
                (self.seal_device(device), device.incarnation),
            )

    # people

    def add_person(
        self,
        person: Person,
        person_key: bytes,
        entries: list[NewEntry],
        *,
        owner: bool = False,
        terms: Terms = RESEALED,
    ) -> None:
        """Adds a person and grants the opening member their key, as owner or guardian."""
        facts = people.seal_person(person, person_key, self._random)
        self.add_facts(person.id, facts, entries, owner=owner)
        self.grant(person.id, person_key, self.identity.member, entries, terms)

    def add_facts(
        self, person: PersonId, facts: bytes, entries: list[NewEntry], *, owner: bool
    ) -> None:
        """Enters a person by what is known of them, sealed."""
        self.connection.execute(
            "insert into people (id, owner, facts) values (?, ?, ?)", (person, owner, facts)
        )
        meta = PersonMeta(person, owner, facts.hex())
        entries.append(_entry(Operation.MEMBER_SET, meta))

    def set_person(self, person: Person, entries: list[NewEntry]) -> None:
        """Replaces what is known of a person; raises NoPerson without a grant."""
        key = self.person_key(person.id)
        facts = people.seal_person(person, key, self._random, self.roots(person.id))
        self.connection.execute("update people set facts = ? where id = ?", (facts, person.id))
        owner = self.owner_id() == person.id
        entries.append(_entry(Operation.MEMBER_SET, PersonMeta(person.id, owner, facts.hex())))

    def people(self) -> tuple[Person, ...]:
        """The people the opening member may open, in the order they were added."""
        return tuple(map(self.person, self.openable()))

    def person(self, person: PersonId) -> Person:
        """What is known of one person; raises NoPerson, Altered."""
        return people.open_person(person, self._facts(person), self.person_key(person))

    def roots(self, person: PersonId) -> bytes:
        """The person's first key, where they have been given another since; else empty."""
        return people.open_roots(person, self._facts(person), self.person_key(person))

    def _facts(self, person: PersonId) -> bytes:
        row = self.connection.row("select facts from people where id = ?", (person,))
        if row is None:
            raise NoPerson(person)
        return bytes(row[0])

    def person_ids(self) -> tuple[PersonId, ...]:
        """Every person of the household, opaque ones too."""
        rows = self.connection.rows("select id from people order by place")
        return tuple(PersonId(row[0]) for row in rows)

    def owner_id(self) -> PersonId:
        """The person the vault was made for."""
        row = self.connection.row("select id from people where owner = 1 order by place limit 1")
        if row is None:
            raise Altered(DATABASE, "owner")
        return PersonId(row[0])

    # devices

    def new_device(self) -> Device:
        """Keys for a new incarnation; not yet written anywhere."""
        return Device(
            self._random(16),
            self.identity.member,
            SigningKey.generate(self._random),
            SealingKey.generate(self._random),
        )

    def add_device(self, device: Device, entries: list[NewEntry]) -> None:
        """Makes a device's incarnation the one that writes from now on."""
        sealed = self._seal_own(
            device.signer.to_bytes() + device.sealing.to_bytes(), _device_info(device.incarnation)
        )
        self.connection.execute("update devices set active = 0 where member = ?", (device.member,))
        self.connection.execute(
            "insert or replace into devices (incarnation, member, public, sealing, sealed, active)"
            " values (?, ?, ?, ?, ?, 1)",
            (
                device.incarnation,
                device.member,
                device.signer.public,
                device.sealing.public,
                sealed,
            ),
        )
        meta = DeviceMeta(
            device.incarnation.hex(),
            device.member,
            device.signer.public.hex(),
            device.sealing.public.hex(),
        )
        claim = device_claim(self.vault_id, device.member, meta)
        signed = msgspec.structs.replace(meta, signature=self.identity.signing.sign(claim).hex())
        entries.append(_entry(Operation.DEVICE_ADD, signed))

    def device(self) -> Device:
        """The incarnation that writes for the opening member; raises Altered if there is none."""
        row = self.connection.row(
            "select incarnation, sealed from devices where member = ? and active = 1"
            " order by place desc limit 1",
            (self.identity.member,),
        )
        if row is None:
            raise Altered(DATABASE, "device")
        return self.open_device(row[0], row[1])

    def knows_device(self, public: bytes) -> bool:
        """Whether an incarnation with this signing key was ever entered, whoever's it is."""
        found = self.connection.row("select 1 from devices where public = ?", (public,))
        return found is not None

    def given_up(self, ledger_id: LedgerId, purpose: str) -> frozenset[LogId]:
        """The logs in one ledger of the opening member's earlier incarnations."""
        rows = self.connection.rows(
            "select public, incarnation from devices where member = ? and active = 0",
            (self.identity.member,),
        )
        return frozenset(log_id_for(row[0], row[1], ledger_id, purpose) for row in rows)

    def own_logs(self, ledger_id: LedgerId, purpose: str) -> frozenset[LogId]:
        """The logs in one ledger of all the opening member's incarnations."""
        rows = self.connection.rows(
            "select public, incarnation from devices where member = ?", (self.identity.member,)
        )
        return frozenset(log_id_for(row[0], row[1], ledger_id, purpose) for row in rows)

    def seal_device(self, device: Device) -> bytes:
        """A device's private keys for the journal, under the member's own key."""
        content = device.signer.to_bytes() + device.sealing.to_bytes()
        return self._seal_own(content, _device_info(device.incarnation))

    def open_device(self, incarnation: bytes, sealed: bytes) -> Device:
        """The device behind sealed private keys; raises Altered."""
        content = self._open_own(sealed, _device_info(incarnation))
        return Device(
            incarnation,
            self.identity.member,
            SigningKey.from_bytes(content[:SEED_BYTES]),
            SealingKey(content[SEED_BYTES:]),
        )

    # what is the member's alone

    def keep_secret(self, secret: bytes) -> None:
        """Keeps the vault secret under the member's key; call it inside a transaction."""
        sealed = self._seal_own(secret, SECRET_NAME.encode())
        self.connection.execute(
            "insert or replace into private values (?, ?, ?)",
            (self.identity.member, SECRET_NAME, sealed),
        )

    def secret(self) -> bytes:
        """The vault secret; raises Altered if it is missing."""
        row = self.connection.row(
            "select sealed from private where member = ? and name = ?",
            (self.identity.member, SECRET_NAME),
        )
        if row is None:
            raise Altered(DATABASE, SECRET_NAME)
        return self._open_own(row[0], SECRET_NAME.encode())

    def own(self, name: str) -> bytes | None:
        """What the opening member keeps under a name, sealed for them alone; None for nothing."""
        row = self.connection.row(
            "select sealed from private where member = ? and name = ?",
            (self.identity.member, name),
        )
        return None if row is None else self._open_own(row[0], name.encode())

    def keep_own(self, name: str, content: bytes | None) -> None:
        """Keeps something for the opening member alone; None forgets it."""
        with transaction(self.connection):
            self.connection.execute(
                "delete from private where member = ? and name = ?", (self.identity.member, name)
            )
            if content is not None:
                self.connection.execute(
                    "insert into private values (?, ?, ?)",
                    (self.identity.member, name, self._seal_own(content, name.encode())),
                )

    # settings, headers, journal

    def setting(self, name: str) -> str | None:
        """A setting of the vault, or None."""
        row = self.connection.row("select value from settings where name = ?", (name,))
        return None if row is None else str(row[0])

    def set_setting(self, name: str, value: str | None) -> None:
        """Keeps a setting; None forgets it. Settings are no evidence and make no entry."""
        with transaction(self.connection):
            if value is None:
                self.connection.execute("delete from settings where name = ?", (name,))
            else:
                self.connection.execute(
                    "insert or replace into settings values (?, ?)", (name, value)
                )

    def note_header(self, generation: int, digest: bytes, entries: list[NewEntry]) -> None:
        """Remembers a header's generation and hash (operation header-set)."""
        self.connection.execute(
            "insert or replace into headers values (?, ?)", (generation, digest)
        )
        entries.append(_entry(Operation.HEADER_SET, HeaderMeta(generation, digest.hex())))

    def newest_header(self) -> tuple[int, bytes]:
        """Generation and hash of the newest header known; (0, empty) before the first."""
        row = self.connection.row(
            "select generation, digest from headers order by generation desc limit 1"
        )
        return (0, b"") if row is None else (int(row[0]), bytes(row[1]))

    def note_restore(
        self, device: Device, logs: tuple[tuple[LogId, int, bytes], ...], entries: list[NewEntry]
    ) -> None:
        """Says that a new incarnation goes on from what the old logs held (restore)."""
        named = tuple((log_id.hex(), size, root.hex()) for log_id, size, root in logs)
        meta = RestoreMeta(device.incarnation.hex(), named)
        entries.append(_entry(Operation.RESTORE, meta))

    def begin_work(self, work: Work) -> None:
        """Journals work on several databases, durably; call it inside no transaction."""
        with transaction(self.connection):
            self.connection.execute(
                "insert into journal values (?, ?, ?)", (work.id, work.kind, work.detail)
            )

    def end_work(self, work_id: str) -> None:
        """Strikes work off the journal; call it inside the transaction that ends it."""
        self.connection.execute("delete from journal where id = ?", (work_id,))

    def open_work(self) -> tuple[Work, ...]:
        """Work that was begun and not ended."""
        return tuple(Work(*row) for row in self.connection.rows("select * from journal"))

    def _seal_own(self, content: bytes, label: bytes) -> bytes:
        nonce = self._random(NONCE_BYTES)
        return nonce + aead_seal(self.identity.secret_key, nonce, content, label)

    def _open_own(self, sealed: bytes, label: bytes) -> bytes:
        nonce, content = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        try:
            return aead_open(self.identity.secret_key, nonce, content, label)
        except (ProofRefused, ValueError):
            raise Altered(DATABASE, label.decode("ascii", "replace")) from None


def _entry(operation: Operation, meta: AnyMeta) -> NewEntry:
    return NewEntry(operation, encode(meta))


def _device_info(incarnation: bytes) -> bytes:
    return b"rekamku/device/v1" + incarnation
