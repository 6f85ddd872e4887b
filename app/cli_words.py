"""The ledger in plain English for operators; the window's words stand in `ui/words`.

Refuses: health data beyond what the entry itself names (a record's title, a file's name).
"""

from collections.abc import Callable

from vault.entry import Operation
from vault.records import LogLine

Detail = dict[str, str | int]


def _import(detail: Detail) -> str:
    if detail.get("format") == "typed":
        verb = "Rewrote" if detail.get("changed") else "Wrote down"
        return f"{verb} by hand: {detail.get('path') or 'no title'}"
    records = detail.get("records", 0)
    return f"Added {records} records from {detail.get('path', 'a file')}"


def _create(detail: Detail) -> str:
    return f"Added a record: {detail.get('title') or 'no title'}"


def _amend(detail: Detail) -> str:
    if "noted" in detail:
        return f"Noted about {detail.get('about') or 'a record'}: {detail['noted']}"
    if detail.get("restored"):
        return "Brought a record back into view"
    if "title" in detail:
        return f"Added a new version of a record: {detail['title'] or 'no title'}"
    return f"Noted about a record or an import: {detail.get('change', 'a summary')}"


def _share(detail: Detail) -> str:
    count = detail.get("records", 0)
    return f"Shared {count} records with {detail.get('recipient', 'somebody')}"


def _share_change(detail: Detail) -> str:
    return f"Share {detail.get('event') or detail.get('change', 'changed')}"


def _access(detail: Detail) -> str:
    verb = "printed" if detail.get("event") == "printed" else "opened"
    return f"Share {verb} by {detail.get('recipient', 'somebody')}"


def _refuse(detail: Detail) -> str:
    return f"Share refused: {detail.get('result') or detail.get('reason', 'no reason given')}"


def _undo(detail: Detail) -> str:
    return f"Took back an import: {detail.get('retracted', 0)} records out of view"


def _erase(detail: Detail) -> str:
    if "records" in detail:
        return f"Erased {detail['records']} records for good"
    return "Erased a file again that held what was erased before" if "files" in detail else ""


def _retract(detail: Detail) -> str:
    reason = detail.get("reason")
    if not reason:
        return "Took a record out of view"
    return f"Took a record out of view: {detail.get('about') or 'no title'} ({reason})"


TEXTS: dict[int, Callable[[Detail], str]] = {
    Operation.IMPORT: _import,
    Operation.CREATE: _create,
    Operation.AMEND: _amend,
    Operation.RETRACT: _retract,
    Operation.ERASE: _erase,
    Operation.UNDO: _undo,
    Operation.SHARE: _share,
    Operation.SHARE_CHANGE: _share_change,
    Operation.ACCESS: _access,
    Operation.REFUSE: _refuse,
    Operation.RETURN: lambda _: "Received something back through a share",
    Operation.GRANT: lambda _: "Gave a member a key",
    Operation.REVOKE: lambda _: "Took a key back",
    Operation.REKEY: lambda _: "Changed the keys",
    Operation.DEVICE_ADD: lambda _: "Added this computer",
    Operation.DEVICE_RETIRE: lambda _: "Retired a computer",
    Operation.MEMBER_SET: lambda _: "Set a member",
    Operation.GUARDIAN_SET: lambda _: "Set a guardian",
    Operation.HAND_OVER: lambda _: "Handed a record over",
    Operation.EXPORT: lambda _: "Exported records",
    Operation.BACKUP: lambda _: "Made a backup",
    Operation.RESTORE: lambda _: "Went on with a restored copy",
    Operation.ANCHOR: lambda _: "Anchored the log",
    Operation.HEADER_SET: lambda _: "Changed the vault's header",
}


def log_text(line: LogLine) -> str:
    """One ledger entry as an English sentence without its full stop."""
    make = TEXTS.get(line.operation)
    return make(line.detail) if make else f"Operation {line.operation} of a newer program"


def operation_name(code: int) -> str:
    """An operation's own word, such as `import`; the bare number of one that is not known."""
    try:
        return Operation(code).name.lower().replace("_", "-")
    except ValueError:
        return str(code)
