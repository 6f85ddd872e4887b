// The Merkle tree of RFC 6962 as a reader needs it: leaf, node, root from an inclusion path.
// Refuses: a path too long or too short for its place.

import { sha256 } from "@noble/hashes/sha2.js";

import { join } from "./bytes.js";

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export class BadPath extends Error {}

export function leafHash(entry) {
  return sha256(join(LEAF, entry));
}

export function nodeHash(left, right) {
  return sha256(join(NODE, left, right));
}

/** The root that `path` leads to from the leaf at `index` of `size` (RFC 9162, 2.1.3.2). */
export function rootFromPath(leaf, index, size, path) {
  if (!(index >= 0 && index < size)) throw new BadPath("index");
  let [here, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0 || sibling.length !== 32) throw new BadPath("long");
    if (here % 2 === 1 || here === last) {
      hash = nodeHash(sibling, hash);
      while (here % 2 === 0 && here !== 0) [here, last] = [here / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [here, last] = [Math.floor(here / 2), Math.floor(last / 2)];
  }
  if (last !== 0) throw new BadPath("short");
  return hash;
}
