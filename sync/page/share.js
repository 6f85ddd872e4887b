// A whole share as lines: bundles, the vault's rows about them, proofs checked one by one.
// Refuses: hiding a record; what cannot be read well is still one line with a weak badge.

import { judge } from "./badges.js";
import { firstDate, monthsBefore, sortOf, when } from "./dates.js";
import { FLAGS } from "./flags.js";
import { entriesOf, Graph } from "./graph.js";
import { line } from "./line.js";
import { Checker } from "./proof.js";
import { isDirectory, read } from "./reading.js";
import { table } from "./tables.js";
import { list, tidy } from "./text.js";

const BREATH = 40;
const LATELY_MONTHS = 6;
const SECTION_OF_KIND = table({
  lab: "labs", vital: "vitals", reading: "vitals", social: "social", medicine: "medicines", condition: "problems",
  allergy: "allergies", immunisation: "immunisations", procedure: "procedures", visit: "visits",
  document: "documents", imaging: "documents", "family-history": "family", "care-plan": "plans",
});
const STANDINGS = table({
  fact: "fact", "entered-in-error": "error", refuted: "refuted", "not-done": "not-done", "none-known": "none-known",
});
const NOTHING = { info: {}, records: [], hashes: [], checkpoints: [] };
const REFERRING = ["medicationReference", "device", "deviceReference", "suspectEntity", "manipulated"];

function lent(entries, graph) {
  const seen = new Set();
  for (const { resource } of entries) {
    for (const name of REFERRING) {
      for (const one of list(resource[name])) seen.add(graph.resolve(one?.reference ?? one, resource));
    }
    seen.add(graph.resolve(resource.medication?.reference, resource));
  }
  return seen;
}

function shownAlone(resource, used) {
  return (resource.resourceType === "Medication" || resource.resourceType === "Device") && !used.has(resource);
}

function fromRow(row, shown) {
  const named = shown.title ? {} : { title: tidy(row.title), value: tidy(row.value), flag: FLAGS.has(row.flag) ? row.flag : "" };
  const weak = !shown.title && named.title && shown.badge !== "changed" ? { badge: "unverified" } : {};
  const kind = shown.type === "Observation" ? SECTION_OF_KIND[row.kind] : undefined;
  return {
    ...shown, ...named, ...weak,
    section: kind ?? shown.section,
    facility: shown.facility || tidy(row.facility),
    practitioner: shown.practitioner || tidy(row.practitioner),
    source: tidy(row.source),
    support: row.support === true,
  };
}

/** A row of the vault without bytes to read: the vault's own reading of it. */
function fromRowAlone(row, graph) {
  return line({ resourceType: tidy(row.type, 60) }, graph, {
    title: tidy(row.title), titleKey: "untitled", value: tidy(row.value), date: when(row.date),
    standing: STANDINGS[row.standing] ?? "fact", section: SECTION_OF_KIND[row.kind] ?? "other",
  });
}

function lineOf(entry, context) {
  const { rows, checker, graph, now } = context;
  const row = rows.get(entry.fullUrl);
  const judged = judge(row, entry.resource, checker);
  const view = graph.through(judged.aliases ?? new Map());
  let shown;
  try {
    shown = judged.resource ? read(judged.resource, view, now) : fromRowAlone(row, graph);
  } catch {
    shown = line({ resourceType: tidy(judged.resource?.resourceType, 60) }, graph, { titleKey: "unreadable" });
  }
  const lentName = [...view.touched].some((target) => context.tainted.has(target));
  const badge = lentName ? "changed" : judged.badge;
  const whole = { ...shown, badge, imported: judged.imported, url: tidy(entry.fullUrl, 200) };
  return row ? fromRow(row, whole) : whole;
}

/** Names that other lines borrow (a drug, a hospital) but whose own proof failed. */
function taintedNames(entries, rows, checker) {
  const named = entries.filter(({ fullUrl, resource }) => rows.get(fullUrl)?.proof && isDirectory(resource));
  return new Set(
    named.filter((one) => judge(rows.get(one.fullUrl), one.resource, checker).badge === "changed")
      .map(({ resource }) => resource),
  );
}

async function breathe(since) {
  if (Date.now() - since < BREATH) return since;
  await new Promise((resume) => setTimeout(resume));
  return Date.now();
}

function statements(entries) {
  const composition = entries.find(({ resource }) => resource.resourceType === "Composition")?.resource;
  return list(composition?.section).map((section) => ({
    code: tidy(section?.code?.coding?.[0]?.code, 40),
    title: tidy(section?.title),
    reason: tidy(section?.emptyReason?.coding?.[0]?.code, 40),
    entries: list(section?.entry).length,
    text: section?.text,
  }));
}

/** The patient's own card, and who shares until when, as far as the share says. */
export function openingOf(documents, extra) {
  const entries = documents.flatMap(entriesOf);
  const patient = entries.find(({ resource }) => resource.resourceType === "Patient")?.resource;
  const info = extra?.info ?? {};
  return {
    patient: patient ?? null,
    info,
    made: firstDate(documents[0]?.timestamp, documents[0]?.date),
  };
}

/** Every line of the share, newest knowledge last to arrive: proofs are checked on the way. */
export async function linesOf(documents, extra, moment) {
  const known = { ...NOTHING, ...(extra ?? {}) };
  const entries = documents.flatMap(entriesOf);
  const graph = new Graph(entries);
  const used = lent(entries, graph);
  const rows = new Map(list(known.records).map((row) => [row?.url, row]));
  const checker = new Checker(known);
  const tainted = taintedNames(entries, rows, checker);
  const context = { rows, graph, checker, tainted, now: { now: sortOf(moment), lately: sortOf(monthsBefore(moment, LATELY_MONTHS)) } };
  const lines = [];
  let since = Date.now();
  const present = new Set(entries.map(({ fullUrl }) => fullUrl));
  const beside = [...rows.keys()].filter((url) => typeof url === "string" && !present.has(url));
  const shown = entries.filter(({ resource }) => !isDirectory(resource) || shownAlone(resource, used));
  for (const entry of [...shown, ...beside.map((fullUrl) => ({ fullUrl, resource: null }))]) {
    lines.push(lineOf(entry, context));
    since = await breathe(since);
  }
  return {
    lines,
    statements: statements(entries),
    patientChanged: [...tainted].some(({ resourceType }) => resourceType === "Patient"),
  };
}
