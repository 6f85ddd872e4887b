// Making elements: every text goes in as text, every handler as a listener.
// Refuses: markup, inline handlers, inline styles, and attributes outside a short list.

const SVG = "http://www.w3.org/2000/svg";
const ALLOWED = /^(class|id|for|type|name|lang|dir|role|tabindex|href|src|alt|download|open|scope|colspan|value|rows|readonly|required|hidden|autocomplete|autocapitalize|spellcheck|inputmode|title|aria-[a-z]+|data-[a-z]+|viewBox|width|height|points|cx|cy|r|x|y|x1|x2|y1|y2|d|fill|focusable|preserveAspectRatio|rx)$/;
const SAFE_LINK = /^(#|blob:)/;

function attribute(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (!ALLOWED.test(name)) throw new Error(`attribute ${name}`);
  if ((name === "href" || name === "src") && !SAFE_LINK.test(value)) throw new Error(`link in ${name}`);
  node.setAttribute(name, value === true ? "" : String(value));
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) attribute(node, name, value);
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false && child !== "") node.append(child);
  }
  return node;
}

export function el(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

/** A button that does one thing. */
export function button(label, action, attributes = {}) {
  const node = el("button", { type: "button", ...attributes }, label);
  node.addEventListener("click", action);
  return node;
}

/** Record text in its own direction, so that it cannot turn the line around. */
export function quoted(text, attributes = {}) {
  return el("bdi", attributes, text);
}

export function replace(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(Boolean));
}
