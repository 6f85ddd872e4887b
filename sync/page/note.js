// A signed checkpoint (C2SP signed-note and tlog-checkpoint): origin, size, root, signature.
// Refuses: a note not signed by the given key, weak keys, and numbers that are not plain.

import * as ed25519 from "@noble/ed25519";
import { sha256, sha512 } from "@noble/hashes/sha2.js";

import { equal, fromBase64, join, toUtf8 } from "./bytes.js";

ed25519.hashes.sha512 = sha512;

const SIGNATURE = /^\u2014 (\S+) (\S+)$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const ED25519 = 1;

export class BadNote extends Error {}

function strict64(text) {
  if (!BASE64.test(text ?? "")) throw new BadNote("base64");
  return fromBase64(text);
}

function keyId(name, publicKey) {
  return sha256(join(toUtf8(`${name}\n`), Uint8Array.of(ED25519), publicKey)).slice(0, 4);
}

function verified(text, line, publicKey) {
  const found = SIGNATURE.exec(line);
  if (!found) throw new BadNote("signature line");
  const raw = strict64(found[2]);
  if (raw.length !== 68 || !equal(raw.slice(0, 4), keyId(found[1], publicKey))) return false;
  if (!ed25519.verify(raw.slice(4), toUtf8(text), publicKey, { zip215: false })) {
    throw new BadNote("signature");
  }
  return true;
}

function refuseWeak(publicKey) {
  if (publicKey.length !== 32 || ed25519.Point.fromBytes(publicKey).isSmallOrder()) {
    throw new BadNote("key");
  }
}

/** Size and root of the checkpoint in `note`, signed by `publicKey` (Ed25519, RFC 8032). */
export function openCheckpoint(note, publicKey) {
  const cut = note.lastIndexOf("\n\n");
  if (cut < 0 || !note.endsWith("\n")) throw new BadNote("shape");
  const text = note.slice(0, cut + 1);
  const lines = note.slice(cut + 2, -1).split("\n");
  refuseWeak(publicKey);
  if (lines.filter((line) => verified(text, line, publicKey)).length !== 1) {
    throw new BadNote("no signature of this key");
  }
  const [origin, size, root] = text.split("\n");
  if (!/^(0|[1-9]\d{0,15})$/.test(size)) throw new BadNote("size");
  const checkpoint = { origin, size: Number(size), root: strict64(root) };
  if (!origin || checkpoint.root.length !== 32) throw new BadNote("root");
  return checkpoint;
}
