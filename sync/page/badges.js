// Which badge a line may carry, and from which bytes it is built.
// Refuses: "unchanged" or "issuer" without a proof that held in this page.

import { resourceOf } from "./proof.js";
import { aliases, saysTheSame } from "./same.js";

const WITHOUT_PROOF = new Set(["patient", "shortened", "unverified"]);
const WEAKEST_LAST = ["issuer", "unchanged", "patient", "shortened", "unverified", "changed"];

/** Of several badges the one that promises least. */
export function weakest(badges) {
  const rank = Math.max(...badges.map((badge) => WEAKEST_LAST.indexOf(badge)));
  return WEAKEST_LAST[rank] ?? "unverified";
}

/** What the references in the kept bytes are called in the share. */
function namesIn(record, kept, entry) {
  const stated = Object.entries(record.refs ?? {}).filter(([, name]) => typeof name === "string");
  return stated.length || !entry ? new Map(stated) : aliases(kept, entry);
}

function proven(record, entry, checker) {
  const { content, imported } = checker.check(record.proof);
  const kept = resourceOf(content, record.media);
  if (!kept) return { badge: "unverified", resource: entry, imported };
  if (entry && record.same_shape !== false && !saysTheSame(kept, entry)) {
    return { badge: "changed", resource: entry, imported: 0 };
  }
  return { badge: record.badge, resource: kept, imported, aliases: namesIn(record, kept, entry) };
}

/**
 * `{badge, resource, imported, aliases}` for one bundle entry and the vault's row about it. A row
 * without an entry (a share that is one PDF) stands on its proof alone, or on nothing: null.
 */
export function judge(record, entry, checker) {
  const plain = { resource: entry, imported: Number(record?.imported) || 0 };
  if (!record) return { ...plain, badge: "unverified" };
  if (!record.proof) {
    return { ...plain, badge: WITHOUT_PROOF.has(record.badge) ? record.badge : "unverified" };
  }
  try {
    const found = proven(record, entry, checker);
    const strong = found.badge === "unchanged" || found.badge === "issuer";
    return strong || found.badge === "changed" ? found : { ...found, badge: "unverified" };
  } catch {
    return { ...plain, badge: "changed", imported: 0 };
  }
}
