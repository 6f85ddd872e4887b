"""A share as a FHIR R4 Consent, shaped as IHE PCF Advanced asks: all denied but one exception.

Refuses: permission without an end, a purpose, a recipient or the records it is for.
"""

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sync.collection import timestamp
from sync.purposes import Purpose
from sync.shape import dump
from vault.ids import RecordId
from vault.records import Label, Person

Tree = dict[str, Any]

POLICY = "urn:rekamku:policy:share:1"
"""The versioned rule under which a share is given."""

RECORD_SYSTEM = "urn:rekamku:record"
PERSON_SYSTEM = "urn:rekamku:person"

_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
_REASON = "http://terminology.hl7.org/CodeSystem/v3-ActReason"
_CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
_PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
_SCOPE = "http://terminology.hl7.org/CodeSystem/consentscope"

LABEL_CODES: dict[Label, tuple[str, ...]] = {
    Label.HIV: ("HIV",),
    Label.STI: ("STD",),
    Label.MH: ("PSY",),
    Label.SUD: ("ETH", "ETHUD", "OPIOIDUD"),
    Label.REPRO: ("SEX",),
    Label.SDV: ("SDV",),
    Label.GENETIC: ("GDIS",),
}
"""The v3 codes of our labels (indonesia.md 4.3)."""


@dataclass(frozen=True, slots=True)
class Grant:
    """What is allowed: to whom, why, from when until when (ms since 1970), which records.

    `guardian` gives it for a child; None means the person does. `wording` is the text that
    was agreed to, as it was shown, in `language` (BCP 47).
    """

    person: Person
    recipient: str
    purpose: Purpose
    start_ms: int
    end_ms: int
    records: tuple[RecordId, ...]
    include: frozenset[Label] = frozenset()
    guardian: Person | None = None
    wording: str = ""
    language: str = "id"


def consent(grant: Grant) -> bytes:
    """The Consent as JSON; its records are named by our own ids, never by content."""
    patient = _identified(grant.person)
    tree: Tree = {
        "resourceType": "Consent",
        "language": grant.language,
        "status": "active",
        "scope": _concept(_SCOPE, "patient-privacy"),
        "category": [_concept("http://loinc.org", "59284-0")],
        "patient": patient,
        "dateTime": timestamp(grant.start_ms),
        "performer": [patient],
        "organization": [{"display": "RekamKu"}],
        "sourceAttachment": _source(grant),
        "policy": [{"uri": POLICY}],
        "provision": _provision(grant),
    }
    if grant.guardian is not None:
        tree["contained"] = [_related(grant.guardian, patient)]
        tree["performer"] = [{"reference": "#guardian"}]
    return dump(tree)


def _concept(system: str, code: str) -> Tree:
    return {"coding": [{"system": system, "code": code}]}


def _identified(person: Person) -> Tree:
    identifier = {"system": PERSON_SYSTEM, "value": person.id}
    return {"type": "Patient", "identifier": identifier, "display": person.name}


def _related(guardian: Person, patient: Tree) -> Tree:
    return {
        "resourceType": "RelatedPerson",
        "id": "guardian",
        "patient": patient,
        "relationship": [_concept("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "GUARD")],
        "name": [{"text": guardian.name}],
    }


def _source(grant: Grant) -> Tree:
    text = base64.b64encode(grant.wording.encode()).decode()
    attachment = {"contentType": "text/plain; charset=utf-8", "language": grant.language}
    return {**attachment, "data": text} if text else {**attachment, "url": POLICY}


def _provision(grant: Grant) -> Tree:
    period = {"start": timestamp(grant.start_ms), "end": timestamp(grant.end_ms)}
    exception = {
        "type": "permit",
        "period": period,
        "actor": [
            {
                "role": _concept(_PARTICIPATION, "IRCP"),
                "reference": {"display": grant.recipient},
            }
        ],
        "securityLabel": list(_labels(grant.include)),
        "purpose": [{"system": _REASON, "code": grant.purpose.value}],
        "data": [
            {
                "meaning": "instance",
                "reference": {"identifier": {"system": RECORD_SYSTEM, "value": record}},
            }
            for record in grant.records
        ],
    }
    return {"type": "deny", "period": period, "provision": [exception]}


def _labels(include: Iterable[Label]) -> Iterable[Tree]:
    yield {"system": _CONFIDENTIALITY, "code": "N"}
    ticked = sorted(include)
    if ticked:
        yield {"system": _CONFIDENTIALITY, "code": "R"}
    for label in ticked:
        for code in LABEL_CODES[label]:
            yield {"system": _CODE, "code": code}


def included_labels(content: bytes) -> frozenset[Label]:
    """The labels that a consent of ours lets through."""
    codes = {
        one["code"]
        for exception in json.loads(content)["provision"]["provision"]
        for one in exception["securityLabel"]
    }
    return frozenset(label for label, names in LABEL_CODES.items() if codes >= set(names))


def given_by(content: bytes) -> str:
    """The name of whoever gave a consent of ours: the guardian's, else the person's own."""
    tree = json.loads(content)
    for one in tree.get("contained", ()):
        return str(one["name"][0]["text"])
    return str(tree["patient"]["display"])
