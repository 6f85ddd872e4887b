// A proof file (C2SP tlog-proof) checked to the end: content, entry, log, head, witnesses.
// Refuses: a file of which any step fails; NoProof where it is no such file at all.

import { equal, fromUtf8, join, toHex, toUtf8, u64 } from "./bytes.js";
import { commitment } from "./commitment.js";
import { linesOf, openCheckpoint, parseKey, parseNote, plainNumber, signed, strict64 } from "./note.js";
import { BadProof, headerOf } from "./proof.js";
import { leafHash, nodeHash, rootFromPath } from "./tree.js";

const FIRST_LINE = "c2sp.org/tlog-proof@v1";
const FORMAT = "rekamku-proof/1";
const ANCHOR = /^rekamku\/anchor\/v1\/([0-9a-f]{64})\n/;
const ORIGIN = "rekamku/log/v1/";
const [LOG_KEY, WITNESS_KEY] = [0x01, 0x04];
const [LOG, CLAIMED, COMMITMENT] = [3, 8, 11];
const MOST_STEPS = 63;
const MOST_ANCHORS = 32;
const HEAD_TAG = toUtf8("rekamku/family-head/v1");
const ANCHOR_TAG = toUtf8("rekamku/anchor/v1");
const FIELDS = "anchors cm content format header key media nonce";
const ANCHOR_FIELDS = "blind head_path index log_path log_size note path witness";

export class NoProof extends Error {}

function must(holds, step) {
  if (!holds) throw new BadProof(step);
}

/** JSON with sorted names and nothing between: the one spelling of what lies in a proof. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

function shaped(value, fields) {
  return value !== null && typeof value === "object" && Object.keys(value).sort().join(" ") === fields;
}

function extraOf(line) {
  try {
    const text = fromUtf8(strict64(line));
    const extra = JSON.parse(text);
    const whole = shaped(extra, FIELDS) && extra.format === FORMAT && Array.isArray(extra.anchors)
      && extra.anchors.length <= MOST_ANCHORS && extra.anchors.every((one) => shaped(one, ANCHOR_FIELDS));
    if (whole && canonical(extra) === text) return extra;
  } catch {
    // told below
  }
  throw new NoProof("extra");
}

/** `{extra, index, path, note}` of a proof file's bytes; throws NoProof. */
export function parseProof(bytes) {
  try {
    const whole = fromUtf8(bytes);
    const cut = whole.indexOf("\n\n");
    const lines = whole.slice(0, Math.max(cut, 0)).split("\n");
    if (cut < 0 || whole[cut + 2] === "\n" || lines.shift() !== FIRST_LINE) throw new NoProof("start");
    const [, extra] = /^extra (\S+)$/.exec(lines.shift() ?? "") ?? [];
    const [, index] = /^index (\d+)$/.exec(lines.shift() ?? "") ?? [];
    if (!extra || !index || lines.length > MOST_STEPS) throw new NoProof("lines");
    return { extra: extraOf(extra), index: plainNumber(index), path: lines.map(strict64), note: whole.slice(cut + 2) };
  } catch (error) {
    throw error instanceof NoProof ? error : new NoProof(String(error?.message));
  }
}

function hashes(list) {
  return list.map(strict64);
}

/** The family head: each step is `0` (sibling on the left) or `1`, and the sibling's hash. */
function climb(leaf, steps) {
  must(steps.length <= MOST_STEPS, "anchor");
  return steps.reduce((node, step) => {
    const sibling = strict64(step.slice(1));
    must(/^[01]/.test(step) && sibling.length === 32, "anchor");
    return step[0] === "0" ? nodeHash(sibling, node) : nodeHash(node, sibling);
  }, leaf);
}

function cosignedAt(note, key) {
  const { text, lines } = parseNote(note);
  const mine = linesOf(lines, key.name, WITNESS_KEY, key.publicKey);
  const times = mine.map(({ signature }) => {
    must(signature.length === 72, "cosignature");
    const seconds = new DataView(signature.buffer, signature.byteOffset, 8).getBigUint64(0);
    must(seconds <= Number.MAX_SAFE_INTEGER, "cosignature");
    const message = toUtf8(`cosignature/v1\ntime ${seconds}\n${text}`);
    must(signed(signature.slice(8), message, key.publicKey), "cosignature");
    return Number(seconds);
  });
  must(times.length > 0, "anchor");
  return Math.max(...times);
}

/** The checkpoint of an anchor log, signed by the key that its origin names. */
function anchorHead(note, witness) {
  const { text, lines } = parseNote(note);
  const [, hex] = ANCHOR.exec(text) ?? [];
  must(hex, "anchor");
  const own = Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  const top = openCheckpoint(note, own);
  const mine = linesOf(lines, top.origin, LOG_KEY, own).length;
  must(mine === 1 && linesOf(lines, witness.name, WITNESS_KEY, witness.publicKey).length === 1, "signatures");
  must(lines.length === 2 && !top.more, "signatures");
  return top;
}

/** `{name, key, seconds}` of one witness whose anchor stands above the entry. */
function vouched(anchor, entry) {
  const key = parseKey(anchor.witness, WITNESS_KEY);
  const blind = strict64(anchor.blind);
  must(blind.length === 32 && anchor.log_size > 0, "anchor");
  const root = rootFromPath(entry.leaf, entry.index, anchor.log_size, hashes(anchor.log_path));
  const head = leafHash(join(HEAD_TAG, entry.log, u64(anchor.log_size), root));
  const family = climb(head, anchor.head_path);
  const leaf = leafHash(join(ANCHOR_TAG, blind, family));
  const top = anchorHead(anchor.note, key);
  must(equal(rootFromPath(leaf, anchor.index, top.size, hashes(anchor.path)), top.root), "anchor");
  return { name: key.name, key: key.text, seconds: cosignedAt(anchor.note, key) };
}

function steps(file) {
  const { extra, index, path, note } = file;
  const raw = strict64(extra.header);
  const header = headerOf(raw, index);
  const [content, nonce, cm] = [extra.content, extra.nonce, extra.cm].map(strict64);
  must(cm.length === 32 && nonce.length === 32, "content");
  must(equal(header[COMMITMENT], commitment(cm, nonce, content)), "content");
  const origin = ORIGIN + toHex(header[LOG]);
  const key = parseKey(extra.key, LOG_KEY);
  must(key.name === origin, "log-key");
  const head = openCheckpoint(note, key.publicKey);
  must(head.origin === origin && !head.more && parseNote(note).lines.length === 1, "checkpoint");
  const leaf = leafHash(raw);
  must(equal(rootFromPath(leaf, index, head.size, path), head.root), "root");
  const entry = { leaf, index, log: header[LOG] };
  const witnesses = extra.anchors.map((one) => vouched(one, entry));
  must(new Set(witnesses.map((one) => one.key)).size === witnesses.length, "anchor");
  return {
    content, media: String(extra.media), index, size: head.size, claimed: header[CLAIMED], origin,
    key: key.text, leaf: toHex(leaf), root: toHex(head.root),
    vouched: witnesses.sort((a, b) => a.seconds - b.seconds),
  };
}

/** All that a proof file shows; throws NoProof (no such file) or BadProof (it does not hold). */
export function checkProofFile(bytes) {
  const file = parseProof(bytes);
  try {
    return steps(file);
  } catch (error) {
    throw error instanceof BadProof ? error : new BadProof(String(error?.message));
  }
}
