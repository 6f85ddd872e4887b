"""Results, vital signs and every other observation, and the reports they stand in.

Refuses: judging; an observation that is denied says so, one without a value says why.
"""

from typing import Final

from sync.readers.build import LOINC, Tree, category, coding, concept, kept, listed, note
from sync.readers.ccda.document import Document, status_of, timed
from sync.readers.ccda.find import Found
from sync.readers.ccda.kinds import DETAILS, What
from sync.readers.ccda.tags import (
    OBSERVATION,
    Element,
    attribute,
    every,
    null,
    one,
    related,
    templates,
)
from sync.readers.ccda.typed import value_of
from sync.readers.ccda.values import absent

_STATUSES: Final = {
    "completed": "final",
    "active": "preliminary",
    "aborted": "cancelled",
    "cancelled": "cancelled",
    "held": "registered",
    "new": "registered",
    "nullified": "entered-in-error",
}
_CATEGORIES: Final = {
    What.RESULT: "laboratory",
    What.VITAL: "vital-signs",
    What.SOCIAL: "social-history",
    What.FUNCTION: "survey",
    What.EXAM: "exam",
}
_IMAGING: Final = frozenset({"18748-4", "18726-0", "121181", "121070", "121072", "55111-9"})
_COMPONENTS: Final = {"22.4.86", "22.4.76", "22.4.77", "22.4.133", "22.4.134", "6.2.14"}
_SMOKING: Final = {"22.4.78", "2.16.840.1.113883.10.22.4.78"}
_MOST_PARTS: Final = 200
_LONG_NOTE: Final = 4_000


def observation(document: Document, found: Found) -> Tree:
    """An observation of any kind."""
    element, values = found.element, document.values
    about = _about(document, found)
    value, more = _values(document, element)
    text = _written(document, found) if not value else ""
    if not value and null(element):
        value = {"dataAbsentReason": absent(null(element))}
    span = document.when(found)
    return document.record(
        "Observation",
        found,
        denied=found.denied,
        status="entered-in-error" if found.void else _STATUSES.get(status_of(element), "unknown"),
        category=_category(found),
        code=about or concept(text=found.section.title),
        **timed("effective", span),
        performer=document.performers(element) or document.writers(found),
        **value,
        interpretation=values.concepts(element, "interpretationCode"),
        note=[*document.notes(found), *note(*more, text)],
        bodySite=next(iter(values.concepts(element, "targetSiteCode")), {}),
        method=next(iter(values.concepts(element, "methodCode")), {}),
        specimen=_specimen(document, element),
        referenceRange=_ranges(document, element),
        component=_components(document, element),
    )


def _about(document: Document, found: Found) -> Tree:
    """What was observed; a bare ASSERTION is named by its template or its section."""
    kind = one(found.element, "code")
    about = document.named(found, document.values.concept(kind))
    if attribute(kind, "code") != "ASSERTION":
        return about
    if not _SMOKING.isdisjoint(templates(found.element)):
        return concept(coding(LOINC, "72166-2", "Tobacco smoking status"), *about.get("coding", []))
    return {**about, "text": found.section.title} if found.section.title else about


def _category(found: Found) -> list[Tree]:
    if found.what is What.RESULT and found.section.code in _IMAGING:
        return category("imaging")
    named = _CATEGORIES.get(found.what)
    return category(named) if named else []


def _values(document: Document, element: Element) -> tuple[Tree, list[str]]:
    """The first value, and the words of further ones."""
    read = [one_ for held in every(element, "value") if (one_ := value_of(document.values, held))]
    said = [one_ for one_ in read if "dataAbsentReason" not in one_]
    if not said:
        return (read[0] if read else {}), []
    return said[0], [_words(one_) for one_ in said[1:]]


def _words(value: Tree) -> str:
    """A further value in words."""
    for held in value.values():
        if not isinstance(held, dict):
            return str(held)
        codings = held.get("coding") or [{}]
        amount = f"{held.get('value', '')} {held.get('unit', '')}".strip()
        return str(held.get("text") or codings[0].get("display") or amount)
    return ""


def _written(document: Document, found: Found) -> str:
    """What the narrative says where the entry has no value."""
    text = one(found.element, "text")
    if text is None:
        return ""
    return document.values.text(text)[:_LONG_NOTE]


def _specimen(document: Document, element: Element) -> Tree:
    entity = one(element, "specimen", "specimenRole", "specimenPlayingEntity")
    if entity is None:
        return {}
    found = document.values.concept(one(entity, "code"))
    said = found.get("text") or next((c.get("display", "") for c in found.get("coding", [])), "")
    return {"display": said} if said else {}


def _ranges(document: Document, element: Element) -> list[Tree]:
    found = []
    values = document.values
    for held in every(element, "referenceRange", "observationRange"):
        value = one(held, "value")
        text = values.text(one(held, "text"))
        low = high = {}
        if value is not None:
            low, high = values.amount(one(value, "low")), values.amount(one(value, "high"))
            if not low and not high and not text:
                text = _words(value_of(values, value))
        kinds = values.concept(one(held, "interpretationCode"))
        who = [
            values.concept(one(part, "criterion", "value")) for part in every(held, "precondition")
        ]
        parts = kept(
            {
                "low": low,
                "high": high,
                "type": _type(kinds),
                "appliesTo": listed(*who),
                "text": text,
            }
        )
        if set(parts) - {"type", "appliesTo"}:
            found.append(parts)
    return found


def _type(kinds: Tree) -> Tree:
    """A range marked as normal needs no mark; any other says what it is the range of."""
    codes = {one_.get("code") for one_ in kinds.get("coding", [])}
    return {} if codes <= {"N", None} else kinds


def _components(document: Document, element: Element) -> list[Tree]:
    """Measurements inside an observation that are no facts of their own."""
    found: list[Tree] = []
    waiting = [inner for _, inner in related(element)][::-1]
    while waiting and len(found) < _MOST_PARTS:
        inner = waiting.pop()
        claimed = templates(inner)
        if inner.tag != OBSERVATION or attribute(inner, "moodCode") not in {"EVN", ""}:
            continue
        if not DETAILS.isdisjoint(claimed) and _COMPONENTS.isdisjoint(claimed):
            continue
        value, _ = _values(document, inner)
        about = document.values.concept(one(inner, "code"))
        if about and value:
            found.append({"code": about, **value})
        waiting.extend([deeper for _, deeper in related(inner)][::-1])
    return found


def report(document: Document, found: Found) -> Tree:
    """An organizer of results: the report they came with."""
    element, values = found.element, document.values
    members = [part for part in found.parts if part.url]
    about = values.concept(one(element, "code")) or concept(text=found.section.title)
    span = values.when(element)
    if not span.first:
        span = next((when for part in members if (when := values.when(part.element)).first), span)
    status = {**_STATUSES, "aborted": "cancelled", "held": "registered"}
    return document.record(
        "DiagnosticReport",
        found,
        denied=found.denied,
        status="entered-in-error" if found.void else status.get(status_of(element), "unknown"),
        category=_report_category(found),
        code=about,
        **timed("effective", span),
        performer=document.performers(element) or document.writers(found),
        specimen=listed(_specimen(document, element)),
        result=[{"reference": part.url} for part in members],
    )


def _report_category(found: Found) -> list[Tree]:
    if found.section.code in _IMAGING:
        return [concept(coding("http://terminology.hl7.org/CodeSystem/v2-0074", "RAD"))]
    return []
