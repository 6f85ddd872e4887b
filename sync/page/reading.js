// Which reader turns which resource into a line, and what is no line but a name for others.
// Refuses: nothing; an unknown type becomes an ordinary line.

import { allergy, condition, immunisation, procedure } from "./read_clinical.js";
import { binary, documentReference, imaging, media, report } from "./read_documents.js";
import { medicine } from "./read_medicines.js";
import { family, other, visit } from "./read_other.js";
import { observation } from "./read_results.js";
import { table } from "./tables.js";

const READERS = table({
  AllergyIntolerance: allergy,
  Binary: binary,
  Condition: condition,
  DiagnosticReport: report,
  DocumentReference: documentReference,
  Encounter: visit,
  FamilyMemberHistory: family,
  ImagingStudy: imaging,
  Immunization: immunisation,
  Media: media,
  MedicationAdministration: medicine,
  MedicationDispense: medicine,
  MedicationOrder: medicine,
  MedicationRequest: medicine,
  MedicationStatement: medicine,
  MedicationUsage: medicine,
  Observation: observation,
  Procedure: procedure,
});
const DIRECTORY = new Set([
  "Composition", "Patient", "Practitioner", "PractitionerRole", "Organization", "Location", "Medication",
  "RelatedPerson", "HealthcareService", "Specimen", "Substance", "Device", "Endpoint", "Provenance",
  "List", "Consent", "Person", "Group", "OperationOutcome", "AuditEvent", "Parameters",
]);

/** Whether a resource only lends its name to lines. */
export function isDirectory(resource) {
  return DIRECTORY.has(resource.resourceType);
}

/** The line of one resource; `now` holds the order keys of the present and of a while ago. */
export function read(resource, graph, now) {
  return (READERS[resource.resourceType] ?? other)(resource, graph, now);
}
