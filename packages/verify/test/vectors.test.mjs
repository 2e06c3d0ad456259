// Every published vector, as vectors/README.md describes them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { decide } from "@akashi/verify";
import { readCertificate } from "../dist/certificates/certificate.js";
import { stateAt } from "../dist/knowledge/knowledge.js";
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
for (const { id, about, list, at, seen, expected } of trust.cases) {
  test(`trust: ${id} (${about})`, async () => {
    const now = seconds(at);
    const read = await believe(bytes(list), trust.uri, roots);
    const believed = read !== null && mayBeTaken(read, now, seen === null ? null : seconds(seen)) ? read : null;
    assert.equal(believed !== null, expected.believed);
    const keys = believed?.keys.map(key => ({ kid: key.kid, purposes: key.purposes, state: stateAt(key, now, believed.expiresAt) })) ?? null;
    assert.deepEqual(keys, expected.keys);
    assert.deepEqual(believed?.statusLists ?? null, expected.statusLists);
  });
}
