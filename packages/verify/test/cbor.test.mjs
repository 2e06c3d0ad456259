// Deterministic encoding, as "The message" has it, and the looser one of the profile "nqs".
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitsHalf } from "../dist/cbor/float.js";
import { readDeterministic, readFour, readLoose } from "../dist/cbor/reader.js";
import { CborMap, Other, Tagged } from "../dist/cbor/value.js";

const hex = text => new Uint8Array(Buffer.from(text.replace(/\s/g, ""), "hex"));
const nested = (levels, inner, opener = "81") => hex(opener.repeat(levels) + inner);

for (const [bytes, value] of [
  ["00", 0], ["17", 23], ["1818", 24], ["18ff", 255], ["190100", 256], ["1a00010000", 65536], ["1b0000000100000000", 2 ** 32],
  ["1b001fffffffffffff", Number.MAX_SAFE_INTEGER], ["1b0020000000000000", 2n ** 53n], ["1bffffffffffffffff", 2n ** 64n - 1n],
  ["20", -1], ["3903e7", -1000], ["3bffffffffffffffff", -(2n ** 64n)], ["3b001fffffffffffff", -(2n ** 53n)], ["60", ""], ["63e38182", "あ"],
  ["63efbbbf", "\uFEFF"], ["80", []], ["820102", [1, 2]],
]) {
  test(`${bytes} is ${value}`, () => assert.deepEqual(readDeterministic(hex(bytes)), value));
}

test("maps, tags, simple values and floats are read", () => {
  assert.deepEqual(readDeterministic(hex("a2 01 02 20 03")), new CborMap([[1, 2], [-1, 3]]));
  assert.deepEqual(readDeterministic(hex("d9 03ec 60")), new Tagged(1004, ""));
  for (const bytes of ["f6", "e0", "f8 20", "f8 ff", "f9 0001", "f9 7c00", "f9 fc00", "f9 7e00", "f9 8000", "fa 47800000", "fb 3ff199999999999a"]) {
    assert.deepEqual(readDeterministic(hex(bytes)), new Other(), bytes);
  }
});

for (const [name, bytes] of [
  ["nothing", ""], ["23 in two bytes", "1817"], ["255 in three bytes", "1900ff"], ["65535 in five bytes", "1a0000ffff"],
  ["2^32-1 in nine bytes", "1b00000000ffffffff"],
  ["a negative number too long", "3800"], ["a length too long", "580100"], ["a tag too long", "d81201"], ["a number cut", "19 01"], ["bytes cut", "42 00"],
  ["a length of 2^64-1", "5b ffffffffffffffff"], ["a text of 2^40", "7b 0000010000000000"], ["an array of 2^32-1", "9a ffffffff 00"], ["a map of 2^32-1",
    "ba ffffffff 00 00"],
  ["open bytes", "5f 40 ff"], ["an open text", "7f 60 ff"], ["an open array", "9f ff"], ["an open map", "bf ff"], ["a break alone", "ff"],
  ["28", "1c"], ["29", "3d"], ["30", "fe"], ["31 in a number", "1f"], ["31 in a tag", "df 00"],
  ["a simple value below 32 in two bytes", "f8 1f"], ["false in two bytes", "f8 14"],
  ["keys in another order", "a2 02 00 01 00"], ["a negative key before a positive", "a2 20 00 00 00"], ["a key twice", "a2 01 00 01 00"],
  ["a map cut", "a1 01"], ["a half pair", "63 eda080"], ["a text too long for its character", "62 c080"], ["a byte of Latin-1", "61 e9"],
  ["a float that fits in two bytes", "fa 3f800000"], ["a double that fits in four", "fb 3fb99999a0000000"], ["zero in four bytes", "fa 00000000"],
  ["-0 in eight bytes", "fb 8000000000000000"], ["infinity in four", "fa 7f800000"], ["NaN in four", "fa 7fc00000"], ["another NaN", "f9 7e01"],
    ["a negative NaN", "f9 fe00"],
  ["the smallest of two bytes in four", "fa 33800000"], ["two items", "00 00"],
]) {
  test(`it is not in deterministic encoding: ${name}`, () => assert.equal(readDeterministic(hex(bytes)), null));
}

for (const [name, bytes] of [["65505, which two bytes do not hold", "fa 477fe100"], ["half the smallest of two bytes", "fa 33000000"], ["1 and a little",
  "fa 3f800001"]]) {
  test(`it is the shortest form: ${name}`, () => assert.ok(readDeterministic(hex(bytes)) instanceof Other));
}

test("every number that two bytes hold fits in two bytes, and the numbers beside it do not", () => {
  for (let bits = 0; bits < 0x7c00; bits++) {
    const [exponent, fraction] = [bits >> 10, bits & 1023];
    const value = exponent === 0 ? fraction * 2 ** -24 : (fraction + 1024) * 2 ** (exponent - 25);
    assert.ok(fitsHalf(value) && fitsHalf(-value), `${value}`);
    if (bits > 0) assert.ok(!fitsHalf(value * (1 + 2 ** -20)), `${value}`);
  }
});

test("an item may lie in 16 arrays, maps and tags", () => {
  for (const opener of ["81", "a100", "c1"]) {
    assert.notEqual(readDeterministic(nested(16, "00", opener)), null);
    assert.equal(readDeterministic(nested(17, "00", opener)), null);
  }
  assert.notEqual(readDeterministic(nested(16, "80")), null);
  assert.equal(readLoose(nested(17, "00")), null);
});

test("a million levels, or a million items, take no memory and no time", () => {
  const started = performance.now();
  assert.equal(readDeterministic(new Uint8Array(8_000_000).fill(0x81)), null);
  assert.equal(readLoose(new Uint8Array(8_000_000).fill(0x9f)), null);
  assert.equal(readDeterministic(Uint8Array.from([0x9a, 0, 0x7a, 0x12, 0, ...new Uint8Array(100_000)])), null);
  assert.equal(readLoose(Uint8Array.from([0x5f, ...new Uint8Array(200_000).fill(0x40), 0xff])), null);
  assert.ok(performance.now() - started < 2_000);
});

test("the levels of each part of a message are counted by themselves", () => {
  const message = levels => hex("d284 40" + "a100".repeat(levels) + "00 40 40");
  assert.notEqual(readFour(message(16), true), null);
  assert.equal(readFour(message(17), true), null);
});

test("another writer's maps of texts are read", () => {
  const read = bytes => readLoose(hex(bytes));
  assert.deepEqual(read("bf 62434e 6141 ff"), new CborMap([["CN", "A"]]));
  assert.deepEqual(read("b90001 7f 6143 614e ff 7f 6141 60 ff"), new CborMap([["CN", "A"]]));
  assert.deepEqual(read("a2 6162 60 6161 60"), new CborMap([["b", ""], ["a", ""]]));
});

for (const [name, bytes] of [
  ["a key twice", "a2 6161 60 6161 60"], ["a key twice, once in pieces", "a2 6161 60 7f 6161 ff 60"], ["a key twice, once longer", "a2 6161 60 780161 60"],
  ["a character in two pieces", "7f 61e3 628182 ff"], ["bytes in a text", "7f 4161 ff"], ["an open piece", "7f 7f 6161 ff ff"], ["no end", "bf 6161 60"],
  ["half an entry", "bf 6161 ff"], ["an array as a key", "a1 80 60"], ["something behind", "a0 00"],
]) {
  test(`it is no map of texts: ${name}`, () => assert.equal(readLoose(hex(bytes)), null));
}
