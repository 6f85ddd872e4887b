// The whole record as plain text, for a doctor's own system; each line with date, source, badge.
// Refuses: leaving out that something is no fact, or was left out.

import { FIRST, ORDER } from "./sections.js";
import { dateText, detailText, sourceText, titleOf, valueText } from "./view_line.js";

function row(one, words, mark = "") {
  const parts = one.parts.map((part) => `${part.title} ${valueText(part, words)}`).join(", ");
  const flag = one.flag ? words.of("flag", one.flag) : "";
  const said = [mark, titleOf(one, words), valueText(one, words), flag, parts, detailText(one, words)];
  const known = [dateText(one, words), sourceText(one, words), words.of("badge", one.badge)];
  return `- ${said.filter(Boolean).join("; ")} (${known.join("; ")})`;
}

function block(name, rows, words) {
  const body = rows.length ? rows : [words.say("nothing")];
  return [`\n${words.of("sections", name).toUpperCase()}`, ...body];
}

function firstBlock(name, part, words) {
  const current = part.current.map(({ head }) => row(head, words));
  const none = part.noneKnown.map((one) => row(one, words, words.say("stated")));
  const earlier = part.earlier.map(({ head }) => row(head, words, words.say("earlier", { n: 1 }).replace(/ \(.*/, "")));
  return block(name, [...current, ...none, ...earlier], words);
}

/** The record as text; `top` are the lines about patient and share. */
export function plainText({ arranged }, top, words) {
  const rest = ORDER.filter((name) => arranged.rest[name].length).flatMap((name) => (
    block(name, arranged.rest[name].flatMap(({ all }) => all.map((one) => row(one, words))), words)
  ));
  const not = arranged.notFacts.map((one) => row(one, words, words.of("standing", one.standing)));
  return [
    ...top,
    ...(arranged.paper ? [] : FIRST).flatMap((name) => firstBlock(name, arranged.first[name], words)),
    ...rest,
    ...(not.length ? block("notFacts", not, words) : []),
  ].join("\n");
}
