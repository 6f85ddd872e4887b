"""Search as you type over every word of a person's records, newest first.

Refuses: query syntax; whatever is typed is taken as words, and words match from their start.
"""

import re

from vault.db import Connection
from vault.ids import PersonId
from vault.records import Page
from vault.rows import COLUMNS, POSTED
from vault.texts import fold
from vault.timeline import rows_of

_WORDS_AT_MOST = 12
_LONGEST_WORD = 60
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_ORDER = "order by t.sort desc, t.id desc"


def match_of(text: str) -> str:
    """What is typed as an FTS5 expression: all words, each quoted, each as a beginning.

    Empty when there is no word in it.
    """
    words = [word[:_LONGEST_WORD] for word in _WORD.findall(fold(text))]
    return " ".join(f'"{word}"*' for word in words[:_WORDS_AT_MOST])


def search_rows(
    connection: Connection,
    person: PersonId,
    text: str,
    limit: int,
    *,
    offset: int = 0,
    ranked: bool = False,
) -> Page:
    """The current records with all these words; `limit` 0 means all.

    `ranked` puts the best texts first (bm25) instead of the newest records.
    """
    expression = match_of(text)
    if not expression:
        return Page(0, ())
    order = " order by bm25(words)" if ranked else ""
    found = connection.rows(
        "select w.rowid, x.n from words w join texts x on x.tid = w.rowid"  # noqa: S608 - own words only
        f" where words match ?{order}",
        (expression,),
    )
    numbers = {number: rows for number, rows in found if rows > 0}
    total = sum(numbers.values())
    if offset >= total:
        return Page(total, ())
    wanted = limit or total
    if ranked:
        rows = _by_text(connection, numbers, wanted, offset)
    else:
        rows = _newest(connection, numbers, total, wanted, offset)
    return Page(total, rows_of(connection, person, rows))


def _by_text(
    connection: Connection, numbers: dict[int, int], limit: int, offset: int
) -> list[tuple[object, ...]]:
    """Row by row in the order of the texts, newest first within one."""
    rows: list[tuple[object, ...]] = []
    skipped = 0
    for number, held in numbers.items():
        if len(rows) >= limit:
            break
        if skipped + held <= offset:
            skipped += held
            continue
        rows.extend(
            connection.rows(
                f"select {COLUMNS} from texts x {POSTED} where x.tid = ? and p.hidden = 0"  # noqa: S608 - own words only
                " order by p.sort desc, p.id desc limit ? offset ?",
                (number, limit - len(rows), max(0, offset - skipped)),
            )
        )
        skipped = max(skipped, offset)
    return rows


def _newest(
    connection: Connection, numbers: dict[int, int], total: int, limit: int, offset: int
) -> list[tuple[object, ...]]:
    """The newest rows of these texts, by whichever way looks at fewer rows.

    Texts that many rows have are met soon by walking the timeline from its newest row;
    those of few rows are fetched by their own index.
    """
    everything = connection.row("select coalesce(sum(n), 0) from counts where hidden = 0")[0]
    if total * total > (limit + offset) * max(int(everything), 1):
        return _walk(connection, numbers, limit, offset)
    return _gather(connection, numbers, limit, offset)


def _walk(
    connection: Connection, numbers: dict[int, int], limit: int, offset: int
) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    cursor = connection.execute(
        f"select t.text, {COLUMNS} from timeline t where t.hidden = 0 {_ORDER}"  # noqa: S608 - own words only
    )
    for text, *columns in cursor:
        if text not in numbers:
            continue
        if offset:
            offset -= 1
            continue
        rows.append(tuple(columns))
        if len(rows) == limit:
            break
    return rows


def _gather(
    connection: Connection, numbers: dict[int, int], limit: int, offset: int
) -> list[tuple[object, ...]]:
    listed = "[" + ",".join(map(str, numbers)) + "]"
    return connection.rows(
        f"select {COLUMNS} from (select p.hidden, p.sort, p.id from json_each(?) j"  # noqa: S608 - own words only
        " join postings p on p.text = j.value and p.hidden = 0"
        " order by p.sort desc, p.id desc limit ? offset ?) k"
        " join timeline t on t.hidden = k.hidden and t.sort = k.sort and t.id = k.id"
        f" {_ORDER}",
        (listed, limit, offset),
    )
