"""People and places: patients, staff, organisations, locations, devices, teams.

Refuses: masked names and impossible birth dates; what is hidden is absent.
"""

from sync.fhir.attachments import attach_all
from sync.fhir.case import Case
from sync.fhir.concepts import concept_text, concept_texts
from sync.fhir.directory import entry_of
from sync.fhir.generic import actors_of, basics, code_it
from sync.fhir.names import address_text, human_names, telephone
from sync.fhir.patients import birth_date_of
from sync.fhir.values import clean, joined, prose, table, tables
from vault.records import Kind


def person(case: Case) -> None:
    """Facts of a Patient, Practitioner, RelatedPerson or Person."""
    resource, draft = case.resource, case.draft
    basics(case, Kind.DIRECTORY, ())
    names = human_names(resource.get("name"))
    draft.title = names[0] if names else ""
    draft.body.extend(names[1:])
    birth = resource.get("birthDate")
    good = birth_date_of(birth)
    if birth is not None and not good and clean(birth):
        case.context.notice(case.place, "bad-birth-date")
    related = joined(concept_texts(resource.get("relationship")))
    draft.value = joined([good, clean(resource.get("gender")), related])
    draft.title = draft.title or related
    skills = [concept_text(one.get("code")) for one in tables(resource.get("qualification"))]
    draft.detail.extend([joined(skills), address_text(resource.get("address"))])
    case.facility(resource.get("managingOrganization"))
    attach_all(case, resource.get("photo"), "photo")
    draft.title = draft.title or _number(case)


def _number(case: Case) -> str:
    for identifier in tables(case.resource.get("identifier")):
        system, value = clean(identifier.get("system")), clean(identifier.get("value"))
        if value and not system.endswith(("/nik", "/nik-ibu", "/kk", "/paspor")):
            return value
    return ""


def place(case: Case) -> None:
    """Facts of an Organization, Location, HealthcareService or the like."""
    resource, draft = case.resource, case.draft
    basics(case, Kind.DIRECTORY, ())
    kind = joined(concept_texts(resource.get("type")))
    words = entry_of(resource).name or prose(resource.get("description")) or kind
    draft.title = words or telephone(resource.get("telecom")) or _number(case)
    draft.value = kind if kind != draft.title else ""
    draft.detail.append(address_text(resource.get("address")))
    case.facility(
        resource.get("managingOrganization"), resource.get("providedBy"), resource.get("partOf")
    )


def role(case: Case) -> None:
    """Facts of a PractitionerRole."""
    resource, draft = case.resource, case.draft
    basics(case, Kind.DIRECTORY, ("period",))
    who = case.named(resource.get("practitioner")).text
    does = joined(concept_texts(resource.get("specialty")) + concept_texts(resource.get("code")))
    draft.title = who or does
    draft.value = does if who else ""
    draft.practitioner = who
    case.facility(resource.get("organization"), *tables(resource.get("location")))


def team(case: Case) -> None:
    """Facts of a CareTeam or Group: its name or its members."""
    resource, draft = case.resource, case.draft
    basics(case, Kind.DIRECTORY, ("period",))
    members = [
        case.named(one).text
        for one in actors_of(resource.get("participant") or resource.get("member"))
    ]
    kind = joined(concept_texts(resource.get("category")) + concept_texts(resource.get("code")))
    draft.title = clean(resource.get("name")) or joined(members[:3]) or kind
    draft.value = joined(members)
    case.facility(table(resource.get("managingOrganization")))


def device(case: Case) -> None:
    """Facts of a Device: a patient's own is a procedure's, others are the directory's."""
    resource, draft = case.resource, case.draft
    code_it(case, case.concept("type"))
    owned = bool(resource.get("patient"))
    basics(case, Kind.PROCEDURE if owned else Kind.DIRECTORY, ("manufactureDate",))
    draft.title = draft.title or entry_of(resource).name
    maker = clean(resource.get("manufacturer"))
    model = clean(resource.get("modelNumber")) or clean(resource.get("model"))
    draft.title = draft.title or joined([maker, model], " ") or _udi(case)
    draft.value = joined([maker, model], " ")
    case.facility(resource.get("owner"))


def _udi(case: Case) -> str:
    carrier = table(case.resource.get("udiCarrier") or case.resource.get("udi"))
    named = clean(carrier.get("name")) or clean(carrier.get("carrierHRF"))
    return named or clean(carrier.get("deviceIdentifier")) or clean(case.resource.get("udi"))


def other(case: Case) -> None:
    """Facts of substances, endpoints, questionnaires and the like."""
    resource, draft = case.resource, case.draft
    basics(case, Kind.DIRECTORY, ())
    code_it(case, case.concept("code"))
    draft.about = None
    draft.title = clean(resource.get("title")) or clean(resource.get("name")) or draft.title
    draft.title = draft.title or joined(concept_texts(resource.get("type")))
    connection = resource.get("connectionType")
    draft.title = draft.title or concept_text(connection) or clean(resource.get("address"))
    case.facility(resource.get("managingOrganization"))
