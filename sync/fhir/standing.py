"""Whether a resource states a plain fact: entered in error, refuted, not done, none known.

Refuses: guessing; only the record's own status, codes and plain words decide.
"""

from sync.fhir.concepts import Concept, codings
from sync.fhir.values import Tree, clean, tables
from vault.records import Standing

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


def standing_of(kind: str, resource: Tree, about: Concept | None) -> Standing:
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


def _known(kind: str, about: Concept | None) -> Standing:
    if about is not None and about.none_known and kind in _STATEMENTS:
        return Standing.NONE_KNOWN
    return Standing.FACT
