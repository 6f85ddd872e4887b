"""What is planned, aimed at or insured: orders, appointments, goals, coverage, notes.

Refuses: turning a plan into something that happened.
"""

from typing import Final

from sync.readers.build import Tree, concept, kept, listed, note
from sync.readers.ccda.document import Document, shown, status_of
from sync.readers.ccda.find import Found
from sync.readers.ccda.narrative import words
from sync.readers.ccda.tags import (
    ENCOUNTER,
    SUPPLY,
    Element,
    attribute,
    code_of,
    every,
    one,
    related,
    templates,
)
from sync.readers.ccda.typed import value_of
from sync.readers.ccda.values import identifiers

_INTENTS: Final = {
    "INT": "plan",
    "PRMS": "plan",
    "RQO": "order",
    "ARQ": "proposal",
    "PRP": "proposal",
    "APT": "order",
}
_STATUSES: Final = {
    "active": "active",
    "new": "draft",
    "completed": "completed",
    "aborted": "revoked",
    "cancelled": "revoked",
    "held": "on-hold",
    "suspended": "on-hold",
}
_BOOKED: Final = {"ARQ": "proposed", "INT": "proposed", "PRP": "proposed", "APT": "booked"}


def planned(document: Document, found: Found) -> Tree:
    """Something to be done, by its class and mood."""
    if found.element.tag == ENCOUNTER:
        return _appointment(document, found)
    if found.element.tag == SUPPLY:
        return _supply(document, found)
    element, values = found.element, document.values
    about = document.named(
        found, values.concept(one(element, "code")), *values.concepts(element, "value")
    )
    span = values.when(element)
    status = "entered-in-error" if found.void else _STATUSES.get(status_of(element), "unknown")
    when = {"occurrencePeriod": span.period()} if span.end else {"occurrenceDateTime": span.first}
    return document.record(
        "ServiceRequest",
        found,
        status=status,
        intent=_INTENTS.get(attribute(element, "moodCode"), "plan"),
        doNotPerform=True if found.denied else None,
        code=about,
        **kept(when),
        authoredOn=document.written(found),
        requester=document.writer(found),
        performer=document.performers(element),
        reasonCode=document.reasons(element),
        bodySite=values.concepts(element, "targetSiteCode"),
        note=[*document.notes(found), *note(*_told(document, element))],
    )


def _told(document: Document, element: Element) -> list[str]:
    return [
        document.values.text(one(inner, "text"))
        for _, inner in related(element)
        if {"22.4.20", "1.49"} & templates(inner)
    ]


def _appointment(document: Document, found: Found) -> Tree:
    element, values = found.element, document.values
    about = document.named(found, values.concept(one(element, "code")))
    span = values.when(element)
    cancelled = found.denied or status_of(element) in {"cancelled", "aborted"}
    status = "cancelled" if cancelled else _BOOKED.get(attribute(element, "moodCode"), "proposed")
    people = [{"actor": actor, "status": "needs-action"} for actor in document.performers(element)]
    place = document.place(element)
    where = (
        [{"actor": {"type": "Location", "display": place}, "status": "needs-action"}]
        if place
        else []
    )
    instant = span.first if "T" in span.first and len(span.first) > 19 else ""  # noqa: PLR2004 - with a zone
    tree = document.record(
        "Appointment",
        found,
        status="entered-in-error" if found.void else status,
        serviceType=listed(about),
        reasonCode=document.reasons(element),
        start=instant,
        requestedPeriod=[kept({"start": span.first, "end": span.end})]
        if span.first and not instant
        else [],
        created=document.written(found),
    )
    subject = {"actor": document.subject, "status": "needs-action"}
    tree["participant"] = [*([subject] if document.subject else []), *people, *where]
    return tree


def _supply(document: Document, found: Found) -> Tree:
    element, values = found.element, document.values
    product = one(element, "product", "manufacturedProduct", "manufacturedMaterial", "code")
    about = values.concept(product) or document.named(found, values.concept(one(element, "code")))
    for participant in every(element, "participant", "participantRole", "playingDevice", "code"):
        about = about or values.concept(participant)
    return document.record(
        "DeviceRequest",
        found,
        status="entered-in-error" if found.void else _STATUSES.get(status_of(element), "unknown"),
        intent=_INTENTS.get(attribute(element, "moodCode"), "plan"),
        denied=found.denied,
        codeCodeableConcept=about,
        occurrenceDateTime=values.when(element).first,
        authoredOn=document.written(found),
        requester=document.writer(found),
        reasonCode=document.reasons(element),
    )


_LIVES: Final = {
    "active": "active",
    "completed": "completed",
    "aborted": "cancelled",
    "cancelled": "cancelled",
    "held": "on-hold",
    "new": "proposed",
}


def goal(document: Document, found: Found) -> Tree:
    """What is to be reached."""
    element, values = found.element, document.values
    value = next((held for held in every(element, "value")), None)
    target = value_of(values, value) if value is not None else {}
    kind = values.concept(one(element, "code"))
    text = document.words_of(found)
    said = target.get("valueString") or shown(target.get("valueCodeableConcept") or {})
    about = concept(
        *kind.get("coding", []),
        text=text or str(kind.get("text") or "") or (said if not kind else ""),
    )
    span = values.when(element)
    aimed = kept(
        {
            "measure": kind,
            "detailQuantity": target.get("valueQuantity"),
            "detailRange": target.get("valueRange"),
            "detailCodeableConcept": target.get("valueCodeableConcept"),
            "detailString": target.get("valueString"),
            "dueDate": span.end[:10],
        }
    )
    return document.record(
        "Goal",
        found,
        denied=found.denied,
        lifecycleStatus="entered-in-error"
        if found.void
        else _LIVES.get(status_of(element), "active"),
        description=about or kind,
        startDate=(span.start or span.point)[:10],
        target=[aimed] if set(aimed) - {"measure"} else [],
        expressedBy=document.writer(found),
        note=document.notes(found),
    )


def coverage(document: Document, found: Found) -> Tree:
    """An insurance policy: who pays, under which number."""
    element, values = found.element, document.values
    payers, members, span = [], [], values.when(element)
    for performer in every(element, "performer", "assignedEntity"):
        name = one(performer, "representedOrganization", "name")
        if name is not None and words(name) and code_of(performer) != "GUAR":
            payers.append({"type": "Organization", "display": words(name)})
    for participant in every(element, "participant"):
        role = one(participant, "participantRole")
        if attribute(participant, "typeCode") == "COV":
            members = [one_["value"] for one_ in identifiers(role) if "rfc" not in one_["system"]]
            span = span if span.first else values.span(one(participant, "time"))
    return document.record(
        "Coverage",
        found,
        denied=found.denied,
        status="entered-in-error" if found.void else "active",
        type=values.concept(one(element, "code")),
        subscriberId=next(iter(members), ""),
        period=span.period(),
        payor=payers,
    )
