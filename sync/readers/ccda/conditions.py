"""Problems and allergies as Conditions and AllergyIntolerances.

Refuses: a denied statement as a plain fact; a status nobody gave.
"""

from typing import Final

from sync.readers.build import Tree, coding, concept, kept, listed, note
from sync.readers.ccda.document import Document, code, shown, status_of
from sync.readers.ccda.find import Found
from sync.readers.ccda.kinds import What
from sync.readers.ccda.narrative import words
from sync.readers.ccda.tags import (
    OBSERVATION,
    Element,
    attribute,
    below,
    code_of,
    every,
    one,
    related,
    templates,
)
from sync.readers.ccda.values import Span

_HL7: Final = "http://terminology.hl7.org/CodeSystem/"
_SNOMED: Final = "http://snomed.info/sct"
_STATUSES: Final = {
    "55561003": "active",
    "73425007": "inactive",
    "413322009": "resolved",
    "246455001": "recurrence",
    "263855007": "relapse",
    "277022003": "remission",
    "723506003": "resolved",
    "active": "active",
    "inactive": "inactive",
    "resolved": "resolved",
    "recurrence": "recurrence",
    "remission": "remission",
    "chronic": "active",
    "90734009": "active",
    "7087005": "active",
    "255227004": "recurrence",
}
_CONCERNS: Final = {
    "active": "active",
    "completed": "inactive",
    "suspended": "inactive",
    "aborted": "inactive",
}
_ANY_PROBLEM: Final = frozenset(
    {"55607006", "64572001", "404684003", "282291009", "248536006", "418799008", "ASSERTION", ""}
)
_ANY_ALLERGEN: Final = frozenset(
    {
        "",
        "419199007",
        "416098002",
        "414285001",
        "420134006",
        "106190000",
        "418038007",
        "419511003",
        "418471000",
        "426232007",
        "59037007",
        "235719002",
        "232347008",
        "105590001",
        "410942007",
        "373873005",
        "255620007",
        "111088007",
    }
)
"""Codes that name a kind of allergy or of substance, never one substance."""

_NO_PROBLEM: Final = concept(coding(_SNOMED, "160245001", "No current problems or disability"))
_NO_ALLERGY: Final = {
    "416098002": ("409137002", "No known drug allergy"),
    "419511003": ("409137002", "No known drug allergy"),
    "59037007": ("409137002", "No known drug allergy"),
    "414285001": ("429625007", "No known food allergy"),
    "418471000": ("429625007", "No known food allergy"),
    "232347008": ("428607008", "No known environmental allergy"),
    "426232007": ("428607008", "No known environmental allergy"),
}
_NOTHING_KNOWN: Final = ("716186003", "No known allergy")
_CATEGORIES: Final = {
    "416098002": "medication",
    "419511003": "medication",
    "59037007": "medication",
    "414285001": "food",
    "418471000": "food",
    "235719002": "food",
    "232347008": "environment",
    "426232007": "environment",
}
_TYPES: Final = {
    "416098002": "allergy",
    "414285001": "allergy",
    "419199007": "allergy",
    "232347008": "allergy",
    "59037007": "intolerance",
    "235719002": "intolerance",
}
_SEVERITIES: Final = {
    "255604002": "mild",
    "371923003": "moderate",
    "6736007": "moderate",
    "371924009": "severe",
    "24484000": "severe",
    "399166001": "severe",
    "mild": "mild",
    "moderate": "moderate",
    "severe": "severe",
    "L": "mild",
    "M": "moderate",
    "H": "severe",
}
_LONGEST: Final = 120
_CRITICAL: Final = {"CRITL": "low", "CRITH": "high", "CRITU": "unable-to-assess"}
_STATUS_TEMPLATES: Final = {"22.4.6", "1.50", "22.4.28", "1.39", "24.3.94"}
_SEVERE_TEMPLATES: Final = {"22.4.8", "1.55"}
_REACTIONS: Final = {"22.4.9", "1.54"}
_AGES: Final = {"22.4.31", "1.38"}


def _status(found: Found, span: Span) -> str:
    """The clinical status: as stated, else by the end of the problem, else by the concern's."""
    for _, inner in related(found.element):
        if not _STATUS_TEMPLATES.isdisjoint(templates(inner)) or code_of(inner) == "33999-4":
            value = one(inner, "value")
            said = attribute(value, "code") or attribute(value, "displayName").lower()
            known = _STATUSES.get(said) or _STATUSES.get(attribute(value, "displayName").lower())
            if known:
                return known
    if span.end or span.ended:
        return "resolved"
    return _CONCERNS.get(status_of(found.concern), "") if found.concern is not None else ""


def _statuses(found: Found, span: Span, kind: str, *, refuted: bool) -> Tree:
    if found.void:
        return {"verificationStatus": code(f"{_HL7}{kind}-ver", "entered-in-error")}
    if refuted:
        return {"verificationStatus": code(f"{_HL7}{kind}-ver", "refuted")}
    clinical = _status(found, span)
    return {"clinicalStatus": code(f"{_HL7}{kind}-clinical", clinical)} if clinical else {}


def condition(document: Document, found: Found) -> Tree:
    """A problem observation."""
    element, values = found.element, document.values
    said = [values.concept(value) for value in every(element, "value")]
    kind = one(element, "code")
    own = attribute(kind, "code")
    about = document.named(
        found,
        next((one_ for one_ in said if one_), {}),
        *([values.concept(kind)] if own not in _ANY_PROBLEM else []),
    )
    value = code_of(element, "value")
    none_known = found.denied and value in _ANY_PROBLEM
    if none_known:
        about = concept(*_NO_PROBLEM["coding"], text=_denying(about))
    about = about or (values.concept(kind) if own not in _ANY_PROBLEM else {})
    about = document.absent(about, "problems", denied=found.denied)
    span = values.when(element)
    status = _statuses(found, span, "condition", refuted=found.denied and not none_known)
    active = "active" in str(status.get("clinicalStatus", ""))
    age = _age(document, element)
    severity = next(
        (values.concept(one(inner, "value")) for inner in below(element, _SEVERE_TEMPLATES)), {}
    )
    more = [text for text in (span.end if active else "", *_qualifiers(document, element)) if text]
    return document.record(
        "Condition",
        found,
        **status,
        category=[code(f"{_HL7}condition-category", _category(found))],
        severity=severity,
        code=about,
        bodySite=values.concepts(element, "targetSiteCode"),
        **_onset(span, age),
        abatementDateTime="" if active else span.end,
        recordedDate=document.written(found),
        recorder=document.writer(found),
        note=[*document.notes(found), *note(*more)],
    )


def _denying(about: Tree) -> str:
    """The words of a denied concept, if they deny by themselves."""
    said = str(about.get("text") or "")
    return said if said.lower().startswith(("no ", "none", "nil", "tidak")) else ""


def _category(found: Found) -> str:
    if found.parent is not None and found.parent.what is What.ENCOUNTER:
        return "encounter-diagnosis"
    return "problem-list-item"


def _onset(span: Span, age: Tree) -> Tree:
    if span.first and not (span.end == span.first and not span.start):
        return {"onsetDateTime": span.point or span.start}
    return {"onsetAge": age} if age else {}


def _age(document: Document, element: Element) -> Tree:
    for _, inner in related(element):
        if not _AGES.isdisjoint(templates(inner)) or code_of(inner) in {"397659008", "445518008"}:
            return document.values.amount(one(inner, "value"))
    return {}


def _qualifiers(document: Document, element: Element) -> list[str]:
    """What narrows a coded problem down: side, stage, and whatever a source adds."""
    found = []
    for qualifier in every(element, "value", "qualifier"):
        parts = [document.values.concept(one(qualifier, name)) for name in ("name", "value")]
        said = [shown(part) for part in parts if part]
        found.append(": ".join(text for text in said if text))
    return [text for text in found if text]


def allergy(document: Document, found: Found) -> Tree:
    """An allergy or intolerance observation."""
    element, values = found.element, document.values
    kind = code_of(element, "value") or code_of(element)
    about = _allergen(document, found)
    bare = {one_.get("code", "") for one_ in about.get("coding", [])} <= _ANY_ALLERGEN
    none_known = found.denied and (not about or bare)
    if none_known:
        known, display = _NO_ALLERGY.get(kind, _NOTHING_KNOWN)
        about = concept(coding(_SNOMED, known, display), text=_denying(about))
    elif not about:
        about = values.concept(one(element, "value")) or document.named(
            found, values.concept(one(element, "code"))
        )
    about = document.absent(about, "allergies", denied=found.denied)
    span = values.when(element)
    category = _CATEGORIES.get(kind, "")
    return document.record(
        "AllergyIntolerance",
        found,
        **_statuses(found, span, "allergyintolerance", refuted=found.denied and not none_known),
        type=_TYPES.get(kind, ""),
        category=listed(category),
        criticality=_criticality(element),
        code=about,
        onsetDateTime=span.point or span.start,
        recordedDate=document.written(found),
        recorder=document.writer(found),
        note=[*document.notes(found), *note(*_loose(document, element))],
        reaction=_reactions(document, element),
    )


def _allergen(document: Document, found: Found) -> Tree:
    values = document.values
    stated = values.concept(one(found.element, "value"))
    if any(
        one_.get("code") in {"716186003", "160244002", "409137002"}
        for one_ in stated.get("coding", [])
    ):
        return stated
    for participant in every(found.element, "participant"):
        entity = one(participant, "participantRole", "playingEntity")
        if entity is None:
            continue
        about = values.concept(one(entity, "code"))
        name = one(entity, "name")
        if not about.get("coding") and name is not None and words(name):
            about = concept(text=words(name))
        if about and not shown(about):
            # the words behind the kind of allergy name the substance where nothing else does
            said = values.text(one(one(found.element, "value"), "originalText"))
            about = kept({**about, "text": said if len(said) <= _LONGEST else ""})
        if about:
            return about
    return {}


def _criticality(element: Element) -> str:
    for _, inner in related(element):
        if "22.4.145" in templates(inner) or code_of(inner) == "82606-5":
            return _CRITICAL.get(code_of(inner, "value"), "")
    return ""


def _severity(document: Document, element: Element) -> tuple[str, str]:
    """How severe, as FHIR's code and in the words of the source."""
    for _, inner in related(element):
        if not _SEVERE_TEMPLATES.isdisjoint(templates(inner)) or code_of(inner) == "SEV":
            value = one(inner, "value")
            said = document.values.concept(value)
            known = _SEVERITIES.get(code_of(inner, "value")) or _SEVERITIES.get(shown(said).lower())
            return known or "", shown(said)
    return "", ""


def _is_reaction(relation: str, inner: Element) -> bool:
    if inner.tag != OBSERVATION or (
        not _SEVERE_TEMPLATES.isdisjoint(templates(inner)) and relation != "MFST"
    ):
        return False
    return relation == "MFST" or not _REACTIONS.isdisjoint(templates(inner))


def _reactions(document: Document, element: Element) -> list[Tree]:
    found = []
    general, _ = _severity(document, element)
    for relation, inner in related(element):
        if _is_reaction(relation, inner):
            sign = document.values.concept(one(inner, "value"))
            if not shown(sign):
                said = document.values.text(one(inner, "text"))
                sign = kept({**sign, "text": said[:_LONGEST]})
            if sign:
                severity = _severity(document, inner)[0] or general
                found.append(kept({"manifestation": [sign], "severity": severity}))
    return found


def _loose(document: Document, element: Element) -> list[str]:
    """A severity with no reaction to stand at."""
    _, said = _severity(document, element)
    return [said] if said and not _reactions(document, element) else []
