"""Which column means what: by its name, by what its cells look like, by what somebody told.

Refuses: to guess; a column nobody is sure of stays without a meaning.
"""

import re
from dataclasses import dataclass
from typing import Final

from sync.readers.protocol import ColumnMatch
from sync.readers.tables.cells import looks_like_date, said
from sync.readers.tables.meanings import Meaning, meaning_of, plain

_PRESSURE: Final = re.compile(r"\d{2,3}\s*/\s*\d{2,3}")
_MOSTLY: Final = 0.8
_LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Columns:
    """A table's head with the meaning of each column, None where it is not known."""

    header: tuple[str, ...]
    meanings: tuple[Meaning | None, ...]

    def at(self, meaning: Meaning) -> int:
        """The first column of a meaning, -1 without one."""
        return self.meanings.index(meaning) if meaning in self.meanings else -1

    def has(self, *meanings: Meaning) -> bool:
        """Whether any of these is there."""
        return any(one in self.meanings for one in meanings)

    @property
    def known(self) -> int:
        """How many columns have a meaning that says something of a patient or a result."""
        return sum(one not in {None, Meaning.IGNORED} for one in self.meanings)


def signature(header: tuple[str, ...]) -> tuple[str, ...]:
    """A head in plain words: what tells one kind of table from another."""
    return tuple(plain(name) for name in header)


def columns_of(
    header: list[str], sample: list[list[str]], told: tuple[ColumnMatch, ...] = ()
) -> Columns:
    """The columns of a table: as somebody told, else as names and cells show."""
    names = tuple(name.strip() for name in header)
    own = signature(names)
    for one in told:
        if one.header == own and len(one.meanings) == len(names):
            return Columns(names, tuple(_stated(text) for text in one.meanings))
    found = [meaning_of(name) for name in names]
    _settle(names, found)
    for at, meaning in enumerate(found):
        if meaning is None:
            cells = [said(row[at]) for row in sample if at < len(row)]
            found[at] = _by_content([cell for cell in cells if cell])
    return Columns(names, tuple(_once(found)))


def _stated(text: str) -> Meaning | None:
    return Meaning(text) if text in _ALL else None


_ALL: Final = frozenset(one.value for one in Meaning)


_SEVERAL: Final = frozenset(
    {
        Meaning.IGNORED,
        Meaning.NOTE,
        Meaning.DOCTOR,
        Meaning.PLACE,
        Meaning.ANALYTE,
        Meaning.TEST_CODE,
    }
)


def _once(found: list[Meaning | None]) -> list[Meaning | None]:
    """Of two columns with one meaning the first has it; the other is not known."""
    seen: set[Meaning] = set()
    result: list[Meaning | None] = []
    for one in found:
        if one is not None and one not in _SEVERAL and one in seen:
            result.append(Meaning.IGNORED if one in _SPARE else None)
            continue
        result.append(one)
        if one is not None:
            seen.add(one)
    return result


_SPARE: Final = frozenset({Meaning.DATE, Meaning.TIME, Meaning.STATUS})


def _settle(names: tuple[str, ...], found: list[Meaning | None]) -> None:
    """Names that mean different things in different tables, decided by their company."""
    have = set(found)
    words = [plain(name) for name in names]
    for at, word in enumerate(words):
        if word == "pemeriksaan" and have & {Meaning.COMPLAINT, Meaning.PRESSURE}:
            found[at] = Meaning.EXAMINATION
        elif word in {"nama", "name"}:
            found[at] = _named(have)
        elif word in {"kode", "code"}:
            found[at] = _coded(have)
        elif word in {"instruksi", "instructions"} and Meaning.MEDICINE in have:
            found[at] = Meaning.DIRECTIONS
        elif word in {"dosis", "dose"} and not have & {Meaning.MEDICINE, Meaning.MEDICINE_CODE}:
            found[at] = Meaning.IGNORED  # of radiation, in an X-ray list


def _named(have: set[Meaning | None]) -> Meaning | None:
    whose = {Meaning.PATIENT_ID, Meaning.NIK, Meaning.BIRTH_DATE, Meaning.INSURANCE_ID}
    return Meaning.PATIENT_NAME if have & whose else None


def _coded(have: set[Meaning | None]) -> Meaning | None:
    if Meaning.PROCEDURE in have or (Meaning.VISIT_ID in have and Meaning.RANK in have):
        return Meaning.PROCEDURE_CODE
    return Meaning.DIAGNOSIS_CODE if Meaning.DIAGNOSIS in have else None


def _by_content(cells: list[str]) -> Meaning | None:
    """What cells show without their name's help: only what nothing else looks like."""
    if len(cells) < len("abc"):
        return None

    def mostly(pattern: re.Pattern[str]) -> bool:
        return sum(bool(pattern.fullmatch(cell)) for cell in cells) >= _MOSTLY * len(cells)

    if mostly(_PRESSURE):
        return Meaning.PRESSURE
    return None


def is_head(cells: list[str]) -> bool:
    """Whether a row can be a table's head: short names, no dates, no numbers."""
    named = [cell for cell in cells if cell]
    if len(named) < 2 or any(len(cell) > _LONGEST_NAME for cell in named):  # noqa: PLR2004
        return False
    lettered = sum(any(sign.isalpha() for sign in cell) for cell in named)
    return lettered >= _MOSTLY * len(named) and not any(map(looks_like_date, named))
