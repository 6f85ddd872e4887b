"""Dates as people type them, as FHIR texts: day first, as precise as they were typed.

Refuses: guessing a century and days that no calendar has.
"""

import re
from datetime import date

from app.errors import BadRequest

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "januari", "january"),
            ("feb", "februari", "pebruari", "february"),
            ("mar", "maret", "march"),
            ("apr", "april"),
            ("mei", "may"),
            ("jun", "juni", "june"),
            ("jul", "juli", "july"),
            ("agu", "agt", "agustus", "aug", "august"),
            ("sep", "sept", "september"),
            ("okt", "oktober", "oct", "october"),
            ("nov", "november", "nopember"),
            ("des", "desember", "dec", "december"),
        ),
        1,
    )
    for name in names
}
_EARLIEST = 1870
_YEAR_DIGITS = 4
_MOST_PARTS = 3


def read_date(typed: str, today: date) -> str:
    """`14-03-1958`, `14 Maret 1958`, `03-1958`, `1958` or `1958-03-14`; empty stays empty.

    Raises BadRequest(`birth_date`) for anything else and for days to come.
    """
    parts = re.findall(r"[^\W_]+", typed.casefold())
    if not parts:
        return ""
    if len(parts[0]) == _YEAR_DIGITS and parts[0].isdecimal():
        parts.reverse()
    numbers = [_MONTHS.get(part) or _number(part) for part in parts]
    if len(parts) > _MOST_PARTS or len(parts[-1]) != _YEAR_DIGITS or min(numbers) < 1:
        raise BadRequest("birth_date", typed)
    day, month, year = ([0, 0, *numbers])[-_MOST_PARTS:]
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        raise BadRequest("birth_date", typed) from None
    if first > today or year < _EARLIEST:
        raise BadRequest("birth_date", typed)
    return first.isoformat()[: 4 + 3 * (len(parts) - 1)]


def _number(part: str) -> int:
    """A day, a month or a year; -1 for everything else."""
    return int(part) if part.isdecimal() and len(part) <= _YEAR_DIGITS else -1


def typed_form(text: str) -> str:
    """A FHIR date the way it is typed: `14-03-1958`."""
    return "-".join(reversed(text.split("-"))) if text else ""
