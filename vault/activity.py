"""The record log as facts for people: what was done when, newest first.

Refuses: sentences; `ui/words` and the command line make them from these facts.
"""

from typing import Any

import msgspec

from vault.db import Connection
from vault.entry import Operation
from vault.ids import LogId, RecordId
from vault.log import Ledger, StoredEntry
from vault.meta import loose_meta
from vault.records import LogLine

_SHOWN = frozenset(
    {
        "actor",
        "change",
        "event",
        "files",
        "expires",
        "format",
        "import",
        "label",
        "mode",
        "notices",
        "out",
        "path",
        "place",
        "purpose",
        "reason",
        "records",
        "recipient",
        "refused",
        "result",
        "retracted",
        "share",
        "size",
        "source",
        "transport",
        "uses",
        "via",
        "withheld",
    }
)
_CONTENT = frozenset({Operation.CREATE, Operation.AMEND})


def record_lines(
    connection: Connection, ledger: Ledger, limit: int, offset: int = 0, *, folded: bool = False
) -> tuple[LogLine, ...]:
    """A page of the record log, newest first.

    `folded` leaves out the single records of imports: their import's line has the numbers.
    """
    if folded:
        found = connection.rows(
            "select log, idx from acts order by no desc limit ? offset ?", (limit, offset)
        )
        entries = [ledger.read(LogId(log), index) for log, index in found]
    else:
        entries = ledger.entries_newest_first(limit, offset)
    return tuple(line_of(stored, "record", connection) for stored in entries)


def share_lines(ledger: Ledger, limit: int, offset: int = 0) -> tuple[LogLine, ...]:
    """A page of the share log, newest first."""
    return tuple(line_of(one, "share") for one in ledger.entries_newest_first(limit, offset))


def line_of(stored: StoredEntry, purpose: str, imports: Connection | None = None) -> LogLine:
    """One entry as a line; `imports` is a record database whose imports add their numbers."""
    meta = loose_meta(stored.meta)
    entry = stored.entry
    detail = _plain(meta)
    if stored.missing:
        detail["erased"] = 1
    if entry.operation in _CONTENT and stored.content:
        detail = {"import": str(meta.get("import", "")), "title": str(meta.get("title", ""))}
    elif entry.operation in {Operation.IMPORT, Operation.UNDO} and imports is not None:
        detail.update(_numbers(imports, str(meta.get("import", ""))))
    record = meta.get("record")
    return LogLine(
        log=purpose,
        index=entry.index,
        when_ms=entry.claimed_ms,
        operation=entry.operation,
        record_id=RecordId(record) if isinstance(record, str) else None,
        leaf=stored.position.leaf,
        previous=entry.previous,
        detail=detail,
    )


def _plain(meta: dict[str, Any]) -> dict[str, str | int]:
    """The small facts of a meta; lists become their length, labels a text."""
    detail: dict[str, str | int] = {}
    for name, value in meta.items():
        if name == "labels" and isinstance(value, list):
            detail["labels"] = " ".join(str(one) for one in value)
        elif name == "records" and isinstance(value, list):
            detail["records"] = len(value)
        elif name == "restored" and value is True:
            detail["restored"] = 1
        elif name in {"note", "title"} and "record" in meta:
            detail["noted" if name == "note" else "about"] = str(value)
        elif name in _SHOWN and isinstance(value, str | int) and not isinstance(value, bool):
            detail[name] = value
    return detail


def _numbers(connection: Connection, import_id: str) -> dict[str, str | int]:
    try:
        wanted = bytes.fromhex(import_id)
    except ValueError:
        return {}
    found = connection.row(
        "select path, format, records, changed, undone, summary from imports where id = ?",
        (wanted,),
    )
    if found is None:
        return {}
    path, format_, records, changed, undone, summary = found
    facts: dict[str, str | int] = {
        "path": path,
        "format": format_,
        "records": records,
        "changed": changed,
        "undone": undone,
    }
    told = msgspec.json.decode(summary)
    facts.update({name: int(told[name]) for name in ("refused", "notices") if name in told})
    return facts
