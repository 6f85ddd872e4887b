"""Proving: what the vault's checks found, the ledger as lines, views made again.

Refuses: sentences; states and places are facts that others phrase.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.jobs import Job
from sync.readers.rereading import extract_stored
from vault.record_values import RecordProblem
from vault.records import LogLine, Person
from vault.vault import Vault
from vault.vault_state import VaultState


@dataclass(frozen=True, slots=True)
class LogView:
    """One log's head: whose, which, how many entries, its root as hexadecimal."""

    person_id: str | None
    log: str
    size: int
    root: str
    state: VaultState


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check found; `size` and `root` are those of one person's record log here."""

    ok: bool
    state: VaultState
    entries: int
    size: int
    root: str
    erased: int
    logs: tuple[LogView, ...]
    problems: tuple[RecordProblem, ...]


def verify(vault: Vault, person: Person, *, full: bool, job: Job) -> Verification:
    """Check the header, every log and every person the key opens (design 4)."""
    report = vault.verify(
        full=full,
        progress=lambda done, total: job.step(done, total, "entries"),
        cancelled=lambda: job.cancelled,
    )
    logs = tuple(
        LogView(one.person_id, one.log_id.hex(), one.size, one.root.hex(), one.state)
        for one in report.logs
    )
    own = vault.record(person.id).own_head()
    return Verification(
        ok=report.ok,
        state=report.state,
        entries=sum(one.size for one in logs),
        size=own.size,
        root=own.root.hex(),
        erased=report.erased,
        logs=logs,
        problems=tuple(RecordProblem(one.where, one.what) for one in report.problems),
    )


def activity(vault: Vault, person: Person, limit: int, offset: int = 0) -> tuple[LogLine, ...]:
    """The record log and the share log of one person as one list, newest first."""
    wanted = limit + offset if limit else 0
    lines = merged(
        vault.record(person.id).log_lines(wanted, 0), vault.shares(person.id).log_lines(wanted, 0)
    )
    return lines[offset : offset + limit] if limit else lines[offset:]


def merged(*logs: Iterable[LogLine]) -> tuple[LogLine, ...]:
    """Several logs' lines as one list, newest first; lines of one time keep their log's order."""
    everything = [line for log in logs for line in log]
    return tuple(sorted(everything, key=lambda line: (-line.when_ms, line.log, -line.index)))


def rebuild(vault: Vault, person: Person) -> int:
    """Make one person's views again from the entries; how many records there are then."""
    store = vault.record(person.id)
    store.rebuild(extract_stored)
    return store.counts().total
