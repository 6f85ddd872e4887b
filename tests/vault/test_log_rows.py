"""Reading past pages that cannot be read, with a fake database that fails where told.

Refuses: real damage; test_log_verify.py has that.
"""

from typing import Any, cast

import pytest

from vault.db import Connection
from vault.errors import Altered
from vault.log_rows import blocks


class Torn:
    """Ids 0 to 999; some cannot be read, and after a failure nothing can until renewed."""

    def __init__(self, bad: set[int], absent: set[int] = frozenset()) -> None:  # type: ignore[assignment]
        self.bad = bad
        self.absent = absent
        self.broken = False
        self.renewals = 0
        self.in_transaction = False

    def renew(self) -> None:
        self.broken = False
        self.renewals += 1

    def rows(self, _query: str, values: tuple[int, int, int]) -> list[tuple[int]]:
        first, end, limit = values
        found = [n for n in range(first, min(end, 1_000)) if n not in self.absent][:limit]
        if self.broken or self.bad & set(found):
            self.broken = True
            raise Altered("torn", "unreadable")
        return [(n,) for n in found]


def read(torn: Torn, **hole: Any) -> list[int]:
    connection = cast("Connection", torn)
    return [row[0] for block in blocks(connection, "", 0, 1_000, **hole) for row in block]


@pytest.mark.parametrize(
    "bad",
    [set(), {0}, {999}, {500}, set(range(100, 140)), {3, 900}, set(range(700, 1_000))],
)
def test_everything_readable_is_read_and_the_rest_is_named(bad: set[int]) -> None:
    holes: list[int] = []

    found = read(Torn(bad), hole=lambda first, behind: holes.extend(range(first, behind)))

    assert sorted(found + holes) == list(range(1_000))
    assert set(holes) == bad


def test_gaps_are_not_damage() -> None:
    torn = Torn(set(), set(range(10, 600)))

    assert read(torn) == [*range(10), *range(600, 1_000)]
    assert torn.renewals == 0


def test_wholly_unreadable_tables_need_few_tries() -> None:
    torn = Torn(set(range(1_000)))

    assert read(torn, hole=lambda _first, _behind: None) == []
    assert torn.renewals < 40


def test_without_a_listener_damage_is_raised() -> None:
    with pytest.raises(Altered):
        read(Torn({5}))


def test_a_transaction_is_not_thrown_away_for_reading() -> None:
    torn = Torn({5})
    torn.in_transaction = True

    with pytest.raises(Altered):
        read(torn, hole=lambda _first, _behind: None)
