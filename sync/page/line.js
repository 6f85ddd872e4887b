// One line of the page: what is said, when, by whom; the shape every reader fills.
// Refuses: words of ours; a line holds texts of the record and keys of the word list.

import { NO_DATE } from "./dates.js";
import { standingOf } from "./standing.js";
import { codes, list, notes, tidy } from "./text.js";

const PEOPLE = new Set(["Practitioner", "PractitionerRole", "Patient", "RelatedPerson"]);
const PLACES = new Set(["Organization", "Location", "HealthcareService"]);

const ACTORS = [
  "performer", "asserter", "recorder", "requester", "author", "informationSource", "participant",
  "serviceProvider", "custodian", "location", "managingOrganization", "organization",
];

function actorsOf(resource, graph) {
  const found = ACTORS.flatMap((field) => list(resource[field])).flatMap((one) => [
    one?.actor ?? one?.individual ?? one?.location ?? one?.reference ? one?.actor ?? one?.individual ?? one?.location ?? one : null,
    one?.onBehalfOf,
  ]);
  return graph.namesOf(found.filter(Boolean), resource);
}

/** The hospital and the person that stand behind a resource, as far as the share says. */
export function sourceOf(resource, graph) {
  const actors = actorsOf(resource, graph);
  const named = (types) => actors.find(({ type }) => types.has(type))?.name ?? "";
  const visit = graph.resolve(resource.encounter ?? resource.context, resource);
  const place = named(PLACES) || (visit ? graph.nameOf(visit.serviceProvider, visit) : "");
  return { facility: place, practitioner: named(PEOPLE) || namedLoose(actors) };
}

function namedLoose(actors) {
  return actors.find(({ type }) => !type)?.name ?? "";
}

/** The codes of what is named, and whether there is nothing but a code to read. */
function stated(resource) {
  const named = resource.code ?? resource.medicationCodeableConcept ?? resource.vaccineCode;
  const worded = [named?.text, ...list(named?.coding).map((coding) => coding?.display)].some((text) => tidy(text));
  return { codes: codes(named), codedOnly: !worded };
}

/** A line with every field present; `more` overrides. */
export function line(resource, graph, more) {
  const { facility, practitioner } = sourceOf(resource, graph);
  return {
    section: "other", type: resource.resourceType, title: "", titleKey: "", value: "", valueKey: "",
    unit: "", number: null, range: null, flag: "", date: NO_DATE, end: NO_DATE,
    standing: standingOf(resource), current: true, status: tidy(resource.status, 60), facts: [],
    parts: [], files: [], series: "", facility, practitioner, notes: notes(resource.note),
    ...stated(resource),
    ...more,
  };
}

/** Pairs of a word key and a text, without the empty ones. */
export function facts(...pairs) {
  return pairs.filter(([, text]) => text);
}
