"""Which FHIR release a file is in, and its resources in the shape that R4 gives them.

Refuses: to touch the kept bytes; the R4 shape only feeds the extractor.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Final, NamedTuple

from sync.readers import versions_dstu2, versions_newer, versions_stu3

Tree = dict[str, Any]

DSTU2: Final = "1.0"
STU3: Final = "3.0"
R4: Final = "4.0"
R5: Final = "5.0"

_R5_TYPES: Final = frozenset({"DeviceUsage", "NutritionIntake", "InventoryReport", "Transport"})
_DSTU2_TYPES: Final = frozenset(
    {"MedicationOrder", "DiagnosticOrder", "Conformance", "ImagingObjectSelection"}
)
_STU3_TYPES: Final = frozenset({"BodySite", "EligibilityRequest", "Sequence"})
_PEOPLE: Final = frozenset({"Patient", "Practitioner", "RelatedPerson", "Person"})
_CODED_REASONS: Final = ("reason", "medication", "addresses")


def of(tree: Tree) -> str:
    """The release a resource gives away by its shape; empty if it fits several."""
    kind = tree.get("resourceType")
    for version, sign in _signs_of(kind if type(kind) is str else ""):
        if sign(tree):
            return version
    return ""


@lru_cache(maxsize=256)
def _signs_of(kind: str) -> "tuple[tuple[str, Callable[[Tree], bool]], ...]":
    """The signs that resources of a type can bear, in the order they are asked for."""
    return tuple(
        (version, sign.holds)
        for version, signs in _SIGNS
        for sign in signs
        if not sign.types or kind in sign.types
    )


def of_file(samples: Iterable[Tree]) -> str:
    """The release most of the resources that give one away are in; R4 if none does."""
    votes = Counter(version for version in map(of, samples) if version)
    if votes[R5] and not votes[DSTU2] + votes[STU3]:
        return R5
    older = votes[DSTU2] + votes[STU3]
    if older <= votes[R4]:
        return R4
    return DSTU2 if votes[DSTU2] >= votes[STU3] else STU3


def to_r4(tree: Tree, version: str) -> Tree:
    """The resource in R4's shape; the one given is left as it is."""
    convert = _CONVERT.get(version)
    if convert is None:
        return tree
    contained = tree.get("contained")
    result = convert(tree)
    if isinstance(contained, list):
        result["contained"] = [
            convert(inside) if isinstance(inside, dict) else inside for inside in contained
        ]
    return result


_CONVERT: Final[dict[str, Callable[[Tree], Tree]]] = {
    DSTU2: versions_dstu2.from_dstu2,
    STU3: versions_stu3.from_stu3,
    R5: versions_newer.from_r5,
}


class _Sign(NamedTuple):
    """What tells a release, and the types that can bear it; none: every type."""

    types: frozenset[str]
    holds: Callable[[Tree], bool]


def _has(kind: str, *names: str) -> _Sign:
    wanted = frozenset(names)
    return _Sign(frozenset({kind}), lambda tree: not wanted.isdisjoint(tree))


def _is(kind: str, name: str, shape: type) -> _Sign:
    return _Sign(frozenset({kind}), lambda tree: isinstance(tree.get(name), shape))


def _profiled(*parts: str) -> _Sign:
    def sign(tree: Tree) -> bool:
        meta = tree.get("meta")
        profiles = meta.get("profile") if isinstance(meta, dict) else None
        named = profiles if isinstance(profiles, list) else [profiles]
        return any(isinstance(one, str) and part in one for one in named for part in parts)

    return _Sign(frozenset(), sign)


def _family_is_list(tree: Tree) -> bool:
    names = tree.get("name")
    listed = names if isinstance(names, list) else [names]
    return any(isinstance(one, dict) and isinstance(one.get("family"), list) for one in listed)


def _has_agent(tree: Tree) -> bool:
    requester = tree.get("requester")
    return isinstance(requester, dict) and "agent" in requester


def _coded_reference(tree: Tree) -> bool:
    for name in _CODED_REASONS:
        value = tree.get(name)
        first = value[0] if isinstance(value, list) and value else value
        if isinstance(first, dict) and isinstance(first.get("concept"), dict):
            return True
        if isinstance(first, dict) and isinstance(first.get("reference"), dict):
            return True
    return False


def _of_type(types: frozenset[str]) -> _Sign:
    return _Sign(types, lambda _: True)


_SIGNS: Final[tuple[tuple[str, tuple[_Sign, ...]], ...]] = (
    (
        R5,
        (
            _of_type(_R5_TYPES),
            _Sign(frozenset(), _coded_reference),
            _has("Encounter", "actualPeriod", "admission"),
            _is("Encounter", "class", list),
            _has("Procedure", "occurrenceDateTime", "occurrencePeriod"),
            _has("MedicationStatement", "adherence"),
            _has("MedicationAdministration", "occurenceDateTime", "occurencePeriod"),
            _has("Observation", "triggeredBy", "instantiatesReference"),
            _has("Medication", "doseForm", "marketingAuthorizationHolder"),
        ),
    ),
    (
        DSTU2,
        (
            _of_type(_DSTU2_TYPES),
            _Sign(_PEOPLE, _family_is_list),
            _profiled("/daf-", "argonaut"),
            _has("Condition", "patient", "dateRecorded"),
            _has("AllergyIntolerance", "substance"),
            _is("Encounter", "class", str),
            _has("Encounter", "patient"),
            _has("Immunization", "wasNotGiven"),
            _has("Procedure", "notPerformed"),
            _is("Observation", "category", dict),
            _has("Observation", "comments"),
            _has("MedicationStatement", "patient", "wasNotTaken"),
            _has("QuestionnaireResponse", "group"),
            _is("Goal", "description", str),
            _has("Medication", "product"),
        ),
    ),
    (
        STU3,
        (
            _of_type(_STU3_TYPES),
            _is("Condition", "clinicalStatus", str),
            _is("AllergyIntolerance", "clinicalStatus", str),
            _has("Condition", "assertedDate"),
            _has("AllergyIntolerance", "assertedDate"),
            _has("Observation", "context", "comment"),
            _has("Immunization", "notGiven"),
            _has("Procedure", "notDone", "context"),
            _has("MedicationRequest", "context"),
            _has("MedicationStatement", "taken"),
            _has("DiagnosticReport", "context", "codedDiagnosis"),
            _has("CarePlan", "context"),
            _is("DiagnosticReport", "category", dict),
            _has("ProcedureRequest", "code"),
            _has("ReferralRequest", "serviceRequested"),
            _Sign(frozenset(), _has_agent),
        ),
    ),
    (
        R4,
        (
            _is("Condition", "clinicalStatus", dict),
            _is("AllergyIntolerance", "clinicalStatus", dict),
            _has("Encounter", "reasonCode"),
            _has("Immunization", "occurrenceDateTime", "occurrenceString"),
            _has("Goal", "lifecycleStatus"),
            _has("Observation", "note", "hasMember", "derivedFrom"),
            _has("ServiceRequest", "intent"),
            _has("MedicationRequest", "encounter", "reportedBoolean"),
            _has("Condition", "recordedDate"),
        ),
    ),
)
