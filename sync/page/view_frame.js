// What surrounds the record: the bar on top, the jump list, the proof summary, the foot.
// Refuses: sections of its own; it only frames what others build.

import { button, el } from "./dom.js";
import { LANGUAGES } from "./words.js";
import { shape } from "./view_marks.js";

const BADGES = ["unchanged", "issuer", "patient", "shortened", "unverified", "changed"];

/** The bar that stays on top: name once scrolled, time left, language. */
export function topBar(words, choose) {
  const choices = Object.entries(LANGUAGES).map(([tag, table]) => button(tag.toUpperCase(), () => choose(tag), {
    class: "language", lang: tag, "aria-label": table.language, "aria-pressed": String(tag === words.language),
  }));
  return el("div", { class: "bar" },
    el("p", { class: "who", id: "who" }, words.say("product")),
    el("p", { class: "time", id: "time", role: "timer" }),
    el("div", { class: "languages", role: "group", "aria-label": words.say("switchLanguage") }, choices));
}

export function jumpList(sections, words) {
  const items = sections.filter((node) => node.id).flatMap((node) => node.id.slice(2));
  const some = sections.some((node) => node.classList.contains("first"));
  const first = some ? ["allergies", "problems", "medicines", "abnormal"] : [];
  return el("nav", { class: "jump", "aria-label": words.say("jump") },
    el("ul", {}, [...first, ...items].map((name) => el("li", {},
      el("a", { href: `#s-${name}`, class: "chip" }, words.of("sections", name))))));
}

function proofWords(tally, words) {
  if (tally.sound === 0) return words.say("proofNone");
  if (tally.sound === tally.all) return words.say("proofAll", { n: tally.all });
  return words.say("proofSome", { n: tally.sound, all: tally.all });
}

/** How many lines the page could prove, and loudly how many contradict their proof. */
export function proofBanner(lines, patientChanged, words) {
  const of = (badge) => lines.filter((one) => one.badge === badge).length;
  const tally = { all: lines.length, sound: of("unchanged") + of("issuer"), changed: of("changed") };
  const whole = tally.sound === tally.all && tally.all > 0;
  return el("div", { class: "proofs" },
    tally.changed || patientChanged
      ? el("p", { class: "alarm", role: "alert" }, shape("cross"), el("span", {}, [
        tally.changed ? words.say("proofBroken", { n: tally.changed }) : "", patientChanged ? words.say("patientChanged") : "",
      ].filter(Boolean).join(" ")))
      : null,
    tally.all ? el("p", { class: whole ? "proof sound" : "proof" }, shape(tally.sound ? "tick" : "open"), el("span", {}, proofWords(tally, words))) : null);
}

function legend(words) {
  return el("details", { class: "legend" },
    el("summary", {}, words.say("aboutBadges")),
    el("p", {}, words.say("aboutBadgesText")),
    el("dl", { class: "rest" }, BADGES.map((badge) => [
      el("dt", {}, el("span", { class: "sample", "aria-hidden": "true" }, words.of("badge", badge))),
      el("dd", {}, words.of("badgeLong", badge, { date: "…" })),
    ])));
}

/** The foot: print, copy, what the marks mean, what happens to the data. */
export function foot(words, { print, copy, printed }) {
  return el("footer", { class: "foot" },
    el("div", { class: "actions" },
      button(words.say("print"), print, { class: "action" }), button(words.say("copy"), copy, { class: "action" })),
    legend(words),
    el("p", { class: "soft" }, words.say("keepNote")),
    el("p", { class: "only-print" }, printed));
}

/** The text to take along, in a field from which it can be copied by hand. */
export function copyPanel(text, said, words, close) {
  const area = el("textarea", { id: "copied", rows: 12, readonly: true, "aria-label": words.say("copy") });
  area.value = text;
  return el("section", { class: "card copy", role: "dialog", "aria-label": words.say("copy") },
    el("p", { role: "status" }, said), area, button(words.say("close"), close, { class: "action" }));
}

