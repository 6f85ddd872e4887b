// Short texts out of FHIR's shapes: concepts, names, notes; tidied for one line of a page.
// Refuses: masked values, control and direction-turning characters, endless length.

import { table } from "./tables.js";

const LINE = 400;
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const MASKED = /^[#*\s.-]*[#*][#*\s.-]*$|\S\*\*+(\s|$)/;
const NAMES = table({
  "http://loinc.org": "LOINC",
  "http://snomed.info/sct": "SNOMED CT",
  "http://hl7.org/fhir/sid/icd-10": "ICD-10",
  "http://sys-ids.kemkes.go.id/kfa": "KFA",
});

export function list(value) {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** A text as one tidy line; anything that is no text, or masked, is empty. */
export function tidy(value, limit = LINE) {
  if (typeof value !== "string") return "";
  const plain = value.slice(0, limit * 8).replace(INVISIBLE, "").replace(/\s+/g, " ").trim();
  if (MASKED.test(plain)) return "";
  return plain.length > limit ? `${plain.slice(0, limit - 1)}\u2026` : plain;
}

/** Longer text that keeps its line ends. */
export function paragraphs(value, limit = 8000) {
  if (typeof value !== "string") return "";
  const lines = value.slice(0, limit).replace(/\r\n?/g, "\n").replace(INVISIBLE, "").trim();
  return lines.replace(/[ \t]+/g, " ").replace(/\n{3,}/g, "\n\n");
}

function codeText(coding) {
  const code = tidy(coding?.code, 80);
  if (!code) return "";
  const system = tidy(coding.system, 200);
  const shelf = NAMES[system] || system.replace(/^https?:\/\//, "");
  return shelf ? `${code} (${shelf})` : code;
}

/** What a person would read of a CodeableConcept or Coding: text, display, else the code. */
export function concept(value) {
  if (typeof value === "string") return tidy(value);
  if (!value || typeof value !== "object") return "";
  const codings = [...list(value.coding), ...("code" in value || "display" in value ? [value] : [])];
  const shown = [value.text, ...codings.map((coding) => coding?.display)].map((t) => tidy(t));
  return shown.find(Boolean) || codings.map(codeText).find(Boolean) || "";
}

export function concepts(values) {
  return list(values).map(concept).filter(Boolean).join(", ");
}

/** All codes of a concept, trimmed, with their systems. */
export function codes(value) {
  return list(value?.coding).flatMap((coding) => {
    const code = tidy(coding?.code, 80);
    return code ? [{ code, system: tidy(coding.system, 200) }] : [];
  });
}

export function firstCode(value) {
  return codes(value)[0]?.code ?? "";
}

/** A HumanName as one text. */
export function humanName(name) {
  if (!name || typeof name !== "object") return "";
  const whole = tidy(name.text);
  if (whole) return whole;
  const parts = [...list(name.prefix), ...list(name.given), name.family, ...list(name.suffix)];
  return tidy(parts.flatMap(list).map((part) => tidy(part)).filter(Boolean).join(" "));
}

export function notes(values) {
  return list(values).map((note) => paragraphs(note?.text, 2000)).filter(Boolean).join("\n");
}

/** The plain words of a narrative; its markup is parsed into a document that never runs. */
export function narrative(text) {
  if (typeof text?.div !== "string" || typeof DOMParser === "undefined") return "";
  const inert = new DOMParser().parseFromString(text.div.slice(0, 100_000), "text/html");
  for (const hidden of inert.querySelectorAll("script,style,template,noscript")) hidden.remove();
  for (const block of inert.querySelectorAll("p,div,li,tr,br,h1,h2,h3,h4,h5,h6")) block.append("\n");
  for (const cell of inert.querySelectorAll("td,th")) cell.append("  ");
  return paragraphs(inert.body.textContent.replace(/[ \t]*\n\s*/g, "\n"), 4000);
}
