"""Laboratory tests by their Indonesian and English names, with LOINC codes by unit.

Refuses: a code where name and unit do not agree. Codes: LOINC, loinc.org; written by hand.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from sync.readers.paper.lab_table import TABLE
from sync.readers.paper.rows import key
from sync.readers.paper.table_words import distance

WORDS: Final = "text"
"""Stands for the unit of results that are words."""


class Measure(NamedTuple):
    """One way a test is reported: its LOINC code and what a living person may have."""

    loinc: str
    low: Decimal
    high: Decimal

    def holds(self, number: Decimal) -> bool:
        """Whether a number may be true at all."""
        return self.low <= number <= self.high


class LabTest(NamedTuple):
    """A test: its first name, and its ways by unit (UCUM, or `WORDS`)."""

    name: str
    ways: dict[str, Measure]

    @property
    def measured(self) -> bool:
        """Whether it is reported with a unit only."""
        return bool(self.ways) and WORDS not in self.ways and "" not in self.ways


_PARENTHESES: Final = re.compile(r"\(([^()]*)\)?")
_FILLERS: Final = re.compile(
    r"\b(?:KADAR|JUMLAH|HITUNG JUMLAH|NILAI|PEMERIKSAAN|TES|TEST|SERUM|SEDIMEN|DARAH RUTIN"
    r"|KUANTITATIF|KUALITATIF|QUALITATIVE|QUANTITATIVE|HITUNG|PLASMA|RAPID|STIK|STICK|METODE DIREK"
    r"|ELISA|ECLIA|CLIA)\b"
)
_URINE: Final = re.compile(r"\b(?:URIN\w*|URINE|KENCING|SEDIMEN)\b")
_STOOL: Final = re.compile(r"\b(?:FESES|FAECES|FECES|TINJA|STOOL)\b")
_GAS: Final = re.compile(r"\b(?:AGD|GAS DARAH|BLOOD GAS|BGA|ASTRUP)\b")
_OTHER: Final = re.compile(r"\b(?:CAIRAN|LIQUOR|LCS|CSF|SPUTUM|PLEURA|ASCITES|SPERMA|SEMEN)\b")
_FUZZY: Final = 6
_LONG: Final = 10


def _parse(table: str) -> Iterator[tuple[str, tuple[str, ...], LabTest]]:
    section = "blood"
    for line in table.strip().splitlines():
        if line.startswith("["):
            section = line.strip("[]")
            continue
        names, *ways = (part.strip() for part in line.split(";"))
        listed = tuple(key(name) for name in names.split(","))
        yield section, listed, LabTest(names.partition(",")[0].strip(), dict(map(_way, ways)))


def _way(text: str) -> tuple[str, Measure]:
    unit, loinc, low, high = text.split()
    unit = "" if unit == "none" else unit
    return unit, Measure("" if loinc == "-" else loinc, Decimal(low), Decimal(high))


def _by_name() -> dict[str, dict[str, LabTest]]:
    found: dict[str, dict[str, LabTest]] = {}
    for section, names, test in _parse(TABLE):
        for name in names:
            found.setdefault(section, {})[name] = test
    return found


_TESTS: Final = _by_name()


def material(section: str) -> str:
    """What was tested, by the heading over the rows: blood, urine, stool, gas or other."""
    plain = key(section)
    for name, signs in (("urine", _URINE), ("stool", _STOOL), ("gas", _GAS), ("other", _OTHER)):
        if signs.search(plain):
            return name
    return "blood"


@lru_cache(maxsize=4096)
def lab_test(name: str, section: str = "", *, loose: bool = False) -> LabTest | None:
    """The test a printed name stands for; None if unknown or if its parts disagree.

    `loose` allows a letter to be off, as in words read from a picture.
    """
    where = material(section)
    own = material(name)
    table = _TESTS.get(own if own != "blood" else where)
    if table is None:
        return None
    found = {test.name: test for form in _forms(name) if (test := table.get(form)) is not None}
    if not found and loose:
        found = _close(name, table)
    return next(iter(found.values())) if len(found) == 1 else None


def _forms(name: str) -> Iterator[str]:
    """The name as printed, then without and inside its parentheses, and its halves."""
    whole = key(name)
    yield whole
    outside = key(_PARENTHESES.sub(" ", name))
    inside = [key(text) for text in _PARENTHESES.findall(name)]
    if not inside and "/" in name:
        inside = [key(text) for text in name.split("/")]
        outside = ""
    for form in (outside, *inside):
        if form and form != whole:
            yield form
    for form in (whole, outside):
        bare = " ".join(_FILLERS.sub(" ", form).split())
        if bare and bare != form:
            yield bare


def _close(name: str, table: dict[str, LabTest]) -> dict[str, LabTest]:
    plain = key(_PARENTHESES.sub(" ", name))
    if len(plain) < _FUZZY:
        return {}
    most = 2 if len(plain) >= _LONG else 1
    return {
        test.name: test
        for known, test in table.items()
        if len(known) >= _FUZZY and distance(plain, known, most) <= most
    }
