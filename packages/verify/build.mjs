// Builds dist/: the modules with their types, and all of it in one small file for a page without a bundler.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");

rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [join(here, "../../node_modules/typescript/bin/tsc"), "-p", here], { stdio: "inherit" });
await build({
  entryPoints: [join(here, "src/index.ts")], outfile: join(dist, "akashi-verify.min.js"), bundle: true, minify: true, format: "esm", target: "es2022",
    logLevel: "warning",
});
