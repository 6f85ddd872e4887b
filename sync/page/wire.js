// The talk with the server that brought this page: manifest, files, extra, state, print report.
// Refuses: any other server, cookies, caches, and waiting longer than a busy phone should.

import { fromUtf8 } from "./bytes.js";
import { parse } from "./json.js";
import { openJwe } from "./jwe.js";

const TIMEOUT = 30_000;
const QUICK = 4_000;
const FILES = 100;
const EMBEDDED = 20_000_000;
const RETRIES = 3;
const FHIR = "application/fhir+json";

/** `code` is a key of the word list's `problem`, or "gone" or "passcode". */
export class Refused extends Error {
  constructor(code, remaining = null) {
    super(code);
    this.code = code;
    this.remaining = remaining;
  }
}

async function ask(path, options = {}, patience = TIMEOUT) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), patience);
  try {
    return await fetch(path, {
      cache: "no-store", credentials: "omit", redirect: "error", referrerPolicy: "no-referrer",
      signal: stop.signal, ...options,
    });
  } catch {
    throw new Refused("offline");
  } finally {
    clearTimeout(timer);
  }
}

function pause(seconds) {
  return new Promise((resume) => setTimeout(resume, seconds * 1000));
}

async function remaining(answer) {
  try {
    const left = (await answer.json()).remainingAttempts;
    return Number.isInteger(left) && left >= 0 ? left : null;
  } catch {
    return null;
  }
}

async function accepted(path, options, tries = RETRIES) {
  const answer = await ask(path, options);
  if (answer.ok) return answer;
  if (answer.status === 401) throw new Refused("passcode", await remaining(answer));
  if (answer.status === 404 || answer.status === 410) throw new Refused("gone");
  if (answer.status === 429 || answer.status === 503) {
    if (tries === 0) throw new Refused("busy");
    await pause(Math.min(Number(answer.headers.get("retry-after")) || 2, 20));
    return accepted(path, options, tries - 1);
  }
  throw new Refused("refused");
}

function clockOf(answer) {
  const stated = Date.parse(answer.headers.get("date") ?? "");
  return Number.isNaN(stated) ? 0 : stated - Date.now();
}

function own(location) {
  const address = new URL(location, window.location.origin);
  return address.pathname + address.search;
}

function unreadable(error) {
  return error instanceof Refused ? error : new Refused("unreadable");
}

async function fhirOf(file, key) {
  const compact = typeof file.embedded === "string"
    ? file.embedded
    : await (await accepted(own(String(file.location)))).text();
  return parse(fromUtf8(await openJwe(compact, key)));
}

async function body(answer) {
  try {
    return await answer.json();
  } catch {
    throw new Refused("unreadable");
  }
}

async function throughManifest(link, recipient, passcode) {
  const wanted = { recipient, embeddedLengthMax: EMBEDDED, ...(passcode ? { passcode } : {}) };
  const answer = await accepted(link.path, {
    method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(wanted),
  });
  const extra = fetchExtra(ticketOf(answer), link.key);
  const files = (await body(answer)).files;
  const listed = Array.isArray(files) ? files.slice(0, FILES) : [];
  const readable = listed.filter((file) => String(file?.contentType).startsWith(FHIR));
  const documents = [];
  for (const file of readable) documents.push(await fhirOf(file, link.key));
  return { answer, documents, extra: await extra, unread: listed.length - readable.length };
}

async function directly(link, recipient) {
  const joint = link.path.includes("?") ? "&" : "?";
  const answer = await accepted(`${link.path}${joint}recipient=${encodeURIComponent(recipient)}`);
  const extra = fetchExtra(ticketOf(answer), link.key);
  const plain = fromUtf8(await openJwe(await answer.text(), link.key));
  return { answer, documents: [parse(plain)], extra: await extra, unread: 0 };
}

/** The addition that carries proofs; null when this server has none. */
export async function fetchExtra(ticket, key) {
  if (!ticket) return null;
  try {
    const answer = await accepted(`/x/${ticket}`);
    return JSON.parse(fromUtf8(await openJwe(await answer.text(), key)));
  } catch {
    return null;
  }
}

function ticketOf(answer) {
  const ticket = answer.headers.get("rekamku-ticket") ?? "";
  return /^[A-Za-z0-9_-]{1,200}$/.test(ticket) ? ticket : "";
}

/** `{documents, extra, ticket, unread, skew}`; throws Refused. */
export async function openShare(link, recipient, passcode) {
  try {
    const opened = link.direct ? await directly(link, recipient) : await throughManifest(link, recipient, passcode);
    const { answer, ...read } = opened;
    return { ...read, ticket: ticketOf(answer), skew: clockOf(answer) };
  } catch (error) {
    throw unreadable(error);
  }
}

/** "alive", "over" or "unknown" (no connection, or a server without the question). */
export async function stateOf(ticket) {
  if (!ticket) return "unknown";
  try {
    const answer = await ask(`/a/${ticket}`, {}, QUICK);
    return answer.ok ? "alive" : answer.status === 404 ? "over" : "unknown";
  } catch {
    return "unknown";
  }
}

export function reportPrint(ticket) {
  if (ticket) fetch(`/p/${ticket}`, { method: "POST", keepalive: true, credentials: "omit" }).catch(() => {});
}

/** How this reader names itself to the patient: the device and browser, nothing personal. */
export function recipientOf(agent) {
  const device = [/iPhone|iPad/, /Android/, /Windows/, /Macintosh/, /CrOS/, /Linux/].map((p) => p.exec(agent)?.[0]);
  const browser = [/EdgA?(?=\/)/, /SamsungBrowser/, /OPR/, /Firefox|FxiOS/, /CriOS|Chrome/, /Safari/].map((p) => p.exec(agent)?.[0]);
  return [device.find(Boolean), browser.find(Boolean)].filter(Boolean).join(" \u00b7 ") || "Browser";
}
