// A page in Chromium with the reader, and with the policies that the Verifier serves its pages and workers with.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const folder = new URL("../", import.meta.url);
const page = "default-src 'none'; script-src 'self'; connect-src 'self'";
const worker = "default-src 'none'; script-src 'wasm-unsafe-eval'";

const script = names => `import { Reader } from "/reader.js";
import run from "/test.js";
const sources = ${JSON.stringify(Object.fromEntries(["picture.js", "pdf.js", "zxing.wasm"]
    .map((file, index) => [["picture", "pdf", "wasm"][index], "/assets/" + names["workers/" + file]])))};
const reader = new Reader(sources);
async function read(name, file, signal) {
  await fetch("/begin");
  const began = performance.now();
  const found = await reader.read(file, signal);
  await fetch("/end");
  return { name, ...found, seconds: (performance.now() - began) / 1000 };
}
const fetched = async name => (await fetch("/files/" + name)).blob();
const said = await run({ read, fetched, Reader, sources }).catch(error => String(error.stack));
await fetch("/said", { method: "POST", body: JSON.stringify(said) });`;

/**
 * What a script says that runs in the page.
 * @param run Address of a module whose default export gets the reader, and files by their names.
 * @param files Contents by name.
 * @returns What it said, and what the page and its workers asked for while a file was read.
 */
export async function inChromium(run, files) {
  const names = JSON.parse(await readFile(new URL("dist/names-verifier.json", folder), "utf8"));
  const bundled = async ({ pathname }) =>
    (await build({ entryPoints: [pathname], bundle: true, write: false, format: "esm", logLevel: "warning" })).outputFiles[0].text;
  const scripts = { "/run.js": script(names), "/reader.js": await bundled(new URL("reading/reader.ts", folder)), "/test.js": await bundled(run) };
  let hear;
  let isReading = false;
  const asked = [];
  const heard = new Promise(resolve => (hear = resolve));
  const server = createServer(async (request, response) => {
    const path = request.url;
    const send = (type, body, policy = page) => response.writeHead(200, { "content-type": type, "content-security-policy": policy }).end(body);
    if (path === "/begin" || path === "/end") isReading = path === "/begin";
    else if (isReading) asked.push(`${request.method} ${path}`);
    if (path === "/said") hear(JSON.parse(Buffer.concat(await request.toArray()).toString()));
    if (path === "/") send("text/html", '<!doctype html><title>test</title><script type="module" src="/run.js"></script>');
    else if (path in scripts) send("text/javascript", scripts[path]);
    else if (path.startsWith("/files/")) send("application/octet-stream", files[path.slice(7)]);
    else if (path.endsWith(".wasm")) send("application/wasm", await readFile(new URL("dist" + path.slice(7), folder)));
    else if (path.startsWith("/assets/workers/")) send("text/javascript", await readFile(new URL("dist" + path.slice(7), folder)), worker);
    else send("text/plain", "");
  });
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  const profile = await mkdtemp(join(tmpdir(), "akashi-reader-"));
  const browser = spawn("chromium-headless-shell",
    ["--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", `--user-data-dir=${profile}`, `http://127.0.0.1:${server.address().port}/`],
    { stdio: "ignore", detached: true });
  const ended = once(browser, "exit");
  try {
    return { said: await heard, asked };
  } finally {
    // With all the processes that it started: the command is a script around the browser.
    process.kill(-browser.pid, "SIGKILL");
    await ended;
    server.closeAllConnections();
    server.close();
    await rm(profile, { recursive: true, force: true });
  }
}
