"""The list of imports: one row for each file brought in for this person.

Refuses: the records themselves; a row holds counts and where the import's entry lies.
"""

from collections.abc import Iterable

from vault.db import Connection
from vault.errors import NoImport
from vault.ids import BatchId, ImportId, LogId, RecordId
from vault.meta import FileMeta, ImportMeta
from vault.records import Import, StoredFile

_COLUMNS = "id, batch, path, format, when_ms, records, changed, undone"


def log_number(connection: Connection, log_id: LogId) -> int:
    """The small number that the ledger gave a log of this database."""
    return int(connection.row("select number from logs where log_id = ?", (log_id,))[0])


def log_of(connection: Connection, number: int) -> LogId:
    """The log of a number."""
    return LogId(connection.row("select log_id from logs where number = ?", (number,))[0])


def add_import(
    connection: Connection, meta: ImportMeta, log_id: LogId, index: int, when_ms: int
) -> int:
    """Adds the row of an import and its files; returns its number."""
    number = connection.execute("select coalesce(max(no), 0) + 1 from imports").fetchone()[0]
    connection.execute(
        "insert into imports (no, id, batch, path, format, source, when_ms, log, idx)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            bytes.fromhex(meta.import_),
            meta.batch,
            meta.path,
            meta.format,
            meta.source,
            when_ms,
            log_id,
            index,
        ),
    )
    add_files(connection, meta.files)
    return int(number)


def add_files(connection: Connection, files: Iterable[FileMeta]) -> None:
    """Remembers encrypted files; the first entry that named one stands."""
    connection.executemany(
        "insert or ignore into files values (?, ?, ?, ?, ?, ?)",
        [(one.name, one.key, one.sha256, one.size, one.title, one.media) for one in files],
    )


def forget_files(connection: Connection, names: Iterable[str]) -> None:
    """Drops files whose keys were destroyed."""
    connection.executemany("delete from files where name = ?", [(name,) for name in names])


def forget_names(connection: Connection, import_id: str) -> None:
    """Drops what the file of an import was called."""
    connection.execute(
        "update imports set path = '', source = '' where id = ?", (bytes.fromhex(import_id),)
    )


def known_file(connection: Connection, name: str) -> StoredFile | None:
    """The file an entry holds under a name on disk."""
    found = connection.execute("select * from files where name = ?", (name,)).fetchone()
    return None if found is None else StoredFile(*found)


def list_imports(connection: Connection) -> tuple[Import, ...]:
    """Every import, the newest first."""
    found = connection.execute(
        f"select {_COLUMNS} from imports order by no desc"  # noqa: S608 - own words only
    )
    return tuple(_import(*row) for row in found.fetchall())


def numbers_of(connection: Connection, wanted: str) -> list[int]:
    """The numbers, newest first, of the import or of a whole batch of that id.

    Raises NoImport if there is none, or if all of them were undone before.
    """
    try:
        as_bytes = bytes.fromhex(wanted)
    except ValueError:
        raise NoImport(wanted) from None
    found = connection.execute(
        "select no from imports where (id = ? or batch = ?) and undone = 0 order by no desc",
        (as_bytes, wanted.lower()),
    ).fetchall()
    if not found:
        raise NoImport(wanted)
    return [number for (number,) in found]


def brought_by(connection: Connection, wanted: str) -> tuple[RecordId, ...]:
    """The records that an import, or all of a batch, brought first and that are here still.

    Taken back or not; raises NoImport.
    """
    try:
        found = connection.rows(
            "select no from imports where id = ? or batch = ?",
            (bytes.fromhex(wanted), wanted.lower()),
        )
    except ValueError:
        raise NoImport(wanted) from None
    if not found:
        raise NoImport(wanted)
    return tuple(
        RecordId(row[0].hex())
        for (number,) in found
        for row in connection.rows("select id from records where imp = ? order by rid", (number,))
    )


def import_number(connection: Connection, import_id: str) -> int:
    """The number of an import; raises NoImport."""
    try:
        found = connection.execute(
            "select no from imports where id = ?", (bytes.fromhex(import_id),)
        ).fetchone()
    except ValueError:
        raise NoImport(import_id) from None
    if found is None:
        raise NoImport(import_id)
    return int(found[0])


def names_by_number(
    connection: Connection, numbers: Iterable[int]
) -> dict[int, tuple[str, ImportId]]:
    """The short source name and id of these imports."""
    named = {}
    for number in set(numbers):
        found = connection.execute(
            "select source, id from imports where no = ?", (number,)
        ).fetchone()
        named[number] = (
            ("", ImportId(""))
            if found is None
            else (
                str(found[0]),
                ImportId(found[1].hex()),
            )
        )
    return named


def sources_of(connection: Connection, import_ids: Iterable[str]) -> dict[str, str]:
    """The short source name of each of these imports; empty where there is no such import."""
    wanted = {import_id: bytes.fromhex(import_id) for import_id in import_ids}
    query = "select source from imports where id = ?"
    found = {one: connection.row(query, (key,)) for one, key in wanted.items()}
    return {one: "" if row is None else str(row[0]) for one, row in found.items()}


def set_summary(connection: Connection, number: int, summary: bytes) -> None:
    """Keeps what an import's closing entry says."""
    connection.execute("update imports set summary = ? where no = ?", (summary.decode(), number))


def add_act(connection: Connection, log_id: LogId, index: int) -> None:
    """Notes an entry that is worth a line of its own."""
    connection.execute("insert into acts (log, idx) values (?, ?)", (log_id, index))


def _import(id_: bytes, batch: str, path: str, format_: str, when_ms: int, *counts: int) -> Import:
    records, changed, undone = counts
    return Import(
        import_id=ImportId(id_.hex()),
        batch_id=BatchId(batch),
        path=path,
        format=format_,
        when_ms=when_ms,
        records=records,
        changed=changed,
        undone=bool(undone),
    )
