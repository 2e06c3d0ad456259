import type { Bytes } from "../bytes.js";
import { readDeterministic } from "../cbor/reader.js";
import { CborMap, unsigned, type CborValue } from "../cbor/value.js";
import { endOfTimes } from "../credential/claims.js";
import { readOwn } from "./sign1.js";

const key = { sub: 2, exp: 4, iat: 6 };

/** What a status list and a trust list have in common. */
export interface SignedList {
  readonly kid: Bytes;
  readonly uri: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly signature: Bytes;
  readonly signed: Bytes;
  /** The values under the further keys, in their order. */
  readonly claims: readonly CborValue[];
}

/** Reads a list of a type, which has these further keys, and this one or not; null where its form is another. */
export function readList(bytes: Bytes, type: string, further: readonly number[], optional?: number): SignedList | null {
  const message = readOwn(bytes, type);
  if (typeof message === "string") return null;
  const map = readDeterministic(message.payload);
  if (!(map instanceof CborMap)) return null;
  const also = optional !== undefined && map.find(optional) !== undefined ? [optional] : [];
  const [uri, exp, iat, ...claims] = map.exactly(key.sub, key.exp, key.iat, ...further, ...also) ?? [];
  const expiresAt = unsigned(exp, endOfTimes - 1);
  const issuedAt = unsigned(iat, endOfTimes - 1);
  if (typeof uri !== "string" || expiresAt === null || issuedAt === null || expiresAt <= issuedAt) return null;
  return { kid: message.kid, uri, issuedAt, expiresAt, signature: message.signature, signed: message.signed, claims };
}
