"""The command that erases records for good; without `--yes` it only tells what would go.

Refuses: erasing anything that its answer does not name.
"""

from typing import Any

from app import erasing
from app.cli_context import Answer, Context
from app.cli_json import row_object, time_text
from app.cli_records import row_line
from app.erasing import ErasePlan
from vault.erasing import EraseReason


def erase(context: Context) -> Answer:
    """`erase ID… [--reason wish|order|mistake|retention] [--yes]`."""
    arguments, person = context.arguments, context.person.id
    store = context.vault.record(person)
    wanted = erasing.plan(
        context.vault, person, [store.find(one) for one in arguments.ids], context.job()
    )
    if arguments.yes:
        reason = EraseReason(arguments.reason)
        erasing.erase(context.vault, wanted, reason, context.job(), context.environment.clock())
    return Answer(_object(wanted, done=arguments.yes), _lines(wanted, done=arguments.yes))


def _object(wanted: ErasePlan, *, done: bool) -> dict[str, Any]:
    return {
        "erased": done,
        "records": [row_object(row) for row in wanted.records],
        "also": [row_object(row) for row in wanted.also],
        "files": [one.title for one in wanted.files],
        "shares": wanted.shares,
        "other_people": [one.person.name for one in wanted.others],
        "entries": wanted.erasure.entries,
        "newest_backup": time_text(wanted.backup_ms) if wanted.backup_ms else None,
    }


def _lines(wanted: ErasePlan, *, done: bool) -> list[str]:
    lines = [row_line(row) for row in wanted.records]
    lines += [f"with it: {row_line(row)}" for row in wanted.also]
    lines += [f"the file it came in: {one.title}" for one in wanted.files]
    lines += [f"{one.person.name}'s copy of that file" for one in wanted.others]
    if wanted.shares:
        lines.append(f"{wanted.shares} open shares no longer show it")
    if wanted.backup_ms:
        lines.append(f"Backups up to {time_text(wanted.backup_ms)} may hold it still.")
    if done:
        lines.append("Erased for good. The hospital keeps its own copy.")
    else:
        lines.append("Nothing was erased. Say it again with --yes to erase all of this for good.")
    return lines
