// Files for the tests of reading: codes as other programs draw them, and files that nobody should have to open.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { constants, deflateRawSync, deflateSync } from "node:zlib";
import { prepareZXingModule, writeBarcode } from "zxing-wasm/writer";

const require = createRequire(import.meta.url);
prepareZXingModule({ overrides: { wasmBinary: readFileSync(require.resolve("zxing-wasm/writer/zxing_writer.wasm")).buffer } });

/** An address as long as one of a credential. */
export const codeOf = name => `https://verify.example.go.jp/w/?c=${Buffer.from(name.repeat(60)).toString("base64url").slice(0, 440)}`;

const drawn = text => writeBarcode(text, { format: "QRCode", options: "eclevel=M" });

/** A picture of a code, PNG. */
export const picture = async text => Buffer.from(await (await drawn(text)).image.arrayBuffer());

/** A PDF with a page for each text: an address as a code that is 48 mm wide, other text as it is; an empty page where there is none. */
export async function pdfOf(folder, texts) {
  const wide = svg => svg.replace("<svg ", '<svg style="width:48mm;height:48mm" ');
  const pages = await Promise.all(texts.map(async text => (text.startsWith("https:") ? `<p>words</p>${wide((await drawn(text)).svg)}` : text)));
  writeFileSync(join(folder, "a.html"), pages.map(page => `<div style="height:250mm;break-after:page;font-size:24pt">${page}</div>`).join(""));
  execFileSync("chromium-headless-shell",
    ["--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", `--print-to-pdf=${join(folder, "a.pdf")}`, join(folder, "a.html")], { stdio: "ignore" });
  return readFileSync(join(folder, "a.pdf"));
}

/** A PDF of one page, whose content unfolds to this many megabytes of white space. */
export function bomb(megabytes) {
  const flushed = { level: 9, finishFlush: constants.Z_SYNC_FLUSH };
  const white = Buffer.alloc(1 << 20, " ");
  const first = deflateSync(white, flushed);
  // In a window full of one letter the same piece means the same each time. Nobody looks at the checksum.
  const piece = deflateRawSync(white, { ...flushed, dictionary: white.subarray(0, 32_768) });
  const content = Buffer.concat([first, ...Array(megabytes - 1).fill(piece)]);
  return file(["<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
    Buffer.concat([Buffer.from(`<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`), content, Buffer.from("\nendstream")])], 1);
}

/** A PDF with this many empty pages. */
export const manyPages = count => file(Array(count).fill("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"), count);

/** A PNG that says that it is 10,000 by 10,000 dots. */
export const megapixels = () => Buffer.from("89504e470d0a1a0a0000000d49484452000027100000271008000000", "hex");

function file(objects, pages) {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 3} 0 R`).join(" ");
  const parts = [Buffer.from("%PDF-1.7\n")];
  const places = [];
  for (const object of ["<< /Type /Catalog /Pages 2 0 R >>", `<< /Type /Pages /Count ${pages} /Kids [${kids}] >>`, ...objects]) {
    places.push(parts.reduce((sum, part) => sum + part.length, 0));
    parts.push(Buffer.from(`${places.length} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n"));
  }
  const table = parts.reduce((sum, part) => sum + part.length, 0);
  const [all, rows] = [places.length + 1, places.map(place => `${String(place).padStart(10, "0")} 00000 n \n`).join("")];
  parts.push(Buffer.from(`xref\n0 ${all}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${all} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`));
  return Buffer.concat(parts);
}
