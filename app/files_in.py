"""The use case of bringing files into an open vault, and of taking an import back.

Refuses: files that make people by themselves, unless the user allowed it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.answers import ImportAnswer
from app.columns import remembered
from app.import_sink import Target
from app.importing import Surroundings, import_paths
from app.issuers import trusted
from app.jobs import Job
from app.share_renewing import withdraw
from app.tidying import tidy
from app.whose import Household
from vault.environment import Environment
from vault.errors import NoImport
from vault.ids import ImportId, PersonId
from vault.record_values import UndoNotice
from vault.records import Person
from vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Wishes:
    """How files are to be brought in: `default` is meant where a file names nobody.

    `again` lets in what was erased on purpose before.
    """

    default: Person
    forced: PersonId | None = None
    create_people: bool = False
    dry: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What undoing did: which imports, how many records went out of view, what else."""

    imports: tuple[ImportId, ...]
    retracted: int
    notices: tuple[UndoNotice, ...]


def bring_in(
    vault: Vault, paths: Sequence[Path], wishes: Wishes, environment: Environment, job: Job
) -> ImportAnswer:
    """Read every file and keep what is new; see `import_paths`."""
    if not wishes.dry:
        vault.require_writable()
    add = vault.add_person if wishes.create_people and not wishes.dry else None
    household = Household(list(vault.people()), wishes.default, add, wishes.forced)
    around = Surroundings(
        target=lambda person_id: target_of(vault, person_id),
        decide=household.decide,
        random=environment.random,
        dry=wishes.dry,
        columns=remembered(vault),
        issuers=trusted(vault),
        again=lambda _path, _aim: wishes.again,
    )
    try:
        return import_paths(paths, around, job)
    finally:
        if not wishes.dry:
            tidy(vault)


def target_of(vault: Vault, person_id: PersonId) -> Target:
    """One person's place for records and files."""
    return Target(person_id, vault.record(person_id), vault.files(person_id), vault.actor())


def undo(vault: Vault, wanted: ImportId, now_ms: int) -> TakenBack:
    """Take back one import, or every import of a batch; raises NoImport."""
    vault.require_writable()
    done: list[ImportId] = []
    retracted = 0
    notices: list[UndoNotice] = []
    for person in vault.people():
        store = vault.record(person.id)
        for one in store.imports():
            if one.undone or wanted not in {one.import_id, str(one.batch_id)}:
                continue
            undone = store.undo(one.import_id)
            done.append(one.import_id)
            retracted += undone.retracted
            notices.extend(undone.notices)
            withdraw(vault, person, now_ms)
    if not done:
        raise NoImport(wanted)
    return TakenBack(tuple(done), retracted, tuple(notices))
