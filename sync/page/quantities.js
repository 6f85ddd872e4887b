// Values as printed, with their unit, and the reference range that belongs to one value.
// Refuses: rounding, converting, and guessing a range where several bands disagree.

import { concept, concepts, list, tidy } from "./text.js";

const ORIGINAL_TEXT = "http://hl7.org/fhir/StructureDefinition/originalText";
const figures = (text) => text.replace(/\D/g, "");

/** The number as its source printed it (`13,2`), if the resource keeps it; the same figures only. */
function printedNumber(quantity, number) {
  const told = list(quantity._value?.extension).find((one) => one?.url === ORIGINAL_TEXT);
  const text = tidy(told?.valueString, 40);
  const same = /^[+-]?\d[\d.,]*$/.test(text) && figures(text) === figures(number);
  return same && text.startsWith("-") === number.startsWith("-") ? text : "";
}

function quantityText(quantity) {
  const number = tidy(quantity?.value, 60);
  if (!number) return "";
  return `${tidy(quantity.comparator, 4)}${printedNumber(quantity, number) || number}`;
}

export function unitOf(quantity) {
  const unit = tidy(quantity?.unit, 60) || tidy(quantity?.code, 60);
  return unit === "1" || unit === "{score}" ? "" : unit;
}

export function amount(quantity) {
  const text = quantityText(quantity);
  return text ? [text, unitOf(quantity)].filter(Boolean).join(" ") : "";
}

function between(low, high) {
  return [low, high].filter(Boolean).join("\u2013");
}

function numberOf(quantity) {
  const number = Number(quantity?.comparator ? NaN : (quantity?.value ?? NaN));
  return Number.isFinite(number) ? number : null;
}

const PLAIN = ["valueString", "valueInteger", "valueDecimal", "valueTime", "valueDateTime"];
const YES_NO = { true: "yes", false: "no" };

/** `{text, unit, number, word}` of an Observation or component; `word` is a key of ours. */
export function valueOf(holder) {
  const quantity = holder.valueQuantity;
  if (quantity) return { text: quantityText(quantity), unit: unitOf(quantity), number: numberOf(quantity) };
  const coded = concept(holder.valueCodeableConcept);
  const plain = PLAIN.map((name) => tidy(holder[name], 2000)).find(Boolean);
  if (coded || plain) return { text: coded || plain, unit: "", number: null };
  if (typeof holder.valueBoolean === "boolean") {
    return { text: "", word: YES_NO[holder.valueBoolean], unit: "", number: null };
  }
  return { text: spanned(holder), unit: "", number: null };
}

function spanned(holder) {
  const { valueRange: range, valueRatio: ratio, valuePeriod: period } = holder;
  if (range) return between(amount(range.low), amount(range.high));
  if (ratio) return [amount(ratio.numerator), amount(ratio.denominator)].filter(Boolean).join(" : ");
  return period ? between(tidy(period.start), tidy(period.end)) : "";
}

const JUDGING = /normal|rujukan|referen|^[^a-z]*$/i;

function label(item) {
  return tidy(item.text) || concept(item.type) || concepts(item.appliesTo);
}

function band(item) {
  const [low, high] = [numberOf(item?.low), numberOf(item?.high)];
  const shown = between(tidy(item?.low?.value, 40), tidy(item?.high?.value, 40));
  const open = (low === null) !== (high === null);
  const limits = open ? `${low === null ? "\u2264" : "\u2265"} ${shown}` : shown;
  return { low, high, label: label(item ?? {}), limits };
}

function merged(bands) {
  const [a, b] = bands;
  if (bands.length !== 2 || a.label || b.label) return null;
  const low = a.low ?? b.low;
  const high = a.high ?? b.high;
  const halves = [a, b].every((one) => (one.low === null) !== (one.high === null));
  if (!halves || low === null || high === null || low >= high) return null;
  return { low, high, label: "", limits: between(String(low), String(high)) };
}

function holds(one, number) {
  if (one.low === null && one.high === null) return false;
  return (one.low === null || number >= one.low) && (one.high === null || number <= one.high);
}

/** The one range that can judge the value, or the band that holds it, or only its words. */
export function rangeOf(holder, number) {
  const bands = list(holder.referenceRange).map(band);
  const single = bands.length === 1 ? bands[0] : merged(bands);
  if (single) {
    const named = [single.limits, single.label].filter(Boolean);
    const text = [...new Set(named)].join(" \u00b7 ");
    return { ...single, text, judges: JUDGING.test(single.label) };
  }
  const fitting = number === null ? [] : bands.filter((one) => holds(one, number));
  if (fitting.length !== 1) return { low: null, high: null, text: "", judges: false };
  const text = [fitting[0].label, fitting[0].limits].filter(Boolean).join(" ");
  return { low: null, high: null, text, judges: false };
}
