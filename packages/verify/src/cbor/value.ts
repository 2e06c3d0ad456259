import type { Bytes } from "../bytes.js";

/** A number of major type 0 or 1. It is a bigint beyond 2^53. */
export type CborInteger = number | bigint;

/** A tag with its content. */
export class Tagged {
  constructor(readonly tag: CborInteger, readonly content: CborValue) {}
}

/** A simple value (20 to 23 are false, true, null, undefined) or a float. Neither occurs in a credential, so which one it is does not matter. */
export class Other {}

/** A map, in the order of its bytes. */
export class CborMap {
  constructor(readonly entries: readonly (readonly [CborValue, CborValue])[]) {}

  /** The values under exactly these keys, which are all that the map has, in the order of the keys; null where a key is missing or another. */
  exactly(...keys: (number | string)[]): CborValue[] | null {
    if (this.entries.length !== keys.length) return null;
    const values = keys.map(key => this.find(key));
    return values.every(value => value !== undefined) ? (values as CborValue[]) : null;
  }

  /** The value under a key; undefined where the map has no such key. */
  find(key: number | string): CborValue | undefined {
    return this.entries.find(entry => entry[0] === key)?.[1];
  }
}

export type CborValue = CborInteger | string | Bytes | readonly CborValue[] | CborMap | Tagged | Other;

/** A number of major type 0 within a range; null where it is anything else. */
export const unsigned = (value: CborValue | undefined, most: number): number | null =>
  typeof value === "number" && value >= 0 && value <= most ? value : null;

/** A text of 1 to `most` UTF-16 code units; null where it is anything else. */
export const text = (value: CborValue | undefined, most: number): string | null =>
  typeof value === "string" && value.length >= 1 && value.length <= most ? value : null;

/** Bytes of a length; null where it is anything else. */
export const bytesOf = (value: CborValue | undefined, length: number): Bytes | null =>
  value instanceof Uint8Array && value.length === length ? value : null;
