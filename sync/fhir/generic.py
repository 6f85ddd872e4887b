"""Any resource type, known or not: a readable title, a date, who and where.

Refuses: an empty line; the type's own name stands when nothing else does.
"""

from sync.fhir.case import PLACED, Case
from sync.fhir.concepts import Concept, concept, concept_text, main_code
from sync.fhir.dates import first_moment
from sync.fhir.names import human_name
from sync.fhir.pointers import Pointer, pointer_of
from sync.fhir.values import Tree, clean, prose, table, tables
from vault.records import Kind

_TITLES = ("code", "type", "topic", "title", "name", "description", "category", "medium", "scope")
_DATES = (
    "effectiveDateTime",
    "effectivePeriod",
    "occurrenceDateTime",
    "occurrencePeriod",
    "performedDateTime",
    "performedPeriod",
    "period",
    "date",
    "dateTime",
    "authoredOn",
    "authored",
    "recorded",
    "created",
    "issued",
    "start",
    "sent",
    "receivedTime",
)
_WHO = ("performer", "author", "recorder", "requester", "asserter", "sender", "owner", "actor")
_WHERE = ("organization", "serviceProvider", "managingOrganization", "custodian")


_PLACES = frozenset({"Organization", "Location", "HealthcareService"})
_NO_STAFF = frozenset({"Patient", "Device"})
_INSIDE_IN_ORDER = ("actor", "individual", "function", "member", "who", "whoReference", "party")
_INSIDE = frozenset(_INSIDE_IN_ORDER)
_NOTES = frozenset({"note", "comment", "comments"})


def status_of(resource: Tree) -> str:
    """FHIR's status word: a plain one, else that of a status concept; empty if not stated."""
    status = resource.get("status")
    if type(status) is str:
        return clean(status)
    return main_code(status)[0] or concept_text(status)


def first_text(resource: Tree, names: tuple[str, ...]) -> str:
    """The first named element with words, be it text, concept or human name."""
    for name in names:
        value = resource.get(name)
        if value is None:
            continue
        text = clean(value) if type(value) is str else concept_text(value) or human_name(value)
        if text:
            return text
    return ""


def notes_of(resource: Tree) -> list[str]:
    """The free-text notes of a resource, annotations and old-style comments alike."""
    if _NOTES.isdisjoint(resource):
        return []
    found = [prose(note.get("text")) for note in tables(resource.get("note"))]
    found += [prose(resource.get(name)) for name in ("note", "comment", "comments")]
    return [text for text in found if text]


def code_it(case: Case, found: Concept) -> None:
    """File the record under the concept: code, system, title and further words for search."""
    draft = case.draft
    draft.about = found
    draft.title, draft.code, draft.system = found.text, found.code, found.system
    if found.displays:
        draft.body.extend(found.displays)


def actor_of(value: object) -> object:
    """The reference inside a performer, participant or agent, whatever its release calls it."""
    for part in tables(value):
        for name in () if _INSIDE.isdisjoint(part) else _INSIDE_IN_ORDER:
            inner = table(part.get(name))
            if inner.get("reference") or inner.get("display"):
                return inner
        if part.get("reference") or part.get("display"):
            return part
    return None


def actors_of(value: object) -> list[Tree]:
    """Every reference among performers or participants."""
    found = [actor_of(part) for part in tables(value)]
    return [table(one) for one in found if one]


def split_actors(case: Case, name: str) -> None:
    """Practitioner and facility from a member that mixes both."""
    for pointer in case.read(name, pointers_of):
        take_actor(case, pointer)


def pointers_of(value: object) -> tuple[Pointer, ...]:
    """The actors of a member, each read."""
    if type(value) is list and len(value) == 1 and type(value[0]) is dict:
        alone = value[0]
        if type(alone.get("reference")) is str:
            return (pointer_of(alone),)
    return tuple(map(pointer_of, actors_of(value)))


def take_actor(case: Case, pointer: Pointer) -> None:
    """Give one actor its place: a person as practitioner, an organisation as facility."""
    found = case.named(pointer, PLACED)
    kind = found.entry.type if found.entry is not None else pointer.kind
    if kind in _PLACES:
        case.take("facility", found)
    elif kind not in _NO_STAFF:
        case.take("practitioner", found)


def who_and_where(case: Case) -> None:
    """Practitioner, facility and visit from the elements where most types keep them."""
    resource = case.resource
    for name in _WHO:
        if name in resource:
            split_actors(case, name)
    case.facility(*(resource[name] for name in _WHERE if name in resource))
    name = "encounter" if resource.get("encounter") else "context"
    visit = resource.get(name)
    if type(visit) is dict and "reference" in visit:
        case.visit(case.pointer(name))


def basics(case: Case, kind: Kind, dates: tuple[str, ...] = _DATES) -> None:
    """What every type shares: kind, status, date, notes."""
    draft = case.draft
    draft.kind = kind
    draft.status = status_of(case.resource)
    if dates:
        draft.moment = first_moment(case.resource, dates)
    if not _NOTES.isdisjoint(case.resource):
        draft.body.extend(notes_of(case.resource))


def generic(case: Case) -> None:
    """Facts of a type without a module of its own."""
    resource = case.resource
    basics(case, Kind.OTHER)
    about = next((resource[name] for name in ("code", "type", "topic") if name in resource), None)
    if type(about) is not str:
        code_it(case, concept(about))
    case.draft.title = case.draft.title or first_text(resource, _TITLES)
    who_and_where(case)
