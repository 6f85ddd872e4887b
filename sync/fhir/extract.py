"""From one FHIR resource to one record: the seam between reading files and keeping records.

Refuses: what is no resource (`Unreadable`); everything else gets at least a readable title.
"""

from typing import Any

from sync.fhir import families
from sync.fhir.attachments import plain_text
from sync.fhir.case import Case, Draft
from sync.fhir.context import FileContext, Notice, Unreadable, bundle_scope_of
from sync.fhir.directory import WANTED, DirectoryIndex
from sync.fhir.identity import name_record, order_of, refer_logically
from sync.fhir.labels import labels_of
from sync.fhir.members import Members, fingerprint_of, gathered, members_of
from sync.fhir.patients import PatientSeen, patient_seen, subject_seen, without_id
from sync.fhir.quantities import BadNumber
from sync.fhir.standing import standing_of
from sync.fhir.types import r4_type, words_for_type
from sync.fhir.values import TEXT_LIMIT, TITLE_LIMIT, clean, shorten, table, tables
from sync.fhir.version import EXTRACTOR_VERSION
from sync.fhir.walk import Gathered
from vault.records import Facts, IncomingRecord, Label, Need

BODY_LIMIT = 20_000
NARRATIVE_READ = 4_000
NARRATIVE_LIMIT = 120

__all__ = [
    "EXTRACTOR_VERSION",
    "WANTED",
    "DirectoryIndex",
    "FileContext",
    "Notice",
    "PatientSeen",
    "Unreadable",
    "bundle_scope_of",
    "extract",
    "patient_seen",
    "subject_seen",
]


def extract(
    resource: dict[str, Any],
    content: bytes,
    place: str,
    media: str,
    fhir: str,
    full_url: str,
    context: FileContext,
    *,
    members: Members | None = None,
) -> IncomingRecord:
    """The record a resource is. Numbers in `resource` are Decimal or text, never float.

    `content` is the exact slice it was parsed from, `place` where that stood, `members` its
    members if they were read one by one. Notices go to `context`. Raises `Unreadable` for
    what has no usable `resourceType` or an absurd number.
    """
    named = resource.get("resourceType") if type(resource) is dict else None
    if type(named) is not str or not named.isalnum():
        raise Unreadable("no-resource-type")
    kind = r4_type(named)
    if members is None:
        members = members_of(resource)
    names = name_record(kind, resource, members, full_url, context)
    case = Case(resource, kind, place, names, context, members)
    found = gathered(resource, members)
    try:
        families.fill(case)
    except BadNumber:
        raise Unreadable("bad-number") from None
    return IncomingRecord(
        content=content,
        media=media,
        fhir=fhir,
        place=place,
        identity=names.identity,
        fingerprint=fingerprint_of(members),
        facts=_facts(case, found),
        aliases=names.aliases,
        order=order_of(resource) if "meta" in resource else "",
        subject=_subject(case),
        references=_references(case, found),
        needs=_needs(case.draft) if case.draft.needs else (),
        attachments=tuple(case.draft.attachments),
        told=case.told,
    )


def _facts(case: Case, found: Gathered) -> Facts:
    draft = case.draft
    if draft.moment.bad:
        case.context.notice(case.place, "bad-date")
    standing = standing_of(case.type, case.resource, draft.about)
    return Facts(
        draft.kind,
        case.type,
        shorten(draft.title or _last_resort(case), TITLE_LIMIT),
        draft.code,
        draft.system,
        shorten(draft.value, TEXT_LIMIT),
        draft.number,
        draft.unit,
        draft.low,
        draft.high,
        draft.range_text,
        draft.flag,
        draft.moment.text,
        draft.moment.key,
        draft.status,
        standing,
        shorten(draft.facility, TITLE_LIMIT),
        shorten(draft.practitioner, TITLE_LIMIT),
        draft.encounter,
        _labels(case, found),
        draft.series,
        shorten("\n".join(filter(None, draft.detail)), TEXT_LIMIT) if draft.detail else "",
        shorten(_body(draft), BODY_LIMIT) if draft.body else "",
    )


def _last_resort(case: Case) -> str:
    """A title for a record that names nothing: its narrative's beginning, else its type."""
    div = table(case.resource.get("text")).get("div")
    words = plain_text(div[:NARRATIVE_READ]) if type(div) is str else ""
    if words and not words.startswith("Generated Narrative"):
        return shorten(words, NARRATIVE_LIMIT)
    return words_for_type(case.type)


def _needs(draft: Draft) -> tuple[Need, ...]:
    """What is still missing, once each: the first target that may fill an empty field."""
    first: dict[str, Need] = {}
    for need in draft.needs:
        if not getattr(draft, need.field):
            first.setdefault(need.field, need)
    return tuple(first.values())


def _labels(case: Case, found: Gathered) -> tuple[Label, ...]:
    files = case.draft.body if case.draft.attachments else ()
    return labels_of(case.type, case.resource, found, files)


def _body(draft: Draft) -> str:
    return "\n".join(dict.fromkeys(part for part in draft.body if part and part != draft.title))


def _held_patient(case: Case, reference: str) -> str:
    """The identity of a contained Patient, as `subject_seen` gives it; empty if none is held."""
    inside = case.contained(reference.strip())
    if inside is None or inside.get("resourceType") != "Patient":
        return ""
    bare = without_id(inside)
    return name_record("Patient", bare, members_of(bare), "", case.context).identity


_SUBJECTS = ("subject", "patient", "beneficiary", "individual", "for")


def _subject(case: Case) -> str:
    if case.type == "Patient":
        return case.names.identity
    for name in _SUBJECTS:
        reference = table(case.resource.get(name))
        if reference:
            text = reference.get("reference")
            if type(text) is str and text:
                return case.refer(text) or _held_patient(case, text)
            identifier = table(reference.get("identifier"))
            if identifier:
                return refer_logically(clean(reference.get("type")) or "Patient", identifier)
    return _booked(case) if case.type.startswith("Appointment") else ""


def _booked(case: Case) -> str:
    """The patient among those who come to an appointment: it has no subject of its own in R4."""
    listed = [one.get("actor") for one in tables(case.resource.get("participant"))]
    for actor in map(table, [*listed, case.resource.get("actor")]):
        text = actor.get("reference")
        if type(text) is str and (clean(actor.get("type")) == "Patient" or "Patient/" in text):
            return case.refer(text)
    return ""


def _references(case: Case, found: Gathered) -> tuple[str, ...]:
    listed = [case.refer(text) for text in found.references]
    for reference in found.logical:
        kind = clean(reference.get("type"))
        if kind:
            listed.append(refer_logically(kind, table(reference.get("identifier"))))
    own = case.names.identity
    return tuple(dict.fromkeys(text for text in listed if text and text != own))
