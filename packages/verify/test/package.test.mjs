// The package as it is published, and its README as it stands there.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { pem } from "./ca.mjs";
import { facts, start, System, verifier } from "./system.mjs";

const run = promisify(execFile);
const home = fileURLToPath(new URL("..", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "akashi-verify-"));
after(() => rm(folder, { recursive: true }));

const [packed] = JSON.parse((await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], { cwd: home })).stdout);
const installed = join(folder, "node_modules/@akashi/verify");
await mkdir(installed, { recursive: true });
await run("tar", ["-xzf", join(folder, packed.filename), "-C", installed, "--strip-components=1"]);

test("it holds what is built, its types, README and licence, and nothing else", () => {
  const names = packed.files.map(file => file.path);
  for (const name of ["README.md", "LICENSE", "package.json", "dist/index.js", "dist/index.d.ts", "dist/node.js", "dist/node.d.ts",
    "dist/akashi-verify.min.js"]) {
    assert.ok(names.includes(name), name);
  }
  assert.deepEqual(names.filter(name => !/^(README\.md|LICENSE|package\.json|dist\/.*\.(js|d\.ts))$/.test(name)), []);
});

test("it depends on nothing, and in one file it is no larger than 30 KiB", async () => {
  const { dependencies, peerDependencies } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  assert.deepEqual([dependencies, peerDependencies], [undefined, undefined]);
  const { length } = await readFile(join(installed, "dist/akashi-verify.min.js"));
  assert.ok(length <= 30 * 1024, `${length}`);
});

test("the first example of the README verifies a code, and goes on without the system", async () => {
  const published = new Map();
  const server = createServer((request, response) => {
    const bytes = published.get(request.url);
    response.writeHead(bytes ? 200 : 404).end(bytes);
  });
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const system = await System.create(origin);
  await system.publish({ seconds: Math.floor(Date.now() / 1000) - start });
  for (const [address, bytes] of system.published) published.set(address.slice(origin.length), bytes);
  const [, example] = /```js\n(.*?)```/s.exec(await readFile(join(installed, "README.md"), "utf8"));
  await writeFile(join(folder, "example.mjs"), example);
  await writeFile(join(folder, "root.pem"), pem(system.root.certificate));
  const code = await system.code({ iat: Math.floor(Date.now() / 1000) - 60, exp: Math.floor(Date.now() / 1000) + 86_400 });
  const said = () => run(process.execPath, ["example.mjs"], { cwd: folder, env: { ...process.env, ISSUER: origin, VERIFIER: verifier, CODE: code } });
  const expected = new RegExp(`^valid null ${facts.get(4)} ${facts.get(2)}\\nknown as of \\d{4}-.*Z and \\d{4}-.*Z\\n$`);
  assert.match((await said()).stdout, expected);
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
  assert.match((await said()).stdout, expected);
});

test("its types are those of a strict program", async () => {
  await writeFile(join(folder, "use.mts"), `
    import { browserStore, decide, fetchKnowledge, type Reason, type Verdict } from "@akashi/verify";
    import { fileStore } from "@akashi/verify/node";
    const system = { issuer: "https://a.example", verifier: "https://b.example", roots: "" };
    export const verify = async (code: string): Promise<Verdict> => decide(code, await fetchKnowledge(system, { store: fileStore("x") }), new Date());
    export const why = async (code: string): Promise<Reason | null> => (await verify(code)).reason;
    export const name = async (code: string): Promise<string | undefined> => (await verify(code)).facts?.name;
    export const store = browserStore();
    // @ts-expect-error: there are three results
    export const isValid = async (code: string): Promise<boolean> => (await verify(code)).result;
  `);
  const tsc = join(home, "../../node_modules/typescript/bin/tsc");
  await run(process.execPath, [tsc, "--strict", "--noEmit", "--module", "nodenext", "--target", "es2022", "--types", "", "use.mts"], { cwd: folder });
});
