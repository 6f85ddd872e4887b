// FHIR XML into the shape that FHIR JSON would give, so that one set of readers serves both.
// Refuses: document types and entities, foreign name spaces, nesting above 100.

const FHIR = "http://hl7.org/fhir";
const DEPTH = 100;
const TRUTH = Object.freeze({ true: true, false: false });
const HOLDERS = new Set(["contained", "resource"]);

export class NotFhirXml extends Error {}

function children(element) {
  return [...element.children].filter((child) => child.namespaceURI === FHIR);
}

function primitive(element) {
  const text = element.getAttribute("value");
  return Object.hasOwn(TRUTH, text) ? TRUTH[text] : text;
}

function member(element, depth) {
  if (HOLDERS.has(element.localName)) {
    const [inner] = children(element);
    return inner ? resource(inner, depth + 1) : null;
  }
  const nested = children(element).length > 0 || element.hasAttribute("url");
  return element.hasAttribute("value") && !nested ? primitive(element) : object(element, depth + 1);
}

function object(element, depth) {
  if (depth > DEPTH) throw new NotFhirXml("depth");
  const members = Object.create(null);
  for (const name of ["id", "url"]) {
    if (element.hasAttribute(name)) members[name] = element.getAttribute(name);
  }
  for (const child of children(element)) {
    const value = member(child, depth);
    const held = members[child.localName];
    if (held === undefined) members[child.localName] = value;
    else members[child.localName] = Array.isArray(held) ? [...held, value] : [held, value];
  }
  return members;
}

function resource(element, depth) {
  return Object.assign(object(element, depth), { resourceType: element.localName });
}

/** One FHIR resource; elements that could repeat but stand alone are no list. */
export function parseXml(text) {
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new NotFhirXml("document type");
  const { documentElement: root } = new DOMParser().parseFromString(text, "application/xml");
  if (root.namespaceURI !== FHIR || root.querySelector("parsererror")) throw new NotFhirXml("form");
  return resource(root, 0);
}
