// Medicines: prescribed, dispensed, given or stated; the drug's name wherever it stands.
// Refuses: computing a dose from its parts; free text stands beside what is coded.

import { firstDate, when } from "./dates.js";
import { facts, line } from "./line.js";
import { amount, unitOf } from "./quantities.js";
import { table } from "./tables.js";
import { concept, concepts, list, notes, tidy } from "./text.js";

const STOPPED = new Set(["stopped", "cancelled", "ended", "declined", "draft"]);
const CLOSED = "completed";
const PER = table({ s: "perSecond", min: "perMinute", h: "perHour", d: "perDay", wk: "perWeek", mo: "perMonth", a: "perYear" });

function medication(resource, graph) {
  const held = resource.medication;
  const target = graph.resolve(resource.medicationReference ?? held?.reference, resource);
  return {
    stated: concept(resource.medicationCodeableConcept ?? held?.concept),
    target,
    display: tidy((resource.medicationReference ?? held?.reference)?.display),
  };
}

function strength(ingredient) {
  const ratio = ingredient?.strength ?? ingredient?.strengthRatio;
  const below = ratio?.denominator;
  const per = below && tidy(below.value) !== "1" ? amount(below) : unitOf(below);
  return [amount(ratio?.numerator), per].filter(Boolean).join(" / ");
}

/** "Clobetasol 0.75 mg / g + Bacitracin …": what a compounded drug is made of. */
export function ingredients(drug, graph) {
  return list(drug?.ingredient).map((one) => {
    const item = one?.item;
    const name = concept(one?.itemCodeableConcept ?? item?.concept) || graph.nameOf(one?.itemReference, drug);
    return [name, strength(one)].filter(Boolean).join(" ");
  }).filter(Boolean).join(" + ");
}

export function drugTitle(drug, graph) {
  return concept(drug?.code) || ingredients(drug, graph) || concept(drug?.form ?? drug?.doseForm);
}

function frequency(repeat) {
  const count = tidy(repeat?.frequency, 20);
  const unit = tidy(repeat?.periodUnit, 5);
  if (!count || !(unit in PER)) return null;
  const most = tidy(repeat.frequencyMax, 20);
  const period = tidy(repeat.period, 20) || "1";
  return { key: period === "1" ? PER[unit] : `${PER[unit]}N`, count: most ? `${count}\u2013${most}` : count, period };
}

function doseOf(dosage) {
  const rate = list(dosage?.doseAndRate)[0] ?? dosage ?? {};
  const range = rate.doseRange;
  if (range) return `${amount(range.low)}\u2013${amount(range.high)}`;
  return amount(rate.doseQuantity) || amount(rate.dose) || amount(dosage?.dose);
}

/** Free text, patient's instruction and the coded dose, each as written. */
export function dosages(values) {
  return list(values).map((dosage) => ({
    text: [...new Set([tidy(dosage?.text), tidy(dosage?.patientInstruction)])].filter(Boolean).join(" \u00b7 "),
    dose: doseOf(dosage),
    often: frequency(dosage?.timing?.repeat),
    timing: concept(dosage?.timing?.code),
    route: concept(dosage?.route),
    asNeeded: dosage?.asNeededBoolean === true || Boolean(concept(dosage?.asNeededCodeableConcept)),
    extra: concepts(dosage?.additionalInstruction),
  }));
}

const DATES = table({
  MedicationRequest: (r) => [r.authoredOn],
  MedicationOrder: (r) => [r.dateWritten],
  MedicationDispense: (r) => [r.whenHandedOver, r.whenPrepared],
  MedicationAdministration: (r) => [r.effectiveDateTime, r.effectivePeriod?.start, r.occurenceDateTime],
});

function started(resource) {
  const own = DATES[resource.resourceType]?.(resource) ?? [];
  return firstDate(...own, resource.effectiveDateTime, resource.effectivePeriod?.start, resource.dateAsserted);
}

function reasons(resource, graph) {
  const coded = concepts(resource.reasonCode);
  const named = graph.namesOf(resource.reasonReference, resource).map(({ name }) => name);
  const codes = list(resource.reasonReference).map((one) => concept(graph.resolve(one, resource)?.code));
  return [coded, ...named, ...codes].filter(Boolean).join(", ");
}

/**
 * Many hospitals close a prescription once it is dispensed, while the patient goes on taking it:
 * a closed one of the last months still counts, shown with its state.
 */
function inUse(resource, begun, end, now) {
  if (STOPPED.has(resource.status) || (end.sort && end.sort < now.now)) return false;
  return resource.status !== CLOSED || begun.sort >= now.lately;
}

export function medicine(resource, graph, now) {
  const { stated, target, display } = medication(resource, graph);
  const made = ingredients(target, graph);
  const title = stated || display || drugTitle(target, graph);
  const end = firstDate(resource.effectivePeriod?.end, resource.dosageInstruction?.[0]?.timing?.repeat?.boundsPeriod?.end);
  const given = resource.dosageInstruction ?? resource.dosage;
  const begun = started(resource);
  return line(resource, graph, {
    section: "medicines",
    title,
    titleKey: "untitled",
    date: begun,
    end,
    current: inUse(resource, begun, end, now),
    state: resource.status === "active" ? "" : tidy(resource.status, 30),
    dosages: dosages(given),
    facts: facts(
      ["ingredients", made === title ? "" : made],
      ["form", concept(target?.form)],
      ["status", tidy(resource.status, 30), "code"],
      ["statusReason", concepts(resource.statusReason)],
      ["reason", reasons(resource, graph)],
      ["quantity", amount(resource.quantity ?? resource.dispenseRequest?.quantity)],
      ["supplyUntil", when(resource.dispenseRequest?.validityPeriod?.end), "date"],
      ["ended", end, "date"],
      ["substitution", notes(resource.substitution?.reason)],
      ["role", resource.resourceType, "code"],
    ),
  });
}
