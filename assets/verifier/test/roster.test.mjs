// Row 4.5.1: what a roster says that changed, and the file that it becomes (threats T1 to T4).
import assert from "node:assert/strict";
import { createCipheriv, createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { at, day, memory, start, System } from "../../../packages/verify/test/system.mjs";
import { load } from "./load.mjs";

const { Judge } = await load("judging/judge");
const { Roster } = await load("roster/roster");
const { changeOf, idOf, lookAt } = await load("roster/person");
const { seal, unseal } = await load("roster/sealed");
const { gatherList } = await load("roster/gather");
const phrase = "正しい馬の電池のホチキス";
const person = { code: "https://verify.example.go.jp/w/?c=AAAA", source: "a.pdf", addedAt: start, look: null };
const sealedSample = new URL("../../../vectors/roster/sample.akashi-roster", import.meta.url);

const people = () => {
  const kept = new Map();
  return {
    kept, all: async () => new Map(kept), put: async more => more.forEach((value, id) => kept.set(id, value)),
    remove: async ids => ids.forEach(id => kept.delete(id)), clear: async () => kept.clear(),
  };
};

/** A clerk's device, by the system's lists as of some seconds after the start. */
async function clerk() {
  const system = await System.create();
  const store = people();
  const parts = { lists: memory(), system: memory(JSON.stringify(system.settings)) };
  const opened = async (seconds, states) => {
    await system.publish({ seconds, states });
    const judge = new Judge("/w/system", { ...parts, fetch: system.fetch, now: () => at(seconds) });
    await judge.prepare();
    return new Roster(store, code => judge.decided(code), () => start + seconds);
  };
  return { system, store, opened };
}

const changes = rows => rows.map(row => row.change);
const look = (result, reason = null, endsSoon = false) => ({ result, reason, endsSoon, at: 0 });

test("T3 each pair of states has its word, and what cannot be known is no news", () => {
  const now = (result, reason = null, endsSoon = false) => ({ result, reason, endsSoon });
  const table = [
    [null, now("valid"), null], [null, now("valid", null, true), "ending"], [null, now("invalid", "revoked"), "not-valid"],
    [null, now("invalid", "replaced"), "replaced"], [null, now("unknown", "clock"), null],
    [look("valid"), now("invalid", "revoked"), "not-valid"], [look("valid"), now("invalid", "replaced"), "replaced"],
    [look("valid"), now("valid", null, true), "ending"], [look("valid", null, true), now("valid", null, true), null],
    [look("invalid", "suspended"), now("invalid", "suspended"), null], [look("invalid", "suspended"), now("invalid", "revoked"), "not-valid"],
    [look("invalid", "suspended"), now("valid"), "again"], [look("invalid", "revoked"), now("unknown", "status-unavailable"), null],
  ];
  for (const [before, then, expected] of table) assert.equal(changeOf(before, then), expected, JSON.stringify([before, then]));
  assert.deepEqual(lookAt(look("valid"), now("unknown", "clock"), 9), look("valid"));
  assert.deepEqual(lookAt(null, now("invalid", "revoked"), 9), { ...look("invalid", "revoked"), at: 9 });
});

test("T3 a revocation is told at the next opening, until somebody has looked", async () => {
  const { system, opened } = await clerk();
  const far = { exp: start + 90 * day };
  const codes = await Promise.all([5, 6, 7, 8].map(place => system.code({ place, ...far })));
  const first = await opened(0);
  assert.deepEqual(await first.add([...codes, codes[0], codes[1].split("?c=")[1]].map(code => ({ code, source: "list" }))), { added: 4, left: 0 });
  assert.deepEqual(changes(await first.check()), [null, null, null, null]);
  const states = { 6: 1, 7: 12, 8: 2 };
  assert.deepEqual(changes(await (await opened(60, states)).check()), [null, "not-valid", "replaced", "not-valid"]);
  const second = await opened(120, states);
  assert.deepEqual(changes(await second.check()), [null, "not-valid", "replaced", "not-valid"]);
  await second.look();
  assert.deepEqual(changes(await (await opened(180, states)).check()), [null, null, null, null]);
  assert.deepEqual(changes(await (await opened(240, { 6: 1, 7: 12, 8: 1 })).check()), [null, null, null, "not-valid"]);
  assert.deepEqual(changes(await (await opened(300, { 6: 1, 7: 12 })).check()), [null, null, null, "again"]);
  const ending = await opened(61 * day);
  assert.deepEqual(changes(await ending.check()).slice(0, 1), ["ending"]);
});

test("T3 what could not be known in between hides no revocation", async () => {
  const { system, opened, store } = await clerk();
  const first = await opened(0);
  await first.add([{ code: await system.code({ exp: start + 90 * day }), source: "a" }]);
  await first.check();
  system.isReachable = false;
  const offline = await opened(2 * day);
  const [row] = await offline.check();
  assert.deepEqual([row.result, row.change], ["unknown", null]);
  await offline.look();
  assert.equal([...store.kept.values()][0].look.result, "valid");
  system.isReachable = true;
  assert.deepEqual(changes(await (await opened(2 * day + 60, { 5: 1 })).check()), ["not-valid"]);
});

test("T1 only whole lists are asked for, whoever is on it, and a person who is taken off is gone", async () => {
  const { system, opened, store } = await clerk();
  const roster = await opened(0);
  system.asked = [];
  await roster.add([{ code: await system.code(), source: "a" }, { code: await system.code({ place: 9 }), source: "b" }]);
  const rows = await roster.check();
  assert.deepEqual(system.asked, []);
  await roster.remove([rows[0].id]);
  assert.deepEqual([...store.kept.values()].map(kept => kept.source), ["b"]);
  await roster.clear();
  assert.equal(store.kept.size, 0);
});

test("T2 a file opens with its phrase alone, and every changed bit is noticed", async () => {
  const file = await seal([person, { ...person, code: "B", look: look("invalid", "revoked") }], phrase);
  assert.deepEqual((await unseal(file, phrase)).map(read => read.code), [person.code, "B"]);
  const voiced = ` ${phrase}が\n`;
  assert.equal((await unseal(await seal([person], voiced), voiced.trim().normalize("NFD"))).length, 1);
  assert.equal(await unseal(file, phrase + "x"), "wrong-phrase");
  assert.ok(!Buffer.from(file).includes("AAAA"));
  const flipped = place => Uint8Array.from(file, (byte, index) => (index === place ? byte ^ 1 : byte));
  // In the count of iterations a bit can cost minutes, or is refused.
  for (const place of [20, 35, 36, 47, 48, file.length - 17, file.length - 1]) assert.equal(await unseal(flipped(place), phrase), "wrong-phrase");
  assert.equal(await unseal(flipped(16), phrase), "not-a-roster");
  assert.equal(await unseal(flipped(0), phrase), "not-a-roster");
  assert.equal(await unseal(flipped(14), phrase), "newer");
  for (const length of [0, 16, 47, 48]) assert.equal(await unseal(file.slice(0, length), phrase), "not-a-roster");
});

test("T2 a file whose key is easier to guess, or costs minutes, is refused before anything is computed", async () => {
  const file = await seal([person], phrase);
  for (const count of [0, 1, 599_999, 10_000_001, 0xffffffff]) {
    const weak = file.slice();
    new DataView(weak.buffer).setUint32(16, count);
    assert.equal(await unseal(weak, phrase), "not-a-roster");
  }
});

test("the file is what its page says, by another implementation", async () => {
  const bytes = Buffer.from(await seal([person], phrase));
  const [head, body] = [bytes.subarray(0, 48), bytes.subarray(48)];
  assert.equal(head.toString("latin1", 0, 16), "akashi-roster/1\n");
  const key = pbkdf2Sync(phrase.normalize("NFC"), head.subarray(20, 36), head.readUInt32BE(16), 32, "sha256");
  const open = createDecipheriv("aes-256-gcm", key, head.subarray(36)).setAAD(head).setAuthTag(body.subarray(-16));
  assert.deepEqual(JSON.parse(Buffer.concat([open.update(body.subarray(0, -16)), open.final()])), { people: [person] });
  const wrong = createCipheriv("aes-256-gcm", key, head.subarray(36)).setAAD(head);
  const noPeople = Buffer.concat([head, wrong.update('{"people":[{"code":1}]}'), wrong.final(), wrong.getAuthTag()]);
  assert.equal(await unseal(new Uint8Array(noPeople), phrase), "not-a-roster");
});

test("a file of the command line opens", async () => {
  const read = await unseal(new Uint8Array(await readFile(sealedSample)), phrase);
  assert.deepEqual(read, [person, { ...person, code: person.code + "A", source: "list.txt:2", look: { ...look("invalid", "revoked"), at: start } }]);
});

test("one code in several forms is one person", async () => {
  const forms = ["AA-_", " AA-_ ", "https://v.example/w/?c=AA-_", "https://v.example/w/?c=AA%2B/=&lang=en", "AA+/="];
  assert.equal(new Set(await Promise.all(forms.map(idOf))).size, 1);
  assert.notEqual(await idOf("AA-A"), await idOf("AA-_"));
});

test("a list gives a code for each line, and what is no list has a word", () => {
  const [codes, missed] = [[], []];
  gatherList("A\r\n\r\nB\n", "list", { line: (name, line) => `${name}:${line}` }, codes, missed);
  assert.deepEqual([codes, missed], [[{ code: "A", source: "list:1" }, { code: "B", source: "list:3" }], []]);
});

test("T4 ten thousand people are checked in portions, so that a page can say how far it is", { timeout: 120_000 }, async () => {
  const { system, opened } = await clerk();
  const roster = await opened(0);
  const code = await system.code({ exp: start + 90 * day });
  // Past the end of a signature any text is a code of its own, which is decided in as many steps.
  const codes = Array.from({ length: 10_000 }, (_, index) => ({ code: `${code.slice(0, -4)}${index.toString(36).padStart(4, "A")}`, source: "list" }));
  assert.deepEqual(await roster.add(codes), { added: 10_000, left: 0 });
  const told = [];
  const began = performance.now();
  const rows = await roster.check((done, all) => told.push([done, all]));
  console.log(`# ${Math.round(performance.now() - began)} ms`);
  assert.equal(rows.length, 10_000);
  assert.deepEqual([told.length, told[0]], [100, [100, 10_000]]);
  assert.deepEqual(await roster.add(Array.from({ length: 10_001 }, (_, index) => ({ code: `X${index}`, source: "" }))), { added: 10_000, left: 1 });
});
