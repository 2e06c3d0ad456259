// Every published vector, as vectors/README.md describes them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decide } from "@akashi/verify";
import { readCertificate } from "../dist/certificates/certificate.js";
import { nothingFetched, withTrustList, witnessed } from "../dist/knowledge/fetched.js";
import { isClockBehind, stateAt } from "../dist/knowledge/knowledge.js";
import { believe, mayBeTaken } from "../dist/trust/believe.js";
import { bytes, knowledgeOf, seconds, vectors } from "./vectors.mjs";

for (const name of ["credential", "nqs"]) {
  const file = vectors(name);
  const knowledge = await knowledgeOf(file);
  for (const given of file.cases) {
    test(`${name}: ${given.id} (${given.about})`, async () => {
      const verdict = await decide(given.code, await knowledge(given), new Date(given.at));
      const { fault, offset, ...expected } = given.expected;
      assert.deepEqual(inTermsOfVectors(verdict), { ...expected, asOf: expected.asOf === null ? null : seconds(expected.asOf) });
    });
  }
}

function inTermsOfVectors({ result, reason, asOf, facts, nqs, unchecked, checkAt }) {
  return { result, reason, asOf: asOf === null ? null : asOf.getTime() / 1000, facts: facts ?? nqs, unchecked, checkAt };
}

const trust = vectors("trust");
const roots = [readCertificate(bytes(trust.root))];
const unknown = vectors("credential").cases.find(given => given.id === "key-unknown");
const nothing = nothingFetched({ issuer: new URL(trust.uri).origin, verifier: "https://verify.example.go.jp", roots, nqsKeys: [], nqsHosts: [] });

/** What a verifier knows from one list: fetched just now, or at a time since when it has had no network. */
async function knowledgeOfList(bytes, now, fetched, seen) {
  const list = await believe(bytes, trust.uri, roots);
  if (list === null) return nothing;
  const knowledge = witnessed({ ...nothing, isOffline: fetched !== null }, Math.max(list.issuedAt, fetched ?? -Infinity));
  return mayBeTaken(list, fetched ?? now, seen) ? withTrustList(knowledge, list, fetched ?? now) : knowledge;
}

for (const { id, about, list, at, seen, fetched, expected } of trust.cases) {
  test(`trust: ${id} (${about})`, async () => {
    const now = seconds(at);
    const knowledge = await knowledgeOfList(bytes(list), now, fetched == null ? null : seconds(fetched), seen === null ? null : seconds(seen));
    const { trustList, statesEndAt } = knowledge;
    const believed = trustList !== null && now < statesEndAt && !isClockBehind(knowledge, now);
    assert.equal(believed, expected.believed);
    const keys = trustList?.keys.map(key => ({ kid: key.kid, purposes: key.purposes, state: stateAt(key, now, statesEndAt) }));
    assert.deepEqual(believed ? keys : null, expected.keys);
    assert.deepEqual(believed ? trustList.statusLists : null, expected.statusLists);
    if (expected.unknownKid) assert.equal((await decide(unknown.code, knowledge, new Date(at))).reason, expected.unknownKid);
  });
}
