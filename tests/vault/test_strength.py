"""The strength meter: guessable forms are cheap, drawn phrases are not."""

import os

import pytest

from vault.phrase import generate
from vault.strength import Step, estimate


@pytest.mark.parametrize(
    "guessable",
    ["", "password", "Rahasia123", "1234567890", "aaaaaaaaaaaa", "qwertyuiop", "jakarta2020"],
)
def test_what_everybody_uses_is_very_weak(guessable: str) -> None:
    assert estimate(guessable).step is Step.VERY_WEAK


@pytest.mark.parametrize(
    "guessable",
    [
        "budisantoso",
        "Siti1990",
        "wayan17081950",
        "bismillah123",
        "akucintakamu",
        "1q2w3e4r5t",
        "qazwsxedc",
        "1qaz2wsx3edc",
        "147258369",
        "merdeka1945",
        "agustus2020",
        "Persib1933!",
        "s4y4ngku99",
        "dewidewidewi",
    ],
)
def test_names_dates_rows_and_what_is_common_here_are_weak(guessable: str) -> None:
    assert estimate(guessable).step <= Step.WEAK


def test_what_people_know_of_the_person_counts_least() -> None:
    own = ("Ni Wayan Prajnaparamita", "1950-08-17")
    for phrase in ("prajnaparamita17081950", "Wayan 170850", "prajnaparamita 1708"):
        assert estimate(phrase, own).step <= Step.VERY_WEAK
        assert estimate(phrase, own).bits < estimate(phrase).bits
    phrase = generate(os.urandom)
    assert estimate(phrase, own).step >= Step.GOOD
    assert estimate("kopi", ("Ni", "")).bits == estimate("kopi").bits


@pytest.mark.parametrize("words", [5, 6])
def test_drawn_phrases_are_good_or_better(words: int) -> None:
    assert estimate(generate(os.urandom, words)).step >= Step.GOOD


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("siti", "siti aminah"),
        ("rahasia", "r4h4s1a"),
        ("abcabcabc", "abcxqzbwk"),
        ("ikan goreng", "ikan goreng enak sekali"),
    ],
)
def test_more_to_guess_is_more_bits(weaker: str, stronger: str) -> None:
    assert estimate(weaker).bits < estimate(stronger).bits


def test_a_long_text_is_estimated_quickly() -> None:
    assert estimate("x8#kQ2!mZp0w" * 300).bits > 0
