// FHIR dates as written: their order, their precision, their words, ages and spans.
// Refuses: moving a date through a time zone; a bad date stays the text it was.

import { tidy } from "./text.js";

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;

function sound([, , month, day, hour, minute]) {
  const m = Number(month ?? 1);
  const d = Number(day ?? 1);
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0;
  return d >= 1 && d <= longest && Number(hour ?? 0) < 25 && Number(minute ?? 0) < 60;
}

/** `{text, sort, parts}`; `parts` is null for a text that is no date (sorted last). */
export function when(value) {
  const text = tidy(value, 60);
  const found = FORM.exec(text);
  if (!found || !sound(found)) return { text, sort: "", parts: null };
  const [, year, month, day, hour, minute, second] = found;
  const at = `${hour ?? "00"}:${minute ?? "00"}:${second ?? "00"}`;
  const parts = { year: +year, month: +(month ?? 0), day: +(day ?? 0), time: hour ? at.slice(0, 5) : "" };
  return { text, sort: `${year}-${month ?? "00"}-${day ?? "00"}T${at}`, parts };
}

export const NO_DATE = when("");

/** The first of several that is a date, else the first text. */
export function firstDate(...values) {
  const seen = values.filter((value) => typeof value === "string" && value).map(when);
  return seen.find((date) => date.parts) ?? seen[0] ?? NO_DATE;
}

/** "5 Agu 2025", "Agu 2025", "2025"; a bad date as its own text. */
export function dateText(date, months) {
  if (!date.parts) return date.text;
  const { year, month, day } = date.parts;
  return [day || "", month ? months[month - 1] : "", year].filter(Boolean).join(" ");
}

function pad(number) {
  return String(number).padStart(2, "0");
}

/** The order key of a moment on this device's own clock. */
export function sortOf(moment) {
  const day = `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
  return `${day}T${pad(moment.getHours())}:${pad(moment.getMinutes())}:${pad(moment.getSeconds())}`;
}

export function monthsBefore(moment, months) {
  const earlier = new Date(moment);
  const day = earlier.getDate();
  earlier.setMonth(earlier.getMonth() - months);
  if (earlier.getDate() !== day) earlier.setDate(0);
  return earlier;
}

/** Whole years and months of life at `moment`, or null if the birth date is not complete. */
export function age(birth, moment) {
  if (!birth.parts?.day) return null;
  const { year, month, day } = birth.parts;
  let months = (moment.getFullYear() - year) * 12 + moment.getMonth() + 1 - month;
  if (moment.getDate() < day) months -= 1;
  return months < 0 ? null : { years: Math.floor(months / 12), months };
}

/** Milliseconds on a time axis, good enough to place a dot. */
export function position(date) {
  if (!date.parts) return NaN;
  const { year, month, day, time } = date.parts;
  const [hour, minute] = time ? time.split(":").map(Number) : [0, 0];
  return Date.UTC(year, (month || 1) - 1, day || 1, hour, minute);
}
