"""Visits: encounters, episodes of care, appointments.

Refuses: a visit without a name; its class (outpatient, emergency) stands when it has no type.
"""

from sync.fhir.case import Case
from sync.fhir.concepts import codings, concept_text, concept_texts, main_code
from sync.fhir.dates import first_moment
from sync.fhir.generic import actors_of, basics, split_actors, who_and_where
from sync.fhir.values import Tree, clean, items, joined, prose, table, tables
from vault.records import Kind

_DATES = ("period", "actualPeriod", "plannedStartDate", "start", "created")
_CLASSES = {
    "AMB": "Ambulatory",
    "EMER": "Emergency",
    "FLD": "Field",
    "HH": "Home health",
    "IMP": "Inpatient encounter",
    "ACUTE": "Inpatient acute",
    "NONAC": "Inpatient non-acute",
    "OBSENC": "Observation encounter",
    "PRENC": "Pre-admission",
    "SS": "Short stay",
    "VR": "Virtual",
}


def _class_text(value: object) -> str:
    if type(value) is str:
        return _CLASSES.get(value.upper(), clean(value).capitalize())
    listed = codings(value)
    one = listed[0] if listed else None
    if one is None:
        return concept_text(value)
    return _CLASSES.get(one.code.upper(), "") or one.display or one.code


def _reasons(case: Case) -> list[str]:
    resource = case.resource
    found = concept_texts(resource.get("reasonCode"))
    for one in tables(resource.get("reason")):
        found += concept_texts(one.get("value")) or [concept_text(one)]
    for one in tables(resource.get("reasonReference")):
        found.append(case.named(one).text)
    for one in tables(resource.get("diagnosis")):
        inner = one.get("condition")
        for part in tables(inner):
            found.append(case.named(part).text or concept_text(part))
        if not inner:
            found.append(concept_text(one))
    return [text for text in found if text]


def _places(resource: Tree) -> list[object]:
    return [one.get("location") for one in tables(resource.get("location"))]


def encounter(case: Case) -> None:
    """Facts of an Encounter: kind of visit, reasons, doctor, place."""
    resource, draft = case.resource, case.draft
    basics(case, Kind.VISIT, _DATES)
    kinds = concept_texts(resource.get("type"))
    kind = _class_text(resource.get("class"))
    service = concept_text(resource.get("serviceType"))
    draft.title = joined(kinds) or service or kind
    draft.code, draft.system = main_code(resource.get("type"))
    if not draft.code:
        draft.code, draft.system = main_code(resource.get("class"))
    reasons = _reasons(case)
    draft.value = joined(reasons)
    draft.detail.extend(part for part in (kind, service) if part and part != draft.title)
    left = table(resource.get("hospitalization") or resource.get("admission"))
    disposition = left.get("dischargeDisposition")
    draft.detail.append(concept_text(disposition))
    draft.body.extend(reasons)
    people = actors_of(resource.get("participant"))
    case.practitioner(*people)
    case.facility(resource.get("serviceProvider"), *_places(resource))
    who_and_where(case)
    places = [case.named(one).text for one in _places(resource)]
    draft.detail.extend(text for text in places if text and text != draft.facility)


def episode(case: Case) -> None:
    """Facts of an EpisodeOfCare."""
    resource, draft = case.resource, case.draft
    basics(case, Kind.VISIT, _DATES)
    draft.title = joined(concept_texts(resource.get("type")))
    draft.code, draft.system = main_code(resource.get("type"))
    if not draft.moment.text:
        draft.moment = first_moment(table(resource.get("statusHistory")), ("period",))
    reasons = _reasons(case)
    draft.value = joined(reasons)
    draft.title = draft.title or draft.value
    draft.body.extend(reasons)
    case.practitioner(resource.get("careManager"))
    who_and_where(case)


def appointment(case: Case) -> None:
    """Facts of an Appointment (or a response to one)."""
    resource, draft = case.resource, case.draft
    basics(case, Kind.VISIT, _DATES)
    draft.title = (
        joined(concept_texts(resource.get("serviceType")))
        or concept_text(resource.get("appointmentType"))
        or clean(resource.get("description"))
    )
    wanted = concept_texts(resource.get("reasonCode")) + concept_texts(resource.get("reason"))
    said = [prose(resource.get(name)) for name in ("description", "comment", "patientInstruction")]
    draft.value = joined(wanted + [text for text in said if text != draft.title])
    draft.body.extend([*wanted, *said, *(clean(one) for one in items(resource.get("specialty")))])
    split_actors(case, "participant")
    who_and_where(case)
