"""Numbers as printed: exact decimals, commas, comparators; nothing is guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.fhir.quantities import (
    ORIGINAL_TEXT,
    BadNumber,
    exact,
    in_text,
    loose,
    quantity,
    range_text,
    ratio_text,
    with_unit,
)


@pytest.mark.parametrize(
    ("text", "number", "comparator"),
    [
        ("5,6", "5.6", ""),
        ("<0,01", "0.01", "<"),
        (">= 4", "4", "≥"),
        ("=<3", "3", "≤"),
        ("0.125", "0.125", ""),
        ("1.234,5", "1234.5", ""),
        ("1,234.5", "1234.5", ""),
        ("1.234.567", "1234567", ""),
        ("-2,5", "-2.5", ""),
    ],
)
def test_printed_numbers_are_read(text: str, number: str, comparator: str) -> None:
    found = in_text(text)

    assert found.number == Decimal(number)
    assert found.comparator == comparator
    assert found.text == text


@pytest.mark.parametrize(
    "text", ["1+", "(+)", "Negatif", "3,5–5,0", "3-5", "1:128", "140/90", ">1.000", "1.015", "++"]
)
def test_what_is_no_sure_number_stays_text(text: str) -> None:
    found = in_text(text)

    assert found.number is None
    assert found.text == text


def test_a_unit_behind_a_printed_number_is_told_apart() -> None:
    found = in_text("12,5 mg/dL")

    assert (found.number, found.unit) == (Decimal("12.5"), "mg/dL")


def test_the_digits_of_a_quantity_stay_as_they_were() -> None:
    found = quantity({"value": Decimal("1.00"), "unit": "mg/dL"})

    assert found.text == "1.00"
    assert with_unit(found) == "1.00 mg/dL"


@pytest.mark.parametrize(
    ("number", "printed"),
    [("13.2", "13,2"), ("7800", "7.800"), ("1250.5", "1.250,5"), ("-2.5", "-2,5"), ("5", "+5")],
)
def test_a_number_is_shown_as_its_source_printed_it(number: str, printed: str) -> None:
    said = {"extension": [{"url": ORIGINAL_TEXT, "valueString": printed}]}

    found = quantity({"value": Decimal(number), "_value": said, "comparator": "<", "unit": "g/dL"})

    assert (found.text, found.number) == (f"<{printed}", Decimal(number))


@pytest.mark.parametrize("printed", ["13,3", "-13,2", "normal", "", "13,2 g", None, 5])
def test_other_words_never_take_the_place_of_a_number(printed: object) -> None:
    said = {"extension": [{"url": ORIGINAL_TEXT, "valueString": printed}, "x"]}

    assert quantity({"value": Decimal("13.2"), "_value": said}).text == "13.2"
    assert quantity({"value": Decimal("13.2"), "_value": 5}).text == "13.2"


def test_a_value_given_as_a_string_is_tolerated() -> None:
    assert quantity({"value": "5,6", "unit": "%"}).number == Decimal("5.6")
    assert quantity({"value": "<0,01", "unit": "ng/mL"}).text == "<0,01"


def test_a_comparator_is_shown_before_the_number() -> None:
    assert quantity({"value": 5, "comparator": ">=", "unit": "mg"}).text == "≥5"


@pytest.mark.parametrize("text", ["1e999", "9" * 200, "1e-4000000000"])
def test_absurd_numbers_are_refused(text: str) -> None:
    with pytest.raises(BadNumber):
        exact(text)


def test_braces_of_units_are_not_shown() -> None:
    assert quantity({"value": 80, "unit": "{beats}/min"}).unit == "beats/min"
    assert quantity({"value": 7, "unit": "{score}"}).unit == ""


def test_ranges_and_ratios_read_like_print() -> None:
    mg = {"value": 2, "unit": "mg"}

    assert range_text({"low": {"value": 1}, "high": mg}) == "1 – 2 mg"
    assert range_text({"high": mg}) == "≤ 2 mg"
    assert ratio_text({"numerator": {"value": 1}, "denominator": {"value": 128}}) == "1:128"
    assert ratio_text({"numerator": mg, "denominator": {"value": 1, "unit": "TAB"}}) == "2 mg/TAB"


@given(
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-1000, max_value=1000)
)
def test_a_decimal_survives_in_comma_dress(number: Decimal) -> None:
    dressed = f"{number:.2f}".replace(".", ",")

    assert loose(dressed) == Decimal(f"{number:.2f}")


@given(st.text(max_size=60))
def test_any_text_is_read_without_harm(text: str) -> None:
    assert in_text(text).text == text
