// What is fetched, what is taken of it, and what counts later: "Trust list", "Without a network", "Times in the future".
import assert from "node:assert/strict";
import { test } from "node:test";
import { decide, fetchKnowledge } from "@akashi/verify";
import { extensions, pem, usage } from "./ca.mjs";
import { at, changed, day, facts, issuer, memory, start, System } from "./system.mjs";

const system = await System.create();
const code = await system.code();
const by = (seconds, more = {}) => ({ fetch: system.fetch, now: at(seconds), ...more });
const said = async (text, knowledge, seconds) => {
  const { result, reason } = await decide(text, knowledge, at(seconds));
  return reason ?? result;
};
const list = `${issuer}/trust/list`;
const status = `${issuer}/status/1`;

async function known(seconds = 0, published = {}) {
  await system.publish({ seconds, ...published });
  return fetchKnowledge(system.settings, by(seconds));
}

/** Publishes, as of the start, a status list by a fourth key. */
async function withAnotherListKey() {
  const keys = [...system.keys, await system.newKey(2, { has: [extensions.maySign, extensions.usages(usage.statusLists)] })];
  await system.publish({ keys });
  system.published.set(status, await system.statusList({ by: keys.at(-1) }));
  return keys;
}

test("a code is valid by what was fetched, and each check says as of when", async () => {
  const verdict = await decide(code, await known(), at(10));
  assert.equal(verdict.result, "valid");
  assert.equal(verdict.facts.name, facts.get(4));
  assert.deepEqual(verdict.checks, {
    content: { result: "valid", asOf: at(10) }, registration: { result: "valid", asOf: at(0) }, signingCertificate: { result: "valid", asOf: at(-5) },
  });
});

test("nothing but addresses of lists is sent, without cookies and without saying where from", async () => {
  system.asked = [];
  await decide(code, await known(), at(10));
  assert.deepEqual(system.asked.map(asked => asked.address), [list, status]);
  for (const { options } of system.asked) {
    assert.deepEqual([options.credentials, options.referrerPolicy, options.redirect, options.body], ["omit", "no-referrer", "error", undefined]);
  }
});

test("without anything fetched a code is unknown, not foreign", async () => {
  system.isReachable = false;
  const knowledge = await fetchKnowledge(system.settings, by(0));
  system.isReachable = true;
  assert.equal(await said(code, knowledge, 0), "signing-certificate-unknown");
  assert.deepEqual(knowledge.problems, [{ address: list, what: "not-reached" }]);
});

test("with another root nothing is believed, and no code is foreign", async () => {
  const other = await System.create();
  await system.publish();
  const knowledge = await fetchKnowledge({ ...system.settings, roots: pem(other.root.certificate) }, by(0));
  assert.equal(await said(code, knowledge, 0), "signing-certificate-unknown");
  assert.deepEqual(knowledge.problems, [{ address: list, what: "not-believed" }]);
});

test("without one key for credentials no code is foreign", async () => {
  const [, ...others] = system.keys;
  assert.equal(await said(code, await known(0, { keys: others }), 0), "signing-certificate-unknown");
});

test("after a list that is not believed, an unknown key may be a newer one", async () => {
  const stranger = await system.code({ by: await system.newKey(1) });
  const before = await known();
  assert.equal(await said(stranger, before, 1), "not-of-this-system");
  system.published.set(list, changed(system.published.get(list), -1));
  const knowledge = await fetchKnowledge(system.settings, by(1, { before }));
  assert.equal(await said(stranger, knowledge, 1), "signing-certificate-unknown");
  assert.equal(await said(code, knowledge, 1), "valid");
});

test("a key that the list names twice counts by the worse of the two", async () => {
  const [signer, ...others] = system.keys;
  for (const keys of [[signer, { ...signer, state: 2 }, ...others], [{ ...signer, state: 2 }, signer, ...others]]) {
    assert.equal(await said(code, await known(0, { keys }), 0), "signing-certificate-unknown");
  }
});

test("a list that calls its own signer revoked is not believed", async () => {
  const [one, two, three] = system.keys;
  assert.equal((await known(0, { keys: [one, two, { ...three, state: 1 }] })).trustList, null);
});

test("by a clock that is behind, no key is foreign", async () => {
  const stranger = await system.code({ by: await system.newKey(1) });
  assert.equal(await said(stranger, await known(), -301), "clock");
});

test("a key that may no longer sign status lists takes its lists along", async () => {
  const [one, , three] = system.keys;
  const both = await system.newKey(2, { has: [extensions.maySign, extensions.usages(usage.credentials, usage.statusLists)] });
  await system.publish({ keys: [one, both, three] });
  system.published.set(status, await system.statusList({ by: both }));
  const before = await fetchKnowledge(system.settings, by(0));
  assert.equal(await said(code, before, 0), "valid");
  system.published.set(list, await system.trustList({ iat: start + 1, keys: [one, { ...both, bits: 1 }, three] }));
  assert.equal(await said(code, await fetchKnowledge(system.settings, by(1, { before })), 1), "status-unavailable");
});

test("a credential never outlives its certificate", async () => {
  const [, ...others] = system.keys;
  const ending = await system.newKey(1, { has: [extensions.maySign], dates: [at(-day), at(day)] });
  const knowledge = await known(0, { keys: [ending, ...others] });
  assert.equal(await said(await system.code({ by: ending, exp: start + day }), knowledge, 0), "valid");
  assert.equal(await said(await system.code({ by: ending, exp: start + day + 1 }), knowledge, 0), "wrongly-issued");
});

test("while a root is being replaced, both count", async () => {
  const other = await System.create();
  await system.publish();
  const knowledge = await fetchKnowledge({ ...system.settings, roots: pem(other.root.certificate) + pem(system.root.certificate) }, by(0));
  assert.equal(await said(code, knowledge, 0), "valid");
});

test("a key that the list does not name is foreign until the list's end, and then perhaps a newer one", async () => {
  const stranger = await system.code({ by: await system.newKey(1) });
  const knowledge = await known();
  assert.equal(await said(stranger, knowledge, 599), "not-of-this-system");
  assert.equal(await said(stranger, knowledge, 600), "signing-certificate-unknown");
});

test("with a network the states of the keys count until the list's end", async () => {
  const knowledge = await known();
  assert.equal(await said(code, knowledge, 599), "valid");
  assert.equal(await said(code, knowledge, 600), "signing-certificate-unknown");
});

test("without a network they count until the offline end, also after a restart", async () => {
  await system.publish();
  const store = memory();
  await fetchKnowledge(system.settings, by(0, { store }));
  system.isReachable = false;
  const knowledge = await fetchKnowledge(system.settings, by(day - 60, { store }));
  system.isReachable = true;
  assert.equal(await said(code, knowledge, day - 1), "valid");
  assert.equal(await said(code, knowledge, day), "signing-certificate-unknown");
});

test("a system that answers, but not with a list that counts, is no missing network", async () => {
  const before = await known();
  system.published.delete(list);
  const knowledge = await fetchKnowledge(system.settings, by(700, { before }));
  assert.equal(await said(code, knowledge, 700), "signing-certificate-unknown");
  assert.deepEqual(knowledge.problems[0], { address: list, what: "refused" });
});

test("a list past its end is not taken over a network, whatever its offline end", async () => {
  await system.publish();
  const knowledge = await fetchKnowledge(system.settings, by(600));
  assert.equal(knowledge.trustList, null);
});

for (const [name, published] of [
  ["an offline end before its end", { offline: start + 599 }],
  ["an offline end more than a day after its issue", { offline: start + day + 1 }],
  ["another address", { uri: `${issuer}/trust/other` }],
]) {
  test(`a trust list with ${name} is not believed`, async () => assert.equal((await known(0, published)).trustList, null));
}

test("a trust list without an offline end counts no longer than its end", async () => {
  const before = await known(0, { offline: null });
  system.isReachable = false;
  const knowledge = await fetchKnowledge(system.settings, by(590, { before }));
  system.isReachable = true;
  assert.equal(await said(code, knowledge, 599), "valid");
  assert.equal(await said(code, knowledge, 600), "signing-certificate-unknown");
});

test("no older list is taken than one seen before, be it kept or known", async () => {
  const before = await known(100, { states: { 5: 1 } });
  await system.publish({ seconds: 50 });
  const knowledge = await fetchKnowledge(system.settings, by(200, { before }));
  assert.equal(await said(code, knowledge, 200), "revoked");
  assert.equal(knowledge.trustList.issuedAt, start + 100);
});

test("a key once called revoked stays revoked, after a restart too, and whatever a later list says", async () => {
  const store = memory();
  const [signer, ...others] = system.keys;
  await system.publish({ keys: [{ ...signer, state: 1 }, ...others] });
  await fetchKnowledge(system.settings, by(0, { store }));
  await system.publish({ seconds: 60 });
  const knowledge = await fetchKnowledge(system.settings, by(60, { store }));
  assert.equal(await said(code, knowledge, 60), "signing-certificate-revoked");
  await system.publish({ seconds: 120 });
  assert.equal(await said(code, await fetchKnowledge(system.settings, by(120, { store })), 120), "signing-certificate-revoked");
});

test("a trust list by a key that was once called revoked is not believed", async () => {
  const [one, two, stolen] = system.keys;
  const next = await system.newKey(4, { has: [extensions.maySign, extensions.usages(usage.trustLists)] });
  const before = await known(0, { keys: [next, one, two, { ...stolen, state: 1 }] });
  await system.publish({ seconds: 60 });
  const knowledge = await fetchKnowledge(system.settings, by(60, { before }));
  assert.equal(knowledge.trustList.issuedAt, start);
  assert.deepEqual(knowledge.problems[0], { address: list, what: "not-believed" });
});

test("a trust list counts no longer than its signer's certificate, and not before it begins", async () => {
  const [one, two] = system.keys;
  const signer = dates => system.newKey(4, { has: [extensions.maySign, extensions.usages(usage.trustLists)], dates });
  const before = await known(0, { keys: [one, two, await signer([at(-day), at(3600)])] });
  system.isReachable = false;
  const offline = await fetchKnowledge(system.settings, by(10, { before }));
  system.isReachable = true;
  assert.equal(await said(code, offline, 3600), "valid");
  assert.equal(await said(code, offline, 3601), "signing-certificate-unknown");
  assert.equal((await known(0, { keys: [one, two, await signer([at(301), at(day)])] })).trustList, null);
  assert.notEqual((await known(0, { keys: [one, two, await signer([at(300), at(day)])] })).trustList, null);
});

for (const [name, state] of [["that is revoked", 1], ["of which its CA says nothing", 2]]) {
  test(`a newer list by a key ${name} does not take the place of one that counts`, async () => {
    const [one, signer, three, next] = await withAnotherListKey();
    const before = await fetchKnowledge(system.settings, by(0));
    await system.publish({ seconds: 60, keys: [one, { ...signer, state }, three, next] });
    assert.equal(await said(code, await fetchKnowledge(system.settings, by(60, { before })), 60), "valid");
  });
}

test("what a revoked key signed bears no witness of the time", async () => {
  const [one, stolen, three, next] = await withAnotherListKey();
  const before = await fetchKnowledge(system.settings, by(0));
  await system.publish({ seconds: 60, keys: [one, { ...stolen, state: 1 }, three, next] });
  system.published.set(status, await system.statusList({ iat: start + 4000, by: stolen }));
  assert.equal(await said(code, await fetchKnowledge(system.settings, by(60, { before })), 60), "valid");
});

test("what a revoked key signed as a status list does not count", async () => {
  const [one, signer, three] = system.keys;
  const knowledge = await known(0, { keys: [one, { ...signer, state: 1 }, three] });
  assert.equal(await said(code, knowledge, 0), "status-unavailable");
});

test("a clock behind a signed list is called wrong, and nothing is valid by it", async () => {
  const knowledge = await known();
  assert.equal(await said(code, knowledge, -300), "valid");
  assert.equal(await said(code, knowledge, -301), "clock");
  const suspended = await known(0, { states: { 5: 2 } });
  assert.equal(await said(code, suspended, -300), "suspended");
});

test("a clock that is behind is noticed by a list that is not taken for it", async () => {
  await system.publish({ seconds: 1000 });
  const knowledge = await fetchKnowledge(system.settings, by(0));
  assert.equal(knowledge.trustList, null);
  assert.equal(await said(code, knowledge, 0), "clock");
});

test("it ends when a list that is not in the future was taken", async () => {
  await system.publish({ seconds: 1000 });
  const before = await fetchKnowledge(system.settings, by(0));
  await system.publish({ seconds: 10 });
  assert.equal(await said(code, await fetchKnowledge(system.settings, by(10, { before })), 10), "valid");
});

test("what was kept while the clock was ahead is dropped, and says that it was; only a network mends it", async () => {
  const store = memory();
  await system.publish({ seconds: day });
  await fetchKnowledge(system.settings, by(day, { store }));
  system.isReachable = false;
  const offline = await fetchKnowledge(system.settings, by(0, { store }));
  system.isReachable = true;
  assert.equal(offline.trustList, null);
  assert.equal(await said(code, offline, 0), "clock");
  await system.publish();
  assert.equal(await said(code, await fetchKnowledge(system.settings, by(0, { store })), 0), "valid");
});

test("a credential of the future is a matter of a clock", async () => {
  const knowledge = await known();
  assert.equal(await said(await system.code({ iat: start + 300 }), knowledge, 0), "valid");
  assert.equal(await said(await system.code({ iat: start + 301 }), knowledge, 0), "clock");
});

test("a list elsewhere is not asked for", async () => {
  await system.publish({ lists: [status, "https://elsewhere.example/status/1", `${issuer}.example/status/1`] });
  system.asked = [];
  const knowledge = await fetchKnowledge(system.settings, by(0));
  assert.deepEqual(system.asked.map(asked => asked.address), [list, status]);
  assert.deepEqual(knowledge.problems.map(problem => problem.what), ["elsewhere", "elsewhere"]);
});

test("a status list is asked for again after its time to live", async () => {
  const before = await known();
  system.asked = [];
  await fetchKnowledge(system.settings, by(4, { before }));
  await fetchKnowledge(system.settings, by(5, { before }));
  assert.deepEqual(system.asked.map(asked => asked.address), [list, list, status]);
});

test("what was kept is checked again: a changed byte of it counts for nothing", async () => {
  const store = memory();
  await system.publish();
  await fetchKnowledge(system.settings, by(0, { store }));
  const kept = JSON.parse(store.text);
  const bytes = changed(new Uint8Array(Buffer.from(kept.trustList, "base64url")), -1);
  system.isReachable = false;
  for (const text of [JSON.stringify({ ...kept, trustList: Buffer.from(bytes).toString("base64url") }), "{}", "[", JSON.stringify({ ...kept, lists: 1 })]) {
    const knowledge = await fetchKnowledge(system.settings, by(1, { store: memory(text) }));
    assert.equal(await said(code, knowledge, 1), "signing-certificate-unknown");
  }
  system.isReachable = true;
});

test("an answer that never ends is given up after what the largest list needs", async () => {
  let sent = 0;
  const endless = () => new Response(new ReadableStream({ pull: stream => { stream.enqueue(new Uint8Array(65_536)); sent += 65_536; } }));
  const knowledge = await fetchKnowledge(system.settings, { fetch: async () => endless(), now: at(0) });
  assert.deepEqual(knowledge.problems, [{ address: list, what: "refused" }]);
  assert.ok(sent < 10 * 1024 * 1024, `${sent}`);
});

for (const [name, setting] of [
  ["an origin with a path", { issuer: `${issuer}/` }], ["no origin", { verifier: "verify" }], ["no root", { roots: "" }],
  ["bytes that are no certificate", { roots: "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----" }],
]) {
  test(`a setting with ${name} is told at once`, () => assert.rejects(fetchKnowledge({ ...system.settings, ...setting }, by(0)), TypeError));
}
