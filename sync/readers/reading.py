"""Reading a file as its owner's programs do it: a child parses, events come back one by one.

Refuses: to raise for anything a file may hold; only cancelling and a missing child do that.
"""

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, Final

from sync.errors import ReadCancelled
from sync.readers.card_values import TrustedIssuer
from sync.readers.child import ReaderChild
from sync.readers.fork_server import ForkServer
from sync.readers.protocol import (
    BrokenFrame,
    ColumnMatch,
    Ended,
    Event,
    Job,
    Limits,
    MemberEnded,
    Opened,
    Reason,
    Refused,
    Started,
)

_MOST_DEATHS: Final = 8
_SYSTEM_NAMES: Final = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})


def read_file(
    path: Path,
    *,
    limits: Limits | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    columns: tuple[ColumnMatch, ...] = (),
    issuers: tuple[TrustedIssuer, ...] = (),
    server: ForkServer | None = None,
) -> Iterator[Event]:
    """Every event of one file, ending with Ended.

    Close the generator to stop early. `cancelled` is asked from another thread. Raises
    ReadCancelled when it says so, ReaderUnavailable when no child can be started. `columns`
    is what people said the columns of tables mean, `issuers` whom they trust to sign
    health cards. With a `server`, which many files share,
    a small file costs milliseconds instead of the start of a process.
    """
    chosen = limits or Limits()
    try:
        source = _open(path)
    except OSError as error:
        reason = Reason.NOT_A_FILE if isinstance(error, _NotAFileError) else Reason.UNREADABLE_FILE
        yield from _refused_whole("", reason)
        yield Ended()
        return
    with source:
        size = os.fstat(source.fileno()).st_size
        name = path.name.encode(errors="replace").decode()
        job = Job(chosen, size, columns=columns, issuers=issuers, name=name)
        yield from _read_open(source, path, job, cancelled, server)


def walk_paths(
    paths: Sequence[Path], passed_over: Callable[[Path, Reason], None] = lambda _path, _why: None
) -> Iterator[Path]:
    """Each file under the paths, folders walked in the order of names.

    Hidden and system files, links and folders that cannot be opened, met inside a folder,
    are told to `passed_over`; whatever is named itself is always yielded.
    """
    for path in paths:
        for file, reason in _walk(path):
            if reason is None:
                yield file
            else:
                passed_over(file, reason)


class _NotAFileError(OSError):
    """A folder, pipe or device stands where a file was named."""


def _open(path: Path) -> IO[bytes]:
    """Open a regular file without ever waiting on a pipe or device."""
    descriptor = os.open(
        path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _NotAFileError
    return os.fdopen(descriptor, "rb", buffering=0)


class _Session:
    """What is known of one file's reading so far, across children that died."""

    def __init__(self) -> None:
        self.members = 0
        self.opened: str | None = None
        self.started = False
        self.found: dict[str, int] = {}
        self.points = 0
        self.deaths = 0
        self.heard = False

    def note(self, event: Event) -> None:
        """Remember where reading stands."""
        self.heard = True
        match event:
            case Opened():
                self.opened, self.started = event.member, False
            case Started():
                self.started = True
            case MemberEnded():
                self.opened = None
                self.members += 1
                self._add(event)
            case _:
                pass

    def _add(self, ended: MemberEnded) -> None:
        for kind, number in ended.found.items():
            self.found[kind] = self.found.get(kind, 0) + number
        self.points += ended.points

    def bury(self) -> Iterator[Event]:
        """What is said of the member during which a child died."""
        member = self.opened or ""
        if not self.started:
            yield Started(member, "")
        yield Refused("", Reason.CHILD_DIED)
        yield MemberEnded(member, readable=False)
        self.opened = None
        self.members += 1
        self.deaths += 1


def _read_open(
    source: IO[bytes],
    path: Path,
    job: Job,
    cancelled: Callable[[], bool],
    server: ForkServer | None,
) -> Iterator[Event]:
    session = _Session()
    while True:
        child = ReaderChild(source, replace(job, skip=session.members), cancelled, server)
        try:
            for event in _pass_on(child, session):
                if server is not None and isinstance(event, Started):
                    server.note(event.format)
                yield event
        except BrokenFrame:
            pass
        else:
            return
        finally:
            child.close()
        if child.was_cancelled or cancelled():
            raise ReadCancelled(path)
        if server is not None and not session.heard:
            server.give_up()  # not the file's reader but what starts readers has failed
            server = None
            continue
        goes_on = bool(session.opened) and session.deaths < _MOST_DEATHS
        yield from session.bury()
        if not goes_on:
            break
    yield Ended(dict(session.found), session.points)


def _pass_on(child: ReaderChild, session: _Session) -> Iterator[Event]:
    for event in child.events():
        session.note(event)
        if isinstance(event, Ended) and session.deaths:
            yield Ended(dict(session.found), session.points)
        else:
            yield event


def _refused_whole(member: str, reason: Reason) -> Iterator[Event]:
    yield Started(member, "")
    yield Refused("", reason)
    yield MemberEnded(member, readable=False)


def _walk(path: Path) -> Iterator[tuple[Path, Reason | None]]:
    """The files under a path in the order of names; with a reason those passed over."""
    if not path.is_dir():
        yield path, None
        return
    try:
        inside = sorted(path.iterdir(), key=lambda one: one.name)
    except OSError:
        yield path, Reason.UNREADABLE_FILE
        return
    for one in inside:
        if one.name.startswith(".") or one.name in _SYSTEM_NAMES:
            yield one, Reason.SKIPPED_SYSTEM_FILE
        elif one.is_symlink():
            yield one, Reason.LINK
        else:
            yield from _walk(one)
