"""The parent's side of a reader child: start it on one open file, read its frames, end it.

Refuses: to let a dying, lying or silent child become an exception of the caller's.
"""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final, Protocol

import msgspec

from sync.errors import ReaderUnavailable
from sync.readers.protocol import BrokenFrame, Ended, Event, Job, TextWanted, read_event
from sync.readers.sniff import is_heic

if TYPE_CHECKING:
    from sync.readers.fork_server import ForkServer

READER_FLAG: Final = "--rekamku-reader"
"""The first argument by which a bundled program becomes a reader, before any other import."""

_LOOK_EVERY: Final = 0.1
_LAST_WAIT: Final = 5.0
_HEAD: Final = 16
_PIPE_BUFFER: Final = 1 << 18


class Running(Protocol):
    """A process that reads: what it says, and its end."""

    stdout: IO[bytes] | None

    def kill(self) -> None:
        """End it, however it is doing."""

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end."""
        ...


class ReaderChild:
    """One child process reading one open file; iterate `events`, then `close`.

    `cancelled` is asked from another thread, ten times a second. A `server` may start it.
    """

    def __init__(
        self,
        source: IO[bytes],
        job: Job,
        cancelled: Callable[[], bool],
        server: "ForkServer | None" = None,
    ) -> None:
        self._server = server
        self._limit = job.limits.frame
        self._cancelled = cancelled
        self._over = threading.Event()
        self.was_cancelled = False
        self._voice: IO[bytes] | None = None
        self._process = self._started(source, job)
        self._watcher = threading.Thread(target=self._watch, name="reader-watch", daemon=True)
        self._watcher.start()

    def events(self) -> Iterator[Event]:
        """Every event up to and including Ended. Raises BrokenFrame if it never comes."""
        stream = self._process.stdout
        if stream is None:
            raise BrokenFrame
        while True:
            event = read_event(stream, self._limit)
            if isinstance(event, TextWanted):
                self._answer(event)
                continue
            yield event
            if isinstance(event, Ended):
                return

    def _started(self, source: IO[bytes], job: Job) -> Running:
        """Start the child; where pictures can be read, with an ear for the answers."""
        from sync.readers.paper.ocr import program

        job = replace(job, threads=is_heic(_head(source)))
        source.seek(0)
        if not program():
            return self._begin(job, source)
        ear, voice = os.pipe()
        try:
            process = self._begin(replace(job, ear=True), source, ear)
        except ReaderUnavailable:
            os.close(voice)
            raise
        finally:
            os.close(ear)
        self._voice = os.fdopen(voice, "wb")
        return process

    def _begin(self, job: Job, source: IO[bytes], ear: int | None = None) -> Running:
        """A copy of a process that has loaded, else a new one. Raises ReaderUnavailable."""
        served = None if self._server is None else self._server.start(job, source, ear)
        if served is not None:
            return served
        return start_child(job, source, subprocess.DEVNULL if ear is None else ear)

    def _answer(self, wanted: TextWanted) -> None:
        """Read the picture and tell the child. Raises BrokenFrame if it does not listen."""
        from sync.readers.asking import answer_frame
        from sync.readers.paper.ocr import read_words

        if self._voice is None:
            raise BrokenFrame
        answer = read_words(wanted, lambda: self._cancelled() or self._over.is_set())
        try:
            self._voice.write(answer_frame(answer))
            self._voice.flush()
        except OSError as error:
            raise BrokenFrame from error

    def close(self) -> None:
        """End the child, however it is doing, and wait for it."""
        self._over.set()
        self._process.kill()
        if self._process.stdout is not None:
            self._process.stdout.close()
        if self._voice is not None:
            with contextlib.suppress(OSError):
                self._voice.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_WAIT)
        self._watcher.join(_LAST_WAIT)

    def _watch(self) -> None:
        while not self._over.wait(_LOOK_EVERY):
            if self._cancelled():
                self.was_cancelled = True
                self._process.kill()
                return


def _head(source: IO[bytes]) -> bytes:
    source.seek(0)
    return source.read(_HEAD)


def start_child(
    job: Job, source: IO[bytes] | int, ear: int = subprocess.DEVNULL
) -> "subprocess.Popen[bytes]":
    """A reader child with a file, or a pipe, as its standard input: no path, no other descriptor.

    `ear` takes the place of its standard error, which nobody would read.

    Raises ReaderUnavailable where no process can be started.
    """
    words = msgspec.json.encode(job).decode()
    try:
        return subprocess.Popen(  # noqa: S603 - our own interpreter and entry, no shell
            command(words),
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=ear,
            bufsize=_PIPE_BUFFER,
            close_fds=True,
            env=environment(),
        )
    except OSError as error:
        raise ReaderUnavailable(type(error).__name__) from error


def command(words: str) -> list[str]:
    """Our own interpreter, isolated and without the `site` module, which costs half the start."""
    if getattr(sys, "frozen", False):
        return [sys.executable, READER_FLAG, words]
    entry = Path(__file__).with_name("child_main.py")
    packages = Path(msgspec.__file__).parents[1]
    return [sys.executable, "-I", "-S", "-X", "utf8", str(entry), words, str(packages)]


def environment() -> dict[str, str]:
    """Nothing of the parent's environment but what the loader of a system needs."""
    kept = ("SYSTEMROOT", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
    return {name: os.environ[name] for name in kept if name in os.environ}
