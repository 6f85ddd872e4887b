// Signed notes and checkpoints (C2SP signed-note, tlog-checkpoint): parts, keys, signatures.
// Refuses: a note not signed by the given key, weak keys, second spellings, numbers that are not plain.

import * as ed25519 from "@noble/ed25519";
import { sha256, sha512 } from "@noble/hashes/sha2.js";

import { equal, fromBase64, join, toHex, toUtf8 } from "./bytes.js";

ed25519.hashes.sha512 = sha512;

const SIGNATURE = /^\u2014 ([^\s+]+) (\S+)$/;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f]/;
const PLAIN = /^(0|[1-9]\d{0,15})$/;
const MOST_LINES = 100;
const ED25519 = 1;

export class BadNote extends Error {}

/** The bytes of base64 in its one spelling. */
export function strict64(text) {
  if (typeof text !== "string" || !BASE64.test(text)) throw new BadNote("base64");
  const bytes = fromBase64(text);
  const last = text.replace(/=+$/, "").slice(-1);
  const spare = text.endsWith("==") ? 15 : text.endsWith("=") ? 3 : 0;
  const value = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".indexOf(last);
  if (spare && value & spare) throw new BadNote("base64");
  return bytes;
}

/** A decimal without leading zeroes that a page can hold exactly. */
export function plainNumber(text) {
  if (!PLAIN.test(text) || !Number.isSafeInteger(Number(text))) throw new BadNote("number");
  return Number(text);
}

/** First 4 bytes of SHA-256(name, newline, type, public key). */
export function keyId(name, type, publicKey) {
  return sha256(join(toUtf8(`${name}\n`), Uint8Array.of(type), publicKey)).slice(0, 4);
}

/** Name and public key of a verifier key `name+id+base64` of one type; weak keys are refused. */
export function parseKey(text, type) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text) ?? [];
  const material = strict64(encoded);
  if (material.length !== 33 || material[0] !== type) throw new BadNote("key");
  const publicKey = material.slice(1);
  if (toHex(keyId(name, type, publicKey)) !== id) throw new BadNote("key");
  refuseWeak(publicKey);
  return { name, publicKey, text };
}

/** Refuses keys of small order, in non-canonical form or of another length. */
export function refuseWeak(publicKey) {
  if (publicKey.length !== 32 || ed25519.Point.fromBytes(publicKey).isSmallOrder()) {
    throw new BadNote("key");
  }
}

/** Whether an Ed25519 signature (RFC 8032) holds. */
export function signed(signature, message, publicKey) {
  return ed25519.verify(signature, message, publicKey, { zip215: false });
}

/** The text of a note and its signature lines as `{name, id, signature}`. */
export function parseNote(note) {
  const cut = note.lastIndexOf("\n\n");
  if (cut < 0 || !note.endsWith("\n") || CONTROL.test(note)) throw new BadNote("shape");
  const lines = note.slice(cut + 2, -1).split("\n");
  if (lines.length > MOST_LINES) throw new BadNote("shape");
  return { text: note.slice(0, cut + 1), lines: lines.map(signatureLine) };
}

function signatureLine(line) {
  const found = SIGNATURE.exec(line);
  const raw = found ? strict64(found[2]) : [];
  if (raw.length <= 4) throw new BadNote("signature line");
  return { name: found[1], id: raw.slice(0, 4), signature: raw.slice(4) };
}

/** The lines that claim to be of this very key. */
export function linesOf(lines, name, type, publicKey) {
  const id = keyId(name, type, publicKey);
  return lines.filter((line) => line.name === name && equal(line.id, id));
}

/** Origin, size and root in the text of a checkpoint. */
export function checkpointOf(text) {
  const lines = text.slice(0, -1).split("\n");
  if (lines.length < 3 || lines.some((line) => !line)) throw new BadNote("checkpoint");
  const root = strict64(lines[2]);
  if (root.length !== 32) throw new BadNote("root");
  return { origin: lines[0], size: plainNumber(lines[1]), root, more: lines.length > 3 };
}

/** Size and root of the checkpoint in `note`, signed by `publicKey` under its origin's name. */
export function openCheckpoint(note, publicKey) {
  const { text, lines } = parseNote(note);
  refuseWeak(publicKey);
  const checkpoint = checkpointOf(text);
  const mine = lines.filter(({ name, id }) => equal(id, keyId(name, ED25519, publicKey)));
  if (mine.length !== 1) throw new BadNote("no signature of this key");
  if (mine[0].signature.length !== 64 || !signed(mine[0].signature, toUtf8(text), publicKey)) {
    throw new BadNote("signature");
  }
  return checkpoint;
}
