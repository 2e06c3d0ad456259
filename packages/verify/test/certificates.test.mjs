// Certificates: "Issuer keys", and DER as X.690 has it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fetchKnowledge } from "@akashi/verify";
import { readCertificate } from "../dist/certificates/certificate.js";
import { Der, oidOf, only, timeOf } from "../dist/certificates/der.js";
import { issuedBy } from "../dist/certificates/path.js";
import { certify, der, extensions, newKey, newRoot, oid, usage } from "./ca.mjs";
import { at, day, start, System } from "./system.mjs";

const root = await newRoot();
const key = await newKey();
const of = (root, more = {}) => certify({ subject: "Key", key, issuer: "Root", by: root.key, has: [extensions.maySign], ...more });
const path = async (root, certificate) => issuedBy([readCertificate(root.certificate)], readCertificate(certificate));
const date = text => new Date(`${text}T00:00:00Z`);

for (const kind of ["P-256", "P-384", "P-521", "RSA"]) {
  test(`a root with a key of ${kind} issues`, async () => {
    const other = await newRoot(kind);
    const certificate = await of(other);
    assert.notEqual(await path(other, certificate), null);
    assert.equal(await path(await newRoot(kind), certificate), null);
    const flipped = Uint8Array.from(certificate);
    flipped[certificate.length - 3] ^= 1;
    assert.equal(await path(other, flipped), null);
  });
}

test("it is good while it and its root are both in their dates", async () => {
  const old = await newRoot("P-256", { dates: [date("2026-01-01"), date("2026-06-01")] });
  const certificate = await of(old, { dates: [date("2026-03-01"), date("2027-01-01")] });
  assert.deepEqual(await path(old, certificate), { from: date("2026-03-01") / 1000, to: date("2026-06-01") / 1000 });
});

for (const [name, more] of [
  ["which is no CA's", { has: [extensions.maySignCertificates] }], ["which may not sign certificates", { has: [extensions.ca, extensions.maySign] }],
  ["which has an unknown critical extension", { has: [extensions.ca, extensions.maySignCertificates, extensions.unknownCritical] }],
  ["of another name", { subject: "Other" }],
]) {
  test(`nothing is issued by a certificate ${name}`, async () => {
    const other = await newRoot("P-256", more);
    assert.equal(await path(other, await of(other)), null);
  });
}

test("an unknown critical extension is not passed over", async () =>
  assert.equal(await path(root, await of(root, { has: [extensions.maySign, extensions.unknownCritical] })), null));

test("a certificate between the root and another is not used", async () => {
  const between = await newKey();
  const ca = await certify({ subject: "Between", key: between, issuer: "Root", by: root.key, has: [extensions.ca, extensions.maySignCertificates] });
  const certificate = await certify({ subject: "Key", key, issuer: "Between", by: between, has: [extensions.maySign] });
  assert.equal(await path(root, certificate), null);
  assert.notEqual(await path({ certificate: ca }, certificate), null);
});

const system = await System.create();
async function believed(more, bits = 1) {
  const extra = await system.newKey(bits, more);
  await system.publish({ keys: [...system.keys, extra] });
  const { keys } = await fetchKnowledge(system.settings, { fetch: system.fetch, now: at() });
  return keys.get(Buffer.from(extra.kid).toString("hex"));
}

test("only a key on P-256 that may sign counts", async () => {
  assert.deepEqual((await believed({ has: [extensions.maySign] })).purposes, ["credentials"]);
  assert.equal(await believed({ has: [] }), undefined);
  assert.equal(await believed({ has: [extensions.mayAgree] }), undefined);
  assert.equal(await believed({ has: [extensions.maySign], key: await newKey("P-384") }), undefined);
  assert.equal(await believed({ has: [extensions.maySign], key: await newKey("RSA") }), undefined);
  const unnamed = der(0x30, der(0x30, oid("1.2.840.10045.2.1"), der(0x30)), der(3, [0], key.info.slice(-65)));
  assert.equal(await believed({ has: [extensions.maySign], key: { ...key, info: unnamed } }), undefined);
  assert.equal(await believed({ has: [extensions.maySign, extensions.maySign] }), undefined);
});

test("it signs what the certificate allows and the list names", async () => {
  const has = [extensions.maySign, extensions.usages(usage.credentials, usage.statusLists, "1.3.6.1.5.5.7.3.1")];
  assert.deepEqual((await believed({ has }, 7)).purposes, ["credentials", "status-lists"]);
  assert.deepEqual((await believed({ has }, 6)).purposes, ["status-lists"]);
  assert.equal(await believed({ has }, 4), undefined);
});

test("a certificate has a state of its own time: not valid yet, or past its end, is not known", async () => {
  const { stateAt } = await import("../dist/knowledge/knowledge.js");
  const young = await believed({ has: [extensions.maySign], dates: [at(400), at(day)] });
  const states = [99, 100, day, day + 0.9, day + 1].map(seconds => stateAt(young, start + seconds, Infinity));
  assert.deepEqual(states, ["unknown", "good", "good", "good", "unknown"]);
});

const hex = text => new Uint8Array(Buffer.from(text.replace(/\s/g, ""), "hex"));
for (const [name, bytes] of [
  ["a length in more bytes than it needs", "30 81 00"], ["a length with a leading zero", "30 82 00 80" + "00".repeat(128)], ["no definite length",
    "30 80 00 00"],
  ["a length beyond the end", "30 02 00"], ["a length of five bytes", "30 84 00 00 00 01 00"], ["a tag of several bytes", "3f 21 00"], ["something behind",
    "30 00 00"],
  ["nothing", ""],
]) {
  test(`it is not DER: ${name}`, () => assert.throws(() => only(hex(bytes), 0x30)));
}

test("object identifiers come out as they went in, however large", () => {
  for (const text of ["1.2.840.10045.3.1.7", "2.5.29.15", usage.credentials, "2.999.3", "0.9"]) {
    assert.equal(oidOf(new Der(oid(text)).next(6)), text);
  }
  for (const bytes of ["06 00", "06 01 80", "06 02 80 01", "06 02 55 80"]) assert.throws(() => oidOf(new Der(hex(bytes)).next(6)));
});

for (const [tag, text, unix] of [
  [0x17, "491231235959Z", "2049-12-31T23:59:59Z"], [0x17, "500101000000Z", "1950-01-01T00:00:00Z"], [0x18, "20500101000000Z", "2050-01-01T00:00:00Z"],
  [0x18, "00500101000000Z", "0050-01-01T00:00:00Z"], [0x17, "2601010000Z", null], [0x17, "260101000000+0900", null], [0x17, "260230000000Z", null],
  [0x18, "20260101000000.5Z", null], [0x18, "20260101240000Z", null], [0x18, "20261301000000Z", null], [0x17, "", null],
]) {
  test(`a time of a certificate: ${text} is ${unix ?? "none"}`, () => {
    const element = only(der(tag, Buffer.from(text)), tag);
    if (unix === null) assert.throws(() => timeOf(element));
    else assert.equal(timeOf(element), Date.parse(unix) / 1000);
  });
}

test("no prefix of a certificate, and no certificate with a byte changed, makes the reader throw", async () => {
  const certificate = await of(root);
  for (let i = 0; i < certificate.length; i++) {
    assert.equal(readCertificate(certificate.slice(0, i)), null);
    for (const bit of [1, 0x20, 0x80]) {
      const changed = Uint8Array.from(certificate);
      changed[i] ^= bit;
      const read = readCertificate(changed);
      if (read !== null) await issuedBy([readCertificate(root.certificate)], read);
    }
  }
});
