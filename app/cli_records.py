"""Commands about records: import, imports, list, show, search, export, open.

Refuses: deciding; each turns words into a use case and its answer into lines and an object.
"""

from pathlib import Path

from app import exporting, files_in, issuers, linking
from app.answers import FileAnswer, FileStatus, ImportAnswer
from app.cli_context import Answer, Context
from app.cli_errors import Exit
from app.cli_json import (
    import_answer_object,
    import_object,
    page_object,
    row_object,
    time_text,
)
from app.errors import BadRequest
from vault.ids import ImportId, RecordId
from vault.records import Detail, Filter, Kind, Page, Row, Version

HEX_ID = 32


def bring_in(context: Context) -> Answer:
    """`import PATH… [--dry-run] [--for-person NAME] [--create-people]`."""
    arguments = context.arguments
    answer = files_in.bring_in(
        context.vault,
        [Path(path) for path in arguments.paths],
        files_in.Wishes(
            default=context.person,
            forced=context.person_id(arguments.for_person),
            create_people=arguments.create_people,
            dry=arguments.dry_run,
            again=arguments.again,
        ),
        context.environment,
        context.job(),
    )
    return import_said(answer)


def import_said(answer: ImportAnswer) -> Answer:
    """An import's answer: exit 3 if anything was refused or held."""
    lines = [line for one in answer.files for line in (file_line(one), *issuer_lines(one))]
    lines.append(
        f"{answer.new} new, {answer.same} already there, {answer.changed} changed, "
        f"{answer.refused} refused, {answer.held} held"
    )
    if answer.passed_over:
        lines.append(f"{len(answer.passed_over)} hidden or system files were passed over")
    partly = bool(answer.refused or answer.held)
    return Answer(
        import_answer_object(answer),
        lines,
        Exit.PARTLY if partly else Exit.DONE,
        "Something in the input was refused or held; the rest is done." if partly else "",
    )


def file_line(answer: FileAnswer) -> str:
    """One line about one file."""
    counts = f"{answer.new} new, {answer.same} same, {answer.changed} changed"
    if answer.status is FileStatus.HELD:
        counts = "about " + ", ".join(
            f"{one.who} ({one.records}): {', '.join(one.reasons) or 'not in this vault'}"
            for one in answer.held
        )
    reasons = sorted({one.reason for one in answer.refused})
    tail = f"; refused: {', '.join(reasons)}" if reasons else ""
    return f"{answer.status.value:9} {answer.path}: {counts}{tail}"


def issuer_lines(answer: FileAnswer) -> list[str]:
    """Who signed a file's cards and is not known; deciding is left to the person."""
    return [
        f"          signed by {one.address}, who is not known, with the key {one.key}"
        for one in issuers.unknown_issuers(answer.notices)
    ]


def imports_list(context: Context) -> Answer:
    """`imports list`."""
    imports = context.vault.record(context.person.id).imports()
    lines = [
        f"{one.import_id} {time_text(one.when_ms)} {one.records:6} "
        f"{'undone ' if one.undone else ''}{one.path}"
        for one in imports
    ]
    return context.warned(Answer({"imports": [import_object(one) for one in imports]}, lines))


def imports_undo(context: Context) -> Answer:
    """`imports undo ID`: one import, or every one of a batch."""
    done = files_in.undo(context.vault, ImportId(context.arguments.id), context.environment.clock())
    notices = [
        {"record": one.record_id, "reason": one.reason, "import": one.import_id}
        for one in done.notices
    ]
    result = {"undone": list(done.imports), "retracted": done.retracted, "notices": notices}
    lines = [f"Taken back: {done.retracted} records of {len(done.imports)} imports."]
    return Answer(result, lines)


def list_records(context: Context) -> Answer:
    """`list`: newest first."""
    arguments = context.arguments
    wanted = Filter(
        kinds=frozenset(Kind(kind) for kind in arguments.kind),
        since=date_option("--since", arguments.since),
        until=date_option("--until", arguments.until),
        everything=arguments.all,
    )
    store = context.vault.record(context.person.id)
    page = store.list(wanted, arguments.limit, arguments.offset)
    return context.warned(page_said(page))


def search(context: Context) -> Answer:
    """`search TEXT`."""
    store = context.vault.record(context.person.id)
    return context.warned(page_said(store.search(context.arguments.text, context.arguments.limit)))


def page_said(page: Page) -> Answer:
    """A page of records."""
    lines = [row_line(row) for row in page.rows]
    lines.append(f"{len(page.rows)} of {page.total}")
    return Answer(page_object(page), lines)


def row_line(row: Row) -> str:
    """One line about one record."""
    facts = row.facts
    value = f": {facts.value}" if facts.value else ""
    place = f" ({facts.facility})" if facts.facility else ""
    return f"{row.id} {facts.date or '-':10.10} {facts.kind.value:12} {facts.title}{value}{place}"


def show(context: Context) -> Answer:
    """`show ID [--original FILE]`."""
    record_id = record_id_of(context)
    if context.arguments.original:
        store = context.vault.record(context.person.id)
        exporting.save_original(store, store.detail(record_id), Path(context.arguments.original))
    return context.warned(Answer(*shown_object(context, record_id)))


def record_id_of(context: Context) -> RecordId:
    """The record a command names; raises NoRecord for what is no whole id."""
    record_id = RecordId(context.arguments.id)
    if len(record_id) != HEX_ID:
        from vault.errors import NoRecord

        raise NoRecord(record_id)
    return record_id


def shown_object(context: Context, record_id: RecordId) -> tuple[dict[str, object], list[str]]:
    """A record as `show` prints it: the object, then the lines; raises NoRecord."""
    detail = context.vault.record(context.person.id).detail(record_id)
    result: dict[str, object] = {
        "record": {**row_object(detail.row), "content": detail.content.decode("utf-8", "replace")},
        "versions": [version_object(one) for one in detail.versions],
        "provenance": provenance(detail),
    }
    lines = [row_line(detail.row)]
    lines += [
        f"  version of {time_text(one.when_ms)} from {one.source} at {one.place or '/'}"
        for one in detail.versions
    ]
    return result, lines


def version_object(version: Version) -> dict[str, object]:
    """One version of a record."""
    return {
        "index": version.index,
        "leaf": version.leaf.hex(),
        "when": time_text(version.when_ms),
        "import_id": version.import_id,
        "source": version.source,
        "place": version.place,
        "media": version.media,
        "fhir": version.fhir or None,
        "size": version.size,
    }


def provenance(detail: Detail) -> dict[str, object]:
    """Where the shown version came from, and the file it stood in."""
    newest, original = detail.versions[0], detail.original
    return {
        "import_id": detail.row.import_id,
        "source": newest.source,
        "place": newest.place,
        "imported": time_text(newest.when_ms),
        "file": original.title if original else None,
        "file_sha256": original.sha256.hex() if original else None,
        "file_size": original.size if original else None,
        "attachments": [one.title for one in detail.attachments],
    }


def export(context: Context) -> Answer:
    """`export --format fhir|ndjson|originals --out PATH`."""
    arguments = context.arguments
    out = Path(arguments.out)
    records = exporting.export(
        context.vault, context.person, exporting.Format(arguments.format), out, context.job()
    )
    lines = [f"{records} records written to {out}"]
    return context.warned(Answer({"out": str(out), "records": records}, lines))


def open_link(context: Context) -> Answer:
    """`open LINK [--passcode P|@FILE] [--even-expired] [--yes]`."""
    arguments = context.arguments
    answer = linking.open_and_read(
        context.vault,
        linking.Visitor(
            link=arguments.link,
            passcode=context.secret_option(arguments.passcode),
            even_expired=arguments.even_expired,
            save=arguments.yes,
            confirm=context.confirm_host,
        ),
        files_in.Wishes(
            default=context.person, forced=context.person_id(arguments.for_person), dry=False
        ),
        context.environment,
        context.job(),
    )
    return import_said(answer)


def date_option(name: str, text: str) -> str:
    """A partial FHIR date; raises BadRequest."""
    from sync.fhir.dates import sort_key

    if text and not sort_key(text):
        raise BadRequest(name, text)
    return text
