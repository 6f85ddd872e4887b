"""The walls around one execution: processor time, memory, and no way out of the process.

Refuses: to be put up twice; an audit hook cannot be taken down again.
"""

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

HANG = 120.0
"""Seconds after which a library that never comes back to Python is killed with the process."""

_PARENT_DEATH = 1
"""Linux, prctl: end with the process that forked this one."""

_MEMORY = 768 << 20
_WRITING = frozenset("wax+")
_TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_OUTSIDE = (
    "socket.",
    "subprocess.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
    "shutil.",
    "tempfile.",
    "webbrowser.",
    "sqlite3.connect",
)
_CHANGING = frozenset(
    f"os.{name}"
    for name in (
        *("system", "exec", "fork", "forkpty", "posix_spawn", "spawn", "startfile", "kill"),
        *("remove", "rename", "mkdir", "rmdir", "link", "symlink", "truncate", "chmod", "chown"),
    )
)


class TooSlow(BaseException):
    """One execution took more processor time than it may."""


class WentOutside(BaseException):
    """A reader tried to write, to start a program or to reach the network."""


class _Watch:
    """Whether somebody is being watched, and what was met."""

    def __init__(self) -> None:
        self.on = False
        self.met = ""
        self.hooked = False


_WATCH = _Watch()


def put_up() -> None:
    """Once a process: memory is bounded, what reaches outside is watched, time can run out."""
    if _WATCH.hooked:
        return
    _WATCH.hooked = True
    sys.addaudithook(_hook)
    signal.signal(signal.SIGPROF, _late)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)


def end_with_parent() -> None:
    """No child goes on alone once the command that started it was stopped."""
    ctypes.CDLL(None).prctl(_PARENT_DEATH, signal.SIGKILL)


def bound_memory() -> None:
    """No more than what is used now and 768 MiB on top; it stays so until the process ends."""
    used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + _MEMORY, used + _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


@contextmanager
def watched(seconds: float) -> Iterator[None]:
    """One execution. Raises TooSlow or WentOutside, even if the reader swallowed them."""
    before = resource.getrusage(resource.RUSAGE_SELF)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, HANG)
    _WATCH.on, _WATCH.met = True, ""
    try:
        yield
    finally:
        _WATCH.on = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
    if _WATCH.met:
        raise WentOutside(_WATCH.met)
    after = resource.getrusage(resource.RUSAGE_SELF)
    if after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime > seconds:
        raise TooSlow(seconds)


def _late(_number: int, _frame: FrameType | None) -> None:
    raise TooSlow


def _hook(event: str, given: tuple[object, ...]) -> None:
    if not _WATCH.on:
        return
    if event == "open":
        path, mode, flags = given
        writes = isinstance(mode, str) and not _WRITING.isdisjoint(mode)
        if writes or (mode is None and isinstance(flags, int) and flags & _TO_WRITE):
            _meet(f"open {path!r}")
    elif event == "sqlite3.connect/handle" or given[:1] == (":memory:",):
        return
    elif event in _CHANGING or event.startswith(_OUTSIDE):
        _meet(f"{event} {given!r:.200}")


def _meet(what: str) -> None:
    _WATCH.met = what
    raise WentOutside(what)
