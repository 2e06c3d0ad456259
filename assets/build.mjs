// Builds what the pages of all programs link to: a style sheet, a script for each ts/NAME.ts, and the pictures they name. Each file is named by its
// content, so that a browser may keep it for good; dist/names.json maps plain names to current addresses. esbuild's install script need not have run:
// its API finds the platform package by itself.
import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { browsers, Output } from "./output.mjs";

const assets = dirname(fileURLToPath(import.meta.url));
const dist = join(assets, "dist");
const output = new Output(dist, "names.json");

// Pictures come first: the style sheet names them by their addresses.
for (const folder of ["icons", "pictures"]) {
  for (const file of await readdir(join(assets, folder))) await output.add(`${folder}/${file}`, await readFile(join(assets, folder, file)));
}
for (const file of ["mark.svg", "favicon.svg"]) await output.add(file, await readFile(join(assets, file)));

// Otherwise only the eye would notice a missing picture that the style sheet names.
const pictures = {
  name: "pictures",
  setup: run => run.onResolve({ filter: /\.svg$/ }, ({ path, resolveDir }) => {
    const address = output.names[relative(assets, join(resolveDir, path))];
    return address ? { path: address, external: true } : { errors: [{ text: `assets/ lacks ${path}` }] };
  }),
};
const modules = (await readdir(join(assets, "ts"))).filter(file => file.endsWith(".ts") && !file.endsWith(".d.ts"));
const options = { outdir: dist, bundle: true, minify: true, write: false, target: browsers, logLevel: "warning" };
const built = await Promise.all([
  build({ ...options, entryPoints: [join(assets, "css/akashi.css")], plugins: [pictures] }),
  build({ ...options, entryPoints: modules.map(file => join(assets, "ts", file)), format: "esm" }),
]);
for (const file of built.flatMap(result => result.outputFiles)) await output.add(basename(file.path), Buffer.from(file.contents));
await output.finish();
