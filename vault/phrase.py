"""Passphrases made for people: plain Indonesian words drawn at random.

Refuses: calling a passphrase generated when its words are few or not of the list.
"""

import math
from collections.abc import Callable

from vault.errors import WeakPassphrase
from vault.keys import normalise
from vault.words24 import word_list

LEAST_WORDS = 5
LIST = "indonesian"


def bits_per_word() -> float:
    """Entropy of one drawn word: the logarithm of the list's length."""
    return math.log2(len(word_list(LIST)))


def generate(random: Callable[[int], bytes], words: int = LEAST_WORDS) -> str:
    """A passphrase of `words` words (at least five), each drawn alike and alone."""
    if words < LEAST_WORDS:
        raise WeakPassphrase("generated-only")
    choices = word_list(LIST)
    return " ".join(choices[_below(len(choices), random)] for _ in range(words))


def is_generated(passphrase: str) -> bool:
    """Whether a passphrase has the form that `generate` gives it."""
    words = normalise(passphrase).decode("utf-8").split(" ")
    known = set(word_list(LIST))
    return len(words) >= LEAST_WORDS and len(set(words)) > LEAST_WORDS // 2 and known >= set(words)


def require_generated(passphrase: str) -> None:
    """Refuses what was not drawn from the list (WeakPassphrase `generated-only`)."""
    if not is_generated(passphrase):
        raise WeakPassphrase("generated-only")


def _below(limit: int, random: Callable[[int], bytes]) -> int:
    """A number below `limit`, every one as likely as the others (rejection sampling)."""
    while True:
        number = int.from_bytes(random(2), "big")
        if number < 65_536 // limit * limit:
            return number % limit
