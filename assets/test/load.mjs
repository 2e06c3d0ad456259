// The scripts are TypeScript for browsers: they are bundled for node as they are asked for.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "ts");

/** A bundled script as text. @param name Such as "screen-keeper". */
export async function bundled(name) {
  const { outputFiles } = await build({ entryPoints: [join(folder, name + ".ts")], bundle: true, write: false, format: "esm", logLevel: "warning" });
  return outputFiles[0].text;
}

/** What a module of assets/ts exports. @param name Such as "shared/kept-screens". */
export const load = async name => import("data:text/javascript;base64," + Buffer.from(await bundled(name)).toString("base64"));
