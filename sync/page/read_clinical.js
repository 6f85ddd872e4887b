// Allergies, problems, procedures, immunisations: FHIR resources to lines.
// Refuses: assuming a status, a criticality or a certainty that is not stated.

import { firstDate } from "./dates.js";
import { facts, line } from "./line.js";
import { amount } from "./quantities.js";
import { concept, concepts, firstCode, list, notes, tidy } from "./text.js";

const OVER = new Set(["resolved", "inactive", "remission"]);

function onset(resource) {
  const age = amount(resource.onsetAge);
  return age || tidy(resource.onsetString) || "";
}

function reactions(resource) {
  return list(resource.reaction).map((one) => {
    const shown = concepts(one?.manifestation?.map?.((m) => m?.concept ?? m) ?? one?.manifestation);
    return [shown || tidy(one?.description), concept(one?.substance)].filter(Boolean).join(" \u00b7 ");
  }).filter(Boolean).join("; ");
}

function severity(resource) {
  const rank = { severe: 3, moderate: 2, mild: 1 };
  const said = list(resource.reaction).map((one) => tidy(one?.severity, 20));
  return said.sort((a, b) => (rank[b] ?? 0) - (rank[a] ?? 0))[0] ?? "";
}

export function allergy(resource, graph) {
  const state = firstCode(resource.clinicalStatus);
  const substances = list(resource.reaction).map((one) => concept(one?.substance)).find(Boolean);
  return line(resource, graph, {
    section: "allergies",
    title: concept(resource.code ?? resource.substance) || substances || "",
    titleKey: "untitled",
    date: firstDate(resource.recordedDate, resource.onsetDateTime, resource.lastOccurrence),
    status: state,
    current: !OVER.has(state),
    grave: resource.criticality === "high" || severity(resource) === "severe",
    facts: facts(
      ["reaction", reactions(resource)],
      ["severity", severity(resource), "code"],
      ["criticality", tidy(resource.criticality, 30), "code"],
      ["category", list(resource.category).map((c) => tidy(c, 30)).join(", "), "codes"],
      ["clinicalStatus", state, "code"],
      ["verification", firstCode(resource.verificationStatus), "code"],
      ["onset", onset(resource)],
    ),
  });
}

export function condition(resource, graph) {
  const state = firstCode(resource.clinicalStatus) || tidy(resource.clinicalStatus, 30);
  const ended = firstDate(resource.abatementDateTime, resource.abatementPeriod?.end);
  return line(resource, graph, {
    section: "problems",
    title: concept(resource.code),
    titleKey: "untitled",
    date: firstDate(resource.onsetDateTime, resource.onsetPeriod?.start, resource.recordedDate, resource.dateRecorded),
    end: ended,
    status: state,
    current: !OVER.has(state) && !ended.parts && resource.abatementBoolean !== true,
    facts: facts(
      ["clinicalStatus", state, "code"],
      ["verification", firstCode(resource.verificationStatus), "code"],
      ["severity", concept(resource.severity)],
      ["bodySite", concepts(resource.bodySite)],
      ["stage", concepts(list(resource.stage).map((one) => one?.summary))],
      ["onset", onset(resource)],
      ["recorded", firstDate(resource.recordedDate), "date"],
      ["ended", ended, "date"],
    ),
  });
}

export function procedure(resource, graph) {
  const { performedPeriod, performedDateTime, occurrenceDateTime } = resource;
  return line(resource, graph, {
    section: "procedures",
    title: concept(resource.code),
    titleKey: "untitled",
    date: firstDate(performedDateTime, performedPeriod?.start, occurrenceDateTime, resource.occurrencePeriod?.start),
    facts: facts(
      ["status", tidy(resource.status, 30), "code"],
      ["statusReason", concept(resource.statusReason)],
      ["reason", concepts(resource.reasonCode)],
      ["bodySite", concepts(resource.bodySite)],
      ["outcome", concept(resource.outcome)],
      ["complication", concepts(resource.complication)],
      ["followUp", concepts(resource.followUp)],
    ),
  });
}

export function immunisation(resource, graph) {
  const doses = list(resource.protocolApplied);
  const dose = doses.map((one) => tidy(one?.doseNumberPositiveInt ?? one?.doseNumberString ?? one?.doseNumber, 20));
  return line(resource, graph, {
    section: "immunisations",
    title: concept(resource.vaccineCode),
    titleKey: "untitled",
    value: "",
    date: firstDate(resource.occurrenceDateTime, resource.occurrenceString, resource.date),
    facts: facts(
      ["status", tidy(resource.status, 30), "code"],
      ["statusReason", concept(resource.statusReason)],
      ["doseNumber", dose.filter(Boolean).join(", ")],
      ["against", concepts(doses.flatMap((one) => list(one?.targetDisease)))],
      ["lot", tidy(resource.lotNumber, 80)],
      ["doseGiven", amount(resource.doseQuantity)],
      ["route", concept(resource.route)],
      ["bodySite", concept(resource.site)],
      ["notes", notes(resource.reaction?.map?.((one) => ({ text: concept(one?.detail) })))],
    ),
  });
}
