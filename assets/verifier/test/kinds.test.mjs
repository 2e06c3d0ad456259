// Files of strangers are looked at before anything decodes them (threat R2).
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { kindOf, sizeOf } = await load("reading/kinds");

const bytes = (...parts) => Uint8Array.from(parts.flatMap(part => (typeof part === "string" ? [...Buffer.from(part, "latin1")] : part)));
const four = value => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const two = value => [value >>> 8, value & 255];
const least = value => [value & 255, (value >>> 8) & 255];
const png = (width, height) => bytes("\x89PNG\r\n\x1a\n", four(13), "IHDR", four(width), four(height), [8, 0, 0, 0, 0]);
const jpeg = (width, height) => bytes([0xff, 0xd8, 0xff, 0xe0], two(4), [0, 0, 0xff, 0xff, 0xc2], two(8), [8], two(height), two(width));

test("a file is what its first bytes say, whatever it is called", () => {
  assert.equal(kindOf(bytes("%PDF-1.7\n")), "pdf");
  assert.equal(kindOf(bytes("\n\n%PDF-1.7\n")), "pdf");
  assert.equal(kindOf(png(10, 10)), "picture");
  assert.equal(kindOf(jpeg(10, 10)), "picture");
  assert.equal(kindOf(bytes("https://verify.example.go.jp/w/?c=AAAA\n")), "text");
  assert.equal(kindOf(bytes("PK\x03\x04\0\0")), "unsupported");
  assert.equal(kindOf(bytes("GIF89a\0")), "unsupported");
  assert.equal(kindOf(new Uint8Array()), "empty");
});

test("R2 a picture says how large it is, and one of 100 megapixels is not decoded", () => {
  assert.deepEqual(sizeOf(png(640, 480)), { width: 640, height: 480 });
  assert.deepEqual(sizeOf(jpeg(640, 480)), { width: 640, height: 480 });
  assert.deepEqual(sizeOf(bytes("RIFF", four(0), "WEBPVP8X", four(0), four(0), [0x7f, 2, 0, 0xdf, 1, 0])), { width: 640, height: 480 });
  assert.deepEqual(sizeOf(bytes("RIFF", four(0), "WEBPVP8 ", four(0), [0, 0, 0, 0x9d, 1, 0x2a], least(640), least(480))), { width: 640, height: 480 });
  const lossless = (639 | (479 << 14)) >>> 0;
  assert.deepEqual(sizeOf(bytes("RIFF", four(0), "WEBPVP8L", four(0), [0x2f], four(lossless).reverse())), { width: 640, height: 480 });
  for (const make of [png, jpeg]) {
    assert.equal(kindOf(make(10_000, 10_000)), "too-large");
    assert.equal(kindOf(make(7_000, 7_000)), "picture");
  }
  assert.equal(kindOf(png(0xffffffff, 0xffffffff)), "too-large");
});

test("R2 every beginning of a picture is a word, and no bytes throw", () => {
  for (const whole of [png(10, 10), jpeg(10, 10)]) {
    for (let length = 0; length < whole.length; length++) assert.match(kindOf(whole.subarray(0, length)), /^[a-z-]+$/);
  }
  assert.equal(kindOf(jpeg(0, 10)), "damaged");
  assert.equal(kindOf(bytes([0xff, 0xd8, 0xff, 0xda, 0, 0])), "damaged");
  let seed = 1;
  const random = () => (seed = (seed * 48271) % 2147483647) & 255;
  for (let round = 0; round < 2000; round++) {
    const noise = Uint8Array.from({ length: round % 64 }, random);
    for (const start of [[], [0xff, 0xd8], [...Buffer.from("RIFF____WEBPVP8X")]]) assert.match(kindOf(Uint8Array.from([...start, ...noise])), /^[a-z-]+$/);
  }
});
