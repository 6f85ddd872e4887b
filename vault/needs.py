"""Texts that stand in another record: filled in when that one is here, in whatever order.

Refuses: guessing; a need names exactly one identity, and only records in view answer it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from vault.db import Connection
from vault.names import id_start
from vault.records import Facts, Kind
from vault.rows import CURRENT, unpack, unpack_head

FIELDS = frozenset({"title", "facility", "practitioner"})
_ASKED_AT_ONCE = 500
_REMEMBERED = 5_000


@dataclass(frozen=True, slots=True)
class Wanting:
    """A kept need: the field, whose text would fill it, and what the record says itself."""

    field: str
    name: int
    own: str


class Needs:
    """The table of needs, and the answers that records in view give."""

    __slots__ = ("_answers", "_any", "_connection")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._answers: dict[int, Facts | None] = {}
        self._any: bool | None = None

    @property
    def any(self) -> bool:
        """Whether any record waits for a text."""
        if self._any is None:
            self._any = self._connection.row("select 1 from needs limit 1") is not None
        return self._any

    def fill(self, facts: Facts, needs: Iterable[tuple[str, int]]) -> Facts:
        """The facts with every field filled whose answer is here."""
        filled = {}
        for field, name in needs:
            text = self.answer(name, field)
            if text:
                filled[field] = text
        return with_texts(facts, filled)

    def answer(self, name: int, field: str) -> str:
        """What the record of that name says for a field; empty if it is not here or in view."""
        if name not in self._answers:
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            self._answers[name] = self._facts_of(name)
        facts = self._answers[name]
        if facts is None:
            return ""
        own = str(getattr(facts, field))
        return own or (facts.title if facts.kind is Kind.DIRECTORY else "")

    def _facts_of(self, name: int) -> Facts | None:
        for rid in find(self._connection, name):
            row = self._connection.execute(
                "select t.facts, x.head, t.sort, t.state from records r join timeline t"
                " on t.hidden = r.hidden and t.sort = r.sort and t.id = r.id"
                " join texts x on x.tid = t.text where r.rid = ?",
                (rid,),
            ).fetchone()
            if row is not None and row[3] == CURRENT:
                return unpack(row[0], unpack_head(row[1]), row[2])
        return None

    def keep(self, rows: Sequence[tuple[int, str, int, str]]) -> None:
        """Keeps needs: (record, field, name, own text)."""
        if rows:
            self._any = True
            self._connection.executemany("insert or replace into needs values (?, ?, ?, ?)", rows)

    def of(self, rid: int) -> list[Wanting]:
        """The needs of a record's shown version."""
        if not self.any:
            return []
        found = self._connection.execute(
            "select field, name, own from needs where rid = ? order by field", (rid,)
        )
        return [Wanting(*row) for row in found.fetchall()]

    def forget(self, rid: int) -> None:
        """Drops the needs of a record, before those of another version are kept."""
        if self.any:
            self._connection.execute("delete from needs where rid = ?", (rid,))

    def waiting_for(self, names: Sequence[int]) -> list[int]:
        """The records with a need that one of these names answers; answers are asked anew."""
        if not self.any:
            return []
        waiting: set[int] = set()
        for start in range(0, len(names), _ASKED_AT_ONCE):
            part = names[start : start + _ASKED_AT_ONCE]
            for name in part:
                self._answers.pop(name, None)
            marks = ",".join("?" * len(part))
            found = self._connection.execute(
                f"select distinct rid from needs where name in ({marks})",  # noqa: S608 - only ?
                part,
            )
            waiting.update(rid for (rid,) in found.fetchall())
        return sorted(waiting)


def with_texts(facts: Facts, texts: Mapping[str, str]) -> Facts:
    """The facts with other texts in some of `FIELDS` (and `body`)."""
    return msgspec.structs.replace(facts, **texts) if texts else facts


def find(connection: Connection, name: int) -> list[int]:
    """The records that answer to a name: by their own id first, then by alias, oldest first."""
    found = connection.rows(
        "select r.rid from aliases a cross join records r on r.rid = a.rid where a.name = ?"
        " order by substr(r.id, 1, 8) <> ?, r.rid",
        (name, id_start(name)),
    )
    return [rid for (rid,) in found]
