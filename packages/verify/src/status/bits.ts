import type { Huffman } from "./huffman.js";

/** The bytes of a stream end too early, or say what no stream says. Thrown and caught within this folder. */
export class BrokenStream extends Error {}

/** A stream of bits, the least significant of a byte first (RFC 1951, 3.1.1). */
export class Bits {
  at: number;
  #held = 0;
  #count = 0;

  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, from: number) {
    this.#bytes = bytes;
    this.at = from;
  }

  /** A number of up to 16 bits. */
  take(width: number): number {
    while (this.#count < width) {
      this.#held |= this.byte() << this.#count;
      this.#count += 8;
    }
    const value = this.#held & ((1 << width) - 1);
    this.#held >>>= width;
    this.#count -= width;
    return value;
  }

  /** The next symbol of a code, whose bits come with the most significant first. */
  symbol({ counts, symbols }: Huffman): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < counts.length; length++) {
      code |= this.take(1);
      const count = counts[length]!;
      if (code - count < first) return symbols[index + (code - first)]!;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new BrokenStream();
  }

  /** Leaves out the bits up to the next whole byte. */
  align(): void {
    this.#held = this.#count = 0;
  }

  byte(): number {
    if (this.at >= this.#bytes.length) throw new BrokenStream();
    return this.#bytes[this.at++]!;
  }
}
