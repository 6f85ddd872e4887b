"""Every fact of a document in its order: what it is, where it stands, what denies it.

Refuses: recursion, and telling one fact twice where a section repeats another's entry.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from sync.readers.build import urn
from sync.readers.ccda.classify import OPTIONS, what_is
from sync.readers.ccda.kinds import What, section_kind
from sync.readers.ccda.narrative import words
from sync.readers.ccda.tags import (
    ACT,
    COMPONENT,
    ENCOUNTER,
    ENTRY,
    GIVEN,
    RELATION,
    SECTION,
    STATEMENTS,
    Element,
    attribute,
    code_of,
    every,
    one,
    templates,
)
from sync.readers.ccda.values import identifiers

_VOID: Final = frozenset({"nullified"})


@dataclass(frozen=True, slots=True)
class Section:
    """A section: what it is about, its words, where it stands, the section around it."""

    element: Element
    what: What | None
    code: str
    title: str
    place: str
    outer: "Section | None" = None


@dataclass(slots=True)
class Found:
    """A statement that is a fact. `denied` and `void` come from it or a statement around it."""

    element: Element
    what: What
    section: Section
    place: str
    relation: str = ""
    denied: bool = False
    void: bool = False
    parent: "Found | None" = None
    concern: Element | None = None
    numbers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""
    parts: "list[Found]" = field(default_factory=list)


@dataclass(slots=True)
class _Step:
    """A statement to look at, with what the walk to it has shown."""

    element: Element
    place: str
    relation: str = ""
    denied: bool = False
    void: bool = False
    parent: Found | None = None
    concern: Element | None = None


def sections(root: Element) -> Iterator[Section]:
    """Every section of the body, nested ones behind the one they lie in."""
    body = one(root, "component", "structuredBody")
    if body is None:
        return
    start = "/ClinicalDocument/component/structuredBody/component"
    waiting: list[tuple[Element, str, Section | None]] = [
        (held, f"{start}[{number}]/section", None)
        for number, held in reversed(list(enumerate(every(body, "component"), 1)))
    ]
    while waiting:
        component, place, outer = waiting.pop()
        element = component.find(SECTION)
        if element is None:
            continue
        section = _section(element, place, outer)
        yield section
        inner = list(enumerate(every(element, "component"), 1))
        waiting.extend(
            (held, f"{place}/component[{number}]/section", section)
            for number, held in reversed(inner)
        )


def _section(element: Element, place: str, outer: Section | None) -> Section:
    code = one(element, "code")
    codes = [
        attribute(code, "code"),
        *(attribute(one_, "code") for one_ in every(code, "translation")),
    ]
    codes = [one_ for one_ in codes if one_]
    head = one(element, "title")
    title = words(head) if head is not None else ""
    title = title or attribute(code, "displayName")
    what = section_kind(codes, templates(element), title)
    if what is None and outer is not None:
        what = outer.what
    return Section(
        element,
        what,
        codes[0] if codes else "",
        title,
        place,
        outer,
    )


def facts(section: Section) -> Iterator[Found]:
    """The facts of one section, its nested sections left out."""
    waiting = [
        _Step(statement, f"{section.place}/entry[{number}]/{_name(statement)}")
        for number, held in enumerate(section.element.iterchildren(ENTRY), 1)
        for statement in held.iterchildren()
        if statement.tag in STATEMENTS
    ][::-1]
    while waiting:
        step = waiting.pop()
        found = _look(step, section)
        if found is not None:
            yield found
        waiting.extend(_onward(step, found))


def _look(step: _Step, section: Section) -> Found | None:
    element = step.element
    step.denied = step.denied or element.get("negationInd") == "true"
    step.void = step.void or attribute(one(element, "statusCode"), "code") in _VOID
    inside = step.parent.what if step.parent is not None else None
    what = what_is(element, section.what, step.relation, inside)
    if what is What.WRAP:
        if element.tag != ENCOUNTER and (element.tag == ACT or step.concern is None):
            step.concern = element
        return None
    if what is What.DETAIL:
        return None
    found = Found(
        element,
        what,
        section,
        step.place,
        step.relation,
        step.denied,
        step.void,
        step.parent,
        step.concern,
    )
    if step.parent is not None:
        step.parent.parts.append(found)
    return found


def _onward(step: _Step, found: Found | None) -> list[_Step]:
    """The statements inside, last first; none inside what only tells more about a fact."""
    parent = found or step.parent
    if found is None and step.relation in OPTIONS and step.parent is not None:
        return []
    steps = []
    counts: Counter[str] = Counter()
    for link in step.element.iterchildren(RELATION, COMPONENT):
        name = _name(link)
        counts[name] += 1
        for statement in link.iterchildren():
            if statement.tag in STATEMENTS:
                place = f"{step.place}/{name}[{counts[name]}]/{_name(statement)}"
                relation = link.get("typeCode") or ""
                steps.append(
                    _Step(statement, place, relation, step.denied, step.void, parent, step.concern)
                )
    return steps[::-1]


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


_HOMES: Final[dict[What, What]] = {
    What.PROBLEM: What.PROBLEM,
    What.ALLERGY: What.ALLERGY,
    What.MEDICINE: What.MEDICINE,
    What.VACCINE: What.VACCINE,
    What.PROCEDURE: What.PROCEDURE,
    What.ENCOUNTER: What.ENCOUNTER,
    What.DEVICE: What.DEVICE,
    What.VITAL: What.VITAL,
    What.RESULT: What.RESULT,
    What.SOCIAL: What.SOCIAL,
}
_CONCERNS: Final = "75310-3"


def settled(all_found: list[Found]) -> list[Found]:
    """The facts with their own addresses; those that another section holds already left out."""
    own: set[tuple[str, ...]] = set()
    for found in all_found:
        found.numbers = identifiers(found.element)
        if _at_home(found):
            own.update(_keys(found))
    kept: list[Found] = []
    seen: Counter[tuple[str, ...]] = Counter()
    for found in all_found:
        keys = _keys(found)
        if not _at_home(found):
            if own.intersection(keys):
                continue
            own.update(keys)
        if keys:
            key = (*min(keys), _since(found.element))
            seen[key] += 1
            found.url = urn("ccda", *key, *([seen[key]] if seen[key] > 1 else []))
        kept.append(found)
    return kept


def _at_home(found: Found) -> bool:
    """Whether a fact stands in the section that is about its kind, by itself."""
    if found.parent is not None and found.parent.what is not What.REPORT:
        return False
    home = _HOMES.get(found.what)
    return home is None or (found.section.what is home and found.section.code != _CONCERNS)


def _keys(found: Found) -> list[tuple[str, ...]]:
    """What tells a statement from others: each of its numbers, with what it is about."""
    element = found.element
    code = code_of(element, "value" if found.what is What.PROBLEM else "code")
    if found.what is What.ALLERGY:
        code = code_of(one(element, "participant", "participantRole", "playingEntity"))
    elif element.tag == GIVEN:
        code = code_of(one(element, "consumable", "manufacturedProduct", "manufacturedMaterial"))
    return [(found.what, number["system"], number["value"], code) for number in found.numbers]


def _since(element: Element) -> str:
    time = one(element, "effectiveTime")
    return attribute(time, "value") or attribute(one(time, "low"), "value")
