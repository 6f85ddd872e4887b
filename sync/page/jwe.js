// Opens one file of a share: compact JWE, `dir` with A256GCM, plain or deflated.
// Refuses: other algorithms, a changed byte, more than 64 MB unpacked.

import { gcm } from "@noble/ciphers/aes.js";

import { fromBase64url, fromUtf8, join, toUtf8 } from "./bytes.js";

const LIMIT = 64 * 1024 * 1024;

export class Unreadable extends Error {}

function headerOf(text) {
  const header = JSON.parse(fromUtf8(fromBase64url(text)));
  if (header?.alg !== "dir" || header.enc !== "A256GCM" || header.crit !== undefined) {
    throw new Unreadable("algorithm");
  }
  if (header.zip !== undefined && header.zip !== "DEF") throw new Unreadable("zip");
  return header;
}

async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return join(...parts);
    size += value.length;
    if (size > LIMIT) throw new Unreadable("size");
    parts.push(value);
  }
}

/** The plaintext bytes of a compact JWE (RFC 7516) under the link's key. */
export async function openJwe(compact, key) {
  const parts = compact.trim().split(".");
  if (parts.length !== 5 || parts[1] !== "") throw new Unreadable("shape");
  try {
    const header = headerOf(parts[0]);
    const [nonce, sealed, tag] = parts.slice(2).map(fromBase64url);
    if (nonce.length !== 12 || tag.length !== 16) throw new Unreadable("shape");
    const plain = gcm(key, nonce, toUtf8(parts[0])).decrypt(join(sealed, tag));
    return header.zip === "DEF" ? await inflate(plain) : plain;
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable("decrypt");
  }
}
