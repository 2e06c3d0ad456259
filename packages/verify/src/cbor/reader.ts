import { compare, textOf, concat, type Bytes } from "../bytes.js";
import { fitsHalf, fitsSingle, isNumber } from "./float.js";
import { CborMap, Other, Tagged, type CborInteger, type CborValue } from "./value.js";

/** Arrays, maps and tags that an item may lie in. */
const deepest = 16;
// A trust list of 1,000 keys and 10,000 addresses has fewer than 20,000 items. A list of millions is refused before it takes memory.
const mostItems = 65_536;

/** The bytes are not the CBOR that is asked for. Thrown and caught within this folder. */
class NotThisCbor extends Error {}

/**
 * The one item that the bytes are, in deterministic encoding (RFC 8949, 4.2.1): shortest forms, definite lengths, sorted keys, none twice, UTF-8, at
 * most 16 levels around an item, nothing after the end. Null where they are anything else. Takes memory and time in proportion to the bytes.
 */
export const readDeterministic = (bytes: Bytes): CborValue | null => reading(() => new Reader(bytes, true).one());

/**
 * The same for other writers: longer forms, indefinite lengths and any order of keys count too; a text in pieces is UTF-8 in each piece. For maps of
 * plain keys only: a key that is neither a number nor a text is refused.
 */
export const readLoose = (bytes: Bytes): CborValue | null => reading(() => new Reader(bytes, false).one());

/** The four parts of a message, whose first two bytes are tag 18 and an array of 4. The levels of each part are counted by themselves. */
export const readFour = (bytes: Bytes, isStrict: boolean): CborValue[] | null => reading(() => new Reader(bytes, isStrict).four());

function reading<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotThisCbor) return null;
    throw error;
  }
}

interface Head {
  readonly major: number;
  /** The number, length or tag; null for an indefinite length, or for the end of one. */
  readonly argument: CborInteger | null;
  readonly info: number;
}

class Reader {
  #at = 0;
  #items = 0;
  readonly #view: DataView;

  readonly #bytes: Bytes;
  readonly #isStrict: boolean;

  constructor(bytes: Bytes, isStrict: boolean) {
    this.#bytes = bytes;
    this.#isStrict = isStrict;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  one(): CborValue {
    const value = this.#item(0);
    demand(this.#at === this.#bytes.length);
    return value;
  }

  four(): CborValue[] {
    demand(this.#byte() === 0xd2 && this.#byte() === 0x84);
    const parts = [0, 0, 0, 0].map(depth => this.#item(depth));
    demand(this.#at === this.#bytes.length);
    return parts;
  }

  #item(depth: number): CborValue {
    demand(++this.#items <= mostItems && depth <= deepest);
    const head = this.#head();
    switch (head.major) {
      case 0: return head.argument!;
      case 1: return typeof head.argument === "number" && head.argument < Number.MAX_SAFE_INTEGER ? -1 - head.argument : -1n - BigInt(head.argument!);
      case 2: return this.#string(head);
      case 3: return this.#text(head);
      case 4: return this.#array(head, depth + 1);
      case 5: return this.#map(head, depth + 1);
      case 6: return new Tagged(head.argument!, this.#item(depth + 1));
      default: return this.#other(head);
    }
  }

  #head(): Head {
    const first = this.#byte();
    const major = first >> 5;
    const info = first & 31;
    if (info === 31) {
      demand(!this.#isStrict && major >= 2 && major !== 6);
      return { major, argument: null, info };
    }
    demand(info < 28);
    const argument = info < 24 ? info : this.#number(1 << (info - 24));
    // In major type 7 the argument is a value, not a length.
    if (this.#isStrict && info >= 24 && major !== 7) demand(argument >= [24, 0x100, 0x1_0000, 0x1_0000_0000][info - 24]!);
    return { major, argument, info };
  }

  #byte(): number {
    demand(this.#at < this.#bytes.length);
    return this.#bytes[this.#at++]!;
  }

  #number(size: number): CborInteger {
    const at = this.#skip(size);
    if (size === 1) return this.#view.getUint8(at);
    if (size === 2) return this.#view.getUint16(at);
    if (size === 4) return this.#view.getUint32(at);
    const value = this.#view.getBigUint64(at);
    return value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
  }

  /** Goes on by a length that is compared with what is left first, and tells where it began. */
  #skip(length: CborInteger): number {
    demand(length <= this.#bytes.length - this.#at);
    const at = this.#at;
    this.#at += Number(length);
    return at;
  }

  #string(head: Head): Bytes {
    if (head.argument !== null) return this.#bytes.slice(this.#skip(head.argument), this.#at);
    return concat(...this.#pieces(head.major, piece => this.#string(piece)));
  }

  #text(head: Head): string {
    if (head.argument === null) return this.#pieces(head.major, piece => this.#text(piece)).join("");
    const value = textOf(this.#bytes.subarray(this.#skip(head.argument), this.#at));
    demand(value !== null);
    return value;
  }

  #pieces<T>(major: number, read: (head: Head) => T): T[] {
    const pieces: T[] = [];
    while (!this.#ends()) {
      demand(++this.#items <= mostItems);
      const head = this.#head();
      demand(head.major === major && head.argument !== null);
      pieces.push(read(head));
    }
    return pieces;
  }

  #ends(): boolean {
    demand(this.#at < this.#bytes.length);
    if (this.#bytes[this.#at] !== 0xff) return false;
    this.#at++;
    return true;
  }

  #array(head: Head, depth: number): CborValue[] {
    const values: CborValue[] = [];
    // Each item has a byte at least, so a count beyond what is left is refused when the bytes end.
    for (let i = 0; head.argument === null ? !this.#ends() : i < head.argument; i++) values.push(this.#item(depth));
    return values;
  }

  #map(head: Head, depth: number): CborMap {
    const entries: [CborValue, CborValue][] = [];
    const keys = new Set<CborValue>();
    let previous: Uint8Array | null = null;
    for (let i = 0; head.argument === null ? !this.#ends() : i < head.argument; i++) {
      const from = this.#at;
      const key = this.#item(depth);
      if (this.#isStrict) {
        const encoded = this.#bytes.subarray(from, this.#at);
        demand(previous === null || compare(previous, encoded) < 0);
        previous = encoded;
      } else {
        demand(typeof key !== "object" && !keys.has(key));
        keys.add(key);
      }
      entries.push([key, this.#item(depth)]);
    }
    return new CborMap(entries);
  }

  #other(head: Head): Other {
    demand(head.argument !== null);
    if (head.info === 24) demand(head.argument >= 32);
    if (head.info > 24 && this.#isStrict) demand(this.#isShortest(1 << (head.info - 24)));
    return new Other();
  }

  /** Whether the float that was just read has no shorter form. One NaN has: F97E00. */
  #isShortest(size: number): boolean {
    const at = this.#at - size;
    if (size === 2) return isNumber(this.#view.getUint16(at)) || this.#view.getUint16(at) === 0x7e00;
    const value = size === 4 ? this.#view.getFloat32(at) : this.#view.getFloat64(at);
    return !Number.isNaN(value) && !(size === 4 ? fitsHalf(value) : fitsSingle(value));
  }
}

function demand(condition: boolean): asserts condition {
  if (!condition) throw new NotThisCbor();
}
