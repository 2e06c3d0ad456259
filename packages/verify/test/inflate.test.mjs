// Exactly one zlib stream (RFC 1950): right to its last byte, and no byte more.
import assert from "node:assert/strict";
import { test } from "node:test";
import { constants, deflateSync } from "node:zlib";
import { inflate } from "../dist/status/inflate.js";

const random = seed => () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
const next = random(1);
const noise = length => Uint8Array.from({ length }, () => next() * 256);
const text = length => Uint8Array.from({ length }, () => 97 + next() ** 3 * 20);
const packed = (bytes, options) => new Uint8Array(deflateSync(bytes, options));
const samples = { nothing: new Uint8Array(), "one byte": Uint8Array.of(7), zeros: new Uint8Array(524_288), noise: noise(70_000), text: text(200_000) };

for (const [name, bytes] of Object.entries(samples)) {
  for (const [how, options] of Object.entries({
    stored: { level: 0 }, fast: { level: 1 }, best: { level: 9 }, fixed: { strategy: constants.Z_FIXED },
      "without matches": { strategy: constants.Z_HUFFMAN_ONLY },
    "in runs": { strategy: constants.Z_RLE }, "in a small window": { windowBits: 9 },
  })) {
    test(`what zlib packs comes out as it was: ${name}, ${how}`, () => assert.deepEqual(inflate(packed(bytes, options), bytes.length), bytes));
  }
}

const bytes = text(1_000);
const good = packed(bytes);
const but = (place, value) => Uint8Array.from(good).fill(value, place, place + 1);

for (const [name, stream, size = bytes.length] of [
  ["a byte behind", Uint8Array.of(...good, 0)], ["a second stream behind", Uint8Array.of(...good, ...packed(new Uint8Array()))],
  ["no checksum", good.slice(0, -4)],
  ["half a checksum", good.slice(0, -2)], ["another checksum", but(good.length - 1, good.at(-1) ^ 1)], ["one byte less than it holds", good, 999],
  ["one byte more than it holds", good, 1001], ["another method", but(0, 0x79)], ["a window that is too large", Uint8Array.of(0x88, 0x1c, ...good.slice(2))],
  ["a wrong check of its header", but(1, good[1] ^ 1)], ["a dictionary", packed(bytes, { dictionary: Buffer.from("abc") })], ["nothing", new Uint8Array()],
  ["the mark of a dictionary", Uint8Array.of(0x78, 0x20, ...good.slice(2))], ["gzip", Uint8Array.of(0x1f, 0x8b, ...good)], ["no header", good.slice(2)],
]) {
  test(`it is not exactly one stream: ${name}`, () => assert.equal(inflate(stream, size), null));
}

const bits = (...fields) => {
  const all = fields.flatMap(([value, width]) => Array.from({ length: width }, (_, i) => (value >> i) & 1));
  return Uint8Array.of(0x78, 0x9c, ...Array.from({ length: Math.ceil(all.length / 8) }, (_, i) => all.slice(8 * i, 8 * i + 8).reduce((sum, bit,
    at) => sum | (bit << at), 0)));
};

test("nothing is copied from before the beginning", () => {
  // Three bytes from one byte back, the end of the block, and the checksum of three zeros.
  const stream = Uint8Array.of(...bits([1, 1], [1, 2], [0x40, 7], [0, 5], [0, 7]), 0, 3, 0, 1);
  assert.equal(inflate(stream, 3), null);
});

for (const [name, stream] of [
  ["a block of the kind that is reserved", bits([1, 1], [3, 2])],
  ["a stored length that is not its own complement", Uint8Array.of(0x78, 0x9c, 1, 1, 0, 0, 0, 65)],
  ["a code of lengths with too many", bits([1, 1], [2, 2], [0, 5], [0, 5], [15, 4], ...Array(19).fill([1, 3]))],
  ["287 symbols", bits([1, 1], [2, 2], [30, 5], [0, 5], [15, 4])],
  ["31 distances", bits([1, 1], [2, 2], [0, 5], [30, 5], [15, 4])],
]) {
  test(`it is broken: ${name}`, () => assert.equal(inflate(stream, 100), null));
}

test("a bomb is given up after the size that is asked for", () => {
  const bomb = packed(new Uint8Array(256 * 1024 * 1024), { level: 9 });
  const started = performance.now();
  assert.equal(inflate(bomb, 524_288), null);
  assert.ok(performance.now() - started < 500);
});

test("a stream cut, or changed in any place, never comes out as something else", () => {
  for (let i = 0; i < good.length; i++) {
    assert.equal(inflate(good.slice(0, i), bytes.length), null);
    for (let bit = 0; bit < 8; bit++) {
      const result = inflate(but(i, good[i] ^ (1 << bit)), bytes.length);
      // The bits that are left of the last byte before the checksum mean nothing.
      if (result !== null) assert.deepEqual([result, i], [bytes, good.length - 5]);
    }
  }
});

test("a stream changed at random never makes it throw or take long", () => {
  const stream = packed(samples.text);
  const started = performance.now();
  for (let run = 0; run < 300; run++) {
    const changed = Uint8Array.from(stream);
    for (let i = 0; i < 3; i++) changed[Math.floor(next() * 200)] = next() * 256;
    inflate(changed, samples.text.length);
  }
  assert.ok(performance.now() - started < 10_000);
});
