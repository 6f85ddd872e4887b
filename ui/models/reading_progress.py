"""How far reading files has come: the file in hand, its share, all records, the time.

Refuses: waiting; steps arrive from another thread and the newest one counts.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from app.jobs import Job, Progress

RECORDS = "records"


@dataclass(frozen=True, slots=True)
class Reach:
    """The file in hand with its bytes done and in all, and records of all files so far."""

    name: str
    done: int
    total: int
    records: int


class ReadingProgress:
    """Hears a job and tells `changed` at most once until the reach was looked at."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._lock = threading.Lock()
        self._told = False
        self._name, self._done, self._total = "", 0, 0
        self._before, self._member = 0, 0
        self.job = Job(self._hear)

    def reach(self) -> Reach:
        """How far it is now; the next step tells again."""
        with self._lock:
            self._told = False
            return Reach(self._name, self._done, self._total, self._before + self._member)

    def _hear(self, step: Progress) -> None:
        with self._lock:
            if step.what == RECORDS:
                self._before += self._member if step.done < self._member else 0
                self._member = step.done
            else:
                self._name, self._done, self._total = step.what, step.done, step.total
            told, self._told = self._told, True
        if not told:
            self._changed()
