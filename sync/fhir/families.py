"""Which module extracts which resource type.

Refuses: an unknown type nothing; `generic` takes whatever has no module.
"""

from collections.abc import Callable
from types import MappingProxyType

from sync.fhir import (
    conditions,
    directories,
    documents,
    imaging,
    insurance,
    medicines,
    observations,
    plans,
    treatments,
    visits,
)
from sync.fhir.case import Case
from sync.fhir.generic import generic

_FAMILIES: MappingProxyType[str, Callable[[Case], None]] = MappingProxyType(
    {
        "Observation": observations.observation,
        "Condition": conditions.condition,
        "AllergyIntolerance": conditions.allergy,
        "ClinicalImpression": conditions.impression,
        "MedicationRequest": medicines.medicine,
        "MedicationStatement": medicines.medicine,
        "MedicationDispense": medicines.medicine,
        "MedicationAdministration": medicines.medicine,
        "Medication": medicines.product,
        "Immunization": treatments.immunisation,
        "Procedure": treatments.procedure,
        "Encounter": visits.encounter,
        "EpisodeOfCare": visits.episode,
        "Appointment": visits.appointment,
        "AppointmentResponse": visits.appointment,
        "DiagnosticReport": documents.report,
        "DocumentReference": documents.document_reference,
        "DocumentManifest": documents.document_reference,
        "Binary": documents.binary,
        "Composition": documents.composition,
        "Media": documents.media,
        "QuestionnaireResponse": documents.questionnaire_response,
        "Communication": documents.communication,
        "CommunicationRequest": documents.communication,
        "ImagingStudy": imaging.study,
        "Specimen": imaging.specimen,
        "FamilyMemberHistory": plans.family_history,
        "CarePlan": plans.care_plan,
        "Goal": plans.goal,
        "ServiceRequest": plans.order,
        "Task": plans.task,
        "NutritionOrder": plans.nutrition,
        "RiskAssessment": plans.risk,
        "Consent": plans.consent,
        "DeviceUseStatement": plans.device_use,
        "DeviceRequest": plans.device_use,
        "SupplyDelivery": plans.device_use,
        "SupplyRequest": plans.device_use,
        "List": plans.listing,
        "Provenance": plans.provenance,
        "OperationOutcome": plans.outcome,
        "Parameters": plans.parameters,
        "MessageHeader": plans.message,
        "Coverage": insurance.coverage,
        "Claim": insurance.claim,
        "ClaimResponse": insurance.claim,
        "ExplanationOfBenefit": insurance.claim,
        "Patient": directories.person,
        "Person": directories.person,
        "Practitioner": directories.person,
        "RelatedPerson": directories.person,
        "PractitionerRole": directories.role,
        "Organization": directories.place,
        "OrganizationAffiliation": directories.place,
        "Location": directories.place,
        "HealthcareService": directories.place,
        "CareTeam": directories.team,
        "Group": directories.team,
        "Device": directories.device,
        "Substance": directories.other,
        "Endpoint": directories.other,
        "Questionnaire": directories.other,
    }
)


def fill(case: Case) -> None:
    """Fill the case's draft by the module of its type."""
    _FAMILIES.get(case.type, generic)(case)
