"""Words and codes by which a concept says that nothing is known: `no known allergies`.

Refuses: guessing; "no known drug allergy but …" states something and does not count.
"""

import re
from collections.abc import Iterable

_NONE_KNOWN_CODES = frozenset(
    {
        "716186003",  # No known allergy
        "409137002",  # No known drug allergy
        "429625007",  # No known food allergy
        "428607008",  # No known environmental allergy
        "428197003",  # No known insect allergy
        "1003774007",  # No known latex allergy
        "716184000",  # No known latex allergy (former)
        "716185004",
        "160244002",  # No known allergies
        "64970000",
        "160245001",  # No current problems or disability
        "787481004",  # No known procedures
        "787480003",  # No known medications
        "1234391001",  # No known immunisations
        "709114009",  # No known device use
        "1287215003",
        "no-allergy-info",
        "no-known-allergies",
        "no-known-medication-allergies",
        "no-known-food-allergies",
        "no-known-environmental-allergies",
        "no-medication-info",
        "no-known-medications",
        "no-problem-info",
        "no-known-problems",
        "no-procedure-info",
        "no-known-procedures",
        "no-device-info",
        "no-known-devices",
        "no-immunization-info",
        "no-known-immunizations",
        "nilknown",
    }
)
_NONE_KNOWN_WORDS = re.compile(
    r"\s*(?:no\s+(?:known|current|history\s+of)\b(?!.*\b(?:but|except)\b)"
    r"|nil\s+known|none\s+known|not\s+known\s+to\s+have"
    r"|no\s+(?:information\s+about|allergy\s+information|medication\s+information)"
    r"|tidak\s+(?:ada|memiliki|mempunyai|diketahui(?:\s+ada(?:nya)?)?)\s+(?:riwayat\s+)?"
    r"(?:alergi|penyakit|obat|masalah|pengobatan)|tanpa\s+(?:riwayat\s+)?alergi"
    r"|belum\s+(?:ada|diketahui)\s+(?:riwayat\s+)?alergi)",
    re.IGNORECASE,
)


def says_none_known(codes: Iterable[str], words: Iterable[str]) -> bool:
    """Whether one of a concept's codes or texts says that nothing is known."""
    if any(code.lower() in _NONE_KNOWN_CODES for code in codes):
        return True
    return any(_NONE_KNOWN_WORDS.match(text) for text in words if text)
