// Whatever is scanned, typed or fetched: a verdict, soon, and never a valid one for something else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { decide, fetchKnowledge } from "@akashi/verify";
import { raw, write } from "./cbor.mjs";
import { at, facts, issuer, message, start, System, verifier } from "./system.mjs";

const system = await (await System.create()).publish();
const knowledge = await fetchKnowledge(system.settings, { fetch: system.fetch, now: at() });
const code = await system.code();
const value = code.split("=")[1];
const bytes = new Uint8Array(Buffer.from(value, "base64url"));
const decided = text => decide(text, knowledge, at(1));
const codeOf = bytes => `${verifier}/w/?c=${Buffer.from(bytes).toString("base64url")}`;

for (const text of [
  "", "\0", "://", "%", "=", "==", "\uD800", "\uFEFF", verifier, `${verifier}/w/?c=`, `${verifier}/w/?c=%`, `${verifier}/w/?c=%E3%81`, `${verifier}/w/?c=%00`,
  "A".repeat(8192), " ".repeat(8192), "%41".repeat(2730), `${verifier}/w/?c=${"%41".repeat(2700)}`, "=".repeat(8192), " \u0085".repeat(4000) + "A",
    "://".repeat(2730),
]) {
  test(`a text of ${text.length} characters, ${JSON.stringify(text.slice(0, 40))}, is no credential`, async () => {
    const started = performance.now();
    const { result, facts } = await decided(text);
    assert.deepEqual([result, facts], ["invalid", null]);
    assert.ok(performance.now() - started < 200);
  });
}

test("millions of characters cost nothing", async () => {
  const started = performance.now();
  for (const text of ["A".repeat(10_000_000), " ".repeat(10_000_000), code + " ".repeat(10_000_000)]) assert.equal((await decided(text)).reason,
    "not-readable");
  assert.ok(performance.now() - started < 200);
});

test("8,192 characters are read, white space included, and one more is not", async () => {
  assert.equal((await decided(code.padEnd(8192))).result, "valid");
  assert.equal((await decided(code.padEnd(8193))).reason, "not-readable");
});

test("white space is what Unicode calls so, and U+FEFF is none", async () => {
  for (const space of "\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2007\u200A\u2028\u2029\u202F\u205F\u3000") {
    assert.equal((await decided(space + code + space)).result, "valid", JSON.stringify(space));
    assert.equal((await decided(space + value + space)).result, "valid", JSON.stringify(space));
  }
  for (const other of "\u200B\uFEFF\u180E\0") assert.equal((await decided(value + other)).reason, "not-readable", JSON.stringify(other));
});

test("no bit of a code can be changed, and nothing cut from it", async () => {
  assert.equal((await decided(code)).result, "valid");
  for (let i = 0; i < bytes.length; i++) {
    for (let bit = 0; bit < 8; bit++) {
      const changed = Uint8Array.from(bytes);
      changed[i] ^= 1 << bit;
      const verdict = await decided(codeOf(changed));
      assert.deepEqual([verdict.result, verdict.facts], ["invalid", null], `${i}.${bit}`);
    }
    assert.equal((await decided(codeOf(bytes.slice(0, i)))).result, "invalid");
  }
});

test("a payload that a key of the system signed may still be anything", async () => {
  const [key] = system.keys;
  for (const payload of ["", "00", "ff", "a0", "a1 01 60", "81".repeat(17), "9f".repeat(2000), "bb ffffffffffffffff", "5b 7fffffffffffffff",
    "a1 01 7b 0000ffffffffffff"]) {
    const { result, reason, facts } = await decided(codeOf(await message(key.key, key.kid, raw(payload).raw)));
    assert.deepEqual([result, reason, facts], ["invalid", "not-readable", null], payload);
  }
});

for (const [name, fact, date] of [
  ["the 29th of February of a leap year", "2024-02-29", true], ["of another", "2023-02-29", false], ["of 1900", "1900-02-29", false],
  ["of 2000", "2000-02-29", true],
  ["the year 0", "0000-01-01", false], ["month 13", "2024-13-01", false], ["day 0", "2024-01-00", false], ["digits of another script", "２０２４-01-01", false],
  ["a line break", "2024-01-01\n", false], ["month __proto__", "2024-__-01", false],
]) {
  test(`a date: ${name} is ${date ? "one" : "none"}`, async () => {
    const of = new Map(facts).set(6, { tag: 1004, content: fact });
    assert.equal((await decided(await system.code({ with: of }))).result, date ? "valid" : "invalid");
  });
}

test("a date of birth may be absent, and is then null", async () => {
  const of = new Map(facts);
  of.delete(6);
  const verdict = await decided(await system.code({ with: of }));
  assert.deepEqual([verdict.result, verdict.facts.birthOn], ["valid", null]);
});

test("names of members of every object are no keys of the layout in use today", async () => {
  const payload = Buffer.from(write(new Map([["__proto__", "x"], ["constructor", "y"], ["CN", "a"], ["RN", "b"], ["UN", "c"]])));
  const bytes = Buffer.concat([Buffer.from("d28444a1013824a1046850", "hex"), Buffer.from("-000001"), Buffer.from([0x58, payload.length]), payload,
    Buffer.from("590100", "hex"), Buffer.alloc(256)]);
  const { reason, unchecked } = await decided(codeOf(bytes));
  assert.equal(reason, "not-checked-here");
  assert.deepEqual([unchecked.CN, unchecked.UB, Object.hasOwn(unchecked, "constructor")], ["a", null, false]);
});

const status = `${issuer}/status/1`;
for (const [name, list] of [
  ["a bomb of 256 MiB", { lst: new Uint8Array(deflateSync(new Uint8Array(256 * 1024 * 1024), { level: 9 })) }], ["nothing packed", { lst: new Uint8Array() }],
  ["half a list", { lst: new Uint8Array(deflateSync(new Uint8Array(262_144))) }], ["an end before its issue", { exp: start - 1 }], ["a time to live of 2^32",
    { ttl: 2 ** 32 }],
]) {
  test(`a signed status list with ${name} counts for nothing`, async () => {
    system.published.set(status, await system.statusList(list));
    const started = performance.now();
    const fetched = await fetchKnowledge(system.settings, { fetch: system.fetch, now: at() });
    assert.deepEqual(fetched.problems, [{ address: status, what: "not-believed" }]);
    assert.ok(performance.now() - started < 1_000);
  });
}

test("a trust list of a thousand strangers' certificates is read within seconds", async () => {
  const stranger = await System.create();
  const extra = Array.from({ length: 997 }, (_, i) => ({ ...stranger.keys[0], state: i % 3 }));
  await system.publish({ keys: [...system.keys, ...extra] });
  const started = performance.now();
  assert.equal((await fetchKnowledge(system.settings, { fetch: system.fetch, now: at() })).keys.size, 3);
  assert.ok(performance.now() - started < 5_000);
});

test("a trust list of a million things is refused before it takes memory", async () => {
  const [, , signer] = system.keys;
  const many = raw(`a5 02 60 04 01 06 00 3a00011171 9a 001e8480 ${"00".repeat(2_000_000)} 3a00011172 80`).raw;
  system.published.set(`${issuer}/trust/list`, await message(signer.key, signer.kid, many, "application/akashi-trust-list+cwt"));
  const before = process.memoryUsage().heapUsed;
  assert.equal((await fetchKnowledge(system.settings, { fetch: system.fetch, now: at() })).trustList, null);
  assert.ok(process.memoryUsage().heapUsed - before < 50_000_000);
});
