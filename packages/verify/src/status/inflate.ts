import type { Bytes } from "../bytes.js";
import { Bits, BrokenStream } from "./bits.js";
import { huffmanOf, type Huffman } from "./huffman.js";

const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const endOfBlock = 256;

// RFC 1951, 3.2.5: the least length of each symbol from 257 on, and the least distance of each; what is missing is added as bits.
const lengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
const lengthBits = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [1, 2, 3, 4].concat(Array.from({ length: 26 }, (_, i) => (i % 2 === 0 ? 2 : 3) * 2 ** (1 + (i >> 1)) + 1));
const distanceBits = [0, 0, 0, 0].concat(Array.from({ length: 26 }, (_, i) => 1 + (i >> 1)));

const fixedLengths = huffmanOf(Uint8Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8)), true)!;
const fixedDistances = huffmanOf(new Uint8Array(32).fill(5), true)!;

/**
 * The content of exactly one zlib stream (RFC 1950) of exactly `size` bytes: header and checksum right, no dictionary, nothing after the end. Null
 * where it is anything else. DecompressionStream is not used, because platforms differ in what they let pass. Stops at one byte more than `size`.
 */
export function inflate(bytes: Uint8Array, size: number): Bytes | null {
  const [method = 0, flags = 0] = bytes;
  if (bytes.length < 2 || (method & 15) !== 8 || method >> 4 > 7 || (method * 256 + flags) % 31 !== 0 || flags & 32) return null;
  try {
    const { output, end } = new Inflater(bytes, 2, size).run();
    const checksum = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return end + 4 === bytes.length && checksum.getUint32(end) === adler32(output) ? output : null;
  } catch (error) {
    if (error instanceof BrokenStream) return null;
    throw error;
  }
}

class Inflater {
  readonly #bits: Bits;
  readonly #output: Bytes;
  #length = 0;

  constructor(bytes: Uint8Array, from: number, size: number) {
    this.#bits = new Bits(bytes, from);
    this.#output = new Uint8Array(size);
  }

  run(): { output: Bytes; end: number } {
    for (let isLast = false; !isLast;) {
      isLast = this.#bits.take(1) === 1;
      this.#block(this.#bits.take(2));
    }
    if (this.#length !== this.#output.length) throw new BrokenStream();
    return { output: this.#output, end: this.#bits.at };
  }

  #block(type: number): void {
    if (type === 0) return this.#stored();
    if (type === 1) return this.#coded(fixedLengths, fixedDistances);
    if (type === 2) return this.#coded(...this.#codes());
    throw new BrokenStream();
  }

  #stored(): void {
    this.#bits.align();
    const length = this.#bits.byte() | (this.#bits.byte() << 8);
    const complement = this.#bits.byte() | (this.#bits.byte() << 8);
    if ((length ^ complement) !== 0xffff) throw new BrokenStream();
    for (let i = 0; i < length; i++) this.#write(this.#bits.byte());
  }

  #coded(lengths: Huffman, distances: Huffman): void {
    for (;;) {
      const symbol = this.#bits.symbol(lengths);
      if (symbol === endOfBlock) return;
      if (symbol < endOfBlock) this.#write(symbol);
      else this.#copy(this.#value(symbol - endOfBlock - 1, lengthBase, lengthBits), this.#value(this.#bits.symbol(distances), distanceBase, distanceBits));
    }
  }

  #value(symbol: number, base: readonly number[], bits: readonly number[]): number {
    const least = base[symbol];
    if (least === undefined) throw new BrokenStream();
    return least + this.#bits.take(bits[symbol]!);
  }

  #copy(length: number, distance: number): void {
    if (distance > this.#length) throw new BrokenStream();
    for (let i = 0; i < length; i++) this.#write(this.#output[this.#length - distance]!);
  }

  #write(byte: number): void {
    if (this.#length === this.#output.length) throw new BrokenStream();
    this.#output[this.#length++] = byte;
  }

  /** The codes of a block that brings its own (RFC 1951, 3.2.7). */
  #codes(): [Huffman, Huffman] {
    const literals = this.#bits.take(5) + 257;
    const distances = this.#bits.take(5) + 1;
    const ofLengths = new Uint8Array(order.length);
    for (let i = 0, count = this.#bits.take(4) + 4; i < count; i++) ofLengths[order[i]!] = this.#bits.take(3);
    const code = huffmanOf(ofLengths, true);
    if (literals > 286 || distances > 30 || code === null) throw new BrokenStream();
    const lengths = this.#lengths(code, literals + distances);
    const both = [huffmanOf(lengths.subarray(0, literals), false), huffmanOf(lengths.subarray(literals), false)] as const;
    if (lengths[endOfBlock] === 0 || both[0] === null || both[1] === null) throw new BrokenStream();
    return [both[0], both[1]];
  }

  #lengths(code: Huffman, count: number): Uint8Array {
    const lengths = new Uint8Array(count);
    for (let i = 0; i < count;) {
      const symbol = this.#bits.symbol(code);
      if (symbol < 16) {
        lengths[i++] = symbol;
        continue;
      }
      if (symbol === 16 && i === 0) throw new BrokenStream();
      const repeated = symbol === 16 ? lengths[i - 1]! : 0;
      const times = symbol === 16 ? 3 + this.#bits.take(2) : symbol === 17 ? 3 + this.#bits.take(3) : 11 + this.#bits.take(7);
      if (i + times > count) throw new BrokenStream();
      lengths.fill(repeated, i, i += times);
    }
    return lengths;
  }
}

function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let i = 0; i < bytes.length;) {
    // 5,552 bytes are the most whose sums stay below 2^32.
    for (const end = Math.min(i + 5552, bytes.length); i < end; i++) high += low += bytes[i]!;
    low %= 65521;
    high %= 65521;
  }
  return ((high << 16) | low) >>> 0;
}
