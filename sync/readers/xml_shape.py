"""Which FHIR XML elements are lists, booleans, numbers in JSON: facts of the R4 specification.

Refuses: guessing where the specification says; only unknown elements follow what the file does.
"""

from decimal import Decimal, InvalidOperation
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ALWAYS: Final = _words(
    """
    about account addItem additionalInstruction additive addresses adjudication administration agent
    alias allergyIntolerance answer answerOption appliesTo appointment assessment attester
    authorizingPrescription availableTime benefitBalance bodysite careTeam careTeamLinkId
    careTeamSequence characteristic classHistory codeFilter codedDiagnosis coding communication
    communicationRequest complication complicationDetail conclusionCode consentingParty contact
    contained container contract contraindicatedVaccineCode contributor costToBeneficiary
    coverageArea dateCriterion dateFilter dayOfWeek daysOfWeek definitionCanonical definitionUri
    derivedFrom detectedIssue diagnosis diagnosisLinkId diagnosisSequence dietPreference dispense
    dosageInstruction doseAndRate doseStatusReason education eligibility enableWhen endpoint entry
    episodeOfCare error event eventHistory evidence except exception excludeFoodModifier extension
    fMeasure financial finding fluidConsistencyType focalDevice followUp foodPreferenceModifier
    forecastReason generalPractitioner given goal hasMember healthcareService hoursOfOperation image
    imagingStudy implicated inResponseTo incomingReferral indication information informationLinkId
    informationSequence ingredient initial input instance instantiates insurance interpretation
    interpreter investigation issue lensSpecification line locationCode locationQualifier
    manifestation media medium modalityList modifierExtension mustSupport notAvailable note
    noteNumber numFN numFP numTP nutrient option orderDetail outcomeCode outcomeCodeableConcept
    outcomeReference output parameter participant payload payor pointer policy preAuthRefPeriod
    prediction presentedForm priorRequest prism problem procedureCode procedureLinkId
    procedureSequence processNote processing prognosisCodeableConcept prognosisReference program
    programCode programEligibility programName progress property protocol protocolApplied qualifier
    quality reaction reasonNotGiven reasonNotTaken receiver recipient recommendation referenceRange
    referralMethod referralRequest related relatedAction relatesTo relevantHistory replaces report
    repository requestedPeriod responsibleParty result resultsInterpreter safety section security
    securityLabel sensitivity service serviceCategory serviceProvisionCode serviceRequested
    signature slot sort specialArrangement specialCourtesy specialization specialty stage
    statusHistory structureVariant subDetail subSite subdetailSequence subjectType subpotentReason
    suffix supplement supportingImmunization supportingInfo supportingInformation
    supportingPatientInformation tag team telecom texture timeOfDay udi udiCarrier useContext
    usedCode usedReference vaccinationProtocol variant verification
    """
)
"""Elements that repeat wherever they stand (R4; names only older releases have, as there)."""

_UNDER: Final = {
    child: _words(parents)
    for child, parents in (
        ("action", "RequestGroup action provision"),
        ("activity", "CarePlan"),
        ("actor", "Schedule provision"),
        ("address", "Organization Patient Person Practitioner RelatedPerson"),
        ("author", "Composition DocumentManifest DocumentReference section"),
        (
            "basedOn",
            (
                "Appointment CarePlan Communication CommunicationRequest DeviceRequest "
                "DeviceUseStatement DiagnosticReport Encounter ImagingStudy Media "
                "MedicationRequest MedicationStatement Observation Procedure "
                "QuestionnaireResponse RequestGroup ServiceRequest SupplyDelivery Task"
            ),
        ),
        ("basis", "RiskAssessment"),
        ("bodySite", "Condition Procedure ServiceRequest"),
        (
            "category",
            (
                "AllergyIntolerance CarePlan CareTeam Communication CommunicationRequest "
                "Composition Condition Consent DiagnosticReport DocumentReference Flag Goal "
                "HealthcareService MedicationRequest Observation ServiceRequest Substance"
            ),
        ),
        ("class", "Coverage provision"),
        ("code", "PractitionerRole Questionnaire action codeFilter event evidence item provision"),
        ("component", "Observation"),
        ("condition", "FamilyMemberHistory Specimen action"),
        ("content", "DocumentManifest DocumentReference"),
        ("data", "provision valueTriggerDefinition"),
        ("detail", "addItem event evidence item"),
        ("detailSequence", "addItem"),
        ("device", "MedicationAdministration"),
        ("deviceName", "Device"),
        ("documentation", "action"),
        ("dosage", "MedicationStatement"),
        ("encounter", "context item"),
        ("entity", "Provenance"),
        ("expression", "issue"),
        ("focus", "Observation"),
        (
            "identifier",
            (
                "AllergyIntolerance Appointment Basic BodyStructure CarePlan CareTeam ChargeItem "
                "Claim ClaimResponse ClinicalImpression Communication CommunicationRequest "
                "Condition Consent Coverage DetectedIssue Device DeviceRequest DeviceUseStatement "
                "DiagnosticReport DocumentManifest DocumentReference Encounter EpisodeOfCare "
                "ExplanationOfBenefit FamilyMemberHistory Flag Goal Group HealthcareService "
                "ImagingStudy Immunization ImmunizationEvaluation ImmunizationRecommendation List "
                "Location Media Medication MedicationAdministration MedicationDispense "
                "MedicationRequest MedicationStatement MolecularSequence NutritionOrder "
                "Observation Organization Patient Person Practitioner PractitionerRole Procedure "
                "Questionnaire RelatedPerson RequestGroup RiskAssessment Schedule ServiceRequest "
                "Slot Specimen Substance SupplyDelivery SupplyRequest Task VisionPrescription "
                "container qualification"
            ),
        ),
        (
            "instantiatesCanonical",
            (
                "CarePlan Communication DeviceRequest FamilyMemberHistory MedicationRequest "
                "NutritionOrder Procedure RequestGroup ServiceRequest detail"
            ),
        ),
        (
            "instantiatesUri",
            (
                "CarePlan Communication DeviceRequest FamilyMemberHistory MedicationRequest "
                "NutritionOrder Procedure RequestGroup ServiceRequest detail"
            ),
        ),
        (
            "item",
            (
                "Claim ClaimResponse ExplanationOfBenefit Questionnaire QuestionnaireResponse "
                "answer investigation item"
            ),
        ),
        ("itemSequence", "addItem"),
        ("jurisdiction", "Questionnaire"),
        ("link", "Patient Person"),
        ("location", "Encounter HealthcareService PractitionerRole issue"),
        ("locationReference", "ServiceRequest"),
        ("managingOrganization", "CareTeam"),
        ("member", "Group"),
        ("mitigation", "DetectedIssue"),
        ("modality", "ImagingStudy"),
        ("modifier", "addItem detail item subDetail"),
        ("name", "Patient Person Practitioner RelatedPerson"),
        ("organization", "Consent"),
        ("parent", "Specimen"),
        (
            "partOf",
            (
                "CarePlan ChargeItem Communication Media MedicationAdministration "
                "MedicationDispense MedicationStatement Observation Procedure "
                "QuestionnaireResponse SupplyDelivery Task"
            ),
        ),
        (
            "performer",
            (
                "ChargeItem Consent DiagnosticReport Immunization MedicationAdministration "
                "MedicationDispense Observation Procedure ServiceRequest detail series"
            ),
        ),
        ("performerType", "Task"),
        ("photo", "Patient Practitioner RelatedPerson"),
        ("preAuthRef", "ExplanationOfBenefit insurance"),
        ("precision", "roc"),
        ("prefix", "name valueHumanName"),
        ("procedure", "Claim ExplanationOfBenefit"),
        ("profile", "data meta valueDataRequirement valueMeta"),
        ("provider", "addItem"),
        ("provision", "provision"),
        ("purpose", "provision"),
        ("qualification", "Practitioner"),
        ("reason", "ChargeItem Provenance"),
        (
            "reasonCode",
            (
                "Appointment CareTeam Communication CommunicationRequest DeviceRequest "
                "DeviceUseStatement Encounter FamilyMemberHistory ImagingStudy Immunization Media "
                "MedicationAdministration MedicationRequest MedicationStatement Procedure "
                "RequestGroup RiskAssessment ServiceRequest SupplyRequest detail"
            ),
        ),
        (
            "reasonReference",
            (
                "Appointment CareTeam Communication CommunicationRequest DeviceRequest "
                "DeviceUseStatement Encounter FamilyMemberHistory ImagingStudy Immunization "
                "MedicationAdministration MedicationRequest MedicationStatement Procedure "
                "RequestGroup RiskAssessment ServiceRequest SupplyRequest detail"
            ),
        ),
        ("relationship", "RelatedPerson contact"),
        ("request", "Specimen"),
        ("role", "agent participant"),
        ("schedule", "oralDiet supplement"),
        ("score", "roc"),
        ("series", "ImagingStudy"),
        ("serviceType", "Appointment Schedule Slot"),
        ("specimen", "DiagnosticReport ServiceRequest series"),
        ("statusReason", "Device MedicationAdministration MedicationStatement"),
        ("subDetailSequence", "addItem"),
        ("supplier", "SupplyRequest"),
        ("target", "Goal Provenance"),
        ("targetDisease", "protocolApplied"),
        ("total", "ClaimResponse ExplanationOfBenefit"),
        (
            "type",
            (
                "Encounter EpisodeOfCare HealthcareService Location Organization diagnosis "
                "oralDiet participant procedure signature valueSignature"
            ),
        ),
        ("vaccineCode", "recommendation"),
        ("valueCode", "property"),
        ("valueQuantity", "property"),
        ("version", "Device"),
        ("when", "repeat"),
    )
}
"""Elements that repeat only under these parents."""

_BOOLEANS: Final = _words(
    """
    abatementBoolean active actual allDay allowed allowedBoolean answerBoolean appointmentRequired
    asNeededBoolean contributedToDeath deceasedBoolean deleted detailBoolean doNotPerform
    estimatedAge exact exclude excluded experimental focal hasAnswer inactive initialBoolean
    initialSelected isActive isBrand isOverTheCounter isSubpotent multipleBirthBoolean notDone
    notGiven notPerformed notTaken overbooked preferred primarySource prohibited readOnly repeats
    reported reportedBoolean responsible subrogation userSelected valueBoolean verified wasNotGiven
    wasNotTaken wasSubstituted
    """
)
"""Elements whose value is true or false."""

_QUANTITIES: Final = _words(
    """
    abatementAge adjudication adjustment ageAge allowedMoney amount boundsDuration caloricDensity
    capacity dailyAmount daysSupply deceasedAge denominator dispenseInterval dose dueDuration
    duration expectedSupplyDuration fastingStatusDuration high length low maxDosePerAdministration
    maxDosePerLifetime maxVolumeToDeliver net numerator offsetDuration onsetAge origin performedAge
    priceOverride quantity score timingAge timingDuration total unitPrice usedMoney valueAge
    valueCount valueDistance valueDuration valueMoney
    """
)
"""Parents whose `value` is a number, besides every one that ends in `Quantity`."""

_NUMBERS: Final = _words(
    """
    allowedUnsignedInt altitude answerDecimal answerInteger axis backCurve careTeamSequence
    coordinateSystem count countMax cylinder detailInteger detailSequence diagnosisSequence diameter
    dimensions doseNumberPositiveInt duration durationMax fMeasure fScore factor factorOverride
    frames frequency frequencyMax gtFP height informationSequence itemSequence latitude longitude
    lowerLimit maxLength minutesDuration multipleBirthInteger noteNumber numFN numFP numTP
    numberOfInstances numberOfRepeatsAllowed numberOfSeries offset period periodMax power precedence
    probabilityDecimal procedureSequence queryFP queryTP rank readCoverage relativeRisk repetitions
    sequence seriesDosesPositiveInt size sphere subDetailSequence subdetailSequence truthFN truthTP
    upperLimit usedUnsignedInt valueDecimal valueInteger valuePositiveInt valueUnsignedInt width
    windowEnd windowStart
    """
)
"""Elements that are numbers wherever they hold a plain value."""

_PRIMITIVES: Final = _words(
    """
    abatementDateTime abatementString actionId active actual add additiveProductName
    administrationInstruction ageString alias allDay allowedBoolean allowedString allowedUnsignedInt
    altitude answerBoolean answerDate answerDateTime answerDecimal answerInteger answerString
    answerTime answerValueSet appointmentRequired approvalDate asNeededBoolean assurance
    authorString authored authoredOn availabilityExceptions availableEndTime availableStartTime axis
    backCurve base baseFormulaProductName birthDate bornDate bornString brand businessArrangement
    cardinalityBehavior careTeamSequence carrierAIDC carrierHRF cigar citation city closingTime
    collectedDateTime color comment comparator conclusion confidentiality contentString contentType
    contributedToDeath coordinateSystem copyright count countMax country created createdDateTime
    creation criticality currency cylinder datasetId date dateAsserted dateTime dateWritten
    dayOfWeek daysOfWeek deceasedBoolean deceasedDate deceasedDateTime deceasedString
    definitionCanonical definitionUri deleted dependent detailBoolean detailInteger detailSequence
    detailString deviceIdentifier diagnosisSequence diagnostics diameter dimensions direction
    display disposition distinctIdentifier district div doNotPerform docStatus documentType
    doseNumberPositiveInt doseNumberString dueDate durationMax durationUnit effectiveDateTime
    effectiveInstant enableBehavior end enteredDate entryType estimatedAge exact exclude excluded
    experimental expirationDate expiry extraDetails eye fMeasure fScore factor factorOverride family
    focal frames frequency frequencyMax gender genomeBuild given groupingBehavior gtFP hash height
    id identifiedDateTime implicitRules inactive informationSequence initialSelected instantiates
    instantiatesCanonical instantiatesUri instruction isActive isSubpotent issued itemSequence kind
    label lastModified lastOccurrence lastReviewDate lastUpdated latitude lifecycleStatus limit line
    linkId longitude lotNumber lowerLimit manufactureDate max maxLength meaning min minutesDuration
    mode modelNumber multipleBirthBoolean multipleBirthInteger mustSupport noteNumber numFN numFP
    numTP number numberOfInstances numberOfRepeatsAllowed numberOfSeries observedAllele observedSeq
    occurredDateTime occurrenceDateTime occurrenceString offset onset onsetDateTime onsetString
    openingTime order orientation overbooked overrideReason partNumber path patientInstruction
    performedDateTime performedString periodMax periodUnit postalCode power preAuthRef precedence
    precheckBehavior precision preferred prefix presentationDate primarySource probabilityDecimal
    procedureSequence productName profile publicationDate publisher queryFP queryTP question rank
    rationale readCoverage readOnly readsetId recall received receivedTime recorded recordedDate
    recordedOn referenceAllele referenceSeqString relativeRisk repeats repetitions reported
    reportedBoolean required requiredBehavior responsible scheduledString searchParam
    selectionBehavior sensitivity sent sequence serialNumber seriesDosesPositiveInt
    seriesDosesString servicedDate sigFormat size sphere start startDate started state status
    statusDate strand subDetailSequence subdetailSequence subjectType subrogation subscriberId
    suffix system targetFormat textEquivalent time timeDateTime timeOfDay timingDate timingDateTime
    title truthFN truthTP uid upperLimit uri url usedUnsignedInt userSelected value
    valueBase64Binary valueBoolean valueCanonical valueDate valueDateTime valueDecimal valueId
    valueInstant valueInteger valueMarkdown valueOid valuePositiveInt valueSet valueString valueTime
    valueUnsignedInt valueUri valueUrl valueUuid variantsetId verificationDate verified versionId
    wasSubstituted when whenHandedOver whenPrepared width windowEnd windowStart
    """
)
"""Elements of primitive type: without a value they are only an extension (`_name`)."""


def repeats(parent: str, child: str) -> bool:
    """Whether a child element is a list in JSON, by the names of it and its parent."""
    if child in _ALWAYS:
        return True
    under = _UNDER.get(child)
    return under is not None and parent in under


def is_primitive(name: str) -> bool:
    """Whether an element is of primitive type wherever it stands."""
    return name in _PRIMITIVES


def typed(parent: str, name: str, text: str) -> str | bool | Decimal:
    """The JSON value of an element's `value`: true and false, numbers as Decimal, else text."""
    if name in _BOOLEANS and text in {"true", "false"}:
        return text == "true"
    is_number = name in _NUMBERS
    if name == "value":
        is_number = parent.endswith("Quantity") or parent in _QUANTITIES
    return _number(text) if is_number else text


def _number(text: str) -> str | Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return text
    return value if value.is_finite() else text
