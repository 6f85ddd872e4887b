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
