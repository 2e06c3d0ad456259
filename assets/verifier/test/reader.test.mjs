// Reading in Chromium, with the workers and the policies that the Verifier serves them with (threats R1 and R2).
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { inChromium } from "./browser.mjs";
import { bomb, codeOf, manyPages, megapixels, pdfOf, picture } from "./files.mjs";

const mostSeconds = 10;
const folder = await mkdtemp(join(tmpdir(), "akashi-files-"));
const [one, two] = [codeOf("one"), codeOf("two")];

after(() => rm(folder, { recursive: true, force: true }));

const wordsOf = said => Object.fromEntries(said.map(({ name, codes, without, fault }) =>
  [name, fault ?? [...codes.map(code => [code.text, code.page]), ...without.map(page => [page.fault, page.page])]]));

test("R1 R2 files are read in workers that reach nothing, and hostile ones end in a word", { timeout: 240_000 }, async () => {
  const files = {
    "sheets.pdf": await pdfOf(folder, [one, "", two]), "one.pdf": await pdfOf(folder, [one]), "one.png": await picture(one),
    "letter-and-sheet.pdf": await pdfOf(folder, ["", "Dear Sir or Madam", one]),
    "other.png": await picture("https://example.com"), "none.pdf": await pdfOf(folder, ["Dear Sir or Madam"]), "bomb.pdf": bomb(2000),
    "pages.pdf": manyPages(1000), "dots.png": megapixels(), "cut.pdf": Buffer.from("%PDF-1.7\n1 0 obj"), "again.png": await picture(two),
  };
  const { said, asked } = await inChromium(new URL("in-page/files.mjs", import.meta.url), { ...files, names: Object.keys(files).join(" ") });
  assert.deepEqual(wordsOf(said), {
    "sheets.pdf": [[one, 1], [two, 3]], "one.pdf": [[one, null]], "one.png": [[one, null]], "letter-and-sheet.pdf": [[one, 3], ["no-code", 2]],
    "other.png": "other-code", "none.pdf": "no-code", "bomb.pdf": "took-too-long", "pages.pdf": "too-large", "dots.png": "too-large",
    "cut.pdf": "damaged", "again.png": [[two, null]],
  });
  for (const { name, seconds } of said) assert.ok(seconds < mostSeconds, `${name} took ${seconds} s`);
  // The server sees every request of the page and of its workers: what reads is fetched, and nothing else happens.
  assert.ok(asked.every(request => request.startsWith("GET /assets/workers/")), asked.join("\n"));
});

test("R2 what could not be fetched or was stopped has a word of its own, and the next file is read", { timeout: 120_000 }, async () => {
  const { said } = await inChromium(new URL("in-page/broken.mjs", import.meta.url), { "one.png": await picture(one), "bomb.pdf": bomb(2000) });
  assert.deepEqual(said, ["not-started", "not-started", "not-started", "not-started", 1, "cancelled", "cancelled", 1, "string"]);
});

test("Row 4.4.1 pictures as phones make them are read, and only those of which too little is left are not", { timeout: 240_000 }, async () => {
  const { said } = await inChromium(new URL("in-page/photographs.mjs", import.meta.url), { "code.png": await picture(one) });
  const unreadable = ["cropped into the code", "much too blurred"];
  assert.deepEqual(wordsOf(said), Object.fromEntries(said.map(({ name }) => [name, unreadable.includes(name) ? "no-code" : [[one, null]]])));
  assert.equal(said.length, 15);
});
