"""Insurance: coverage, claims and what was paid.

Refuses: adding up; totals are those the payer printed.
"""

from sync.fhir.case import Case
from sync.fhir.concepts import codings, concept_text, concept_texts, main_code
from sync.fhir.generic import basics, split_actors, who_and_where
from sync.fhir.quantities import quantity, with_unit
from sync.fhir.values import Tree, clean, joined, table, tables
from vault.records import Kind

_DATES = (
    "billablePeriod",
    "created",
    "servicedDate",
    "servicedPeriod",
    "statusDate",
    "paymentDate",
)


def coverage(case: Case) -> None:
    """Facts of a Coverage: plan, payer, number."""
    resource, draft = case.resource, case.draft
    basics(case, Kind.INSURANCE, ("period",))
    payers = [
        case.named(one).text for one in tables(resource.get("payor") or resource.get("payer"))
    ]
    payers += [case.named(resource.get("insurer")).text, case.named(resource.get("issuer")).text]
    classes = [
        clean(one.get("name"))
        or clean(one.get("value"))
        or clean(table(one.get("value")).get("value"))
        for one in tables(resource.get("class"))
    ]
    kind = concept_text(resource.get("type"))
    draft.code, draft.system = main_code(resource.get("type"))
    draft.title = joined([kind, joined(payers)], " · ") or joined(classes)
    number = clean(resource.get("subscriberId")) or clean(
        table(resource.get("identifier")).get("value")
    )
    draft.value = number
    draft.detail.append(joined(classes))
    draft.facility = joined(payers)


def _amount(tree: object) -> str:
    return with_unit(quantity(tree))


def _total(resource: Tree) -> str:
    total = resource.get("total") or resource.get("totalCost")
    if type(total) is dict:
        return _amount(total)
    wanted = {"submitted", "total"}
    for one in tables(total):
        names = {found.code for found in codings(one.get("category"))}
        if names & wanted:
            return _amount(one.get("amount"))
    first = tables(total)
    return _amount(first[0].get("amount")) if first else ""


def _services(resource: Tree) -> list[str]:
    found = []
    for item in tables(resource.get("item")):
        words = concept_text(item.get("productOrService") or item.get("service"))
        found.append(words)
    return [text for text in dict.fromkeys(found) if text]


def _diagnoses(case: Case) -> list[str]:
    found = []
    for one in tables(case.resource.get("diagnosis")):
        text = concept_text(one.get("diagnosisCodeableConcept"))
        found.append(text or case.named(one.get("diagnosisReference")).text)
    return [text for text in found if text]


def claim(case: Case) -> None:
    """Facts of a Claim, an ExplanationOfBenefit or a response to a claim."""
    resource, draft = case.resource, case.draft
    basics(case, Kind.INSURANCE, _DATES)
    kinds = [one for one in codings(resource.get("type")) if one.display]
    kind = kinds[-1].display if kinds else concept_text(resource.get("type"))
    draft.code, draft.system = main_code(resource.get("type"))
    services = _services(resource)
    ills = _diagnoses(case)
    drug = case.named(resource.get("prescription")).text
    draft.title = joined([joined(services[:3]) or drug or kind], " · ") or joined(ills[:2])
    draft.value = _total(resource)
    draft.detail.extend([kind, joined(ills), joined(services), clean(resource.get("disposition"))])
    draft.detail.append(joined(concept_texts(resource.get("outcome"))))
    draft.body.extend([*services, *ills])
    case.facility(table(resource.get("facility")), resource.get("organization"))
    split_actors(case, "provider")
    case.practitioner(*(one.get("provider") for one in tables(resource.get("careTeam"))))
    who_and_where(case)
    if not draft.facility:
        case.facility(resource.get("insurer"))
