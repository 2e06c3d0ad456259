// Reading in Chromium, with the workers and the policies that the Verifier serves them with (threats R1 and R2).
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { bomb, codeOf, manyPages, megapixels, pdfOf, picture } from "./files.mjs";

const folder = new URL("../", import.meta.url);
const page = "default-src 'none'; script-src 'self'; connect-src 'self'";
const worker = "default-src 'none'; script-src 'wasm-unsafe-eval'";
const mostSeconds = 10;

const script = names => `import { Reader } from "/reader.js";
const reader = new Reader(${JSON.stringify(Object.fromEntries(["picture.js", "pdf.js", "zxing.wasm"]
    .map((file, index) => [["picture", "pdf", "wasm"][index], "/assets/" + names["workers/" + file]])))});
const said = [];
for (const name of (await (await fetch("/list")).text()).split(" ")) {
  const file = await (await fetch("/files/" + name)).blob();
  await fetch("/begin");
  const began = performance.now();
  said.push({ name, ...(await reader.read(file)), seconds: (performance.now() - began) / 1000 });
  await fetch("/end");
}
await fetch("/said", { method: "POST", body: JSON.stringify(said) });`;

test("R1 R2 files are read in workers that reach nothing, and hostile ones end in a word", { timeout: 240_000 }, async () => {
  const profile = await mkdtemp(join(tmpdir(), "akashi-reader-"));
  const [one, two] = [codeOf("one"), codeOf("two")];
  const files = {
    "sheets.pdf": await pdfOf(profile, [one, "", two]), "one.pdf": await pdfOf(profile, [one]), "one.png": await picture(one),
    "other.png": await picture("https://example.com"), "none.pdf": await pdfOf(profile, [""]), "bomb.pdf": bomb(2000), "pages.pdf": manyPages(1000),
    "dots.png": megapixels(), "cut.pdf": Buffer.from("%PDF-1.7\n1 0 obj"), "again.png": await picture(two),
  };
  const names = JSON.parse(await readFile(new URL("dist/names-verifier.json", folder), "utf8"));
  const built = await build({ entryPoints: [new URL("reading/reader.ts", folder).pathname], bundle: true, write: false, format: "esm" });
  let hear;
  let isReading = false;
  const whileReading = [];
  const heard = new Promise(resolve => (hear = resolve));
  const server = createServer(async (request, response) => {
    const path = request.url;
    const send = (type, body, policy = page) => response.writeHead(200, { "content-type": type, "content-security-policy": policy }).end(body);
    if (path === "/begin" || path === "/end") isReading = path === "/begin";
    else if (isReading) whileReading.push(`${request.method} ${path}`);
    if (path === "/said") hear(JSON.parse(Buffer.concat(await request.toArray()).toString()));
    if (path === "/") send("text/html", '<!doctype html><title>test</title><script type="module" src="/run.js"></script>');
    else if (path === "/run.js") send("text/javascript", script(names));
    else if (path === "/reader.js") send("text/javascript", built.outputFiles[0].text);
    else if (path === "/list") send("text/plain", Object.keys(files).join(" "));
    else if (path.startsWith("/files/")) send("application/octet-stream", files[path.slice(7)]);
    else if (path.endsWith(".wasm")) send("application/wasm", await readFile(new URL("dist" + path.slice(7), folder)));
    else if (path.startsWith("/assets/workers/")) send("text/javascript", await readFile(new URL("dist" + path.slice(7), folder)), worker);
    else send("text/plain", "");
  });
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  const browser = spawn("chromium-headless-shell",
    ["--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", `--user-data-dir=${profile}/profile`, `http://127.0.0.1:${server.address().port}/`],
    { stdio: "ignore" });
  const ended = once(browser, "exit");
  try {
    const said = await heard;
    const found = Object.fromEntries(said.map(({ name, codes, fault }) => [name, fault ?? codes.map(code => [code.text, code.page])]));
    assert.deepEqual(found, {
      "sheets.pdf": [[one, 1], [two, 3]], "one.pdf": [[one, null]], "one.png": [[one, null]], "other.png": "other-code", "none.pdf": "no-code",
      "bomb.pdf": "took-too-long", "pages.pdf": "too-large", "dots.png": "too-large", "cut.pdf": "damaged", "again.png": [[two, null]],
    });
    for (const { name, seconds } of said) assert.ok(seconds < mostSeconds, `${name} took ${seconds} s`);
    // The server sees every request of the page and of its workers: what reads is fetched, and nothing else happens.
    assert.ok(whileReading.every(asked => asked.startsWith("GET /assets/workers/")), whileReading.join("\n"));
  } finally {
    browser.kill();
    await ended;
    server.closeAllConnections();
    server.close();
    await rm(profile, { recursive: true, force: true });
  }
});
