"""The name under which results of one test line up: code or title, and unit.

Refuses: mixing units; the same test in another unit is another line.
"""

import re
import unicodedata
from functools import lru_cache

from sync.fhir.systems import LOINC, SNOMED
from sync.fhir.units import unit_family

_PREFIX = {LOINC: "loinc", SNOMED: "sct"}
_NOT_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=8_192)
def series_key(code: str, system: str, title: str, unit: str) -> str:
    """`loinc:4548-4|%`, `sct:…`, else the title in plain letters; empty without either."""
    family = unit_family(unit)
    if code and system:
        name = f"{_PREFIX.get(system, system)}:{code}"
    else:
        plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
        name = _NOT_WORD.sub("-", plain).strip("-") or title.strip().lower()
        name = f"title:{name[:120]}" if name else ""
    return f"{name}|{family}" if name else ""
