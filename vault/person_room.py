"""One person's folder: both databases opened under the person's key, and their stores.

Refuses: making anything up where a database is missing; that is an altered vault.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vault import keys, people
from vault.anchor import Anchor, AnchorStore
from vault.db import Connection, open_database, set_cache, transaction
from vault.disk import make_folder, sync_folder
from vault.entry import Seen
from vault.errors import Altered, VaultError
from vault.files import FileStore
from vault.identity import Device
from vault.ids import PersonId, ledger_of
from vault.log import Head, Ledger, Writer
from vault.tree import EMPTY_ROOT

if TYPE_CHECKING:
    from vault.record_store import RecordStore
    from vault.share_store import ShareStore

SHOWN_CACHE_MB = 256
CACHE_MB = 16
PURPOSES = {people.RECORD: "record", people.SHARE: "share"}


@dataclass(frozen=True, slots=True)
class Means:
    """What every person's stores work with."""

    clock: Callable[[], int]
    random: Callable[[int], bytes] = field(repr=False)
    on_commit: Callable[[Head, bytes], None]


@dataclass(frozen=True, slots=True)
class PersonKeys:
    """A person's key, and the first one they had: ids and file names stay made with that."""

    key: bytes = field(repr=False)
    roots: bytes = field(default=b"", repr=False)

    @property
    def first(self) -> bytes:
        """The first key."""
        return self.roots or self.key


class PersonRoom:
    """The databases of one person, opened; stores are made when they are asked for."""

    def __init__(
        self, folder: Path, person: PersonId, own: PersonKeys, device: Device, means: Means
    ) -> None:
        """Raises Altered (missing or unreadable), Busy, PlaceReadOnly."""
        self.person = person
        self.folder = folder
        self.keys = own
        self._device = device
        self._means = means
        self._connections: dict[str, Connection] = {}
        self._records: RecordStore | None = None
        self._shares: ShareStore | None = None
        self._refusals: tuple[type, type] = (type(None), type(None))
        try:
            for name in PURPOSES:
                self._connections[name] = self._open(name)
            self.ledgers = {
                name: Ledger(connection, ledger_of(person))
                for name, connection in self._connections.items()
            }
        except VaultError:
            self.close()
            raise

    def where(self, name: str) -> str:
        """How a database of this person is named in reports."""
        return f"people/{self.person}/{name}"

    def writer(self, name: str) -> Writer:
        """The writer of this device for one of the databases."""
        return self._device.writer(ledger_of(self.person), PURPOSES[name])

    def records(self, *, writable: bool, refusal: VaultError | None = None) -> "RecordStore":
        """The record store; without `writable` it refuses to write, saying `refusal` if given."""
        from vault.record_store import RecordStore
        from vault.record_values import RecordKeys

        if self._records is None or self._refusals[0] is not type(refusal):
            self._refusals = (type(refusal), self._refusals[1])
            self._records = RecordStore(
                self._connections[people.RECORD],
                self.person,
                self.writer(people.RECORD) if writable else refusal,
                RecordKeys(
                    identity=keys.person_identity_key(self.keys.first, self.person),
                    name=keys.person_name_key(self.keys.first, self.person),
                ),
                self.files(),
                self._means.clock,
                self._means.random,
                self._told,
                other_heads=lambda: self._heads(people.SHARE),
            )
        return self._records

    def shares(self, *, writable: bool, refusal: VaultError | None = None) -> "ShareStore":
        """The share store; without `writable` it refuses to write, saying `refusal` if given."""
        from vault.share_store import ShareStore

        if self._shares is None or self._refusals[1] is not type(refusal):
            self._refusals = (self._refusals[0], type(refusal))
            self._shares = ShareStore(
                self._connections[people.SHARE],
                self.person,
                self.writer(people.SHARE) if writable else refusal,
                self._means.clock,
                self._means.random,
                self._told,
                other_heads=lambda: self._heads(people.RECORD),
            )
        return self._shares

    def files(self) -> FileStore:
        """The person's encrypted files."""
        name_key = keys.person_name_key(self.keys.first, self.person)
        return FileStore(self.folder / people.FILES, name_key, self._means.random)

    def sweep(self, now: float) -> int:
        """Removes files that no entry names and that are over a day old (`now` in seconds)."""
        rows = self._connections[people.RECORD].rows("select name from files")
        return self.files().sweep({str(row[0]) for row in rows}, now)

    def connection(self, name: str) -> Connection:
        """One of the two databases."""
        return self._connections[name]

    def forget_stores(self) -> None:
        """Stores are made anew when next asked for: the right to write has changed."""
        self._records = None
        self._shares = None

    def use_device(self, device: Device) -> None:
        """Writes as another incarnation from now on."""
        self._device = device
        self.forget_stores()

    def show(self, *, shown: bool) -> None:
        """The large page cache for the shown person's record, the small one for all others."""
        set_cache(self._connections[people.RECORD], SHOWN_CACHE_MB if shown else CACHE_MB)

    def data_version(self) -> tuple[int, ...]:
        """Changes whenever another connection wrote to either database."""
        return tuple(
            int(connection.row("pragma data_version")[0])
            for connection in self._connections.values()
        )

    def close(self) -> None:
        """Closes both databases; their keys are forgotten."""
        self.forget_stores()
        for connection in self._connections.values():
            connection.close()
        self._connections = {}

    def _open(self, name: str) -> Connection:
        key = keys.person_database_key(self.keys.key, self.person, name)
        return open_existing(self.folder / name, key, self.where(name))

    def _told(self, head: Head) -> None:
        self._means.on_commit(head, self._device.incarnation)

    def _heads(self, name: str) -> tuple[Seen, ...]:
        return tuple(head.seen() for head in self.ledgers[name].heads() if head.size)


def never_begun(ledger: Ledger, own: Writer, anchors: AnchorStore) -> bool:
    """Whether a member may write here and never did.

    An anchor that knows the log says that it was there: its absence is for the check to name.
    """
    here = any(head.log_id == own.log_id for head in ledger.heads())
    return not here and anchors.read(own.log_id) is None


def begin_log(ledger: Ledger, own: Writer, anchors: AnchorStore, generation: int) -> None:
    """Opens the log of a member who may write from now on."""
    with transaction(ledger.connection):
        ledger.add_writer(own)
    anchors.advance(Anchor(own.log_id, own.incarnation, 0, EMPTY_ROOT, generation))


def open_existing(path: Path, key: bytes, where: str) -> Connection:
    """Opens a database that must be there; raises Altered(`where`) if it is not, or is empty.

    SQLite would take an emptied file for a new database.
    """
    if not path.is_file() or path.stat().st_size == 0:
        raise Altered(where, "missing")
    try:
        return open_database(path, key, cache_mb=CACHE_MB)
    except Altered as altered:
        raise Altered(where, altered.what) from None


def create_room(folder: Path, person: PersonId, key: bytes, device: Device, means: Means) -> None:
    """Makes a person's folder with both databases, durably, and closes them again."""
    from vault.record_store import RecordStore
    from vault.record_values import RecordKeys
    from vault.share_store import ShareStore

    make_folder(folder / people.FILES)
    ledger_id = ledger_of(person)
    name_key = keys.person_name_key(key, person)

    def silent(_: Head) -> None:
        """Nothing was ever committed for others to see."""

    record_key = keys.person_database_key(key, person, people.RECORD)
    connection = open_database(folder / people.RECORD, record_key, create=True)
    try:
        RecordStore.create(
            connection,
            person,
            device.writer(ledger_id, PURPOSES[people.RECORD]),
            RecordKeys(identity=keys.person_identity_key(key, person), name=name_key),
            FileStore(folder / people.FILES, name_key, means.random),
            means.clock,
            means.random,
            silent,
        )
    finally:
        connection.close()
    share_key = keys.person_database_key(key, person, people.SHARE)
    connection = open_database(folder / people.SHARE, share_key, create=True)
    try:
        writer = device.writer(ledger_id, PURPOSES[people.SHARE])
        ShareStore.create(connection, person, writer, means.clock, means.random, silent)
    finally:
        connection.close()
    sync_folder(folder)
    sync_folder(folder.parent)
