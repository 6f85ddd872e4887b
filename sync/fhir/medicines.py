"""Medicines: orders, statements, dispenses, administrations, the products themselves.

Refuses: calling a route a drug class, and a compound by one of its ingredients.
"""

from sync.fhir.case import Case
from sync.fhir.concepts import Concept, concept, concept_text, concept_texts
from sync.fhir.dates import moment
from sync.fhir.directory import Entry, entry_of, ingredients_of
from sync.fhir.dosage import dosage_lines, dose_text, route_text
from sync.fhir.generic import basics, code_it, notes_of, split_actors, who_and_where
from sync.fhir.quantities import quantity, with_unit
from sync.fhir.values import clean, joined, table, tables
from vault.records import Kind

_DATES = {
    "MedicationRequest": ("authoredOn", "dateWritten"),
    "MedicationStatement": ("effectiveDateTime", "effectivePeriod", "dateAsserted"),
    "MedicationDispense": ("whenHandedOver", "whenPrepared", "recorded"),
    "MedicationAdministration": (
        "effectiveDateTime",
        "effectivePeriod",
        "occurenceDateTime",
        "occurencePeriod",
        "occurrenceDateTime",
        "effectiveTimeDateTime",
        "effectiveTimePeriod",
    ),
    "Medication": (),
}
_CONCEPTS = ("medicationCodeableConcept", "medication", "code")


def _from_entry(case: Case, entry: Entry) -> None:
    draft = case.draft
    draft.title, draft.code, draft.system = entry.name, entry.code, entry.system
    coding = {"system": entry.system, "code": entry.code}
    draft.about = concept({"text": entry.name, "coding": [coding]})
    if entry.extra and entry.extra != entry.name:
        draft.detail.append(entry.extra)
        draft.body.append(entry.extra)


def _meant(value: object) -> Concept:
    """The concept a member names a medicine by, not that of a plain Reference."""
    tree = table(value)
    return concept(table(tree.get("concept")) or ({} if "reference" in tree else tree))


def name_medicine(case: Case) -> None:
    """Title and code of the medicine meant: a concept, a contained or a referenced one."""
    resource, draft = case.resource, case.draft
    for name in _CONCEPTS:
        meant = case.read(name, _meant)
        if meant.text:
            code_it(case, meant)
            return
    reference = resource.get("medicationReference") or resource.get("medication")
    found = case.named(reference)
    if found.entry is not None and found.entry.name:
        _from_entry(case, found.entry)
        return
    draft.title = found.text
    if found.target:
        case.need("title", found.target)


def medicine(case: Case) -> None:
    """Facts of a request, statement, dispense or administration."""
    resource, draft = case.resource, case.draft
    name_medicine(case)
    basics(case, Kind.MEDICINE, _DATES[case.type])
    if not draft.moment.text:
        draft.moment = moment(table(resource.get("dosageInstruction")).get("timing"))
    if case.type == "MedicationRequest":
        reported = table(resource.get("reported"))
        asked = "requester" if resource.get("requester") else "prescriber"
        case.practitioner(case.pointer(asked), reported)
        case.practitioner(table(resource.get("requester")).get("agent"))
    taking = "dosageInstruction" if resource.get("dosageInstruction") else "dosage"
    given, lines = resource.get(taking), case.read(taking, dosage_lines)
    draft.value = joined(lines, "; ")
    rest = [_supply(case), *_reasons(case), *notes_of(resource)]
    draft.detail.extend(part for part in rest if part)
    draft.body.extend(lines)
    if case.type == "MedicationAdministration" and not draft.value:
        dosage = table(given)
        draft.value = joined([clean(dosage.get("text")), dose_text(dosage), route_text(dosage)])
    split_actors(case, "performer")
    case.facility(resource.get("location"))
    case.facility(table(resource.get("dispenseRequest")).get("performer"))
    case.practitioner(resource.get("dispenser"), resource.get("informationSource"))
    who_and_where(case)


def _supply(case: Case) -> str:
    if case.type == "MedicationAdministration":
        return ""
    if table(case.resource.get("dispenseRequest")):
        return case.read("dispenseRequest", _dispensed)
    return case.read("quantity", _amount)


def _dispensed(value: object) -> str:
    return _amount(table(value).get("quantity"))


def _amount(value: object) -> str:
    return with_unit(quantity(value))


def _reasons(case: Case) -> list[str]:
    resource = case.resource
    reasons = concept_texts(
        resource.get("reasonCode") or resource.get("reasonForUseCodeableConcept")
    )
    reasons += [
        text
        for name in ("reasonReference", "reason")
        for one in tables(resource.get(name))
        if (text := case.named(one).text or concept_text(one))
    ]
    return reasons


def product(case: Case) -> None:
    """Facts of a Medication: its name or ingredients, form, maker."""
    resource, draft = case.resource, case.draft
    code_it(case, case.concept("code"))
    basics(case, Kind.DIRECTORY, ())
    entry = entry_of(resource)
    draft.title = draft.title or entry.name
    parts = ingredients_of(resource)
    draft.value = " + ".join(parts)
    draft.body.extend(parts)
    draft.detail.append(concept_text(resource.get("form") or resource.get("doseForm")))
    case.facility(resource.get("manufacturer"))
