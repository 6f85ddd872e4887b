"""The tables of a ledger, the same in household.db, record.db and share.db.

Refuses: anything but the ledger; views and settings have their own tables elsewhere.
"""

from typing import Final

from vault.db import Connection

SCHEMA_FORMAT: Final = 2

INDEX_BITS: Final = 40
"""A row's id is its log's number and the entry's index in one integer: one B-tree, in order."""

SUBTREE_LEVEL: Final = 8
"""Roots over 256 aligned leaves are kept, so that a proof needs few reads."""

TABLES: Final = (
    "create table ledger (format integer not null, ledger_id blob not null)",
    """create table logs (
        number integer primary key, log_id blob not null unique, public_key blob not null,
        incarnation blob not null, purpose text not null, lamport integer not null,
        seen blob not null, edge blob not null, last_leaf blob not null)""",
    # `rest` is what a header says beyond its place: ledger, log, index and the leaf before it
    # are known from the row's id and the row before.
    "create table entries (id integer primary key, rest blob not null, leaf blob not null)",
    """create table payload (
        id integer primary key, bundle integer not null, slot integer not null,
        body blob not null)""",
    """create table bundles (
        number integer primary key, id blob not null, epoch integer not null,
        sealed blob not null)""",
    "create table epochs (epoch integer primary key, key blob not null)",
    "create table dictionaries (id integer primary key, content blob not null)",
    "create table checkpoints (id integer primary key, root blob not null, note blob not null)",
    "create table subtrees (id integer primary key, root blob not null)",
)


def row_id(number: int, index: int) -> int:
    """The id of an entry, payload or (with a size) checkpoint row."""
    return number << INDEX_BITS | index


def index_of(row: int) -> int:
    """The index, or size, in a row's id."""
    return row & (1 << INDEX_BITS) - 1


def bounds(number: int) -> tuple[int, int]:
    """First id of a log and first id behind it."""
    return row_id(number, 0), row_id(number + 1, 0)


def make_tables(connection: Connection) -> None:
    """Creates the ledger's tables in an empty database."""
    for statement in TABLES:
        connection.execute(statement)
