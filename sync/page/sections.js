// The order of the page: which section holds which lines, grouped, newest and gravest first.
// Refuses: mixing what is no fact into the facts; it goes to its own last section.

import { OUTSIDE } from "./flags.js";
import { pairPressures } from "./pairs.js";
import { table } from "./tables.js";

export const ORDER = [
  "labs", "vitals", "visits", "immunisations", "procedures", "documents", "findings", "plans",
  "family", "social", "other",
];
export const FIRST = ["allergies", "problems", "medicines"];
const SEVERE = table({ "critical-high": 3, "critical-low": 3, critical: 3, high: 2, low: 2, abnormal: 2 });

function newest(a, b) {
  return a.date.sort === b.date.sort ? 0 : b.date.sort > a.date.sort ? 1 : -1;
}

function keyOf(one) {
  return one.series || `${one.title.toLowerCase()}|${one.titleKey && !one.title ? one.url : ""}`;
}

/** Lines of one matter together, the newest as head; the groups in the order of their heads. */
export function grouped(lines) {
  const groups = new Map();
  for (const one of [...lines].sort(newest)) {
    const key = keyOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((all) => ({ head: all[0], all }));
}

function alone(lines) {
  return [...lines].sort(newest).map((one) => ({ head: one, all: [one] }));
}

const ALONE = new Set(["visits", "documents", "family", "immunisations", "procedures", "other", "findings", "plans"]);

function isFact(one) {
  return one.standing === "fact";
}

function firstSection(lines) {
  const groups = grouped(lines.filter(isFact));
  return {
    current: groups.filter(({ head }) => head.current).sort((a, b) => Number(b.head.grave ?? 0) - Number(a.head.grave ?? 0)),
    earlier: groups.filter(({ head }) => !head.current),
    noneKnown: lines.filter(({ standing }) => standing === "none-known"),
  };
}

export function gravity(one) {
  const parts = (one.parts ?? []).map((part) => SEVERE[part.flag] ?? 0);
  return Math.max(SEVERE[one.flag] ?? 0, ...parts);
}

/** The newest result of every test whose newest result lies outside. */
function latestAbnormal(groups) {
  const heads = groups.map(({ head }) => head).filter((one) => gravity(one) > 0);
  return heads.sort((a, b) => gravity(b) - gravity(a) || newest(a, b));
}

function opens({ head }) {
  return Number(head.files.length > 0);
}

/** `{first, abnormal, rest, notFacts, results, paper}` of all lines; paper: one PDF says it all. */
export function arrange(lines) {
  const of = (section) => lines.filter((one) => one.section === section);
  const rest = {};
  for (const section of ORDER) {
    const all = section === "vitals" ? pairPressures(of(section)) : of(section);
    const facts = all.filter(isFact);
    rest[section] = ALONE.has(section) ? alone(facts) : grouped(facts);
    if (section === "documents") rest[section].sort((a, b) => opens(b) - opens(a));
  }
  const measured = [...rest.labs, ...rest.vitals];
  return {
    first: Object.fromEntries(FIRST.map((section) => [section, firstSection(of(section))])),
    abnormal: latestAbnormal(measured),
    results: measured.length,
    paper: lines.length > 0 && lines.every((one) => one.paper === true),
    unranged: measured.filter(({ head }) => !head.flag && !head.range?.text && !head.parts.some((part) => part.flag)).length,
    rest,
    notFacts: lines.filter((one) => !isFact(one) && !(one.standing === "none-known" && FIRST.includes(one.section))).sort(newest),
  };
}

export function outside(one) {
  return OUTSIDE.has(one.flag);
}
