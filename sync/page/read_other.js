// Visits, family history, plans and all remaining kinds, each as one readable line.
// Refuses: dropping a resource only because its kind is not known here.

import { firstDate } from "./dates.js";
import { facts, line } from "./line.js";
import { concept, concepts, firstCode, list, paragraphs, tidy } from "./text.js";

function reasonsOf(resource, graph) {
  const named = list(resource.diagnosis).map((one) => {
    const target = one?.condition ?? one?.use;
    return concept(graph.resolve(one?.condition, resource)?.code) || graph.nameOf(target, resource);
  });
  const inner = list(resource.reason).flatMap((one) => list(one?.value)).map((one) => one?.concept);
  return [concepts(resource.reasonCode), concepts(inner), ...named].filter(Boolean);
}

export function visit(resource, graph) {
  const period = resource.period ?? resource.actualPeriod;
  const why = [...new Set(reasonsOf(resource, graph))].join(", ");
  const what = concepts(resource.type) || concept(list(resource.class)[0]) || concept(resource.serviceType);
  return line(resource, graph, {
    section: "visits",
    title: why || what,
    titleKey: "visit",
    classCode: firstCode(list(resource.class)[0]) || tidy(list(resource.class)[0]?.code, 20),
    date: firstDate(period?.start),
    end: firstDate(period?.end),
    facts: facts(
      ["visitType", why ? what : ""],
      ["serviceType", concept(resource.serviceType)],
      ["until", firstDate(period?.end), "date"],
      ["discharge", concept(resource.hospitalization?.dischargeDisposition ?? resource.admission?.dischargeDisposition)],
      ["status", tidy(resource.status, 30), "code"],
    ),
  });
}

export function family(resource, graph) {
  const illnesses = list(resource.condition).map((one) => concept(one?.code)).filter(Boolean);
  return line(resource, graph, {
    section: "family",
    title: concept(resource.relationship) || tidy(resource.name),
    titleKey: "relative",
    value: illnesses.join(", "),
    date: firstDate(resource.date),
  });
}

function dated(resource) {
  return firstDate(
    resource.effectiveDateTime, resource.authoredOn, resource.period?.start, resource.startDate,
    resource.date, resource.created, resource.occurrenceDateTime, resource.recordedDate, resource.issued,
    resource.authored, resource.effectivePeriod?.start, resource.timingDateTime, resource.timingPeriod?.start,
    resource.dateTime, resource.billablePeriod?.start, resource.servicedDate, resource.onsetDate,
  );
}

const TITLES = [
  "code", "type", "description", "title", "vaccineCode", "serviceType", "service", "category", "method",
];

function titleOf(resource, graph) {
  const own = TITLES.map((name) => concepts(resource[name]) || tidy(resource[name])).find(Boolean);
  const device = graph.nameOf(resource.device, resource) || concept(graph.resolve(resource.device, resource)?.type);
  return own || device || concept(resource.deviceCodeableConcept) || tidy(resource.summary);
}

function activities(resource) {
  return list(resource.activity).map((one) => concept(one?.detail?.code) || tidy(one?.detail?.description));
}

function answers(items, depth = 0) {
  if (depth > 5) return [];
  return list(items).flatMap((item) => {
    const given = list(item?.answer).map((one) => concept(one?.valueCoding) || answerText(one)).filter(Boolean);
    const own = given.length ? [`${tidy(item.text) || tidy(item.linkId)}: ${given.join(", ")}`] : [];
    return [...own, ...answers(item?.item, depth + 1)];
  });
}

function answerText(answer) {
  const name = Object.keys(answer ?? {}).find((key) => key.startsWith("value"));
  const value = name ? answer[name] : "";
  return typeof value === "boolean" ? (value ? "\u2713" : "\u2717") : tidy(value?.value ?? value);
}

/** A line for any other resource type. */
export function other(resource, graph) {
  return line(resource, graph, {
    section: resource.resourceType === "CarePlan" || resource.resourceType === "Goal" ? "plans" : "other",
    title: titleOf(resource, graph),
    titleKey: "untitled",
    date: dated(resource),
    statement: paragraphs([...answers(resource.item), ...activities(resource).filter(Boolean)].join("\n"), 4000),
    facts: facts(
      ["kind", resource.resourceType],
      ["status", tidy(resource.status, 30), "code"],
      ["description", tidy(resource.description, 2000)],
      ["reason", concepts(resource.reasonCode)],
      ["summary", tidy(resource.summary, 2000)],
      ["finding", concepts(list(resource.finding).map((one) => one?.itemCodeableConcept ?? one?.item?.concept))],
    ),
  });
}
