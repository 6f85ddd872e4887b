// Whether an entry states a plain fact, and if not, what it is: error, ruled out, not done.
// Refuses: to let a withdrawn or negative entry pass as a finding about the patient.

import { codes, concept, firstCode, list } from "./text.js";

const NONE_KNOWN = new Set([
  "716186003", "409137002", "428607008", "429625007", "1003774007", "160245001", "787481004",
]);
const NO_INFORMATION = new Set(["1287211007"]);
const NONE_WORDS = /^(no known\b|no current problems|nkd?a$|(pasien )?tidak (ada|memiliki|punya|diketahui( ada)?) (riwayat )?(alergi|masalah|obat)|tidak ada riwayat alergi)/i;
const ERROR = "entered-in-error";
const NOT_DONE = new Set(["not-done", "not-taken", "declined"]);
const RULED_OUT = new Set(["refuted"]);

function statement(resource) {
  const medicine = resource.medicationCodeableConcept ?? resource.medication?.concept;
  const named = [resource.code, medicine, resource.vaccineCode, resource.valueCodeableConcept];
  const found = named.flatMap(codes).map(({ code }) => code.toLowerCase());
  if (found.some((code) => NO_INFORMATION.has(code) || /^no-.*-info$/.test(code))) return "no-information";
  const worded = named.some((one) => NONE_WORDS.test(concept(one)));
  return worded || found.some((c) => NONE_KNOWN.has(c) || c.startsWith("no-known")) ? "none-known" : "";
}

/** `fact`, `error`, `refuted`, `not-done`, `none-known` or `no-information`. */
export function standingOf(resource) {
  const verified = firstCode(resource.verificationStatus) || resource.verificationStatus;
  const states = [resource.status, resource.docStatus, verified].filter((s) => typeof s === "string");
  if (states.includes(ERROR)) return "error";
  if (states.some((state) => RULED_OUT.has(state))) return "refuted";
  if (states.some((state) => NOT_DONE.has(state)) || resource.doNotPerform === true) return "not-done";
  if (resource.wasNotGiven === true || resource.notGiven === true) return "not-done";
  return statement(resource) || "fact";
}

export function cancelled(resource) {
  return list(resource.status).includes("cancelled");
}
