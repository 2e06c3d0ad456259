// Builds what the pages link to: a style sheet, a script for each ts/NAME.ts, and the pictures they name. Each file is named by its content
// (akashi-1a2b3c4d.css), so that a browser may keep it for good; dist/names.json maps plain names to current addresses. esbuild's install script need
// not have run: its API finds the platform package by itself.
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";

const assets = dirname(fileURLToPath(import.meta.url));
const dist = join(assets, "dist");
const browsers = ["chrome111", "firefox115", "safari16.4"];
const names = {};
const made = new Set(["names.json"]);

const digest = bytes => createHash("sha256").update(bytes).digest("hex").slice(0, 8);

// A compressed form is worth having only if it saves more than its header costs.
async function write(address, bytes) {
  await mkdir(dirname(join(dist, address)), { recursive: true });
  const packed = {
    "": bytes,
    ".br": brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
    ".gz": gzipSync(bytes, { level: 9 }),
  };
  for (const [ending, form] of Object.entries(packed)) {
    if (ending !== "" && form.length + 64 > bytes.length) continue;
    await writeFile(join(dist, address + ending), form);
    made.add(address + ending);
  }
}

async function name(plain, bytes) {
  const ending = extname(plain);
  names[plain] = `${plain.slice(0, -ending.length)}-${digest(bytes)}${ending}`;
  await write(names[plain], bytes);
}

// Pictures come first: the style sheet names them by their addresses.
for (const folder of ["icons", "pictures"]) {
  for (const file of await readdir(join(assets, folder))) await name(`${folder}/${file}`, await readFile(join(assets, folder, file)));
}
for (const file of ["mark.svg", "favicon.svg"]) await name(file, await readFile(join(assets, file)));

// Otherwise only the eye would notice a missing picture that the style sheet names.
const pictures = {
  name: "pictures",
  setup: run => run.onResolve({ filter: /\.svg$/ }, ({ path, resolveDir }) => {
    const address = names[relative(assets, join(resolveDir, path))];
    return address ? { path: address, external: true } : { errors: [{ text: `assets/ lacks ${path}` }] };
  }),
};
const modules = (await readdir(join(assets, "ts"))).filter(file => file.endsWith(".ts") && !file.endsWith(".d.ts"));
const options = { outdir: dist, bundle: true, minify: true, write: false, target: browsers, logLevel: "warning" };
const built = await Promise.all([
  build({ ...options, entryPoints: [join(assets, "css/akashi.css")], plugins: [pictures] }),
  build({ ...options, entryPoints: modules.map(file => join(assets, "ts", file)), format: "esm" }),
]);
for (const file of built.flatMap(result => result.outputFiles)) await name(basename(file.path), Buffer.from(file.contents));
await writeFile(join(dist, "names.json"), JSON.stringify(names, null, 2) + "\n");

// What is no longer built must no longer be served.
for (const file of await readdir(dist, { recursive: true })) {
  if (!made.has(file) && (await stat(join(dist, file))).isFile()) await rm(join(dist, file));
}
