// The service worker: what it answers, and that it keeps neither a code nor a fact (threats F2 and F3).
import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { load } from "./load.mjs";

const { planFor, successorOf } = await load("shell/plan");
const origin = "https://verify.example.go.jp";
const shell = {
  pages: { "/w/offline": ["/assets/akashi-11111111.css", "/assets/offline-22222222.js"], "/w/many": ["/assets/akashi-11111111.css"] },
  readers: ["/assets/workers/zxing-33333333.wasm"],
};
const code = "0oRDoQEmoQ" + "A".repeat(300);
const planned = (path, more = {}, spoken = ["ja-JP", "en"]) => planFor({ method: "GET", mode: "navigate", url: origin + path, ...more }, origin, shell, spoken);

test("F3 pages of codes have a page in reserve, and everything else passes", () => {
  for (const path of ["/", "/w/", `/w/?c=${code}`, "/w/verify", "/w/offline"]) assert.deepEqual(planned(path), { how: "page", name: "/w/offline?lang=ja" });
  assert.deepEqual(planned(`/w/?c=${code}&lang=en`), { how: "page", name: "/w/offline?lang=en" });
  assert.deepEqual(planned("/w/", {}, ["fr", "en-GB"]), { how: "page", name: "/w/offline?lang=en" });
  assert.deepEqual(planned("/w/", {}, ["fr"]), { how: "page", name: "/w/offline?lang=ja" });
  assert.deepEqual(planned("/w/many"), { how: "page", name: "/w/many?lang=ja" });
  assert.deepEqual(planned("/w/verify", { method: "POST" }), { how: "form", language: "ja" });
  assert.deepEqual(planned(shell.readers[0], { mode: "cors" }), { how: "kept", name: shell.readers[0] });
  for (const path of ["/privacy", "/w/keeper.js", "/assets/akashi-11111111.css", "/constructor"]) assert.deepEqual(planned(path), { how: "pass" });
  for (const path of ["/w/system", "/api/2026-12-01/verify", "/assets/other-11111111.js", `${shell.readers[0]}?c=${code}`]) {
    assert.deepEqual(planned(path, { mode: "cors" }), { how: "pass" });
    assert.deepEqual(planned(path, { mode: "cors", method: "POST" }), { how: "pass" });
  }
  assert.deepEqual(planned("/w/record", { method: "POST" }), { how: "pass" });
  for (const path of ["/trust/list", shell.readers[0]]) {
    assert.deepEqual(planFor({ method: "GET", mode: "cors", url: "https://portal.example.go.jp" + path }, origin, shell, ["ja"]), { how: "pass" });
  }
});

test("a reader that was kept is followed by its next version", () => {
  assert.equal(successorOf("/assets/workers/zxing-00000000.wasm", shell), shell.readers[0]);
  assert.equal(successorOf(shell.readers[0], shell), null);
  assert.equal(successorOf("/assets/workers/gone-00000000.js", shell), null);
});

/** A browser around the worker. `kept` is its cache: names with texts. */
async function running(more = shell) {
  const { outputFiles } = await build({
    entryPoints: [new URL("../shell/keeper.ts", import.meta.url).pathname], bundle: true, write: false, format: "esm", target: "es2022",
    logLevel: "warning",
  });
  const [heard, kept, asked] = [{}, new Map(), []];
  const world = { isOnline: true, status: 200 };
  const answered = async (request, options = {}) => {
    const path = typeof request === "string" ? request : request.url.replace(origin, "");
    asked.push([path, options.credentials ?? ""]);
    if (!world.isOnline) throw new TypeError("fetch failed");
    return new Response(`network ${path}`, { status: world.status, headers: { date: new Date().toUTCString() } });
  };
  const cache = {
    match: async name => kept.get(name)?.clone(), put: async (name, answer) => void kept.set(name, answer),
    delete: async url => kept.delete(url.replace(origin, "")),
    keys: async () => [...kept.keys()].map(name => ({ url: origin + name })),
  };
  const self = {
    shell: more, location: { origin }, navigator: { languages: ["ja"] }, clients: { claim: async () => undefined }, skipWaiting: async () => undefined,
    addEventListener: (name, act) => (heard[name] = act),
  };
  // What a browser has, and no more.
  const scope = {
    self, caches: { open: async () => cache }, fetch: answered, navigator: {}, performance, setTimeout, URL, Response: redirecting(), Promise, AbortSignal,
    Date, indexedDB: { open: () => { throw new Error("none here"); } }, encodeURIComponent, crypto, TextDecoder, TextEncoder, DOMException, Error, TypeError,
  };
  runInNewContext(outputFiles[0].text, scope);
  const fire = async (name, event = {}) => {
    const waits = [];
    let answer;
    heard[name]({ ...event, waitUntil: wait => waits.push(wait), respondWith: given => (answer = given) });
    const given = await answer;
    await Promise.all(waits);
    return given;
  };
  return { kept, asked, world, fire, ask: (path, options = {}) => fire("fetch", { request: requestFor(path, options) }) };
}

const redirecting = () => Object.assign(function () {}, { redirect: (address, status) => ({ address, status }) });

function requestFor(path, { method = "GET", mode = "navigate", form = null } = {}) {
  const request = { method, mode, url: origin + path, formData: async () => new Map(Object.entries(form ?? {})) };
  return { ...request, clone: () => request };
}

const words = answer => answer.text();

test("F2 after one visit a code's address opens without a network, and nothing of it is kept", async () => {
  const { kept, fire, ask, world } = await running();
  await fire("install");
  await fire("activate");
  assert.equal(await words(await ask(`/w/?c=${code}`)), `network /w/?c=${code}`);
  world.isOnline = false;
  assert.equal(await words(await ask(`/w/?c=${code}`)), "network /w/offline?lang=ja");
  assert.equal(await words(await ask(`/w/?c=${code}&lang=en`)), "network /w/offline?lang=en");
  const names = [...shell.pages["/w/offline"], "/w/offline?lang=ja", "/w/offline?lang=en"];
  assert.deepEqual([...kept.keys()].sort(), names.sort());
  for (const answer of kept.values()) assert.ok(!(await words(answer.clone())).includes(code));
});

test("F2 a form that does not get through goes on in the address, and nothing of it is kept", async () => {
  const { kept, fire, ask, world } = await running();
  await fire("install");
  world.isOnline = false;
  const before = [...kept.keys()];
  const given = await ask("/w/verify?lang=en", { method: "POST", form: { c: ` ${code}+/\r\n` } });
  assert.deepEqual(given, { address: `/w/?c=${code}%2B%2F&lang=en#pressed`, status: 303 });
  assert.equal((await ask("/w/verify", { method: "POST" })).address, "/w/?lang=ja#pressed");
  assert.deepEqual([...kept.keys()], before);
});

test("F3 a page comes from the network where there is one, and from what was kept where a proxy answers", async () => {
  const { fire, ask, world, kept } = await running();
  await fire("install");
  kept.set("/w/offline?lang=ja", new Response("kept", { headers: { date: new Date().toUTCString() } }));
  assert.equal(await words(await ask("/w/")), "network /w/");
  world.status = 503;
  assert.equal(await words(await ask("/w/")), "kept");
  world.status = 429;
  assert.equal(await words(await ask("/w/")), "network /w/");
});

test("a page that was opened opens again without a network; one that was not says so as ever", async () => {
  const { fire, ask, world, kept } = await running();
  await fire("install");
  world.isOnline = false;
  await assert.rejects(ask("/w/many"));
  world.isOnline = true;
  await ask("/w/many?anything=private");
  assert.ok(![...kept.keys()].some(name => name.includes("private")));
  world.isOnline = false;
  assert.equal(await words(await ask("/w/many")), "network /w/many?lang=ja");
});

test("F3 another version takes out what is not its own, and brings the readers that were there", async () => {
  const { fire, kept } = await running();
  kept.set("/assets/workers/zxing-00000000.wasm", new Response("old"));
  kept.set("/assets/offline-00000000.js", new Response("old"));
  kept.set(`/w/?c=${code}`, new Response("old"));
  await fire("install");
  await fire("activate");
  assert.deepEqual([...kept.keys()].sort(), [...shell.pages["/w/offline"], "/w/offline?lang=ja", "/w/offline?lang=en", ...shell.readers].sort());
});

test("an asset is fetched once, without cookies", async () => {
  const { ask, asked, world } = await running();
  await ask(shell.readers[0], { mode: "cors" });
  world.isOnline = false;
  assert.equal(await words(await ask(shell.readers[0], { mode: "cors" })), `network ${shell.readers[0]}`);
  assert.deepEqual(asked, [[shell.readers[0], "omit"]]);
});
