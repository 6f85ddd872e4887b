"""How the elements of a CDA document are named and asked for.

Refuses: recursion; every question is about an element and what lies directly in it.
"""

from collections.abc import Iterator
from typing import Any, Final

Element = Any
"""An lxml element."""

V3: Final = "{urn:hl7-org:v3}"
SDTC: Final = "{urn:hl7-org:sdtc}"
XSI_TYPE: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"

ENTRY: Final = f"{V3}entry"
RELATION: Final = f"{V3}entryRelationship"
COMPONENT: Final = f"{V3}component"
SECTION: Final = f"{V3}section"
TEMPLATE: Final = f"{V3}templateId"
OBSERVATION: Final = f"{V3}observation"
ACT: Final = f"{V3}act"
ORGANIZER: Final = f"{V3}organizer"
PROCEDURE: Final = f"{V3}procedure"
ENCOUNTER: Final = f"{V3}encounter"
SUPPLY: Final = f"{V3}supply"
GIVEN: Final = f"{V3}substanceAdministration"
STATEMENTS: Final = frozenset({OBSERVATION, ACT, ORGANIZER, PROCEDURE, ENCOUNTER, SUPPLY, GIVEN})

_LEAVES: Final = "2.16.840.1.113883.10.20."


def one(element: Element | None, *names: str) -> Element | None:
    """The first element at a path of names below `element`."""
    for name in names:
        if element is None:
            return None
        # a child by its tag alone: much quicker than a path
        element = next(element.iterchildren(V3 + name), None)
    return element


def every(element: Element | None, *names: str) -> list[Element]:
    """All elements at a path of names below `element`, in their order."""
    if element is None:
        return []
    if len(names) == 1:
        return list(element.iterchildren(V3 + names[0]))
    found = [element]
    for name in names:
        tag = V3 + name
        found = [child for parent in found for child in parent.iterchildren(tag)]
    return found


def attribute(element: Element | None, name: str) -> str:
    """An attribute without blanks around it; empty if it, or the element, is not there."""
    if element is None:
        return ""
    return (element.get(name) or "").strip()


def null(element: Element | None) -> str:
    """The nullFlavor of an element, empty if it says something."""
    return attribute(element, "nullFlavor")


def templates(element: Element) -> set[str]:
    """The template ids an element claims, those of HL7 without their common beginning."""
    found = set()
    for template in element.iterchildren(TEMPLATE):
        root = (template.get("root") or "").strip()
        found.add(root.removeprefix(_LEAVES))
    return found


def code_of(element: Element | None, name: str = "code") -> str:
    """The bare code of an element's code, or of its first translation."""
    if element is None:
        return ""
    held = next(element.iterchildren(V3 + name), None)
    if held is None:
        return ""
    return attribute(held, "code") or attribute(one(held, "translation"), "code")


def related(element: Element) -> Iterator[tuple[str, Element]]:
    """The statements an entry holds: how each is related, and the statement."""
    for link in element.iterchildren(RELATION, COMPONENT):
        relation = (link.get("typeCode") or "").strip()
        for statement in link.iterchildren():
            if statement.tag in STATEMENTS:
                yield relation, statement


def below(element: Element, wanted: set[str]) -> Iterator[Element]:
    """The statements directly in an entry that claim one of these templates."""
    for _, statement in related(element):
        if not wanted.isdisjoint(templates(statement)):
            yield statement
