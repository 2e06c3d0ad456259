// What is kept of a credential on a device, and when it is removed (threats S2 to S4).
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { browserWith } from "./caches.mjs";
import { load } from "./load.mjs";

const { canKeep, forget, keep, keptPage } = await load("shared/kept-screens");
const { ageIn } = await load("screen/keeping");
const origin = "https://portal.example.go.jp";
const [hers, his] = [{ owner: "00000000000000aa", id: "11111111-0000-7000-8000-000000000001" }, { owner: "00000000000000bb", id: "22222222-0000-7000-8000-000000000002" }];
const keeper = "/issuing/screen/keeper.js";
const assets = ["/assets/akashi-11111111.css", "/assets/screen-22222222.js"];
let browser;

beforeEach(() => {
  browser = browserWith(new Map(), origin);
  for (const name of ["caches", "fetch", "navigator"]) Object.defineProperty(globalThis, name, { value: browser[name], configurable: true });
});

const names = () => [...browser.held.keys()].sort();
const kept = async ({ id }) => (await keptPage(id))?.text();

test("S2 what is kept is the copy made for that, under the address of the page, with its assets and nothing else", async () => {
  assert.ok(canKeep());
  await keep(hers, keeper, assets);
  assert.equal(await kept(hers), `network /issuing/screen/${hers.id}/copy`);
  assert.deepEqual(browser.world.registered, [keeper, "/issuing/screen/"]);
  assert.deepEqual(browser.world.asked[0], [`/issuing/screen/${hers.id}/copy`, "error"]);
  assert.deepEqual([...browser.held.values()].map(one => [...one.keys()].sort()), [[...assets, `/issuing/screen/${hers.id}`].sort()]);
});

test("S2 nothing is kept of an answer that is no page, and it is said", async () => {
  browser.world.status = 404;
  await assert.rejects(keep(hers, keeper, assets));
  assert.equal(await kept(hers), undefined);
});

test("a copy that is made anew drops the assets of the version before", async () => {
  await keep(hers, keeper, assets);
  const next = ["/assets/akashi-33333333.css", assets[1]];
  await keep(hers, keeper, next);
  assert.deepEqual([...browser.held.values()].map(one => [...one.keys()].sort()), [[...next, `/issuing/screen/${hers.id}`].sort()]);
});

test("S3 what another holder kept goes, and one's own stays with its worker", async () => {
  await keep(hers, keeper, assets);
  await keep(his, keeper, assets);
  browser.held.set("of-something-else", new Map());
  await forget(one => one.owner !== his.owner);
  assert.equal(await kept(hers), undefined);
  assert.ok(await kept(his));
  assert.ok(names().includes("of-something-else"));
  assert.ok(browser.world.registered);
});

test("S2 with the last of them the worker goes, too", async () => {
  await keep(hers, keeper, assets);
  await keep(his, keeper, assets);
  await forget(() => true);
  assert.deepEqual([names(), browser.world.registered], [[], null]);
});

test("S4 the age of a copy is rounded to the older side", () => {
  const [minute, hour] = [60_000, 3_600_000];
  assert.deepEqual([0, 61_000, 61 * minute, 25 * hour].map(ms => ageIn(ms, "ja")), ["（1 分前）", "（2 分前）", "（2 時間前）", "（2 日前）"]);
  assert.equal(ageIn(61 * minute, "en"), " (2 hours ago)");
});
