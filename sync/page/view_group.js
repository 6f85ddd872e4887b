// Several lines of one matter: the newest shown, its course drawn, all of them inside.
// Refuses: hiding how many there are, or where each single one came from.

import { el, quoted } from "./dom.js";
import { dateText, detailText, head, inner, lineItem, rest, sourceText, titleOf, valueText } from "./view_line.js";
import { badgeMark, flagMark } from "./view_marks.js";
import { trend } from "./view_trend.js";

function tableRow(one, words) {
  const value = valueText(one, words) || detailText(one, words);
  const parts = one.parts.map((part) => `${part.title} ${valueText(part, words)}`).join("; ");
  return el("tr", {},
    el("th", { scope: "row" }, dateText(one, words)),
    el("td", {}, quoted(value || parts || titleOf(one, words)), " ", flagMark(one.flag, words)),
    el("td", {}, quoted(sourceText(one, words)), " ", badgeMark(one.badge, words)));
}

function table(group, words) {
  const heads = [words.of("fact", "date"), words.say("result"), words.of("fact", "source")];
  return el("table", { class: "all" },
    el("caption", {}, words.say("allResults")),
    el("thead", {}, el("tr", {}, heads.map((text) => el("th", { scope: "col" }, text)))),
    el("tbody", {}, group.all.map((one) => tableRow(one, words))));
}

function extras(group, words) {
  const drawn = trend(group, titleOf(group.head, words), words);
  return el("span", { class: "over" }, drawn, el("span", { class: "count" }, words.say("times", { n: group.all.length })));
}

/** A group as a list item; a group of one is a plain line. */
export function groupItem(group, words, options = {}) {
  if (group.all.length === 1) return lineItem(group.head, words, options);
  const shown = inner(group.head, words).filter(Boolean);
  return el("li", { class: `line group ${options.className ?? ""}`.trim(), "data-standing": group.head.standing },
    el("details", {},
      el("summary", {}, head(group.head, words, extras(group, words))),
      rest(group.head, words),
      table(group, words)),
    shown.length ? el("div", { class: "inner" }, shown) : null);
}
