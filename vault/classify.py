"""Tells of each incoming record whether it is new, the same, changed or in conflict.

Refuses: writing anything; the rules are those of format.md 7.
"""

from collections.abc import Sequence
from enum import Enum

import msgspec

from vault.db import Connection
from vault.names import Naming, number_of
from vault.records import IncomingRecord
from vault.versions import KnownVersion, ordered, precedes, short_order, shown_of
from vault.views import Views


class Verdict(Enum):
    """What an incoming record is to the record kept."""

    NEW = 0
    SAME = 1
    CHANGED = 2
    RETURNED = 3
    CONFLICT = 4
    ERASED = 5


REFUSALS = {Verdict.CONFLICT: "conflicting-id", Verdict.ERASED: "erased-before"}
"""Verdicts under which a record is left out, with the reason that is told."""


class Classified(msgspec.Struct, frozen=True, gc=False):
    """One incoming record, judged; `rid` 0 where no record of that id was kept before."""

    verdict: Verdict
    id: bytes
    print: bytes
    rid: int


_HEARD_BITS = 21
"""By so many bits of its name a record is remembered while a first import runs: 2 MB."""

_Told = tuple[bytes, str]


class Classifier:
    """Judges one file batch by batch; it remembers what the file said before.

    `imp` is the number of the import being written, or None when nothing is written (a dry
    run): then everything said is remembered here. `again` lets in what was erased before.
    """

    __slots__ = ("_again", "_dry", "_heard", "_imp", "_matched", "_naming", "_views")

    def __init__(
        self,
        connection: Connection,
        views: Views,
        naming: Naming,
        imp: int | None,
        *,
        again: bool = False,
    ) -> None:
        self._again = again or not views.any_erased()
        self._views = views
        self._naming = naming
        self._imp = imp
        self._matched: dict[int, int] = {}
        self._dry: dict[bytes, tuple[_Told, ...]] = {}
        empty = connection.row("select 1 from records limit 1") is None
        first = empty and imp is not None and self._again
        self._heard: bytearray | None = bytearray(1 << _HEARD_BITS) if first else None

    def judge(self, batch: Sequence[IncomingRecord]) -> list[Classified]:
        """A verdict for each, in order; call it again only after the batch was written."""
        id_of, print_of = self._naming.id_of, self._naming.print_of
        ids = [id_of(one.identity) for one in batch]
        if self._all_unheard_of(ids):
            return [
                Classified(Verdict.NEW, record_id, print_of(one.fingerprint), 0)
                for one, record_id in zip(batch, ids, strict=True)
            ]
        known = self._views.numbers_of(ids)
        versions = self._views.versions.of_each(list(known.values())) if known else {}
        erased = set() if self._again else self._views.erased(ids)
        pending: dict[bytes, list[_Told]] = {}
        judged = []
        for one, record_id in zip(batch, ids, strict=True):
            print_ = print_of(one.fingerprint)
            rid = known.get(record_id, 0)
            told = (print_, short_order(one.order))
            if not rid and record_id in erased:
                verdict = Verdict.ERASED
            elif not rid and record_id not in pending and record_id not in self._dry:
                verdict = Verdict.NEW
            else:
                kept = versions.get(rid, [])
                verdict = self._judge(told, kept, self._said(record_id, rid, kept, pending))
            if verdict not in REFUSALS and verdict is not Verdict.SAME:
                pending.setdefault(record_id, []).append(told)
            judged.append(Classified(verdict, record_id, print_, rid))
        if self._imp is None:
            for record_id, new in pending.items():
                self._dry[record_id] = (*self._dry.get(record_id, ()), *new)
        return judged

    def _all_unheard_of(self, ids: Sequence[bytes]) -> bool:
        """Whether a first import certainly meets all of these for the first time.

        Only those are looked up whose few bits were met before.
        """
        heard = self._heard
        if heard is None:
            return False
        met, mask = [], len(heard) - 1
        for record_id in ids:
            mark = number_of(record_id) & mask
            if heard[mark]:
                met.append(record_id)
            heard[mark] = 1
        fresh = len(set(ids)) == len(ids)
        return fresh and not (met and self._views.numbers_of(met))

    def _said(
        self,
        record_id: bytes,
        rid: int,
        kept: Sequence[KnownVersion],
        pending: dict[bytes, list[_Told]],
    ) -> list[_Told]:
        """What this very file said of the record so far."""
        said = list(pending.get(record_id, ()))
        if self._imp is None:
            said.extend(self._dry.get(record_id, ()))
        else:
            said.extend((one.print, one.order) for one in kept if one.live and one.imp == self._imp)
        if rid in self._matched:
            matched = kept[self._matched[rid]]
            said.append((matched.print, matched.order))
        return said

    def _judge(self, told: _Told, kept: Sequence[KnownVersion], said: Sequence[_Told]) -> Verdict:
        print_, order = told
        if any(other == print_ for other, _ in said):
            return Verdict.SAME
        if any(not ordered(order, other) for _, other in said):
            return Verdict.CONFLICT
        standing = [version for version in kept if version.live]
        if not standing:
            return Verdict.CHANGED if said else Verdict.RETURNED
        shown = shown_of(standing)
        for version in standing:
            if version.print == print_ and (version is shown or not precedes(shown.order, order)):
                self._matched[version.rid] = version.seq
                return Verdict.SAME
        return Verdict.CHANGED
