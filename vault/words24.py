"""A 256-bit key as 24 English words with a checksum (BIP-39), and the word lists.

Refuses: words that are not on the list, a wrong number of them, and typing mistakes.
"""

import hashlib
import re
import unicodedata
from functools import cache
from importlib import resources

from vault.errors import KitRefused

KEY_BYTES = 32
WORDS = 24
_BITS = 11
_PREFIX = 4
"""The first four letters of a BIP-39 word tell it from all others."""


@cache
def word_list(name: str) -> tuple[str, ...]:
    """One of the lists in `vault/words`: `english` (BIP-39's order), `indonesian` or two more.

    `names` and `common` are what people here take for passwords first; the meter knows them.
    """
    text = resources.files("vault").joinpath("words", f"{name}.txt").read_text("utf-8")
    return tuple(text.split())


@cache
def _numbers() -> dict[str, int]:
    words = word_list("english")
    numbers = {word[:_PREFIX]: number for number, word in enumerate(words)}
    return numbers | {word: number for number, word in enumerate(words)}


def encode(key: bytes) -> tuple[str, ...]:
    """The 24 words of a 32-byte key: its bits, then 8 bits of its SHA-256, 11 bits a word."""
    if len(key) != KEY_BYTES:
        raise KitRefused("key-length")
    number = int.from_bytes(key + hashlib.sha256(key).digest()[:1], "big")
    words = word_list("english")
    mask = (1 << _BITS) - 1
    return tuple(words[number >> _BITS * place & mask] for place in reversed(range(WORDS)))


def split(text: str) -> list[str]:
    """The words of a typed text: lower case, without numbers, commas and line breaks."""
    normal = unicodedata.normalize("NFKD", text).lower()
    return re.findall(r"[a-z]+", normal)


def decode(text: str) -> bytes:
    """The key behind 24 typed words; four letters of each are enough.

    Raises KitRefused: `word-count`, `word:<n>` (its place, from 1) or `words-checksum`.
    """
    typed = split(text)
    if len(typed) != WORDS:
        raise KitRefused("word-count")
    number = 0
    for place, word in enumerate(typed, start=1):
        number = number << _BITS | _number_of(word, place)
    whole = number.to_bytes(KEY_BYTES + 1, "big")
    key = whole[:KEY_BYTES]
    if hashlib.sha256(key).digest()[:1] != whole[KEY_BYTES:]:
        raise KitRefused("words-checksum")
    return key


def _number_of(word: str, place: int) -> int:
    found = _numbers().get(word)
    if found is None:
        raise KitRefused(f"word:{place}")
    return found
