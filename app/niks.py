"""What can be said of a typed NIK, gently.

Refuses: refusing; the number keeps what was true at first registration.
"""

from datetime import UTC, datetime

from app.answers import NikView
from sync.fhir.nik import digits_of, disagreements, read_nik
from vault.records import Sex


def kept_digits(typed: str) -> str:
    """The sixteen digits to keep of what was typed; empty if they are not sixteen."""
    return digits_of(typed)


def look_at(typed: str, sex: Sex, birth_date: str, now_ms: int) -> NikView:
    """The digits to keep, and every doubt: `length`, `region`, `date`, `serial`, `sex`."""
    today = datetime.fromtimestamp(now_ms / 1000, UTC).date()
    found = read_nik(typed, today)
    doubts = [] if found.problem in {"", "absent"} else [found.problem]
    return NikView(digits_of(typed), (*doubts, *disagreements(found, sex, birth_date)))
