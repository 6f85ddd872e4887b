"""Laboratory values on paper: their places, numbers, ranges and doubts.

Refuses: real people; the reports are drawn by `tests/paper`.
"""

import random
from decimal import Decimal

import pytest
from paper_help import (
    doubts,
    report,
    values,
)

from sync.fhir.quantities import quantity
from sync.readers.places import page_of
from tests.paper.draw import Page
from tests.paper.layouts import LAYOUTS
from tests.paper.score import compare, observations


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("seed", [11, 12])
def test_every_layout_is_read_whole_and_right(layout: str, seed: int) -> None:
    made = LAYOUTS[layout](random.Random(seed))
    misses: list[str] = []

    found = observations(made.pdf)
    score = compare(found, made.lines, misses)

    assert misses == []
    assert (score.precision, score.recall) == (1.0, 1.0)
    assert {one.tree.get("effectiveDateTime") for one in found} == {made.day}


def test_a_value_says_where_it_stands_and_what_it_is() -> None:
    made = observations(report(("Hemoglobin", "13,2", "g/dL", "12,0 - 16,0")))[0]

    assert made.tree["code"]["coding"][0]["code"] == "718-7"
    assert made.tree["valueQuantity"]["value"] == Decimal("13.2")
    assert made.tree["referenceRange"][0]["low"]["value"] == Decimal("12.0")
    found = page_of(made.place)
    assert found is not None
    assert found[1] is not None
    assert 60 < found[1].left < 75


@pytest.mark.parametrize(
    ("row", "doubt"),
    [
        (("Hemoglobin", "13,2", "", ""), "unit-missing"),
        (("Hemoglobin", "132", "g/dL", ""), "far-off"),
        (("Zat Tak Dikenal", "1.234", "mg/dL", ""), "number-unclear"),
        (("Zat Tak Dikenal", "7", "", ""), "doubtful"),
        (("Hemoglobin", "13,2", "g/dL", ""), ""),
        (("Zat Tak Dikenal", "7,1", "mg/dL", "5 - 9"), ""),
    ],
)
def test_what_is_unsure_waits_for_a_tick(row: tuple[str, ...], doubt: str) -> None:
    assert doubts(report(row)) == {row[0]: doubt}


@pytest.mark.parametrize(
    ("row", "number"),
    [
        (("Leukosit", "7.800", "/µL", "4.000 - 10.000"), "7800"),
        (("Leukosit", "7.800", "10^3/µL", "4.000 - 10.000"), "7.800"),
        (("Trombosit", "250,000", "/uL", "150,000 - 450,000"), "250000"),
        (("Zat Lain", "1.234", "mg/dL", "900 - 1500"), "1234"),
        (("TSH", "1,234", "µIU/mL", "0,27 - 4,2"), "1.234"),
    ],
)
def test_a_point_or_comma_is_told_by_test_range_or_document(
    row: tuple[str, ...], number: str
) -> None:
    amount = values(report(row))[row[0]]["valueQuantity"]

    assert amount["value"] == Decimal(number)
    assert quantity(amount).text == row[1]


@pytest.mark.parametrize("printed", ["13,2", "13.2", "13", "<0,01", "1.250,5"])
def test_a_value_is_shown_as_the_paper_prints_it(printed: str) -> None:
    amount = values(report(("Zat Lain", printed, "mg/dL", "9,0 - 16,0")))["Zat Lain"]

    found = quantity(amount["valueQuantity"])
    assert found.text == printed
    assert found.number is not None


def test_a_number_that_two_habits_read_differently_is_kept_as_words() -> None:
    tree = values(report(("Zat Lain", "1.234", "mg/dL", "")))["Zat Lain"]

    assert tree["valueString"] == "1.234 mg/dL"


def test_ranges_by_sex_stay_apart() -> None:
    tree = values(
        report(("Hemoglobin", "13,2", "g/dL", "L : 13 - 17"), ("", "", "", "P : 12 - 15"))
    )

    bands = tree["Hemoglobin"]["referenceRange"]
    assert [band["appliesTo"][0]["coding"][0]["code"] for band in bands] == ["male", "female"]


def test_values_of_several_days_keep_their_own() -> None:
    page = Page()
    for day, value in (("3 Maret 2025", "13,1"), ("9 April 2025", "12,4")):
        for x, text in ((40, "Tanggal Pemeriksaan"), (200, f": {day}")):
            page.put(x, text)
        page.down(20)
        for row in (("Pemeriksaan", "Hasil", "Satuan"), ("Hemoglobin", value, "g/dL")):
            for x, text in zip((40, 220, 300), row, strict=True):
                page.put(x, text)
            page.down(20)

    found = [made.tree["effectiveDateTime"] for made in observations(page.pdf())]

    assert found == ["2025-03-03", "2025-04-09"]
