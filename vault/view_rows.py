"""Rows of a person's views, one record at a time: found, read, replaced, filled again.

Refuses: deciding what a row shows (vault/views.py); it writes what it is told, and counts.
"""

from collections.abc import Iterable, Sequence

import msgspec

from vault.bulk import Bulk, put_rows
from vault.db import Connection
from vault.errors import Altered, NoRecord
from vault.names import number_of, unpacked
from vault.needs import Needs, with_texts
from vault.rows import choices_of, pack, unpack
from vault.shelf import Shelf
from vault.texts import TextIndex
from vault.versions import Versions

_CHAIN = 8
"""How many records a text may pass through before it stands (guards against circles)."""
YEAR = 10_000_000_000
"""What a sort number is divided by to give its year."""


class RowStanding(msgspec.Struct, frozen=True, gc=False):
    """A record's row as it stands."""

    rid: int
    id: bytes
    hidden: int
    sort: int
    kind: int
    span: int
    plain: int
    state: int
    trust: int
    imp: int
    text: int
    cell: bytes
    shown: int


STANDING = (
    "r.rid, r.id, r.hidden, r.sort, t.kind, t.span, t.plain, t.state, t.trust, t.imp, t.text,"
    " t.facts, r.shown"
)
TIMELINE_ROW = "timeline t on t.hidden = r.hidden and t.sort = r.sort and t.id = r.id"


class ViewRows:
    """Single rows of the views of one database, written inside the caller's transaction."""

    __slots__ = ("_bulk", "_connection", "_needs", "_shelf", "_texts", "versions")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._texts = TextIndex(connection)
        self._needs = Needs(connection)
        self._shelf = Shelf(connection)
        self.versions = Versions(connection)
        self._bulk = Bulk(connection)

    # -- finding ------------------------------------------------------------------------

    def numbers_of(self, ids: Sequence[bytes]) -> dict[bytes, int]:
        """The numbers of those of these records that are here."""
        fresh = self._bulk.fresh
        if fresh:
            found = {record_id: fresh[record_id] for record_id in ids if record_id in fresh}
            ids = [record_id for record_id in ids if record_id not in found]
        else:
            found = {}
        wanted = dict(zip(ids, map(number_of, ids), strict=True))
        rows = self._connection.rows(
            "select r.id, r.rid from json_each(?) j cross join aliases a on a.name = j.value"
            " cross join records r on r.rid = a.rid",
            ("[" + ",".join(map(str, wanted.values())) + "]",),
        )
        found.update((record_id, rid) for record_id, rid in rows if record_id in wanted)
        return found

    def number_of(self, record_id: bytes) -> int:
        """The number of a record; raises NoRecord."""
        found = self.numbers_of([record_id])
        if not found:
            raise NoRecord(record_id.hex())
        return found[record_id]

    def any_erased(self) -> bool:
        """Whether any record of this person was ever erased."""
        return self._connection.row("select 1 from erased limit 1") is not None

    def erased(self, ids: Sequence[bytes]) -> set[bytes]:
        """Those of these records that were erased on purpose."""
        marks = ",".join("?" * len(ids))
        rows = self._connection.rows(f"select id from erased where id in ({marks})", ids)  # noqa: S608
        return {record_id for (record_id,) in rows}

    def note_erased(self, record_id: bytes) -> None:
        """Remembers that a record was erased on purpose."""
        self._connection.execute("insert or ignore into erased values (?)", (record_id,))

    # -- rows ---------------------------------------------------------------------------

    def _first_number(self) -> int:
        return int(self._connection.row("select coalesce(max(rid), 0) + 1 from records")[0])

    def _row(self, rid: int) -> RowStanding:
        found = self._connection.row(
            f"select {STANDING} from records r join {TIMELINE_ROW} where r.rid = ?",  # noqa: S608
            (rid,),
        )
        if found is None:
            raise Altered("timeline", "missing row")
        return RowStanding(*found)

    def _replace_row(self, old: RowStanding, new: RowStanding) -> None:
        """Writes what differs, so that as few pages as can be are sealed anew."""
        place = (old.hidden, old.sort, old.id)
        shape = (new.kind, new.span, new.plain, new.state, new.trust, new.imp, new.text, new.cell)
        if (new.hidden, new.sort, new.text) == (old.hidden, old.sort, old.text):
            self._connection.execute(
                "update timeline set kind = ?, span = ?, plain = ?, state = ?, trust = ?, imp = ?,"
                " text = ?, facts = ? where hidden = ? and sort = ? and id = ?",
                (*shape, *place),
            )
        else:
            self._connection.execute(
                "delete from timeline where hidden = ? and sort = ? and id = ?", place
            )
            self._connection.execute(
                "delete from postings where text = ? and hidden = ? and sort = ? and id = ?",
                (old.text, *place),
            )
            put_rows(self._connection, [(new.hidden, new.sort, new.id, new.rid, *shape)])
        if (new.hidden, new.sort, new.shown) != (old.hidden, old.sort, old.shown):
            self._connection.execute(
                "update records set hidden = ?, sort = ?, shown = ? where rid = ?",
                (new.hidden, new.sort, new.shown, new.rid),
            )
        for row, by in ((old, -1), (new, 1)):
            self._bulk.counts[row.hidden, row.kind, row.sort // YEAR, row.plain] += by
            if not row.hidden:
                self._texts.shift(row.text, by)
        if old.text != new.text:
            self._texts.drop_unused([old.text])

    def _drop_row(self, old: RowStanding) -> None:
        """Takes a row out of its list, with its words if no other row has them."""
        place = (old.hidden, old.sort, old.id)
        self._connection.execute(
            "delete from timeline where hidden = ? and sort = ? and id = ?", place
        )
        self._connection.execute(
            "delete from postings where text = ? and hidden = ? and sort = ? and id = ?",
            (old.text, *place),
        )
        self._bulk.counts[old.hidden, old.kind, old.sort // YEAR, old.plain] -= 1
        if not old.hidden:
            self._texts.shift(old.text, -1)
        self._texts.drop_unused([old.text])

    def _own_names(self, rid: int) -> list[int]:
        found = self._connection.execute("select id, names from records where rid = ?", (rid,))
        record_id, names = found.fetchone()
        return [number_of(record_id), *unpacked(names)]

    def _spread(self, names: Iterable[int]) -> None:
        """Fills again what waits for these names, and what waits for those in turn."""
        wave = self._needs.waiting_for(list(names))
        for _ in range(_CHAIN):
            changed = [rid for rid in wave if self._refill(rid)]
            if not changed:
                return
            wave = self._needs.waiting_for(
                [name for rid in changed for name in self._own_names(rid)]
            )

    def _refill(self, rid: int) -> bool:
        old = self._row(rid)
        facts = unpack(old.cell, self._texts.head_of(old.text), old.sort)
        texts = {
            one.field: self._needs.answer(one.name, one.field) or one.own
            for one in self._needs.of(rid)
        }
        if all(getattr(facts, field) == text for field, text in texts.items()):
            return False
        facts = with_texts(facts, {"body": self._texts.body_of(old.text), **texts})
        new = msgspec.structs.replace(
            old,
            text=self._texts.number([facts])[0],
            cell=pack(facts, choices_of(old.cell)),
        )
        self._replace_row(old, new)
        return True
