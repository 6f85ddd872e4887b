"""The window's end of the pipe: asks the keeper and hands back futures.

Refuses: keys and databases; when the keeper ends, every open question fails with KeeperGone.
"""

import itertools
import subprocess
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, BinaryIO, Concatenate, ParamSpec, TypeVar, cast

from app.desk import Desk
from app.desk_backups import BackupsDesk
from app.desk_erasing import EraseDesk
from app.desk_family import FamilyDesk
from app.desk_ways import WaysDesk
from app.desk_witnesses import WitnessDesk
from app.door import Door
from app.errors import AppError, KeeperGone
from app.jobs import Job
from app.keeper_process import KeeperProcess, start_keeper
from app.wire import (
    Answer,
    Call,
    Cancel,
    Done,
    Failed,
    FrameBroken,
    Step,
    decode_value,
    encode_value,
    error_classes,
    make_error,
    parameters,
    read_frames,
    write_frame,
)
from sync.errors import SyncError
from vault.errors import VaultError

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")
Place = TypeVar("Place", Door, Desk, WaysDesk, FamilyDesk, BackupsDesk, EraseDesk, WitnessDesk)


class Asked:
    """A question on its way: what type its answer has, and who hears of its progress."""

    __slots__ = ("future", "job", "result")

    def __init__(self, result: Any, job: Job | None) -> None:
        self.result = result
        self.job = job
        self.future: Future[Any] = Future()


class KeeperClient:
    """A running keeper process."""

    def __init__(
        self,
        stirred: Callable[[str], None] = lambda _person: None,
        process: KeeperProcess | None = None,
    ) -> None:
        self._process = process or start_keeper()
        self._numbers = itertools.count(1)
        self._asked: dict[int, Asked] = {}
        self._lock = threading.Lock()
        self._stirred = stirred
        self._classes = error_classes(AppError, SyncError, VaultError)
        self._listener = threading.Thread(target=self._listen, name="keeper", daemon=True)
        self._listener.start()

    def ask(
        self,
        method: Callable[Concatenate[Place, Arguments], Result],
        *arguments: Arguments.args,
        **_named: Arguments.kwargs,
    ) -> "Future[Result]":
        """Run a method of the door or the desk; a Job among the arguments hears its progress."""
        types, result, _ = parameters(method)
        job = next((one for one in arguments if isinstance(one, Job)), None)
        values = [one for one in arguments if not isinstance(one, Job)]
        if len(values) != len(types):
            raise TypeError(method.__qualname__)
        asked = Asked(result, job)
        number = next(self._numbers)
        call = Call(number, method.__qualname__, tuple(encode_value(one) for one in values))
        with self._lock:
            self._asked[number] = asked
            self._write(call, asked)
        if job is not None:
            job.on_cancel(lambda: self._cancel(number))
        return cast("Future[Result]", asked.future)

    def close(self) -> None:
        """End the keeper: the keys are gone when this returns."""
        with self._lock:
            stdin = cast("BinaryIO", self._process.stdin)
            if not stdin.closed:
                stdin.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._listener.join(timeout=5)
        cast("BinaryIO", self._process.stdout).close()

    def _write(self, frame: Call | Cancel, asked: Asked | None) -> None:
        try:
            write_frame(cast("BinaryIO", self._process.stdin), frame)
        except (OSError, ValueError):
            if asked is not None:
                asked.future.set_exception(KeeperGone())

    def _cancel(self, number: int) -> None:
        with self._lock:
            if number in self._asked:
                self._write(Cancel(number), None)

    def _listen(self) -> None:
        try:
            for answer in read_frames(cast("BinaryIO", self._process.stdout), Answer):
                self._hear(answer)
        except (FrameBroken, OSError, ValueError):
            self._process.kill()
        with self._lock:
            left, self._asked = self._asked, {}
        for asked in left.values():
            if not asked.future.done():
                asked.future.set_exception(KeeperGone())

    def _hear(self, answer: Answer) -> None:
        if isinstance(answer, Step):
            asked = self._asked.get(answer.id)
            if asked is not None and asked.job is not None:
                asked.job.tell(answer.done, answer.total, answer.what)
        elif isinstance(answer, Done | Failed):
            with self._lock:
                asked = self._asked.pop(answer.id)
            self._settle(asked, answer)
        else:
            self._stirred(answer.person)

    def _settle(self, asked: Asked, answer: Done | Failed) -> None:
        if asked.future.cancelled():
            return
        if isinstance(answer, Failed):
            asked.future.set_exception(make_error(self._classes, answer))
            return
        asked.future.set_result(decode_value(answer.result, asked.result))
