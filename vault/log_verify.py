"""Verifying a ledger from its rows: chain, tree, checkpoints, citations, payloads.

Refuses: stopping at damage, and trusting anything that was computed before.
"""

from collections.abc import Callable
from dataclasses import dataclass

from vault.entry import Seen
from vault.errors import Altered
from vault.ids import LogId
from vault.log_check import LogCheck
from vault.log_faults import Fault, Faults
from vault.log_payloads import Hear
from vault.log_proof import root_at
from vault.log_read import Problem, Reader
from vault.log_schema import bounds, row_id
from vault.log_state import LogState, load_states
from vault.tree import EMPTY_ROOT


@dataclass(frozen=True, slots=True)
class Watch:
    """How a verification runs: with payloads or without, and whom it tells.

    `hear` is told every payload that was opened, if `full`.
    """

    full: bool
    progress: Callable[[int, int], None]
    cancelled: Callable[[], bool]
    hear: Hear | None = None


@dataclass(frozen=True, slots=True)
class LogReport:
    """One log as recomputed; `ok` if nothing was found wrong in it."""

    log_id: LogId
    size: int
    root: bytes
    ok: bool


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """What a verification found.

    `cited` are heads of logs that are not in this database, to be confirmed by the ledger
    that holds them; `finished` is False after a cancel; `gone` are the entries whose payload
    an `erase` entry covers.
    """

    logs: tuple[LogReport, ...]
    entries: int
    erased: int
    problems: tuple[Problem, ...]
    cited: tuple[Seen, ...] = ()
    finished: bool = True
    gone: tuple[tuple[LogId, int], ...] = ()

    @property
    def ok(self) -> bool:
        """Whether everything was checked and nothing found."""
        return self.finished and not self.problems


@dataclass(slots=True)
class _Progress:
    watch: Watch
    total: int
    done: int = 0

    def tick(self, more: int) -> bool:
        self.done += more
        if more:
            self.watch.progress(self.done, self.total)
        return not self.watch.cancelled()


def verify_ledger(reader: Reader, watch: Watch) -> LedgerReport:
    """Every log of the database, then what they say of each other."""
    faults = Faults()
    where = reader.connection.path.name
    if watch.full:  # from the disk, not from pages that were read before
        reader.connection.execute("pragma shrink_memory")
    try:
        states = load_states(reader.connection)
    except Altered as altered:
        return LedgerReport((), 0, 0, (Problem(f"{where} {altered.where}", altered.what),))
    checks: list[LogCheck] = []
    reports: list[LogReport] = []
    progress = _Progress(watch, sum(state.size for state in states))
    finished = True
    for state in states:
        before = len(faults)
        check = LogCheck(reader, state, faults, watch.full, watch.hear)
        finished = _run(check, progress)
        checks.append(check)
        root = check.tree.root() if check.whole and check.tree.size else EMPTY_ROOT
        reports.append(LogReport(state.log_id, state.size, root, len(faults) == before))
        if not finished:
            break
    gone: tuple[tuple[LogId, int], ...] = ()
    cited: tuple[Seen, ...] = ()
    if finished:
        _strays(reader, states, faults)
        gone = _erased(checks, faults)
        _targets(reader, checks, states, faults)
        cited = _citations(reader, checks, states, faults)
    entries = sum(check.headers.index for check in checks)
    return LedgerReport(
        tuple(reports), entries, len(gone), faults.problems(), cited, finished, gone
    )


def _run(check: LogCheck, progress: _Progress) -> bool:
    try:
        return check.run(progress.tick)
    except Altered as altered:
        check.whole = False
        check.faults.other(altered.where, altered.what)
        check.reader.connection.renew()
        return True


def _erased(checks: list[LogCheck], faults: Faults) -> tuple[tuple[LogId, int], ...]:
    """The missing payloads that an erase entry covers; the others are faults."""
    ordered = {one for check in checks for one in check.headers.erases}
    gone = []
    for check in checks:
        for log_id, index, leaf in check.payloads.missing:
            if (log_id, index, leaf) in ordered:
                gone.append((log_id, index))
            else:
                faults.entry(log_id, index, Fault.MISSING_PAYLOAD)
    return tuple(gone)


def _strays(reader: Reader, states: list[LogState], faults: Faults) -> None:
    """Rows that belong to no log, and logs taken out of the table."""
    if [state.number for state in states] != list(range(1, len(states) + 1)):
        faults.other(reader.connection.path.name, Fault.UNKNOWN_LOG)
    first, end = row_id(1, 0), bounds(len(states))[1]
    for query in (
        "select id from entries where id < ? or id >= ? limit 1",
        "select id from payload where id < ? or id >= ? limit 1",
        "select id from checkpoints where id < ? or id >= ? limit 1",
    ):
        if reader.connection.rows(query, (first, end)):
            faults.other(reader.connection.path.name, Fault.UNKNOWN_LOG)


def _targets(
    reader: Reader, checks: list[LogCheck], states: list[LogState], faults: Faults
) -> None:
    """Entries of this database that others are about must be those that were meant."""
    numbers = {state.log_id: state.number for state in states}
    for check in checks:
        for index, target in check.headers.targets:
            number = numbers.get(target.log_id)
            if number is None:
                continue
            row = _leaf_row(reader, row_id(number, target.index))
            if row is not None and row[0] != target.leaf:
                faults.entry(check.state.log_id, index, Fault.TARGET)


def _leaf_row(reader: Reader, row: int) -> tuple[bytes] | None:
    try:
        found: tuple[bytes] | None = reader.connection.row(
            "select leaf from entries where id = ?", (row,)
        )
    except Altered:
        reader.connection.renew()
        return None
    return found


def _citations(
    reader: Reader, checks: list[LogCheck], states: list[LogState], faults: Faults
) -> tuple[Seen, ...]:
    """Confirms what logs say of logs beside them; returns what concerns other databases."""
    here = {state.log_id: state for state in states}
    elsewhere: list[Seen] = []
    for check in checks:
        for seen, index in check.headers.cited.items():
            state = here.get(seen.log_id)
            if state is None:
                elsewhere.append(seen)
            elif not _confirmed(reader, state, seen):
                faults.entry(check.state.log_id, index, Fault.SEEN)
    return tuple(elsewhere)


def _confirmed(reader: Reader, state: LogState, seen: Seen) -> bool:
    try:
        return root_at(reader.connection, state, seen.size) == seen.root
    except Altered:
        reader.connection.renew()
        return False
