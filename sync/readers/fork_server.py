"""The parent's side of `forking.py`: many small files, each in a process of its own that is cheap.

Refuses: large files, and systems where a copy of a process is no safe thing; they start anew.
"""

import os
import socket
import subprocess
import sys
from contextlib import suppress
from types import TracebackType
from typing import IO, Final, Self

import msgspec

from sync.readers.child import Running, command, environment
from sync.readers.forking import LARGEST_ORDER, STOP, Order
from sync.readers.protocol import Job, Limits

SMALL: Final = 4 << 20
"""Bytes of a file that may be read by a copy."""

_LAST_WAIT: Final = 5.0


class ForkServer:
    """Starts with the first small file and lives until `close`; one file at a time.

    A starting process loads for a fifth of a second, a copy of one that has loaded takes a
    few milliseconds. Walls, limits and end of each copy are its own.
    """

    def __init__(self) -> None:
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._formats: set[str] = set()
        self._failed = sys.platform != "linux"

    def note(self, form: str) -> None:
        """A format that was met: others of the kind follow, as a rule."""
        self._formats.add(form)

    def start(self, job: Job, source: IO[bytes], ear: int | None = None) -> Running | None:
        """A copy that reads an open file; None if the file has to be read in another way."""
        if self._failed or job.threads or job.skip or job.size > SMALL:
            return None
        words = msgspec.json.encode(Order(job, tuple(sorted(self._formats))))
        control = self._running() if len(words) < LARGEST_ORDER else None
        if control is None:
            return None
        answers, events = os.pipe()
        handed = [source.fileno(), events, *([] if ear is None else [ear])]
        try:
            socket.send_fds(control, [words], handed)
        except OSError:
            os.close(answers)
            self.give_up()
            return None
        finally:
            os.close(events)
        return _Served(os.fdopen(answers, "rb"), self)

    def stop(self) -> None:
        """End the copy at work, if any."""
        if self._control is not None:
            with suppress(OSError):
                self._control.send(STOP)

    def give_up(self) -> None:
        """Never again: whatever comes is read by processes that start anew."""
        self._failed = True
        self.close()

    def close(self) -> None:
        """End the server and what it started."""
        if self._control is not None:
            self.stop()
            self._control.close()
            self._control = None
        if self._process is not None:
            try:
                self._process.wait(_LAST_WAIT)
            except subprocess.TimeoutExpired:
                self._process.kill()
            self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _running(self) -> socket.socket | None:
        """The way to the server, which is started the first time."""
        if self._control is None:
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            words = msgspec.json.encode(Job(Limits(), 0, forks=True)).decode()
            with theirs:
                try:
                    self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and entry
                        command(words),
                        stdin=theirs.fileno(),
                        stdout=subprocess.DEVNULL,
                        stderr=subprocess.DEVNULL,
                        close_fds=True,
                        env=environment(),
                        process_group=0,
                    )
                except OSError:
                    ours.close()
                    self._failed = True
                    return None
            self._control = ours
        return self._control


class _Served:
    """A copy at work, as its reader's owner sees it."""

    def __init__(self, stdout: IO[bytes], server: ForkServer) -> None:
        self.stdout: IO[bytes] | None = stdout
        self._server = server

    def kill(self) -> None:
        """End it; it may have ended."""
        self._server.stop()

    def wait(self, timeout: float | None = None) -> int:  # noqa: ARG002 - as a process does
        """Nothing to wait for: the server does, before it reads on."""
        return 0
