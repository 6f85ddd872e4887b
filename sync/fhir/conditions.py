"""Conditions, allergies and what was found out about them.

Refuses: assuming what is not stated; a missing status is empty, never "active".
"""

from sync.fhir.case import Case
from sync.fhir.concepts import concept, concept_text, concept_texts
from sync.fhir.generic import basics, code_it, notes_of, who_and_where
from sync.fhir.quantities import quantity, range_text, with_unit
from sync.fhir.values import clean, joined, prose, table, tables
from vault.records import Kind

_CONDITION_DATES = (
    "onsetDateTime",
    "onsetPeriod",
    "recordedDate",
    "assertedDate",
    "dateRecorded",
    "dateAsserted",
    "abatementDateTime",
)
_ALLERGY_DATES = (
    "onsetDateTime",
    "onset",
    "onsetPeriod",
    "recordedDate",
    "assertedDate",
    "lastOccurrence",
    "lastOccurence",
)
_IMPRESSION_DATES = ("effectiveDateTime", "effectivePeriod", "date")


def _clinical(case: Case) -> str:
    resource = case.resource
    status = resource.get("clinicalStatus")
    code = clean(status) if type(status) is str else _word(case, "clinicalStatus")
    return code or clean(resource.get("status"))


def _word(case: Case, name: str) -> str:
    """A status that is a concept: its code, else its words."""
    found = case.concept(name)
    return found.code or found.text


def _verified(case: Case) -> str:
    status = case.resource.get("verificationStatus")
    return clean(status) if type(status) is str else _word(case, "verificationStatus")


def _onset(case: Case, name: str) -> str:
    resource = case.resource
    age = resource.get(f"{name}Age") or resource.get(f"{name}Quantity")
    return (
        with_unit(quantity(age))
        or range_text(resource.get(f"{name}Range"))
        or clean(resource.get(f"{name}String"))
        or (clean(resource.get(f"{name}DateTime")) if name == "abatement" else "")
    )


def condition(case: Case) -> None:
    """Facts of a Condition: what, severity and stage, clinical status."""
    resource, draft = case.resource, case.draft
    code_it(case, case.concept("code"))
    basics(case, Kind.CONDITION, _CONDITION_DATES)
    draft.status = _clinical(case)
    stages = [concept_text(stage.get("summary")) for stage in tables(resource.get("stage"))]
    draft.value = joined([concept_text(resource.get("severity")), *stages])
    sites = concept_texts(resource.get("bodySite"))
    draft.title = draft.title or joined(sites) or concept_text(resource.get("category"))
    verified = _verified(case)
    draft.detail.extend(
        part
        for part in (verified, joined(sites), _onset(case, "onset"), _onset(case, "abatement"))
        if part
    )
    draft.detail.extend(notes_of(resource))
    who_and_where(case)


def _reaction(reaction: dict[str, object]) -> str:
    signs = joined(concept_texts(reaction.get("manifestation")))
    severity = clean(reaction.get("severity"))
    said = joined([signs, prose(reaction.get("description"))])
    return f"{said} ({severity})" if said and severity else said or severity


def allergy(case: Case) -> None:
    """Facts of an AllergyIntolerance: to what, which reactions, how critical."""
    resource, draft = case.resource, case.draft
    about = resource.get("code") or resource.get("substance")
    reactions = tables(resource.get("reaction"))
    if not concept_text(about):
        about = next((one["substance"] for one in reactions if one.get("substance")), about)
    code_it(case, concept(about))
    basics(case, Kind.ALLERGY, _ALLERGY_DATES)
    draft.status = _clinical(case)
    shown = [_reaction(one) for one in reactions]
    draft.value = joined(shown, "; ")
    draft.body.extend(shown)
    listed = resource.get("category")
    categories = [clean(one) for one in listed] if type(listed) is list else [clean(listed)]
    draft.title = draft.title or joined(categories)
    verified = _verified(case)
    critical = clean(resource.get("criticality"))
    draft.detail.extend(part for part in (verified, critical, joined(categories)) if part)
    draft.detail.extend(notes_of(resource))
    who_and_where(case)


def impression(case: Case) -> None:
    """Facts of a ClinicalImpression: what the doctor thought, in their words."""
    resource, draft = case.resource, case.draft
    code_it(case, case.concept("code"))
    basics(case, Kind.DOCUMENT, _IMPRESSION_DATES)
    draft.about = None
    summary = prose(resource.get("summary")) or prose(resource.get("description"))
    findings = [
        concept_text(one.get("itemCodeableConcept") or one.get("item"))
        for one in tables(resource.get("finding"))
    ]
    draft.title = draft.title or clean(resource.get("description")) or joined(findings)
    draft.value = summary if summary != draft.title else ""
    draft.detail.extend([*findings, *concept_texts(resource.get("prognosisCodeableConcept"))])
    draft.body.extend([summary, prose(resource.get("description")), *findings])
    who_and_where(case)
    case.practitioner(table(resource.get("assessor")))
