"""FHIR dates: kept as given, and ordered by the local wall clock they print.

Refuses: conversion; an offset never moves a time, a bad date stays text without an order.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from sync.fhir.values import Tree, clean, table

_DATE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,12})?)?"
    r"\s?(?:Z|z|[+-]\d\d:?\d\d)?)?)?)?"
)
_USUAL = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:(T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(?:\.\d{1,12})?(?:Z|[+-]\d\d:\d\d)?)?",
    re.ASCII,
)
"""Dates as nearly all are: a day, or a day with a time to the second."""
_MONTHS = 12
_LAST_HOUR, _LAST_MINUTE, _LEAP_SECOND = 24, 59, 60
_YEAR_LENGTH = 4
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Moment(NamedTuple):
    """A date text as given and its sort key (`""` when it is no usable date)."""

    text: str
    key: str

    @property
    def bad(self) -> bool:
        """Whether a text stands here that is no usable date."""
        return bool(self.text) and not self.key


NO_MOMENT = Moment("", "")


def _day_exists(year: int, month: int, day: int) -> bool:
    if not 1 <= month <= _MONTHS or not 1 <= day <= _DAYS[month - 1]:
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (month, day) != (2, 29) or leap


@lru_cache(maxsize=4_096)
def _is_day(text: str) -> bool:
    year, month, day = text.split("-")
    return year != "0000" and _day_exists(int(year), int(month), int(day))


@lru_cache(maxsize=1_024)
def sort_key(text: str) -> str:
    """The local wall-clock form `YYYY-MM-DDTHH:MM:SS`, missing parts `00`; empty if bad.

    Offsets and fractions are left off (format.md 7). A leap second and hour 24 are kept as
    printed: they sort after the second before them.
    """
    usual = _USUAL.fullmatch(text)
    if usual is not None:
        return usual[1] + (usual[2] or "T00:00:00") if _is_day(usual[1]) else ""
    match = _DATE.fullmatch(text)
    if match is None:
        return ""
    year, month, day, hour, minute, second = match.groups(default="00")
    if year == "0000" or int(hour) > _LAST_HOUR:
        return ""
    if int(minute) > _LAST_MINUTE or int(second) > _LEAP_SECOND:
        return ""
    if month != "00" and day == "00":
        good = match.group(3) is None and 1 <= int(month) <= _MONTHS
    elif month == "00":
        good = match.group(2) is None
    else:
        good = _day_exists(int(year), int(month), int(day))
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}" if good else ""


def moment(value: object) -> Moment:
    """A date, dateTime, instant, Period (its start, else its end) or Timing (first event)."""
    if type(value) is str:
        text = value if value.isascii() and value.strip() == value else clean(value)
        return Moment(text, sort_key(text)) if text else NO_MOMENT
    if type(value) is dict:
        return _moment_in(value)
    if value is None or type(value) is bool or isinstance(value, (dict, list)):
        return NO_MOMENT
    text = str(value)
    return Moment(text, sort_key(text) if len(text) == _YEAR_LENGTH else "")


def _moment_in(tree: Tree) -> Moment:
    for name in ("start", "end"):
        if tree.get(name):
            return moment(tree[name])
    events = tree.get("event")
    if type(events) is list and events:
        return moment(events[0])
    bounds = table(table(tree.get("repeat")).get("boundsPeriod"))
    return moment(bounds) if bounds else NO_MOMENT


def first_moment(tree: Tree, names: tuple[str, ...]) -> Moment:
    """The first usable date among the named elements, else the first bad one."""
    bad = NO_MOMENT
    for name in names:
        value = tree.get(name)
        if value is None:
            continue
        found = moment(value)
        if found.key:
            return found
        if found.text and not bad.text:
            bad = found
    return bad


def period_text(value: object) -> str:
    """A period as `start – end`, as given; one side open is left empty."""
    tree = table(value)
    start, end = clean(tree.get("start")), clean(tree.get("end"))
    return f"{start} – {end}" if start and end and start != end else (start or end)
