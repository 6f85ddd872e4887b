// Laboratory results, vital signs and other observations, with parts, ranges and flags.
// Refuses: to pair, convert or judge beyond what stands in the record.

import { firstDate } from "./dates.js";
import { disagrees, flagOf } from "./flags.js";
import { facts, line } from "./line.js";
import { rangeOf, valueOf } from "./quantities.js";
import { table } from "./tables.js";
import { codes, concept, concepts, list, tidy } from "./text.js";

const VITALS = new Set([
  "85354-9", "8480-6", "8462-4", "8867-4", "9279-1", "8310-5", "29463-7", "8302-2", "39156-5",
  "59408-5", "2708-6", "8287-5", "9843-4", "85353-1", "3141-9", "8331-1", "56115-9", "8280-0",
]);
const SECTIONS = table({
  laboratory: "labs", "vital-signs": "vitals", "social-history": "social", imaging: "documents",
  exam: "findings", survey: "findings", procedure: "findings", therapy: "findings", activity: "findings",
});

function sectionOf(resource) {
  const shelves = list(resource.category).flatMap(codes).map(({ code }) => SECTIONS[code.toLowerCase()]);
  const found = codes(resource.code).some(({ code }) => VITALS.has(code)) ? "vitals" : "";
  return found || shelves.find(Boolean) || (resource.valueQuantity ? "labs" : "findings");
}

/** The key by which results of one test line up: its code, else its name, with the unit. */
export function seriesOf(resource, unit) {
  const known = codes(resource.code);
  const code = known.find(({ system }) => system.includes("loinc"))?.code ?? known[0]?.code;
  const name = code || concept(resource.code).toLowerCase();
  return name ? `${name}|${unit.toLowerCase().replace(/\s/g, "")}` : "";
}

function measured(holder) {
  const value = valueOf(holder);
  const range = rangeOf(holder, value.number);
  return {
    value: value.text,
    valueKey: value.word ?? "",
    unit: value.unit,
    number: value.number,
    range,
    flag: flagOf(holder, value.number, range),
    disagrees: disagrees(holder, value.number, range),
    absent: concept(holder.dataAbsentReason),
    said: concepts(holder.interpretation),
  };
}

function part(component) {
  return { title: concept(component?.code), codes: codes(component?.code), ...measured(component ?? {}) };
}

function members(resource, graph) {
  return list(resource.hasMember).map((one) => graph.nameOf(one, resource)).filter(Boolean).join(", ");
}

export function observation(resource, graph) {
  const own = measured(resource);
  const parts = list(resource.component).map(part).filter((one) => one.title || one.value);
  return line(resource, graph, {
    ...own,
    section: sectionOf(resource),
    title: concept(resource.code),
    titleKey: "untitled",
    date: firstDate(
      resource.effectiveDateTime, resource.effectivePeriod?.start, resource.effectiveInstant, resource.issued,
    ),
    parts,
    series: own.value || parts.length ? seriesOf(resource, own.unit) : "",
    visit: tidy(resource.encounter?.reference, 200),
    facts: facts(
      ["interpretation", own.said],
      ["absent", own.absent],
      ["method", concept(resource.method)],
      ["bodySite", concept(resource.bodySite)],
      ["members", members(resource, graph)],
      ["status", resource.status === "final" ? "" : tidy(resource.status, 30), "code"],
      ["comment", tidy(resource.comment ?? resource.comments, 2000)],
    ),
  });
}
