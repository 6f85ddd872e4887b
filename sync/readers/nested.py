"""Letters and tar archives as sources of members, within the budget of the whole source.

Refuses: links, devices and names that climb out of an archive.
"""

import tarfile
from collections.abc import Iterator
from typing import Final

from sync.readers.containers import Budget, Member, UnpackRefused
from sync.readers.protocol import Limits, Reason
from sync.readers.sniff import Format
from sync.readers.zips import View, is_safe, is_system

_DAMAGED: Final = (tarfile.TarError, OSError, EOFError, ValueError, RecursionError, LookupError)


def letters(name: str, data: memoryview, limits: Limits, budget: Budget) -> Iterator[Member]:
    """A letter, closed, then what it encloses."""
    from sync.readers.mail.letter import opened

    yield Member(name, data, closed=True)
    letter = opened(data)
    if isinstance(letter, Reason):
        return  # its own reader says so
    for number, one in enumerate(letter.enclosed()):
        inner = f"{name}!{one.name}" if name else one.name
        if number >= limits.members:
            yield Member(inner, None, Reason.TOO_MANY_MEMBERS)
            return
        if one.reason is not None:
            yield Member(inner, None, one.reason, skipped=one.passed_over)
            continue
        try:
            budget.spend(len(one.content))
        except UnpackRefused as error:
            yield Member(inner, None, error.reason)
            return
        yield Member(inner, memoryview(one.content))


def untarred(name: str, data: memoryview, limits: Limits, budget: Budget) -> Iterator[Member]:
    """The plain files of a tar archive."""
    try:
        with tarfile.open(fileobj=View(data), mode="r:") as archive:
            for number, entry in enumerate(archive):
                inner = f"{name}!{entry.name}" if name else entry.name
                if number >= limits.members:
                    yield Member(name, None, Reason.TOO_MANY_MEMBERS, kind=Format.TAR)
                    return
                if not entry.isdir():
                    yield _untarred(archive, entry, inner, budget)
    except _DAMAGED:
        yield Member(name, None, Reason.DAMAGED, kind=Format.TAR)


def _untarred(
    archive: tarfile.TarFile, entry: tarfile.TarInfo, name: str, budget: Budget
) -> Member:
    if is_system(entry.name):
        return Member(name, None, Reason.SKIPPED_SYSTEM_FILE, skipped=True)
    try:
        return Member(name, memoryview(_content(archive, entry, budget)))
    except UnpackRefused as error:
        return Member(name, None, error.reason)


def _content(archive: tarfile.TarFile, entry: tarfile.TarInfo, budget: Budget) -> bytes:
    if not entry.isreg() or entry.issparse():
        raise UnpackRefused(Reason.LINK)
    if not is_safe(entry.name.removeprefix("./")):
        raise UnpackRefused(Reason.UNSAFE_NAME)
    stream = archive.extractfile(entry)
    content = b"" if stream is None else budget.take(stream, entry.size)
    if len(content) < entry.size:
        raise UnpackRefused(Reason.DAMAGED)
    return content
