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
    select {COLUMNS}, t.rid from texts x cross join postings p on p.text = x.tid and p.hidden = 0
        and p.sort = (select q.sort from postings q where q.text = x.tid and q.hidden = 0
            order by q.sort desc limit 1)
    join timeline t on t.hidden = p.hidden and t.sort = p.sort and t.id = p.id
    where x.series = ? and x.n > 0 order by t.sort desc, t.rid desc limit 1
"""  # noqa: S608 - own words only
"""Of each text its newest date by one look into the index; of that date what came in last."""
_LAST_OF = f"""
    select {COLUMNS} from (
        select p.hidden, p.sort, p.id from texts x cross join postings p on p.text = x.tid
        where x.series = ? and p.hidden = 0 order by p.sort desc, p.id desc limit ?) k
    join timeline t on t.hidden = k.hidden and t.sort = k.sort and t.id = k.id
    order by t.sort desc, t.rid desc
"""  # noqa: S608 - own words only
"""A cross join keeps the texts outside; else every posting would be read for a few results."""
_ALL_OF = (
    f"select {COLUMNS} from texts x {POSTED}"  # noqa: S608 - own words only
    " where x.series = ? and p.hidden = 0 order by p.sort, t.rid"
)


def list_series(connection: Connection, person: PersonId) -> tuple[Series, ...]:
    """Every test with current results, the one measured last first, of one day what came last."""
    counted = connection.rows(
        "select series, sum(n) from texts where series <> '' group by series having sum(n) > 0"
    )
    newest = [row for series, _ in counted if (row := connection.row(_NEWEST_OF, (series,)))]
    rows = rows_of(connection, person, [row[:-1] for row in newest])
    listed = [
        (row.facts.sort_key, raw[-1], Series(series, row.facts.title, row.facts.unit, count, row))
        for (series, count), row, raw in zip(counted, rows, newest, strict=True)
    ]
    listed.sort(key=lambda one: one[:2], reverse=True)
    return tuple(series for _, _, series in listed)


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
