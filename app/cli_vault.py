"""Commands about the vault itself: init, people, passphrase, verify, log, demo, rebuild-views.

Refuses: writing a recovery kit over an existing file.
"""

from pathlib import Path

from app import making, proving
from app.cli_context import Answer, Context, read_passphrase
from app.cli_errors import Exit
from app.cli_json import person_object, time_text
from app.cli_state import SENTENCES
from app.cli_words import log_text, operation_name
from app.errors import BadRequest, SecretNotKept
from app.people import cards
from vault.people import NewPerson
from vault.records import Sex
from vault.vault_state import VaultState


def init(context: Context) -> Answer:
    """`init --person NAME …`: makes a vault and its owner, writes the recovery kit."""
    arguments = context.arguments
    if not arguments.person:
        raise BadRequest("--person", "")
    if context.environment.keyring is None and context.kit_path is None:
        raise SecretNotKept
    passphrase = context.passphrase("Choose a passphrase: ")
    if passphrase is None:
        raise BadRequest("--passphrase-file", "")
    made = making.make_vault(
        context.vault_path,
        new_person(context, arguments.person, ""),
        passphrase,
        context.environment,
        kit_path=context.kit_path,
        passphrase_alone=arguments.passphrase_alone,
    )
    kit = str(context.kit_path) if context.kit_path else None
    result = {"vault_id": made.vault_id.hex(), "person_id": made.owner.id, "kit": kit}
    lines = [f"The vault is at {context.vault_path}."]
    if kit:
        lines.append(f"The recovery kit is at {kit}: print it and keep it away from the computer.")
    return Answer(result, lines)


def new_person(context: Context, name: str, relation: str) -> NewPerson:
    """A person from the options."""
    arguments = context.arguments
    nik = "".join(one for one in arguments.nik if one not in " .-")
    return NewPerson(name, arguments.birth_date, Sex(arguments.sex), nik, relation)


def people_list(context: Context) -> Answer:
    """`people list`."""
    found = cards(context.vault)
    objects = [person_object(one.person, one.records) for one in found]
    lines = [f"{one.person.id} {one.person.name}: {one.records} records" for one in found]
    return context.warned(Answer({"people": objects}, lines))


def people_add(context: Context) -> Answer:
    """`people add --person NAME …`."""
    arguments = context.arguments
    if not arguments.person:
        raise BadRequest("--person", "")
    person = context.vault.add_person(new_person(context, arguments.person, arguments.relation))
    return Answer({"people": [person_object(person, 0)]}, [f"{person.id} {person.name}"])


def change_passphrase(context: Context) -> Answer:
    """`passphrase --new-passphrase-file F`; sheet, cards or key stand in for the old one."""
    old = None if context.came_back else context.passphrase()
    if old is None and not context.came_back:
        raise BadRequest("--passphrase-file", "")
    context.vault.change_passphrase(
        old, read_passphrase(Path(context.arguments.new_passphrase_file))
    )
    return Answer({"ok": True}, ["The passphrase was changed."])


def verify(context: Context) -> Answer:
    """`verify [--full] [--accept-copy]`."""
    if context.arguments.accept_copy:
        context.vault.accept_copy()
    seen = context.arguments.person or context.vault.people()
    person = context.person if seen else None
    report = proving.verify(context.vault, person, full=context.arguments.full, job=context.job())
    result = {
        "ok": report.ok,
        "state": report.state.value,
        "entries": report.entries,
        "size": report.size,
        "root": report.root,
        "erased": report.erased,
        "logs": [
            {
                "person_id": one.person_id,
                "log": one.log,
                "size": one.size,
                "root": one.root,
                "state": one.state.value,
            }
            for one in report.logs
        ],
        "problems": [{"where": one.where, "what": one.what} for one in report.problems],
        "notices": [notice.value for notice in context.vault.notices],
    }
    lines = [SENTENCES[report.state], f"{report.entries} entries checked"]
    lines += [f"{one.where}: {one.what}" for one in report.problems]
    bad = report.state in {VaultState.CHANGED, VaultState.RESTORED_COPY} or not report.ok
    sentence = SENTENCES[report.state] if bad else ""
    return Answer(result, lines, Exit.ALTERED if bad else Exit.DONE, sentence)


def log(context: Context) -> Answer:
    """`log [--limit N]`: newest first."""
    entries = [
        {
            "index": line.index,
            "log": line.log,
            "when": time_text(line.when_ms),
            "operation": operation_name(line.operation),
            "text": log_text(line),
            "record_id": line.record_id,
            "leaf": line.leaf.hex(),
        }
        for line in proving.activity(context.vault, context.person, context.arguments.limit)
    ]
    lines = [f"{one['when']} {one['text']}" for one in entries]
    return context.warned(Answer({"entries": entries}, lines))


def rebuild_views(context: Context) -> Answer:
    """Hidden maintenance: make every view of a person again from the verified entries."""
    records = proving.rebuild(context.vault, context.person)
    return Answer({"ok": True, "records": records}, [f"{records} records rebuilt"])


def demo(context: Context) -> Answer:
    """`demo`: the main job on the bundled sample, in a throw-away vault."""
    from app.demo import walk

    steps: list[str] = []

    def say(line: str) -> None:
        steps.append(line)
        if not context.arguments.json:
            context.streams.out.write(line + "\n")
            context.streams.out.flush()

    walk(context.environment, say)
    return Answer({"steps": steps}, [])
