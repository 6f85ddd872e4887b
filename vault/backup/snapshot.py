"""One moment of a whole vault: its databases standing still, its files listed, its logs named.

Refuses: waiting for a slow target; what is read meanwhile is the same whoever writes.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from vault import people
from vault.backup.manifest import Count, LogHead, Member
from vault.core import Core
from vault.db import Connection, standing_still
from vault.disk import translated
from vault.errors import Altered, Busy
from vault.household import DATABASE
from vault.ids import PersonId
from vault.log import Ledger
from vault.person_room import PURPOSES

PIECE: Final = 1024 * 1024

_descriptors: dict[tuple[int, int], int] = {}
_opening = threading.Lock()


@dataclass(frozen=True, slots=True)
class Moment:
    """What the vault held: its files with their sizes, its logs' heads, its records' counts.

    `sealed` are people whose databases this member cannot open; they are copied as they lie.
    """

    members: tuple[Member, ...]
    logs: tuple[LogHead, ...]
    counts: tuple[Count, ...]
    sealed: tuple[PersonId, ...]


@contextmanager
def one_moment(core: Core) -> Iterator[Moment]:
    """The vault as it is now; inside, the databases' files do not change.

    Raises Busy where somebody writes to a person whom this member cannot open.
    """
    opened = openable(core)
    sealed = tuple(sorted(set(core.household.person_ids()) - set(opened)))
    with standing_still([connection for _, connection in databases(core)]):
        before = [_state(path) for path in _sealed_databases(core, sealed)]
        yield Moment(
            tuple(_members(core, opened, sealed)),
            heads(core),
            counts(core),
            sealed,
        )
        if before != [_state(path) for path in _sealed_databases(core, sealed)]:
            raise Busy


def openable(core: Core) -> tuple[PersonId, ...]:
    """The people whose databases this member can open; not those without a grant or damaged."""
    found = []
    for person in core.person_ids():
        with suppress(Altered):
            core.room(person)
            found.append(person)
    return tuple(found)


def databases(core: Core) -> list[tuple[str, Connection]]:
    """Every database that this member can open, by its place in the vault."""
    found = [(DATABASE, core.household.connection)]
    for person in openable(core):
        room = core.room(person)
        found += [(room.where(name), room.connection(name)) for name in PURPOSES]
    return found


def heads(core: Core) -> tuple[LogHead, ...]:
    """How far every log is that this member can read."""
    found = _heads(DATABASE, core.household.ledger)
    for person in openable(core):
        room = core.room(person)
        for name in PURPOSES:
            found += _heads(room.where(name), room.ledgers[name])
    return tuple(found)


def counts(core: Core) -> tuple[Count, ...]:
    """How many records the timeline of each of these people shows."""
    return tuple(
        Count(person, core.room(person).records(writable=not core.troubles).counts().total)
        for person in openable(core)
    )


def read_pieces(path: Path, size: int) -> Iterator[bytes]:
    """Exactly so many bytes of a file, from its beginning; raises Busy if it is shorter now.

    POSIX drops every lock of a process on a file when any descriptor of it is closed, SQLite's
    too (sqlite.org/howtocorrupt.html 2.2). So a database's descriptor stays open for good.
    """
    lasting = path.suffix == ".db" and sys.platform != "win32"
    try:
        with translated(path):
            descriptor = _lasting(path) if lasting else os.open(path, _READ)
    except FileNotFoundError:
        raise Busy from None  # erased meanwhile
    try:
        at = 0
        while at < size:
            with translated(path):
                piece = _read_at(descriptor, min(PIECE, size - at), at)
            if not piece:
                raise Busy
            at += len(piece)
            yield piece
    finally:
        if not lasting:
            os.close(descriptor)


_READ: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


def _lasting(path: Path) -> int:
    found = path.stat()
    with _opening:
        known = _descriptors.get((found.st_dev, found.st_ino))
        if known is None:
            known = _descriptors[found.st_dev, found.st_ino] = os.open(path, _READ)
        return known


if sys.platform == "win32":

    def _read_at(descriptor: int, size: int, at: int) -> bytes:
        os.lseek(descriptor, at, os.SEEK_SET)
        return os.read(descriptor, size)

else:

    def _read_at(descriptor: int, size: int, at: int) -> bytes:
        return os.pread(descriptor, size, at)


def _members(
    core: Core, opened: tuple[PersonId, ...], sealed: tuple[PersonId, ...]
) -> Iterator[Member]:
    yield _member(core, core.path / DATABASE)
    for person in opened:
        for name in PURPOSES:
            yield _member(core, core.people_folder / person / name)
    for path in _sealed_databases(core, sealed):
        if path.is_file():
            yield _member(core, path)
    for person in sorted({*opened, *sealed}):
        folder = core.people_folder / person / people.FILES
        for path in sorted(folder.glob("[0-9a-f][0-9a-f]/" + "[0-9a-f]" * 64)):
            yield _member(core, path)


def _sealed_databases(core: Core, sealed: tuple[PersonId, ...]) -> Iterator[Path]:
    for person in sealed:
        for name in PURPOSES:
            yield core.people_folder / person / name
            yield core.people_folder / person / f"{name}-wal"


def _member(core: Core, path: Path) -> Member:
    with translated(path):
        return Member(path.relative_to(core.path).as_posix(), path.stat().st_size)


def _state(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except FileNotFoundError:
        return (-1, 0)
    return (found.st_size, found.st_mtime_ns)


def _heads(place: str, ledger: Ledger) -> list[LogHead]:
    return [LogHead(place, one.log_id.hex(), one.size, one.root.hex()) for one in ledger.heads()]
