"""The proof that a backup restores: opened in a scratch place and compared with what it says.

Refuses: the vault's own word for its backup; what is compared was read back from where it lies.
"""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from vault import header as h
from vault.backup import manifest as m
from vault.backup.form import Source, read_preamble
from vault.backup.making import Tell
from vault.backup.opening import read_through, write_member
from vault.backup.snapshot import counts, databases, heads, openable
from vault.core import PEOPLE, Core
from vault.db import damaged_pages
from vault.disk import make_folder
from vault.environment import Environment
from vault.errors import Altered, RestoredCopy
from vault.ids import PersonId
from vault.log import Problem
from vault.people import FILES
from vault.slots import Opened
from vault.vault_state import problem_of

ENDING: Final = ".proof"
_APART: Final = ".apart"


def prove(
    core: Core, source: Source, scratch: Path, tell: Tell
) -> tuple[m.Manifest, tuple[Problem, ...]]:
    """Reads a backup of this vault back and opens it below `scratch`, which is emptied again.

    Every original is compared byte for byte with the vault's own, every log's head and every
    person's count of records with the manifest, and each page of each database authenticated.
    The problems are those of the vault itself when the backup was made. Raises BackupDamaged
    where the file is not whole, DiskFull, PlaceReadOnly.
    """
    preamble = read_preamble(source)
    folder = scratch / f"{core.environment.random(6).hex()}{ENDING}"
    with ExitStack() as undoing:
        undoing.callback(shutil.rmtree, folder, ignore_errors=True)
        make_folder(folder)
        unlike: list[Problem] = []

        def take(member: m.Member, pieces: Iterator[bytes]) -> None:
            if "/files/" not in member.name:
                write_member(folder, member, pieces, durable=False)
            elif not _same(core.path / member.name, pieces):
                unlike.append(Problem(member.name, "content"))

        manifest = read_through(source, preamble, core.household_key, take, tell)
        h.write(folder, preamble.header)
        opened, environment = core.opened, core.environment
        with opened_apart(folder, preamble.header, opened, environment) as other:
            return manifest, (*unlike, *differing(other, manifest), *_pages(other))


@contextmanager
def opened_apart(
    folder: Path, header: h.Header, opened: Opened, environment: Environment
) -> Iterator[Core]:
    """An unpacked vault opened as if no computer had ever seen it; nothing is remembered of it."""
    from vault.vault import enter

    apart = folder / _APART
    quiet = replace(environment, state_dir=apart, keyring=None)
    vault = enter(folder, h.ReadHeader(header, h.Mending.NONE), opened, quiet)
    try:
        yield vault._core  # noqa: SLF001 - this room's own
    finally:
        vault.close()
        shutil.rmtree(apart, ignore_errors=True)


def differing(core: Core, manifest: m.Manifest) -> list[Problem]:
    """Where an unpacked vault is not what the manifest says; its device must be the vault's."""
    found = [
        problem_of(where, one)
        for where, one in core.troubles.items()
        if not isinstance(one, RestoredCopy)
    ]
    if not core.household.knows_device(bytes.fromhex(manifest.device)):
        found.append(Problem(m.NAME, "device"))
    unlike = set(manifest.logs) ^ set(heads(core))
    found += [Problem(place, "heads") for place in sorted({one.place for one in unlike})]
    if counts(core) != manifest.counts:
        found.append(Problem(m.NAME, "counts"))
    there = {one.name for one in manifest.members}
    named = (name for person in openable(core) for name in _originals(core, person))
    return found + [Problem(name, "missing") for name in named if name not in there]


def _originals(core: Core, person: PersonId) -> Iterator[str]:
    """The files that the person's entries name, as a backup names them."""
    room = core.room(person)
    for stored in room.records(writable=False).originals():
        yield f"{PEOPLE}/{person}/{FILES}/{stored.name[:2]}/{stored.name}"


def _pages(core: Core) -> list[Problem]:
    """Databases with pages that do not open, whoever uses them."""
    found = []
    for place, connection in databases(core):
        try:
            damaged = damaged_pages(connection)
        except Altered:
            connection.renew()
            damaged = (0,)
        if damaged:
            found.append(Problem(place, "pages"))
    return found


def _same(path: Path, pieces: Iterator[bytes]) -> bool:
    """Whether a file of the vault holds exactly these bytes; one erased meanwhile needs not."""
    try:
        with path.open("rb") as own:
            if any(own.read(len(piece)) != piece for piece in pieces):
                return False
            return not own.read(1)
    except FileNotFoundError:
        return True
