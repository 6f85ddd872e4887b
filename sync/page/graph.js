// The share's bundles as one web of resources: who is the patient, what points to what.
// Refuses: following a reference outside the share, or in circles.

import { humanName, list, tidy } from "./text.js";

function names(entry, resource) {
  const own = tidy(resource.id, 200) ? [`${resource.resourceType}/${resource.id}`] : [];
  return [tidy(entry.fullUrl, 500), ...own].filter(Boolean);
}

function withoutVersion(reference) {
  return reference.replace(/\/_history\/[^/]+$/, "");
}

export class Graph {
  constructor(entries) {
    this.byName = new Map();
    this.aliases = new Map();
    this.touched = new Set();
    for (const entry of entries) {
      for (const name of names(entry, entry.resource)) {
        if (!this.byName.has(name)) this.byName.set(name, entry.resource);
      }
    }
  }

  /** The same web seen with further names: `aliases` maps a reference text to a known one. */
  through(aliases) {
    const view = Object.create(this);
    view.aliases = aliases;
    view.touched = new Set();
    return view;
  }

  find(text) {
    const name = withoutVersion(text);
    const known = this.byName.get(name) ?? this.byName.get(this.aliases.get(name));
    if (known) return known;
    const tail = /([A-Z][A-Za-z]+\/[A-Za-z0-9.-]+)$/.exec(name);
    return tail ? this.byName.get(tail[1]) : undefined;
  }

  /** The resource a reference in `holder` points to, if it is in the share. */
  resolve(reference, holder) {
    const text = tidy(reference?.reference ?? reference, 500);
    if (!text) return undefined;
    if (!text.startsWith("#")) {
      const target = this.find(text);
      if (target) this.touched.add(target);
      return target;
    }
    return list(holder?.contained).find((inner) => `#${inner?.id}` === text);
  }

  /** What a person would call the target: its stated display, else its name or title. */
  nameOf(reference, holder, depth = 0) {
    const display = tidy(reference?.display);
    if (display) return display;
    const target = this.resolve(reference, holder);
    if (!target || depth > 3) return "";
    const role = target.practitioner ?? target.organization;
    const own = typeof target.name === "string" ? tidy(target.name) : humanName(list(target.name)[0]);
    return own || (role ? this.nameOf(role, target, depth + 1) : "");
  }

  namesOf(references, holder) {
    return list(references).map((one) => ({
      name: this.nameOf(one, holder),
      type: this.resolve(one, holder)?.resourceType ?? typeOf(one),
    })).filter(({ name }) => name);
  }
}

function typeOf(reference) {
  return /(?:^|\/)([A-Z][A-Za-z]+)\//.exec(tidy(reference?.reference, 500))?.[1] ?? tidy(reference?.type, 60);
}

/** Entries of a Bundle that hold a resource; a bare resource is one entry. */
export function entriesOf(document) {
  if (document?.resourceType !== "Bundle") return document?.resourceType ? [{ resource: document }] : [];
  return list(document.entry).filter((entry) => typeof entry?.resource?.resourceType === "string");
}
