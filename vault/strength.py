"""How hard a passphrase is to guess: a number of bits and a step for the meter.

Refuses: wording, and promises; it is an estimate of the cheapest way to spell a passphrase.
"""

import math
import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from vault.errors import WeakPassphrase
from vault.keys import normalise
from vault.words24 import word_list

_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1q2w3e4r5t6y7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "qazwsxedcrfvtgbyhnujm",
    "zaq12wsxcde34rfvbgt5",
    "147258369",
    "159357",
    "13579",
    "24680",
)
"""Along the alphabet, the keyboard's rows and columns, and the number pad."""
_LEET = str.maketrans("0134578@$!", "oieastbasi")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"\d{1,2}[-/. ]?\d{1,2}[-/. ]?(?:19|20)?\d\d")
_NATURAL = re.compile(r"[^aeiou\W\d_]{0,2}(?:[aeiou]{1,2}[^aeiou\W\d_]{1,3})+[aeiou]{0,2}")
_LONGEST_PIECE = 24
_YEAR_BITS, _DATE_BITS, _RUN_BITS, _COMMON_BITS = 7.0, 15.0, 5.0, 6.0
_NAME_BITS, _OWN_BITS = 7.0, 2.0
_LEAST_OWN = 3
"""Letters of a word of one's own that count; shorter ones stand in too many words."""
_SPACE_BITS = 1.0
_NATURAL_BITS = 2.6
"""Per letter of a run that reads like a word of some language but is on no list here."""
_SHORTEST_RUN = 3


class Step(IntEnum):
    """Steps of the strength meter, by the bits an attacker must guess (reference 4.7)."""

    VERY_WEAK = 0
    WEAK = 1
    FAIR = 2
    GOOD = 3
    STRONG = 4


_STEPS = ((64.0, Step.STRONG), (50.0, Step.GOOD), (38.0, Step.FAIR), (24.0, Step.WEAK))


@dataclass(frozen=True, slots=True)
class Strength:
    """The estimate: bits of the cheapest spelling found, and its step on the meter."""

    bits: float
    step: Step


def estimate(passphrase: str, own: tuple[str, ...] = ()) -> Strength:
    """Estimates a passphrase; an empty or unusable one has zero bits.

    `own` is what people around know of the person, such as names and birth dates.
    """
    try:
        text = normalise(passphrase).decode("utf-8")
    except WeakPassphrase:
        return Strength(0.0, Step.VERY_WEAK)
    bits = _cheapest(text, _own_words(own))
    step = next((step for floor, step in _STEPS if bits >= floor), Step.VERY_WEAK)
    return Strength(bits, step)


def _cheapest(text: str, own: frozenset[str]) -> float:
    """The least bits over all ways to cut the text into words, runs and single letters."""
    text = text[:256]
    best = [0.0]
    letter = math.log2(max(_alphabet(text), 2))
    for end in range(1, len(text) + 1):
        choices = [best[end - 1] + (_SPACE_BITS if text[end - 1] == " " else letter)]
        for start in range(max(0, end - _LONGEST_PIECE), end - 1):
            bits = _piece_bits(text[start:end], own)
            if bits is not None:
                choices.append(best[start] + bits)
        best.append(min(choices))
    return min(best[-1], _repeated_bits(text, own))


def _repeated_bits(text: str, own: frozenset[str]) -> float:
    """The bits of one part, if the whole text is only that part again and again."""
    found = re.fullmatch(r"(.{1,64}?)\1+", text, re.DOTALL)
    if found is None:
        return math.inf
    return _cheapest(found[1], own) + math.log2(len(text) / len(found[1])) + 1


def _piece_bits(piece: str, own: frozenset[str]) -> float | None:
    lower = piece.lower()
    shape = 0.0 if lower == piece else 1.0
    known = _dictionary()
    for candidate, extra in ((lower, shape), (lower.translate(_LEET), shape + 1.5)):
        if candidate in own:
            return _OWN_BITS + extra
        if candidate in known:
            return known[candidate] + extra
    if _YEAR.fullmatch(piece):
        return _YEAR_BITS
    if _DATE.fullmatch(piece):
        return _DATE_BITS
    return _run_bits(piece, lower) if len(piece) >= _SHORTEST_RUN else None


def _run_bits(piece: str, lower: str) -> float | None:
    """The bits of a keyboard row, of one letter again and again, or of an unlisted word."""
    if any(lower in row or lower[::-1] in row for row in _ROWS) or len(set(piece)) == 1:
        return _RUN_BITS + math.log2(len(piece))
    if _NATURAL.fullmatch(lower):
        return _NATURAL_BITS * len(piece) + _SHORTEST_RUN
    return None


@cache
def _dictionary() -> dict[str, float]:
    drawn = {word: math.log2(len(words)) for words in _lists() for word in words}
    names = dict.fromkeys(word_list("names"), _NAME_BITS)
    return drawn | names | dict.fromkeys(word_list("common"), _COMMON_BITS)


def _own_words(told: tuple[str, ...]) -> frozenset[str]:
    """Names in their words, dates in the ways people write them."""
    found: set[str] = set()
    for text in told:
        for word in re.findall(r"[^\W_]+", text.lower()):
            found.add(word)
        date = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", text)
        if date is not None:
            year, month, day = date.groups()
            found |= {day + month + year, day + month + year[2:], year + month + day, day + month}
    return frozenset(word for word in found if len(word) >= _LEAST_OWN)


def _lists() -> tuple[tuple[str, ...], ...]:
    return word_list("english"), word_list("indonesian")


def _alphabet(text: str) -> int:
    """How many letters the kinds of letters in a text offer together."""
    kinds = ((str.islower, 26), (str.isupper, 26), (str.isdigit, 10))
    size = sum(count for test, count in kinds if any(test(letter) for letter in text))
    if any(letter == " " for letter in text):
        size += 1
    if any(not letter.isalnum() and letter != " " for letter in text):
        size += 32
    if not text.isascii():
        size += 60
    return size
