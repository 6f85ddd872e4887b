// Small marks with word, shape and colour: where a value lies, how a line is vouched for.
// Refuses: colour alone; each mark carries its word.

import { el, svg } from "./dom.js";
import { OUTSIDE } from "./flags.js";
import { table } from "./tables.js";

const SHAPES = table({
  up: "M6 1.5 11 10.5H1Z",
  down: "M6 10.5 1 1.5H11Z",
  round: "M6 2a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z",
  diamond: "M6 .8 11.2 6 6 11.2 .8 6Z",
  tick: "M4.6 10.3.9 6.6l1.5-1.5 2.2 2.2 5-5 1.5 1.5Z",
  seal: "M6 .7l1.5 1.4 2-.2.4 2 1.7 1.1-.8 1.9.8 1.9-1.7 1.1-.4 2-2-.2L6 13l-1.5-1.3-2 .2-.4-2L.4 8.8l.8-1.9-.8-1.9 1.7-1.1.4-2 2 .2Z",
  pen: "M1 11l.6-2.9L8.4 1.3l2.3 2.3-6.8 6.8Z",
  cut: "M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1ZM3.5 5.2h5v1.6h-5Z",
  open: "M6 1.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9Zm0 1.4a3.1 3.1 0 1 1 0 6.2 3.1 3.1 0 0 1 0-6.2Z",
  cross: "M2.2.8 6 4.6 9.8.8l1.4 1.4L7.4 6l3.8 3.8-1.4 1.4L6 7.4l-3.8 3.8L.8 9.8 4.6 6 .8 2.2Z",
});
const OF_FLAG = table({
  high: "up", "critical-high": "up", low: "down", "critical-low": "down", critical: "diamond",
  abnormal: "diamond", normal: "round",
});
const OF_BADGE = table({
  unchanged: "tick", issuer: "seal", patient: "pen", shortened: "cut", unverified: "open", changed: "cross",
});

export function shape(name) {
  return svg("svg", { class: "shape", viewBox: "0 0 12 13", "aria-hidden": "true", focusable: "false" },
    svg("path", { class: "drawn", d: SHAPES[name] }));
}

export function flagMark(flag, words) {
  if (!(flag in OF_FLAG)) return null;
  const tone = OUTSIDE.has(flag) ? "outside" : "inside";
  return el("span", { class: `flag ${tone}`, "data-flag": flag }, shape(OF_FLAG[flag]), words.of("flag", flag));
}

export function badgeMark(badge, words) {
  return el("span", { class: "badge", "data-badge": badge }, shape(OF_BADGE[badge]), words.of("badge", badge));
}
