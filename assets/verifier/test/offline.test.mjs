// Row 4.4.3: what a device decides without a network, and what it says about the age of what it knows (threats F1 and F4).
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { at, day, issuer, memory, System } from "../../../packages/verify/test/system.mjs";
import { load } from "./load.mjs";

const { Judge } = await load("judging/judge");
const { ageIn } = await load("judging/age");
const { lasting } = await load("judging/lasting");
const system = await System.create();
const code = await system.code();

/** A device: what it keeps, and pages that are opened on it one after another. */
function device() {
  const kept = { lists: memory(), system: memory() };
  let seconds = 0;
  let isOnline = true;
  const asked = [];
  const get = async (address, options) => {
    asked.push(address);
    if (!isOnline) throw new TypeError("fetch failed");
    return address === "/w/system" ? new Response(JSON.stringify(system.settings)) : system.fetch(address, options);
  };
  return {
    kept, asked,
    page: () => new Judge("/w/system", { ...kept, fetch: get, now: () => at(seconds) }),
    online: (yes, then = seconds) => ([isOnline, seconds] = [yes, then]),
  };
}

const said = async (judge, text = code) => {
  const verdict = await judge.judge(text);
  return verdict === null ? null : verdict.reason ?? verdict.result;
};

test("F1 after one visit a code is decided without a network, until the offline end", async () => {
  await system.publish();
  const phone = device();
  await phone.page().prepare();
  for (const [after, result, state] of [[60, "valid", "current"], [day - 1, "valid", "current"], [day, "signing-certificate-unknown", "ended"]]) {
    phone.online(false, after);
    const judge = phone.page();
    assert.equal(await said(judge), result);
    const { asOf, endsAt, isOffline } = judge.known;
    assert.deepEqual([judge.known.state, asOf, endsAt, isOffline], [state, at(0).getTime() / 1000, at(day).getTime() / 1000, true]);
  }
});

test("F1 what was revoked before the visit is not valid without a network either", async () => {
  await system.publish({ states: { 5: 1 } });
  const phone = device();
  await phone.page().prepare();
  phone.online(false, 3600);
  assert.equal(await said(phone.page()), "revoked");
  assert.equal(await said(phone.page(), code.slice(0, -9)), "not-readable");
});

test("F1 a device that was never here says that it knows nothing, and nothing is valid", async () => {
  const phone = device();
  phone.online(false);
  const judge = phone.page();
  assert.equal(await said(judge), null);
  assert.equal(judge.known.state, "none");
});

test("F1 a clock behind the newest list is called wrong, and nothing is valid", async () => {
  await system.publish({ seconds: 3600 });
  const phone = device();
  phone.online(true, 3600);
  await phone.page().prepare();
  phone.online(false, 3600 - 301);
  const judge = phone.page();
  assert.equal(await said(judge), "clock");
  assert.equal(judge.known.state, "clock");
  phone.online(false, 3600 - 299);
  assert.equal(await said(phone.page()), "valid");
});

test("F1 an older list than another tab has seen is not taken", async () => {
  const phone = device();
  await system.publish();
  const old = phone.page();
  await old.prepare();
  await system.publish({ seconds: 60, states: { 5: 1 } });
  phone.online(true, 60);
  await phone.page().prepare();
  // Somebody in between answers with what was published before the revocation.
  await system.publish({ seconds: 30 });
  phone.online(true, 61);
  const next = phone.page();
  assert.equal(await said(next), "revoked");
  phone.online(false, 62);
  assert.equal(await said(phone.page()), "revoked");
});

test("F1 a page that knows less keeps nothing in place of what another one has learnt", async () => {
  const phone = device();
  await system.publish();
  const { performance } = globalThis;
  const old = phone.page();
  await old.prepare();
  await system.publish({ seconds: 60, states: { 5: 1 } });
  phone.online(true, 60);
  await phone.page().prepare();
  phone.online(false, 62);
  // A minute later, by the clock that measures.
  const now = performance.now.bind(performance);
  performance.now = () => now() + 61_000;
  try {
    await old.prepare();
  } finally {
    performance.now = now;
  }
  assert.equal(await said(phone.page()), "revoked");
});

test("F4 lists are whole, and are not asked for again within a minute", async () => {
  await system.publish();
  const phone = device();
  const judge = phone.page();
  await Promise.all([said(judge), said(judge), judge.prepare()]);
  await said(judge);
  assert.deepEqual(phone.asked, ["/w/system", `${issuer}/trust/list`, `${issuer}/status/1`]);
});

test("whose codes are verified is kept, and the page of another network replaces nothing", async () => {
  await system.publish();
  const phone = device();
  await phone.page().prepare();
  const kept = phone.kept.system.text;
  const get = async () => new Response("<!doctype html><title>Sign in</title>");
  await new Judge("/w/system", { ...phone.kept, fetch: get, now: () => at(1) }).prepare();
  assert.equal(phone.kept.system.text, kept);
});

test("a store that may not be used holds until the page is left", async () => {
  const refused = async () => Promise.reject(new DOMException("no", "InvalidStateError"));
  const store = lasting({ load: refused, save: refused });
  assert.equal(await store.load(), null);
  await store.save("a");
  assert.equal(await store.load(), "a");
});

test("F1 an age is said in words, and never younger than it is", async () => {
  const words = async file => {
    const resx = await readFile(new URL(`../../../src/Akashi.Verifier/Offline/${file}`, import.meta.url), "utf8");
    return (key, ...values) => new RegExp(`name="${key}".*?<value>(.*?)</value>`).exec(resx)[1].replace(/\{(\d)\}/g, (_, place) => values[place]);
  };
  const [ja, en] = [await words("OfflineTexts.resx"), await words("OfflineTexts.en.resx")];
  const ages = [[0, "1分以内", "less than 1 min ago"], [-200, "1分以内", "less than 1 min ago"], [60, "1分前", "1 min ago"], [61, "2分前", "2 min ago"],
    [3599, "60分前", "60 min ago"], [3600, "1時間0分前", "1 h 0 min ago"], [7201, "2時間1分前", "2 h 1 min ago"],
    [2 * day - 1, "48時間0分前", "48 h 0 min ago"], [2 * day, "2日前", "2 days ago"], [2 * day + 1, "3日前", "3 days ago"]];
  for (const [seconds, japanese, english] of ages) assert.deepEqual([ageIn(seconds, ja), ageIn(seconds, en)], [japanese, english]);
});
