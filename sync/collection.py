"""The "kill the clipboard" form of a share: a collection with one patient and their records.

Refuses: profile claims, references that leave the bundle, documents by address.
"""

import base64
from datetime import UTC, datetime

from sync.entries import Entries, Entry, bundle_json, urn_of, urns_of
from sync.selection import Selection
from sync.shape import dump
from sync.stencils import filled

PDF_CODE = "60591-5"
"""LOINC "Patient summary Document": a readable rendering of every other resource."""

_PATIENT_ASSERTED = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
    "code": "PATAST",
    "display": "patient asserted",
}
_PATIENT_SHARED = {"code": "patient-shared", "display": "Patient Shared"}


def timestamp(now_ms: int) -> str:
    """A moment (milliseconds since 1970) as a FHIR instant in UTC."""
    return datetime.fromtimestamp(now_ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def collection(selection: Selection, salt: bytes, now_ms: int) -> bytes:
    """A Bundle of type collection (PatientSharedBundle, draft 0.10.2): the patient first."""
    head = {"type": "collection", "timestamp": timestamp(now_ms)}
    found = selection.stencils
    return bundle_json(head, (filled(found.parts, found.gaps, urns_of(salt, found.names)),))


def document_entry(
    entries: Entries, *, salt: bytes, pdf: bytes, title: str, language: str, now_ms: int
) -> Entry:
    """A DocumentReference that holds a PDF inline, about and by the patient."""
    patient = {"reference": entries.patient.urn}
    attachment = {
        "contentType": "application/pdf",
        "language": language,
        "data": base64.b64encode(pdf).decode(),
        "size": len(pdf),
        "title": title,
        "creation": timestamp(now_ms),
    }
    tree = {
        "resourceType": "DocumentReference",
        "meta": {"security": [_PATIENT_ASSERTED]},
        "status": "current",
        "type": {
            "coding": [
                {
                    "system": "http://loinc.org",
                    "code": PDF_CODE,
                    "display": "Patient summary Document",
                }
            ]
        },
        "category": [{"coding": [_PATIENT_SHARED]}],
        "subject": patient,
        "date": timestamp(now_ms),
        "author": [patient],
        "content": [{"attachment": attachment}],
    }
    return Entry(urn_of(salt, f"pdf {now_ms}"), "DocumentReference", dump(tree))


def pdf_collection(entries: Entries, document: Entry, now_ms: int) -> bytes:
    """A collection of the patient and one document (`--format pdf`)."""
    head = {"type": "collection", "timestamp": timestamp(now_ms)}
    return bundle_json(head, (entries.patient.json(), document.json()))
