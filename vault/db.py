"""The one door to SQLCipher: opening with a raw key, pragmas, transactions, errors as ours.

Refuses: passphrases, extensions, other SQLite libraries, and driver errors beyond this room.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Protocol
from urllib.parse import quote

from sqlcipher3 import dbapi2

from vault.errors import Altered, Busy, DiskFull, PlaceReadOnly, VaultError

KEY_BYTES = 32
BUSY_SECONDS = 60.0
_PAUSE_SECONDS = 0.1

# The driver asks every blob for an adapter; one that finds none costs 2 µs (measured), this 0.3.
dbapi2.register_adapter(bytes, memoryview)

# SQLite's primary result codes (sqlite.org/rescode.html) and what each means here
_BUSY_CODES = frozenset({5, 6})
_FULL_CODES = frozenset({13})
_READ_ONLY_CODES = frozenset({3, 8, 14, 23})
_ALTERED_CODES = frozenset({10, 11, 24, 26})


class Cursor(Protocol):
    """What of a driver's cursor this program uses."""

    rowcount: int
    lastrowid: int

    def fetchone(self) -> Any:
        """The next row or None."""

    def fetchmany(self, size: int) -> list[Any]:
        """Up to `size` rows."""

    def fetchall(self) -> list[Any]:
        """Every row left."""

    def __iter__(self) -> Iterator[Any]: ...


class Connection:
    """One open SQLCipher database; made by `open_database`, used by one lane at a time.

    A page that fails its HMAC leaves SQLCipher's connection unusable for good (measured);
    `renew` puts a fresh one in its place.
    """

    def __init__(self, path: Path, key: bytes, *, mode: str, cache_mb: int) -> None:
        self.path = path
        self._key = key
        self._mode = mode
        self._cache_mb = cache_mb
        self._driver = _connect(path, key, mode, cache_mb)
        self._mode = "ro" if mode == "ro" else "rw"
        self.begun = 0
        """How many transactions were begun: what was read in one holds until the next."""

    @property
    def in_transaction(self) -> bool:
        """Whether BEGIN was said and neither COMMIT nor ROLLBACK."""
        return bool(self._driver.in_transaction)

    @property
    def read_only(self) -> bool:
        """Whether it was opened for reading only."""
        return self._mode == "ro"

    @property
    def total_changes(self) -> int:
        """Rows inserted, changed or deleted since opening."""
        return int(self._driver.total_changes)

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Cursor:
        """Runs one statement; rows come from the cursor.

        Raises Altered, Busy, DiskFull or PlaceReadOnly. Errors while rows are fetched come
        from the driver: use `rows`, or `translated`, where a damaged page may lie.
        """
        self.begun += sql.startswith("begin")
        try:
            cursor: Cursor = self._driver.execute(sql, values)
        except dbapi2.Error as error:
            raise _ours(error, self.path) from error
        return cursor

    def executemany(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Runs one statement for each row; raises as `execute`."""
        try:
            self._driver.executemany(sql, rows)
        except dbapi2.Error as error:
            raise _ours(error, self.path) from error

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """Every row of a query; a damaged page raises Altered, after which `renew` helps."""
        try:
            found: list[Any] = self._driver.execute(sql, values).fetchall()
        except dbapi2.Error as error:
            raise _ours(error, self.path) from error
        return found

    def more(self, cursor: Cursor, count: int) -> list[Any]:
        """The next rows of a statement, at most so many; raises as `rows`."""
        try:
            return cursor.fetchmany(count)
        except dbapi2.Error as error:
            raise _ours(error, self.path) from error

    def row(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """The first row of a query or None; raises as `rows`."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def interrupt(self) -> None:
        """Ends the running statement of another thread."""
        self._driver.interrupt()

    def set_cache(self, megabytes: int) -> None:
        """Sets the page cache, now and after `renew`."""
        self._cache_mb = megabytes
        self.execute(f"pragma cache_size = -{int(megabytes) * 1000}")

    def beside(self) -> "Connection":
        """One more connection to the same file, to be closed by whoever asked for it."""
        return Connection(self.path, self._key, mode=self._mode, cache_mb=1)

    def copy_to(self, other: "Connection") -> None:
        """Copies every page into another database, under that one's key (SQLite's backup)."""
        with translated(self.path):
            self._driver.backup(other._driver)  # noqa: SLF001 - the same class

    def rekey(self, key: bytes) -> None:
        """Encrypts every page anew under another raw key, in one transaction of SQLCipher's.

        Other connections can read nothing from then on. Raises Busy or DiskFull; the old key
        is in force then.
        """
        try:
            self._driver.execute(f"pragma rekey = \"x'{key.hex()}'\"").fetchall()
        except dbapi2.Error as error:
            ours = _ours(error, self.path)
            raise ours if isinstance(ours, VaultError) else Busy() from error
        self._key = key

    def renew(self) -> None:
        """A fresh connection to the same file; an open transaction is taken back."""
        with suppress(dbapi2.Error):
            self._driver.close()
        self._driver = _connect(self.path, self._key, self._mode, self._cache_mb)

    def close(self) -> None:
        """Closes the file and forgets the key."""
        self._key = b""
        self._driver.close()


def open_database(
    path: Path, key: bytes, *, create: bool = False, cache_mb: int = 16, read_only: bool = False
) -> Connection:
    """Opens (or with `create` makes) a database under a raw 32-byte key.

    Raises Altered when key and file do not fit, PlaceReadOnly when it cannot be made or
    does not exist, Busy and DiskFull as they say; ValueError for a key of another length.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(len(key))
    mode = "ro" if read_only else ("rwc" if create else "rw")
    return Connection(path, key, mode=mode, cache_mb=cache_mb)


def _connect(path: Path, key: bytes, mode: str, cache_mb: int) -> Any:
    with translated(path):
        driver: Any = dbapi2.connect(
            f"file:{quote(str(path))}?mode={mode}",
            uri=True,
            isolation_level=None,
            timeout=BUSY_SECONDS,
            check_same_thread=False,
        )
        with ExitStack() as undo:
            undo.callback(driver.close)
            _prepare(driver, key, mode, cache_mb)
            undo.pop_all()
    return driver


def _prepare(driver: Any, key: bytes, mode: str, cache_mb: int) -> None:
    driver.enable_load_extension(False)  # noqa: FBT003 - the driver takes it by place only
    driver.execute("pragma cipher_log_level = NONE")
    driver.execute("pragma cipher_log = off")
    driver.execute(f"pragma key = \"x'{key.hex()}'\"")
    driver.execute("select count(*) from sqlite_master").fetchone()
    for pragma in (
        "foreign_keys = on",
        "trusted_schema = off",
        "cell_size_check = on",
        "secure_delete = on",
        "temp_store = memory",
        "mmap_size = 0",
        f"cache_size = -{int(cache_mb) * 1000}",
    ):
        driver.execute(f"pragma {pragma}")
    if mode != "ro":
        driver.execute("pragma journal_mode = wal").fetchone()
        driver.execute("pragma synchronous = full")


@contextmanager
def translated(where: Path) -> Iterator[None]:
    """Turns the driver's errors into Altered, Busy, DiskFull or PlaceReadOnly."""
    try:
        yield
    except dbapi2.Error as error:
        raise _ours(error, where) from error


def _ours(error: Exception, where: Path) -> Exception:
    code = int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
    if code in _ALTERED_CODES:
        return Altered(where.name, "unreadable")
    if code in _BUSY_CODES:
        return Busy()
    if code in _FULL_CODES:
        return DiskFull()
    if code in _READ_ONLY_CODES:
        return PlaceReadOnly(where.parent)
    return error


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """BEGIN IMMEDIATE … COMMIT; anything raised inside takes everything back."""
    connection.execute("begin immediate")
    try:
        yield
        connection.execute("commit")
    except BaseException:
        _roll_back(connection)
        raise


@contextmanager
def snapshot(connection: Connection) -> Iterator[None]:
    """Everything read inside is of one moment, whatever others write meanwhile.

    A damaged page ends it (`renew`); `in_transaction` then says so.
    """
    connection.execute("begin")
    try:
        yield
    finally:
        _roll_back(connection)


@contextmanager
def standing_still(connections: Sequence[Connection]) -> Iterator[None]:
    """While inside, the files of these databases hold exactly what they held at one moment.

    Others go on reading and writing: what they write stays in the WAL until the end, since a
    reader of the bare file keeps checkpoints away (SQLite's WAL-index, WAL_READ_LOCK(0)).
    Raises Busy if somebody reads an older state for over a minute.
    """
    with ExitStack() as held:
        ends = monotonic() + BUSY_SECONDS
        while not _held_still(connections, held):
            if monotonic() > ends:
                raise Busy
            sleep(_PAUSE_SECONDS)
        yield


def _held_still(connections: Sequence[Connection], held: ExitStack) -> bool:
    """One try: nobody writes while every WAL goes into its file and a reader is set behind it."""
    with ExitStack() as writers, ExitStack() as readers:
        for connection in connections:
            connection.execute("begin immediate")
            writers.callback(_roll_back, connection)
        for connection in connections:
            reader = connection.beside()
            readers.callback(reader.close)
            _, logged, moved = reader.row("pragma wal_checkpoint(passive)")
            if logged != moved:
                return False
            reader.execute("begin")
            reader.row("select count(*) from sqlite_master")
        held.push(readers.pop_all())
    return True


def _roll_back(connection: Connection) -> None:
    if not connection.in_transaction:
        return
    try:
        connection.execute("rollback")
    except Altered:
        connection.renew()


def set_cache(connection: Connection, megabytes: int) -> None:
    """Sets the page cache: 16 during an import, up to 256 for the shown person (format.md 2)."""
    connection.set_cache(megabytes)


def checkpoint_truncate(connection: Connection) -> None:
    """Moves the WAL into the file and empties it; does nothing while somebody reads."""
    connection.execute("pragma wal_checkpoint(truncate)").fetchall()


def settle_wal(connection: Connection) -> None:
    """Moves what the WAL holds into the file, as far as no reader is in the way.

    A checkpoint that a power cut broke off leaves torn pages in the file under whole ones in
    the WAL: nothing is lost, but a check of the file alone would call it damaged.
    """
    with suppress(Busy, DiskFull, PlaceReadOnly):
        connection.execute("pragma wal_checkpoint(passive)").fetchall()


def damaged_pages(connection: Connection) -> tuple[int, ...]:
    """Numbers (from 1) of pages in the file that fail their HMAC, whoever uses them.

    Also finds damage that no query meets: unused pages, indexes. A page that another process
    was just writing fails once only, so what fails twice counts. The WAL is not looked at.
    """
    found = _failing_pages(connection)
    if found:
        found &= _failing_pages(connection)
    return tuple(sorted(found))


def _failing_pages(connection: Connection) -> set[int]:
    return {
        int(words[-1])
        for (line,) in connection.rows("pragma cipher_integrity_check")
        if (words := str(line).split()) and words[-1].isdigit()
    }
