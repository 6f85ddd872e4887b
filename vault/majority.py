"""When somebody comes of age: the day from which a record is their own.

Refuses: guessing a birthday; without a full birth date there is no such day.
"""

from datetime import MAXYEAR, UTC, datetime
from typing import Final

from vault.household import Household
from vault.roles import MAJORITY_YEARS

CHOICES: Final = (18, 21)
"""Child protection (UU 35/2014) and the civil code (KUHPerdata 330)."""
SETTING: Final = "majority-years"
_FEBRUARY: Final = 2
_LEAP_DAY: Final = 29
_FULL_DATE: Final = len("2008-08-17")


def majority_years(household: Household) -> int:
    """The age this household chose, 18 unless it said otherwise."""
    kept = household.setting(SETTING) or ""
    return int(kept) if kept in map(str, CHOICES) else MAJORITY_YEARS


def comes_of_age_ms(birth_date: str, years: int) -> int | None:
    """Midnight of that birthday (milliseconds since 1970, UTC); None without a full date.

    Who was born on 29 February comes of age on 1 March where that year has no such day.
    """
    if len(birth_date) != _FULL_DATE:
        return None
    year, month, day = (int(part) for part in birth_date.split("-"))
    try:
        moment = datetime(year + years, month, day, tzinfo=UTC)
    except ValueError:
        if (month, day) != (_FEBRUARY, _LEAP_DAY) or year + years > MAXYEAR:
            return None
        moment = datetime(year + years, 3, 1, tzinfo=UTC)
    return int(moment.timestamp() * 1000)
