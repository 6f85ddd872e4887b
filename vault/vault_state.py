"""How the vault stands: each log against the anchor that remembers it outside the vault.

Refuses: calling a vault unchanged when a log is shorter than, or differs from, what was seen.
"""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from enum import StrEnum

from vault.anchor import Anchor, AnchorStore
from vault.errors import Altered, RestoredCopy, RolledBack, VaultError
from vault.header import NAME as HEADER_NAME
from vault.ids import LogId, PersonId
from vault.log import Head, Ledger, Problem, Writer

NO_ANCHOR = "no-anchor"
Newest = Callable[[int], int]
"""The header's generation, read again from disk if it is below the one asked for."""
Trouble = Altered | RolledBack | RestoredCopy


class VaultState(StrEnum):
    """The four states shown to people (design 4); the worst of all logs wins."""

    VOUCHED = "vouched"
    NOT_VOUCHED = "not-vouched"
    RESTORED_COPY = "restored-copy"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class LogStanding:
    """One log in a report; `person_id` None is the household's own."""

    person_id: PersonId | None
    log_id: LogId
    size: int
    root: bytes
    state: VaultState


@dataclass(frozen=True, slots=True)
class VaultReport:
    """What a verification found: sums over all logs, each log, every problem by its place.

    `finished` is False if it was cancelled; `ok` then speaks of what was looked at.
    """

    ok: bool
    state: VaultState
    entries: int
    erased: int
    logs: tuple[LogStanding, ...]
    problems: tuple[Problem, ...]
    finished: bool = True


def state_of(troubles: Iterable[Trouble], *, vouched: bool) -> VaultState:
    """The state that these troubles make; without any it depends on who vouches outside."""
    known = tuple(troubles)
    if any(not isinstance(trouble, RestoredCopy) for trouble in known):
        return VaultState.CHANGED
    if known:
        return VaultState.RESTORED_COPY
    return VaultState.VOUCHED if vouched else VaultState.NOT_VOUCHED


def problem_of(where: str, trouble: Trouble) -> Problem:
    """A trouble as a line of a report."""
    if isinstance(trouble, RolledBack):
        return Problem(where, f"rolled-back {trouble.remembered} {trouble.found}")
    if isinstance(trouble, RestoredCopy):
        return Problem(where, NO_ANCHOR)
    return Problem(where, trouble.what)


def collect(where: str, check: Callable[[], None]) -> Trouble | None:
    """What a check raises, named after the place; None if it holds."""
    try:
        check()
    except Altered as error:
        return Altered(where, error.what)
    except RolledBack as error:
        return RolledBack(error.where, error.remembered, error.found)
    except RestoredCopy as error:
        return error
    return None


def check_anchors(
    ledger: Ledger,
    own: Writer | None,
    anchors: AnchorStore,
    newest: Newest,
    where: str,
    *,
    given_up: Container[LogId] = (),
) -> None:
    """Holds every log of a database against its anchor; the own log must have one.

    Whoever may only read has no log of their own (`own` None).

    Logs `given_up` for a new incarnation have their last word in its `restore` entry; their
    anchors are those of the vault it was restored from, which may have gone on.

    Raises RolledBack (a log or the header is older than remembered), Altered (another root
    at that size), RestoredCopy (no anchor here). A log ahead of its anchor is normal after
    a crash; the anchor then follows. Anchors are read before heads: another process commits
    first and anchors afterwards.
    """
    known = {head.log_id for head in ledger.heads()}
    if own is not None and own.log_id not in known:
        raise Altered(where, "own-log")
    for log_id in sorted(known):
        if log_id in given_up:
            continue
        anchor = anchors.read(log_id)
        if anchor is not None:
            _compare(ledger, anchor, newest, where)
        elif own is not None and log_id == own.log_id:
            raise RestoredCopy
    if own is not None:
        anchors.advance(anchor_of(ledger.head(own.log_id), own, newest(0)))


def anchor_of(head: Head, writer: Writer, generation: int) -> Anchor:
    """What to remember of a head."""
    return Anchor(head.log_id, writer.incarnation, head.size, head.root, generation)


def _compare(ledger: Ledger, anchor: Anchor, newest: Newest, where: str) -> None:
    head = ledger.head(anchor.log_id)
    if head.size < anchor.size:
        raise RolledBack(where, anchor.size, head.size)
    if ledger.root_at(anchor.log_id, anchor.size) != anchor.root:
        raise Altered(where, "root")
    generation = newest(anchor.generation)
    if anchor.generation > generation:
        raise RolledBack(HEADER_NAME, anchor.generation, generation)


def check_tail(ledger: Ledger, where: str) -> None:
    """The quick check of a database at unlock; raises Altered with the first problem."""
    for problem in ledger.verify_tail():
        raise Altered(where, f"{problem.where} {problem.what}")


def first_refusal(troubles: Iterable[Trouble]) -> VaultError | None:
    """Why writing is refused: an alteration or rollback before a missing anchor; or None."""
    known = sorted(troubles, key=lambda trouble: isinstance(trouble, RestoredCopy))
    return known[0] if known else None
