import { hexOf, type Bytes } from "../bytes.js";
import { CborMap } from "../cbor/value.js";
import { places } from "../credential/claims.js";
import { readList } from "../message/signed-list.js";
import { inflate } from "./inflate.js";

const type = "application/statuslist+cwt";
const size = places / 2;
const key = { statusList: 65533, ttl: 65534 };

/** A status list whose form is right. Nothing of it counts before its signature has been checked. */
export interface StatusList {
  readonly uri: string;
  /** Id of the key that signed it, by its own account. */
  readonly kid: string;
  /** Unix time as of which it speaks. */
  readonly issuedAt: number;
  /** Unix time: from this second on it says nothing. */
  readonly expiresAt: number;
  /** Seconds after which a new one should be fetched. */
  readonly ttl: number;
  readonly signature: Bytes;
  readonly signed: Bytes;
  /** The value at a place, 0 to 15. */
  valueAt(place: number): number;
}

/** Reads a status list strictly; null where its form is another. */
export function readStatusList(bytes: Bytes): StatusList | null {
  const list = readList(bytes, type, [key.statusList, key.ttl]);
  const [inner, ttl] = list?.claims ?? [];
  if (!list || !(inner instanceof CborMap) || !isCount(ttl)) return null;
  const [lst, bits] = inner.exactly("lst", "bits") ?? [];
  if (bits !== 4 || !(lst instanceof Uint8Array)) return null;
  const packed = lst as Bytes;
  const places = inflate(packed, size);
  if (places === null) return null;
  const { claims: _, kid, ...head } = list;
  return { ...head, kid: hexOf(kid), ttl: Number(ttl), valueAt: place => (places[place >> 1]! >> (4 * (place & 1))) & 15 };
}

const isCount = (value: unknown): value is number | bigint => (typeof value === "number" || typeof value === "bigint") && value >= 0;
