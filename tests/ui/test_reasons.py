"""Every reason why something was not taken in has its sentence, in both languages."""

import pytest

from sync.fhir.match import Reason as Likeness
from sync.readers.protocol import Reason
from ui.look import Look
from ui.words import reasons
from ui.words.language import Language, set_language

BOTH = [Language.ENGLISH, Language.INDONESIAN]
CODES = [*Reason, reasons.CONFLICTING, reasons.ERASED_BEFORE, reasons.UNUSABLE]


def test_every_reason_has_a_sentence_of_its_own(at: Look) -> None:
    assert set(CODES) == reasons.known_reasons()


@pytest.mark.parametrize("spoken", BOTH)
def test_no_two_reasons_are_said_alike_and_none_is_a_code(at: Look, spoken: Language) -> None:
    set_language(spoken)

    said = [reasons.reason_words(code) for code in CODES]

    assert len(set(said)) == len(said)
    assert all(word.endswith(".") and len(word) > 12 for word in said)
    assert not any(code in word for code, word in zip(CODES, said, strict=True) if "-" in code)


def test_each_sentence_is_translated(at: Look) -> None:
    english = {code: reasons.reason_words(code) for code in CODES}
    set_language(Language.INDONESIAN)

    assert not [code for code in CODES if reasons.reason_words(code) == english[code]]


@pytest.mark.parametrize("spoken", BOTH)
def test_what_speaks_for_or_against_a_person_is_said(at: Look, spoken: Language) -> None:
    set_language(spoken)

    assert all(reasons.likeness_words(code) for code in (*Likeness, reasons.UNKNOWN_PATIENT))


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("", ""),
        ("/entry/3/resource", "Entry 4"),
        ("/entry/3/resource/contained/0", "Entry 4"),
        ("/Bundle/entry[4]/resource/Observation", "Entry 4"),
        ("/parameter/0/resource", "Entry 1"),
        ("line 12", "Line 12"),
        ("line 12/entry/2", "Line 12"),
        ("#2/entry/0", "Part 3"),
        ("somewhere", "At “somewhere”"),
    ],
)
def test_places_are_counted_as_people_count(at: Look, where: str, said: str) -> None:
    assert reasons.place_words(where) == said
