"""Twins: the same fact told by two sources on one day; they are linked, never merged or deleted.

Refuses: guesses; kind, name, value, unit, standing and day must all be the same.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from sync.fhir.units import unit_family
from vault.ids import ImportId
from vault.record_store import RecordStore
from vault.records import Facts, Filter, Kind, Row

MEASURED: Final = frozenset({Kind.LAB, Kind.VITAL})
_KINDS: Final = MEASURED | {Kind.IMMUNISATION, Kind.CONDITION}
_MOST_ON_A_DAY: Final = 500
_MOST_DAYS: Final = 1500
"""So many days of a file are compared before saving; the page of a record always is."""

_MOST_BESIDE: Final = 100
"""So many rows above and below are compared for a mark in a list."""

_DAY: Final = 10
_ASIDE: Final = re.compile(r"\[[^\]]{0,80}\]|\bin (?:blood|serum|plasma|urine)\b.{0,80}")
_NOT_WORD: Final = re.compile(r"[^a-z0-9]+")

Key = tuple[str, ...]


def twins_of(store: RecordStore, row: Row) -> tuple[Row, ...]:
    """Records of other imports that state the same fact of the same day."""
    return Twins(store).of(row.facts, row.import_id)


class Twins:
    """Looks for twins in one person's record; each day is fetched once."""

    def __init__(self, store: RecordStore) -> None:
        self._store = store
        self._days: dict[tuple[str, Kind], tuple[tuple[Row, frozenset[Key]], ...]] = {}

    def of(self, facts: Facts, brought_by: ImportId | None = None) -> tuple[Row, ...]:
        """The twins of a fact, those of its own import left out."""
        day = facts.sort_key[:_DAY]
        wanted = keys_of(facts)
        if not wanted:
            return ()
        return tuple(
            row
            for row, keys in self._on(day, facts.kind)
            if keys & wanted and row.import_id != brought_by
        )

    def _on(self, day: str, kind: Kind) -> tuple[tuple[Row, frozenset[Key]], ...]:
        found = self._days.get((day, kind))
        if found is None:
            full = len(self._days) >= _MOST_DAYS
            found = () if full else tuple(self._fetched(day, kind))
            self._days[day, kind] = found
        return found

    def _fetched(self, day: str, kind: Kind) -> Iterator[tuple[Row, frozenset[Key]]]:
        wanted = Filter(frozenset({kind}), since=day, until=day)
        for row in self._store.list(wanted, _MOST_ON_A_DAY, 0).rows:
            if row.facts.sort_key[:_DAY] == day:
                yield row, keys_of(row.facts)


def told_elsewhere(rows: Sequence[Row], at: int) -> bool:
    """Whether a row of a list by days has a twin beside it, among rows of the same day.

    Nothing is fetched: in a list by days the rows of a day stand together.
    """
    row = rows[at]
    wanted = keys_of(row.facts)
    day = row.facts.sort_key[:_DAY]
    if not wanted:
        return False
    for way in (range(at - 1, -1, -1), range(at + 1, len(rows))):
        for place in way[:_MOST_BESIDE]:
            other = rows[place]
            if other.facts.sort_key[:_DAY] != day:
                break
            if other.import_id != row.import_id and wanted & keys_of(other.facts):
                return True
    return False


def keys_of(facts: Facts) -> frozenset[Key]:
    """Under what names a fact can be met again; none for what has no day, name or value."""
    day = facts.sort_key[:_DAY]
    value = _value(facts)
    if facts.kind not in _KINDS or day.endswith("-00") or not day or value is None:
        return frozenset()
    fixed = (facts.kind.value, day, facts.standing.value, *value)
    names = {("title", _plain(facts.title))}
    if facts.code and facts.system:
        names.add((facts.system, facts.code))
    return frozenset((*fixed, *name) for name in names if name[-1])


def _value(facts: Facts) -> Key | None:
    """What is measured, in one spelling; nothing for what is no measurement."""
    if facts.kind not in MEASURED:
        return ()
    if facts.number is not None:
        said = str(facts.number.normalize())
        mark = facts.value[:1] if facts.value[:1] in "<>≤≥" else ""
        return (mark + said, unit_family(facts.unit))
    said = " ".join(facts.value.casefold().split())
    return (said, "") if said else None


def _plain(title: str) -> str:
    """A name in plain letters, without what codes' long names put behind it."""
    text = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return _NOT_WORD.sub("-", _ASIDE.sub(" ", text)).strip("-")
