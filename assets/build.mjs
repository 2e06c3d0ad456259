// Builds what the pages link: dist/akashi.css, one dist/NAME.js for each ts/NAME.ts, and the pictures they name.
// esbuild's install script need not have run: its programming interface finds the platform package by itself.
import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const assets = dirname(fileURLToPath(import.meta.url));
const dist = join(assets, "dist");
const browsers = ["chrome111", "firefox115", "safari16.4"];

const modules = (await readdir(join(assets, "ts"))).filter(name => name.endsWith(".ts") && !name.endsWith(".d.ts"));
await mkdir(dist, { recursive: true });
await Promise.all([
  build({
    entryPoints: [join(assets, "css/akashi.css")],
    outfile: join(dist, "akashi.css"),
    bundle: true,
    minify: true,
    target: browsers,
    external: ["icons/*", "mark.svg"],
    logLevel: "warning",
  }),
  build({
    entryPoints: modules.map(name => join(assets, "ts", name)),
    outdir: dist,
    bundle: true,
    minify: true,
    format: "esm",
    target: browsers,
    logLevel: "warning",
  }),
  cp(join(assets, "icons"), join(dist, "icons"), { recursive: true }),
  cp(join(assets, "pictures"), join(dist, "pictures"), { recursive: true }),
  cp(join(assets, "mark.svg"), join(dist, "mark.svg")),
  cp(join(assets, "favicon.svg"), join(dist, "favicon.svg")),
]);

// What is no longer made must not be served any longer.
const made = new Set(["akashi.css", "icons", "pictures", "mark.svg", "favicon.svg", ...modules.map(name => name.replace(/\.ts$/, ".js"))]);
for (const name of await readdir(dist)) {
  if (!made.has(name)) await rm(join(dist, name), { recursive: true });
}

// A picture that the style sheet names and nobody drew would only be missed by eye.
const style = await readFile(join(dist, "akashi.css"), "utf8");
const drawn = new Set(await readdir(join(assets, "icons")));
const missing = [...style.matchAll(/url\("?icons\/([^")]+)"?\)/g)].map(match => match[1]).filter(name => !drawn.has(name));
if (missing.length > 0) throw new Error(`assets/icons lacks ${missing.join(", ")}`);
