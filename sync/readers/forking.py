"""The process small files get their readers from: everything loaded, it copies itself for each.

Refuses: to look at a file; a copy does, behind its walls, and never lives to see a second one.
"""

import gc
import os
import signal
import socket
from contextlib import suppress
from dataclasses import dataclass
from typing import Final, NoReturn

import msgspec

from sync.readers.protocol import Job

LARGEST_ORDER: Final = 60_000
"""Bytes of an order; a job with more words in it gets a process that is started for it."""

STOP: Final = b"-"
"""The order to end the copy at work."""

_CONTROL: Final = 0
_DESCRIPTORS: Final = 3
_LEAST: Final = 2
_MOST_OPEN: Final = 1024


@dataclass(frozen=True, slots=True)
class Order:
    """One file to read, and which formats its like had: their readers are loaded first.

    With it come descriptors: the file, where events go, and where answers come from if any.
    """

    job: Job
    formats: tuple[str, ...] = ()


def serve() -> None:
    """Take orders from the socket at standard input until it closes.

    An order ends the copy before it, which has said all it had to say or is not wanted.
    """
    control = socket.socket(fileno=_CONTROL)
    _load(())
    decoder = msgspec.json.Decoder(Order)
    at_work = 0
    while True:
        words, descriptors, _, _ = socket.recv_fds(control, LARGEST_ORDER, _DESCRIPTORS)
        _end(at_work)
        at_work = 0
        if not words:
            return
        if len(descriptors) >= _LEAST:
            order = decoder.decode(words)
            _load(order.formats)
            at_work = os.fork()
            if not at_work:
                _read(order.job, descriptors)
        for descriptor in descriptors:
            os.close(descriptor)


def _load(formats: tuple[str, ...]) -> None:
    """Our own modules, so that copies need not load them; what is no format of ours is nothing."""
    import ctypes  # noqa: F401 - what putting up walls takes
    import platform
    import resource  # noqa: F401

    from sync.readers import made, session  # noqa: F401
    from sync.readers.registry import KINDS

    platform.machine()  # asked once, and known to every copy

    for kind in KINDS:
        if kind.name in formats:
            kind.reader()
    gc.freeze()  # what is loaded stays, and no copy need write into it


def _end(copy: int) -> None:
    if copy:
        with suppress(ProcessLookupError):
            os.kill(copy, signal.SIGKILL)
        os.waitpid(copy, 0)


def _read(job: Job, descriptors: list[int]) -> NoReturn:
    """The copy: the file is its standard input, and it has nothing else of its parents'."""
    from sync.readers.child_main import read

    code = 1
    try:
        for place, descriptor in enumerate(descriptors):
            os.dup2(descriptor, place)
        os.closerange(_DESCRIPTORS, _MOST_OPEN)
        read(job)
        code = 0
    finally:
        os._exit(code)
