// A SMART Health Link as it stands in the address: where to ask, and the key to read with.
// Refuses: a key or address of another shape, passcode with direct file, a newer version.

import { fromBase64url, fromUtf8 } from "./bytes.js";

const NEWEST = 1;
const MILLISECONDS = 1e11;
const OURS = /^\/s\/[A-Za-z0-9_-]{43}$/;

export class BadLink extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

function payloadOf(fragment) {
  const start = fragment.indexOf("shlink:/");
  if (start < 0) throw new BadLink("no-link");
  try {
    return JSON.parse(fromUtf8(fromBase64url(fragment.slice(start + 8))));
  } catch {
    throw new BadLink("bad-link");
  }
}

function keyOf(text) {
  if (typeof text !== "string" || text.length !== 43) throw new BadLink("bad-link");
  return fromBase64url(text);
}

function addressOf(text) {
  try {
    const address = new URL(text);
    if (/^https?:$/.test(address.protocol)) return address;
  } catch {
    // not an address at all: refused below like any other
  }
  throw new BadLink("bad-link");
}

function expiryOf(seconds) {
  if (typeof seconds !== "number" || !(seconds > 0)) return null;
  return seconds > MILLISECONDS ? seconds : seconds * 1000;
}

/**
 * Reads the fragment `#shlink:/…` (SMART Health Links 1.0). `path` is asked of the server that
 * brought this page: it answers to any host name, and nothing is ever asked elsewhere.
 */
export function parseLink(fragment) {
  const payload = payloadOf(fragment);
  if (payload === null || typeof payload !== "object") throw new BadLink("bad-link");
  if (payload.v !== undefined && !(payload.v <= NEWEST)) throw new BadLink("newer");
  const flags = typeof payload.flag === "string" ? payload.flag : "";
  const address = addressOf(payload.url);
  const link = {
    path: address.pathname + address.search,
    ours: OURS.test(address.pathname) || address.origin === globalThis.location?.origin,
    key: keyOf(payload.key),
    expires: expiryOf(payload.exp),
    label: typeof payload.label === "string" ? payload.label.slice(0, 80) : "",
    direct: flags.includes("U"),
    passcode: flags.includes("P"),
    longTerm: flags.includes("L"),
  };
  if (link.direct && link.passcode) throw new BadLink("bad-link");
  return link;
}
