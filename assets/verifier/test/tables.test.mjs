// What is saved of many results (threats R4 and V17).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { load } from "./load.mjs";

const { csvOf } = await load("many/csv");
const { xlsxOf } = await load("many/xlsx");
const { crc32 } = await load("many/zip");
const { cellsOf, counted, judged, needsLook, sorted, unreadable, waiting } = await load("many/rows");
const { itemsOf } = await load("many/list");
const { isBlank } = await load("reading/blank");
const { foundIn } = await load("reading/found");

const facts = {
  qualificationName: "看護師", name: "山田　花子", registrationNumber: "0012345", registeredOn: "2015-04-20", body: "厚生労働省", formerName: null,
  birthOn: null, expiresAt: 1_800_000_000,
};
const verdict = { result: "valid", reason: null, facts, nqs: null, checkedAt: new Date(0), asOf: null };

test("R4 no cell of a CSV begins a formula", () => {
  assert.equal(csvOf([["=1+1", "+1", "-1", "@x", "\t1", "＝1"]]), "\ufeff'=1+1,'+1,'-1,'@x,'\t1,'＝1\r\n");
  assert.equal(csvOf([['a"b', "c,d", "e\r\nf", "山"]]), '\ufeff"a""b","c,d","e\r\nf",山\r\n');
});

test("R4 a workbook has every cell as text, and other programs open it", () => {
  const folder = mkdtempSync(join(tmpdir(), "akashi-xlsx-"));
  try {
    writeFileSync(join(folder, "a.xlsx"), xlsxOf("検証結果", [["番号", "氏名"], ["0012345", "=1+1"], ["<&\u0001\ud800>", '"']]));
    const script = `import zipfile,sys
z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None
import xml.dom.minidom as m
[m.parseString(z.read(n)) for n in z.namelist()]
print(z.read("xl/worksheets/sheet1.xml").decode())`;
    const sheet = execFileSync("python3", ["-c", script, join(folder, "a.xlsx")], { encoding: "utf8" });
    assert.equal(sheet.match(/<c t="inlineStr"/g).length, 6);
    assert.doesNotMatch(sheet, /<f>|<v>/);
    assert.match(sheet, />0012345<.*>=1\+1<.*>&lt;&amp; {2}&gt;</s);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("the checksum is that of everybody", () => assert.equal(crc32(Buffer.from("123456789")), 0xcbf43926));

test("a row has what was signed, and says in words what was not", () => {
  const columns = ["file", "result", "reason", "name", "formerName", "birthOn", "number", "expiresAt", "checkedAt", "asOf", "do"];
  const say = key => `[${key}]`;
  assert.deepEqual(cellsOf(judged("a.pdf", verdict), columns, say, () => true), [
    "a.pdf", "[Result-valid]", "", "山田　花子", "[NotContained]", "[NotContained]", "0012345", "2027-01-15 17:00:00", "1970-01-01 09:00:00", "", ""]);
  assert.deepEqual(cellsOf(unreadable("b.pdf", "no-code"), columns, say, () => true), [
    "b.pdf", "[Result-unreadable]", "[Reason-no-code]", "", "", "", "", "", "", "", "[Do-no-code]"]);
  assert.deepEqual(cellsOf(judged("c", { ...verdict, result: "invalid", reason: "new", facts: null }), ["reason", "code"], say, () => false), ["", "new"]);
});

test("the worst comes first, numbers in names count as numbers, and what is valid needs no look", () => {
  const rows = [judged("a10.pdf", verdict), unreadable("a9.pdf", "empty"), judged("b", { ...verdict, result: "invalid", reason: "revoked" }), waiting("c")];
  assert.deepEqual(sorted(rows, "result", false).map(row => row.result), ["invalid", "unreadable", "waiting", "valid"]);
  assert.deepEqual(sorted(rows, "file", true).map(row => row.file), ["c", "b", "a10.pdf", "a9.pdf"]);
  assert.deepEqual(rows.map(needsLook), [false, true, true, false]);
  assert.deepEqual(counted(rows), { valid: 1, invalid: 1, unknown: 0, unreadable: 1, waiting: 1 });
});

test("a list has one code a line, and no line is as long as it likes", () => {
  const items = itemsOf("\ufeffA\r\n\r\n  B \nC" + "x".repeat(100_000), line => `line ${line}`);
  assert.deepEqual(items.map(item => item.name), ["line 1", "line 3", "line 4"]);
  assert.deepEqual(items.map(item => item.what.text.length), [1, 1, 8193]);
  const long = itemsOf("A\n".repeat(10_001), line => `line ${line}`);
  assert.deepEqual([long.length, long.at(-1)], [10_001, { name: "line 10001", what: { fault: "too-large" } }]);
});

test("a code of something else is no credential, and no page that is not empty is passed over", () => {
  const own = "https://verify.example.go.jp/w/?c=AAAA";
  const seen = (page, ...texts) => ({ page, texts, isBlank: false });
  const [blank, undrawn] = [{ page: 4, texts: [], isBlank: true }, { page: 5, texts: null, isBlank: false }];
  assert.deepEqual(foundIn([seen(null, "https://example.com")]), { codes: [], without: [], fault: "other-code" });
  assert.deepEqual(foundIn([seen(null)]), { codes: [], without: [], fault: "no-code" });
  assert.deepEqual(foundIn([blank]), { codes: [], without: [], fault: "no-code" });
  assert.deepEqual(foundIn([seen(null, own, own)]), { codes: [{ text: own, page: null }], without: [], fault: null });
  assert.deepEqual(foundIn([seen(1, own), seen(2), seen(3, "x", own), blank, undrawn, seen(6, "x")]), {
    codes: [{ text: own, page: 1 }, { text: own, page: 3 }], fault: null,
    without: [{ page: 2, fault: "no-code" }, { page: 5, fault: "damaged" }, { page: 6, fault: "other-code" }],
  });
  assert.deepEqual(foundIn([seen(1, own)], "took-too-long").fault, "took-too-long");
});

test("a page with nothing but dust on it is empty, and one with a line of letters is not", () => {
  const page = marks => {
    const dots = new Uint8ClampedArray(4 * 100_000).fill(230);
    for (let at = 0; at < marks; at++) dots.fill(40, 4 * at * 7, 4 * at * 7 + 4);
    return dots;
  };
  assert.deepEqual([0, 39, 41, 5_000].map(marks => isBlank(page(marks))), [true, true, false, false]);
});
