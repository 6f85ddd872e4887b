"""What one statement is: by its templates, else by its class, mood, section and surroundings.

Refuses: trusting a template that its section contradicts.
"""

from typing import Final

from sync.readers.ccda.kinds import DETAILS, FACTS, OBSERVED, WRAPS, What
from sync.readers.ccda.tags import (
    ENCOUNTER,
    GIVEN,
    OBSERVATION,
    ORGANIZER,
    PROCEDURE,
    SUPPLY,
    Element,
    code_of,
    related,
    templates,
)

_PLANNED: Final = frozenset({"INT", "RQO", "ARQ", "PRP", "PRMS", "APT", "GOL"})
OPTIONS: Final = frozenset({"RSON", "MFST", "CAUS"})


def what_is(  # noqa: PLR0911 - a ladder, each step its own reason
    element: Element, about: What | None, relation: str, inside: What | None
) -> What:
    """What a statement is in a section about `about`, inside the fact `inside` if any."""
    claimed = templates(element)
    tag = element.tag
    if relation in OPTIONS and inside is not None:
        return What.DETAIL
    if tag == ORGANIZER:
        return _organizer(about, claimed)
    if not WRAPS.isdisjoint(claimed):
        return What.WRAP
    if tag == GIVEN:
        return _given(claimed, about, inside, element)
    if not DETAILS.isdisjoint(claimed) and not _first_level(claimed, about, inside):
        return What.DETAIL
    if about is What.FAMILY and "1.42" in claimed:
        return What.FAMILY
    known = [what for template, what in FACTS.items() if template in claimed]
    if known:
        return _fitting(known, about, inside, element)
    return _by_shape(element, about, inside)


def _first_level(claimed: set[str], about: What | None, inside: What | None) -> bool:
    """Whether a template of details stands where only a fact can: right below an entry."""
    if inside is not None:
        return False
    if about is What.FAMILY:
        return "1.42" in claimed
    return about is What.PROBLEM and not {"22.4.5", "22.4.19"}.isdisjoint(claimed)


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


def _fitting(  # noqa: PLR0911 - the same
    known: list[What], about: What | None, inside: What | None, element: Element
) -> What:
    """Which of the kinds an entry claims it is, in a section about `about`."""
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
    if inside is What.PLAN and first is What.PROBLEM:
        return What.DETAIL
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


def _by_shape(  # noqa: PLR0911 - the same
    element: Element, about: What | None, inside: What | None
) -> What:
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
