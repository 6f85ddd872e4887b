"""Who wrote a person's logs, held against what each member was allowed to do then.

Refuses: a clock as a witness; the sizes that grants and revocations name say before and after.
"""

from collections.abc import Iterable, Iterator

from vault.db import Connection
from vault.entry import Operation
from vault.errors import Altered
from vault.ids import LogId, MemberId, PersonId
from vault.log import Ledger, Problem
from vault.log_state import LogState, load_states
from vault.roles import GOVERNORS, Deed, PersonRoles, Role, may
from vault.roles_fold import Fold

_GOVERNED = frozenset({Operation.ERASE, Operation.SHARE, Operation.SHARE_CHANGE})

Span = tuple[int, int, Role | None]
"""First index, index behind the last, and the role under which these entries were written."""


def require_authors(roles: Fold, person: PersonId, connection: Connection) -> None:
    """The quick check at unlock; raises Altered with the first log that is not as allowed."""
    for problem in strangers(roles, person, connection):
        raise Altered(problem.where, problem.what)


def strangers(roles: Fold, person: PersonId, connection: Connection) -> Iterator[Problem]:
    """Logs of nobody, and entries that a member wrote without the right to write."""
    if not roles.whole:
        return
    known = roles.people.get(person)
    for state in load_states(connection):
        member = roles.devices.get((state.public_key, state.incarnation))
        if known is not None and state.log_id in known.adopted:
            if known.adopted[state.log_id] != (state.size, state.root()):
                yield Problem(f"log {state.log_id.hex()}", "adopted-size")
        elif known is None or member is None:
            yield Problem(f"log {state.log_id.hex()}", "unknown-author")
        else:
            for first, end, role in spans(known, member, state):
                if not may(role, Deed.WRITE):
                    yield _named(state.log_id, first, end - 1)


def misdeeds(
    roles: Fold, person: PersonId, ledger: Ledger, connection: Connection
) -> list[Problem]:
    """Erasures and shares by members who could write but not decide; walks only their logs."""
    known = roles.people.get(person)
    if known is None or not roles.whole:
        return []
    suspects: dict[LogId, list[Span]] = {}
    for state in load_states(connection):
        member = roles.devices.get((state.public_key, state.incarnation))
        if member is not None and state.log_id not in known.adopted:
            written = [one for one in spans(known, member, state) if one[2] not in GOVERNORS]
            if written:
                suspects[state.log_id] = written
    return list(_acts(ledger, suspects)) if suspects else []


def spans(known: PersonRoles, member: MemberId, state: LogState) -> list[Span]:
    """The stretches of a member's log by the role of the time; empty ones are left out."""
    taken = known.turns.get(member, [])
    turns = [(0, None), *((turn.sizes.get(state.log_id, 0), turn.role) for turn in taken)]
    ends = [start for start, _ in turns[1:]] + [state.size]
    found = [(start, end, role) for (start, role), end in zip(turns, ends, strict=True)]
    return [span for span in found if span[0] < span[1]]


def _acts(ledger: Ledger, suspects: dict[LogId, list[Span]]) -> Iterator[Problem]:
    damage: list[Problem] = []
    since = {
        head.log_id: suspects[head.log_id][0][0] if head.log_id in suspects else head.size
        for head in ledger.heads()
    }
    for stored in ledger.walk(since=since, operations=_GOVERNED, named=damage.append):
        index = stored.position.index
        if _within(index, suspects.get(stored.position.log_id, ())):
            yield _named(stored.position.log_id, index, index)


def _within(index: int, written: Iterable[Span]) -> bool:
    return any(first <= index < end for first, end, _ in written)


def _named(log_id: LogId, first: int, last: int) -> Problem:
    run = f"{first}" if first == last else f"{first}-{last}"
    return Problem(f"log {log_id.hex()} entry {run}", "unauthorised")
