"""The NIK, Indonesia's 16-digit person number: what it says, and how to show it.

Refuses: blocking anybody; every disagreement is a warning, for the number keeps what was true
at first registration (reference indonesia 3.3).
"""

import re
from dataclasses import dataclass
from datetime import date

from sync.fhir.regions import REGENCIES
from sync.fhir.values import masked
from vault.records import Sex

DIGITS = 16
WOMEN = 40
"""Added to the birth day of women."""

_SEPARATORS = re.compile(r"[\s.\-]")
_LONG_RUN = re.compile(r"(?<!\d)\d{16}(?!\d)")


@dataclass(frozen=True, slots=True)
class Nik:
    """What a NIK says. `problem` is empty, or `absent`, `length`, `region`, `date`, `serial`.

    `digits` is empty when it is no 16-digit number; `years` are the birth years its two
    digits may mean (none in the future).
    """

    digits: str
    problem: str = ""
    sex: Sex = Sex.UNKNOWN
    day: int = 0
    month: int = 0
    years: tuple[int, ...] = ()

    @property
    def valid(self) -> bool:
        """Whether nothing about the number is wrong."""
        return not self.problem


def digits_of(text: str) -> str:
    """The number without spaces, dots and dashes; empty when masked or not 16 digits."""
    plain = _SEPARATORS.sub("", text)
    return plain if len(plain) == DIGITS and plain.isascii() and plain.isdigit() else ""


def _exists(year: int, month: int, day: int, today: date) -> bool:
    try:
        return date(year, month, day) <= today
    except ValueError:
        return False


def read_nik(text: str, today: date) -> Nik:
    """What a NIK as typed or received says; `today` bounds the possible birth years."""
    plain = _SEPARATORS.sub("", text)
    if not plain or masked(plain):
        return Nik("", "absent")
    digits = digits_of(text)
    if not digits:
        return Nik("", "length")
    if digits[:4] not in REGENCIES:
        return Nik(digits, "region")
    day, month, short = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    sex = Sex.FEMALE if day > WOMEN else Sex.MALE
    day -= WOMEN if sex is Sex.FEMALE else 0
    years = tuple(year for year in (1900 + short, 2000 + short) if _exists(year, month, day, today))
    if not years:
        return Nik(digits, "date")
    problem = "serial" if digits[12:] == "0000" else ""
    return Nik(digits, problem, sex, day, month, years)


def disagreements(nik: Nik, sex: Sex, birth_date: str) -> tuple[str, ...]:
    """In what a readable NIK differs from stated facts: `sex`, `birth-date`. Warnings only."""
    if not nik.years:
        return ()
    found = []
    if sex in {Sex.MALE, Sex.FEMALE} and sex is not nik.sex:
        found.append("sex")
    stated = {f"{year:04d}-{nik.month:02d}-{nik.day:02d}" for year in nik.years}
    if birth_date and not any(full.startswith(birth_date[:10]) for full in stated):
        found.append("birth-date")
    return tuple(found)


def mask(digits: str) -> str:
    """The number as shown by default: `3171••••••••0001`."""
    return digits[:4] + "•" * 8 + digits[12:] if len(digits) == DIGITS else "•" * len(digits)


def mask_in(text: str) -> str:
    """A text with every run of 16 digits in it masked."""
    return _LONG_RUN.sub(lambda match: mask(match[0]), text)
