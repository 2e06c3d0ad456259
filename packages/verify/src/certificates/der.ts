import type { Bytes } from "../bytes.js";
import { instantOf } from "../times.js";

/** Tags that occur in certificates. */
export const tag = {
  boolean: 0x01, integer: 0x02, bitString: 0x03, octetString: 0x04, oid: 0x06, sequence: 0x30, set: 0x31, utcTime: 0x17, generalizedTime: 0x18,
} as const;

/** The bytes are not the DER that is asked for. Thrown and caught within this folder. */
export class NotThisDer extends Error {}

export function demand(condition: boolean): asserts condition {
  if (!condition) throw new NotThisDer();
}

/** One element: its content, and itself with tag and length. */
export interface Element {
  readonly tag: number;
  readonly content: Bytes;
  readonly whole: Bytes;
}

/** Goes through the elements in some bytes, strictly DER (X.690): definite lengths in their shortest form, within the bytes. */
export class Der {
  #at = 0;

  readonly #bytes: Bytes;

  constructor(bytes: Bytes) {
    this.#bytes = bytes;
  }

  /** The elements in the content of one. */
  static in(element: Element): Der {
    return new Der(element.content);
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  next(expected: number): Element {
    const element = this.any();
    demand(element.tag === expected);
    return element;
  }

  /** The next element where it has this tag; null, without going on, where it has another. */
  optional(expected: number): Element | null {
    return !this.isAtEnd && this.#bytes[this.#at] === expected ? this.any() : null;
  }

  any(): Element {
    const from = this.#at;
    const found = this.#byte();
    demand((found & 31) !== 31);
    const length = this.#length();
    demand(length <= this.#bytes.length - this.#at);
    const begin = this.#at;
    this.#at += length;
    return { tag: found, content: this.#bytes.subarray(begin, this.#at), whole: this.#bytes.subarray(from, this.#at) };
  }

  end(): void {
    demand(this.isAtEnd);
  }

  #byte(): number {
    demand(!this.isAtEnd);
    return this.#bytes[this.#at++]!;
  }

  #length(): number {
    const first = this.#byte();
    if (first < 0x80) return first;
    const count = first & 0x7f;
    demand(count >= 1 && count <= 3);
    let length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + this.#byte();
    demand(length >= 0x80 && length >= 256 ** (count - 1));
    return length;
  }
}

/** The only element in the bytes. */
export function only(bytes: Bytes, expected: number): Element {
  const der = new Der(bytes);
  const element = der.next(expected);
  der.end();
  return element;
}

/** The numbers of an object identifier with dots. */
export function oidOf(element: Element): string {
  const { content } = element;
  demand(content.length > 0 && (content.at(-1)! & 0x80) === 0);
  const numbers: bigint[] = [];
  let value = 0n;
  let isFirst = true;
  for (const byte of content) {
    demand(!isFirst || byte !== 0x80);
    value = (value << 7n) | BigInt(byte & 0x7f);
    isFirst = (byte & 0x80) === 0;
    if (!isFirst) continue;
    numbers.push(value);
    value = 0n;
  }
  const [joined = 0n, ...others] = numbers;
  const root = joined < 80n ? joined / 40n : 2n;
  return [root, joined - root * 40n, ...others].join(".");
}

/** The bytes of a bit string of whole bytes. */
export function bytesIn(element: Element): Bytes {
  demand(element.content[0] === 0);
  return element.content.subarray(1);
}

/** Unix time of a UTCTime or GeneralizedTime in the one form that RFC 5280 (4.1.2.5) allows. */
export function timeOf(element: Element): number {
  demand(element.tag === tag.utcTime || element.tag === tag.generalizedTime);
  const text = String.fromCharCode(...element.content.subarray(0, 16));
  const century = element.tag === tag.generalizedTime ? "" : text < "5" ? "20" : "19";
  const time = instantOf((century + text).replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6.000Z"));
  demand(time !== null);
  return time;
}
