"""Results of one test over time, found through the texts they share.

Refuses: deciding what is one test; the extractor names the series.
"""

from vault.db import Connection
from vault.ids import PersonId
from vault.record_values import Series
from vault.records import Row
from vault.rows import COLUMNS, POSTED
from vault.timeline import rows_of

_NEWEST_OF = (
    f"select {COLUMNS} from texts x {POSTED}"  # noqa: S608 - own words only
    " where x.series = ? and p.hidden = 0 order by p.sort desc, p.id desc limit 1"
)
_LAST_OF = _NEWEST_OF.replace("limit 1", "limit ?")
_ALL_OF = (
    f"select {COLUMNS} from texts x {POSTED}"  # noqa: S608 - own words only
    " where x.series = ? and p.hidden = 0 order by p.sort, p.id"
)


def list_series(connection: Connection, person: PersonId) -> tuple[Series, ...]:
    """Every test with current results, the one measured last first."""
    counted = connection.rows(
        "select series, sum(n) from texts where series <> '' group by series having sum(n) > 0"
    )
    newest = [connection.row(_NEWEST_OF, (series,)) for series, _ in counted]
    listed = [
        Series(series, row.facts.title, row.facts.unit, count, row)
        for (series, count), row in zip(
            counted, rows_of(connection, person, [one for one in newest if one]), strict=True
        )
    ]
    listed.sort(key=lambda one: (one.latest.facts.sort_key, one.latest.id), reverse=True)
    return tuple(listed)


def rows_in_series(
    connection: Connection, person: PersonId, series: str, newest: int = 0
) -> tuple[Row, ...]:
    """The current results of one test, oldest first; those without a date come first.

    With `newest` only so many of the newest.
    """
    if newest:
        found = connection.rows(_LAST_OF, (series, newest))
        return rows_of(connection, person, found[::-1])
    return rows_of(connection, person, connection.rows(_ALL_OF, (series,)))
