import type { Bytes } from "../bytes.js";
import { CborMap, unsigned, type CborValue } from "../cbor/value.js";
import { endOfTimes } from "../credential/claims.js";
import { readList, type SignedList } from "../message/signed-list.js";
import { purposesIn, type Purpose } from "./purposes.js";

const type = "application/akashi-trust-list+cwt";
const key = { keys: -70002, statusLists: -70003, offlineEnd: -70004 };
const longestOffline = 24 * 60 * 60;
const mostKeys = 1_000;
const mostLists = 10_000;
const states = ["good", "revoked", "unknown"] as const;

/** What is known about a signing certificate. */
export type CertificateState = (typeof states)[number];

/** A key as a trust list names it; the certificate has not been looked at. */
export interface ListedKey {
  readonly certificate: Bytes;
  readonly purposes: readonly Purpose[];
  readonly state: CertificateState;
  /** Unix time as of which its CA last called it good; null where it never did. */
  readonly goodAsOf: number | null;
}

/** A trust list whose form is right. Nothing of it counts before its signer and its signature have been checked. */
export interface TrustList extends Omit<SignedList, "claims"> {
  readonly keys: readonly ListedKey[];
  readonly statusLists: readonly string[];
  /** Unix time: until then a list that was taken before its end counts while no newer one can be fetched. */
  readonly offlineEndsAt: number;
}

/** Reads a trust list strictly; null where its form is another. */
export function readTrustList(bytes: Bytes): TrustList | null {
  const list = readList(bytes, type, [key.keys, key.statusLists], key.offlineEnd);
  if (list === null) return null;
  const { claims, ...head } = list;
  const keys = arrayOf(claims[0], mostKeys, keyOf);
  const statusLists = arrayOf(claims[1], mostLists, value => (typeof value === "string" ? value : null));
  const offlineEndsAt = claims.length < 3 ? head.expiresAt : unsigned(claims[2], head.issuedAt + longestOffline);
  if (keys === null || statusLists === null || offlineEndsAt === null || offlineEndsAt < head.expiresAt) return null;
  return { ...head, keys, statusLists, offlineEndsAt };
}

function arrayOf<T>(value: CborValue | undefined, most: number, read: (item: CborValue) => T | null): T[] | null {
  if (!Array.isArray(value) || value.length > most) return null;
  const items = (value as readonly CborValue[]).map(read);
  return items.every(item => item !== null) ? (items as T[]) : null;
}

function keyOf(value: CborValue): ListedKey | null {
  if (!(value instanceof CborMap)) return null;
  const withTime = value.find(4) !== undefined;
  const [certificate, purposes, state, asOf] = value.exactly(...(withTime ? [1, 2, 3, 4] : [1, 2, 3])) ?? [];
  const bits = unsigned(purposes, 7);
  const known = states[unsigned(state, 2) ?? -1];
  const goodAsOf = withTime ? unsigned(asOf, endOfTimes - 1) : null;
  if (!(certificate instanceof Uint8Array) || !bits || known === undefined || (withTime && goodAsOf === null)) return null;
  return { certificate: certificate as Bytes, purposes: purposesIn(bits), state: known, goodAsOf };
}
