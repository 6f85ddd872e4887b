// Blood pressure as one reading, whether it came as a panel or as two observations.
// Refuses: pairing values of different times, units or sources.

import { weakest } from "./badges.js";

const SYSTOLIC = "8480-6";
const DIASTOLIC = "8462-4";

function has(one, code) {
  return (one.codes ?? []).some((known) => known.code === code);
}

function both(upper, lower) {
  if (!upper?.value || !lower?.value || upper.unit !== lower.unit) return null;
  const flag = [upper.flag, lower.flag].find((one) => one && one !== "normal") || upper.flag || lower.flag;
  return { value: `${upper.value}/${lower.value}`, unit: upper.unit, number: upper.number, second: lower.number, flag };
}

const AS_PRESSURE = { titleKey: "bloodPressure", title: "", codes: [], series: "blood-pressure", range: null };

function fromPanel(one) {
  const upper = one.parts.find((part) => has(part, SYSTOLIC));
  const lower = one.parts.find((part) => has(part, DIASTOLIC));
  const joined = both(upper, lower);
  if (!joined) return one;
  const rest = one.parts.filter((part) => part !== upper && part !== lower);
  return { ...one, ...joined, ...AS_PRESSURE, parts: rest };
}

function joinTwo(upper, lower) {
  const joined = both(upper, lower);
  if (!joined) return null;
  const ranges = [upper, lower].map((one) => one.range?.text).filter(Boolean);
  const facts = ranges.length ? [["range", ranges.join(" / ")]] : [];
  return { ...upper, ...joined, ...AS_PRESSURE, facts, badge: weakest([upper.badge, lower.badge]) };
}

function twin(upper, lines, taken) {
  return lines.find((one) => (
    !taken.has(one) && has(one, DIASTOLIC) && one.date.text === upper.date.text
    && one.facility === upper.facility && one.standing === "fact"
  ));
}

/** Vital signs with each systolic and diastolic of one moment joined. */
export function pairPressures(lines) {
  const taken = new Set();
  const joined = new Map();
  for (const upper of lines.filter((one) => has(one, SYSTOLIC) && one.standing === "fact" && one.date.sort)) {
    const lower = twin(upper, lines, taken);
    const whole = lower ? joinTwo(upper, lower) : null;
    if (whole) {
      taken.add(lower);
      joined.set(upper, whole);
    }
  }
  return lines.filter((one) => !taken.has(one)).map((one) => joined.get(one) ?? fromPanel(one));
}
