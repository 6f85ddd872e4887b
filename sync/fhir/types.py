"""Resource type names: the R4 name of older and newer ones, and readable words for each.

Refuses: translating; the window's words are in `ui/words`, these are the last resort.
"""

import re
from functools import lru_cache

_R4 = {
    "MedicationOrder": "MedicationRequest",
    "DiagnosticOrder": "ServiceRequest",
    "ProcedureRequest": "ServiceRequest",
    "ReferralRequest": "ServiceRequest",
    "DeviceUseRequest": "DeviceRequest",
    "DeviceUsage": "DeviceUseStatement",
    "BodySite": "BodyStructure",
    "Sequence": "MolecularSequence",
    "EligibilityRequest": "CoverageEligibilityRequest",
    "EligibilityResponse": "CoverageEligibilityResponse",
    "ImagingObjectSelection": "ImagingStudy",
    "Conformance": "CapabilityStatement",
    "DataElement": "StructureDefinition",
    "MedicationUsage": "MedicationStatement",
    "ClinicalUseDefinition": "MedicinalProductIndication",
}
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])")


def r4_type(name: str) -> str:
    """The R4 name of a resource type of any release."""
    return _R4.get(name, name)


@lru_cache(maxsize=512)
def words_for_type(name: str) -> str:
    """A type name as words: `MedicationRequest` is `Medication request`."""
    return _WORDS.sub(" ", name).capitalize()
