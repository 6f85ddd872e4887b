// The page's checks of trust, against published vectors and proofs made by the vault's own code.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";

import * as ed25519 from "../../../sync/page/node_modules/@noble/ed25519/index.js";
import { judge, weakest } from "../../../sync/page/badges.js";
import { fromBase64, fromBase64url, fromUtf8, toBase64url, u64 } from "../../../sync/page/bytes.js";
import { decodeCbor } from "../../../sync/page/cbor.js";
import { openJwe } from "../../../sync/page/jwe.js";
import { BadLink, parseLink } from "../../../sync/page/link.js";
import { openCheckpoint } from "../../../sync/page/note.js";
import { BadProof, Checker } from "../../../sync/page/proof.js";
import { aliases, saysTheSame } from "../../../sync/page/same.js";
import { rootFromPath } from "../../../sync/page/tree.js";

const SHARED = process.env.REKAMKU_SHARED_DATA ?? "";
const MADE = JSON.parse(readFileSync(process.env.REKAMKU_PAGE_PROOFS, "utf8"));
const published = { skip: existsSync(SHARED) ? false : "the shared sample files are not here" };

function lines(path) {
  return readFileSync(`${SHARED}/${path}`, "utf8").trim().split("\n").map((line) => JSON.parse(line));
}

function holds(action) {
  try {
    return action();
  } catch {
    return false;
  }
}

test("inclusion vectors of RFC 6962 are accepted and refused as published", published, () => {
  for (const one of lines("vectors/rfc6962/inclusion.jsonl")) {
    const [leaf, root] = [one.leafHash, one.root].map((text) => fromBase64(text ?? ""));
    const path = (one.proof ?? []).map(fromBase64);
    const found = holds(() => (
      leaf.length === 32 && Buffer.compare(rootFromPath(leaf, one.leafIdx, one.treeSize, path), root) === 0
    ));
    assert.equal(found, !one.wantErr, one.desc ?? one.file);
  }
});

test("Ed25519 signatures of Wycheproof are accepted and refused as published", published, () => {
  const file = gunzipSync(readFileSync(`${SHARED}/vectors/wycheproof/ed25519_test.json.gz`));
  for (const group of JSON.parse(file).testGroups) {
    const key = Buffer.from(group.publicKey.pk, "hex");
    for (const one of group.tests) {
      const found = holds(() => (
        ed25519.verify(Buffer.from(one.sig, "hex"), Buffer.from(one.msg, "hex"), key, { zip215: false })
      ));
      assert.equal(found, one.result === "valid", `${one.tcId} ${one.comment}`);
    }
  }
});

test("published SMART Health Links open, also those without cty", published, async () => {
  for (const name of ["EU_Giorgio_Cangioli_01", "IPS_IG-bundle-01", "NL_Curavista_01"]) {
    const read = (end) => readFileSync(`${SHARED}/smart-health-link/${name}-${end}.txt`, "utf8").trim();
    const link = parseLink(read("shl"));
    assert.equal(link.direct, true);
    const bundle = JSON.parse(fromUtf8(await openJwe(read("enc"), link.key)));
    assert.equal(bundle.resourceType, "Bundle");
  }
});

test("every proof that the vault makes is accepted", () => {
  const checker = new Checker(MADE.extra);
  for (const row of MADE.extra.records) {
    assert.equal(checker.check(row.proof).imported, MADE.imported);
  }
});

function flipped(text, place) {
  const bytes = fromBase64url(text);
  bytes[place % bytes.length] ^= 1;
  return toBase64url(bytes);
}

test("one flipped bit anywhere in a proof is refused", () => {
  const { records, hashes, checkpoints } = MADE.extra;
  const [{ proof }] = records.slice(-1);
  for (const name of ["content", "nonce", "cm", "header"]) {
    const length = fromBase64url(proof[name]).length;
    for (let place = 0; place < length; place += Math.max(1, Math.floor(length / 40))) {
      const checker = new Checker(MADE.extra);
      assert.throws(() => checker.check({ ...proof, [name]: flipped(proof[name], place) }), BadProof, name);
    }
  }
  for (const position of proof.path) {
    const others = hashes.map((hash, i) => (i === position ? flipped(hash, 3) : hash));
    assert.throws(() => new Checker({ hashes: others, checkpoints }).check(proof), BadProof);
  }
});

test("another index, path, checkpoint or signer is refused", () => {
  const { records, hashes, checkpoints } = MADE.extra;
  const [{ proof }] = records.slice(-1);
  const check = (changes, heads = checkpoints) => () => new Checker({ hashes, checkpoints: heads }).check({ ...proof, ...changes });
  assert.throws(check({ index: proof.index - 1 }), BadProof);
  assert.throws(check({ path: proof.path.slice(1) }), BadProof);
  assert.throws(check({ path: [...proof.path, 0] }), BadProof);
  assert.throws(check({ checkpoint: 7 }), BadProof);
  const { note, key } = checkpoints[0];
  assert.throws(check({}, [{ note, key: flipped(key, 1) }]), BadProof);
  assert.throws(check({}, [{ note: note.replace(/\n(\d+)\n/, "\n1$1\n"), key }]), BadProof);
  assert.throws(check({}, [{ note: note.replace("rekamku/log", "rekamku/lag"), key }]), BadProof);
});

test("a note wants its form, a plain size, a true signature and a strong key", () => {
  const { note, key } = MADE.extra.checkpoints[0];
  const strong = fromBase64url(key);
  assert.equal(openCheckpoint(note, strong).size, MADE.extra.records.length);
  for (const broken of [note.trimEnd(), note.replace("\n\n", "\n"), `${note}\n`, note.replace("\u2014", "-"), note + note]) {
    assert.throws(() => openCheckpoint(broken, strong));
  }
  assert.throws(() => openCheckpoint(note, new Uint8Array(32)));
  assert.throws(() => openCheckpoint(note, Uint8Array.of(1, ...new Uint8Array(31))));
});

test("a header in other than its shortest form is no header", () => {
  const raw = fromBase64url(MADE.extra.records[0].proof.header);
  assert.equal(decodeCbor(raw).length, 13);
  for (const bytes of [[0x18, 1], [0x19, 0, 1], [0x9f, 0xff], [1, 1], [0xfb, 0, 0, 0, 0, 0, 0, 0, 0], [0x61, 0x61], [0x42, 1], []]) {
    assert.throws(() => decodeCbor(Uint8Array.from(bytes)), String(bytes));
  }
  assert.deepEqual([...u64(2 ** 40 + 5)], [0, 0, 1, 0, 0, 0, 0, 5]);
});

test("the shared entry must say the same as the kept bytes", () => {
  const kept = { resourceType: "Condition", id: "1", code: { text: "TB" }, subject: { reference: "Patient/1" }, meta: {} };
  const shared = { resourceType: "Condition", code: { text: "TB" }, subject: { reference: "urn:uuid:1" }, id: "2" };
  assert.equal(saysTheSame(kept, shared), true);
  assert.equal(saysTheSame(kept, { ...shared, code: { text: "TBC" } }), false);
  assert.equal(saysTheSame(kept, { ...shared, note: [{ text: "added" }] }), false);
  assert.equal(saysTheSame({ ...kept, note: [] }, shared), true);
  assert.equal(aliases(kept, shared).get("Patient/1"), "urn:uuid:1");
});

test("no badge promises more than was checked", () => {
  const entry = { resourceType: "Condition", code: { text: "TB" } };
  const badge = (row) => judge(row, entry, new Checker({ hashes: [], checkpoints: [] })).badge;
  assert.equal(badge(undefined), "unverified");
  assert.equal(badge({ badge: "unchanged" }), "unverified");
  assert.equal(badge({ badge: "issuer" }), "unverified");
  assert.equal(badge({ badge: "patient" }), "patient");
  assert.equal(badge({ badge: "shortened" }), "shortened");
  assert.equal(badge({ badge: "<img>" }), "unverified");
  assert.equal(badge({ badge: "unchanged", proof: {} }), "changed");
  assert.equal(weakest(["unchanged", "changed", "patient"]), "changed");
});

test("links of another form, version or flag are refused with their reason", () => {
  const key = "A".repeat(43);
  const link = (payload) => `#shlink:/${toBase64url(new TextEncoder().encode(JSON.stringify(payload)))}`;
  const good = { url: "http://10.0.0.2:8080/s/abc", key, exp: 1795299561, flag: "P" };
  assert.equal(parseLink(link(good)).path, "/s/abc");
  assert.equal(parseLink(link(good)).expires, 1795299561000);
  assert.equal(parseLink(link({ ...good, exp: 1795299561000 })).expires, 1795299561000);
  const reason = (text) => {
    try {
      parseLink(text);
    } catch (error) {
      assert.ok(error instanceof BadLink);
      return error.code;
    }
    return "accepted";
  };
  assert.equal(reason(""), "no-link");
  assert.equal(reason("#shlink:/%%%"), "bad-link");
  assert.equal(reason(link([])), "bad-link");
  assert.equal(reason(link({ ...good, key: "short" })), "bad-link");
  assert.equal(reason(link({ ...good, url: "javascript:alert(1)" })), "bad-link");
  assert.equal(reason(link({ ...good, flag: "PU" })), "bad-link");
  assert.equal(reason(link({ ...good, v: 2 })), "newer");
  assert.equal(reason(link({ ...good, v: 1, extra: true })), "accepted");
});

test("a sealed file that was altered, or is sealed another way, does not open", async () => {
  const { sealed, key } = MADE;
  assert.equal(fromUtf8(await openJwe(sealed, fromBase64url(key))), "{}");
  const parts = sealed.split(".");
  const with3 = (text) => [parts[0], "", parts[2], text, parts[4]].join(".");
  await assert.rejects(openJwe(with3(flipped(parts[3], 0)), fromBase64url(key)));
  await assert.rejects(openJwe(sealed, new Uint8Array(32)));
  const other = toBase64url(new TextEncoder().encode('{"alg":"none","enc":"A256GCM"}'));
  await assert.rejects(openJwe([other, ...parts.slice(1)].join("."), fromBase64url(key)));
  await assert.rejects(openJwe("a.b.c", fromBase64url(key)));
});
