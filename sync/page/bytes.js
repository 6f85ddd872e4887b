// Bytes and their texts: base64url, base64, hexadecimal, UTF-8, joining, comparing.
// Refuses: any meaning, and any text that is not exactly well formed.

const ALPHABET = /^[A-Za-z0-9_-]*$/;
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

export class Malformed extends Error {}

function fromBinary(binary) {
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

function decoded(base64) {
  try {
    return fromBinary(atob(base64));
  } catch {
    throw new Malformed("base64");
  }
}

/** Unpadded base64url, RFC 4648 section 5. */
export function fromBase64url(text) {
  if (typeof text !== "string" || !ALPHABET.test(text)) throw new Malformed("base64url");
  return decoded(text.replace(/-/g, "+").replace(/_/g, "/"));
}

/** Base64 as FHIR's base64Binary has it; white space is allowed. */
export function fromBase64(text) {
  if (typeof text !== "string") throw new Malformed("base64");
  return decoded(text.replace(/\s+/g, ""));
}

export function toBase64url(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

export function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function fromUtf8(bytes) {
  try {
    return strict.decode(bytes);
  } catch {
    throw new Malformed("utf-8");
  }
}

export function toUtf8(text) {
  return encoder.encode(text);
}

export function join(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function equal(a, b) {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/** A whole number below 2^53 as 8 bytes, most significant first. */
export function u64(number) {
  const bytes = new Uint8Array(8);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Math.floor(number / 2 ** 32));
  view.setUint32(4, number >>> 0);
  return bytes;
}
