"""American dates and printed values of Blue Button texts.

Refuses: dates that do not exist; numbers nobody can be sure of stay text.
"""

import re
from decimal import Decimal
from typing import Any, Final

from sync.fhir.dates import sort_key
from sync.readers.build import quantity

Json = dict[str, Any]

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_WORDS: Final = re.compile(r"(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})(?:\s*@\s*(\d{2}):?(\d{2}))?.*")
_SLASHED: Final = re.compile(
    r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\s+(\d{1,2}):(\d\d)(?::\d\d)?\s*([AaPp][Mm])?)?.*"
)
_MONTH: Final = re.compile(r"([A-Za-z]{3})[a-z]* (\d{4})")
_CLOCK: Final = re.compile(r"(\d{1,2}):?(\d\d)\s*([AaPp][Mm])?")
_NUMBER: Final = re.compile(r"(<|>|<=|>=)?\s*(-?(?:\d{1,12}(?:\.\d{1,8})?|\.\d{1,8}))")
_RESULT: Final = re.compile(
    r"(.*?)\s+(critical high|critical low|high|low|abnormal|critical)\s*\*?", re.IGNORECASE
)
_FLAGS: Final = {
    "high": "H",
    "low": "L",
    "abnormal": "A",
    "critical": "AA",
    "critical high": "HH",
    "critical low": "LL",
}
UNITS: Final = {
    "mm[hg]": ("mmHg", "mm[Hg]"),
    "mmhg": ("mmHg", "mm[Hg]"),
    "/min": ("/min", "/min"),
    "f": ("°F", "[degF]"),
    "c": ("°C", "Cel"),
    "fahrenheit": ("°F", "[degF]"),
    "celsius": ("°C", "Cel"),
    "in": ("in", "[in_i]"),
    "inches": ("in", "[in_i]"),
    "lb": ("lb", "[lb_av]"),
    "lbs": ("lb", "[lb_av]"),
    "pounds": ("lb", "[lb_av]"),
    "kg": ("kg", "kg"),
    "kilograms": ("kg", "kg"),
    "cm": ("cm", "cm"),
    "%": ("%", "%"),
    "mg/dl": ("mg/dL", "mg/dL"),
}
_NOON: Final = 12


def date(text: str, clock: str = "") -> str:
    """A printed date as FHIR text; `clock` a time in a field of its own."""
    text = text.strip()
    match = _WORDS.fullmatch(text)
    if match and match[2].lower() in _MONTHS:
        day, month, year = int(match[1]), _MONTHS[match[2].lower()], match[3]
        time = f"{match[4]}:{match[5]}:00" if match[4] else _time(clock)
    elif match := _SLASHED.fullmatch(text):
        month, day, year = int(match[1]), int(match[2]), match[3]
        time = _time(f"{match[4]}:{match[5]} {match[6] or ''}") if match[4] else _time(clock)
    elif (match := _MONTH.fullmatch(text)) and match[1].lower() in _MONTHS:
        return f"{match[2]}-{_MONTHS[match[1].lower()]:02}"
    else:
        return text if sort_key(text) else ""
    found = f"{year}-{month:02}-{day:02}"
    whole = f"{found}T{time}" if time else found
    return whole if sort_key(whole) else ""


def _time(text: str) -> str:
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return ""
    hour, half = int(match[1]), (match[3] or "").lower()
    if half:
        hour = hour % _NOON + (_NOON if half == "pm" else 0)
    return f"{hour:02}:{match[2]}:00"


def flagged(text: str) -> tuple[str, str]:
    """A printed result and the flag behind it: `6.5 Critical High`."""
    match = _RESULT.fullmatch(text.strip())
    if match and match[1]:
        return match[1].strip(), _FLAGS[match[2].lower()]
    return text.strip(), ""


def value(text: str, unit: str = "") -> Json:
    """A printed value as `value[x]`."""
    text = text.strip()
    if not text:
        return {}
    match = _NUMBER.fullmatch(text)
    if match:
        shown, ucum = UNITS.get(unit.lower(), (unit, ""))
        return {"valueQuantity": quantity(_exact(match[2]), shown, ucum, match[1] or "")}
    return {"valueString": f"{text} {unit}" if unit and text[-1:].isdecimal() else text}


def _exact(text: str) -> Any:
    return int(text) if re.fullmatch(r"-?(?:0|[1-9]\d*)", text) else Decimal(text)


def measured(text: str) -> Json:
    """A measurement with its unit in one text: `98.5 F`, `325 lb`, `3`."""
    amount, _, unit = text.strip().partition(" ")
    found = value(amount, unit.strip())
    return found if "valueQuantity" in found else value(text)


def money(text: str) -> Json:
    """A sum of dollars."""
    plain = text.replace("$", "").replace(",", "").strip()
    if "$" not in text or not _NUMBER.fullmatch(plain):
        return {}
    return {"value": Decimal(plain), "currency": "USD"}
