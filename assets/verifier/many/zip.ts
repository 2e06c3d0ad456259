// A ZIP file of files that are not compressed: a table of 300 lines is small.
import { concat } from "../../../packages/verify/src/bytes.js";

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 (ITU-T V.42). */
export const crc32 = (bytes: Uint8Array): number => ~bytes.reduce((crc, byte) => table[(crc ^ byte) & 0xff]! ^ (crc >>> 8), ~0) >>> 0;

/** 1 January 1980: a time would only make the same table another file. */
const date = 0x21;
/** Names are UTF-8. */
const utf8 = 0x800;

/** @param files Contents by names, in their order. */
export function zipOf(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [named, content] = [encoder.encode(name), encoder.encode(text)];
    const about = [20, utf8, 0, 0, date, ...two(crc32(content)), ...two(content.length), ...two(content.length), named.length, 0];
    const head = words(0x04034b50, about);
    parts.push(head, named, content);
    directory.push(words(0x02014b50, [20, ...about, 0, 0, 0, 0, 0, ...two(at)]), named);
    at += head.length + named.length + content.length;
  }
  const count = directory.length / 2;
  const length = directory.reduce((sum, part) => sum + part.length, 0);
  return concat(...parts, ...directory, words(0x06054b50, [0, 0, count, count, ...two(length), ...two(at), 0]));
}

/** A signature and 16-bit numbers, the least byte first. */
function words(signature: number, values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(4 + 2 * values.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  values.forEach((value, index) => view.setUint16(4 + 2 * index, value, true));
  return bytes;
}

/** A 32-bit number as two of 16. */
const two = (value: number): [number, number] => [value & 0xffff, value >>> 16];
