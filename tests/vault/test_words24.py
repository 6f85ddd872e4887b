"""24 words: the published vectors, tolerant typing, and mistakes found."""

import json
import os
from pathlib import Path

import pytest

from vault.errors import KitRefused
from vault.words24 import decode, encode, word_list


def test_the_published_vectors_hold(shared_data: Path) -> None:
    rows = json.loads((shared_data / "vectors/bip39/english.json").read_text())
    ours = [row for row in rows if len(row[0]) == 64]

    for entropy, words, *_ in ours:
        assert " ".join(encode(bytes.fromhex(entropy))) == words
        assert decode(words).hex() == entropy
    assert len(ours) == 5


def test_the_lists_are_what_they_should_be() -> None:
    english, indonesian = word_list("english"), word_list("indonesian")

    assert len(english) == len({word[:4] for word in english}) == 2048
    assert (english[0], english[-1]) == ("abandon", "zoo")
    assert len(set(indonesian)) == len(indonesian) >= 1296
    assert all(3 <= len(word) <= 9 and word.isalpha() for word in indonesian)


def test_typing_is_forgiven_its_form() -> None:
    key = os.urandom(32)
    words = encode(key)

    numbered = "\n".join(f"{n}. {word.upper()}," for n, word in enumerate(words, 1))
    short = "  ".join(word[:4] for word in words)

    assert decode(numbered) == key
    assert decode(short) == key


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "word-count"),
        ("abandon " * 23, "word-count"),
        ("abandon " * 23 + "rekam", "word:24"),
        ("abandon " * 24, "words-checksum"),
    ],
)
def test_mistakes_are_named(typed: str, reason: str) -> None:
    with pytest.raises(KitRefused) as caught:
        decode(typed)

    assert caught.value.reason == reason


def test_a_key_of_another_length_has_no_words() -> None:
    with pytest.raises(KitRefused):
        encode(b"short")
