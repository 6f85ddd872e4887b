"""The tables of `share.db` beside its ledger: shares, their documents and receipts.

Refuses: anything in the clear outside the encrypted database.
"""

from vault.db import Connection

TABLES: dict[str, str] = {
    # One row for each share, with the secrets of its link and what is left of its budgets.
    "shares": """
        create table shares (
            no integer primary key,
            id text not null unique,
            created_ms integer not null,
            expires_ms integer not null,
            recipient text not null,
            purpose text not null,
            label text not null,
            mode text not null,
            format text not null,
            flags text not null,
            via text not null,
            url text not null,
            key blob not null,
            token blob not null unique,
            ticket_key blob not null,
            state text not null,
            salt blob,
            kdf text not null,
            passcode blob,
            tries_left integer not null,
            uses_left integer,
            opened integer not null default 0,
            refusals integer not null default 0,
            prints integer not null default 0,
            records text not null,
            withheld integer not null,
            withheld_labels text not null,
            left_out text not null,
            consent blob not null,
            log blob not null,
            idx integer not null,
            leaf blob not null
        )""",
    # What a share gives, in the clear inside this database; emptied when the share is over.
    "documents": """
        create table documents (
            share integer not null,
            seq integer not null, -- -1: what goes beside the documents
            content_type text not null,
            content blob not null,
            primary key (share, seq)
        ) without rowid""",
    # A share's history: one row for each entry of the share log.
    "receipts": """
        create table receipts (
            no integer primary key,
            share text not null,
            when_ms integer not null,
            event text not null,
            recipient text not null,
            transport text not null,
            records integer not null,
            size integer not null,
            result text not null,
            log blob not null,
            idx integer not null,
            leaf blob not null
        )""",
}

INDEXES: dict[str, str] = {
    "receipts_share": "create index receipts_share on receipts (share)",
}


def create_tables(connection: Connection) -> None:
    """Makes the tables, empty; inside the caller's transaction."""
    for statement in (*TABLES.values(), *INDEXES.values()):
        connection.execute(statement)
