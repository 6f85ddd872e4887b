"""What a verification found, gathered: neighbouring entries with one fault become one line.

Refuses: sentences; a fault is a word that `ui/words` puts into a sentence.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from vault.ids import LogId
from vault.log_read import Problem, place


class Fault(StrEnum):
    """What can be wrong with a ledger."""

    UNREADABLE = "unreadable"
    GAP = "gap"
    LEAF = "leaf"
    HEADER = "header"
    CHAIN = "chain"
    LAMPORT = "lamport"
    SEEN = "seen"
    TARGET = "target"
    SIZE_CLASS = "size-class"
    STRAY_PAYLOAD = "stray-payload"
    MISSING_PAYLOAD = "missing-payload"
    PAYLOAD = "payload"
    COMMITMENT = "commitment"
    LOG_ID = "log-id"
    UNKNOWN_LOG = "unknown-log"
    CHECKPOINT = "checkpoint"
    NO_CHECKPOINT = "no-checkpoint"
    BEYOND_CHECKPOINT = "beyond-checkpoint"
    ROOT_DIFFERS = "root-differs"
    SHORTER = "shorter"
    STATE = "state"
    SUBTREE = "subtree"


@dataclass(slots=True)
class Faults:
    """Collects faults in the order they are met."""

    _others: list[Problem] = field(default_factory=list)
    _open: dict[tuple[LogId, str], tuple[int, int]] = field(default_factory=dict)

    def entry(self, log_id: LogId, index: int, what: str, last: int | None = None) -> None:
        """One entry, or a run up to `last`, has a fault."""
        end = index if last is None else last
        key = (log_id, str(what))
        run = self._open.get(key)
        if run is not None and run[0] <= index <= run[1] + 1:
            self._open[key] = (run[0], max(end, run[1]))
            return
        if run is not None:
            self._others.append(Problem(place(log_id, *run), str(what)))
        self._open[key] = (index, end)

    def log(self, log_id: LogId, what: str, size: int | None = None) -> None:
        """A log as a whole, or its checkpoint at a size, has a fault."""
        where = f"log {log_id.hex()}" + ("" if size is None else f" size {size}")
        self.other(where, what)

    def other(self, where: str, what: str) -> None:
        """Something else has a fault."""
        problem = Problem(where, str(what))
        if problem not in self._others:
            self._others.append(problem)

    def __len__(self) -> int:
        return len(self._others) + len(self._open)

    def problems(self) -> tuple[Problem, ...]:
        """All that was met."""
        runs = [Problem(place(key[0], *run), key[1]) for key, run in self._open.items()]
        return (*self._others, *runs)
