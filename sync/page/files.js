// Files that came inside the share: what they really are, opened apart, wiped with the rest.
// Refuses: a type that the bytes do not bear out; web pages and scripts are only saved.

import { fromBase64, fromUtf8, Malformed } from "./bytes.js";

const MAGIC = [
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/gif", [0x47, 0x49, 0x46, 0x38]],
];
const WEBP = [[0, [0x52, 0x49, 0x46, 0x46]], [8, [0x57, 0x45, 0x42, 0x50]]];
const TEXT = /^text\/(plain|csv|rtf)\b/;
const ENDINGS = {
  "application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp", "text/plain": "txt",
};

const opened = new WeakMap();
const links = new Set();
const windows = new Set();

function begins(bytes, signature, at = 0) {
  return signature.every((byte, i) => bytes[at + i] === byte);
}

function typeOf(bytes, stated) {
  const known = MAGIC.find(([, signature]) => begins(bytes, signature))?.[0];
  if (known) return known;
  if (WEBP.every(([at, signature]) => begins(bytes, signature, at))) return "image/webp";
  return TEXT.test(stated) ? "text/plain" : "application/octet-stream";
}

function sort(type) {
  if (type === "application/pdf") return "pdf";
  if (type.startsWith("image/")) return "picture";
  return type === "text/plain" ? "text" : "other";
}

function named(name, type) {
  const plain = name.replace(/[^\p{L}\p{N} ._-]+/gu, "_").replace(/^[. ]+/, "").slice(0, 80) || "file";
  const ending = ENDINGS[type];
  if (!ending) return `${plain}.bin`;
  return plain.toLowerCase().endsWith(`.${ending}`) ? plain : `${plain}.${ending}`;
}

/** `{sort, size, name, url, text}` of a file of the share; null if its bytes are broken. */
export function openFile(stated) {
  if (!opened.has(stated)) opened.set(stated, decode(stated));
  return opened.get(stated);
}

function decode({ name, media, data }) {
  let bytes;
  try {
    bytes = fromBase64(data);
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
  const type = typeOf(bytes, media);
  const url = URL.createObjectURL(new Blob([bytes], { type: type === "text/plain" ? "application/octet-stream" : type }));
  links.add(url);
  return { sort: sort(type), size: bytes.length, name: named(name, type), url, text: () => textOf(bytes) };
}

function textOf(bytes) {
  try {
    return fromUtf8(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Opens a PDF in a window of its own, which the page can close again. */
export function openApart(url) {
  const apart = window.open(url, "_blank");
  if (apart) windows.add(apart);
}

/** Forgets every file and closes every window opened for one. */
export function wipeFiles() {
  for (const url of links) URL.revokeObjectURL(url);
  for (const apart of windows) apart.close();
  links.clear();
  windows.clear();
}
