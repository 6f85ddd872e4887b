"""Whose record it is: numbers, names as Indonesians bear them, birth date, sex."""

import pytest

from sync.fhir.match import Candidate, Likeness, Reason, compare, match, name_words
from sync.fhir.patients import PatientSeen
from vault.ids import PersonId
from vault.records import Person, Sex

NIK = "3171015708450001"


def person(name: str, **more: object) -> Person:
    return Person(PersonId(name), name, **more)  # type: ignore[arg-type]


def seen(name: str = "", **more: object) -> PatientSeen:
    given: dict[str, object] = {
        "identity": "x",
        "name": name,
        "birth_date": "",
        "sex": Sex.UNKNOWN,
        "nik": "",
        "mrns": (),
        "place": "",
        **more,
    }
    return PatientSeen(**given)  # type: ignore[arg-type]


SARI = person("Sari Dewi", birth_date="1945-08-17", sex=Sex.FEMALE, nik=NIK)


@pytest.mark.parametrize(
    "name",
    [
        "Ny. SARI DEWI",
        "Dewi Sari",
        "Ibu Sari Dewi, S.Pd",
        "sari  dewi",
        "Sári Dewi",
        "Hj. Sari Dewi",
    ],
)
def test_titles_order_case_and_accents_make_no_difference(name: str) -> None:
    found = match(seen(name, birth_date="1945-08-17"), [SARI])

    assert (found.likeness, found.person) == (Likeness.SAME, SARI)


def test_a_single_name_is_a_name() -> None:
    sukarno = person("Sukarno", birth_date="1950-01-01")

    assert match(seen("SUKARNO", birth_date="1950-01-01"), [sukarno]).likeness is Likeness.SAME


def test_the_nik_decides_when_nothing_speaks_against_it() -> None:
    assert match(seen("", nik=NIK), [SARI]).likeness is Likeness.SAME
    assert match(seen("Budi", nik=NIK), [SARI]).likeness is Likeness.DOUBTFUL


def test_another_nik_is_another_person_unless_all_else_agrees() -> None:
    other = "3171015708450002"

    assert match(seen("Budi", nik=other), [SARI]).likeness is Likeness.OTHER
    alike = match(seen("Sari Dewi", birth_date="1945-08-17", nik=other), [SARI])
    assert alike.likeness is Likeness.DOUBTFUL
    assert Reason.NIK_DIFFERS in alike.reasons


def test_a_known_record_number_decides() -> None:
    known = Candidate(SARI, frozenset({"https://rs.example/mrn|42"}))

    found = match(seen("", mrns=("https://rs.example/mrn|42",)), [known])

    assert (found.likeness, found.person) == (Likeness.SAME, SARI)


def test_same_name_and_another_birth_date_is_doubtful() -> None:
    assert match(seen("Sari Dewi", birth_date="1950-01-01"), [SARI]).likeness is Likeness.DOUBTFUL


def test_same_birth_date_and_another_name_is_doubtful_but_not_with_another_sex() -> None:
    twin = seen("Budi Santoso", birth_date="1945-08-17")
    brother = seen("Budi Santoso", birth_date="1945-08-17", sex=Sex.MALE)

    assert match(twin, [SARI]).likeness is Likeness.DOUBTFUL
    assert match(brother, [SARI]).likeness is Likeness.OTHER


def test_somebody_else_is_other() -> None:
    found = match(seen("Budi Santoso", birth_date="1990-01-01"), [SARI])

    assert (found.likeness, found.person) == (Likeness.OTHER, None)


def test_nothing_known_is_doubtful() -> None:
    assert match(seen(), [SARI]).reasons == (Reason.NOTHING_KNOWN,)


def test_of_several_people_the_best_is_named_and_a_tie_is_doubtful() -> None:
    husband = person("Budi", birth_date="1940-01-01")
    twin_names = [person("Sari"), person("Sari", birth_date="1945-08-17")]

    assert match(seen("Budi", birth_date="1940-01-01"), [SARI, husband]).person == husband
    assert match(seen("Sari"), twin_names).likeness is Likeness.DOUBTFUL


def test_initials_and_short_forms_are_alike() -> None:
    mine = Candidate(person("Muhammad Rizki Pratama", birth_date="1990-01-01"))

    assert (
        compare(seen("Moh. Rizki Pratama", birth_date="1990-01-01"), mine).likeness is Likeness.SAME
    )
    assert (
        compare(seen("M. Rizki Pratama", birth_date="1990-01-01"), mine).likeness is Likeness.SAME
    )
    assert compare(seen("M Rizki Pratama"), mine).likeness is Likeness.DOUBTFUL


def test_a_name_of_titles_only_still_is_a_name() -> None:
    assert name_words("Bapak Haji") == {"bapak", "haji"}


def test_no_people_means_other() -> None:
    assert match(seen("Sari"), []).likeness is Likeness.OTHER


@pytest.mark.parametrize(
    "name", ["By. Ny. Sari Dewi", "Bayi Sari Dewi", "An. Ny. Sari Dewi", "BY NY SARI"]
)
def test_a_newborn_under_the_mothers_name_is_never_the_mother(name: str) -> None:
    assert match(seen(name), [SARI]).likeness is Likeness.OTHER
    assert match(seen(name, birth_date="2026-11-18"), [SARI]).likeness is Likeness.OTHER
    assert match(seen(name, nik=NIK), [SARI]).likeness is Likeness.DOUBTFUL


def test_a_newborn_is_the_newborn_of_that_name() -> None:
    baby = person("By. Ny. Sari Dewi", birth_date="2026-11-18")

    found = match(seen("Bayi Ny Sari Dewi", birth_date="2026-11-18"), [SARI, baby])

    assert (found.likeness, found.person) == (Likeness.SAME, baby)


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("Sucipto", "Soetjipto"),
        ("Nurul Hidayah", "Noeroel Hidaya"),
        ("Yusuf Hasan", "Yusuph Hassan"),
        ("Joko Waluyo", "Djoko Waluyo"),
    ],
)
def test_another_spelling_is_a_similar_name_never_the_same(mine: str, theirs: str) -> None:
    known = person(mine, birth_date="1960-05-05")

    assert match(seen(theirs), [known]).likeness is Likeness.DOUBTFUL
    assert match(seen(theirs, birth_date="1960-05-05"), [known]).likeness is Likeness.SAME


def test_balinese_names_are_known_in_short() -> None:
    known = person("Ni Wayan Sari", birth_date="1958-03-14")

    assert match(seen("NI WYN SARI"), [known]).likeness is Likeness.SAME
