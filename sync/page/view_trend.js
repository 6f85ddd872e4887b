// The course of one test as a small drawing, with its words for those who do not see it.
// Refuses: values of another unit, without a number or without a date.

import { position } from "./dates.js";
import { svg } from "./dom.js";
import { outside } from "./sections.js";

const [WIDTH, HEIGHT, EDGE] = [120, 36, 4];

/** The dated numbers of a group, oldest first. */
export function pointsOf(all) {
  return all
    .filter((one) => one.number !== null && Number.isFinite(one.number) && one.date.parts && one.standing === "fact")
    .map((one) => ({ at: position(one.date), number: one.number, second: one.second ?? null, one }))
    .sort((a, b) => a.at - b.at);
}

function scale(low, high, start, length) {
  const span = high - low;
  return (value) => (span === 0 ? start + length / 2 : start + ((value - low) / span) * length);
}

function extent(points, range) {
  const numbers = points.flatMap(({ number, second }) => (second === null ? [number] : [number, second]));
  const edges = [range?.low, range?.high].filter((edge) => Number.isFinite(edge));
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const near = edges.filter((edge) => edge >= low - (high - low || Math.abs(low)) && edge <= high + (high - low || Math.abs(high)));
  return [Math.min(low, ...near), Math.max(high, ...near)];
}

function bandOf(range, y) {
  if (!range || (range.low === null && range.high === null) || !range.judges) return null;
  const clamp = (value) => Math.min(HEIGHT, Math.max(0, value));
  const top = range.high === null ? 0 : clamp(y(range.high));
  const bottom = range.low === null ? HEIGHT : clamp(y(range.low));
  return svg("rect", { class: "band", x: 0, y: top, width: WIDTH, height: Math.max(0, bottom - top) });
}

function course(points, x, y, pick) {
  const places = points.map((point) => `${x(point.at).toFixed(1)},${y(pick(point)).toFixed(1)}`);
  return svg("polyline", { class: "course", points: places.join(" "), fill: "none" });
}

function dots(points, x, y, pick) {
  return points.map((point, i) => {
    const last = i === points.length - 1;
    const tone = outside(point.one) ? "dot outside" : "dot";
    return last || outside(point.one)
      ? svg("circle", { class: tone, cx: x(point.at).toFixed(1), cy: y(pick(point)).toFixed(1), r: last ? 3 : 2 })
      : null;
  });
}

/** A drawing of at least two results, or null. */
export function trend(group, title, words) {
  const points = pointsOf(group.all);
  if (points.length < 2) return null;
  const range = group.head.range;
  const [low, high] = extent(points, range);
  const x = scale(points[0].at, points[points.length - 1].at, EDGE, WIDTH - 2 * EDGE);
  const down = scale(low, high, 0, HEIGHT - 2 * EDGE);
  const y = (value) => HEIGHT - EDGE - down(value);
  const label = words.say("trend", {
    title, n: points.length, first: words.date(points[0].one.date), last: words.date(points[points.length - 1].one.date),
  });
  const lines = [(point) => point.number, ...(points.every(({ second }) => second !== null) ? [(point) => point.second] : [])];
  return svg("svg", { class: "trend", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label, preserveAspectRatio: "none" },
    bandOf(range, y), lines.map((pick) => [course(points, x, y, pick), dots(points, x, y, pick)]));
}
