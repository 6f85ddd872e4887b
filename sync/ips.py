"""The International Patient Summary form of a share: a document bundle (IPS 2.0.1, FHIR R4).

Refuses: a second Composition, "no data" told as "none known", mandatory members left silent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sync.collection import PDF_CODE, timestamp
from sync.entries import Entries, Entry, bundle_json, urn_of
from sync.ips_sections import LOINC, sections
from sync.selection import LeftOut
from sync.shape import dump, parse

_ABSENT = {
    "extension": [
        {
            "url": "http://hl7.org/fhir/StructureDefinition/data-absent-reason",
            "valueCode": "unknown",
        }
    ]
}
_MANDATORY: dict[str, tuple[tuple[str, str], ...]] = {
    "MedicationStatement": (("effective", "_effectiveDateTime"),),
    "Procedure": (("performed", "_performedDateTime"),),
    "Immunization": (("occurrence", "_occurrenceDateTime"),),
}
_LAB = (("effective", "_effectiveDateTime"), ("performer", "performer"))


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the document: its title, language (BCP 47) and the sections' names."""

    title: str = "International Patient Summary"
    language: str = "en"
    titles: Mapping[str, str] = field(default_factory=dict)


def ips(entries: Entries, left_out: LeftOut, *, salt: bytes, now_ms: int, cover: Cover) -> bytes:
    """A Bundle of type document whose first entry is its only Composition.

    `entries` are those that `documented` gave.
    """
    records = entries.records
    composition = _composition(entries.patient, records, left_out, salt, now_ms, cover)
    head: dict[str, Any] = {
        "identifier": {
            "system": "urn:ietf:rfc:3986",
            "value": urn_of(salt, f"document {now_ms}"),
        },
        "type": "document",
        "timestamp": timestamp(now_ms),
    }
    return bundle_json(head, [one.json() for one in (composition, entries.patient, *records)])


def documented(entries: Entries) -> Entries:
    """The entries as a summary may hold them: no other Composition, nothing mandatory absent."""
    kept = (entry for entry in entries.records if entry.type != "Composition")
    return Entries(entries.patient, tuple(map(_completed, kept)))


def _composition(
    patient: Entry,
    records: Sequence[Entry],
    left_out: LeftOut,
    salt: bytes,
    now_ms: int,
    cover: Cover,
) -> Entry:
    about = {"reference": patient.urn}
    coding = {"system": LOINC, "code": PDF_CODE, "display": "Patient summary Document"}
    tree = {
        "resourceType": "Composition",
        "language": cover.language,
        "status": "final",
        "type": {"coding": [coding]},
        "subject": about,
        "date": timestamp(now_ms),
        "author": [about],
        "title": cover.title,
        "section": sections(records, frozenset(left_out.kinds), cover.titles),
    }
    return Entry(urn_of(salt, "composition"), "Composition", dump(tree))


def _completed(entry: Entry) -> Entry:
    """An entry with every mandatory member, as "unknown" where the source has none."""
    wanted = _MANDATORY.get(entry.type, ())
    if entry.type == "Observation" and b'"laboratory"' in entry.body:
        wanted = _LAB
    missing = [name for start, name in wanted if b'"' + start.encode() not in entry.body]
    if not missing:
        return entry
    tree = parse(entry.body)
    for name in missing:
        tree[name] = [_ABSENT] if name == "performer" else _ABSENT
    return replace(entry, body=dump(tree), same_shape=False)
