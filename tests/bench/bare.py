"""The other side of the ratios: what the least possible program would do with the same bytes.

Refuses: cheating for either side; databases have our own pragmas unless they are plain ones.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import msgspec

from vault.db import Connection, checkpoint_truncate, open_database, transaction


class _Entry(msgspec.Struct):
    resource: msgspec.Raw


class _Bundle(msgspec.Struct):
    entry: list[_Entry]


def slices(file: Path) -> list[msgspec.Raw]:
    """The exact bytes of every resource of a Bundle."""
    return [one.resource for one in msgspec.json.decode(file.read_bytes(), type=_Bundle).entry]


def fill(path: Path, file: Path, *, decoding: bool = True) -> None:
    """Decodes a file's resources and inserts their bytes into a new SQLCipher database."""
    found = slices(file)
    if decoding:
        decode = msgspec.json.Decoder().decode
        for one in found:
            decode(one)
    connection = open_database(path, os.urandom(32), create=True)
    put(connection, (bytes(one) for one in found))
    checkpoint_truncate(connection)
    connection.close()


def put(connection: Connection, contents: Iterable[bytes]) -> None:
    """One table, one transaction, one statement."""
    with transaction(connection):
        connection.execute("create table if not exists bare (id integer primary key, body blob)")
        connection.executemany("insert into bare (body) values (?)", ((one,) for one in contents))


def read_and_hash(connection: Connection) -> int:
    """SHA-256 over every row's bytes; how many rows there were."""
    number = 0
    for (body,) in connection.execute("select body from bare order by id"):
        hashlib.sha256(body).digest()
        number += 1
    return number


def hash_file(path: Path) -> bytes:
    """SHA-256 over a file's bytes."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").digest()


def validate_and_fill(path: Path, resources: list[bytes]) -> None:
    """What is usually done: fhir.resources models, then text into plain SQLite."""
    from fhir.resources.R4B import get_fhir_model_class

    connection = sqlite3.connect(path)
    connection.execute("create table resources (id text, kind text, body text)")
    rows = []
    for one in resources:
        kind = msgspec.json.decode(one)["resourceType"]
        model = get_fhir_model_class(kind).model_validate_json(one)
        rows.append((getattr(model, "id", None), kind, one.decode()))
    connection.executemany("insert into resources values (?, ?, ?)", rows)
    connection.commit()
    connection.close()
