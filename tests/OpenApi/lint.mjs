// Prints what Redocly's linter finds in OpenAPI documents, a line each, by its strictest set of rules: node tests/OpenApi/lint.mjs FILE…
// Ends with 1 where there is anything. It reads nothing but these files.
import { readFileSync } from "node:fs";
import { createConfig, lintFromString } from "@redocly/openapi-core";

const config = await createConfig({ extends: ["recommended-strict"], telemetry: "off" });
for (const file of process.argv.slice(2)) {
  for (const found of await lintFromString({ source: readFileSync(file, "utf8"), absoluteRef: file, config })) {
    console.log(`${file}${found.location[0]?.pointer ?? ""}: ${found.ruleId}: ${found.message}`);
    process.exitCode = 1;
  }
}
