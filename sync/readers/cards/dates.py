"""Dates of certificates as FHIR's text.

Refuses: days that no calendar has; they come out empty.
"""

import re
from datetime import date, datetime
from typing import Final

_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](.{5,30}))?)?)?")
_TIME: Final = re.compile(r"(\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}(?::?\d{2})?)?")


def fhir_date(text: str) -> str:
    """A date with the precision it was given; its time only with an offset, as FHIR asks."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return ""
    year, month, day, time = found.groups()
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return ""
    plain = "-".join(part for part in (year, month, day) if part)
    clock = _TIME.fullmatch(time) if time else None
    if clock is None or not clock[3]:
        return plain
    offset = clock[3]
    if offset != "Z":
        offset = f"{offset[:3]}:{offset[-2:] if len(offset) > 3 else '00'}"  # noqa: PLR2004 - +07
    whole = f"{plain}T{clock[1]}{clock[2] or ':00'}{offset}"
    try:
        datetime.fromisoformat(whole)
    except ValueError:
        return plain
    return whole
