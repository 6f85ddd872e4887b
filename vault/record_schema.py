"""The tables of `record.db` that are views: what they hold and how they are made anew.

Refuses: evidence; the ledger's own tables (vault/log_schema.py) are never touched from here.
"""

from vault.db import Connection

VIEWS_VERSION = 4
"""Raised when the shape of these tables changes; older views are then rebuilt from entries."""

VIEW_TABLES: dict[str, str] = {
    # What was brought in, one row for each file and person.
    "imports": """
        create table imports (
            no integer primary key,
            id blob not null unique,
            batch text not null,
            path text not null,
            format text not null,
            source text not null,
            when_ms integer not null,
            log blob not null,
            idx integer not null,
            records integer not null default 0,
            changed integer not null default 0,
            undone integer not null default 0,
            summary text not null default '{}'
        )""",
    # One row for each record: where its timeline row lies, which version is shown, its
    # aliases, and its first version (the others stand in `versions`).
    "records": """
        create table records (
            rid integer primary key,
            id blob not null,
            hidden integer not null,
            sort integer not null,
            shown integer not null,
            names blob not null,
            log integer not null,
            idx integer not null,
            imp integer not null,
            live integer not null,
            print blob not null,
            sequence text not null
        )""",
    # Later versions of records: entries of the log. `live` falls when an import is undone.
    "versions": """
        create table versions (
            rid integer not null,
            seq integer not null,
            log integer not null,
            idx integer not null,
            imp integer not null,
            live integer not null,
            print blob not null,
            sequence text not null,
            primary key (rid, seq)
        ) without rowid""",
    # Versions that are not shown, of records that have several: what their row would hold.
    "shelf": """
        create table shelf (
            rid integer not null,
            seq integer not null,
            body blob not null,
            primary key (rid, seq)
        ) without rowid""",
    # What a row of a list shows beside its text's head, newest first, and what people decided
    # about it; `sort` is YYYYMMDDHHMMSS, 0 without a date.
    "timeline": """
        create table timeline (
            hidden integer not null,
            sort integer not null,
            id blob not null,
            rid integer not null,
            kind integer not null,
            span integer not null,
            plain integer not null,
            state integer not null,
            trust integer not null,
            imp integer not null,
            text integer not null,
            facts blob not null,
            primary key (hidden, sort desc, id desc)
        ) without rowid""",
    # Which rows have a text, newest first. A table of its own and no index of `timeline`, so
    # that many rows can be written in its own order.
    "postings": """
        create table postings (
            text integer not null,
            hidden integer not null,
            sort integer not null,
            id blob not null,
            primary key (text, hidden, sort desc, id desc)
        ) without rowid""",
    # How many rows of each sort there are, kept in the same transaction as the rows.
    "counts": """
        create table counts (
            hidden integer not null,
            kind integer not null,
            year integer not null,
            plain integer not null,
            n integer not null,
            primary key (hidden, kind, year, plain)
        ) without rowid""",
    # Every distinct searchable text once, with the number of rows in view that have it and
    # the part of their facts that such rows have in common (`head`).
    "texts": """
        create table texts (
            tid integer primary key,
            digest integer not null unique,
            kind integer not null,
            series text not null,
            n integer not null,
            body text not null,
            head blob not null
        )""",
    # The words of `texts`, and only an index of them.
    "words": """
        create virtual table words using fts5(
            body, content='', contentless_delete=1, detail=full,
            tokenize="unicode61 remove_diacritics 2"
        )""",
    # Names of a record: the first half of its id, then those by which others refer to it
    # (keyed hashes of texts). A table of its own and no index, so that many are written sorted.
    "aliases": """
        create table aliases (
            name integer not null,
            rid integer not null,
            primary key (name, rid)
        ) without rowid""",
    # Who refers to a name, people and places left out.
    "links": """
        create table links (
            name integer not null,
            rid integer not null,
            primary key (name, rid)
        ) without rowid""",
    # Texts that stand in another resource; `own` is what the record said without it.
    "needs": """
        create table needs (
            rid integer not null,
            field text not null,
            name integer not null,
            own text not null,
            primary key (rid, field)
        ) without rowid""",
    # Encrypted files by their name on disk, as the first entry that brought them says.
    "files": """
        create table files (
            name text primary key,
            key blob not null,
            sha256 blob not null,
            size integer not null,
            title text not null,
            media text not null
        ) without rowid""",
    # Records that were erased on purpose, so that a later file does not bring them back unasked.
    "erased": """
        create table erased (id blob primary key) without rowid""",
    # Entries worth a line of their own: all but the single records of an import.
    "acts": """
        create table acts (
            no integer primary key,
            log blob not null,
            idx integer not null
        )""",
}

VIEW_INDEXES: dict[str, str] = {
    "needs_name": "create index needs_name on needs (name)",
    "texts_kind": "create index texts_kind on texts (kind)",
    "texts_series": "create index texts_series on texts (series) where series <> ''",
}

_STATE = """
    create table if not exists view_state (
        name text primary key,
        value text not null
    ) without rowid"""


def create_views(connection: Connection) -> None:
    """Makes every view table, empty; inside the caller's transaction."""
    connection.execute(_STATE)
    for statement in (*VIEW_TABLES.values(), *VIEW_INDEXES.values()):
        connection.execute(statement)
    set_state(connection, "views", str(VIEWS_VERSION))


def drop_views(connection: Connection) -> None:
    """Drops every view table, whatever of them exists."""
    for name in VIEW_TABLES:
        connection.execute(f"drop table if exists {name}")


def state(connection: Connection, name: str) -> str:
    """A small value kept beside the views, empty if never set."""
    found = connection.execute("select value from view_state where name = ?", (name,)).fetchone()
    return "" if found is None else str(found[0])


def set_state(connection: Connection, name: str, value: str) -> None:
    """Keeps a small value beside the views."""
    connection.execute("insert or replace into view_state values (?, ?)", (name, value))
