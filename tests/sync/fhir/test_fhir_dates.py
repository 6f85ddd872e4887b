"""Dates: order by the printed wall clock, bad ones without order, nothing converted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.fhir.dates import first_moment, moment, period_text, sort_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2024", "2024-00-00T00:00:00"),
        ("2024-03", "2024-03-00T00:00:00"),
        ("2024-03-01", "2024-03-01T00:00:00"),
        ("2024-03-01T08:00:00+07:00", "2024-03-01T08:00:00"),
        ("2024-03-01T23:30:00-11:00", "2024-03-01T23:30:00"),
        ("2024-03-01T08:00:00.123456Z", "2024-03-01T08:00:00"),
        ("2024-02-29", "2024-02-29T00:00:00"),
        ("2024-06-30T23:59:60Z", "2024-06-30T23:59:60"),
        ("2024-03-01T08:00", "2024-03-01T08:00:00"),
    ],
)
def test_the_printed_wall_clock_is_the_order(text: str, key: str) -> None:
    assert sort_key(text) == key


@pytest.mark.parametrize(
    "text",
    [
        "0000-00-00",
        "kemarin",
        "2024-13-45T99:00:00Z",
        "1980-02-30",
        "2023-02-29",
        "2024-04-24-05-24",
        "2024-00",
        "24-03-01",
        "",
    ],
)
def test_a_bad_date_has_no_order(text: str) -> None:
    assert sort_key(text) == ""


def test_a_period_goes_by_its_start() -> None:
    period = {"start": "2024-01-02", "end": "2024-01-05"}

    assert moment(period).text == "2024-01-02"
    assert moment({"end": "2024-01-05"}).text == "2024-01-05"
    assert period_text(period) == "2024-01-02 – 2024-01-05"


def test_a_bad_date_is_kept_as_text_unless_another_is_usable() -> None:
    assert first_moment({"a": "kemarin"}, ("a", "b")).bad
    assert first_moment({"a": "kemarin", "b": "2024"}, ("a", "b")).text == "2024"


@pytest.mark.parametrize("value", [None, True, [], {}, 5, {"start": None}, {"event": []}])
def test_odd_shapes_are_no_date(value: object) -> None:
    assert moment(value).key == ""


@given(st.dates())
def test_every_real_day_has_an_order(day: object) -> None:
    assert sort_key(str(day)) == f"{day}T00:00:00"
