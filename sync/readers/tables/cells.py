"""Single cells: dates in the ways people write them, numbers, sex, formulas.

Refuses: to guess between day and month; a date that can be read two ways is none.
"""

import re
from decimal import Decimal
from typing import Any, Final

from sync.fhir.dates import sort_key
from sync.fhir.quantities import loose
from sync.readers.build import Tree, quantity

_ISO: Final = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2})[:.](\d\d)(?:[:.](\d\d)(\.\d{1,9})?)?"
    r"\s*(Z|[+-]\d\d:?\d\d)?)?"
)
_LOCAL: Final = re.compile(
    r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:,?[T ]+(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?)?"
)
_WORDS: Final = re.compile(
    r"(?:[a-z]+,\s*)?(\d{1,2})[ -]([a-z]{3,12})\.?[ -](\d{4})"
    r"(?:,?\s+(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?)?",
    re.IGNORECASE,
)
_COMPACT: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?:\.\d+)?\s*(?:WIB|WITA|WIT)?")
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb februari february pebruari",
            "mar maret march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "agu agustus aug august ags agt",
            "sep september sept",
            "okt oktober oct october",
            "nov november nopember",
            "des desember dec december",
        ),
        1,
    )
    for name in names.split()
}
_NUMBER: Final = re.compile(r"-?(?:0|[1-9]\d{0,29})(?:\.\d{1,30})?")
_COMPARED: Final = re.compile(r"(<=|>=|<|>)\s*(\d{1,30}\.\d{1,30}|\d{1,30})")
_COMMA: Final = re.compile(r"(<=|>=|<|>)?\s*(-?\d[\d.]{0,30},\d[\d,.]{0,30})")
_UNSURE: Final = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
_FORMULA: Final = re.compile(r"[=@]|[+-](?![\d.,\s]*$)[A-Za-z(]|[\t\r]")
_NO_DATES: Final = frozenset({"0000-00-00", "0001-01-01", "1900-01-00"})
NOTHING: Final = frozenset({"", "-", "--", "null", "NULL", "None", "nan", "NaN", "N/A", "\\N"})
_TWELVE: Final = 12


def said(text: str) -> str:
    """A cell's text; empty where the table only says that nothing is there."""
    return "" if text in NOTHING else text


def day_first(texts: list[str], *, usual: bool | None) -> bool | None:
    """Whether a column's dates begin with the day; None if that cannot be told.

    A number above twelve tells; else `usual`, what the table's language makes sure.
    """
    firsts, seconds = False, False
    for text in texts:
        match = _LOCAL.fullmatch(text)
        if match:
            firsts = firsts or int(match[1]) > _TWELVE
            seconds = seconds or int(match[2]) > _TWELVE
    if firsts != seconds:
        return firsts
    return None if firsts else usual


def date_of(text: str, *, day: bool | None, clock: str = "") -> str:
    """A cell's date as FHIR text, empty if it is none or can be read in two ways."""
    if text[:10] in _NO_DATES:
        return ""
    parts = _parts(text, day=day)
    if parts is None:
        return ""
    (year, month, number), time, zone = parts
    found = f"{year}-{month:02}-{number:02}"
    if not time and clock:
        time = _clock(clock)
    elif time == "00:00:00" and not clock and text.endswith(" 00:00:00"):
        time = ""  # a database's way to write a day
    whole = f"{found}T{time}{zone}" if time else found
    return whole if sort_key(whole) else ""


def _parts(text: str, *, day: bool | None) -> tuple[tuple[str, int, int], str, str] | None:
    match = _ISO.fullmatch(text)
    if match:
        year, month, number, hour, minute, second, part, zone = match.groups()
        time = _time(hour, minute, second) + (part or "") if hour else ""
        if zone and zone != "Z" and ":" not in zone:
            zone = f"{zone[:3]}:{zone[3:]}"
        return (year, int(month), int(number)), time, zone or ""
    match = _COMPACT.fullmatch(text)
    if match:
        return (match[1], int(match[2]), int(match[3])), "", ""
    match = _WORDS.fullmatch(text)
    if match and match[2].lower() in _MONTHS:
        month = _MONTHS[match[2].lower()]
        return (match[3], month, int(match[1])), _time(*match.groups()[3:]), ""
    match = _LOCAL.fullmatch(text)
    if match is None:
        return None
    first, second = int(match[1]), int(match[2])
    if day is None and first != second:
        return None
    if day is False:
        first, second = second, first
    return (match[3], second, first), _time(*match.groups()[3:]), ""


def _time(hour: str | None, minute: str | None, second: str | None) -> str:
    return f"{int(hour):02}:{minute}:{second or '00'}" if hour else ""


def _clock(text: str) -> str:
    match = _CLOCK.fullmatch(text)
    return _time(*match.groups()) if match else ""


def looks_like_date(text: str) -> bool:
    """Whether a cell is a date, however written."""
    return any(one.fullmatch(text) for one in (_ISO, _LOCAL, _WORDS))


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would run the cell; here it is only text."""
    return bool(_FORMULA.match(text))


def number(text: str) -> Decimal | int | None:
    """The number a cell surely is: `97`, `5.9`; not `5,9` or `1.250`."""
    if not _NUMBER.fullmatch(text) or _UNSURE.fullmatch(text):
        return None
    return Decimal(text) if "." in text else int(text)


def value(text: str, unit: str, code: str = "") -> Tree:
    """A result's cell as `value[x]`: a quantity if surely one, else its text with the unit.

    `5,9` is a number for reckoning, and stays as printed.
    """
    found = number(text)
    if found is not None:
        return {"valueQuantity": quantity(found, unit, code)}
    match = _COMPARED.fullmatch(text)
    if match and not _UNSURE.fullmatch(match[2]):
        amount: Any = Decimal(match[2]) if "." in match[2] else int(match[2])
        return {"valueQuantity": quantity(amount, unit, code, match[1])}
    match = _COMMA.fullmatch(text)
    sure = loose(match[2]) if match else None
    if match and sure is not None:
        return {"valueQuantity": quantity(sure, unit, code, match[1] or "", match[2])}
    if not text:
        return {}
    printed = f"{text} {unit}" if unit and re.search(r"\d\s*$", text) else text
    return {"valueString": printed}
