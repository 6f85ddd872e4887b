"""Which module extracts which resource type.

Refuses: an unknown type nothing; `generic` takes whatever has no module.
"""

from collections.abc import Callable
from types import MappingProxyType

from sync.fhir.case import Case
from sync.fhir.generic import generic
from sync.fhir.walk import Gathered

_FAMILIES: MappingProxyType[str, Callable[[Case], None]] = MappingProxyType({})


def fill(case: Case, found: Gathered) -> None:
    """Fill the case's draft by the module of its type."""
    _FAMILIES.get(case.type, generic)(case)
