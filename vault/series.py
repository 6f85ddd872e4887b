"""Results of one test over time, found through the texts they share.

Refuses: deciding what is one test; the extractor names the series.
"""

from vault.db import Connection
from vault.ids import PersonId
from vault.record_values import Series
from vault.records import Row
from vault.rows import COLUMNS, POSTED
from vault.timeline import rows_of

_NEWEST_OF = f"""
    select {COLUMNS} from (
        select p.hidden, p.sort, p.id from texts x join postings p on p.text = x.tid
            and p.hidden = 0 and (p.sort, p.id) = (
                select q.sort, q.id from postings q where q.text = x.tid and q.hidden = 0
                order by q.sort desc, q.id desc limit 1)
        where x.series = ? and x.n > 0 order by p.sort desc, p.id desc limit 1) k
    join timeline t on t.hidden = k.hidden and t.sort = k.sort and t.id = k.id
"""  # noqa: S608 - own words only
"""Of each text its newest row by one look into the index, and of these the newest."""
_LAST_OF = f"""
    select {COLUMNS} from (
        select p.hidden, p.sort, p.id from texts x cross join postings p on p.text = x.tid
        where x.series = ? and p.hidden = 0 order by p.sort desc, p.id desc limit ?) k
    join timeline t on t.hidden = k.hidden and t.sort = k.sort and t.id = k.id
    order by t.sort desc, t.id desc
"""  # noqa: S608 - own words only
"""A cross join keeps the texts outside; else every posting would be read for a few results."""
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
