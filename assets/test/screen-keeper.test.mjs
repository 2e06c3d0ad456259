// The service worker of the screens: what it answers, and that it passes on all else (threat S5).
import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { browserWith } from "./caches.mjs";
import { bundled } from "./load.mjs";

const origin = "https://portal.example.go.jp";
const id = "11111111-0000-7000-8000-000000000001";
const page = `/issuing/screen/${id}`;
const asset = "/assets/akashi-11111111.css";

/** The worker in a browser that keeps a screen, or nothing. */
async function running({ keeps = true } = {}) {
  const browser = browserWith(new Map(keeps ? [[`akashi-screen.00000000000000aa.${id}`, new Map([[page, "kept page"], [asset, "kept style"]])]] : []), origin);
  const heard = {};
  const self = { location: { origin }, clients: { claim: async () => undefined }, skipWaiting: async () => undefined, addEventListener: (name, act) => (heard[name] = act) };
  runInNewContext(await bundled("screen-keeper"), {
    self, caches: browser.caches, fetch: browser.fetch, navigator: browser.navigator, URL, setTimeout: act => setTimeout(act, 50), Promise,
  });
  const ask = async (path, { method = "GET", mode = "navigate" } = {}) => {
    let answer;
    heard.fetch({ request: { method, mode, url: new URL(path, origin).href }, respondWith: given => (answer = given) });
    return answer === undefined ? "passed" : (await answer).text();
  };
  return { ...browser, ask };
}

test("S5 it answers for screens and for what they link to, and passes on all else", async () => {
  const { ask } = await running();
  assert.equal(await ask(page), `network ${page}`);
  assert.equal(await ask(asset, { mode: "no-cors" }), "kept style");
  assert.equal(await ask("/assets/other-11111111.js", { mode: "no-cors" }), "network /assets/other-11111111.js");
  for (const path of ["/", "/home", "/issuing/screen/", "/issuing/screen/keeper.js", `${page}/copy`, `${page}?lang=en`, `/issuing/${id}/show`]) assert.equal(await ask(path), "passed");
  for (const path of [page, `/issuing/${id}/pdf`]) assert.equal(await ask(path, { mode: "cors" }), "passed");
  assert.equal(await ask(page, { method: "POST" }), "passed");
  assert.equal(await ask(asset, { method: "POST", mode: "cors" }), "passed");
  assert.equal(await ask(`https://other.example${page}`), "passed");
});

test("a kept screen opens without a network, behind a proxy that reaches nobody, and after the session", async () => {
  const { ask, world } = await running();
  world.status = 503;
  assert.equal(await ask(page), "kept page");
  [world.status, world.type] = [200, "opaqueredirect"];
  assert.equal(await ask(page), "kept page");
  world.isOnline = false;
  assert.equal(await ask(page), "kept page");
});

test("what is not kept comes from the network or not at all", async () => {
  const { ask, world } = await running({ keeps: false });
  world.type = "opaqueredirect";
  assert.equal(await ask(page), `network ${page}`);
  world.isOnline = false;
  await assert.rejects(ask(page));
});

test("S3 an answer that there is no such page removes the copy; it stores nothing by itself", async () => {
  const { ask, world, held } = await running();
  await ask(page);
  await ask("/assets/other-11111111.js", { mode: "no-cors" });
  assert.deepEqual([...held.values()].map(kept => kept.size), [2]);
  world.status = 404;
  assert.equal(await ask(page), `network ${page}`);
  assert.equal(held.size, 0);
});
