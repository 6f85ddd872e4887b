"""What is planned, asked for or judged: care plans, goals, tasks, orders, risks, families.

Refuses: turning a plan into a fact of care; the status is the record's own.
"""

from sync.fhir.case import Case
from sync.fhir.concepts import codings, concept, concept_text, concept_texts
from sync.fhir.generic import basics, code_it, first_text, notes_of, who_and_where
from sync.fhir.observations import value_of
from sync.fhir.quantities import quantity, range_text, with_unit
from sync.fhir.values import Tree, clean, items, joined, prose, table, tables
from vault.records import Kind

_ORDER_DATES = ("authoredOn", "occurrenceDateTime", "occurrencePeriod", "orderedOn", "date")
_PLAN_DATES = ("period", "created", "date", "modified")


def _activity(case: Case, activity: Tree) -> str:
    detail = table(activity.get("detail"))
    words = concept_text(detail.get("code")) or prose(detail.get("description"))
    planned = activity.get("reference") or table(activity.get("plannedActivityReference"))
    outcome = joined(concept_texts(activity.get("outcomeCodeableConcept")))
    return words or case.named(planned).text or outcome


def care_plan(case: Case) -> None:
    """Facts of a CarePlan: title or description, its activities."""
    resource, draft = case.resource, case.draft
    basics(case, Kind.CARE_PLAN, _PLAN_DATES)
    code_it(case, concept(table(resource.get("category"))))
    draft.about = None
    described = prose(resource.get("description"))
    steps = [_activity(case, one) for one in tables(resource.get("activity"))]
    listed = concept_texts(resource.get("category"))
    kinds = joined([text for text in listed if text != "assess plan"])
    about = joined(
        [case.named(one).text or concept_text(one) for one in tables(resource.get("addresses"))]
    )
    draft.title = clean(resource.get("title")) or kinds or described or joined(steps) or about
    said = [text for text in (described, joined(steps)) if text and text != draft.title]
    draft.value = joined(said, "; ")
    draft.detail.extend(text for text in (kinds, about) if text and text != draft.title)
    draft.body.extend([described, *steps])
    case.practitioner(
        resource.get("author"), resource.get("custodian"), *tables(resource.get("contributor"))
    )
    who_and_where(case)


def goal(case: Case) -> None:
    """Facts of a Goal: what is wanted, its target, how far it got."""
    resource, draft = case.resource, case.draft
    code_it(case, concept(table(resource.get("description"))))
    draft.about = None
    basics(case, Kind.CARE_PLAN, ("startDate", "statusDate"))
    draft.title = draft.title or clean(resource.get("description"))
    draft.status = clean(resource.get("lifecycleStatus")) or draft.status
    targets = []
    for target in tables(resource.get("target")):
        aim = quantity(target.get("detailQuantity"))
        words = with_unit(aim) or range_text(target.get("detailRange"))
        words = words or concept_text(target.get("detailCodeableConcept"))
        words = words or clean(target.get("detailString"))
        measure = concept_text(target.get("measure"))
        due = clean(target.get("dueDate"))
        aimed = f"{measure} {words}".strip()
        targets.append(joined([aimed if aimed != draft.title else "", due]))
    reached = concept_text(resource.get("achievementStatus"))
    draft.value = joined([text for text in (*targets, reached) if text != draft.title])
    draft.detail.extend(notes_of(resource))
    case.practitioner(resource.get("expressedBy") or resource.get("source"), resource.get("author"))
    who_and_where(case)


def _service_details(case: Case) -> list[str]:
    resource = case.resource
    found = concept_texts(resource.get("reasonCode")) + concept_texts(resource.get("reason"))
    found += [case.named(one).text for one in tables(resource.get("reasonReference"))]
    found.append(clean(resource.get("patientInstruction")))
    found += concept_texts(resource.get("bodySite"))
    return [text for text in found if text]


def order(case: Case) -> None:
    """Facts of a ServiceRequest (order, referral) of any release."""
    resource, draft = case.resource, case.draft
    wanted = resource.get("code")
    if not concept_text(wanted):
        wanted = table(resource.get("item")).get("code") or table(resource.get("serviceRequested"))
        wanted = wanted or resource.get("type")
    code_it(case, concept(wanted))
    basics(case, Kind.CARE_PLAN, _ORDER_DATES)
    draft.about = None
    draft.title = draft.title or joined(concept_texts(resource.get("category")))
    why = _service_details(case)
    detail = concept_texts(resource.get("orderDetail"))
    draft.value = joined([*detail, *why])
    draft.detail.extend(concept_texts(resource.get("category")))
    draft.detail.extend([clean(resource.get("intent")), clean(resource.get("priority"))])
    draft.body.extend(why)
    requester = resource.get("requester") or resource.get("orderer")
    case.practitioner(requester, table(requester).get("agent"), *tables(resource.get("performer")))
    case.facility(*tables(resource.get("locationReference")))
    who_and_where(case)


def task(case: Case) -> None:
    """Facts of a Task."""
    resource, draft = case.resource, case.draft
    code_it(case, case.concept("code"))
    draft.about = None
    basics(case, Kind.CARE_PLAN, ("authoredOn", "executionPeriod", "lastModified"))
    described = prose(resource.get("description"))
    focus = case.named(resource.get("focus")).text
    draft.title = draft.title or described or focus
    draft.value = joined([text for text in (described, focus) if text != draft.title])
    case.practitioner(resource.get("owner"), resource.get("requester"))
    who_and_where(case)


def nutrition(case: Case) -> None:
    """Facts of a NutritionOrder: diet, supplements, formula."""
    resource, draft = case.resource, case.draft
    diet = table(resource.get("oralDiet"))
    kinds = concept_texts(diet.get("type"))
    extra = [
        concept_text(one.get("type")) or clean(one.get("productName"))
        for one in tables(resource.get("supplement"))
    ]
    formula = table(resource.get("enteralFormula"))
    fed = concept_text(formula.get("baseFormulaType")) or clean(
        formula.get("baseFormulaProductName")
    )
    basics(case, Kind.CARE_PLAN, ("dateTime", "authoredOn"))
    draft.title = joined([*kinds, *extra, fed])
    nutrients = [
        f"{concept_text(one.get('modifier'))} {with_unit(quantity(one.get('amount')))}".strip()
        for one in tables(diet.get("nutrient"))
    ]
    draft.value = joined([clean(diet.get("instruction")), *nutrients])
    draft.body.append(draft.value)
    case.practitioner(resource.get("orderer"))
    who_and_where(case)


def risk(case: Case) -> None:
    """Facts of a RiskAssessment: the outcome feared and how likely it was judged."""
    resource, draft = case.resource, case.draft
    code_it(case, case.concept("code"))
    draft.about = None
    basics(case, Kind.OTHER, ("occurrenceDateTime", "occurrencePeriod", "date"))
    judged = []
    for one in tables(resource.get("prediction")):
        likely = (
            concept_text(one.get("qualitativeRisk")) or quantity(one.get("probabilityDecimal")).text
        )
        likely = likely or range_text(one.get("probabilityRange"))
        judged.append(joined([concept_text(one.get("outcome")), likely], ": "))
    draft.title = draft.title or case.named(resource.get("condition")).text or joined(judged)
    draft.value = joined([text for text in judged if text != draft.title], "; ")
    draft.detail.append(prose(resource.get("mitigation")))
    who_and_where(case)


def family_history(case: Case) -> None:
    """Facts of a FamilyMemberHistory: who, and what they had."""
    resource, draft = case.resource, case.draft
    basics(case, Kind.FAMILY_HISTORY, ("date",))
    who = concept_text(resource.get("relationship")) or clean(resource.get("name"))
    had = []
    for one in tables(resource.get("condition")):
        age = with_unit(quantity(one.get("onsetAge") or one.get("onsetQuantity")))
        age = age or range_text(one.get("onsetRange")) or clean(one.get("onsetString"))
        name = concept_text(one.get("code"))
        outcome = concept_text(one.get("outcome"))
        had.append(f"{name} ({joined([age, outcome])})" if age or outcome else name)
    draft.title = joined([who, joined(had)], ": ")
    draft.value = joined(had)
    listed = codings(resource.get("relationship"))
    if listed:
        draft.code, draft.system = listed[0].code, listed[0].system
    draft.body.extend(had)
    draft.detail.extend(notes_of(resource))
    who_and_where(case)


def consent(case: Case) -> None:
    """Facts of a Consent: what kind, permitted or denied."""
    resource, draft = case.resource, case.draft
    code_it(case, concept(table(resource.get("category"))))
    draft.about = None
    basics(case, Kind.OTHER, ("dateTime", "date", "period"))
    draft.title = draft.title or concept_text(resource.get("scope"))
    draft.value = clean(table(resource.get("provision")).get("type")) or clean(
        resource.get("decision")
    )
    case.facility(*tables(resource.get("organization")))
    who_and_where(case)


def device_use(case: Case) -> None:
    """Facts of a device used, asked for or supplied."""
    resource, draft = case.resource, case.draft
    supplied = table(resource.get("suppliedItem"))
    used = (
        resource.get("codeCodeableConcept")
        or supplied.get("itemCodeableConcept")
        or table(resource.get("device")).get("concept")
        or resource.get("itemCodeableConcept")
        or resource.get("type")
    )
    code_it(case, concept(used))
    draft.about = None
    basics(
        case,
        Kind.PROCEDURE,
        (
            "timingDateTime",
            "timingPeriod",
            "occurrenceDateTime",
            "recordedOn",
            "authoredOn",
            "whenPrepared",
        ),
    )
    held = resource.get("device") or resource.get("codeReference")
    named = case.named((table(held).get("reference") and held) or supplied.get("itemReference"))
    draft.title = draft.title or named.text
    draft.value = with_unit(quantity(supplied.get("quantity") or resource.get("quantity")))
    case.practitioner(resource.get("supplier"))
    who_and_where(case)


def listing(case: Case) -> None:
    """Facts of a List: its title and how many entries."""
    resource, draft = case.resource, case.draft
    code_it(case, case.concept("code"))
    draft.title = clean(resource.get("title")) or draft.title
    basics(case, Kind.OTHER, ("date",))
    named = [case.named(one.get("item")).text for one in tables(resource.get("entry"))]
    draft.value = joined(named) or concept_text(resource.get("emptyReason"))
    case.practitioner(resource.get("source"))
    who_and_where(case)


def provenance(case: Case) -> None:
    """Facts of a Provenance: what was done to which records."""
    resource, draft = case.resource, case.draft
    basics(case, Kind.OTHER, ("recorded", "occurredDateTime", "occurredPeriod"))
    draft.title = concept_text(resource.get("activity")) or joined(
        concept_texts(resource.get("reason"))
    )
    for agent in tables(resource.get("agent")):
        case.practitioner(table(agent.get("who")) or table(agent.get("whoReference")))
        case.facility(table(agent.get("onBehalfOf")) or table(agent.get("onBehalfOfReference")))


def outcome(case: Case) -> None:
    """Facts of an OperationOutcome: the server's own words about the answer."""
    draft = case.draft
    draft.kind = Kind.OTHER
    said = []
    for issue in tables(case.resource.get("issue")):
        words = prose(issue.get("diagnostics")) or concept_text(issue.get("details"))
        said.append(words or clean(issue.get("code")))
    draft.title = joined(said, "; ")
    draft.status = clean(table(case.resource.get("issue")).get("severity"))


def parameters(case: Case) -> None:
    """Facts of Parameters: the names and plain values."""
    found = [
        joined([clean(one.get("name")), with_unit(value_of(one))], ": ")
        for one in tables(case.resource.get("parameter"))
    ]
    case.draft.title = joined(found)


def message(case: Case) -> None:
    """Facts of a MessageHeader."""
    basics(case, Kind.OTHER, ("timestamp",))
    event = case.resource.get("eventCoding") or case.resource.get("event")
    case.draft.title = concept_text({"coding": items(event)}) or first_text(
        case.resource, ("reason",)
    )
    case.facility(case.resource.get("sender"))
