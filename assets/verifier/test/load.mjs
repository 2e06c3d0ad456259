// The scripts are TypeScript for browsers: their pure parts are bundled for node as they are asked for.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..");

/** What a module of assets/verifier exports. @param name Such as "many/csv". */
export async function load(name) {
  const { outputFiles } = await build({ entryPoints: [join(folder, name + ".ts")], bundle: true, write: false, format: "esm", logLevel: "warning" });
  return import("data:text/javascript;base64," + Buffer.from(outputFiles[0].contents).toString("base64"));
}
