"""The labels of single codes, by the tables.

Refuses: codes of systems it does not know; their words are judged elsewhere.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from types import MappingProxyType

from sync.fhir.label_tables import (
    ATC_PREFIXES,
    ICD10_RANGES,
    KEMKES_CODES,
    LOINC_CODES,
    SNOMED_CODES,
)
from sync.fhir.systems import ATC, LOINC, SNOMED, normal
from vault.records import Label

NO_LABELS: tuple[Label, ...] = ()
_TABLES = MappingProxyType({LOINC: LOINC_CODES, SNOMED: SNOMED_CODES})
_ICD10 = re.compile(r"([A-Z]\d\d)\.?(\w{0,4})[+*†]?")


def _once(labels: Iterable[Label]) -> tuple[Label, ...]:
    return tuple(dict.fromkeys(labels))


def _icd10(code: str) -> tuple[Label, ...]:
    match = _ICD10.fullmatch(code.upper())
    if match is None:
        return NO_LABELS
    dotted = f"{match[1]}.{match[2]}" if match[2] else match[1]
    return tuple(label for low, high, label in ICD10_RANGES if low <= dotted <= high)


@lru_cache(maxsize=16_384)
def labels_of_code(system: str, code: str) -> tuple[Label, ...]:
    """The labels of one code of one system, as either is written by the source."""
    text, proper = code.strip().strip("\u2060"), normal(system)
    known = _TABLES.get(proper)
    if known is not None:
        return known.get(text, NO_LABELS)
    if proper == ATC:
        return _once(label for prefix, label in ATC_PREFIXES if text.startswith(prefix))
    if proper == "questionnaire" or "kemkes.go.id" in proper:
        return KEMKES_CODES.get(text, NO_LABELS)
    if not proper:
        return LOINC_CODES.get(text) or _once(_icd10(text))
    if "icd" in proper.lower() or "2.16.840.1.113883.6.90" in proper:
        return _once(_icd10(text))
    return NO_LABELS
