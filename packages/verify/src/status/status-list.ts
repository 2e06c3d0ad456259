import { hexOf, type Bytes } from "../bytes.js";
import { CborMap, unsigned } from "../cbor/value.js";
import { places } from "../credential/claims.js";
import { readList } from "../message/signed-list.js";
import { inflate } from "./inflate.js";

const type = "application/statuslist+cwt";
const size = places / 2;
const key = { statusList: 65533, ttl: 65534 };

/** What a status list says. */
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
  /** The whole list as it was fetched. */
  readonly bytes: Bytes;
  /** Its 2^20 places, packed by zlib. */
  readonly packed: Bytes;
}

/** A status list whose form is right. Nothing of it counts before its signature has been checked. */
export interface ReadStatusList {
  readonly list: StatusList;
  readonly signature: Bytes;
  readonly signed: Bytes;
}

/** Reads a status list strictly; null where its form is another. */
export function readStatusList(bytes: Bytes): ReadStatusList | null {
  const read = readList(bytes, type, [key.statusList, key.ttl]);
  const [inner, ttl] = read?.claims ?? [];
  const [lst, bits] = inner instanceof CborMap ? inner.exactly("lst", "bits") ?? [] : [];
  const seconds = unsigned(ttl, 0xffff_ffff);
  if (read === null || bits !== 4 || !(lst instanceof Uint8Array) || seconds === null || inflate(lst, size) === null) return null;
  const { kid, uri, issuedAt, expiresAt, signature, signed } = read;
  return { list: { uri, kid: hexOf(kid), issuedAt, expiresAt, ttl: seconds, bytes, packed: lst as Bytes }, signature, signed };
}

// A list takes half a megabyte unpacked and some kilobytes packed, so only those that were asked last are kept unpacked.
const mostUnpacked = 32;
const unpacked = new Map<Bytes, Bytes>();

/** The value at a place, 0 to 15. The low half of a byte comes first. */
export function valueAt({ packed }: StatusList, place: number): number {
  const places = unpacked.get(packed) ?? inflate(packed, size)!;
  unpacked.delete(packed);
  unpacked.set(packed, places);
  if (unpacked.size > mostUnpacked) unpacked.delete(unpacked.keys().next().value!);
  return (places[place >> 1]! >> (4 * (place & 1))) & 15;
}
