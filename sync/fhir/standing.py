"""Whether a resource states a plain fact: entered in error, refuted, not done, none known.

Refuses: guessing; only the record's own status, codes and plain words decide.
"""

import re

from sync.fhir.concepts import codings, concept
from sync.fhir.values import Tree, clean, tables
from vault.records import Standing

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
_STATEMENTS = frozenset(
    {
        "AllergyIntolerance",
        "Condition",
        "Device",
        "DeviceUseStatement",
        "Immunization",
        "MedicationRequest",
        "MedicationStatement",
        "Medication",
        "Procedure",
    }
)
_NEGATIONS = frozenset(
    {"doNotPerform", "notDone", "notGiven", "notPerformed", "wasNotGiven", "wasNotTaken"}
)
_DENIALS = _NEGATIONS | {"verificationStatus", "taken", "modifierExtension"}
NEGATED = "urn:rekamku:cda:negationInd"
"""The modifier extension by which a reader says that its source denies the whole statement."""

_USUAL = frozenset(
    {"final", "amended", "corrected", "preliminary", "active", "completed", "finished"}
)
_NOT_DONE = frozenset({"not-done", "not-taken", "not-given"})


def _status_codes(resource: Tree) -> set[str]:
    found = set()
    for name in ("status", "verificationStatus"):
        value = resource.get(name)
        if type(value) is str:
            found.add(clean(value).lower())
        elif value is not None:
            found.update(one.code.lower() for one in codings(value))
    return found


def _not_done(resource: Tree, status: set[str]) -> bool:
    if not _NOT_DONE.isdisjoint(status):
        return True
    if _NEGATIONS.isdisjoint(resource):
        return False
    return any(
        resource.get(name) in {True, "true"}
        for name in _NEGATIONS
        if type(resource.get(name)) in {bool, str}
    )


def _denied(resource: Tree) -> bool:
    """Whether the source denies the statement where R4 has no element to say so."""
    return any(
        one.get("url") == NEGATED and one.get("valueBoolean") is True
        for one in tables(resource.get("modifierExtension"))
    )


def says_none_known(value: object) -> bool:
    """Whether a concept says that nothing is known (`no known allergies`), by code or words."""
    found = concept(value)
    if any(one.code.lower() in _NONE_KNOWN_CODES for one in found.codings):
        return True
    words = [found.own_text, *(one.display for one in found.codings)]
    return any(_NONE_KNOWN_WORDS.match(text) for text in words if text)


def standing_of(kind: str, resource: Tree, about: object) -> Standing:
    """The standing of a resource; `about` is what it is about (code, vaccine, medicine)."""
    if _is_usual(resource):
        return _known(kind, about)
    status = _status_codes(resource)
    if "entered-in-error" in status or "entered in error" in status:
        return Standing.ENTERED_IN_ERROR
    if "refuted" in status or _denied(resource):
        return Standing.REFUTED
    if _not_done(resource, status) or clean(resource.get("taken")) == "n":
        return Standing.NOT_DONE
    return _known(kind, about)


def _is_usual(resource: Tree) -> bool:
    """Whether nothing in it could deny it: the quick way for nearly all records."""
    status = resource.get("status")
    usual = status is None or (type(status) is str and status in _USUAL)
    return usual and _DENIALS.isdisjoint(resource)


def _known(kind: str, about: object) -> Standing:
    if kind in _STATEMENTS and about is not None and says_none_known(about):
        return Standing.NONE_KNOWN
    return Standing.FACT
