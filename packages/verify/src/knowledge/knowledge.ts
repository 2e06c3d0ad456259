import type { StatusList } from "../status/status-list.js";
import { isAhead } from "../times.js";
import type { Purpose } from "../trust/purposes.js";
import type { CertificateState } from "../trust/trust-list.js";

/** A key of the system whose certificate chains to a configured root. */
export interface IssuerKey {
  /** First 8 bytes of SHA-256 over the certificate: 16 lowercase hexadecimal digits. */
  readonly kid: string;
  readonly key: CryptoKey;
  readonly purposes: readonly Purpose[];
  readonly state: CertificateState;
  /** Unix time of the first and the last second in which the certificate, and those above it, are in their dates. */
  readonly from: number;
  readonly to: number;
}

/** A key in whose codes of the profile "nqs" a verifier's operator believes. */
export interface NqsKey {
  /** Such as "P-000001"; unique within one host only. */
  readonly kid: string;
  /** RSA of 2,048 bits. */
  readonly key: CryptoKey;
  /** Origin in the codes that it signs. */
  readonly host: string;
  /** What precedes a list's id in its address; null where the codes name no state. */
  readonly statusLists: string | null;
  readonly state: CertificateState;
  readonly from: number;
  readonly to: number;
}

/** What a verifier knows when it decides. All of it has been checked; the times are looked at when it is used. */
export interface Knowledge {
  /** Origin that stands in credentials as their issuer, and publishes the lists. */
  readonly issuer: string;
  /** Origin in the addresses of codes. */
  readonly verifier: string;
  /** Keys of the system by their ids. */
  readonly keys: ReadonlyMap<string, IssuerKey>;
  /** Unix time at which the keys were last fetched; null where they never were. */
  readonly keysFetchedAt: number | null;
  /** Unix time from which on the states of the keys are too old to be known. */
  readonly statesEndAt: number;
  /** The newest list of each address, whose signature by one of the keys holds. */
  readonly lists: ReadonlyMap<string, StatusList>;
  readonly nqsKeys: readonly NqsKey[];
  /** Origins of other systems whose codes of the profile "nqs" are read. */
  readonly nqsHosts: readonly string[];
}

/** How long fetched keys count as all that there are, in seconds. */
const keysStayCurrent = 10 * 60;

/** Whether a key that is not among those known is none of the system. */
export const areKeysCurrent = ({ keysFetchedAt, keys }: Knowledge, now: number): boolean =>
  keys.size > 0 && keysFetchedAt !== null && !isAhead(keysFetchedAt, now) && now - keysFetchedAt <= keysStayCurrent;

/** What is known about a certificate at a time. */
export function stateAt(key: IssuerKey | NqsKey, now: number, statesEndAt: number): CertificateState {
  if (key.state !== "good") return key.state;
  return now < statesEndAt && now <= key.to && !isAhead(key.from, now) ? "good" : "unknown";
}

/** The list at an address; null where none is known, or none that counts now. */
export function listAt(knowledge: Knowledge, uri: string, now: number): StatusList | null {
  const list = knowledge.lists.get(uri);
  const signer = list && knowledge.keys.get(list.kid);
  if (!list || !signer?.purposes.includes("status-lists") || stateAt(signer, now, knowledge.statesEndAt) !== "good") return null;
  return now < list.expiresAt && !isAhead(list.issuedAt, now) ? list : null;
}
