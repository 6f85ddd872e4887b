"""What the rows of a table are: results, vital signs, diagnoses, medicines, visits, patients.

Refuses: a table whose columns do not say so surely; it is asked about, never guessed at.
"""

from enum import StrEnum
from typing import Final

from sync.readers.tables.matching import Columns
from sync.readers.tables.meanings import VITALS, WHOSE, Meaning, plain

_M = Meaning


class Rows(StrEnum):
    """What one row of a table is."""

    RESULT = "result"
    WIDE = "wide"
    MEDICINE = "medicine"
    PRESCRIPTION = "prescription"
    VACCINE = "vaccine"
    ALLERGY = "allergy"
    DIAGNOSIS = "diagnosis"
    PROCEDURE = "procedure"
    ORDER = "order"
    VISIT = "visit"
    PATIENT = "patient"
    MASTER = "master"
    UNKNOWN = "unknown"


_ANCHORS: Final = (*WHOSE, _M.VISIT_ID, _M.PRESCRIPTION_ID, _M.DATE, _M.ADMITTED)
_PERSON: Final = (_M.BIRTH_DATE, _M.SEX, _M.NIK, _M.ADDRESS)
_TREATED: Final = frozenset({"jam_rawat", "biaya_rawat", "tarif_tindakandr", "tarif_tindakanpr"})
_RAYS: Final = frozenset({"proyeksi", "kv", "k_v", "mas", "m_as", "ffd", "jml_penyinaran"})
_FEW: Final = 2


def rows_are(columns: Columns) -> Rows:
    """What the rows of a table with these columns are."""
    has = columns.has
    if has(_M.RESULT) and has(_M.TEST, _M.TEST_CODE, _M.DATE, *WHOSE):
        return Rows.RESULT
    if not has(*_ANCHORS):
        return Rows.MASTER if columns.known >= _FEW else _nameless(columns)
    return _anchored(columns)


def _nameless(columns: Columns) -> Rows:
    """Without patient, visit or day: a price list or another list of the house, if anything."""
    ignored = sum(one is _M.IGNORED for one in columns.meanings)
    return Rows.MASTER if ignored > len(columns.meanings) // 2 else Rows.UNKNOWN


def _anchored(columns: Columns) -> Rows:
    """The first of the rules whose columns are there."""
    for needed, kind in _RULES:
        if all(columns.has(*any_of) for any_of in needed):
            return _examined(columns) if kind is Rows.ORDER else kind
    return Rows.UNKNOWN


_RULES: Final[tuple[tuple[tuple[tuple[Meaning, ...], ...], Rows], ...]] = (
    (((_M.MEDICINE, _M.MEDICINE_CODE),), Rows.MEDICINE),
    (((_M.VACCINE,),), Rows.VACCINE),
    (((*VITALS, _M.ANALYTE),), Rows.WIDE),
    (
        ((_M.ADMITTED,), (_M.LEFT, _M.OUTCOME, _M.ADMITTED_TIME, _M.VISIT_CLASS)),
        Rows.VISIT,
    ),
    (
        ((_M.DIAGNOSIS, _M.DIAGNOSIS_CODE, _M.FIRST_DIAGNOSIS, _M.FIRST_DIAGNOSIS_CODE),),
        Rows.DIAGNOSIS,
    ),
    (((_M.PROCEDURE, _M.PROCEDURE_CODE),), Rows.PROCEDURE),
    (((_M.TEST, _M.TEST_CODE),), Rows.ORDER),
    (((_M.ALLERGY,),), Rows.ALLERGY),
    (((_M.PRESCRIPTION_ID,),), Rows.PRESCRIPTION),
    (((_M.ADMITTED,),), Rows.VISIT),
    (((_M.VISIT_ID,), (_M.DATE,)), Rows.VISIT),
    ((WHOSE, _PERSON), Rows.PATIENT),
)
"""Columns that must be there (one of each group) and what the rows are then, in order."""


def _examined(columns: Columns) -> Rows:
    """Tests without a result: what was done to somebody, or what was asked for."""
    names = {plain(name) for name in columns.header}
    return Rows.PROCEDURE if names & _TREATED else Rows.ORDER


def is_imaging(columns: Columns) -> bool:
    """Whether a list of tests is one of X-rays."""
    return bool({plain(name) for name in columns.header} & _RAYS)
