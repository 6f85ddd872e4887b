"""What was asked to be read: what waits, what runs, what is done, what failed.

Refuses: to do any of it; the screen for adding records works it off, one after another.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

KEPT = 30
"""So many that are over stay in the list."""


class State(StrEnum):
    """How far one piece of work is."""

    WAITING = "waiting"
    READING = "reading"
    REVIEW = "review"
    SAVING = "saving"
    DONE = "done"
    GIVEN_UP = "given-up"
    STOPPED = "stopped"
    FAILED = "failed"


OPEN = frozenset({State.WAITING, State.READING, State.REVIEW, State.SAVING})
RUNNING = frozenset({State.READING, State.SAVING})
AGAIN = frozenset({State.GIVEN_UP, State.STOPPED, State.FAILED})


@dataclass(frozen=True, slots=True)
class Work:
    """Files that were chosen or dropped together; `line` says how far, or what came of it."""

    number: int
    paths: tuple[Path, ...]
    state: State = State.WAITING
    line: str = ""


class WorkList(QObject):
    """The work of one open vault, newest last; forgotten at lock."""

    changed = Signal()
    """Something came, went or changed its state."""
    moved = Signal()
    """The running work came further."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[Work] = []
        self._next = 0
        self._in_front = False
        self.stop: Callable[[], object] = lambda: None

    @property
    def items(self) -> tuple[Work, ...]:
        """All of it."""
        return tuple(self._items)

    @property
    def current(self) -> Work | None:
        """What is read, reviewed or saved now; at most one."""
        open_now = OPEN - {State.WAITING}
        return next((one for one in self._items if one.state in open_now), None)

    @property
    def waiting(self) -> tuple[Work, ...]:
        """What has its turn still to come, in order."""
        return tuple(one for one in self._items if one.state is State.WAITING)

    @property
    def in_front(self) -> bool:
        """Whether the screen that works it off is looked at."""
        return self._in_front

    def look(self, *, in_front: bool) -> None:
        """That screen came to the front, or left it."""
        if in_front != self._in_front:
            self._in_front = in_front
            self.changed.emit()

    def add(self, paths: Sequence[Path]) -> Work:
        """New work at the end of the queue."""
        self._next += 1
        made = Work(self._next, tuple(paths))
        over = [one for one in self._items if one.state not in OPEN]
        for old in over[: max(0, len(over) - KEPT)]:
            self._items.remove(old)
        self._items.append(made)
        self.changed.emit()
        return made

    def put(self, number: int, state: State, line: str = "") -> None:
        """One is at another state now."""
        self._items = [
            replace(one, state=state, line=line) if one.number == number else one
            for one in self._items
        ]
        self.changed.emit()

    def tell(self, line: str) -> None:
        """How far the running one is."""
        current = self.current
        if current is not None and current.line != line:
            self._items[self._items.index(current)] = replace(current, line=line)
            self.moved.emit()

    def take_out(self, number: int) -> None:
        """One that waits, or is over, is not wanted any more."""
        self._items = [
            one
            for one in self._items
            if one.number != number or one.state in OPEN - {State.WAITING}
        ]
        self.changed.emit()

    def forget(self) -> None:
        """Everything, at lock."""
        self._items.clear()
        self.stop = lambda: None
        self.changed.emit()
