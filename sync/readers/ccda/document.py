"""What every record of one document shares: its values, whose it is, who wrote what.

Refuses: an author nobody named; a document's author stands for the document alone.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final

from sync.fhir.standing import NEGATED
from sync.readers.build import Tree, coding, concept, kept, listed, note, resource
from sync.readers.ccda.find import Found, Section
from sync.readers.ccda.narrative import words
from sync.readers.ccda.tags import (
    ACT,
    OBSERVATION,
    SECTION,
    V3,
    Element,
    attribute,
    code_of,
    every,
    one,
    related,
    templates,
)
from sync.readers.ccda.values import Span, Values, display_of

_COMMENTS: Final = {"22.4.64", "1.40", "1.3.6.1.4.1.19376.1.5.3.1.4.2"}
_DENIED: Final = [{"url": NEGATED, "valueBoolean": True}]
_LONG_NOTE: Final = 4_000
_SHORT: Final = 120
_ABSENT: Final = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"
_NOTHING: Final = re.compile(
    r"(?:no|none|nil|not|n/?a|unknown|null|nothing|patient (?:has no|denies)|tidak|belum)\b|-$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Around:
    """What a concern, an organizer or a section says for all that lies in it, read once.

    There may be thousands of entries in it: asking it again for each would never end.
    """

    span: Span
    comments: list[str]
    writers: list[Tree]
    written: str
    alone: str
    """Its words where it holds a single entry."""


_NOTHING_AROUND: Final = _Around(Span(), [], [], "", "")


@dataclass(frozen=True, slots=True)
class Document:
    """One document: how to read its values, the reference to its patient."""

    values: Values
    subject: Tree
    known: dict[Element, _Around] = field(default_factory=dict)

    def record(self, kind: str, found: Found, **members: Any) -> Tree:
        """A resource made of a statement, with its numbers and its patient."""
        denied = _DENIED if members.pop("denied", False) else []
        patient = {"patient": self.subject} if kind in _BY_PATIENT else {"subject": self.subject}
        if kind == "Coverage":
            patient = {"beneficiary": self.subject}
        if kind == "Appointment":
            patient = {}
        return resource(
            kind, modifierExtension=denied, identifier=found.numbers, **members, **patient
        )

    def when(self, found: Found) -> Span:
        """When a statement was true: its own time, else that of the organizer around it."""
        span = self.values.when(found.element)
        if span.first or found.concern is None:
            return span
        return self._around(found.concern).span if found.parent or _organised(found) else span

    def _around(self, element: Element | None) -> _Around:
        """What surrounds a statement, looked at once."""
        if element is None:
            return _NOTHING_AROUND
        known = self.known.get(element)
        if known is None:
            text = one(element, "text") if element.tag == SECTION else None
            alone = text is not None and len(every(element, "entry")) == 1
            known = self.known[element] = _Around(
                self.values.when(element),
                self._comments(element, asides=False),
                _actors(every(element, "author", "assignedAuthor")),
                self._stamped(element),
                words(text) if alone and text is not None else "",
            )
        return known

    def notes(self, found: Found) -> list[Tree]:
        """Comments beside a statement, and on the concern around it."""
        texts = self._comments(found.element, asides=True) + self._around(found.concern).comments
        return note(*dict.fromkeys(texts))

    def _comments(self, element: Element, *, asides: bool) -> list[str]:
        texts = []
        for _, inner in related(element):
            claimed = templates(inner)
            if not _COMMENTS.isdisjoint(claimed) or code_of(inner) == "48767-8":
                texts.append(self.values.text(one(inner, "text"))[:_LONG_NOTE])
            elif asides and inner.tag == ACT and not claimed:
                texts.append(self._aside(inner))
        return texts

    def _aside(self, inner: Element) -> str:
        """An act of no known kind beside a statement, in words."""
        named = shown(self.values.concept(one(inner, "code")))
        said = self.values.text(one(inner, "text"))
        return ": ".join(part for part in (named, said) if part)[:_LONG_NOTE]

    def performers(self, element: Element) -> list[Tree]:
        """Those who did something: people first, then their organisations."""
        return _actors(every(element, "performer", "assignedEntity"))

    def writers(self, found: Found) -> list[Tree]:
        """Those who wrote a statement down, or the concern around it, or its section."""
        own = _actors(every(found.element, "author", "assignedAuthor"))
        return own or self._around(found.concern).writers or self.section_writers(found.section)

    def section_writers(self, section: Section) -> list[Tree]:
        """Those who wrote a section."""
        return self._around(section.element).writers

    def writer(self, found: Found) -> Tree:
        """The first person (else organisation) that wrote a statement down."""
        return next(iter(self.writers(found)), {})

    def written(self, found: Found) -> str:
        """When a statement, or the concern around it, was written down."""
        return self._stamped(found.element) or self._around(found.concern).written

    def _stamped(self, element: Element) -> str:
        stamps = (self.values.span(stamp).first for stamp in every(element, "author", "time"))
        return next((stamp for stamp in stamps if stamp), "")

    def place(self, element: Element) -> str:
        """The place an act names as a participant."""
        for participant in every(element, "participant"):
            if attribute(participant, "typeCode") == "LOC":
                role = one(participant, "participantRole")
                name = one(role, "playingEntity", "name") if role is not None else None
                name = (
                    name
                    if name is not None
                    else one(participant, "participantRole", "scopingEntity", "desc")
                )
                if name is not None and words(name):
                    return words(name)
        return ""

    def words_of(self, found: Found) -> str:
        """The narrative an entry points to, if it is short enough to name it."""
        text = one(found.element, "text")
        said = self.values.text(text)
        return said if len(said) <= 300 else ""  # noqa: PLR2004 - longer is prose, no name

    def named(self, found: Found, concept_: Tree, *fallbacks: Tree) -> Tree:
        """A concept with words: itself, else another, else the narrative behind the entry."""
        about = next((one_ for one_ in (concept_, *fallbacks) if one_), {})
        if shown(about):
            return about
        said = self.words_of(found) or ("" if about else self._lone(found))
        return {**about, "text": said} if said else about

    def _lone(self, found: Found) -> str:
        """The words of a section whose only entry says nothing: they may say why."""
        said = self._around(found.section.element).alone
        return said if len(said) <= _SHORT else ""

    def absent(self, about: Tree, kind: str, *, denied: bool) -> Tree:
        """What a statement without any subject says: that nothing is known, or nothing told.

        `kind` is a plural of the absent-and-unknown codes of IPS.
        """
        said = shown(about)
        if about.get("coding") or (said and not denied and not _NOTHING.match(said)):
            return about
        known = f"no-known-{kind}" if denied else f"no-{kind.removesuffix('s')}-info"
        known = {"no-allergie-info": "no-allergy-info"}.get(known, known)
        return concept(
            coding(_ABSENT, known),
            text=said or known.replace("-", " ").replace("info", "information"),
        )

    def reasons(self, element: Element) -> list[Tree]:
        """Why something was done or given: the indications beside it."""
        found = []
        for relation, inner in related(element):
            if relation == "RSON" or (relation != "COMP" and "22.4.19" in templates(inner)):
                found.extend(self._reason(inner))
        return listed(*found)

    def _reason(self, inner: Element) -> list[Tree]:
        values = self.values
        if "22.4.53" in templates(inner):
            return []
        about = values.concepts(inner, "value") or [
            concept_
            for _, deeper in related(inner)
            if deeper.tag == OBSERVATION
            for concept_ in values.concepts(deeper, "value")
        ]
        if not about:
            about = [
                values.concept(one(inner, "code")) or concept(text=values.text(one(inner, "text")))
            ]
        return about


_BY_PATIENT: Final = frozenset({"AllergyIntolerance", "Immunization", "FamilyMemberHistory"})


def _organised(found: Found) -> bool:
    return found.concern is not None and found.concern.tag == f"{V3}organizer"


def _actors(held: list[Element]) -> list[Tree]:
    people, places = [], []
    for element in held:
        for path in (("assignedPerson",), ("associatedPerson",)):
            name = display_of(one(element, *path))
            if name:
                people.append({"type": "Practitioner", "display": name})
        organisation = one(element, "representedOrganization")
        name = words(one(organisation, "name")) if one(organisation, "name") is not None else ""
        if name:
            places.append({"type": "Organization", "display": name})
    return distinct(people + places)


def distinct(actors: list[Tree]) -> list[Tree]:
    """Each actor once, by type and name."""
    return list({(one_["type"], one_["display"]): one_ for one_ in actors}.values())


def shown(about: Tree) -> str:
    """The words of a concept."""
    named = about.get("text") or next(
        (one_["display"] for one_ in about.get("coding", []) if one_.get("display")), ""
    )
    return str(named)


def status_of(element: Element) -> str:
    """The statusCode of an act, in small letters."""
    return attribute(one(element, "statusCode"), "code").lower()


def code(system: str, value: str, display: str = "") -> Tree:
    """A concept of one code."""
    return concept(coding(system, value, display)) if value else {}


def timed(name: str, span: Span) -> Tree:
    """The members `…DateTime` or `…Period` of a span."""
    if span.point:
        return {f"{name}DateTime": span.point}
    if span.start and not span.end:
        return (
            {f"{name}DateTime": span.start} if not span.ended else {f"{name}Period": span.period()}
        )
    return kept({f"{name}Period": span.period()})
