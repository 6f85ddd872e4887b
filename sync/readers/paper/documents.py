"""The paper as a record of its own: a DocumentReference with the file itself, and its patient.

Refuses: to say more than the paper does; a day the file was made on is told as just that.
"""

from typing import Any, Final

from sync.readers.build import (
    LOINC,
    coding,
    concept,
    human_name,
    identifier,
    listed,
    reference,
    resource,
    urn,
)
from sync.readers.draft import Given, Made
from sync.readers.paper.head import Head
from sync.readers.paper.kinds import PaperKind
from sync.readers.paper.rows import key
from sync.readers.paper.sheet import Paper
from sync.readers.places import page_place
from vault.records import Attachment

NIK: Final = "https://fhir.kemkes.go.id/id/nik"
_SUFFIXES: Final = {
    "application/pdf": ".pdf",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/tiff": ".tiff",
    "image/heic": ".heic",
    "image/heif": ".heic",
    "image/webp": ".webp",
    "image/gif": ".gif",
    "image/bmp": ".bmp",
}
_MOST_KEPT: Final = 200 << 20
_LONGEST: Final = 150


def local(facility: str, what: str) -> str:
    """The system of a number a place hands out; without the place's name its own."""
    name = key(facility).replace(" ", "-").replace("/", "-").lower() or "unknown"
    return f"urn:x-rekamku:paper:{name}:{what}"


def patient_of(head: Head) -> Made | None:
    """The person the paper names, or None."""
    if not head.name:
        return None
    tree = resource(
        "Patient",
        identifier=listed(
            identifier(NIK, head.nik),
            identifier(local(head.facility, "mrn"), head.mrn, type=concept(_mrn_type())),
        ),
        name=human_name(head.name),
        gender=head.sex,
        birthDate=head.birth,
    )
    full_url = urn("paper-patient", head.nik or key(head.name), head.birth, head.mrn)
    return Made(tree, head.place or page_place(1), full_url)


def _mrn_type() -> dict[str, str]:
    return coding("http://terminology.hl7.org/CodeSystem/v2-0203", "MR")


def document_of(
    given: Given,
    paper: Paper,
    head: Head,
    kind: PaperKind | None,
    person: Made | None,
    said: list[str],
) -> Made:
    """The file as a document; `said` are further lines of its description."""
    name = title_of(paper, kind, head)
    period = {"start": head.day} if head.day else ({"start": paper.made} if paper.made else {})
    lines = [*head.diagnoses, *said]
    tree = resource(
        "DocumentReference",
        status="current",
        type=concept(coding(LOINC, kind.code, kind.display)) if kind else {},
        subject=subject(person),
        author=listed(reference(display=head.doctor)),
        custodian=reference(display=head.facility),
        description="\n".join(lines),
        content=[{"attachment": _attachment(given, paper, name)}],
        context={"period": period} if period else {},
    )
    return Made(tree, page_place(1), urn("paper", given.scope), _kept(given, paper, name))


def title_of(paper: Paper, kind: PaperKind | None, head: Head) -> str:
    """What to call the document."""
    if paper.title and not paper.title.lower().startswith(("microsoft word", "untitled")):
        return " ".join(paper.title.split())[:_LONGEST]
    named = kind.display if kind else ("Photo" if paper.media != "application/pdf" else "Document")
    return f"{named}, {head.facility}"[:_LONGEST] if head.facility else named


def subject(person: Made | None) -> dict[str, str]:
    """The reference other resources carry to the person."""
    if person is None:
        return {}
    return reference(person.full_url, person.tree["name"][0]["text"])


def _attachment(given: Given, paper: Paper, name: str) -> dict[str, Any]:
    return {
        "contentType": paper.media,
        "title": name,
        "size": len(given.data),
        **({"creation": paper.made} if paper.made else {}),
    }


def _kept(given: Given, paper: Paper, name: str) -> tuple[Attachment, ...]:
    if len(given.data) > _MOST_KEPT:
        return ()
    suffix = _SUFFIXES.get(paper.media, "")
    plain = "".join(" " if letter in '/\\:*?"<>|' or letter < " " else letter for letter in name)
    return (Attachment(plain.strip(" .") + suffix, paper.media, bytes(given.data), ""),)
