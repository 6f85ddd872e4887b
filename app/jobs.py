"""Jobs: what long work tells while it runs, and how it is stopped.

Refuses: threads of a particular window system; `ui/runner.py` carries results to the screen.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from app.errors import Cancelled

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: `done` of `total` units (0: not known) of `what`."""

    done: int
    total: int
    what: str = ""


Report = Callable[[Progress], None]
"""Called now and then from the job's own thread; must return quickly."""


class Job:
    """What running work holds: a place to report to and the wish to stop."""

    def __init__(self, report: Report | None = None) -> None:
        self._report = report
        self._stop = threading.Event()
        self._hear: list[Callable[[], None]] = []

    def cancel(self) -> None:
        """Ask the work to stop; it does within a second and leaves the vault as it was."""
        self._stop.set()
        for one in self._hear:
            one()

    def on_cancel(self, hear: Callable[[], None]) -> None:
        """Call this when somebody asks to stop, at once if that was so before."""
        self._hear.append(hear)
        if self._stop.is_set():
            hear()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stop.is_set()

    def step(self, done: int, total: int, what: str = "") -> None:
        """Report and give the wish to stop its chance; raises Cancelled."""
        if self._stop.is_set():
            raise Cancelled
        self.tell(done, total, what)

    def tell(self, done: int, total: int, what: str = "") -> None:
        """Report only."""
        if self._report is not None:
            self._report(Progress(done, total, what))


class Lane:
    """One serial lane of work; jobs run in the order given, one at a time."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    def submit(self, work: Callable[[], Result]) -> Future[Result]:
        """Queue the work; the future holds its result or its error."""
        return self._pool.submit(work)

    def close(self) -> None:
        """End the lane after the work in hand."""
        self._pool.shutdown(wait=True, cancel_futures=True)
