// Documents, reports and pictures, and the bytes that stand inside the share for them.
// Refuses: addresses of other places; only bytes that came with the share can be opened.

import { firstDate } from "./dates.js";
import { facts, line } from "./line.js";
import { codes, concept, concepts, list, paragraphs, tidy } from "./text.js";

/** LOINC "Patient summary Document": the whole share on paper (sync/collection.py). */
const SUMMARY = "60591-5";

function inside(attachment, holder, graph) {
  if (typeof attachment?.data === "string" && attachment.data) return attachment.data;
  const target = attachment?.url ? graph.resolve(attachment.url, holder) : undefined;
  return typeof target?.data === "string" ? target.data : "";
}

function file(attachment, holder, graph) {
  const data = inside(attachment, holder, graph);
  if (!data) return [];
  const media = tidy(attachment.contentType, 80).toLowerCase();
  return [{ name: tidy(attachment.title, 120), media, data }];
}

function files(attachments, holder, graph) {
  return list(attachments).flatMap((one) => file(one, holder, graph));
}

export function documentReference(resource, graph) {
  const contents = list(resource.content).map((one) => one?.attachment).filter(Boolean);
  const titles = [resource.description, ...contents.map((one) => one.title)].map((t) => tidy(t));
  const opened = files(contents, resource, graph);
  return line(resource, graph, {
    section: "documents",
    title: concept(resource.type) || titles.find(Boolean) || concepts(resource.category),
    titleKey: "document",
    date: firstDate(resource.context?.period?.start, resource.date, resource.indexed, contents[0]?.creation),
    files: opened,
    paper: opened.length > 0 && codes(resource.type).some(({ code }) => code === SUMMARY),
    facts: facts(
      ["description", titles.find(Boolean)],
      ["category", concepts(resource.category)],
      ["status", resource.status === "current" ? "" : tidy(resource.status, 30), "code"],
      ["outside", contents.length > opened.length ? String(contents.length - opened.length) : ""],
    ),
  });
}

export function binary(resource, graph) {
  return line(resource, graph, {
    section: "documents",
    titleKey: "document",
    files: files([resource], resource, graph),
    facts: facts(["form", tidy(resource.contentType, 80)]),
  });
}

function results(resource, graph) {
  return list(resource.result).map((one) => graph.nameOf(one, resource) || concept(graph.resolve(one, resource)?.code));
}

export function report(resource, graph) {
  return line(resource, graph, {
    section: "documents",
    title: concept(resource.code) || concepts(resource.category),
    titleKey: "report",
    date: firstDate(resource.effectiveDateTime, resource.effectivePeriod?.start, resource.issued),
    files: files(resource.presentedForm, resource, graph),
    statement: paragraphs(resource.conclusion, 4000),
    facts: facts(
      ["diagnosis", concepts(resource.conclusionCode ?? resource.codedDiagnosis)],
      ["category", concepts(resource.category)],
      ["results", results(resource, graph).filter(Boolean).join(", ")],
      ["status", resource.status === "final" ? "" : tidy(resource.status, 30), "code"],
    ),
  });
}

export function imaging(resource, graph) {
  return line(resource, graph, {
    section: "documents",
    title: tidy(resource.description) || concepts(resource.procedureCode) || concepts(resource.modality),
    titleKey: "imaging",
    date: firstDate(resource.started),
    facts: facts(
      ["modality", concepts(resource.modality)],
      ["reason", concepts(resource.reasonCode)],
      ["seriesCount", tidy(resource.numberOfSeries, 10)],
      ["imageCount", tidy(resource.numberOfInstances, 10)],
    ),
  });
}

export function media(resource, graph) {
  return line(resource, graph, {
    section: "documents",
    title: tidy(resource.content?.title) || concept(resource.type) || concept(resource.modality),
    titleKey: "picture",
    date: firstDate(resource.createdDateTime, resource.issued),
    files: files([resource.content], resource, graph),
  });
}
