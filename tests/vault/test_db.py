"""The door to SQLCipher: raw keys, pragmas, errors as ours, transactions, damage.

Refuses: plain SQLite; every file here is encrypted.
"""

import os
from pathlib import Path

import pytest

from vault.db import (
    Connection,
    checkpoint_truncate,
    damaged_pages,
    open_database,
    set_cache,
    transaction,
    translated,
)
from vault.errors import Altered, Busy, PlaceReadOnly

KEY, OTHER = b"\x01" * 32, b"\x02" * 32


@pytest.fixture
def database(tmp_path: Path) -> Connection:
    connection = open_database(tmp_path / "a b?#%.db", KEY, create=True)
    connection.execute("create table t (id integer primary key, b blob)")
    return connection


def test_the_pragmas_are_as_designed(database: Connection) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "cache_size": -16_000,
        "mmap_size": 0,
    }

    found = {name: database.row(f"pragma {name}")[0] for name in wanted}

    assert found == wanted


def test_the_cache_can_be_set_and_outlives_renewal(database: Connection) -> None:
    set_cache(database, 64)
    database.renew()

    assert database.row("pragma cache_size") == (-64_000,)


def test_the_file_shows_nothing(database: Connection, tmp_path: Path) -> None:
    with transaction(database):
        database.execute("insert into t (b) values (?)", (b"diabetes" * 100,))
    checkpoint_truncate(database)

    data = b"".join(path.read_bytes() for path in tmp_path.iterdir())

    assert b"diabetes" not in data
    assert b"SQLite format" not in data
    assert (tmp_path / "a b?#%.db-wal").stat().st_size == 0
    assert damaged_pages(database) == ()


def test_another_key_or_garbage_is_altered_and_silent(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "one.db"
    open_database(path, KEY, create=True).execute("create table t (a)")
    garbage = tmp_path / "two.db"
    garbage.write_bytes(os.urandom(8_192))

    for wrong, key in ((path, OTHER), (garbage, KEY)):
        with pytest.raises(Altered):
            open_database(wrong, key)
    assert capfd.readouterr() == ("", "")


def test_a_missing_file_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(PlaceReadOnly):
        open_database(tmp_path / "none.db", KEY)

    assert list(tmp_path.iterdir()) == []


def test_keys_are_32_bytes(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="31"):
        open_database(tmp_path / "a.db", KEY[1:], create=True)


def test_a_failed_transaction_leaves_nothing(database: Connection) -> None:
    def fail() -> None:
        with transaction(database):
            database.executemany("insert into t (b) values (?)", [(b"1",), (b"2",)])
            raise KeyError

    with pytest.raises(KeyError):
        fail()

    assert database.rows("select * from t") == []
    assert not database.in_transaction


def test_a_second_writer_waits_and_then_is_told(
    database: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vault.db.BUSY_SECONDS", 0.05)
    second = open_database(database.path, KEY)
    with transaction(database):
        with pytest.raises(Busy), transaction(second):
            pass
        assert second.rows("select * from t") == []


def test_reading_only_refuses_writing(database: Connection) -> None:
    reader = open_database(database.path, KEY, read_only=True)

    assert reader.rows("select * from t") == []
    with pytest.raises(PlaceReadOnly):
        reader.execute("insert into t (b) values (x'00')")


def test_a_damaged_page_ends_neither_program_nor_file(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    connection = open_database(path, KEY, create=True)
    connection.execute("create table t (id integer primary key, b blob)")
    with transaction(connection):
        connection.executemany(
            "insert into t values (?, ?)", [(n, os.urandom(1_000)) for n in range(100)]
        )
    checkpoint_truncate(connection)
    connection.close()
    data = bytearray(path.read_bytes())
    data[4_096 * 20 + 7] ^= 1
    path.write_bytes(data)
    connection = open_database(path, KEY)

    assert damaged_pages(connection) == (21,)
    with pytest.raises(Altered):
        connection.rows("select * from t")
    connection.renew()

    assert len(connection.rows("select * from t where id < 20")) == 20


def test_errors_outside_the_vault_s_family_pass_through(database: Connection) -> None:
    from sqlcipher3 import dbapi2

    with pytest.raises(dbapi2.OperationalError), translated(database.path):
        database.execute("select * from nowhere")


def test_extensions_cannot_be_loaded(database: Connection) -> None:
    from sqlcipher3 import dbapi2

    with pytest.raises(dbapi2.OperationalError):
        database.execute("select load_extension('x')")
