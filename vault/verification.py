"""Verifying the whole vault: header, every log, its views and files, the anchors.

Refuses: stopping at damage; every place that does not hold is named.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from vault import header as h
from vault import people
from vault.authors import misdeeds, strangers
from vault.core import Core
from vault.db import Connection, settle_wal
from vault.entry import Seen
from vault.errors import Altered, HeaderDamaged, NewerFormat
from vault.household import DATABASE
from vault.household_check import check_household
from vault.ids import PersonId
from vault.log import Ledger, LedgerReport, Problem
from vault.person_room import PURPOSES, PersonRoom
from vault.share_check import check_shares
from vault.vault_state import (
    NO_ANCHOR,
    LogStanding,
    VaultReport,
    VaultState,
    problem_of,
    state_of,
)
from vault.vouching import witness_problems

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(slots=True)
class _Findings:
    logs: list[LogStanding] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    entries: int = 0
    erased: int = 0
    finished: bool = True

    def take(self, report: LedgerReport, where: str, person: PersonId | None) -> None:
        """Adds what one database's verification found."""
        self.problems += [Problem(f"{where} {one.where}", one.what) for one in report.problems]
        self.entries += report.entries
        self.erased += report.erased
        self.finished = self.finished and report.finished
        for log in report.logs:
            state = VaultState.NOT_VOUCHED if log.ok else VaultState.CHANGED
            self.logs.append(LogStanding(person, log.log_id, log.size, log.root, state))


@dataclass(frozen=True, slots=True)
class _Run:
    full: bool
    progress: Progress
    cancelled: Cancelled

    def of(self, ledger: Ledger) -> Callable[[], LedgerReport]:
        """The check of one ledger, ready to run."""
        return lambda: ledger.verify(
            full=self.full, progress=self.progress, cancelled=self.cancelled
        )


def verify(core: Core, *, full: bool, progress: Progress, cancelled: Cancelled) -> VaultReport:
    """Checks everything the key opens, every page too; `full` adds payloads, index and files."""
    run, found = _Run(full, progress, cancelled), _Findings()
    _verify_header(core, found)
    core.check()
    found.problems += [problem_of(where, trouble) for where, trouble in core.troubles.items()]
    settle_wal(core.household.connection)
    _take(found, run.of(core.household.ledger), DATABASE, None)
    found.problems += [Problem(DATABASE, what) for what in check_household(core.household)]
    found.problems += witness_problems(core)
    found.problems += _pages(core.household.connection, DATABASE)
    for person in _people(core, found):
        if cancelled():
            found.finished = False
            break
        _verify_person(core, person, found, run)
    return _report(core, found)


def _people(core: Core, found: _Findings) -> tuple[PersonId, ...]:
    try:
        return core.person_ids()
    except Altered as altered:
        core.household.connection.renew()
        found.problems.append(Problem(DATABASE, altered.what))
        return ()


def _report(core: Core, found: _Findings) -> VaultReport:
    broken = any(problem.what != NO_ANCHOR for problem in found.problems)
    problems = tuple(dict.fromkeys(found.problems))
    return VaultReport(
        ok=not problems and found.finished,
        state=VaultState.CHANGED
        if broken
        else state_of(core.troubles.values(), vouched=core.vouching.met),
        entries=found.entries,
        erased=found.erased,
        logs=tuple(found.logs),
        problems=problems,
        finished=found.finished,
    )


def _verify_header(core: Core, found: _Findings) -> None:
    """Both files as they lie there now; another process may have written a newer one."""
    for name in (h.NAME, h.COPY_NAME):
        try:
            kept = h.parse(core.path / name)
            kept.require_mac(core.household_key)
        except HeaderDamaged as damaged:
            found.problems.append(Problem(name, damaged.reason))
        except NewerFormat:
            found.problems.append(Problem(name, "newer"))
        except Altered as altered:
            found.problems.append(Problem(name, altered.what))
        else:
            if kept.body.generation < core.generation:
                found.problems.append(Problem(name, "older"))


def _verify_person(core: Core, person: PersonId, found: _Findings, run: _Run) -> None:
    try:
        room = core.room(person)
    except Altered as altered:
        found.problems.append(Problem(altered.where, altered.what))
        return
    for name in PURPOSES:
        settle_wal(room.connection(name))
    records = room.records(writable=not core.troubles)

    def check_records() -> LedgerReport:
        report, problems = records.verify(
            full=run.full, progress=run.progress, cancelled=run.cancelled
        )
        return replace(report, problems=report.problems + problems)

    roles = core.household.roles()
    for name in PURPOSES:
        odd = [*strangers(roles, person, room.connection(name))]
        odd += misdeeds(roles, person, room.ledgers[name], room.connection(name))
        found.problems += [Problem(f"{room.where(name)} {one.where}", one.what) for one in odd]
    cited = [
        *_take(found, check_records, room.where(people.RECORD), person),
        *_take(found, run.of(room.ledgers[people.SHARE]), room.where(people.SHARE), person),
    ]
    for name in PURPOSES:
        found.problems += _missing_citations(room, name, cited)
    if run.full:
        where = room.where(people.SHARE)
        unfit = check_shares(room.connection(people.SHARE), room.ledgers[people.SHARE])
        found.problems += [Problem(f"{where} {one.where}", one.what) for one in unfit]
    found.problems += _pages(room.connection(people.SHARE), room.where(people.SHARE))


def _pages(connection: Connection, where: str) -> list[Problem]:
    """Pages whose HMAC fails, also those that no table uses any more."""
    try:
        rows = connection.rows("pragma cipher_integrity_check")
    except Altered:
        connection.renew()
        return [Problem(where, "pages")]
    return [Problem(where, "pages")] if rows else []


def _take(
    found: _Findings, check: Callable[[], LedgerReport], where: str, person: PersonId | None
) -> tuple[Seen, ...]:
    """Runs one database's check; returns the heads of other databases' logs that it cites."""
    try:
        report = check()
    except Altered as altered:
        found.problems.append(Problem(where, f"{altered.where} {altered.what}"))
        return ()
    found.take(report, where, person)
    return report.cited


def _missing_citations(room: PersonRoom, name: str, cited: Iterable[Seen]) -> list[Problem]:
    """Heads that one database of a person remembers of the other, and the other lacks."""
    ledger, where = room.ledgers[name], room.where(name)
    try:
        own = {head.log_id for head in ledger.heads()}
        missing = [seen for seen in cited if seen.log_id in own and not ledger.holds(seen)]
    except Altered as altered:
        room.connection(name).renew()
        return [Problem(where, altered.what)]
    return [Problem(where, f"cited {seen.size}") for seen in missing]
