// Builds what only the Verifier's pages link to: their scripts, and the workers with which these read files of strangers. Everything a worker runs is in
// its one file, because its policy lets it load no other; the WebAssembly is handed to it.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { browsers, Output } from "../output.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");
const output = new Output(dist, "names-verifier.json");
const require = createRequire(import.meta.url);
const pdf = dirname(require.resolve("pdfjs-dist/package.json"));

await output.add("workers/zxing.wasm", await readFile(require.resolve("zxing-wasm/reader/zxing_reader.wasm")));
for (const decoder of ["openjpeg", "jbig2"]) await output.add(`workers/${decoder}.wasm`, await readFile(join(pdf, "wasm", `${decoder}.wasm`)));
const { outputFiles } = await build({
  entryPoints: ["read", "many", "workers/picture", "workers/pdf"].map(name => join(here, name + ".ts")),
  outdir: dist, outbase: here, bundle: true, minify: true, write: false, target: browsers, format: "esm", legalComments: "none", logLevel: "warning",
});
for (const file of outputFiles) await output.add(relative(dist, file.path), Buffer.from(file.contents));
await output.finish();
