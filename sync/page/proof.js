// Checks that a record's exact bytes stand in the vault's signed ledger since their import.
// Refuses: a proof of which any step fails; it never says "almost".

import { equal, fromBase64url, fromUtf8, toHex } from "./bytes.js";
import { decodeCbor } from "./cbor.js";
import { commitment } from "./commitment.js";
import { parse } from "./json.js";
import { openCheckpoint } from "./note.js";
import { leafHash, rootFromPath } from "./tree.js";
import { parseXml } from "./xml.js";

const ORIGIN = "rekamku/log/v1/";
const FIELDS = 13;
const [FORMAT, SUITE, LOG, INDEX, CLAIMED, COMMITMENT] = [0, 1, 3, 4, 8, 11];

export class BadProof extends Error {}

function must(holds, step) {
  if (!holds) throw new BadProof(step);
}

/** The fields of a ledger header that stands at `index` and carries a commitment. */
export function headerOf(bytes, index) {
  const header = decodeCbor(bytes);
  must(Array.isArray(header) && header.length === FIELDS, "header");
  must(header[FORMAT] === 1 && header[SUITE] === 1, "version");
  must(header[LOG] instanceof Uint8Array && header[LOG].length === 16, "log");
  must(header[INDEX] === index && header[COMMITMENT] instanceof Uint8Array, "place");
  return header;
}

/** Checks the records of one share; each signed checkpoint is verified once. */
export class Checker {
  constructor(extra) {
    this.hashes = extra.hashes;
    this.checkpoints = extra.checkpoints;
    this.opened = new Map();
  }

  checkpoint(position) {
    if (!this.opened.has(position)) this.opened.set(position, this.open(this.checkpoints[position]));
    const opened = this.opened.get(position);
    must(opened, "checkpoint");
    return opened;
  }

  open(one) {
    try {
      return openCheckpoint(one.note, fromBase64url(one.key));
    } catch {
      return null;
    }
  }

  steps(proof) {
    const content = fromBase64url(proof.content);
    const raw = fromBase64url(proof.header);
    const header = headerOf(raw, proof.index);
    const cm = fromBase64url(proof.cm);
    const nonce = fromBase64url(proof.nonce);
    must(cm.length === 32 && nonce.length === 32, "lengths");
    must(equal(header[COMMITMENT], commitment(cm, nonce, content)), "commitment");
    const { origin, size, root } = this.checkpoint(proof.checkpoint);
    must(origin === ORIGIN + toHex(header[LOG]), "origin");
    const path = proof.path.map((position) => fromBase64url(this.hashes[position]));
    must(equal(rootFromPath(leafHash(raw), proof.index, size, path), root), "path");
    return { content, imported: header[CLAIMED] };
  }

  /** `{content, imported}` of a sound proof (bytes, milliseconds); throws BadProof. */
  check(proof) {
    try {
      return this.steps(proof);
    } catch (error) {
      throw error instanceof BadProof ? error : new BadProof(String(error?.message));
    }
  }
}

/** The exact bytes as a FHIR resource; null when their form is not known here. */
export function resourceOf(content, media) {
  const form = /^(?:application|text)\/(?:fhir\+)?(json|xml)\b/.exec(media ?? "")?.[1];
  if (!form) return null;
  const text = fromUtf8(content).replace(/^\ufeff/, "");
  return form === "json" ? parse(text) : parseXml(text);
}
