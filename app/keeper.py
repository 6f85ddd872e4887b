"""The keeper: the process that alone holds keys and open databases while the window is unlocked.

Refuses: sockets and files as a way in; it hears its parent's pipe only and ends with it.
"""

import contextlib
import logging
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from app.door import Door
from app.errors import AppError, Locked
from app.jobs import Job, Lane, Progress
from app.lanes import OUTSIDE, READING
from app.notes import note_failure
from app.wire import (
    Answer,
    Call,
    Cancel,
    Done,
    Failed,
    FrameBroken,
    Request,
    Step,
    Stirred,
    decode_value,
    encode_value,
    error_fields,
    parameters,
    read_frames,
    write_frame,
)

POLL_SECONDS = 0.5


class Keeper:
    """Serves the door until a vault is open, then its desk as well."""

    def __init__(self, door: Door, send: Callable[[Answer], None]) -> None:
        self._door = door
        self._send = send
        self._writing = Lane("vault")
        self._reading = Lane("views")
        self._jobs: dict[int, Job] = {}
        self._ended = threading.Event()

    def serve(self, requests: Any) -> None:
        """Take requests until the pipe ends; then lock."""
        watcher = threading.Thread(target=self._watch, name="watch", daemon=True)
        watcher.start()
        try:
            for request in requests:
                self._take(request)
        finally:
            self._ended.set()
            for job in tuple(self._jobs.values()):
                job.cancel()
            self._writing.close()
            self._reading.close()
            self._door.close()

    def _take(self, request: Request) -> None:
        if isinstance(request, Cancel):
            job = self._jobs.get(request.id)
            if job is not None:
                job.cancel()
            return
        job = self._jobs[request.id] = Job(lambda progress: self._step(request.id, progress))
        if request.method in OUTSIDE:
            # a daemon: an answer that is slow to come must not keep the keys alive after a lock
            threading.Thread(target=self._run, args=(request, job), daemon=True).start()
            return
        lane = self._reading if request.method in READING else self._writing
        lane.submit(lambda: self._run(request, job))

    def _run(self, call: Call, job: Job) -> None:
        try:
            method = self._method(call.method)
            types, _, takes_job = parameters(method)
            values = [
                decode_value(raw, wanted) for raw, wanted in zip(call.arguments, types, strict=True)
            ]
            result = method(*values, job) if takes_job else method(*values)
            answer: Answer = Done(call.id, encode_value(result))
        except Exception as error:  # noqa: BLE001 -- the vault's lane: a failure becomes an answer
            answer = self._failed(call.id, error)
        finally:
            self._jobs.pop(call.id, None)
        self._send(answer)

    def _method(self, name: str) -> Callable[..., Any]:
        place, _, method = name.partition(".")
        if place == "Door" and not method.startswith("_"):
            return getattr(self._door, method)  # type: ignore[no-any-return]
        desk = self._door.desk_for(name)
        if desk is None or not place.endswith("Desk") or method.startswith("_"):
            raise Locked
        return getattr(desk, method)  # type: ignore[no-any-return]

    def _failed(self, call: int, error: Exception) -> Failed:
        from sync.errors import SyncError
        from vault.errors import VaultError

        if not isinstance(error, AppError | SyncError | VaultError):
            note_failure(error)
            return Failed(call, "Unforeseen", (type(error).__name__,))
        return Failed(call, type(error).__name__, error_fields(error))

    def _step(self, call: int, progress: Progress) -> None:
        self._send(Step(call, progress.done, progress.total, progress.what))

    def _watch(self) -> None:
        while not self._ended.wait(POLL_SECONDS):
            with contextlib.suppress(RuntimeError):  # the lane was closed meanwhile
                self._reading.submit(self._look)

    def _look(self) -> None:
        for person in self._door.stirred():
            self._send(Stirred(person))


def guard_memory() -> None:
    """No core dumps, no other process of the user looking in (where the system offers it)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE


def sender(pipe: BinaryIO) -> Callable[[Answer], None]:
    """Writes answers whole, whichever lane they come from."""
    lock = threading.Lock()

    def send(answer: Answer) -> None:
        with lock, contextlib.suppress(BrokenPipeError, ValueError):
            write_frame(pipe, answer)

    return send


def main() -> int:
    """Serve the parent on standard input and output."""
    guard_memory()
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    pipe_in = os.fdopen(os.dup(0), "rb")
    pipe_out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that prints can break a frame
    with contextlib.suppress(FrameBroken, msgspec.DecodeError, KeyboardInterrupt):
        Keeper(Door.of_this_user(Path.home(), os.environ), sender(pipe_out)).serve(
            read_frames(pipe_in, Request)
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
