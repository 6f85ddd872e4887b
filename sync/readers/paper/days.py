"""Dates and times as they are printed in Indonesia and abroad, as FHIR texts.

Refuses: to choose between day and month where nothing in the document tells which comes first.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

_MONTH_NAMES: Final = (
    "januari jan january jan",
    "februari feb pebruari peb february",
    "maret mar march mrt",
    "april apr",
    "mei may",
    "juni jun june",
    "juli jul july",
    "agustus agu agt ags aug august agust",
    "september sep sept",
    "oktober okt oct october",
    "november nov nopember nop",
    "desember des dec december",
)
_MONTHS: Final = {
    name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()
}
_NAMED: Final = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,]{1,3}([A-Za-z]{3,9})\.?[\s\-/.,]{1,3}(\d{4}|\d\d)(?!\d)"
)
_NAMED_FIRST: Final = re.compile(
    r"\b([A-Za-z]{3,9})\.?\s{1,2}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,2}(\d{4})\b"
)
_BIG_FIRST: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_FIGURES: Final = re.compile(
    r"(?<![\d./-])(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d\d)(?![\d/])"
)
_CLOCK: Final = re.compile(
    r"(?<![\d.:])([01]?\d|2[0-3])([:.])([0-5]\d)(?:\2([0-5]\d))?(?![\d:])"
    r"(?:\s*([AaPp])\.?[Mm]\b)?(?:\s*(WIB|WITA|WIT)\b)?"
)
_ZONES: Final = {"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00"}
_TWELVE: Final = 12
_CENTURY: Final = 100
_OLDEST: Final = 1850
_LATEST: Final = 2150
_SURELY_PAST: Final = 40
_BEHIND: Final = 22


class Day(NamedTuple):
    """A date found in a text: FHIR text (with the time, if one follows), and where it ends."""

    text: str
    end: int

    @property
    def day(self) -> str:
        """The date alone."""
        return self.text[:10]


def month_first(texts: Iterable[str]) -> bool | None:
    """Whether the document writes the month before the day; None if nothing tells."""
    first = second = 0
    for text in texts:
        for found in _FIGURES.finditer(text):
            first += int(found[1]) > _TWELVE >= int(found[3])
            second += int(found[3]) > _TWELVE >= int(found[1])
    if first == second:
        return None
    return second > first


def day_in(text: str, months_lead: bool | None = False, *, birth: bool = False) -> Day | None:  # noqa: FBT001, FBT002 - a habit of the document, of three states
    """The first date in a text; with `birth` no time, and two-digit years by likelihood."""
    found = _first(text, months_lead, birth)
    if found is None:
        return None
    told, end = found
    return Day(told if birth else told + _time_after(text[end : end + _BEHIND]), end)


def _first(text: str, months_lead: bool | None, birth: bool) -> tuple[str, int] | None:  # noqa: FBT001 - handed on
    match = _BIG_FIRST.search(text)
    if match:
        return _made(int(match[1]), int(match[3]), int(match[4]), match.end())
    return _named(text, birth) or _in_figures(text, months_lead, birth)


def _named(text: str, birth: bool) -> tuple[str, int] | None:  # noqa: FBT001 - handed on
    """A date whose month is a word."""
    match = _NAMED.search(text)
    if match and match[2].lower() in _MONTHS:
        year = _year(match[3], birth)
        return _made(year, _MONTHS[match[2].lower()], int(match[1]), match.end())
    match = _NAMED_FIRST.search(text)
    if match and match[1].lower() in _MONTHS:
        return _made(int(match[3]), _MONTHS[match[1].lower()], int(match[2]), match.end())
    return None


def _in_figures(
    text: str,
    months_lead: bool | None,  # noqa: FBT001 - handed on
    birth: bool,  # noqa: FBT001 - handed on
) -> tuple[str, int] | None:
    match = _FIGURES.search(text)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), _year(match[4], birth)
    if second > _TWELVE >= first:
        return _made(year, first, second, match.end())
    if first > _TWELVE or months_lead is False or first == second:
        return _made(year, second, first, match.end())
    return _made(year, first, second, match.end()) if months_lead else None


def _year(text: str, birth: bool) -> int:  # noqa: FBT001 - handed on
    year = int(text)
    if len(text) > 2:  # noqa: PLR2004 - a year written out
        return year
    if not birth:
        return 2000 + year
    return 1900 + year if year >= _SURELY_PAST else 0


def _made(year: int, month: int, day: int, end: int) -> tuple[str, int] | None:
    if not _OLDEST <= year <= _LATEST:
        return None
    try:
        return date(year, month, day).isoformat(), end
    except ValueError:
        return None


def _time_after(text: str) -> str:
    """The time of day that follows a date, with the offset of a named Indonesian zone."""
    match = _CLOCK.search(text)
    if match is None or any(letter.isdigit() for letter in text[: match.start()]):
        return ""
    hour = int(match[1])
    if match[4 + 1]:
        hour = hour % 12 + (12 if match[5] in "Pp" else 0)
    return f"T{hour:02}:{match[3]}:{match[4] or '00'}{_ZONES.get(match[6] or '', '')}"
