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

_COMMON = frozenset(
    {
        "password",
        "sandi",
        "katasandi",
        "rahasia",
        "qwerty",
        "qwertyuiop",
        "asdfgh",
        "asdfghjkl",
        "zxcvbnm",
        "sayang",
        "cinta",
        "bismillah",
        "indonesia",
        "jakarta",
        "bandung",
        "surabaya",
        "merdeka",
        "garuda",
        "admin",
        "welcome",
        "selamat",
        "letmein",
        "iloveyou",
        "akusayangkamu",
        "anjing",
        "kucing",
        "monyet",
        "dragon",
        "master",
        "login",
        "persib",
        "persija",
        "rekamku",
        "dokter",
        "rumahsakit",
        "puskesmas",
        "bpjs",
    }
)
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_LEET = str.maketrans("0134578@$!", "oieastbasi")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"\d{1,2}[-/. ]?\d{1,2}[-/. ]?(?:19|20)?\d\d")
_NATURAL = re.compile(r"[^aeiou\W\d_]{0,2}(?:[aeiou]{1,2}[^aeiou\W\d_]{1,3})+[aeiou]{0,2}")
_LONGEST_PIECE = 24
_YEAR_BITS, _DATE_BITS, _RUN_BITS, _COMMON_BITS = 7.0, 15.0, 5.0, 6.0
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


def estimate(passphrase: str) -> Strength:
    """Estimates a passphrase; an empty or unusable one has zero bits."""
    try:
        text = normalise(passphrase).decode("utf-8")
    except WeakPassphrase:
        return Strength(0.0, Step.VERY_WEAK)
    bits = _cheapest(text)
    step = next((step for floor, step in _STEPS if bits >= floor), Step.VERY_WEAK)
    return Strength(bits, step)


def _cheapest(text: str) -> float:
    """The least bits over all ways to cut the text into words, runs and single letters."""
    text = text[:256]
    best = [0.0]
    letter = math.log2(max(_alphabet(text), 2))
    for end in range(1, len(text) + 1):
        choices = [best[end - 1] + (_SPACE_BITS if text[end - 1] == " " else letter)]
        for start in range(max(0, end - _LONGEST_PIECE), end - 1):
            bits = _piece_bits(text[start:end])
            if bits is not None:
                choices.append(best[start] + bits)
        best.append(min(choices))
    return min(best[-1], _repeated_bits(text))


def _repeated_bits(text: str) -> float:
    """The bits of one part, if the whole text is only that part again and again."""
    found = re.fullmatch(r"(.{1,64}?)\1+", text, re.DOTALL)
    if found is None:
        return math.inf
    return _cheapest(found[1]) + math.log2(len(text) / len(found[1])) + 1


def _piece_bits(piece: str) -> float | None:
    lower = piece.lower()
    shape = 0.0 if lower == piece else 1.0
    known = _dictionary()
    for candidate, extra in ((lower, shape), (lower.translate(_LEET), shape + 1.5)):
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
    return drawn | dict.fromkeys(_COMMON, _COMMON_BITS)


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
