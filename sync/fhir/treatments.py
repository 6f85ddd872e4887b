"""Immunisations and procedures: what was done to a person, or was not, and why.

Refuses: showing what was not done as done.
"""

from sync.fhir.case import Case
from sync.fhir.concepts import concept_text, concept_texts
from sync.fhir.generic import basics, code_it, notes_of, split_actors, who_and_where
from sync.fhir.quantities import quantity, with_unit
from sync.fhir.vaccine_words import CVX_NAMES
from sync.fhir.values import Tree, clean, joined, table, tables
from vault.records import Kind

_IMMUNISATION_DATES = ("occurrenceDateTime", "date", "occurrenceString", "recorded")
_PROCEDURE_DATES = (
    "performedDateTime",
    "performedPeriod",
    "occurrenceDateTime",
    "occurrencePeriod",
    "performedString",
    "recorded",
)


def _reason_not(resource: Tree) -> str:
    reasons = resource.get("statusReason") or resource.get("notDoneReason")
    reasons = reasons or resource.get("reasonNotPerformed")
    reasons = reasons or table(resource.get("explanation")).get("reasonNotGiven")
    return joined(concept_texts(reasons))


def _doses(resource: Tree) -> list[str]:
    found = []
    for name in ("protocolApplied", "vaccinationProtocol"):
        for one in tables(resource.get(name)):
            number = (
                one.get("doseNumberPositiveInt")
                or one.get("doseNumberString")
                or one.get("doseNumber")
                or one.get("doseSequence")
            )
            series = clean(one.get("series"))
            text = quantity(number).text
            if text or series:
                found.append(joined([f"#{text}" if text else "", series]))
    return found


def immunisation(case: Case) -> None:
    """Facts of an Immunization: vaccine, dose number, batch, site."""
    resource, draft = case.resource, case.draft
    code_it(case, case.concept("vaccineCode"))
    if draft.title == f"CVX {draft.code}":
        draft.title = CVX_NAMES.get(draft.code, draft.title)
    basics(case, Kind.IMMUNISATION, _IMMUNISATION_DATES)
    draft.value = joined([*_doses(resource), _reason_not(resource)])
    batch = clean(resource.get("lotNumber"))
    draft.detail.extend(
        part
        for part in (
            batch,
            with_unit(quantity(resource.get("doseQuantity"))),
            concept_text(resource.get("route")),
            concept_text(resource.get("site")),
            joined(concept_texts(resource.get("reasonCode"))),
            *notes_of(resource),
        )
        if part
    )
    draft.body.append(batch)
    split_actors(case, "performer")
    case.facility(resource.get("location"))
    who_and_where(case)
    case.practitioner(resource.get("requester"))


def procedure(case: Case) -> None:
    """Facts of a Procedure: what, where on the body, outcome, or why it was not done."""
    resource, draft = case.resource, case.draft
    code_it(case, case.concept("code"))
    basics(case, Kind.PROCEDURE, _PROCEDURE_DATES)
    draft.title = draft.title or concept_text(resource.get("category"))
    sites = concept_texts(resource.get("bodySite"))
    why = concept_texts(resource.get("reasonCode"))
    why += [text for one in tables(resource.get("reason")) if (text := concept_text(one))]
    why += [
        text for one in tables(resource.get("reasonReference")) if (text := case.named(one).text)
    ]
    draft.value = joined([_reason_not(resource), concept_text(resource.get("outcome"))])
    draft.detail.extend(part for part in (*sites, *why, *notes_of(resource)) if part)
    draft.body.extend([*sites, *why])
    split_actors(case, "performer")
    case.facility(resource.get("location"))
    who_and_where(case)
