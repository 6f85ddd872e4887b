// One line of the record on the screen: what, value, when, from whom, how vouched; and its rest.
// Refuses: leaving out date, source or badge of anything it shows.

import { el, quoted } from "./dom.js";
import { fileButtons } from "./view_files.js";
import { shortName } from "./test_names.js";
import { badgeMark, flagMark } from "./view_marks.js";

/** The name to read: a common short one where the test has it, else the source's own. */
export function titleOf(one, words) {
  const none = (one.codes ?? []).map(({ code }) => code).find((code) => words.has("noneKnown", code));
  if (none && one.codedOnly) return words.of("noneKnown", none);
  return shortName(one.codes, words.language) || one.title || words.say(one.titleKey || "untitled");
}

export function valueText(one, words) {
  const value = one.value || (one.valueKey ? words.say(one.valueKey) : "");
  return [value, value ? one.unit : ""].filter(Boolean).join(" ");
}

export function dosageText(dosage, words) {
  const { often } = dosage;
  const coded = [
    dosage.dose,
    often ? words.of("often", often.key, { n: often.count, p: often.period }) : dosage.timing,
    dosage.route,
    dosage.asNeeded ? words.say("asNeeded") : "",
    dosage.extra,
  ].filter(Boolean).join(", ");
  return [...new Set([dosage.text, coded])].filter(Boolean).join(" \u00b7 ");
}

function coded(text, words) {
  return text.split(", ").map((code) => words.of("code", code)).join(", ");
}

export function factText([, text, form], words) {
  if (form === "date") return text.text ? words.date(text) : "";
  return form === "code" || form === "codes" ? coded(text, words) : text;
}

const UNDER_TITLE = new Set(["reaction", "severity", "criticality", "doseNumber"]);

/** The second row of a line: dose, reaction, what a doctor needs without opening it. */
export function detailText(one, words) {
  const doses = (one.dosages ?? []).map((dosage) => dosageText(dosage, words)).filter(Boolean);
  const told = one.facts.filter(([name]) => UNDER_TITLE.has(name)).map((fact) => {
    const text = factText(fact, words);
    return fact[0] === "reaction" ? text : `${words.of("fact", fact[0])}: ${text}`;
  });
  const visit = one.classCode && words.has("visitClass", one.classCode) ? words.of("visitClass", one.classCode) : "";
  const state = one.state ? `${words.of("fact", "status")}: ${words.of("code", one.state)}` : "";
  const range = one.range?.text ? `${words.say("range")} ${one.range.text}` : "";
  return [...doses, ...told, range, state, visit === titleOf(one, words) ? "" : visit].filter(Boolean).join(" \u00b7 ");
}

export function dateText(one, words) {
  return one.date.text ? words.date(one.date) : words.say("noDate");
}

export function sourceText(one, words) {
  return one.facility || one.practitioner || one.source || words.say("noSource");
}

export function meta(one, words) {
  return el("span", { class: "meta" },
    el("span", { class: "when" }, dateText(one, words), " \u00b7 ", quoted(sourceText(one, words))),
    badgeMark(one.badge, words));
}

function partRow(part, words) {
  const range = part.range?.text ? ` (${words.say("range")} ${part.range.text})` : "";
  return el("li", {}, quoted(titleOf(part, words)), " ",
    quoted(valueText(part, words), { class: "number" }), el("span", { class: "soft" }, quoted(range)), " ",
    flagMark(part.flag, words));
}

function row(name, text) {
  return text ? [el("dt", {}, name), el("dd", {}, quoted(text))] : [];
}

function proofText(one, words) {
  const day = one.imported ? words.day(one.imported) : "";
  return words.of("badgeLong", one.badge, { date: day || "–" });
}

function hour(one, words) {
  const time = one.date.parts?.time;
  return time && time !== "00:00" ? `${dateText(one, words)}, ${time}` : dateText(one, words);
}

/** Everything else that the line knows, as names and texts. */
export function rest(one, words) {
  const pairs = one.facts.flatMap((fact) => row(words.of("fact", fact[0]), factText(fact, words)));
  return el("dl", { class: "rest" },
    row(words.of("fact", "asWritten"), titleOf(one, words) === one.title ? "" : one.title),
    pairs,
    row(words.of("fact", "date"), hour(one, words)),
    row(words.of("fact", "facility"), one.facility),
    row(words.of("fact", "practitioner"), one.practitioner),
    row(words.of("fact", "file"), one.source && one.source !== one.facility ? one.source : ""),
    row(words.of("fact", "proof"), proofText(one, words)));
}

export function inner(one, words) {
  return [
    one.parts.length ? el("ul", { class: "parts" }, one.parts.map((part) => partRow(part, words))) : null,
    one.statement ? el("p", { class: "statement" }, quoted(one.statement)) : null,
    one.notes ? el("p", { class: "statement" }, quoted(one.notes)) : null,
    one.disagrees ? el("p", { class: "warning" }, words.say("disagrees")) : null,
    one.files.length ? fileButtons(one, words) : null,
  ];
}

/** The head of a line: title, detail, value, flag; then when, from whom, and the badge. */
export function head(one, words, extra = null, tag = null) {
  const value = valueText(one, words);
  const detail = detailText(one, words);
  const long = value.length > 18;
  return el("span", { class: long ? "head long" : "head" },
    el("span", { class: "what" },
      tag ? el("span", { class: "tag" }, tag) : null,
      quoted(titleOf(one, words), { class: "title" }),
      detail ? quoted(detail, { class: "detail" }) : null),
    value || one.flag ? el("span", { class: "value" }, quoted(value, { class: "number" }), flagMark(one.flag, words)) : null,
    extra,
    meta(one, words));
}

/** One line as a list item that opens to its rest. */
export function lineItem(one, words, { tag = null, className = "", bare = false } = {}) {
  const shown = bare ? [] : inner(one, words).filter(Boolean);
  return el("li", { class: `line ${className}`.trim(), "data-standing": one.standing },
    el("details", {},
      el("summary", {}, head(one, words, null, tag)),
      rest(one, words)),
    shown.length ? el("div", { class: "inner" }, shown) : null);
}
