"""Which versions of records must stand after imports were undone, replayed and compared.

Refuses: looking at records that no undone import ever touched, beyond that they stand.
"""

from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from vault.db import Connection

_VERSIONS: Final = """
    select rid, log, idx, imp, live from
        (select rid, 0 as seq, log, idx, imp, live from records
         union all select rid, seq, log, idx, imp, live from versions)"""
_TOUCHED: Final = """
    select rid from records where imp in (select no from imports where undone)
    union select rid from versions where imp in (select no from imports where undone)"""
_LIVING: Final = f"{_VERSIONS} where not live and rid not in ({_TOUCHED}) limit 1"
_DYING: Final = f"{_VERSIONS} where rid in ({_TOUCHED}) order by rid, seq"

Undone = tuple[int, int, str]
"""An entry that undid an import: its log's number, its index, the import's id."""


def lives_fit(connection: Connection, undone: list[Undone]) -> bool:
    """Whether those versions stand that undoing left standing, one undoing after the other."""
    if connection.row(_LIVING) is not None:
        return False
    if not connection.row("select exists (select 1 from imports where undone)")[0]:
        return not undone
    imports = {no: key.hex() for no, key in connection.rows("select no, id from imports")}
    rows = connection.rows(_DYING)
    return all(
        _left_standing(kept, undone, imports) == [bool(one[4]) for one in kept]
        for kept in (list(versions) for _, versions in groupby(rows, key=itemgetter(0)))
    )


def _left_standing(
    versions: list[Any], undone: list[Undone], imports: dict[int, str]
) -> list[bool]:
    live = [True] * len(versions)
    for number, index, import_id in undone:
        here = [
            place
            for place, (_, log, idx, _, _) in enumerate(versions)
            if live[place] and (log, idx) < (number, index)
        ]
        named = [place for place in here if imports.get(versions[place][3]) == import_id]
        for place in here if named and named[0] == here[0] else named:
            live[place] = False
    return live
