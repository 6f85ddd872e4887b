// What a ledger header commits to: exact content bytes and, unopened, their description.
// Refuses: nothing by itself; it only computes (format.md 3).

import { sha256 } from "@noble/hashes/sha2.js";

import { join, toUtf8, u64 } from "./bytes.js";

const CONTENT = toUtf8("rekamku/content/v1\0");
const COMMIT = toUtf8("rekamku/commit/v1\0");

/** commitment = SHA-256(tag, cm, cc), where cc opens to the content with its nonce. */
export function commitment(metaCommitment, nonce, content) {
  const cc = sha256(join(CONTENT, nonce, u64(content.length), content));
  return sha256(join(COMMIT, metaCommitment, cc));
}
