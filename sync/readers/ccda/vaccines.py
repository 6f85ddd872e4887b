"""Vaccines: given, or not and why.

Refuses: showing a vaccine that was not given as given.
"""

from sync.readers.build import Tree, note
from sync.readers.ccda.document import Document, status_of
from sync.readers.ccda.find import Found
from sync.readers.ccda.medicines import INSTRUCTIONS, product_of
from sync.readers.ccda.narrative import words
from sync.readers.ccda.tags import Element, attribute, code_of, one, related, templates


def vaccine(document: Document, found: Found) -> Tree:
    """An immunisation activity: given, or not and why."""
    element, values = found.element, document.values
    about, product = product_of(document, found)
    lot = one(product, "manufacturedMaterial", "lotNumberText")
    maker = one(product, "manufacturerOrganization", "name")
    status = status_of(element)
    not_done = found.denied or status in {"cancelled", "aborted"}
    about = document.absent(about, "immunizations", denied=found.denied)
    place = document.place(element)
    return document.record(
        "Immunization",
        found,
        status="entered-in-error" if found.void else "not-done" if not_done else "completed",
        statusReason=_refusal(document, element) if not_done else {},
        vaccineCode=about,
        occurrenceDateTime=document.when(found).first,
        recorded=document.written(found),
        location={"display": place} if place else {},
        manufacturer={"display": words(maker)} if maker is not None and words(maker) else {},
        lotNumber=words(lot) if lot is not None else "",
        site=values.concept(one(element, "approachSiteCode")),
        route=values.concept(one(element, "routeCode")),
        doseQuantity=values.dose(one(element, "doseQuantity"))[0],
        performer=[{"actor": actor} for actor in document.performers(element)],
        note=[*document.notes(found), *note(*_instructions(document, element))],
        reasonCode=[] if not_done else document.reasons(element),
        protocolApplied=_series(element),
    )


def _instructions(document: Document, element: Element) -> list[str]:
    return [
        document.values.text(one(inner, "text"))
        for _, inner in related(element)
        if not INSTRUCTIONS.isdisjoint(templates(inner))
    ]


def _refusal(document: Document, element: Element) -> Tree:
    for relation, inner in related(element):
        if "22.4.53" in templates(inner) or relation == "RSON":
            return document.values.concept(one(inner, "value")) or document.values.concept(
                one(inner, "code")
            )
    return {}


def _series(element: Element) -> list[Tree]:
    number = attribute(one(element, "repeatNumber"), "value")
    for _, inner in related(element):
        if "1.46" in templates(inner) or code_of(inner) == "30973-2":
            number = attribute(one(inner, "value"), "value") or number
    if number.isdigit() and 0 < int(number[:4]) < 100:  # noqa: PLR2004 - no series is longer
        return [{"doseNumberPositiveInt": int(number[:4])}]
    return []
