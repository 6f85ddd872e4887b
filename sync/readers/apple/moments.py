"""Apple's times to day, second and offset: `2024-03-01 07:00:00 +0700`, and its odd cousins.

Refuses: converting between zones; a day is the one the clock of that time showed.
"""

import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from sync.readers.days import good_day

_LENGTH: Final = 25
_ODD: Final = re.compile(
    r"(\d{4}-\d\d-\d\d)[T\s]\s?(\d\d?)[:.](\d\d)[:.](\d\d)(?:[.,]\d{1,9})?"
    r"(?:\s?([AaPp])\.?\s?[Mm]\.?)?(?:\s?([+-]\d\d):?(\d\d)|\s?(Z))?"
)
_NOON: Final = 12


class When(NamedTuple):
    """A moment: its local day, second of it, offset as text and in seconds, day as a number."""

    day: str
    second: int
    offset: str
    east: int
    ordinal: int


@lru_cache(maxsize=8_192)
def _ordinal(day: str) -> int:
    """The day as a number, 0 for one that does not exist."""
    return date(int(day[:4]), int(day[5:7]), int(day[8:])).toordinal() if good_day(day) else 0


_SECONDS: Final[dict[str, int]] = {}
"""The second of every time of day that came; at most 86,400 of them."""


def _second(clock: str) -> int:
    """The second of `07:30:00`, -1 for what is no time."""
    known = _SECONDS.get(clock, -1)
    if known >= 0:
        return known
    if not (clock[2] == clock[5] == ":" and (clock[:2] + clock[3:5] + clock[6:]).isdecimal()):
        return -1
    hours, minutes, seconds = int(clock[:2]), int(clock[3:5]), int(clock[6:])
    if hours >= 24 or minutes >= 60 or seconds >= 60 or not clock.isascii():  # noqa: PLR2004
        return -1
    found = _SECONDS[clock] = hours * 3600 + minutes * 60 + seconds
    return found


@lru_cache(maxsize=512)
def _offset(text: str) -> tuple[str, int]:
    """`+0700` as `+07:00` and in seconds; empty for what is no offset."""
    if text[0] not in "+-" or not text[1:].isdecimal() or not text.isascii():
        return "", 0
    east = int(text[1:3]) * 3600 + int(text[3:]) * 60
    if east > 50_400:  # noqa: PLR2004 - no zone is further from UTC than 14 hours
        return "", 0
    return f"{text[:3]}:{text[3:]}", -east if text[0] == "-" else east


def when(text: str) -> When | None:
    """The moment a text tells, None for one that does not exist."""
    if len(text) == _LENGTH and text[10] == text[19] == " ":
        day, second = text[:10], _second(text[11:19])
        offset, east = _offset(text[20:])
        ordinal = _ordinal(day)
        if ordinal and second >= 0 and offset:
            return When(day, second, offset, east, ordinal)
    return _odd(text)


def _odd(text: str) -> When | None:
    found = _ODD.fullmatch(text.strip())
    if found is None:
        return None
    day, hours, minutes, seconds, half, zone, zone_minutes, utc = found.groups()
    hour = int(hours)
    if half:
        hour = hour % _NOON + (_NOON if half in "Pp" else 0)
    second = _second(f"{hour:02}:{minutes}:{seconds}")
    ordinal = _ordinal(day)
    if not ordinal or second < 0:
        return None
    offset, east = _offset(zone + zone_minutes) if zone else ("Z" if utc else "", 0)
    return When(day, second, offset, east, ordinal)


def duration(start: When, begins: str, ends: str) -> int:
    """How long it took, from the texts of its moments; most end on the same day."""
    if begins == ends:
        return 0
    if begins[:11] == ends[:11] and begins[19:] == ends[19:]:
        second = _SECONDS.get(ends[11:19])
        if second is not None:
            return max(0, second - start.second)
    return seconds_between(start, when(ends))


def seconds_between(start: When, end: When | None) -> int:
    """How long it took; 0 where the end is unknown or lies before the start."""
    if end is None:
        return 0
    days = end.ordinal - start.ordinal
    return max(0, days * 86_400 + end.second - start.second - (end.east - start.east))


def moment(text: str) -> str:
    """A time as FHIR writes it, empty for one that does not exist."""
    found = when(text)
    if found is None:
        return ""
    minutes, seconds = divmod(found.second, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{found.day}T{hours:02}:{minutes:02}:{seconds:02}{found.offset}"
