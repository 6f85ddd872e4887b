// Whether the shared entry says the same as the exact bytes kept since import.
// Refuses: any difference but the names that every share rewrites.

const REWRITTEN = new Set(["id", "meta", "text", "reference", "fullUrl", "language", "implicitRules"]);

/** Nothing left, or only the type of a thing to which a reference led. */
function empty(value) {
  if (value === null || typeof value !== "object") return false;
  const names = Object.keys(value);
  return names.length === 0 || (names.length === 1 && names[0] === "type" && typeof value.type === "string");
}

function stripped(value) {
  if (Array.isArray(value)) return value.map(stripped).filter((item) => !empty(item));
  if (value === null || typeof value !== "object") return value;
  const kept = Object.create(null);
  for (const name of Object.keys(value)) {
    if (REWRITTEN.has(name) && !(name === "text" && typeof value.text === "string")) continue;
    const inner = stripped(value[name]);
    if (!empty(inner)) kept[name] = inner;
  }
  return kept;
}

function alike(a, b) {
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => name in b && alike(a[name], b[name]));
}

/** Equal but for rewritten names, key order and empty members. */
export function saysTheSame(kept, shared) {
  return alike(stripped(kept), stripped(shared));
}

/** Which reference text of the kept bytes became which in the share, place by place. */
export function aliases(kept, shared, found = new Map()) {
  if (kept === null || shared === null || typeof kept !== "object" || typeof shared !== "object") return found;
  for (const name of Object.keys(kept)) {
    const [mine, theirs] = [kept[name], shared[name]];
    const texts = typeof mine === "string" && typeof theirs === "string";
    if (texts && (name === "reference" || name === "url") && mine !== theirs) found.set(mine, theirs);
    if (!texts) aliases(mine, theirs ?? null, found);
  }
  return found;
}
