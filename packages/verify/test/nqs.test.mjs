// Codes of the profile "nqs" with keys from settings.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decide, fetchKnowledge } from "@akashi/verify";
import { certify, newKey, pem } from "./ca.mjs";
import { write } from "./cbor.mjs";
import { at, day, issuer, System, verifier } from "./system.mjs";

const system = await (await System.create()).publish({ states: { 7: 1 } });
const key = await newKey("RSA");
const certificate = pem(await certify({ subject: "Key of another", key, dates: [at(-day), at(day)] }));
const setting = { kid: "P-000001", certificate, host: verifier, statusLists: `${issuer}/status/` };
const known = nqsKeys => fetchKnowledge({ ...system.settings, nqsKeys, nqsHosts: ["https://nqs.example.go.jp"] }, { fetch: system.fetch, now: at() });

async function codeOf(texts, { kid = "P-000001", host = verifier } = {}) {
  const header = write(new Map([[1, -37]]));
  const payload = write(new Map(Object.entries({ CN: "看護師", UN: "山田　花子", RN: "第01234567号", ...texts })));
  const signed = write(["Signature1", header, new Uint8Array(), payload]);
  const pss = await crypto.subtle.importKey(
    "pkcs8", await crypto.subtle.exportKey("pkcs8", key.privateKey), { name: "RSA-PSS", hash: "SHA-256" }, false, ["sign"]);
  const signature = new Uint8Array(await crypto.subtle.sign({ name: "RSA-PSS", saltLength: 32 }, pss, signed));
  const message = write({ tag: 18, content: [header, new Map([[4, kid]]), payload, signature] });
  return `${host}/w/?c=${Buffer.from(message).toString("base64url")}`;
}

const placed = place => codeOf({ DN: `1.${place}.00112233445566778899aabbccddeeff` });
const said = async (code, knowledge, seconds = 0) => {
  const { result, reason } = await decide(code, knowledge, at(seconds));
  return reason ?? result;
};

test("a key from the settings vouches for codes of its host, by the place that they name", async () => {
  const knowledge = await known([setting]);
  const verdict = await decide(await placed(5), knowledge, at());
  assert.deepEqual([verdict.result, verdict.facts, verdict.nqs.UN], ["valid", null, "山田　花子"]);
  assert.equal(await said(await placed(7), knowledge), "revoked");
  assert.equal(await said(await codeOf({}), knowledge), "status-unavailable");
  assert.equal(await said(await codeOf({}, { kid: "P-000002" }), knowledge), "not-checked-here");
  assert.equal(await said(await codeOf({}, { host: "https://nqs.example.go.jp" }), knowledge), "not-checked-here");
  assert.equal(await said(await codeOf({}, { host: "https://elsewhere.example" }), knowledge), "not-of-this-system");
});

test("without a start of addresses it never makes a code valid", async () => {
  const { statusLists: _, ...bare } = setting;
  assert.equal(await said(await placed(5), await known([bare])), "status-unavailable");
});

test("its certificate's end is the end of its codes", async () => {
  const ending = { ...setting, certificate: pem(await certify({ subject: "Key", key, dates: [at(-day), at(60)] })) };
  const knowledge = await known([ending]);
  assert.equal(await said(await placed(5), knowledge, 59), "valid");
  assert.equal(await said(await placed(5), knowledge, 60), "expired");
});

test("a certificate that is not valid yet is not known", async () => {
  const young = { ...setting, certificate: pem(await certify({ subject: "Key", key, dates: [at(301), at(day)] })) };
  const knowledge = await known([young]);
  assert.equal(await said(await placed(5), knowledge, 0), "signing-certificate-unknown");
  assert.equal(await said(await placed(5), knowledge, 1), "valid");
});

test("64 keys and texts of 400 characters are read, and no more", async () => {
  const knowledge = await known([setting]);
  const more = (count, length) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`x${i}`, "x".repeat(length)]));
  const dn = { DN: "1.5.00112233445566778899aabbccddeeff" };
  assert.equal(await said(await codeOf({ ...dn, ...more(60, 1) }), knowledge), "valid");
  assert.equal(await said(await codeOf({ ...dn, ...more(61, 1) }), knowledge), "not-readable");
  assert.equal(await said(await codeOf({ ...dn, ...more(1, 400) }), knowledge), "valid");
  assert.equal(await said(await codeOf({ ...dn, ...more(1, 401) }), knowledge), "not-readable");
});

test("a certificate with another key is a wrong setting", async () => {
  const other = await newKey("P-256");
  await assert.rejects(known([{ ...setting, certificate: pem(await certify({ subject: "Key", key: other })) }]), TypeError);
});
