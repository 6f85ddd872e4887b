// How the page reads FHIR: digits, dates, ranges, standing, names, pairs, changes, words.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { changesOf } from "../../../sync/page/changes.js";
import { age, firstDate, monthsBefore, sortOf, when } from "../../../sync/page/dates.js";
import { disagrees, flagOf } from "../../../sync/page/flags.js";
import { entriesOf, Graph } from "../../../sync/page/graph.js";
import { NotJson, parse } from "../../../sync/page/json.js";
import { rangeOf, valueOf } from "../../../sync/page/quantities.js";
import { plainText } from "../../../sync/page/plain_text.js";
import { read } from "../../../sync/page/reading.js";
import { arrange } from "../../../sync/page/sections.js";
import { linesOf, openingOf } from "../../../sync/page/share.js";
import { standingOf } from "../../../sync/page/standing.js";
import { concept, humanName, tidy } from "../../../sync/page/text.js";
import { shortName } from "../../../sync/page/test_names.js";
import { factText, titleOf, valueText } from "../../../sync/page/view_line.js";
import { LANGUAGES, preferred, Words } from "../../../sync/page/words.js";

const SHARED = process.env.REKAMKU_SHARED_DATA ?? "";
const published = { skip: existsSync(SHARED) ? false : "the shared sample files are not here" };
const NOW = new Date("2026-11-21T10:00:00Z");
const NO_NAMES = new Graph([]);
const english = new Words("en");
const MOMENT = { now: sortOf(NOW), lately: sortOf(monthsBefore(NOW, 6)) };

function keys(table, at = "") {
  return Object.entries(table).flatMap(([name, value]) => (
    typeof value === "string" ? [`${at}${name}`] : keys(value, `${at}${name}.`)
  )).sort();
}

function gaps(table) {
  return Object.fromEntries(Object.entries(table).flatMap(([name, value]) => (
    typeof value === "string" ? [[name, [...value.matchAll(/\{\w+\}/g)].map(String).sort().join()]] : Object.entries(gaps(value)).map(([k, v]) => [`${name}.${k}`, v])
  )));
}

function shown(resource, graph = NO_NAMES) {
  const one = read(parse(JSON.stringify(resource)), graph, MOMENT);
  return { ...one, badge: "unverified", url: "" };
}

test("both languages have the same words with the same gaps", () => {
  assert.deepEqual(keys(LANGUAGES.id), keys(LANGUAGES.en));
  assert.deepEqual(gaps(LANGUAGES.id), gaps(LANGUAGES.en));
  assert.equal(LANGUAGES.id.months.split(" ").length, 12);
  assert.equal(LANGUAGES.en.months.split(" ").length, 12);
});

test("every fact that a reader names has a word", () => {
  const source = readdirSync(new URL("../../../sync/page/", import.meta.url)).filter((name) => name.startsWith("read_"))
    .map((name) => readFileSync(new URL(`../../../sync/page/${name}`, import.meta.url), "utf8")).join("\n");
  for (const [, name] of source.matchAll(/^ {6}\["(\w+)",/gm)) assert.ok(name in LANGUAGES.en.fact, name);
});

test("the language is the browser's first that we have", () => {
  assert.equal(preferred(["fr-FR", "id-ID", "en"]), "id");
  assert.equal(preferred(["ms-MY"]), "id");
  assert.equal(preferred(["fr"]), "en");
  assert.equal(preferred(undefined), "en");
});

test("numbers keep the digits they were written with", () => {
  const read_ = parse('{"a": 1.50, "b": [1e3, -0.0], "c": "\\u00e9\\n", "d": null, "e": true}');
  assert.deepEqual({ ...read_ }, { a: "1.50", b: ["1e3", "-0.0"], c: "é\n", d: null, e: true });
  assert.equal(parse('{"__proto__": {"x": 1}}').x, undefined);
});

test("a number is shown as its source printed it, and nothing else is believed", () => {
  const shown = (value, said) => {
    const told = [{ url: "http://hl7.org/fhir/StructureDefinition/originalText", valueString: said }, null];
    return valueOf({ valueQuantity: { value, unit: "g/dL", _value: { extension: told } } }).text;
  };
  assert.deepEqual([shown("13.2", "13,2"), shown("7800", "7.800"), shown("-2.5", "-2,5")], ["13,2", "7.800", "-2,5"]);
  for (const said of ["13,3", "-13,2", "normal", "", 5, "13,2 g"]) assert.equal(shown("13.2", said), "13.2");
  assert.equal(valueOf({ valueQuantity: { value: "13.2", _value: 5 } }).text, "13.2");
});

test("what is not JSON, or says a thing twice, is refused", () => {
  const deep = `${"[".repeat(300)}${"]".repeat(300)}`;
  for (const text of ["", "{", '{"a":1,"a":2}', "[1,]", "01", "NaN", '"\n"', '{"a":1} x', "'a'", '"\\x"', deep, "tru", "1."]) {
    assert.throws(() => parse(text), NotJson, text);
  }
});

test("dates keep their own precision and never move", () => {
  assert.equal(english.date(when("2026-11-02T23:30:00+08:00")), "2 Nov 2026");
  assert.equal(english.date(when("2026-11")), "Nov 2026");
  assert.equal(english.date(when("2026")), "2026");
  assert.equal(english.date(when("2024-04-24-05-24")), "2024-04-24-05-24");
  assert.equal(when("2024-04-24-05-24").sort, "");
  assert.equal(when("2025-02-30").parts, null);
  assert.equal(firstDate(undefined, "bad", "2020").text, "2020");
  assert.deepEqual(age(when("2024-12-22"), new Date(2026, 10, 21)), { years: 1, months: 22 });
  assert.equal(age(when("1958"), NOW), null);
  assert.equal(monthsBefore(new Date(2026, 7, 31), 6).getMonth(), 1);
});

function result(value, referenceRange, interpretation) {
  const holder = parse(JSON.stringify({ valueQuantity: { value, unit: "g" }, referenceRange, interpretation }));
  const { number } = valueOf(holder);
  const range = rangeOf(holder, number);
  return { flag: flagOf(holder, number, range), text: range.text, disagrees: disagrees(holder, number, range) };
}

test("a flag needs one range that judges, or the source's own reading", () => {
  const normal = [{ low: { value: 4 }, high: { value: 5.6 } }];
  assert.equal(result(6.4, normal).flag, "high");
  assert.equal(result(3, normal).flag, "low");
  assert.equal(result(5.6, normal).flag, "normal");
  assert.equal(result(5, []).flag, "");
  const halves = [{ low: { value: 150 } }, { high: { value: 440 } }];
  assert.deepEqual(result(80, halves), { flag: "low", text: "150–440", disagrees: false });
  const bands = [{ text: "Kurus", high: { value: 18.4 } }, { text: "Normal", low: { value: 18.5 }, high: { value: 24.9 } }];
  assert.deepEqual(result(23.2, bands), { flag: "", text: "Normal 18.5–24.9", disagrees: false });
  const overlapping = [{ text: "No Anemia", high: { value: 12 } }, { text: "Mild", low: { value: 10 }, high: { value: 11.9 } }];
  assert.deepEqual(result(11, overlapping), { flag: "", text: "", disagrees: false });
  assert.equal(result(3, [{ text: "High risk", low: { value: 5 } }]).flag, "");
  assert.equal(result(9, normal, [{ coding: [{ code: "N" }] }]).disagrees, true);
  assert.equal(result(9, normal, [{ coding: [{ code: "HH" }] }]).flag, "critical-high");
});

test("values are shown as printed", () => {
  const text = (fields) => valueText({ ...valueOf(parse(JSON.stringify(fields))), value: valueOf(parse(JSON.stringify(fields))).text }, english);
  assert.equal(valueText(shown({ resourceType: "Observation", code: { text: "x" }, valueQuantity: { value: 5, comparator: "<", unit: "mg/L" } }), english), "<5 mg/L");
  assert.equal(text({ valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } }), "1 : 128");
  assert.equal(text({ valueCodeableConcept: { text: "Positif" } }), "Positif");
  assert.equal(valueText(shown({ resourceType: "Observation", code: { text: "x" }, valueBoolean: false }), english), "No");
  assert.equal(valueOf(parse('{"valueQuantity":{"value":1.50}}')).text, "1.50");
});

test("what is no fact never stands among the facts", () => {
  const cases = [
    [{ status: "entered-in-error" }, "error"],
    [{ verificationStatus: { coding: [{ code: "entered-in-error" }] } }, "error"],
    [{ verificationStatus: { coding: [{ code: "refuted" }] }, code: { text: "No known allergies" } }, "refuted"],
    [{ status: "not-done" }, "not-done"],
    [{ doNotPerform: true }, "not-done"],
    [{ code: { coding: [{ system: "http://snomed.info/sct", code: "716186003" }] } }, "none-known"],
    [{ code: { coding: [{ code: "no-known-medications" }] } }, "none-known"],
    [{ code: { text: "Tidak ada alergi" } }, "none-known"],
    [{ code: { text: "NKDA" } }, "none-known"],
    [{ code: { coding: [{ code: "no-allergy-info" }] } }, "no-information"],
    [{ code: { coding: [{ code: "1287211007" }] } }, "no-information"],
    [{ code: { text: "Allergy to known nuts" } }, "fact"],
  ];
  for (const [resource, expected] of cases) assert.equal(standingOf(resource), expected, JSON.stringify(resource));
});

test("texts are tidied: masked, invisible and direction-turning characters go", () => {
  assert.equal(tidy("################"), "");
  assert.equal(tidy("Gh** As**"), "");
  assert.equal(tidy("  a\u2060 \u202Eb  "), "a b");
  assert.equal(tidy({ toString: () => "x" }), "");
  assert.equal(tidy("x".repeat(900)).length, 400);
  assert.equal(concept({ coding: [{ system: "http://loinc.org", code: "1-2" }] }), "1-2 (LOINC)");
  assert.equal(humanName({ given: ["Ni", "Wayan"], family: "Sari" }), "Ni Wayan Sari");
});

test("a compounded medicine shows what is in it, and its free text beside the coded dose", published, () => {
  const bundle = parse(readFileSync(`${SHARED}/satusehat/satusehat_quirks.json`, "utf8"));
  const graph = new Graph(entriesOf(bundle));
  const medicines = entriesOf(bundle).map(({ resource }) => resource).filter(({ resourceType }) => resourceType === "MedicationRequest");
  const titles = medicines.map((one) => read(one, graph, MOMENT).title);
  assert.ok(titles.some((title) => title.includes("Clobetasol 0.75 mg / g +")), titles.join());
  assert.ok(titles.every(Boolean));
});

test("every published bundle reads without a lost or empty line", published, async () => {
  const folder = `${SHARED}/fhir-ips`;
  for (const name of readdirSync(folder)) {
    const bundle = parse(readFileSync(`${folder}/${name}`, "utf8"));
    const { lines, statements } = await linesOf([bundle], null, NOW);
    assert.ok(lines.length > 0 || statements.some(({ reason }) => reason), name);
    assert.ok(openingOf([bundle], null).patient, name);
    for (const one of lines) assert.notEqual(one.titleKey, "unreadable", name);
    arrange(lines);
  }
});

test("systolic and diastolic of one moment are one reading", () => {
  const pressure = (code, value, at) => shown({
    resourceType: "Observation", status: "final", code: { coding: [{ system: "http://loinc.org", code }] },
    valueQuantity: { value, unit: "mmHg" }, effectiveDateTime: at,
  });
  const { rest } = arrange([
    pressure("8480-6", 150, "2026-01-02T08:00:00Z"), pressure("8462-4", 95, "2026-01-02T08:00:00Z"),
    pressure("8480-6", 130, "2026-02-02T08:00:00Z"),
  ]);
  const all = rest.vitals.flatMap((group) => group.all).map((one) => valueText(one, english));
  assert.deepEqual(all.sort(), ["130 mmHg", "150/95 mmHg"]);
});

test("a closed prescription of the last months still counts as taken, a stopped one does not", () => {
  const medicine = (status, authoredOn) => shown({
    resourceType: "MedicationRequest", status, authoredOn, medicationCodeableConcept: { text: `${status} ${authoredOn}` },
  }).current;
  assert.equal(medicine("active", "2010-01-01"), true);
  assert.equal(medicine("completed", "2026-09-01"), true);
  assert.equal(medicine("completed", "2020-09-01"), false);
  assert.equal(medicine("stopped", "2026-09-01"), false);
});

test("changes of six months come from the record's dates", () => {
  const condition = (text, onsetDateTime) => shown({ resourceType: "Condition", code: { text }, onsetDateTime });
  const glucose = (value, at) => shown({
    resourceType: "Observation", status: "final", code: { text: "Glukosa" }, valueQuantity: { value, unit: "mg/dL" },
    referenceRange: [{ high: { value: 100 } }], effectiveDateTime: at, category: [{ coding: [{ code: "laboratory" }] }],
  });
  const found = changesOf(arrange([
    condition("Lama", "2020-01-01"), condition("Baru", "2026-10-01"), condition("Nanti", "2027-10-01"),
    glucose(90, "2026-01-01"), glucose(140, "2026-10-01"),
  ]), NOW);
  assert.deepEqual(found.map(({ key, line }) => `${key} ${line.title}`), ["newProblem Baru", "nowOutside Glukosa"]);
});

test("a share that is one printed summary has no empty sections beside it, any other has", () => {
  const attachment = { contentType: "application/pdf", data: "JVBERi0xLjQ=", title: "Ringkasan" };
  const document = (code) => shown({
    resourceType: "DocumentReference", status: "current", content: [{ attachment }],
    type: { coding: [{ system: "http://loinc.org", code }] },
  });
  const text = (...lines) => plainText({ arranged: arrange(lines) }, [], english);
  assert.equal(arrange([document("60591-5")]).paper, true);
  assert.ok(!text(document("60591-5")).includes("ALLERGIES"));
  assert.ok(text(document("34133-9")).includes("ALLERGIES"));
  assert.equal(arrange([document("60591-5"), document("34133-9")]).paper, false);
  assert.equal(arrange([]).paper, false);
});

test("short test names are only for LOINC, and only known ones", () => {
  assert.equal(shortName([{ system: "http://loinc.org", code: "2160-0" }], "id"), "Kreatinin");
  assert.equal(shortName([{ system: "http://loinc.org", code: "2160-0" }], "en"), "Creatinine");
  assert.equal(shortName([{ system: "http://local", code: "2160-0" }], "en"), "");
  assert.equal(shortName([{ system: "http://loinc.org", code: "constructor" }], "en"), "");
});

test("an unknown kind of resource is still a line with its kind", () => {
  const one = shown({ resourceType: "NutritionOrder", status: "active", dateTime: "2026-01-02" });
  assert.equal(one.section, "other");
  assert.equal(titleOf(one, english), "Without a name");
  assert.ok(one.facts.some((fact) => factText(fact, english) === "NutritionOrder"));
});
