// Where a result lies: critical, high, low, abnormal, normal, or not said.
// Refuses: a judgement without a range or an interpretation that the source gave.

import { table } from "./tables.js";
import { codes, concept, list } from "./text.js";

const BY_CODE = table({
  HH: "critical-high", HU: "critical-high", LL: "critical-low", LU: "critical-low",
  H: "high", L: "low", A: "abnormal", AA: "critical", N: "normal",
});
const BY_WORD = [
  [/critical.*high|kritis.*tinggi/i, "critical-high"],
  [/critical.*low|kritis.*rendah/i, "critical-low"],
  [/^(high|tinggi|above.*)$/i, "high"],
  [/^(low|rendah|below.*)$/i, "low"],
  [/^(abnormal|tidak normal)$/i, "abnormal"],
  [/^normal$/i, "normal"],
];
export const OUTSIDE = new Set([
  "critical", "critical-high", "critical-low", "high", "low", "abnormal",
]);

export const FLAGS = new Set([...OUTSIDE, "normal"]);

function interpreted(holder) {
  for (const one of list(holder.interpretation)) {
    const known = codes(one).map(({ code }) => BY_CODE[code.toUpperCase()]).find(Boolean);
    const word = concept(one);
    const flag = known ?? BY_WORD.find(([pattern]) => pattern.test(word))?.[1];
    if (flag) return flag;
  }
  return "";
}

function measured(number, range) {
  if (number === null || !range.judges || (range.low === null && range.high === null)) return "";
  if (range.low !== null && number < range.low) return "low";
  if (range.high !== null && number > range.high) return "high";
  return "normal";
}

/** Whether the source's interpretation and its own range contradict each other. */
export function disagrees(holder, number, range) {
  const [said, seen] = [interpreted(holder), measured(number, range)];
  return Boolean(said && seen) && OUTSIDE.has(said) !== OUTSIDE.has(seen);
}

/** The source's own interpretation first; else the value against its own range. */
export function flagOf(holder, number, range) {
  return interpreted(holder) || measured(number, range);
}
