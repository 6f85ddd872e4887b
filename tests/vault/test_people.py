"""People: found by id or name, refused when they cannot be anybody, sealed under their key."""

import os

import pytest

from vault.errors import Altered, NoPerson, PersonExists, PersonRefused
from vault.ids import PersonId
from vault.people import (
    NewPerson,
    checked,
    find,
    open_person,
    require_new_name,
    seal_person,
    with_id,
)
from vault.records import Person, Sex

SITI = Person(PersonId("a1" * 16), "Siti Aminah")
BUDI = Person(PersonId("b2" * 16), "Budi Santoso")
BUDIMAN = Person(PersonId("c3" * 16), "Budiman")
ALL = (SITI, BUDI, BUDIMAN)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (SITI.id, SITI),
        ("Siti Aminah", SITI),
        ("  siti   AMINAH ", SITI),
        ("siti", SITI),
        ("aminah", SITI),
        ("Budiman", BUDIMAN),
        ("santoso", BUDI),
    ],
)
def test_a_person_is_found_by_id_or_name(wanted: str, found: Person) -> None:
    assert find(ALL, wanted) is found


@pytest.mark.parametrize("wanted", ["", " ", "budi", "mina", "00" * 16, "Citra"])
def test_nobody_or_several_is_no_person(wanted: str) -> None:
    with pytest.raises(NoPerson):
        find(ALL, wanted)


@pytest.mark.parametrize(
    ("new", "field"),
    [
        (NewPerson(""), "name"),
        (NewPerson("   "), "name"),
        (NewPerson("x" * 201), "name"),
        (NewPerson("Siti\x00Aminah"), "name"),
        (NewPerson("Siti \ud800"), "name"),
        (NewPerson("Siti", "17-08-1950"), "birth_date"),
        (NewPerson("Siti", "1950-13-01"), "birth_date"),
        (NewPerson("Siti", "1950-08-17\n"), "birth_date"),
        (NewPerson("Siti", nik="123"), "nik"),
        (NewPerson("Siti", nik="\u0661" * 16), "nik"),
        (NewPerson("Siti", relation="x" * 201), "relation"),
    ],
)
def test_what_cannot_be_anybodys_is_refused(new: NewPerson, field: str) -> None:
    with pytest.raises(PersonRefused) as caught:
        checked(new)

    assert caught.value.field == field


@pytest.mark.parametrize("birth_date", ["", "1950", "1950-08", "1950-08-17"])
def test_dates_may_be_as_short_as_fhirs(birth_date: str) -> None:
    found = checked(NewPerson("  Siti \n Aminah ", birth_date, Sex.FEMALE, "3171234567890001"))

    assert found == NewPerson("Siti Aminah", birth_date, Sex.FEMALE, "3171234567890001")


def test_a_name_is_taken_whatever_its_case() -> None:
    require_new_name(ALL, "Budi")

    with pytest.raises(PersonExists):
        require_new_name(ALL, "BUDI  santoso")


def test_facts_open_under_the_persons_own_key_only() -> None:
    person = with_id(SITI.id, NewPerson("Siti", "1950", Sex.FEMALE, "3171234567890001", "ibu"))
    sealed = seal_person(person, b"k" * 32, os.urandom)

    assert open_person(SITI.id, sealed, b"k" * 32) == person
    assert b"Siti" not in sealed
    for person_id, content, key in (
        (SITI.id, sealed, b"o" * 32),
        (BUDI.id, sealed, b"k" * 32),
        (SITI.id, sealed[:-1], b"k" * 32),
        (SITI.id, b"", b"k" * 32),
    ):
        with pytest.raises(Altered):
            open_person(person_id, content, key)
