"""Reference ranges as printed, to FHIR: limits where they are plain, always the printed words.

Refuses: to choose among ranges by sex or age; each keeps its own words.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from sync.readers.build import coding, concept, kept, quantity
from sync.readers.paper.figures import NUMBER

_BETWEEN: Final = re.compile(
    rf"(?P<low>-?{NUMBER})\s*(?:-|–|—|~|s/?d\.?|sampai|to|hingga)\s*(?P<high>{NUMBER})"
)
_ONE_SIDE: Final = re.compile(rf"(?P<sign><=|>=|=<|=>|<|>|≤|≥)\s*(?P<limit>{NUMBER})")
_UP_TO: Final = re.compile(
    rf"(?P<sign>s/?d|sampai(?: dengan)?|up to|kurang dari|lebih dari)\s*(?P<limit>{NUMBER})",
    re.IGNORECASE,
)
_MEN: Final = r"laki\W{0,3}laki|laki2?|lk|pria|male|men|L"
_WOMEN: Final = r"perempuan|wanita|female|women|pr|wnt|P|W"
_SEXED: Final = re.compile(
    rf"(?<![\w/])(?P<sex>{_MEN}|{_WOMEN})(?:\s+dewasa|\s*\(?dewasa\)?)?\s*[:=]?\s*(?=[<>≤≥=\d\s-])",
    re.IGNORECASE,
)
_WOMAN: Final = re.compile(rf"(?:{_WOMEN})", re.IGNORECASE)
_NOT_NORMAL: Final = re.compile(
    r"tinggi|high|risiko|risk|diabet|borderline|ambang|positi|reakti|anemi|rendah|kritis|critical"
    r"|obes|defisien|deficien|insufi|hamil|pregnan|trimester|fase|phase|luteal",
    re.IGNORECASE,
)
_LONGEST: Final = 600
_GENDER: Final = "http://hl7.org/fhir/administrative-gender"
_HIGHS: Final = frozenset(
    {"<", "<=", "=<", "≤", "s/d", "sd", "sampai", "sampai dengan", "up to", "kurang dari"}
)

Value = Callable[[str], Decimal | None]


def numbers_in(text: str) -> list[str]:
    """The numbers that are limits in a range's text."""
    found = [part for match in _BETWEEN.finditer(text) for part in (match["low"], match["high"])]
    found += [match["limit"] for match in _ONE_SIDE.finditer(text)]
    return found


def is_range(text: str) -> bool:
    """Whether a text holds a range of numbers."""
    return bool(_BETWEEN.search(text) or _ONE_SIDE.search(text) or _UP_TO.search(text))


def ranges_of(text: str, unit: str, code: str, value: Value) -> list[dict[str, object]]:
    """The items of `referenceRange`: one for each sex where they are told apart."""
    text = " ".join(text.split())[:_LONGEST].strip(" ;")
    if not text or text in {"-", "--", "–"}:
        return []
    parts = list(_by_sex(text))
    if parts:
        return [_item(part, words, unit, code, value, sex) for sex, part, words in parts]
    return [_item(text, text, unit, code, value)]


def _by_sex(text: str) -> Iterator[tuple[str, str, str]]:
    """Sex, the range's text and the whole words of each part, if the text begins with a sex."""
    marks = [
        mark for mark in _SEXED.finditer(text) if mark["sex"].isupper() or len(mark["sex"]) > 1
    ]
    if len(marks) < 2 or marks[0].start() > 0:  # noqa: PLR2004 - two sexes, or it is no such list
        return
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=True):
        sex = "female" if _WOMAN.fullmatch(mark["sex"]) else "male"
        yield sex, text[mark.end() : end].strip(" ;,/"), text[mark.start() : end].strip(" ;,/")


def _item(
    part: str, words: str, unit: str, code: str, value: Value, sex: str = ""
) -> dict[str, object]:
    low, high = _limits(part, value)
    applies = [concept(coding(_GENDER, sex))] if sex else []
    return kept(
        {
            "low": quantity(low, unit, code),
            "high": quantity(high, unit, code),
            "appliesTo": applies,
            "text": words,
        }
    )


def _limits(text: str, value: Value) -> tuple[Decimal | None, Decimal | None]:
    """Low and high of a text that is one range and little else."""
    if _NOT_NORMAL.search(text):
        return None, None
    found = _BETWEEN.findall(text)
    if len(found) == 1 and not _ONE_SIDE.search(text):
        low, high = value(found[0][0]), value(found[0][1])
        return (low, high) if low is not None and high is not None and low <= high else (None, None)
    sides: Sequence[tuple[str, str]] = [
        *_ONE_SIDE.findall(text),
        *(_UP_TO.findall(text) if not found else ()),
    ]
    if len(sides) == 1 and not found:
        sign, limit = sides[0]
        return (None, value(limit)) if sign.lower() in _HIGHS else (value(limit), None)
    return None, None
