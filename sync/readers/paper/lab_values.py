"""One printed result taken apart: sign, number, flag and unit; or the words it consists of.

Refuses: to decide what an unsure number is, and to see a number in `1+`, `1/80` or `2-4`.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from sync.readers.paper.figures import NUMBER
from sync.readers.paper.lab_units import is_unit

FLAGS: Final = {
    "H": "H", "L": "L", "HH": "HH", "LL": "LL", "↑": "H", "↓": "L", "▲": "H", "▼": "L",
    "↑↑": "HH", "↓↓": "LL", "*": "A", "**": "A", "***": "A", "HIGH": "H", "LOW": "L",
    "TINGGI": "H",
    "RENDAH": "L", "ABNORMAL": "A", "NORMAL": "N", "N": "N", "A": "A", "H*": "H", "L*": "L",
    "*H": "H", "*L": "L", "CRITICAL": "A", "KRITIS": "A", "MENINGKAT": "H", "MENURUN": "L",
    "!": "A", "HI": "H", "LO": "L",
    "H**": "HH", "L**": "LL", "T": "H", "R": "L", "⇑": "H", "⇓": "L", "🡅": "H", "🡇": "L",
}  # fmt: skip
"""Flags as printed and FHIR's code; a star says only that it is not normal."""

_BESIDE: Final = frozenset(FLAGS) - {"N", "A", "T", "R", "NORMAL", "ABNORMAL", "TINGGI", "RENDAH"}
"""Flags that may stand in the cell of the result."""

_SIGN: Final = r"(?P<sign><=|>=|=<|=>|<|>|≤|≥|kurang dari|lebih dari)?"
_NUMBER: Final = re.compile(
    rf"{_SIGN}\s*(?P<number>[+\-]?{NUMBER})(?P<rest>(?:\s.*|[^\d\s.,:/+\-].*)?)", re.IGNORECASE
)
_STUCK: Final = re.compile(r"(?P<core>.*?\d)(?P<flag>\*{1,3}|[↑↓▲▼⇑⇓]{1,2}|(?:HH|LL|H|L)\*?)$")
_SIGNS: Final = {
    "=<": "<=", "=>": ">=", "≤": "<=", "≥": ">=", "kurang dari": "<", "lebih dari": ">",
}  # fmt: skip
_WORDS: Final = re.compile(
    r"\(?(?:non|tidak|negati[fv]e?|neg\b|positi[fv]e?|pos\b|reakti[fv]|reactive|normal|kuning|jernih|"
    r"keruh|agak|coklat|cokelat|merah|putih|hijau|lunak|padat|cair|keras|lembek|trace|few|many|clear|"
    r"yellow|cloudy|ada\b|banyak|sedikit|penuh|nihil|none|nil\b|not\b|detected|terdeteksi|ditemukan|"
    r"tampak|asam|basa|sensiti[fv]e?|resisten|indetermina\w*|equivocal|gray ?zone|borderline|"
    r"lemah|kuat|samar|khas|amber|pale|light|straw|hazy|turbid|rare|moderate|occasional|absent|present|"
    r"seen|dalam batas|positip|negatip|invalid|baik|cukup|kurang|sama|amorf|kalsium|triple|"
    r"gepeng|hialin|granul\w*|skuamosa)",
    re.IGNORECASE,
)
_SEMI: Final = re.compile(
    r"(?:[(\[]\s*(?:[+\-±–]{1,4}|\d\s*\+)\s*[)\]]|[+]{1,4}\d?|\d\s?\+|[+-]?\d\s?\(\+{1,4}\)|[-–]|±|\+\s?/\s?-"
    r"|1\s?[/:]\s?\d{1,5}|(?:A|B|AB|O)(?:\s?[+\-(].{0,12})?|\d{1,5}\s?[-–]\s?\d{1,5}"
    r"|(?:A|B|AB|O)\s*(?:/|rh)\s*.{0,14})",
    re.IGNORECASE,
)
_LONGEST: Final = 90
_SPECK: Final = 2


@dataclass(frozen=True, slots=True)
class Printed:
    """A result as printed: with a `number` it is one, else `words`."""

    words: str
    number: str = ""
    sign: str = ""
    unit: str = ""
    flag: str = ""
    torn: bool = False
    """Whether something that is no part of a result stood behind it."""


def printed(text: str) -> Printed | None:
    """A result taken apart; None if the text is none."""
    text = " ".join(text.split())
    flag, core = _flagged(text)
    if not core or len(core) > _LONGEST:
        return None
    if _SEMI.fullmatch(core):
        return Printed(core, flag=flag)
    match = _NUMBER.fullmatch(core)
    if match:
        unit = match["rest"].strip()
        late, unit = _flagged(unit) if unit else ("", "")
        if not unit or is_unit(unit):
            sign = (match["sign"] or "").lower()
            number = match["number"].lstrip("+")
            return Printed(core, number, _SIGNS.get(sign, sign), unit, flag or late)
    return Printed(core, flag=flag) if is_worded(core) else None


def torn(text: str) -> Printed | None:
    """A number followed by a sign or two that reading made nothing of (an arrow, a speck)."""
    core, _, rest = " ".join(text.split()).rpartition(" ")
    if not core or len(rest) > _SPECK or not _digit(core):
        return None
    told = printed(core)
    return None if told is None or not told.number else replace(told, torn=True)


def is_worded(text: str) -> bool:
    """Whether a text is a result in words or signs."""
    return bool(_SEMI.fullmatch(text) or _WORDS.match(text) or _half(text))


def _half(text: str) -> bool:
    """`1+ (50)`, `2-4 /LPB`, `Negatif (0,12)`: a sign first, something behind it."""
    first, _, rest = text.partition(" ")
    return bool(rest) and bool(_SEMI.fullmatch(first)) and (is_unit(rest) or rest[0] in "(/")


def _flagged(text: str) -> tuple[str, str]:
    """The flag beside a result, and the result without it."""
    words = text.split()
    flag = ""
    while len(words) > 1 and words[-1].strip("()[]").upper() in _BESIDE:
        flag = flag or FLAGS[words.pop().strip("()[]").upper()]
    while len(words) > 1 and words[0].strip("()[]").upper() in _BESIDE and _digit(words[1]):
        flag = flag or FLAGS[words.pop(0).strip("()[]").upper()]
    core = " ".join(words)
    stuck = _STUCK.fullmatch(core)
    if stuck:
        return flag or FLAGS[stuck["flag"].upper()], stuck["core"]
    if core[:1] in "*↑↓▲▼" and _digit(core.lstrip("*↑↓▲▼ ")):
        return flag or FLAGS[core[0]], core.lstrip("*↑↓▲▼ ")
    return flag, core


def _digit(text: str) -> bool:
    return text[:1].isdigit() or (text[:1] in "<>≤≥" and text[1:2].isdigit())
