"""Generated passphrases: drawn evenly, long enough, told from chosen ones."""

import os
from collections import Counter

import pytest

from vault.errors import WeakPassphrase
from vault.phrase import bits_per_word, generate, is_generated, require_generated
from vault.words24 import word_list


def test_five_words_are_worth_fifty_bits() -> None:
    assert 5 * bits_per_word() >= 50


def test_phrases_are_of_the_list_and_all_different() -> None:
    phrases = {generate(os.urandom) for _ in range(50)}

    assert len(phrases) == 50
    assert all(is_generated(phrase) for phrase in phrases)
    assert len(generate(os.urandom, 7).split()) == 7


def test_every_word_is_as_likely_as_the_others() -> None:
    numbers = iter(range(65_536))
    counts: Counter[str] = Counter()

    def counting(_: int) -> bytes:
        return next(numbers).to_bytes(2, "big")

    rounds = 65_536 // len(word_list("indonesian")) * len(word_list("indonesian")) // 5
    for _ in range(rounds):
        counts.update(generate(counting).split())

    assert max(counts.values()) - min(counts.values()) <= 1


@pytest.mark.parametrize(
    "chosen",
    ["rahasia", "ikan ikan ikan ikan ikan", "ikan air api batu", "aku suka makan nasi xyz"],
)
def test_chosen_passphrases_are_not_taken_for_generated_ones(chosen: str) -> None:
    with pytest.raises(WeakPassphrase) as caught:
        require_generated(chosen)

    assert caught.value.reason == "generated-only"


def test_fewer_than_five_words_are_never_drawn() -> None:
    with pytest.raises(WeakPassphrase):
        generate(os.urandom, 4)
