"""The commands that erase for good; without `--yes` they only tell what would go.

Refuses: erasing anything that its answer does not name.
"""

from typing import Any

from app import erasing, erasing_people
from app.cli_context import Answer, Context
from app.cli_json import row_object, time_text
from app.cli_records import row_line
from app.erasing import ErasePlan
from app.erasing_people import PersonErasePlan
from vault.erasing import EraseReason
from vault.ids import ImportId


def erase(context: Context) -> Answer:
    """`erase ID… [--reason wish|order|mistake|retention] [--yes]`."""
    arguments, person = context.arguments, context.person.id
    store = context.vault.record(person)
    wanted = erasing.plan(
        context.vault, person, [store.find(one) for one in arguments.ids], context.job()
    )
    return _done_if_wanted(context, wanted)


def erase_import(context: Context) -> Answer:
    """`imports erase ID [--reason R] [--yes]`: all that it brought, and its file."""
    wanted = erasing.plan_import(
        context.vault, context.person.id, ImportId(context.arguments.id), context.job()
    )
    return _done_if_wanted(context, wanted)


def erase_person(context: Context) -> Answer:
    """`people erase NAME [--reason R] [--yes]`."""
    arguments = context.arguments
    wanted = erasing_people.plan(context.vault, context.find_person(arguments.who).id)
    if arguments.yes:
        erasing_people.erase(context.vault, wanted, EraseReason(arguments.reason))
    told = {
        "erased": arguments.yes,
        "person_id": wanted.person.id,
        "name": wanted.person.name,
        "records": wanted.records,
        "files": wanted.files,
        "shares": wanted.shares,
        "members": list(wanted.members),
        "newest_backup": time_text(wanted.backup_ms) if wanted.backup_ms else None,
    }
    return Answer(told, _person_lines(wanted, done=arguments.yes))


def _done_if_wanted(context: Context, wanted: ErasePlan) -> Answer:
    arguments = context.arguments
    if arguments.yes:
        reason = EraseReason(arguments.reason)
        erasing.erase(context.vault, wanted, reason, context.job(), context.environment.clock())
    return Answer(_object(wanted, done=arguments.yes), _lines(wanted, done=arguments.yes))


def _person_lines(wanted: PersonErasePlan, *, done: bool) -> list[str]:
    lines = [f"{wanted.person.name}: {wanted.records} records, {wanted.files} files"]
    if wanted.shares:
        lines.append(f"{wanted.shares} open shares end")
    lines += [f"{name or 'another member'} sees them no more" for name in wanted.members]
    if wanted.backup_ms:
        lines.append(f"Backups up to {time_text(wanted.backup_ms)} hold all of it still.")
    if done:
        lines.append("Erased for good. Hospitals keep their own copies.")
    else:
        lines.append("Nothing was erased. Say it again with --yes to erase all of this for good.")
    return lines


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
