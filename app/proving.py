"""Proving: what the vault's checks found, the ledger as lines, views made again.

Refuses: sentences; states and places are facts that others phrase.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.answers import RecordView
from app.errors import Cancelled
from app.families import role_lines, with_names
from app.imaging import picture_ids
from app.jobs import Job
from app.overviews import TREND_POINTS
from app.showing import place_of, readable
from app.twins import twins_of
from sync.fhir.version import EXTRACTOR_VERSION
from sync.readers.signers import signer_of
from vault.environment import VaultNotice
from vault.ids import RecordId
from vault.log_read import Problem
from vault.record_store import RecordStore
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
    problems: tuple[Problem, ...]


def verify(vault: Vault, person: Person | None, *, full: bool, job: Job) -> Verification:
    """Check the header, every log and every person the key opens (design 4).

    Without a `person`, for a member who sees nobody, size and root are those of nothing.

    Raises Cancelled after a cancel, wherever it came: half a check says nothing.
    """
    report = vault.verify(
        full=full,
        progress=lambda done, total: job.step(done, total, "entries"),
        cancelled=lambda: job.cancelled,
    )
    if not report.finished:
        raise Cancelled
    logs = tuple(
        LogView(one.person_id, one.log_id.hex(), one.size, one.root.hex(), one.state)
        for one in report.logs
    )
    own = None if person is None else vault.record(person.id).own_head()
    return Verification(
        ok=report.ok,
        state=report.state,
        entries=sum(one.size for one in logs),
        size=0 if own is None else own.size,
        root="" if own is None else own.root.hex(),
        erased=report.erased,
        logs=logs,
        problems=report.problems,
    )


def activity(
    vault: Vault, person: Person, limit: int, offset: int = 0, *, folded: bool = False
) -> tuple[LogLine, ...]:
    """The record log and the share log of one person as one list, newest first.

    `folded` leaves out the single records of imports: their import's line has the numbers.
    """
    wanted = limit + offset if limit else 0
    lines = merged(
        vault.record(person.id).log_lines(wanted, 0, folded=folded),
        vault.shares(person.id).log_lines(wanted, 0),
        role_lines(vault, person.id),
    )
    page = lines[offset : offset + limit] if limit else lines[offset:]
    return with_names(vault, page)


def merged(*logs: Iterable[LogLine]) -> tuple[LogLine, ...]:
    """Several logs' lines as one list, newest first; lines of one time keep their log's order."""
    everything = [line for log in logs for line in log]
    return tuple(sorted(everything, key=lambda line: (-line.when_ms, line.log, -line.index)))


def rebuild(vault: Vault, person: Person) -> int:
    """Make one person's views again from the entries; how many records there are then."""
    from sync.readers.rereading import rereading

    store = vault.record(person.id)
    with rereading() as extract:
        store.rebuild(extract, EXTRACTOR_VERSION)
    return store.counts().total


@dataclass(frozen=True, slots=True)
class Standing:
    """The vault's state in facts: its state, what was found wrong, what happened at unlock.

    `chosen` witnesses, of which `confirming` vouch now; since when enough of them do, and when
    they last did (0: not enough).
    """

    state: VaultState
    problems: tuple[Problem, ...]
    notices: tuple[VaultNotice, ...]
    created_ms: int
    chosen: int = 0
    confirming: int = 0
    since_ms: int = 0
    last_ms: int = 0


@dataclass(frozen=True, slots=True)
class Knowledge:
    """How we know one record unchanged: its place in the hash chain, the signed head above it.

    `leaf`, `previous`, `root` and the `path` are hexadecimal; `note` is the signed checkpoint.
    """

    index: int
    size: int
    leaf: str
    previous: str
    path: tuple[str, ...]
    root: str
    note: str
    content_sha256: str
    when_ms: int
    source: str


def standing(vault: Vault) -> Standing:
    """How the vault stands now, without checking anything anew."""
    who = vault.witnesses().standing()
    return Standing(
        vault.state,
        vault.problems,
        vault.notices,
        vault.created_ms(),
        len(who.witnesses),
        who.confirming,
        who.since_ms,
        who.last_ms,
    )


def knowledge(store: RecordStore, record_id: RecordId) -> Knowledge:
    """The proof of one record's shown version as texts; raises NoRecord, Altered."""
    from hashlib import sha256

    proof = store.proof(record_id).proof
    return Knowledge(
        index=proof.stored.entry.index,
        size=proof.size,
        leaf=proof.stored.position.leaf.hex(),
        previous=proof.stored.entry.previous.hex(),
        path=tuple(step.hex() for step in proof.path),
        root=proof.root.hex(),
        note=proof.note.decode("utf-8"),
        content_sha256=sha256(proof.stored.content).hexdigest(),
        when_ms=proof.stored.entry.claimed_ms,
        source=store.row(record_id).source,
    )


def view(store: RecordStore, record_id: RecordId) -> RecordView:
    """One record with its trend and the import that brought it; raises NoRecord, Altered."""
    detail = store.detail(record_id)
    facts = detail.row.facts
    trend = store.series(facts.series, TREND_POINTS) if facts.series else ()
    brought = next((one for one in store.imports() if one.import_id == detail.row.import_id), None)
    signer = signer_of(detail.content, detail.row.trust)
    twins = twins_of(store, detail.row)
    pictures = len(picture_ids(store, detail.row))
    text, place = readable(detail.content), place_of(detail)
    return RecordView(detail, trend, brought, text, signer, twins, place, pictures)
