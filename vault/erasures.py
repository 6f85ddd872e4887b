"""Erasing as a member orders it: who may, what is remembered, what a restored copy obeys again.

Refuses: members without the right; and forgetting an order because an old copy was put back.
"""

from collections.abc import Callable, Iterable

from vault import person_erasing
from vault.core import Core
from vault.db import Connection
from vault.entry import Target
from vault.erase_orders import orders_of
from vault.erasing import EraseReason, Erasure
from vault.ids import PersonId, RecordId
from vault.log_schema import row_id
from vault.names import hex_id
from vault.people import RECORD
from vault.record_store import RecordStore
from vault.roles import Deed

Tell = Callable[[int, int], None]


class Erasures:
    """Everything about erasing in one open vault."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def plan(self, person: PersonId, record_ids: Iterable[RecordId], tell: Tell) -> Erasure:
        """What erasing records takes along; raises NotAllowed, Frozen, NoRecord, Altered."""
        self._core.require(person, Deed.ERASE)
        return self._store(person).plan_erasure(record_ids, tell)

    def plan_file(self, person: PersonId, sha256: bytes) -> Erasure:
        """The same for this person's copies of a file; raises as `plan`."""
        self._core.require(person, Deed.ERASE)
        return self._store(person).plan_file_erasure(sha256)

    def erase(self, person: PersonId, plan: Erasure, reason: EraseReason, tell: Tell) -> Erasure:
        """Carries out a plan and remembers it outside; raises ErasureChanged, and as `plan`.

        The order is remembered first: obeying one twice does no harm, forgetting one would.
        """
        self._core.require(person, Deed.ERASE)
        store = self._store(person)
        orders = orders_of(self._core)
        if orders is not None:
            orders.add(store.erasure_targets(plan))
        return store.erase(plan, self._core.opened.member, reason, tell)

    def require_person(self, person: PersonId) -> None:
        """Raises why a person cannot be erased: NotAllowed, Frozen, RoleRefused(`founder`)."""
        person_erasing.require_erasable(self._core, person)

    def erase_person(self, person: PersonId, reason: EraseReason) -> None:
        """Erases a person with all that is theirs, and remembers it outside; durable on return.

        End their shares first. Raises as `require_person`.
        """
        person_erasing.erase(self._core, person, reason)

    def obey(self) -> int:
        """Carries out remembered orders that this copy of the vault does not know; how many.

        Call it where writing is allowed again, before anything is shown.
        """
        orders = orders_of(self._core)
        if orders is None or self._core.troubles:
            return 0
        every, obeyed = orders.read(), 0
        for person in set(every.people).intersection(self._core.person_ids()):
            if self._core.refusal(person, Deed.ERASE) is None:
                person_erasing.erase(self._core, person, EraseReason.WISH)
                obeyed += 1
        for person in self._core.person_ids() if every.targets else ():
            if self._core.refusal(person, Deed.ERASE) is None:
                obeyed += self._obey(person, every.targets)
        return obeyed

    def _obey(self, person: PersonId, orders: Iterable[Target]) -> int:
        store, connection = self._store(person), self._core.room(person).connection(RECORD)
        found = (_still_here(connection, one) for one in orders)
        records = [hex_id(one) for one in dict.fromkeys(found) if one is not None]
        if not records:
            return 0
        plan = store.plan_erasure(records)
        store.erase(plan, self._core.opened.member, EraseReason.WISH)
        return len(plan.records)

    def _store(self, person: PersonId) -> RecordStore:
        return self._core.room(person).records(writable=not self._core.troubles)


def _still_here(connection: Connection, order: Target) -> bytes | None:
    """The record whose version that entry brought, if its content is still here."""
    number = connection.row("select number from logs where log_id = ?", (order.log_id,))
    if number is None:
        return None
    row = row_id(number[0], order.index)
    known = connection.row("select leaf from entries where id = ?", (row,))
    if known is None or known[0] != order.leaf:
        return None
    if connection.row("select 1 from payload where id = ?", (row,)) is None:
        return None
    found = connection.row(
        "select r.id from records r where r.log = ? and r.idx = ?"
        " union all select r.id from versions v join records r on r.rid = v.rid"
        " where v.log = ? and v.idx = ?",
        (number[0], order.index) * 2,
    )
    return None if found is None else bytes(found[0])
