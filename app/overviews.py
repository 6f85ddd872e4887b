"""Overviews: tests with their last values, medicines in groups, documents of a record to look at.

Refuses: medical judgement; groups follow the status and the date that the source gave.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from vault.record_store import RecordStore
from vault.records import Filter, Kind, RecordState, Row, Standing

TREND_POINTS = 500
"""How many results of one test a page shows at most, the newest."""

SPARK_POINTS = 24
MOST_CONDITIONS = 500

_IN_USE = frozenset({"active", "intended", "on-hold", "in-progress"})
_FINISHED = frozenset({"completed", "unknown", ""})
_PLAIN = frozenset({Standing.FACT})


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One test: its key, title, unit, how many results, the newest, and numbers for a small line.

    `points` are the last numbers, oldest first.
    """

    series: str
    title: str
    unit: str
    count: int
    latest: Row
    points: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class MedicineLine:
    """One medicine: its newest record, how many records there are, the date of the first."""

    latest: Row
    count: int
    since: str


@dataclass(frozen=True, slots=True)
class Medicines:
    """Medicines by what their newest record says, with every allergy and the conditions.

    `in_use` are active or on hold; `lately` were prescribed within the last 12 months and are
    not said to be stopped; `earlier` is everything else.
    """

    in_use: tuple[MedicineLine, ...]
    lately: tuple[MedicineLine, ...]
    earlier: tuple[MedicineLine, ...]
    allergies: tuple[Row, ...] = ()
    conditions: tuple[Row, ...] = ()


def series_lines(store: RecordStore) -> tuple[SeriesLine, ...]:
    """Every test with results, newest first, each with the numbers of its last results."""
    return tuple(
        SeriesLine(
            one.series, one.title, one.unit, one.count, one.latest, _points(store, one.series)
        )
        for one in store.series_list()
    )


def medicines(store: RecordStore, now_ms: int) -> Medicines:
    """All medicines, one line for each that has the same name; allergies and conditions."""
    rows = store.list(_only(Kind.MEDICINE), 0, 0).rows
    year_ago = _year_before(now_ms)
    in_use: list[MedicineLine] = []
    lately: list[MedicineLine] = []
    earlier: list[MedicineLine] = []
    for line in _grouped(rows):
        facts = line.latest.facts
        plain = facts.standing in _PLAIN and line.latest.state is RecordState.CURRENT
        if plain and facts.status in _IN_USE:
            in_use.append(line)
        elif plain and facts.status in _FINISHED and facts.sort_key >= year_ago:
            lately.append(line)
        else:
            earlier.append(line)
    return Medicines(
        tuple(in_use),
        tuple(lately),
        tuple(earlier),
        allergies=store.list(_only(Kind.ALLERGY), 0, 0).rows,
        conditions=store.list(_only(Kind.CONDITION), MOST_CONDITIONS, 0).rows,
    )


def _only(kind: Kind) -> Filter:
    return Filter(kinds=frozenset({kind}))


def _points(store: RecordStore, series: str) -> tuple[float, ...]:
    rows = store.series(series, SPARK_POINTS)
    return tuple(float(row.facts.number) for row in rows if row.facts.number is not None)


def _grouped(rows: Iterable[Row]) -> list[MedicineLine]:
    """Lines in the order of their newest record; rows come newest first."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(" ".join(row.facts.title.split()).casefold(), []).append(row)
    return [
        MedicineLine(
            group[0], len(group), next((r.facts.date for r in group[::-1] if r.facts.date), "")
        )
        for group in groups.values()
    ]


def _year_before(now_ms: int) -> str:
    now = datetime.fromtimestamp(now_ms / 1000, UTC)
    return f"{now.year - 1:04}-{now.month:02}-{now.day:02}"
