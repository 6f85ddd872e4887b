// The sections of the record in their order, each with a heading, its lines, or honest emptiness.
// Refuses: saying "none" where the share merely holds nothing.

import { el, quoted } from "./dom.js";
import { FIRST, ORDER } from "./sections.js";
import { narrative } from "./text.js";
import { groupItem } from "./view_group.js";
import { lineItem } from "./view_line.js";

const AT_ONCE = { visits: 5, documents: 8, procedures: 6, other: 6, findings: 8, immunisations: 12 };
const CODES = { allergies: "48765-2", problems: "11450-4", medicines: "10160-0" };
const KNOWN = new Set([
  "48765-2", "11450-4", "10160-0", "11369-6", "30954-2", "47519-4", "8716-3", "29762-2", "46240-8",
]);

export function section(name, words, ...children) {
  const id = `s-${name}`;
  return el("section", { class: `card ${name}`, id, "aria-labelledby": `h-${name}`, "data-section": name },
    el("h2", { id: `h-${name}`, tabindex: "-1" }, words.of("sections", name)), children);
}

function lines(items) {
  return items.length ? el("ul", { class: "lines" }, items) : null;
}

function folded(summary, items) {
  return items.length ? el("details", { class: "folded" }, el("summary", {}, summary), lines(items)) : null;
}

function nothing(words, name, statements) {
  const stated = statements.find(({ code }) => code === CODES[name]);
  const reason = stated?.reason && words.has("emptyReason", stated.reason) ? stated.reason : "unavailable";
  return el("p", { class: "nothing" }, words.of("emptyReason", reason));
}

function firstCard(name, part, words, statements) {
  const options = (one) => ({ className: one.grave ? "grave" : "" });
  const current = part.current.map((group) => groupItem(group, words, options(group.head)));
  const none = part.noneKnown.map((one) => lineItem(one, words, { tag: words.say("stated"), className: "none-known" }));
  const empty = !current.length && !none.length && !part.earlier.length;
  return section(name, words,
    lines([...current, ...none]),
    empty ? nothing(words, name, statements) : null,
    folded(words.say("earlier", { n: part.earlier.length }), part.earlier.map((group) => groupItem(group, words))));
}

function abnormalCard(arranged, words) {
  const items = arranged.abnormal.map((one) => lineItem(one, words));
  const { results, unranged } = arranged;
  const text = [
    results && !items.length ? words.say("noneOutside", { n: results }) : "",
    results && unranged && !items.length ? words.say("withoutRange", { n: unranged }) : "",
    results ? "" : words.say("nothing"),
  ].filter(Boolean).join(" ");
  return section("abnormal", words, lines(items), text ? el("p", { class: "nothing" }, text) : null);
}

function changesCard(changes, words) {
  const items = changes.map(({ key, line }) => lineItem(line, words, { tag: words.of("change", key), bare: true }));
  const shown = items.slice(0, 10);
  return section("changes", words,
    lines(shown) ?? el("p", { class: "nothing" }, words.say("noChanges")),
    folded(words.say("more", { n: items.length - shown.length }), items.slice(10)));
}

function ordinary(name, groups, words) {
  if (!groups.length) return null;
  const limit = AT_ONCE[name] ?? Infinity;
  const asked = groups.filter(({ all }) => !all.every((one) => one.support));
  const atOnce = new Set(asked.slice(0, limit));
  const later = groups.filter((group) => !atOnce.has(group)).map((group) => groupItem(group, words));
  return section(name, words, lines([...atOnce].map((group) => groupItem(group, words))),
    folded(words.say("more", { n: later.length }), later));
}

function notFacts(all, words) {
  if (!all.length) return null;
  const items = all.map((one) => lineItem(one, words, { tag: words.of("standing", one.standing), className: "not-fact" }));
  return section("notFacts", words, el("p", { class: "nothing" }, words.say("notFactsLead")), lines(items));
}

function told(statements, words) {
  const free = statements.filter(({ code, entries }) => !entries && !KNOWN.has(code));
  const items = free.map((one) => [one.title, narrative(one.text)]).filter(([, text]) => text);
  if (!items.length) return null;
  return section("statements", words, el("dl", { class: "rest" },
    items.map(([title, text]) => [el("dt", {}, quoted(title)), el("dd", {}, quoted(text))])));
}

function emptyOnes(arranged, words) {
  const names = ["labs", "vitals", "visits", "immunisations", "procedures", "documents"].filter((name) => !arranged.rest[name].length);
  const list = names.map((name) => words.of("sections", name).toLowerCase()).join(", ");
  return list ? el("p", { class: "nothing also" }, words.say("alsoNothing", { list })) : null;
}

/** All sections as elements, the four that matter first; of a share on paper only that document. */
export function sectionsOf({ arranged, changes, statements }, words) {
  if (arranged.paper) return [ordinary("documents", arranged.rest.documents, words)].filter(Boolean);
  return [
    el("div", { class: "first" },
      FIRST.map((name) => firstCard(name, arranged.first[name], words, statements)),
      abnormalCard(arranged, words)),
    changesCard(changes, words),
    ...ORDER.map((name) => ordinary(name, arranged.rest[name], words)),
    told(statements, words),
    notFacts(arranged.notFacts, words),
    emptyOnes(arranged, words),
  ].filter(Boolean);
}
