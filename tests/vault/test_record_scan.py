"""Rows of a record's views that do not fit their neighbours are named, also where counts agree.

Refuses: damage to pages and to the ledger, which have tests of their own.
"""

from pathlib import Path

import pytest
from record_fakes import Desk, incoming, make_desk

from vault.db import checkpoint_truncate, transaction

PAGE = 4_096


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A record of two results of one test, and one of another, with an alias each."""
    desk = make_desk(tmp_path)
    desk.bring(
        incoming("a", title="Glukosa", date="2024-05-01", aliases=("also:a",)),
        incoming("b", title="Glukosa", date="2024-05-02", aliases=("also:b",)),
        incoming("c", title="Natrium", date="2023-05-03", aliases=("also:c",)),
    )
    return desk


def unfit(desk: Desk) -> set[str]:
    _, problems = desk.store.verify(full=True)
    return {problem.where for problem in problems}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("update timeline set rid = 3 - rid where rid in (1, 2)", "timeline"),
        ("update timeline set plain = 1 - plain where rid = 1", "counts"),
        ("update postings set text = 3 - text", "postings"),
        ("update texts set n = 3 - n", "texts"),
        ("update counts set year = year + 9", "counts"),
        ("update records set idx = 5 - idx where idx in (2, 3)", "records"),
        ("update records set live = 0 where rid = 1", "versions"),
        ("update records set shown = 7 where rid = 1", "records"),
        ("update aliases set name = name + 1", "aliases"),
    ],
)
def test_a_view_altered_so_that_its_number_of_rows_stays_is_named(
    desk: Desk, change: str, named: str
) -> None:
    with transaction(desk.connection):
        desk.connection.execute(change)

    assert named in unfit(desk)


def test_a_record_nobody_touched_fits(desk: Desk) -> None:
    assert unfit(desk) == set()


def test_a_page_that_nobody_uses_is_checked_as_well(desk: Desk) -> None:
    with transaction(desk.connection):
        desk.connection.execute("create table spare (body blob)")
        desk.connection.execute("insert into spare values (zeroblob(40000))")
        desk.connection.execute("drop table spare")
    checkpoint_truncate(desk.connection)
    path = desk.connection.path
    whole = bytearray(path.read_bytes())

    assert unfit(desk) == set()
    whole[-2 * PAGE + 100] ^= 1
    path.write_bytes(whole)

    assert unfit(desk) == {"pages"}


def test_a_file_whose_newer_pages_lie_beside_it_is_checked_as_well(desk: Desk) -> None:
    checkpoint_truncate(desk.connection)
    desk.bring(incoming("d"))
    path = desk.connection.path
    whole = bytearray(path.read_bytes())
    damaged = whole[:]
    damaged[-100] ^= 1
    path.write_bytes(damaged)

    assert unfit(desk) != set()
