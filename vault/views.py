"""Keeps the views of a person's record in step with its entries: rows, counts, texts, versions.

Refuses: reading files or the ledger; it is told what each entry says, in the ledger's order.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec

from vault.bulk import Arrival
from vault.db import Connection
from vault.errors import Altered, NoRecord
from vault.names import id_key, number_of, packed, unpacked
from vault.needs import with_texts
from vault.record_values import Choices
from vault.records import Facts, Kind, Label, Standing
from vault.rows import (
    CURRENT,
    DIRECTORY,
    KIND_NUMBER,
    RETRACTED,
    choices_of,
    open_span,
    pack,
    sort_number,
    unpack,
    with_choices,
)
from vault.shelf import Content
from vault.versions import KnownVersion, shown_of
from vault.view_rows import STANDING, TIMELINE_ROW, RowStanding, ViewRows


@dataclass(frozen=True, slots=True)
class Unmade:
    """What undoing an import did: records (`rid`), and later versions with their import."""

    retracted: list[int]
    returned: list[int]
    later: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Decided:
    """A record's row and what people decided about it.

    `log`, `index` and `live` are of the version it shows: where its entry is, if it stands.
    """

    row: RowStanding
    log: int
    index: int
    live: bool
    choices: Choices


class Views(ViewRows):
    """The views of one database, written inside the caller's transaction; `flush` at its end."""

    __slots__ = ("_brought", "_next")

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._brought: Counter[tuple[int, bool]] = Counter()
        self._next = 0

    # -- what entries say ---------------------------------------------------------------

    def create(self, arrivals: Sequence[Arrival]) -> None:
        """Adds records that are new, as one batch."""
        if self._needs.any or any(one.needs for one in arrivals):
            self._bulk.drain()
        first = self._next or self._first_number()
        self._next = first + len(arrivals)
        filled = [
            self._needs.fill(one.facts, one.needs) if one.needs else one.facts for one in arrivals
        ]
        numbers = self._texts.number(filled)
        self._bulk.add(arrivals, filled, numbers, first)
        self._texts.count(
            text
            for text, facts in zip(numbers, filled, strict=True)
            if facts.kind is not Kind.DIRECTORY
        )
        self._connect(arrivals, first)
        self._brought.update([(one.imp, True) for one in arrivals])
        if self._needs.any or self._bulk.full:
            self._bulk.drain()
        if self._needs.any:
            self._spread(
                name for one in arrivals for name in (number_of(one.id), *unpacked(one.names))
            )

    def amend(self, rid: int, arrival: Arrival) -> None:
        """Adds a version to a record, which comes back if none stood any more."""
        self._bulk.drain()
        versions = self.versions.of(rid)
        self._lay_aside(rid, versions)
        back = not any(version.live for version in versions)
        seq = versions[-1].seq + 1
        fresh = KnownVersion(
            rid=rid,
            seq=seq,
            log=arrival.log,
            index=arrival.index,
            imp=arrival.imp,
            live=True,
            print=arrival.print,
            order=arrival.order,
        )
        self.versions.insert(fresh)
        self._shelf.put(rid, seq, Content(arrival.facts, arrival.trust, arrival.needs))
        self._join_names(rid, arrival.names)
        self._connect([arrival], rid)
        self._bulk.drain()
        self._brought[arrival.imp, back] += 1
        self._settle(rid, [*versions, fresh])

    def undo(self, imp: int) -> "Unmade":
        """Takes every live version of an import out, and later ones of records it created."""
        self._bulk.drain()
        unmade = Unmade([], [], [])
        for rid in self.versions.touched_by(imp):
            versions = self.versions.of(rid)
            live = [version for version in versions if version.live]
            created = live[0].imp == imp
            dying = live if created else [version for version in live if version.imp == imp]
            self.versions.kill(dying)
            gone = {version.seq for version in dying}
            self._settle(
                rid, [replace(one, live=False) if one.seq in gone else one for one in versions]
            )
            (unmade.retracted if created else unmade.returned).append(rid)
            unmade.later.extend((rid, one.imp) for one in dying if one.imp != imp)
        self._connection.execute("update imports set undone = 1 where no = ?", (imp,))
        return unmade

    def remove(self, record_id: bytes) -> None:
        """Takes an erased record out of every view; raises NoRecord.

        Texts that others took from it are what they said themselves again.
        """
        self._bulk.drain()
        rid = self.number_of(record_id)
        names = self._own_names(rid)
        for version in self.versions.of(rid):
            self._brought[version.imp, not version.seq] -= 1
        self._drop_row(self._row(rid))
        for table in ("records", "versions", "shelf", "links", "needs"):
            self._connection.execute(f"delete from {table} where rid = ?", (rid,))  # noqa: S608
        self._connection.executemany(
            "delete from aliases where name = ? and rid = ?", [(name, rid) for name in names]
        )
        if self._needs.any:
            self._spread(names)

    def decided(self, record_id: bytes) -> Decided:
        """A record as it stands, for deciding about it; raises NoRecord and Altered."""
        self._bulk.drain()
        found = self._connection.row(
            f"select {STANDING}, r.log, r.idx, r.live from aliases a"  # noqa: S608
            f" cross join records r on r.rid = a.rid left join {TIMELINE_ROW}"
            " where a.name = ? and r.id = ?",
            id_key(record_id),
        )
        if found is None:
            raise NoRecord(record_id.hex())
        row, place = RowStanding(*found[:13]), found[13:]
        if row.kind is None:
            raise Altered("timeline", "missing row")
        if row.shown:
            place = self.versions.place_of(row.rid, row.shown)
        log, index, live = place
        return Decided(row, log, index, bool(live), choices_of(row.cell))

    def title_of(self, found: Decided) -> str:
        """What a record is called now."""
        return self._texts.head_of(found.row.text).title

    def choose(
        self,
        found: Decided,
        *,
        labels: tuple[str, ...] | None = None,
        retracted: bool | None = None,
        said: tuple[int, int] | None = None,
    ) -> None:
        """Keeps a person's decision: labels set by hand, retracted or restored by hand.

        Labels set by hand stay so whatever comes later; nothing else of the row changes.
        `said` is the entry (log number, index) that holds the person's words, if any.
        """
        old, before = found.row, found.choices
        choices = Choices(
            before.labels if labels is None else labels,
            before.retracted if retracted is None else retracted,
            before.said if said is None else (*before.said, *said),
        )
        out = choices.retracted or not found.live
        new = msgspec.structs.replace(
            old,
            hidden=int(out or old.kind == DIRECTORY),
            state=RETRACTED if out else CURRENT,
            cell=with_choices(old.cell, choices),
        )
        self._replace_row(old, new)
        if new.state != old.state and self._needs.any:
            self._spread(self._own_names(old.rid))

    def flush(self) -> None:
        """Writes all that was collected; call it before the transaction ends."""
        self._bulk.drain()
        self._texts.flush()
        moved = [(*where, by) for where, by in self._bulk.counts.items() if by]
        if moved:
            self._connection.executemany(
                "insert into counts values (?, ?, ?, ?, ?)"
                " on conflict do update set n = n + excluded.n",
                moved,
            )
            self._connection.execute("delete from counts where n = 0")
        self._bulk.counts.clear()
        for (imp, new), number in self._brought.items():
            self._connection.execute(
                "update imports set records = records + ?, changed = changed + ? where no = ?",
                (number if new else 0, 0 if new else number, imp),
            )
        self._brought.clear()

    # -- one record -----------------------------------------------------------------------

    def _lay_aside(self, rid: int, versions: Sequence[KnownVersion]) -> None:
        """Keeps the only version's content, before the row may come to say something else."""
        if len(versions) > 1 or self._shelf.get(rid, versions[0].seq) is not None:
            return
        row = self._row(rid)
        wanting = self._needs.of(rid)
        own = {one.field: one.own for one in wanting}
        facts = with_texts(
            unpack(row.cell, self._texts.head_of(row.text), row.sort),
            {"body": self._texts.body_of(row.text), **own},
        )
        needs = tuple((one.field, one.name) for one in wanting)
        self._shelf.put(rid, versions[0].seq, Content(facts, row.trust, needs))

    def _settle(self, rid: int, versions: Sequence[KnownVersion]) -> None:
        """Makes the row show what the versions and the person's decisions come to."""
        shown = shown_of(versions)
        old = self._row(rid)
        choices = choices_of(old.cell)
        out = choices.retracted or not shown.live
        content = self._shelf.get(rid, shown.seq)
        if content is None:
            new = msgspec.structs.replace(
                old,
                hidden=int(out or old.kind == DIRECTORY),
                state=RETRACTED if out else CURRENT,
                shown=shown.seq,
            )
        else:
            new = self._shaped(old, shown, content, choices, out=out)
        self._replace_row(old, new)
        if self._needs.any:
            self._spread(self._own_names(rid))

    def _shaped(
        self,
        old: RowStanding,
        shown: KnownVersion,
        content: Content,
        choices: Choices,
        *,
        out: bool,
    ) -> RowStanding:
        self._needs.forget(old.rid)
        self._needs.keep(_wanting(old.rid, content.facts, content.needs))
        facts = self._needs.fill(content.facts, content.needs)
        if choices.labels is not None:
            labels = tuple(Label(label) for label in choices.labels)
            facts = msgspec.structs.replace(facts, labels=labels)
        kind = KIND_NUMBER[facts.kind]
        sort = sort_number(facts.sort_key)
        return RowStanding(
            rid=old.rid,
            id=old.id,
            hidden=int(out or kind == DIRECTORY),
            sort=sort,
            kind=kind,
            span=open_span(facts.date, facts.sort_key) if sort else 0,
            plain=int(facts.standing is Standing.FACT),
            state=RETRACTED if out else CURRENT,
            trust=content.trust,
            imp=shown.imp,
            text=self._texts.number([facts])[0],
            cell=pack(facts, choices),
            shown=shown.seq,
        )

    # -- names ----------------------------------------------------------------------------

    def _join_names(self, rid: int, names: bytes) -> None:
        """Adds the names of another version to those known of a record."""
        known = unpacked(self._connection.row("select names from records where rid = ?", (rid,))[0])
        both = packed(tuple(dict.fromkeys((*known, *unpacked(names)))))
        self._connection.execute("update records set names = ? where rid = ?", (both, rid))

    def _connect(self, arrivals: Sequence[Arrival], first: int) -> None:
        needs: list[tuple[int, str, int, str]] = []
        connect = self._bulk.connect
        for rid, one in enumerate(arrivals, first):
            connect(rid, one)
            if one.needs:
                needs.extend(_wanting(rid, one.facts, one.needs))
        self._needs.keep(needs)


def _wanting(
    rid: int, facts: Facts, needs: Iterable[tuple[str, int]]
) -> list[tuple[int, str, int, str]]:
    return [(rid, field, name, str(getattr(facts, field))) for field, name in needs]
