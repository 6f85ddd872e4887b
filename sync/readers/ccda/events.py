"""What was done: procedures, visits, devices, care teams.

Refuses: showing what was not done as done.
"""

from typing import Final

from sync.readers.build import Tree, concept, kept, listed, note
from sync.readers.ccda.document import Document, code, distinct, shown, status_of, timed
from sync.readers.ccda.find import Found
from sync.readers.ccda.narrative import words
from sync.readers.ccda.tags import (
    OBSERVATION,
    PROCEDURE,
    Element,
    attribute,
    code_of,
    every,
    one,
    related,
    templates,
)
from sync.readers.ccda.values import display_of, extension, identifiers

_DONE: Final = {
    "completed": "completed",
    "active": "in-progress",
    "aborted": "stopped",
    "cancelled": "not-done",
    "held": "on-hold",
    "suspended": "on-hold",
    "new": "preparation",
}
_VISITED: Final = {
    "completed": "finished",
    "active": "in-progress",
    "aborted": "cancelled",
    "cancelled": "cancelled",
    "new": "planned",
}
_SNOMED: Final = "http://snomed.info/sct"
_ROLES: Final = "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
_SOMEBODY: Final = code(_ROLES, "FAMMEMB", "family member")
_FAILED: Final = "103709008"
_ACT_CODE: Final = "http://terminology.hl7.org/CodeSystem/v3-ActCode"


def procedure(document: Document, found: Found) -> Tree:
    """A procedure, act or observation of a section of procedures."""
    element, values = found.element, document.values
    about = document.named(found, values.concept(one(element, "code")))
    about = document.absent(about, "procedures", denied=found.denied)
    status = "not-done" if found.denied else _DONE.get(status_of(element), "unknown")
    place = document.place(element)
    outcome = values.concepts(element, "value") if element.tag == OBSERVATION else []
    outcome += [
        values.concept(one(inner, "code"))
        for _, inner in related(element)
        if code_of(inner) == _FAILED
    ]
    refused = found.denied or status == "not-done"
    return document.record(
        "Procedure",
        found,
        status="entered-in-error" if found.void else status,
        statusReason=next(iter(document.reasons(element)), {}) if refused else {},
        code=about,
        **timed("performed", values.when(element)),
        recorder=document.writer(found),
        performer=[{"actor": actor} for actor in document.performers(element)],
        location={"display": place} if place else {},
        reasonCode=[] if refused else document.reasons(element),
        bodySite=values.concepts(element, "targetSiteCode"),
        outcome=next(iter(outcome), {}),
        complication=_complications(document, element),
        note=[*document.notes(found), *note(*_devices(document, element))],
    )


def _complications(document: Document, element: Element) -> list[Tree]:
    return listed(
        *(
            document.values.concept(one(inner, "value"))
            for relation, inner in related(element)
            if relation == "COMP" and inner.tag == OBSERVATION and "22.4.9" in templates(inner)
        )
    )


def _devices(document: Document, element: Element) -> list[str]:
    names = (shown(about) for about in (_device(document, role)[0] for role in _roles(element)))
    return [name for name in names if name]


def _roles(element: Element) -> list[Element]:
    return [
        role
        for participant in every(element, "participant")
        if attribute(participant, "typeCode") in {"DEV", "PRD", "CSM"}
        and (role := one(participant, "participantRole")) is not None
    ]


def _device(document: Document, role: Element) -> tuple[Tree, list[Tree]]:
    held = one(role, "playingDevice")
    if held is None:
        held = one(role, "playingEntity")
    if held is None:
        return {}, identifiers(role)
    about = document.values.concept(one(held, "code"))
    model = one(held, "manufacturerModelName")
    name = words(model) if model is not None else display_of(held)
    if name and not about:
        about = concept(text=name)
    return about, identifiers(role)


def device(document: Document, found: Found) -> Tree:
    """A device a person has or was supplied with."""
    element, values = found.element, document.values
    roles = _roles(element)
    about, numbers = _device(document, roles[0]) if roles else ({}, [])
    what = values.concept(one(element, "code")) if element.tag == PROCEDURE else {}
    product = one(element, "product", "manufacturedProduct", "manufacturedMaterial", "code")
    about = (
        about
        or values.concept(product)
        or document.named(found, values.concept(one(element, "code")))
    )
    about = document.absent(about, "devices", denied=found.denied)
    span = values.when(element)
    status = {"completed": "completed", "cancelled": "on-hold", "aborted": "stopped"}
    held = kept({"resourceType": "Device", "id": "device", "identifier": numbers, "type": about})
    return document.record(
        "DeviceUseStatement",
        found,
        contained=[held],
        denied=found.denied,
        status="entered-in-error" if found.void else status.get(status_of(element), "active"),
        **timed("timing", span),
        device={"reference": "#device", "display": shown(about)},
        bodySite=next(iter(values.concepts(element, "targetSiteCode")), {}),
        reasonCode=document.reasons(element),
        note=[*document.notes(found), *note(shown(what) if shown(what) != shown(about) else "")],
    )


def encounter(document: Document, found: Found) -> Tree:
    """A visit."""
    element, values = found.element, document.values
    about = document.named(found, values.concept(one(element, "code")))
    left = values.concept(extension(element, "dischargeDispositionCode"))
    place = document.place(element)
    span = values.when(element)
    performers = document.performers(element)
    people = [one_ for one_ in performers if one_["type"] == "Practitioner"]
    houses = [one_ for one_ in performers if one_["type"] == "Organization"]
    return document.record(
        "Encounter",
        found,
        denied=found.denied,
        status="entered-in-error" if found.void else _visit_status(element, span.end),
        **kept({"class": _class(about)}),
        type=listed(about),
        participant=[{"individual": person} for person in people],
        period=span.period() or kept({"start": span.point}),
        reasonCode=document.reasons(element),
        diagnosis=[{"condition": {"reference": part.url}} for part in found.parts if part.url],
        hospitalization=kept({"dischargeDisposition": left}),
        location=[{"location": {"display": place}}] if place else [],
        serviceProvider=next(iter(houses), {}),
    )


def _visit_status(element: Element, end: str) -> str:
    stated = _VISITED.get(status_of(element))
    if stated:
        return stated
    return "finished" if end else "unknown"


def _class(about: Tree) -> Tree:
    return next((one_ for one_ in about.get("coding", []) if one_.get("system") == _ACT_CODE), {})


def team(document: Document, found: Found) -> Tree:
    """A care team, its members by name."""
    element = found.element
    people = [*document.performers(element)]
    for _, inner in related(element):
        people.extend(document.performers(inner))
    name = document.values.concept(one(element, "code"))
    return document.record(
        "CareTeam",
        found,
        status="active" if status_of(element) == "active" else "",
        name=shown(name),
        category=listed(name),
        participant=[{"member": member} for member in distinct(people)],
    )


def family(document: Document, found: Found) -> Tree:
    """One statement about a relative: who, what they had, from when."""
    element, values = found.element, document.values
    around = next(element.iterancestors("{urn:hl7-org:v3}organizer"), None)
    person = one(around, "subject", "relatedSubject") if around is not None else None
    if person is None:
        person = one(element, "subject", "relatedSubject")
    details = one(person, "subject")
    about = next(iter(values.concepts(element, "value")), {})
    about = about or document.named(found, values.concept(one(element, "code")))
    age, died = _ages(document, element)
    said = values.when(element)
    deceased = extension(details, "deceasedInd")
    dead = (
        {"deceasedBoolean": attribute(deceased, "value") == "true"}
        if attribute(deceased, "value")
        else {}
    )
    had = kept(
        {
            "code": about,
            "outcome": code(_SNOMED, "419099009", "Dead") if died else {},
            "contributedToDeath": True if died else None,
            "onsetAge": age,
            "onsetString": "" if age else said.first,
        }
    )
    sex = one(details, "administrativeGenderCode")
    return document.record(
        "FamilyMemberHistory",
        found,
        denied=found.denied,
        status="entered-in-error" if found.void else "completed",
        name=display_of(details),
        relationship=values.concept(one(person, "code"))
        or code(_ROLES, "FAMMEMB", "family member"),
        sex=values.concept(sex),
        bornDate=values.at(one(details, "birthTime"))[:10],
        **({"deceasedBoolean": True} if died and not dead else dead),
        note=document.notes(found),
        condition=listed(had),
    )


def _ages(document: Document, element: Element) -> tuple[Tree, bool]:
    """The age at onset, and whether the relative died of it."""
    age: Tree = {}
    died = False
    for relation, inner in related(element):
        if {"22.4.31", "1.38"} & templates(inner):
            age = document.values.amount(one(inner, "value"))
        if relation == "CAUS" or {"22.4.47", "1.42"} & templates(inner):
            died = True
    return age, died
