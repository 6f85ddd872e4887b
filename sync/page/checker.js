// The page that checks one proof file: drop it in, read what it proves.
// Refuses: sending anything, and showing a record whose proof does not hold.

import { CHECKER } from "./checker_words.js";
import { fromUtf8 } from "./bytes.js";
import { sortOf } from "./dates.js";
import { button, el, quoted, replace } from "./dom.js";
import { entriesOf, Graph } from "./graph.js";
import { BadProof, resourceOf } from "./proof.js";
import { checkProofFile, NoProof } from "./proof_file.js";
import { read } from "./reading.js";
import { inner, rest, titleOf, valueText } from "./view_line.js";
import { flagMark } from "./view_marks.js";
import { preferred, Words } from "./words.js";

const LARGEST = 64 * 1024 * 1024;
const main = document.getElementById("main");
const bar = document.getElementById("bar");
let language = preferred(navigator.languages);
let state = { name: "empty" };

function say(key, gaps = {}) {
  return CHECKER[language][key].replace(/\{(\w+)\}/g, (_, name) => String(gaps[name] ?? ""));
}

function number(count) {
  return count.toLocaleString(language === "id" ? "id-ID" : "en-GB");
}

// -- the record that was proven -------------------------------------------------------------

function lineOf(proven) {
  try {
    const resource = resourceOf(proven.content, proven.media);
    const entries = entriesOf(resource);
    if (entries.length !== 1) return null;
    const now = sortOf(new Date());
    return { ...read(entries[0].resource, new Graph(entries), { now, lately: now }), badge: "unchanged" };
  } catch {
    return null;
  }
}

function recordOf(proven, words) {
  const line = lineOf(proven);
  if (!line) return null;
  const value = valueText(line, words);
  return el("section", { class: "proven", "aria-labelledby": "record" },
    el("h2", { id: "record" }, say("record")),
    el("p", { class: "proven-title" }, quoted(titleOf(line, words))),
    value || line.flag ? el("p", { class: "proven-value" }, quoted(value), " ", flagMark(line.flag, words)) : null,
    el("div", {}, inner(line, words)),
    rest({ ...line, imported: proven.claimed, source: "" }, words));
}

function exactOf(proven) {
  let text = null;
  try {
    text = fromUtf8(proven.content);
  } catch {
    // bytes of another kind are only saved
  }
  return el("details", {},
    el("summary", {}, say("exact")),
    text === null ? null : el("pre", { class: "exact" }, quoted(text)),
    saveButton(proven));
}

function saveButton(proven) {
  const ending = { "application/fhir+json": "json", "application/fhir+xml": "xml" }[proven.media] ?? "txt";
  return button(say("save"), () => {
    const link = el("a", { href: URL.createObjectURL(new Blob([proven.content])), download: `rekamku.${ending}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }, { class: "action" });
}

// -- what was worked out --------------------------------------------------------------------

function howOf(proven) {
  const steps = [
    say("howContent"),
    say("howLog", { n: number(proven.index + 1), all: number(proven.size) }),
    say("howHead"),
    proven.vouched.length ? say("howWitness") : null,
  ];
  const names = CHECKER[language].figure;
  const figures = [
    [names.leaf, proven.leaf], [names.root, proven.root], [names.key, proven.key],
    ...proven.vouched.map((one) => [names.witness, one.key]),
  ];
  return el("details", {},
    el("summary", {}, say("how")),
    el("ol", { class: "steps" }, steps.filter(Boolean).map((text) => el("li", {}, text))),
    el("details", {},
      el("summary", {}, say("figures")),
      el("dl", { class: "rest" }, figures.map(([name, text]) => [el("dt", {}, name), el("dd", {}, quoted(text))]))));
}

function vouchedOf(proven, words) {
  if (!proven.vouched.length) return null;
  return el("ul", { class: "vouched" },
    proven.vouched.map((one) => (
      el("li", {}, say("vouched", { name: `\u2068${one.name}\u2069`, date: words.day(one.seconds * 1000) })))),
    el("li", { class: "soft" }, say("entered", { date: words.moment(proven.claimed) })));
}

/** What may be said at once: more with a witness than on the vault's word alone. */
function told(proven, words) {
  const [first] = proven.vouched;
  if (first) return banner("good", say("holds", { date: words.day(first.seconds * 1000) }), say("holdsText"));
  return banner("plain", say("fits"), say("fitsText", { date: words.moment(proven.claimed) }));
}

function banner(kind, title, text) {
  return el("div", { class: `verdict ${kind}`, role: "status", "data-verdict": kind },
    el("h1", { tabindex: "-1" }, title),
    el("p", {}, text));
}

function verdict(words) {
  const { proven } = state;
  if (state.name === "holds") {
    return [
      told(proven, words),
      vouchedOf(proven, words),
      el("p", { class: "soft" }, say("limit")),
      recordOf(proven, words),
      exactOf(proven),
      howOf(proven),
    ];
  }
  const [title, text] = {
    broken: [say("broken"), say("brokenText")],
    none: [say("none"), say("noneText")],
    big: [say("tooBig"), say("noneText")],
  }[state.name];
  return [banner("bad", title, text)];
}

// -- the page -------------------------------------------------------------------------------

function chooser(first) {
  const field = el("input", { type: "file", id: "file", class: "file-field" });
  field.addEventListener("change", () => take(field.files[0]));
  return el("div", { class: "drop" },
    el("label", { for: "file", class: "action choose" }, say(first ? "choose" : "another"), field),
    el("p", { class: "soft" }, say("drop")));
}

function draw() {
  const words = new Words(language);
  document.documentElement.lang = language;
  document.title = say("title");
  replace(bar, el("div", { class: "bar" },
    el("span", { class: "who" }, "RekamKu"),
    el("div", { class: "languages", role: "group", "aria-label": words.say("switchLanguage") },
      ["id", "en"].map((one) => button(one.toUpperCase(), () => speak(one), {
        class: "language", "aria-pressed": String(one === language), lang: one,
      })))));
  if (state.name === "empty") {
    replace(main, el("h1", {}, say("title")), el("p", {}, say("lead")), chooser(true));
  } else if (state.name === "working") {
    replace(main, el("p", { role: "status" }, say("working")));
  } else {
    replace(main, ...verdict(words), chooser(false));
  }
}

function speak(chosen) {
  language = chosen;
  draw();
}

async function take(file) {
  if (!file) return;
  state = { name: "working" };
  draw();
  state = file.size > LARGEST ? { name: "big" } : await judged(file);
  draw();
  main.querySelector("h1")?.focus();
}

async function judged(file) {
  try {
    return { name: "holds", proven: checkProofFile(new Uint8Array(await file.arrayBuffer())) };
  } catch (error) {
    if (!(error instanceof BadProof || error instanceof NoProof)) throw error;
    return { name: error instanceof BadProof ? "broken" : "none" };
  }
}

addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  take(event.dataTransfer?.files[0]);
});
draw();
