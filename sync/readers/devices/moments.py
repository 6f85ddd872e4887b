"""Times as devices print them: the wall clock, its zone if any, the order of day and month.

Refuses: to move a time; an instant is told by the clock of the zone that stands beside it.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sync.readers.days import good_day

_CLOCK: Final = (
    r"(?:,?[T\s]+(\d{1,2})[:.](\d\d)(?:[:.](\d\d)(?:[.,](\d{1,9}))?)?"
    r"(?:\s*([AaPp])\.?\s?[Mm]\.?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?"
)
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})" + _CLOCK)
_LOCAL: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)" + _CLOCK)
_DAY_WORD: Final = re.compile(r"(\d{1,2})[. -]\s?([^\W\d_]{3,12})\.?,?[ -](\d{4})" + _CLOCK)
_WORD_DAY: Final = re.compile(r"([^\W\d_]{3,12})\.? (\d{1,2}),? (\d{4})" + _CLOCK)
_PLAIN: Final = re.compile(
    r"(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:\.0{1,9})?)?"
)
_COMPACT: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_MONTH_WORDS: Final = """
    jan januari january janvier januar enero gennaio janeiro ene gen janv
    feb februari february fevrier février februar febrero febbraio fevereiro fev févr
    mar maret march mars märz maerz marzo março maart mrt mär
    apr april avril abril aprile avr abr
    mei may mai mayo maggio maio mag
    jun juni june juin junio giugno junho giu
    jul juli july juillet julio luglio julho lug juil
    agu agustus aug august août aout agosto augustus ago agt
    sep september septembre septiembre settembre setembro sept set
    okt oktober oct october octobre octubre ottobre outubro out ott
    nov november novembre noviembre novembro nopember
    des desember dec december décembre dezember dez diciembre dicembre dezembro dic déc
"""
_MONTHS: Final = {
    word: number
    for number, line in enumerate(_MONTH_WORDS.strip().splitlines(), 1)
    for word in line.split()
}
_MOST_MONTH: Final = 12
_MOST_HOUR, _MOST_MINUTE = 23, 59
_OLDEST, _NEWEST = -2_208_988_800, 4_102_444_800
"""Seconds from 1970: the years 1900 to 2099."""


class Wall(NamedTuple):
    """A moment by the clock on the wall; `second` is -1 where only the day is known."""

    day: str
    second: int = -1
    offset: str = ""
    fraction: str = ""

    @property
    def text(self) -> str:
        """FHIR text, as exact as the source."""
        if self.second < 0:
            return self.day
        minutes, seconds = divmod(self.second, 60)
        clock = f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}{self.fraction}"
        return f"{self.day}T{clock}{self.offset}"

    @property
    def clock(self) -> int:
        """The second of the day, 0 where only the day is known; negative the evening before."""
        return 0 if self.second == -1 else self.second


def wall(text: str, *, day_first: bool = False, zone: str = "") -> Wall | None:
    """The moment a text tells, None if it is none; `zone` names the zone of its clock."""
    plain = _PLAIN.fullmatch(text)
    if plain is not None:  # nearly all times of a long file: the same few days again and again
        day = _plain_day(plain[1], day_first=day_first)
        hour, minute, second = int(plain[2]), int(plain[3]), int(plain[4] or 0)
        if not day or hour > _MOST_HOUR or minute > _MOST_MINUTE or second > _MOST_MINUTE:
            return None
        at = hour * 3600 + minute * 60 + second
        return Wall(day, at, zone_offset(zone, day, at) if zone else "")
    return _any_wall(text, day_first=day_first, zone=zone)


@lru_cache(maxsize=4096)
def _plain_day(text: str, *, day_first: bool) -> str:
    parts = _parts(text, day_first=day_first)
    return parts[0] if parts is not None and good_day(parts[0]) else ""


def _any_wall(text: str, *, day_first: bool, zone: str) -> Wall | None:
    parts = _parts(text.strip(), day_first=day_first)
    if parts is None:
        return None
    day, clock = parts
    if not good_day(day):
        return None
    hour, minute, second, fraction, half, offset = clock
    if hour is None:
        return Wall(day)
    found = _hour(int(hour), half)
    if found > _MOST_HOUR or int(minute or 0) > _MOST_MINUTE or int(second or 0) > _MOST_MINUTE:
        return None
    at = found * 3600 + int(minute or 0) * 60 + int(second or 0)
    return Wall(
        day, at, _offset(offset) or zone_offset(zone, day, at), f".{fraction}" if fraction else ""
    )


Clock = tuple[str | None, str | None, str | None, str | None, str | None, str | None]


def _parts(text: str, *, day_first: bool) -> tuple[str, Clock] | None:
    match = _ISO.fullmatch(text)
    if match:
        return _day(match[1], int(match[2]), int(match[3])), match.groups()[3:]  # type: ignore[return-value]
    match = _LOCAL.fullmatch(text)
    if match:
        first, second = int(match[1]), int(match[2])
        month, date = (second, first) if day_first else (first, second)
        year = match[3] if len(match[3]) > 2 else f"20{match[3]}"  # noqa: PLR2004 - two figures
        return _day(year, month, date), match.groups()[3:]  # type: ignore[return-value]
    match = _DAY_WORD.fullmatch(text) or _WORD_DAY.fullmatch(text)
    if match:
        word, date_text = (match[2], match[1]) if match[1].isdigit() else (match[1], match[2])
        month = _MONTHS.get(word.lower(), 0)
        return _day(match[3], month, int(date_text)), match.groups()[3:]  # type: ignore[return-value]
    match = _COMPACT.fullmatch(text)
    if match:
        nothing: Clock = (None,) * 6
        return _day(match[1], int(match[2]), int(match[3])), nothing
    return None


def _day(year: str, month: int, date: int) -> str:
    return f"{year}-{month:02}-{date:02}"


def _hour(hour: int, half: str | None) -> int:
    if not half or not 1 <= hour <= _MOST_MONTH:
        return hour
    return hour % 12 + (12 if half in "pP" else 0)


def _offset(text: str | None) -> str:
    if not text:
        return ""
    if text in {"Z", "UTC", "GMT"}:
        return "Z"
    return text if ":" in text else f"{text[:3]}:{text[3:]}"


class Order(NamedTuple):
    """Whether a file writes the day before the month, and whether that is sure."""

    day_first: bool
    sure: bool


def order_of(texts: Iterable[str], *, usual: bool | None = None) -> Order:
    """How a file writes its days: told by its own values.

    A number above twelve tells; else the reading under which the days lie close together
    (an export covers days in a row, not the eighth of every month); else an AM or PM, which
    goes with the month first, or `usual`.
    """
    firsts, seconds, half = False, False, False
    pairs: set[tuple[str, int, int]] = set()
    for text in texts:
        match = _LOCAL.fullmatch(text.strip())
        if match is None:
            continue
        first, second = int(match[1]), int(match[2])
        firsts, seconds = firsts or first > _MOST_MONTH, seconds or second > _MOST_MONTH
        half = half or bool(match[8])
        pairs.add((match[3], first, second))
    if firsts != seconds:
        return Order(firsts, sure=True)
    if firsts or not pairs:
        return Order(bool(usual), sure=not firsts)
    by_month = _months_touched((year, first) for year, first, _ in pairs)
    by_day = _months_touched((year, second) for year, _, second in pairs)
    if by_month != by_day:
        return Order(by_day < by_month, sure=True)
    if all(first == second for _, first, second in pairs):
        return Order(bool(usual), sure=True)
    return Order(not half if usual is None else usual, sure=half or usual is not None)


def _months_touched(months: Iterable[tuple[str, int]]) -> int:
    return len(set(months))


@lru_cache(maxsize=64)
def _zone(name: str) -> tzinfo | None:
    match = re.fullmatch(r"(?:UTC|GMT)?\s?([+-])(\d{1,2})(?::?(\d\d))?", name)
    if match:
        length = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        if length >= timedelta(hours=24):
            return None
        return timezone(length if match[1] == "+" else -length)
    if re.fullmatch(r"[A-Za-z]{2,20}(?:[/_+-][A-Za-z0-9_]{1,30}){0,4}", name) is None:
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return None


@lru_cache(maxsize=4096)
def zone_offset(name: str, day: str, second: int) -> str:
    """What a named zone's clock is ahead of UTC by at a moment of its own; empty if unknown."""
    zone = _zone(name) if name else None
    if zone is None:
        return ""
    local = datetime.fromisoformat(day) + timedelta(seconds=second)
    return _written(local.replace(tzinfo=zone).utcoffset())


def _written(shift: timedelta | None) -> str:
    if shift is None:
        return ""
    minutes = int(shift.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def instant(seconds: int, zone: str = "", shift: int | None = None) -> Wall | None:
    """Seconds from 1970 by the clock of a zone, or of a shift in seconds; in UTC without."""
    if not _OLDEST <= seconds < _NEWEST:
        return None
    found: tzinfo | None = _zone(zone) if zone else None
    if shift is not None and abs(shift) < 86_400:  # noqa: PLR2004 - a day
        found = timezone(timedelta(seconds=shift - shift % 60))
    moment = datetime.fromtimestamp(seconds, UTC)
    offset = "Z"
    if found is not None:
        moment = moment.astimezone(found)
        offset = _written(moment.utcoffset())
    at = moment.hour * 3600 + moment.minute * 60 + moment.second
    return Wall(moment.date().isoformat(), at, offset)
