"""Numbers in words: counts, sizes, shares and values as printed.

Refuses: to re-format what a laboratory printed, and to translate units.
"""

from decimal import Decimal

from PySide6.QtCore import QCoreApplication

from ui.words.language import locale
from ui.words.plurals import PLURALS
from vault.records import Facts

translate = QCoreApplication.translate

_STEP = 1024
_UNITS = ("B", "KB", "MB", "GB", "TB")
_CODED = {
    "[in_i]": "in",
    "[in_us]": "in",
    "[ft_i]": "ft",
    "[lb_av]": "lb",
    "[oz_av]": "oz",
    "[degF]": "°F",
    "Cel": "°C",
    "mm[Hg]": "mmHg",
    "[IU]": "IU",
    "[IU]/L": "IU/L",
    "[IU]/mL": "IU/mL",
    "m[IU]/L": "mIU/L",
    "m[IU]/mL": "mIU/mL",
    "u[IU]/mL": "µIU/mL",
    "[pH]": "",
}
"""Codes of UCUM that no printed paper has."""


def count_words(number: int) -> str:
    """A whole number with its thousands marked: 1.234 or 1,234."""
    return locale().toString(number)


def records_words(number: int) -> str:
    """`1 record`, `12 records`."""
    return PLURALS.records(number)


def decimal_words(number: Decimal | float, places: int) -> str:
    """A number of our own (a tick of a chart) with so many places."""
    return locale().toString(float(number), "f", max(0, places))


def places_of(numbers: list[Decimal]) -> int:
    """The most decimal places that any of the numbers has."""
    exponents = (number.normalize().as_tuple().exponent for number in numbers)
    return max((-e for e in exponents if isinstance(e, int) and e < 0), default=0)


def size_words(size: int) -> str:
    """A size in bytes as people read it: `1,2 MB`."""
    amount, unit = float(size), 0
    while amount >= _STEP and unit < len(_UNITS) - 1:
        amount, unit = amount / _STEP, unit + 1
    return f"{locale().toString(amount, 'f', 1 if unit > 1 else 0)} {_UNITS[unit]}"


def percent_words(done: int, total: int) -> str:
    """How much of it is done, in whole percent."""
    share = round(100 * min(done, total) / total) if total > 0 else 0
    return translate("words", "{share} %").format(share=locale().toString(share))


def nik_words(nik: str) -> str:
    """The national number in groups of four."""
    return " ".join(nik[at : at + 4] for at in range(0, len(nik), 4))


def value_words(facts: Facts) -> str:
    """The value as printed, with its unit unless the print has it already."""
    value, unit = facts.value.strip(), unit_words(facts.unit)
    if not value or not unit or value.casefold().endswith(unit.casefold()):
        return value
    return f"{value} {unit}"


def unit_words(unit: str) -> str:
    """A unit as people write it; codes of computers (UCUM's) stand where nothing else was said."""
    unit = unit.strip()
    return _CODED.get(unit, unit)


def range_words(facts: Facts) -> str:
    """The reference range as printed; made of its two ends where nothing was printed."""
    if facts.range_text:
        return facts.range_text
    low, high = _end(facts.low), _end(facts.high)
    if low and high:
        ends = f"{low}\N{EN DASH}{high}"
    elif high:
        ends = f"\N{LESS-THAN OR EQUAL TO} {high}"
    elif low:
        ends = f"\N{GREATER-THAN OR EQUAL TO} {low}"
    else:
        return ""
    return f"{ends} {facts.unit}".strip()


def _end(number: Decimal | None) -> str:
    return "" if number is None else decimal_words(number, places_of([number]))
