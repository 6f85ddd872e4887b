"""Ranges and flags from the record's own words (reference indonesia 2.3)."""

from decimal import Decimal
from typing import Any

import pytest

from sync.fhir.quantities import Quantity, in_text
from sync.fhir.ranges import bands_of, interpreted, read_range
from vault.records import Flag

ACT = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation"


def amount(number: str, unit: str = "", comparator: str = "") -> Quantity:
    return Quantity(comparator + number, Decimal(number), unit, comparator, unit)


def said(code: str, system: str = ACT) -> list[dict[str, Any]]:
    return [{"coding": [{"system": system, "code": code}]}]


def limits(low: str = "", high: str = "", text: str = "") -> dict[str, Any]:
    found: dict[str, Any] = {"text": text} if text else {}
    if low:
        found["low"] = {"value": Decimal(low)}
    if high:
        found["high"] = {"value": Decimal(high)}
    return found


@pytest.mark.parametrize(
    ("number", "flag"), [("3", Flag.LOW), ("4", Flag.NORMAL), ("5", Flag.NORMAL), ("6", Flag.HIGH)]
)
def test_a_plain_range_gives_the_flag(number: str, flag: Flag) -> None:
    assert read_range([limits("4", "5")], None, amount(number)).flag is flag


def test_a_split_range_without_words_is_merged() -> None:
    found = read_range([limits(low="150"), limits(high="440")], said("L"), amount("80"))

    assert (found.low, found.high, found.flag) == (Decimal(150), Decimal(440), Flag.LOW)
    assert found.text == "150 – 440"


def test_a_split_range_with_words_is_not_merged() -> None:
    ranges = [limits(high="19.9", text="Normal"), limits(low="20", text="High")]

    found = read_range(ranges, said("H"), amount("30"))

    assert (found.low, found.high, found.text) == (Decimal(20), None, "High ≥ 20")
    assert found.flag is Flag.HIGH


def test_the_band_that_holds_the_value_is_shown() -> None:
    ranges = [
        limits(high="18.4", text="Kurus"),
        limits("18.5", "24.9", "Normal"),
        limits("25", "29.9", "Gemuk"),
        limits(low="30", text="Obesitas"),
    ]

    assert read_range(ranges, None, amount("23.2")).text == "Normal 18.5 – 24.9"
    assert read_range(ranges, None, amount("23.2")).flag is Flag.NORMAL
    assert read_range(ranges, None, amount("31")).flag is Flag.HIGH
    assert read_range(ranges, None, amount("17")).flag is Flag.LOW
    assert read_range(ranges, None, amount("24.95")).flag is Flag.NONE


def test_bands_that_overlap_give_no_flag_but_a_notice() -> None:
    ranges = [limits(high="12", text="No Anemia"), limits("11", "11.9", "Anemia ringan")]

    found = read_range(ranges, None, amount("11"))

    assert (found.flag, found.notice) == (Flag.NONE, "range-contradictory")


def test_band_and_interpretation_that_disagree_give_no_flag_but_a_notice() -> None:
    ranges = [limits(high="89.9", text="Normal"), limits(low="90", text="Central Obesity")]

    found = read_range(ranges, said("N"), amount("103"))

    assert (found.flag, found.notice) == (Flag.NONE, "range-disagrees")


def test_range_and_interpretation_that_disagree_give_no_flag_but_a_notice() -> None:
    found = read_range([limits("4", "5")], said("N"), amount("9"))

    assert (found.flag, found.notice) == (Flag.NONE, "range-disagrees")


def test_a_stronger_interpretation_of_the_same_side_counts() -> None:
    assert read_range([limits("4", "5")], said("HH"), amount("9")).flag is Flag.CRITICAL_HIGH


def test_ranges_of_other_people_are_shown_but_not_judged_by() -> None:
    ranges = [
        {**limits("13", "17"), "appliesTo": [{"text": "male"}]},
        {**limits("12", "15"), "appliesTo": [{"text": "female"}]},
    ]

    found = read_range(ranges, None, amount("12.5"))

    assert (found.flag, found.notice) == (Flag.NONE, "")
    assert "male: 13 – 17" in found.text


def test_another_unit_is_never_compared() -> None:
    ranges = [{"low": {"value": Decimal(4), "unit": "mmol/L"}}]

    found = read_range(ranges, None, amount("90", "mg/dL"))

    assert (found.flag, found.notice) == (Flag.NONE, "range-unit-differs")


def test_two_spellings_of_a_unit_are_compared() -> None:
    ranges = [{"high": {"value": Decimal(140), "unit": "mm[Hg]"}}]

    assert read_range(ranges, None, amount("150", "mmHg")).flag is Flag.HIGH


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        ("3,5-5,0", "3.5", "5.0"),
        ("3.5 – 5.0 mmol/L", "3.5", "5.0"),
        ("< 5,7", None, "5.7"),
        (">= 60", "60", None),
        ("Negatif", None, None),
    ],
)
def test_a_range_printed_as_text_is_read(printed: str, low: str | None, high: str | None) -> None:
    (band,) = bands_of([{"text": printed}])

    assert band.low == (Decimal(low) if low else None)
    assert band.high == (Decimal(high) if high else None)


@pytest.mark.parametrize(
    ("printed", "flag"),
    [("<3", Flag.LOW), ("<6", Flag.NONE), (">5", Flag.HIGH), (">4,5", Flag.NONE)],
)
def test_a_comparator_counts_only_when_it_decides(printed: str, flag: Flag) -> None:
    assert read_range([limits("4", "5")], None, in_text(printed)).flag is flag


def test_codes_of_snomed_and_hl7_are_flags_and_others_are_none() -> None:
    assert interpreted(said("281302008", "http://snomed.info.sct")) is Flag.HIGH
    assert interpreted({"coding": [{"code": "LL"}]}) is Flag.CRITICAL_LOW
    assert interpreted(said("43664005")) is Flag.NONE
    assert interpreted("x") is Flag.NONE
