// The checker's reading of proof files: what the vault's own code made holds, nothing else does.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { fromUtf8 } from "../../../sync/page/bytes.js";
import { CHECKER } from "../../../sync/page/checker_words.js";
import { parseKey, strict64 } from "../../../sync/page/note.js";
import { BadProof } from "../../../sync/page/proof.js";
import { checkProofFile, NoProof } from "../../../sync/page/proof_file.js";

const MADE = JSON.parse(readFileSync(process.env.REKAMKU_PAGE_PROOFS, "utf8"));
const SHARED = process.env.REKAMKU_SHARED_DATA ?? "";
const published = { skip: existsSync(SHARED) ? false : "the shared sample files are not here" };
const [alone, vouched] = [MADE.proofFile, MADE.vouchedFile].map((text) => new Uint8Array(Buffer.from(text, "base64")));

test("a proof holds from its file alone", () => {
  const proven = checkProofFile(alone);
  assert.match(fromUtf8(proven.content), /Hemoglobin/);
  assert.equal(proven.claimed, MADE.imported);
  assert.deepEqual([proven.index, proven.size], [2, 5]);
  assert.deepEqual(proven.vouched, []);
});

test("witnesses say by when", () => {
  const proven = checkProofFile(vouched);
  assert.deepEqual(proven.vouched.map((one) => one.name), ["saksi.example/1", "saksi.example/2"]);
  assert.deepEqual(proven.vouched.map((one) => one.seconds), [MADE.cosigned, MADE.cosigned]);
});

test("no file with a changed byte holds, save for the hint that nothing vouches for", () => {
  const good = checkProofFile(vouched);
  for (let at = 0; at < vouched.length; at += 13) {
    const changed = vouched.slice();
    changed[at] ^= 1 << at % 8;
    try {
      const found = checkProofFile(changed);
      assert.equal(found.leaf, good.leaf);
      assert.notEqual(found.media, good.media);
    } catch (error) {
      assert.ok(error instanceof BadProof || error instanceof NoProof, String(error));
    }
  }
});

test("what the vault's own checker refuses is refused here too", () => {
  for (const text of MADE.refused) {
    const bytes = new Uint8Array(Buffer.from(text, "base64"));
    assert.throws(() => checkProofFile(bytes), (error) => error instanceof BadProof || error instanceof NoProof);
  }
});

test("a second spelling of base64 is refused", () => {
  assert.equal(strict64("AA==").length, 1);
  for (const text of ["AB==", "AAB=", "A", "AA=", "A A=", "AA==\n", undefined]) assert.throws(() => strict64(text));
});

test("published verifier keys are read, weak ones are not", published, () => {
  const [example] = JSON.parse(readFileSync(`${SHARED}/vectors/notes/signed_note.json`, "utf8"));
  assert.equal(parseKey(example.vkey, 1).name, "example.com/foo");
  assert.throws(() => parseKey(example.vkey, 4));
  for (const key of MADE.weakKeys) assert.throws(() => parseKey(key, 1));
});

test("both languages have the same words", () => {
  assert.deepEqual(Object.keys(CHECKER.id), Object.keys(CHECKER.en));
  for (const [key, text] of Object.entries(CHECKER.id)) {
    const gaps = (words) => JSON.stringify((JSON.stringify(words).match(/\{\w+\}/g) ?? []).sort());
    assert.equal(gaps(text), gaps(CHECKER.en[key]), key);
  }
});
