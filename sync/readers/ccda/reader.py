"""A CDA document (C-CDA, CCD, C32) to R4 resources: people first, then every fact, then papers.

Refuses: what parse.py refuses; an entry that cannot be read is named and left out.
"""

from collections.abc import Callable, Iterator
from typing import Final

from sync.readers.build import Tree
from sync.readers.ccda import (
    conditions,
    documents,
    events,
    header,
    medicines,
    observed,
    plans,
    vaccines,
)
from sync.readers.ccda.document import Document
from sync.readers.ccda.find import Found, Section, facts, sections, settled
from sync.readers.ccda.kinds import OBSERVED, What
from sync.readers.ccda.narrative import Narrative
from sync.readers.ccda.parse import opened
from sync.readers.ccda.values import Values
from sync.readers.draft import Given, Made, Part, Trouble
from sync.readers.protocol import Reason

_MAKERS: Final[dict[What, Callable[[Document, Found], Tree]]] = {
    What.PROBLEM: conditions.condition,
    What.ALLERGY: conditions.allergy,
    What.MEDICINE: medicines.medicine,
    What.ADMINISTERED: medicines.administered,
    What.DISPENSE: medicines.dispensed,
    What.VACCINE: vaccines.vaccine,
    What.PROCEDURE: events.procedure,
    What.ENCOUNTER: events.encounter,
    What.FAMILY: events.family,
    What.DEVICE: events.device,
    What.TEAM: events.team,
    What.PLAN: plans.planned,
    What.GOAL: plans.goal,
    What.COVERAGE: plans.coverage,
    What.REPORT: observed.report,
    What.DIRECTIVE: observed.observation,
    **dict.fromkeys(OBSERVED, observed.observation),
}
_ODD: Final = (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, LookupError)
_SEVERAL: Final = "several-people"


def read(given: Given) -> Iterator[Part]:
    """Every person, fact and paper of one document."""
    root = opened(given.data, given.limits.depth)
    values = Values(Narrative(root))
    people = header.people(root, values)
    for person in people:
        yield Made(person.tree, person.place, person.url)
    subject = people[0].reference() if people else {}
    document = Document(values, subject)
    doubt = _SEVERAL if len({person.url for person in people}) > 1 else ""
    about = header.about(root, values)
    yield documents.whole(document, about, given.data)._replace(doubt=doubt)
    held = list(sections(root))
    found = settled([fact for section in held for fact in facts(section)])
    told: set[str] = set()
    for part in _records(document, about, found, told):
        yield part._replace(doubt=doubt) if isinstance(part, Made) else part
    for part in _papers(document, about, held, told):
        yield part._replace(doubt=doubt) if isinstance(part, Made) else part
    yield from documents.unstructured(document, about, root)


def _records(
    document: Document, about: header.About, found: list[Found], told: set[str]
) -> Iterator[Part]:
    for fact in found:
        try:
            made = _made(document, about, fact)
        except _ODD:
            yield Trouble(fact.place, Reason.UNREADABLE)
            continue
        if document.values.bad:
            document.values.bad = 0
            yield Trouble(fact.place, Reason.BAD_DATE, notice=True)
        if made is not None:
            told.add(fact.section.place)
            yield made


def _made(document: Document, about: header.About, fact: Found) -> Made | None:
    if fact.what is What.NOTE:
        return documents.note(document, about, fact)
    return Made(_MAKERS[fact.what](document, fact), fact.place, fact.url)


def _papers(
    document: Document, about: header.About, held: list[Section], told: set[str]
) -> Iterator[Part]:
    for section in held:
        if section.place not in told:
            made = documents.section(document, about, section, document.section_writers(section))
            if made is not None:
                yield made
