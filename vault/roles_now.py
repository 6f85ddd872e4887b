"""The roles in force now: the household's log folded, and folded further when it grew.

Refuses: keeping what another process may have changed; every question looks first.
"""

from vault.db import Connection
from vault.entry import Operation
from vault.errors import Altered
from vault.household_restated import entries_and_restated
from vault.ids import LogId, MemberId, PersonId
from vault.log import Ledger, Problem
from vault.roles import Holding, PersonRoles, Role
from vault.roles_fold import Fold

_TAKING = {Operation.REVOKE, Operation.HAND_OVER}
"""Entries that take rights away: one that cannot be read must not be passed over."""


class Standing:
    """Folds lazily; asking again costs two pragmas while nothing was written."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        self._connection = connection
        self._ledger = ledger
        self._fold = Fold(ledger.ledger_id)
        self._sizes: dict[LogId, int] = {}
        self._seen: tuple[int, int] | None = None

    def now(self) -> Fold:
        """Members and roles as of this moment.

        Where the ledger cannot be read whole, everybody whom the tables name may read: nobody
        loses sight of a record by damage, and nothing is written then (design 4).
        """
        seen = self._version()
        if seen != self._seen:
            self._catch_up()
            self._seen = self._version()
        return self._fold

    def _version(self) -> tuple[int, int]:
        return (
            int(self._connection.row("pragma data_version")[0]),
            self._connection.total_changes,
        )

    def _catch_up(self) -> None:
        damage: list[Problem] = []
        try:
            sizes = {head.log_id: head.size for head in self._ledger.heads()}
            if any(sizes.get(log, 0) < size for log, size in self._sizes.items()):
                self._fold, self._sizes = Fold(self._ledger.ledger_id), {}
            new = sum(sizes.values()) - sum(self._sizes.values())
            entries = entries_and_restated(self._ledger, self._sizes, damage.append)
            for stored, restated in entries:
                new -= 1
                if stored.missing and restated is None and stored.entry.operation in _TAKING:
                    damage.append(Problem("household.db", "missing"))
                self._fold.take(stored, restated)
                self._sizes[stored.position.log_id] = stored.position.index + 1
            if new > 0:
                damage.append(Problem("household.db", "gap"))
        except Altered:
            self._connection.renew()
            damage.append(Problem("household.db", "unreadable"))
        if damage:
            self._sizes = {}
            self._fold = self._by_the_tables()

    def _by_the_tables(self) -> Fold:
        fold = Fold(self._ledger.ledger_id)
        fold.whole = False
        try:
            rows = self._connection.rows("select person, member from grants")
        except Altered:
            self._connection.renew()
            return fold
        for person, member in rows:
            known = fold.people.setdefault(
                PersonId(person), PersonRoles(PersonId(person), MemberId(member), founded=True)
            )
            known.holders[MemberId(member)] = Holding(Role.READER, 0)
        return fold
