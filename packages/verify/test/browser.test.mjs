// The one file for pages, in Chromium: it decides there, and its knowledge outlives the page.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { start, System } from "./system.mjs";

const page = `<!doctype html><title>test</title><script type="module">
  import { browserStore, decide, fetchKnowledge } from "/akashi-verify.min.js";
  const { settings, code, stranger } = await (await fetch("/settings")).json();
  const said = [];
  for (const text of [code, stranger, code.slice(0, -1), "x"]) {
    const { result, reason } = await decide(text, await fetchKnowledge(settings, { store: browserStore() }), new Date());
    said.push(reason ?? result);
  }
  await fetch("/away", { method: "POST" });
  const offline = await fetchKnowledge(settings, { store: browserStore() });
  said.push((await decide(code, offline, new Date())).result, offline.problems[0].what);
  await fetch("/said", { method: "POST", body: said.join(" ") });
</script>`;

test("in a browser the same is decided, and goes on without the system", { timeout: 120_000 }, async () => {
  let isAway = false;
  let system, codes, hear;
  const heard = new Promise(resolve => (hear = resolve));
  const answers = {
    "/": ["text/html", async () => page],
    "/akashi-verify.min.js": ["text/javascript", () => readFile(new URL("../dist/akashi-verify.min.js", import.meta.url))],
    "/settings": ["application/json", async () => JSON.stringify({ settings: system.settings, ...codes })],
    "/away": ["text/plain", async () => ((isAway = true), "")],
    "/said": ["text/plain", async request => (hear(Buffer.concat(await request.toArray()).toString()), "")],
    "/trust/list": ["application/akashi-trust-list+cwt", async () => system.published.get(`${system.issuer}/trust/list`)],
    "/status/1": ["application/statuslist+cwt", async () => system.published.get(`${system.issuer}/status/1`)],
  };
  const server = createServer(async (request, response) => {
    const [type, answer] = answers[request.url] ?? [];
    if (type === undefined) return response.writeHead(404).end();
    if (isAway && type.endsWith("+cwt")) return request.socket.destroy();
    response.writeHead(200, { "content-type": type }).end(await answer(request));
  });
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const now = Math.floor(Date.now() / 1000);
  system = await (await System.create(origin)).publish({ seconds: now - start });
  const life = { iat: now - 60, exp: now + 86_400 };
  codes = { code: await system.code(life), stranger: await system.code({ ...life, by: await system.newKey(1) }) };
  const profile = await mkdtemp(join(tmpdir(), "akashi-browser-"));
  const browser = spawn("chromium-headless-shell", ["--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", `--user-data-dir=${profile}`, `${origin}/`],
    { stdio: "ignore", detached: true });
  const ended = once(browser, "exit");
  try {
    assert.equal(await heard, "valid not-of-this-system not-readable not-readable valid not-reached");
  } finally {
    // With all the processes that it started: the command is a script around the browser.
    process.kill(-browser.pid, "SIGKILL");
    await ended;
    server.closeAllConnections();
    server.close();
    await rm(profile, { recursive: true, force: true });
  }
});
