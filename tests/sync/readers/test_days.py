"""Day chunks: one record a measure and day, nothing twice, two devices' steps counted once.

Refuses: clocks; all times are in the tests.
"""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.readers.days import Days, decimal_of, good_day, next_day, pressure
from sync.readers.draft import Made
from sync.readers.measures import (
    BLOOD_PRESSURE,
    GLUCOSE,
    HEART_RATE,
    SLEEP_DEEP,
    STEPS,
    WEIGHT,
    in_unit,
)

DAY = "2024-03-01"


def part(made: Made, name: str) -> Any:
    for one in made.tree["component"]:
        if one["code"]["coding"][0]["code"] == name:
            value = one.get("valueQuantity")
            return value["value"] if value else one.get("valueInteger", one.get("valueString"))
    return None


def test_a_day_of_heart_beats_is_told_by_mean_lowest_and_highest() -> None:
    days = Days("watch")
    for second, value in ((10, "61"), (20, "72"), (20, "72"), (30, "83")):
        days.add(HEART_RATE, DAY, second, 0, value, "Jam", "+07:00")
    (made,) = days.made()
    assert made.points == 3
    assert [part(made, name) for name in ("mean", "min", "max")] == [72, 61, 83]
    assert made.tree["valueSampledData"]["data"] == "10 0 61 20 0 72 30 0 83"
    assert part(made, "offset") == "+07:00"
    assert made.tree["identifier"][0]["value"] == f"heart-rate|{DAY}|watch"


def test_what_two_devices_counted_over_the_same_time_counts_once_and_is_not_lost() -> None:
    days = Days("phone")
    for hour in range(10):
        days.add(STEPS, DAY, hour * 3600, 600, "100", "Jam")
    days.add(STEPS, DAY, 0, 600, "90", "HP")
    days.add(STEPS, DAY, 1800, 600, "50", "HP")
    (made,) = days.made()
    assert part(made, "sum") == 1050
    assert made.points == 12
    assert [trouble.reason for trouble in days.troubles()] == ["overlap-removed"]
    left = made.tree["component"][-1]["valueSampledData"]["data"]
    assert left == "0 600 90"


def test_the_order_of_readings_does_not_matter() -> None:
    rows = [
        (second * 7919 % 86_400, str(second % 50 + 1), "AB"[second % 2]) for second in range(90)
    ]
    trees = []
    for order in (rows, rows[::-1]):
        days = Days("x")
        for second, value, source in order:
            days.add(STEPS, DAY, second, 60, value, source)
        trees.append(next(days.made()).tree)
    for tree in trees:
        del tree["device"]
    assert trees[0] == trees[1]


def test_sleep_from_the_evening_on_belongs_to_the_day_after() -> None:
    days = Days("x")
    days.add(SLEEP_DEEP, "2024-02-28", 82_800, 5_400)
    (made,) = days.made()
    assert made.tree["effectiveDateTime"] == "2024-02-29"
    assert made.tree["valueSampledData"]["data"].startswith("-3600 5400")
    assert part(made, "minutes") == 90


def test_what_a_person_takes_by_hand_is_a_record_of_its_own_with_its_time() -> None:
    days = Days("x", place="row {}")
    days.add(WEIGHT, DAY, 25_200, 0, "70.5", "Timbangan", "+07:00", at=3)
    days.add(WEIGHT, DAY, 25_200, 0, "70.5", "Timbangan", "+07:00", at=9)
    (made,) = days.made()
    assert made.tree["effectiveDateTime"] == f"{DAY}T07:00:00+07:00"
    assert made.tree["valueQuantity"]["value"] == Decimal("70.5")
    assert made.place == "row 3"


def test_another_unit_is_another_line() -> None:
    other = in_unit(GLUCOSE, "mmol<180.1558800000541>/L")
    assert (other.unit, other.loinc) == ("mmol/L", "15074-8")
    days = Days("x")
    days.add(GLUCOSE, DAY, 0, 0, "100")
    days.add(other, DAY, 0, 0, "5.5")
    names = {made.tree["identifier"][0]["value"] for made in days.made()}
    assert names == {f"glucose|{DAY}|x", f"glucose|{DAY}|x|mmol/L"}


def test_a_blood_pressure_is_two_numbers_of_one_record() -> None:
    made = Days("x").single(BLOOD_PRESSURE, DAY, pressure(Decimal(120), Decimal(80)), "", "", 2)
    assert made.points == 2
    assert [one["valueQuantity"]["value"] for one in made.tree["component"]] == [120, 80]


@pytest.mark.parametrize("text", ["NaN", "inf", "1e999", "", "1,5", "--1", "1e400", "0x10", "٣"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert decimal_of(text) is None


def test_days_that_do_not_exist_are_none() -> None:
    assert good_day("2024-02-29")
    assert not good_day("2023-02-29")
    assert not good_day("2024-13-01")
    assert not good_day("2999-01-01")
    assert next_day("2023-12-31") == "2024-01-01"
    assert next_day("2024-02-28") == "2024-02-29"


@given(
    st.lists(
        st.tuples(
            st.integers(0, 86_399),
            st.integers(0, 4_000),
            st.integers(0, 500),
            st.sampled_from("ABC"),
        ),
        min_size=1,
        max_size=40,
    )
)
def test_every_distinct_reading_is_in_the_chunk_once(
    rows: list[tuple[int, int, int, str]],
) -> None:
    days = Days("x")
    for second, length, value, source in rows + rows:
        days.add(STEPS, DAY, second, length, str(value), source)
    (made,) = days.made()
    assert made.points == len(set(rows))
    assert days.held == 0
