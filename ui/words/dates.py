"""Dates in words, with the precision they were given; times of our own log in local time.

Refuses: to move a date through a time zone and to invent a missing day.
"""

import math
import re
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QTime

from ui.words.language import locale
from ui.words.plurals import PLURALS

translate = QCoreApplication.translate

_DATE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_TIME = re.compile(r"^\d{4}-\d{2}-\d{2}T(\d{2}):(\d{2})")
_MINUTE = 60
_HOUR = 3600
_SECONDS_A_DAY = 86_400


def _parts(text: str) -> tuple[int, int, int]:
    """Year, month, day of a FHIR date text; 0 where it says nothing."""
    found = _DATE.match(text)
    if found is None:
        return (0, 0, 0)
    year, month, day = (int(part or 0) for part in found.groups())
    if month and not QDate.isValid(year, month, day or 1):
        return (year, 0, 0)
    return (year, month, day)


def _written(text: str, day_form: str, month_form: str) -> str:
    year, month, day = _parts(text)
    if not year:
        return ""
    if not month:
        return str(year)
    return locale().toString(QDate(year, month, day or 1), day_form if day else month_form)


def date_words(text: str) -> str:
    """`18 Nov 2026`, `Nov 2026` or `2026`, as precise as the FHIR text; empty if there is none."""
    return _written(text, "d MMM yyyy", "MMM yyyy")


def long_date_words(text: str) -> str:
    """`18 November 2026`, `November 2026` or `2026`."""
    return _written(text, "d MMMM yyyy", "MMMM yyyy")


def weekday_words(text: str) -> str:
    """`Wednesday, 18 November 2026`; a date without a day has no weekday."""
    return _written(text, "dddd, d MMMM yyyy", "MMMM yyyy")


def moment_words(text: str) -> str:
    """A FHIR date with its clock time if it has one, as written there: `18 Nov 2026, 07.30`."""
    found = _TIME.match(text)
    if found is None:
        return date_words(text)
    clock = QTime(int(found[1]), int(found[2]))
    return f"{date_words(text)}, {_clock(clock)}" if clock.isValid() else date_words(text)


def month_heading(sort_key: str) -> str:
    """The heading over a month of rows, from a sort key (`2026-11-18T…`, `00` = unknown)."""
    trimmed = sort_key[:10].replace("-00", "")
    return _written(trimmed[:7], "MMMM yyyy", "MMMM yyyy") or translate("words", "Without a date")


def when_words(when_ms: int) -> str:
    """An instant of our own log, in local time: `18 Nov 2026, 10.42`."""
    moment = QDateTime.fromMSecsSinceEpoch(when_ms)
    return f"{locale().toString(moment.date(), 'd MMM yyyy')}, {_clock(moment.time())}"


def time_words(when_ms: int) -> str:
    """The clock time of an instant of our own log: `10.42`."""
    return _clock(QDateTime.fromMSecsSinceEpoch(when_ms).time())


def day_words(when_ms: int, now_ms: int) -> str:
    """An instant by its day: today and yesterday with the time, else the date."""
    moment = QDateTime.fromMSecsSinceEpoch(when_ms)
    ago = moment.date().daysTo(QDateTime.fromMSecsSinceEpoch(now_ms).date())
    if ago == 0:
        return translate("words", "today {time}").format(time=_clock(moment.time()))
    if ago == 1:
        return translate("words", "yesterday {time}").format(time=_clock(moment.time()))
    return locale().toString(moment.date(), "d MMM yyyy")


def left_words(seconds: int) -> str:
    """How long something stays open: `14 minutes`, `40 seconds`, `2 hours`, `3 days`."""
    if seconds < _MINUTE:
        return PLURALS.seconds(max(0, seconds))
    if seconds < 2 * _HOUR:
        return PLURALS.minutes(round(seconds / _MINUTE))
    if seconds < 2 * _SECONDS_A_DAY:
        return PLURALS.hours(round(seconds / _HOUR))
    return PLURALS.days(round(seconds / _SECONDS_A_DAY))


def age_words(birth_date: str, today: str) -> str:
    """The age in years on a day, both FHIR texts; empty if the birth year is unknown."""
    born, now = _parts(birth_date), _parts(today)
    if not born[0] or not now[0]:
        return ""
    years = now[0] - born[0] - (now[1:] < born[1:] if born[1] else 0)
    if years < 0:
        return ""
    return PLURALS.years_old(years)


def days_of(sort_key: str) -> float:
    """Days since 1970 of a sort key, for the place on a chart; unknown parts count as first."""
    year, month, day = _parts(sort_key[:10].replace("-00", "-01"))
    if not year:
        return 0.0
    first = datetime(year, month or 1, day or 1, tzinfo=UTC)
    clock = sort_key[11:16]
    share = 0.0
    if re.fullmatch(r"\d{2}:\d{2}", clock):
        share = (int(clock[:2]) * 60 + int(clock[3:])) / 1440
    return first.timestamp() / _SECONDS_A_DAY + share


def month_tick(days: float) -> str:
    """A place on a chart as `Nov 26`."""
    date = QDate(1970, 1, 1).addDays(round(days - 0.5) if days % 1 else int(days))
    return locale().toString(date, "MMM yy")


def day_tick(days: float) -> str:
    """A place on a chart of a few weeks as `18 Nov`."""
    date = QDate(1970, 1, 1).addDays(math.floor(days))
    return locale().toString(date, "d MMM")


def _clock(clock: QTime) -> str:
    return locale().toString(clock, translate("words", "HH:mm"))
