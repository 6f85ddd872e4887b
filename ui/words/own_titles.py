"""Titles of our own making, in the language of the window.

Refuses: to touch what a source printed. Ours are the names that devices' measures get from us,
names we give by a standard's code, a record's type where its source named nothing. English: as is.
"""

from PySide6.QtCore import QCoreApplication

from ui.words.measured import measured_names
from vault.records import Facts, Kind

translate = QCoreApplication.translate

_WORKOUT = "Workout: "
_MEASURED = frozenset({Kind.READING, Kind.VITAL, Kind.LAB, Kind.OTHER})


def own_title(facts: Facts) -> str:
    """The title in the window's words if we made it; empty if the source did."""
    title = facts.title
    coded = coded_names().get((title, facts.code))
    if coded:
        return coded
    if facts.fhir_type in {"Observation", "DocumentReference"} and not facts.code:
        plain = _plain().get(title)
        if plain:
            return plain
    if facts.fhir_type == "Observation" and _by_a_device(facts):
        if title.startswith(_WORKOUT):
            return translate("words", "Workout: {kind}").format(kind=title.removeprefix(_WORKOUT))
        return measured_names().get(title, "")
    return _types().get(title, "") if title == type_title(facts.fhir_type) else ""


def _by_a_device(facts: Facts) -> bool:
    """Whether nobody but a phone or a device tells it: a hospital's result names a house."""
    if facts.kind is Kind.READING:
        return True
    return facts.kind in _MEASURED and not (facts.facility or facts.practitioner or facts.encounter)


def type_title(fhir_type: str) -> str:
    """What a record that names nothing is called by its type: `MedicationRequest` in words."""
    words = "".join(f" {letter}" if letter.isupper() else letter for letter in fhir_type)
    return words.strip().capitalize()


def coded_names() -> dict[tuple[str, str], str]:
    """Names we give by a code: of papers (LOINC), of visits (HL7 ActCode)."""
    return {
        ("Laboratory report", "11502-2"): translate("words", "Laboratory report"),
        ("Discharge summary", "18842-5"): translate("words", "Discharge summary"),
        ("Summary of episode note", "34133-9"): translate("words", "Summary of episode note"),
        ("Diagnostic imaging study", "18748-4"): translate("words", "Diagnostic imaging study"),
        ("Pathology study", "11526-1"): translate("words", "Pathology study"),
        ("EKG study", "11524-6"): translate("words", "EKG study"),
        ("History of immunization", "11369-6"): translate("words", "History of immunization"),
        ("Prescription for medication", "57833-6"): translate(
            "words", "Prescription for medication"
        ),
        ("Referral note", "57133-1"): translate("words", "Referral note"),
        ("Surgical operation note", "11504-8"): translate("words", "Surgical operation note"),
        ("Administrative note", "51851-4"): translate("words", "Administrative note"),
        ("Ambulatory", "AMB"): translate("words", "Ambulatory"),
        ("Emergency", "EMER"): translate("words", "Emergency"),
        ("Home health", "HH"): translate("words", "Home health"),
        ("Virtual", "VR"): translate("words", "Virtual"),
        ("Short stay", "SS"): translate("words", "Short stay"),
        ("Observation encounter", "OBSENC"): translate("words", "Observation encounter"),
        ("Inpatient encounter", "IMP"): translate("words", "Inpatient encounter"),
        ("Inpatient acute", "ACUTE"): translate("words", "Inpatient acute"),
        ("Inpatient non-acute", "NONAC"): translate("words", "Inpatient non-acute"),
    }


def _plain() -> dict[str, str]:
    """Names without any code that only our readers give."""
    return {
        "Document": translate("words", "Document"),
        "Photo": translate("words", "Photo"),
        "E-mail": translate("words", "E-mail"),
        "Electrocardiogram": translate("words", "Electrocardiogram"),
        "Audiogram": translate("words", "Audiogram"),
        "Activity of the day": translate("words", "Activity of the day"),
        "Workout": translate("words", "Workout"),
    }


def _types() -> dict[str, str]:
    """Types of records that are met without any name."""
    return {
        "Appointment": translate("words", "Appointment"),
        "Encounter": translate("words", "Encounter"),
        "Observation": translate("words", "Observation"),
        "Condition": translate("words", "Condition"),
        "Procedure": translate("words", "Procedure"),
        "Immunization": translate("words", "Immunization"),
        "Medication request": translate("words", "Medication request"),
        "Medication statement": translate("words", "Medication statement"),
        "Medication dispense": translate("words", "Medication dispense"),
        "Medication administration": translate("words", "Medication administration"),
        "Allergy intolerance": translate("words", "Allergy intolerance"),
        "Document reference": translate("words", "Document reference"),
        "Diagnostic report": translate("words", "Diagnostic report"),
        "Imaging study": translate("words", "Imaging study"),
        "Service request": translate("words", "Service request"),
        "Care plan": translate("words", "Care plan"),
        "Coverage": translate("words", "Coverage"),
        "Claim": translate("words", "Claim"),
        "Explanation of benefit": translate("words", "Explanation of benefit"),
        "Questionnaire response": translate("words", "Questionnaire response"),
        "Family member history": translate("words", "Family member history"),
        "Goal": translate("words", "Goal"),
        "Consent": translate("words", "Consent"),
        "Specimen": translate("words", "Specimen"),
        "Device": translate("words", "Device"),
        "Media": translate("words", "Media"),
        "Schedule": translate("words", "Schedule"),
        "Slot": translate("words", "Slot"),
    }
