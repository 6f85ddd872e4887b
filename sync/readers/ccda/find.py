"""Every fact of a document in its order: what it is, where it stands, what denies it.

Refuses: recursion, and telling one fact twice where a section repeats another's entry.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from sync.readers.build import urn
from sync.readers.ccda.kinds import (
    DETAILS,
    FACTS,
    OBSERVED,
    WRAPS,
    What,
    section_kind,
)
from sync.readers.ccda.tags import (
    ACT,
    COMPONENT,
    ENCOUNTER,
    ENTRY,
    GIVEN,
    OBSERVATION,
    ORGANIZER,
    PROCEDURE,
    RELATION,
    SECTION,
    STATEMENTS,
    SUPPLY,
    V3,
    Element,
    attribute,
    code_of,
    every,
    null,
    one,
    related,
    templates,
)
from sync.readers.ccda.values import identifiers

_PLANNED: Final = frozenset({"INT", "RQO", "ARQ", "PRP", "PRMS", "APT", "GOL"})
_OPTIONS: Final = frozenset({"RSON", "MFST", "CAUS"})
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
    relation: str
    denied: bool
    void: bool
    parent: Found | None
    concern: Element | None


def sections(root: Element) -> Iterator[Section]:
    """Every section of the body, nested ones behind the one they lie in."""
    body = one(root, "component", "structuredBody")
    if body is None:
        return
    start = f"/ClinicalDocument/component/structuredBody/component"
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
    title = (
        " ".join("".join(one(element, "title").itertext()).split())
        if one(element, "title") is not None
        else ""
    )
    what = section_kind(codes, templates(element), title or attribute(code, "displayName"))
    if what is None and outer is not None:
        what = outer.what
    return Section(
        element,
        what,
        codes[0] if codes else "",
        title or attribute(code, "displayName"),
        place,
        outer,
    )


def facts(section: Section) -> Iterator[Found]:
    """The facts of one section, its nested sections left out."""
    waiting = [
        _Step(
            statement,
            f"{section.place}/entry[{number}]/{_name(statement)}",
            "",
            False,
            False,
            None,
            None,
        )
        for number, held in enumerate(section.element.iterchildren(ENTRY), 1)
        for statement in held.iterchildren()
        if statement.tag in STATEMENTS
    ][::-1]
    while waiting:
        step = waiting.pop()
        found = _look(step, section)
        if found is not None:
            yield found
        waiting.extend(_onward(step, found, section))


def _look(step: _Step, section: Section) -> Found | None:
    element = step.element
    step.denied = step.denied or element.get("negationInd") == "true"
    step.void = step.void or attribute(one(element, "statusCode"), "code") in _VOID
    what = what_is(element, section.what, step.relation, step.parent)
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


def _onward(step: _Step, found: Found | None, section: Section) -> list[_Step]:
    """The statements inside, last first; none inside what only tells more about a fact."""
    parent = found or step.parent
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
    del section
    return steps[::-1]


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def what_is(element: Element, about: What | None, relation: str, parent: Found | None) -> What:
    """What a statement is in a section about `about`, inside the fact `parent` if any."""
    claimed = templates(element)
    tag = element.tag
    inside = parent.what if parent is not None else None
    if relation in _OPTIONS and inside is not None:
        return What.DETAIL
    if tag == ORGANIZER:
        return _organizer(about, claimed)
    if not WRAPS.isdisjoint(claimed):
        return What.WRAP
    if tag == GIVEN:
        return _given(claimed, about, inside, element)
    if not DETAILS.isdisjoint(claimed) and not _first_level(claimed, about, inside):
        return What.DETAIL
    known = [what for template, what in FACTS.items() if template in claimed]
    if known:
        return _fitting(known, about, inside, element)
    return _by_shape(element, about, inside)


def _first_level(claimed: set[str], about: What | None, inside: What | None) -> bool:
    """Whether a template of details stands where only a fact can: right below an entry."""
    return inside is None and bool({"22.4.5", "22.4.19"} & claimed) and about is What.PROBLEM


def _organizer(about: What | None, claimed: set[str]) -> What:
    if "22.4.500" in claimed:
        return What.TEAM
    if {"22.4.26", "1.35"} & claimed or about is What.VITAL:
        return What.WRAP
    if {"22.4.1", "1.32"} & claimed or about is What.RESULT:
        return What.REPORT
    return What.WRAP


def _given(claimed: set[str], about: What | None, inside: What | None, element: Element) -> What:
    if inside in {What.MEDICINE, What.ADMINISTERED, What.VACCINE}:
        return What.DETAIL
    if about is What.VACCINE or {"22.4.52", "22.4.120", "1.3.6.1.4.1.19376.1.5.3.1.4.12"} & claimed:
        planned = about is What.PLAN or element.get("moodCode") in _PLANNED
        return What.MEDICINE if planned and about is not What.VACCINE else What.VACCINE
    if about is What.ADMINISTERED or inside is What.PROCEDURE:
        return What.ADMINISTERED
    return What.MEDICINE


def _fitting(known: list[What], about: What | None, inside: What | None, element: Element) -> What:
    planned = element.get("moodCode") in _PLANNED
    if about is What.GOAL and element.tag == OBSERVATION and element.get("moodCode") == "GOL":
        return What.GOAL
    if about in known and about is not None:
        return about
    first = known[0]
    if first in OBSERVED and about in OBSERVED:
        return about if first is What.RESULT and inside is None and about is not None else first
    if first is What.PROCEDURE:
        if inside is What.REPORT:
            return What.DETAIL
        if about is What.DEVICE:
            return What.DEVICE
        return What.PLAN if planned else first
    if first is What.PLAN and inside in {What.MEDICINE, What.PROBLEM, What.ALLERGY}:
        return What.DETAIL
    return first


_BY_SECTION: Final = frozenset(
    {
        What.PROBLEM,
        What.ALLERGY,
        What.RESULT,
        What.VITAL,
        What.SOCIAL,
        What.FUNCTION,
        What.EXAM,
        What.FAMILY,
        What.DIRECTIVE,
        What.PROCEDURE,
        What.GOAL,
    }
)


def _by_shape(element: Element, about: What | None, inside: What | None) -> What:
    """An entry without a template that says anything: by its class, mood and section."""
    tag, planned = element.tag, element.get("moodCode") in _PLANNED
    if inside is not None and inside is not What.REPORT:
        return What.DETAIL
    if tag == OBSERVATION:
        if element.get("moodCode") == "GOL":
            return What.GOAL
        if planned:
            return What.PLAN
        return about if about in _BY_SECTION and about is not None else What.FINDING
    if tag == PROCEDURE:
        if inside is What.REPORT:
            return What.DETAIL
        if planned:
            return What.PLAN
        return What.DEVICE if about is What.DEVICE else What.PROCEDURE
    if tag == ENCOUNTER:
        return What.PLAN if planned else What.ENCOUNTER
    if tag == SUPPLY:
        return (
            What.PLAN
            if about is What.PLAN
            else What.DISPENSE
            if about is What.MEDICINE
            else What.DEVICE
        )
    return _act(element, about, planned=planned)


def _act(element: Element, about: What | None, *, planned: bool) -> What:
    if any(True for _ in related(element)):
        return What.WRAP
    if planned and about in {What.PLAN, What.GOAL, None}:
        return What.PLAN if code_of(element) else What.WRAP
    if about is What.PROCEDURE:
        return What.PROCEDURE
    if about is What.NOTE:
        return What.NOTE
    return What.WRAP


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


def says_nothing(section: Section) -> bool:
    """Whether a section states that it holds no information."""
    return bool(null(section.element))


def authors(element: Element) -> list[Element]:
    """Those who stand as authors of a statement, section or document."""
    return [
        held
        for author in element.iterchildren(f"{V3}author")
        if (held := one(author, "assignedAuthor")) is not None
    ]
