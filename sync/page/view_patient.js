// The top of the page: whose record this is, who shares it, until when, what was left out.
// Refuses: naming what was left out.

import { age, when } from "./dates.js";
import { el, quoted } from "./dom.js";
import { humanName, list, tidy } from "./text.js";
import { shape } from "./view_marks.js";

const YOUNG = 24;

export function nameOf({ patient, info }, words) {
  const official = list(patient?.name).find((name) => name?.use === "official") ?? list(patient?.name)[0];
  return humanName(official) || tidy(info.person) || words.say("noName");
}

function ageText(birth, moment, words) {
  const lived = age(birth, moment);
  if (!lived) return "";
  return lived.months < YOUNG ? words.say("monthsOld", { n: lived.months }) : words.say("yearsOld", { n: lived.years });
}

function aboutOf({ patient, info }) {
  return {
    birth: when(patient?.birthDate ?? info.birth_date),
    sex: tidy(patient?.gender ?? info.sex, 20),
  };
}

/** "Female · 71 years": the short form for the bar that stays on top. */
export function shortAbout(opening, moment, words) {
  const { birth, sex } = aboutOf(opening);
  return [words.has("sex", sex) ? words.of("sex", sex) : "", ageText(birth, moment, words)].filter(Boolean).join(" \u00b7 ");
}

function sharedText({ info }, words) {
  const by = tidy(info.shared_by) ? words.say("sharedBy", { name: tidy(info.shared_by) }) : words.say("sharedByPatient");
  const to = tidy(info.for) ? words.say("sharedFor", { name: tidy(info.for) }) : "";
  const purpose = words.has("purpose", info.purpose) ? words.of("purpose", info.purpose) : "";
  return [by, to, purpose].filter(Boolean).join(" ");
}

function count(value) {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? number : 0;
}

function leftOutTexts({ info }, words) {
  const left = info.left_out ?? {};
  const number = count(left.records) + count(info.withheld);
  const [since, until] = [when(left.since), when(left.until)];
  return [
    number === 1 ? words.say("leftOutOne") : number ? words.say("leftOut", { n: number }) : "",
    since.text ? words.say("onlySince", { date: words.date(since) }) : "",
    until.text ? words.say("onlyUntil", { date: words.date(until) }) : "",
  ].filter(Boolean);
}

/** The patient's card; `untilText` is the end of the share in words. */
export function patientCard(opening, moment, untilText, words) {
  const { birth } = aboutOf(opening);
  const left = leftOutTexts(opening, words);
  const born = birth.text ? words.say("born", { date: words.date(birth) }) : "";
  const label = tidy(opening.info.label, 80);
  return el("header", { class: "patient", id: "patient" },
    el("h1", { tabindex: "-1" }, quoted(nameOf(opening, words))),
    el("p", { class: "about" }, [shortAbout(opening, moment, words), born].filter(Boolean).join(" \u00b7 ")),
    el("p", { class: "shared" }, quoted(sharedText(opening, words)), label ? [" \u00b7 ", quoted(label)] : null,
      ". ", el("span", { class: "until" }, `${untilText}.`)),
    left.length ? el("p", { class: "leftout" }, shape("cut"), el("span", {}, left.join(" "))) : null);
}
