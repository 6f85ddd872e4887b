"""Shares and receipts as rows: written, read back, found by id or by the link's token.

Refuses: deciding anything; what a request gets is decided in vault/share_store.py.
"""

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from vault.db import Connection
from vault.errors import NoShare
from vault.ids import RecordId, ShareId
from vault.keys import KdfParameters
from vault.log import Position
from vault.records import Label
from vault.share_values import (
    PASSCODE_TRIES,
    Document,
    Event,
    NewShare,
    Receipt,
    Share,
    ShareMode,
    ShareState,
)

BESIDE = -1
_SHORTEST_PREFIX = 4
_NAMES = tuple(one.name for one in fields(Share))
_COLUMNS = ", ".join("passcode is not null" if name == "has_passcode" else name for name in _NAMES)
_RECEIPT = "share, when_ms, event, recipient, transport, records, size, result, log, idx, leaf"


class Lock:
    """What guards a share: the salt, the stretched passcode and how it was stretched."""

    __slots__ = ("parameters", "salt", "stretched")

    def __init__(self, salt: bytes, stretched: bytes, parameters: KdfParameters) -> None:
        self.salt = salt
        self.stretched = stretched
        self.parameters = parameters


def insert_share(
    connection: Connection,
    share_id: ShareId,
    new: NewShare,
    created_ms: int,
    ticket_key: bytes,
    lock: Lock | None,
    position: Position,
) -> None:
    """Writes the row of a new share and its documents."""
    values: dict[str, Any] = {
        "id": share_id,
        "created_ms": created_ms,
        "expires_ms": new.expires_ms,
        "recipient": new.recipient,
        "purpose": new.purpose,
        "label": new.label,
        "mode": new.mode.value,
        "format": new.format,
        "flags": new.flags,
        "via": new.via,
        "url": new.url,
        "key": new.key,
        "token": new.token,
        "ticket_key": ticket_key,
        "state": ShareState.OPEN.value,
        "salt": None if lock is None else lock.salt,
        "kdf": "" if lock is None else _kdf_text(lock.parameters),
        "passcode": None if lock is None else lock.stretched,
        "tries_left": PASSCODE_TRIES,
        "uses_left": new.uses,
        "records": records_text(new.records),
        "withheld": new.withheld,
        "withheld_labels": " ".join(new.withheld_labels),
        "left_out": new.left_out,
        "consent": new.consent,
        "log": position.log_id,
        "idx": position.index,
        "leaf": position.leaf,
    }
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    connection.execute(
        f"insert into shares ({names}) values ({marks})",  # noqa: S608 - own words only
        tuple(values.values()),
    )
    put_documents(connection, number_of(connection, share_id), new.documents, new.beside)


def put_documents(
    connection: Connection, number: int, documents: Sequence[Document], beside: Document | None
) -> None:
    """Puts what a share gives in place of what it gave."""
    connection.execute("delete from documents where share = ?", (number,))
    rows = [(number, seq, one.content_type, one.content) for seq, one in enumerate(documents)]
    if beside is not None:
        rows.append((number, BESIDE, beside.content_type, beside.content))
    connection.executemany("insert into documents values (?, ?, ?, ?)", rows)


def documents_of(connection: Connection, share_id: ShareId) -> dict[int, Document]:
    """What a share gives, by number; `BESIDE` is what goes with the documents."""
    found = connection.rows(
        "select d.seq, d.content_type, d.content from shares s join documents d on d.share = s.no"
        " where s.id = ? order by d.seq",
        (share_id,),
    )
    return {seq: Document(content_type, content) for seq, content_type, content in found}


def number_of(connection: Connection, share_id: ShareId) -> int:
    """The number of a share in this database; raises NoShare."""
    found = connection.row("select no from shares where id = ?", (share_id,))
    if found is None:
        raise NoShare(share_id)
    return int(found[0])


def read_share(connection: Connection, share_id: ShareId) -> Share:
    """One share; raises NoShare."""
    found = connection.row(f"select {_COLUMNS} from shares where id = ?", (share_id,))  # noqa: S608 - own words only
    if found is None:
        raise NoShare(share_id)
    return _share(found)


def share_by_token(connection: Connection, token: bytes) -> Share | None:
    """The share whose link holds this token, in whatever state."""
    found = connection.row(f"select {_COLUMNS} from shares where token = ?", (token,))  # noqa: S608 - own words only
    return None if found is None else _share(found)


def all_shares(connection: Connection) -> tuple[Share, ...]:
    """Every share, the newest first."""
    found = connection.rows(f"select {_COLUMNS} from shares order by no desc")  # noqa: S608 - own words only
    return tuple(_share(row) for row in found)


def find_share(connection: Connection, text: str) -> ShareId:
    """The share of an id or of its first digits, if they fit only one; raises NoShare."""
    wanted = text.strip().lower()
    if len(wanted) < _SHORTEST_PREFIX or not set(wanted) <= set("0123456789abcdef"):
        raise NoShare(text)
    found = connection.rows(
        "select id from shares where substr(id, 1, ?) = ? limit 2", (len(wanted), wanted)
    )
    if len(found) != 1:
        raise NoShare(text)
    return ShareId(found[0][0])


def lock_of(connection: Connection, share_id: ShareId) -> Lock | None:
    """What guards a share, if a passcode does."""
    found = connection.row("select salt, passcode, kdf from shares where id = ?", (share_id,))
    if found is None or found[1] is None:
        return None
    memory, passes, lanes = (int(part) for part in str(found[2]).split(","))
    return Lock(found[0], found[1], KdfParameters(memory, passes, lanes))


def start_of(connection: Connection, share_id: ShareId) -> tuple[bytes, int, bytes]:
    """Log, index and leaf of the entry that granted a share."""
    log, index, leaf = connection.row("select log, idx, leaf from shares where id = ?", (share_id,))
    return log, index, leaf


def insert_receipt(connection: Connection, receipt: Receipt) -> None:
    """Adds a line to a share's history."""
    connection.execute(
        f"insert into receipts ({_RECEIPT}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - own words only
        (
            receipt.share,
            receipt.when_ms,
            receipt.event.value,
            receipt.recipient,
            receipt.transport,
            receipt.records,
            receipt.size,
            receipt.result,
            receipt.log_id,
            receipt.index,
            receipt.leaf,
        ),
    )


def read_receipts(
    connection: Connection, share_id: ShareId | None, limit: int, offset: int
) -> tuple[Receipt, ...]:
    """A share's history, or every share's, newest first; `limit` 0 means all."""
    where, values = ("where share = ?", [share_id]) if share_id else ("", [])
    found = connection.rows(
        f"select {_RECEIPT} from receipts {where} order by no desc limit ? offset ?",  # noqa: S608 - own words only
        [*values, limit or -1, offset],
    )
    return tuple(
        Receipt(ShareId(share), when_ms, Event(event), *rest)
        for share, when_ms, event, *rest in found
    )


def _share(row: Sequence[Any]) -> Share:
    kept = dict(zip(_NAMES, row, strict=True))
    kept["id"] = ShareId(kept["id"])
    kept["mode"] = ShareMode(kept["mode"])
    kept["state"] = ShareState(kept["state"])
    kept["has_passcode"] = bool(kept["has_passcode"])
    kept["records"] = tuple(RecordId(one) for one in json.loads(kept["records"]))
    kept["withheld_labels"] = tuple(Label(one) for one in kept["withheld_labels"].split())
    return Share(**kept)


def records_text(records: Sequence[RecordId]) -> str:
    """The records of a share as one column."""
    return json.dumps(list(records))


def _kdf_text(parameters: KdfParameters) -> str:
    return f"{parameters.memory_kib},{parameters.passes},{parameters.lanes}"
