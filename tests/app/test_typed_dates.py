"""Dates as people type them."""

from datetime import date

import pytest

from app.errors import BadRequest
from app.typed_dates import read_date, typed_form

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("14-03-1958", "1958-03-14"),
        ("14/3/1958", "1958-03-14"),
        ("14 Maret 1958", "1958-03-14"),
        ("5 Agt. 2001", "2001-08-05"),
        ("1958-03-14", "1958-03-14"),
        ("03-1958", "1958-03"),
        ("1958-03", "1958-03"),
        ("1958", "1958"),
        ("  ", ""),
    ],
)
def test_a_date_is_read_as_precisely_as_typed(typed: str, found: str) -> None:
    assert read_date(typed, TODAY) == found


@pytest.mark.parametrize(
    "typed",
    [
        *("31-02-1958", "14-03-58", "14-13-1958", "22-11-2026", "1-2-3-1958", "kemarin"),
        *("14-03-1758", "9" * 20 + "-03-1958", "9" * 5_000, "\N{SUPERSCRIPT TWO}-03-1958"),
    ],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(BadRequest):
        read_date(typed, TODAY)


def test_it_is_shown_as_it_is_typed() -> None:
    assert typed_form("1958-03-14") == "14-03-1958"
    assert typed_form("") == ""
