"""The tables of witnesses in `household.db`: who was chosen, the anchor logs, what came back.

Refuses: being there before a witness was chosen; a vault without witnesses has none of them.
"""

from vault.db import Connection

TABLES = (
    """create table if not exists witnesses (
        vkey text primary key, url text not null, added_ms integer not null,
        asked_ms integer not null, refused text not null) without rowid, strict""",
    """create table if not exists anchor_leaves (
        log blob not null, place integer not null, blind blob not null, heads blob not null,
        primary key (log, place)) without rowid, strict""",
    """create table if not exists anchor_notes (
        log blob not null, size integer not null, vkey text not null, seconds integer not null,
        note text not null, primary key (log, size)) without rowid, strict""",
    """create table if not exists anchor_conflicts (
        log blob primary key, vkey text not null, known integer not null) without rowid, strict""",
)
"""`log` is the public key of an anchor log; a conflict's `known` is the size that the witness
holds, 0 where it holds another history of the same size."""


def ensure_tables(connection: Connection) -> None:
    """Makes what is missing; call it inside a transaction."""
    for statement in TABLES:
        connection.execute(statement)


def has_tables(connection: Connection) -> bool:
    """Whether a witness was ever chosen here."""
    found = connection.row("select 1 from sqlite_master where name = 'anchor_conflicts'")
    return found is not None
