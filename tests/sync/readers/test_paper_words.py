"""What is printed taken apart: results, units, names of tests, numbers, dates.

Refuses: whole papers; these are single cells.
"""

from decimal import Decimal

import pytest

from sync.readers.paper.days import day_in, month_first
from sync.readers.paper.figures import Reads, habit_of, value_of
from sync.readers.paper.lab_tests import lab_test as known_test
from sync.readers.paper.lab_units import ucum_of
from sync.readers.paper.lab_values import printed


@pytest.mark.parametrize(
    ("text", "number", "words", "flag"),
    [
        ("13,2", "13,2", "13,2", ""),
        ("13,2 H", "13,2", "13,2", "H"),
        ("* 13,2", "13,2", "13,2", "A"),
        ("13,2*", "13,2", "13,2", "A"),
        ("↑ 13,2", "13,2", "13,2", "H"),
        ("<0,01", "0,01", "<0,01", ""),
        ("> 1.000", "1.000", "> 1.000", ""),
        ("Negatif", "", "Negatif", ""),
        ("(+)", "", "(+)", ""),
        ("1+", "", "1+", ""),
        ("Positif (++)", "", "Positif (++)", ""),
        ("Non Reaktif", "", "Non Reaktif", ""),
        ("0-1", "", "0-1", ""),
        ("1/80", "", "1/80", ""),
    ],
)
def test_results_are_taken_apart(text: str, number: str, words: str, flag: str) -> None:
    told = printed(text)

    assert told is not None
    assert (told.number, told.words, told.flag) == (number, words, flag)


@pytest.mark.parametrize(
    ("printed_unit", "code"),
    [
        ("10^3/µL", "10*3/uL"),
        ("10³/uL", "10*3/uL"),
        ("x10e3/ul", "10*3/uL"),
        ("ribu/mm³", "10*3/uL"),
        ("juta/µL", "10*6/uL"),
        ("gr/dL", "g/dL"),
        ("mg%", "mg/dL"),
        ("/LPB", "/[HPF]"),
        ("mm/jam", "mm/h"),
        ("μIU/mL", "u[IU]/mL"),
        ("Nilai", ""),
    ],
)
def test_units_are_known_in_their_many_spellings(printed_unit: str, code: str) -> None:
    assert ucum_of(printed_unit) == code


@pytest.mark.parametrize(
    ("name", "section", "first"),
    [
        ("AST (SGOT)", "", "SGOT"),
        ("SGPT/ALT", "", "SGPT"),
        ("Hitung Jumlah Leukosit", "", "Leukosit"),
        ("Protein", "Urinalisa", "Protein"),
        ("Laju Endap Darah (LED)", "", "Laju Endap Darah"),
    ],
)
def test_tests_are_known_by_their_names(name: str, section: str, first: str) -> None:
    found = known_test(name, section)

    assert found is not None
    assert found.name == first


def test_urine_and_blood_are_not_mixed_up() -> None:
    blood, urine = known_test("Eritrosit", "Hematologi"), known_test("Eritrosit", "URINALISA")

    assert blood is not None
    assert urine is not None
    assert blood.ways["10*6/uL"].loinc == "789-8"
    assert "13945-1" in {way.loinc for way in urine.ways.values()}


def test_a_document_shows_how_it_writes_numbers() -> None:
    assert habit_of(["13,2", "0,75"]).sign(".") is Reads.THOUSANDS
    assert habit_of(["13.2"]).sign(",") is Reads.THOUSANDS
    assert habit_of(["13.2"]).sign(".") is None
    assert value_of("1.234.567,5") == Decimal("1234567.5")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("17 Agustus 2025", "2025-08-17"),
        ("17-08-2025 08.12 WIB", "2025-08-17T08:12:00+07:00"),
        ("17/08/25", "2025-08-17"),
        ("17-Agu-2025", "2025-08-17"),
        ("Aug 17, 2025 2:05 PM", "2025-08-17T14:05:00"),
        ("2025/08/17", "2025-08-17"),
    ],
)
def test_dates_are_read_as_printed(text: str, day: str) -> None:
    found = day_in(text)

    assert found is not None
    assert found.text == day


def test_no_date_is_made_up() -> None:
    assert day_in("31-02-2025") is None
    assert day_in("03/04/2025", None) is None
    assert month_first(["08/17/2025"]) is True
