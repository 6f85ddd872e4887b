"""The NIK: read by dated tables, shown masked, never a reason to block."""

import json
from datetime import date
from pathlib import Path

import pytest

from sync.fhir.nik import digits_of, disagreements, mask, mask_in, read_nik
from vault.records import Sex

TODAY = date(2026, 11, 21)


def test_every_vector_is_read_as_stated(shared_data: Path) -> None:
    vectors = json.loads((shared_data / "satusehat/nik_vectors.json").read_text())

    for vector in vectors:
        found = read_nik(vector["nik"], TODAY)
        assert found.valid == vector["valid"], vector
        if vector["valid"]:
            assert found.sex == vector["sex"]
            assert f"{found.day:02d}-{found.month:02d}" == vector["ddmm"]
            assert all(year % 100 == int(vector["yy"]) for year in found.years)


def test_every_sandbox_number_is_valid(shared_data: Path) -> None:
    lines = (shared_data / "satusehat/satusehat_sandbox_patients.csv").read_text().splitlines()

    for line in lines[1:]:
        nik, _, sex = line.split(",")[:3]
        assert read_nik(nik, TODAY).valid
        assert read_nik(nik, TODAY).sex == sex


def test_a_masked_number_is_absent_not_wrong() -> None:
    assert read_nik("################", TODAY).problem == "absent"
    assert read_nik("", TODAY).problem == "absent"


def test_both_centuries_stay_open_but_the_future_does_not() -> None:
    assert read_nik("3171010101200001", TODAY).years == (1920, 2020)
    assert read_nik("3171010101450001", TODAY).years == (1945,)
    assert read_nik("3171012902010001", TODAY).problem == "date"


def test_a_brand_new_and_a_retired_region_are_both_known() -> None:
    assert read_nik("9671010101900001", TODAY).valid
    assert read_nik("9271010101900001", TODAY).valid


def test_disagreement_is_told_in_what() -> None:
    nik = read_nik("9271060312000001", TODAY)

    assert disagreements(nik, Sex.MALE, "2000-12-03") == ()
    assert disagreements(nik, Sex.MALE, "1994-08-21") == ("birth-date",)
    assert disagreements(nik, Sex.FEMALE, "2000") == ("sex",)
    assert disagreements(nik, Sex.UNKNOWN, "") == ()


def test_the_number_is_shown_masked() -> None:
    assert mask("3171011708450001") == "3171••••••••0001"
    assert mask_in("NIK 3171011708450001.") == "NIK 3171••••••••0001."
    assert mask_in("kode 31710117084500012") == "kode 31710117084500012"


@pytest.mark.parametrize("text", ["\uff13" * 16, "31710117084500x1", "1234"])
def test_what_is_no_number_has_no_digits(text: str) -> None:
    assert digits_of(text) == ""
