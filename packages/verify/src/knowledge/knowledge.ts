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
  /** Unix time as of which its CA last called it good; null where it never did. */
  readonly goodAsOf: number | null;
  /** Unix time of the first and the last second in which the certificate and the root above it are both in their dates. */
  readonly from: number;
  readonly to: number;
  /** Unix time of the last second of the certificate alone. No credential that it signed ends later. */
  readonly endsAt: number;
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
  /** Keys of the system by their ids: those that the newest trust list names. */
  readonly keys: ReadonlyMap<string, IssuerKey>;
  /** Unix time as of which the keys and their states are known; null where no trust list is. */
  readonly keysAsOf: number | null;
  /** Unix time from which on a key that is not among them may be a newer one. */
  readonly keysCompleteUntil: number;
  /** Unix time from which on the states of the keys are not known. */
  readonly statesEndAt: number;
  /** The newest list of each address, whose signature by one of the keys holds. */
  readonly lists: ReadonlyMap<string, StatusList>;
  /** The latest Unix time that a signed list, or the time of fetching, bears witness of; null where there is none. */
  readonly latestSeen: number | null;
  readonly nqsKeys: readonly NqsKey[];
  /** Origins of other systems whose codes of the profile "nqs" are read. */
  readonly nqsHosts: readonly string[];
}

/**
 * Whether a key that is not among those known is none of the system. Without one that may sign credentials, the root may be the wrong one; by a clock
 * that is behind, no list is current.
 */
export const areKeysComplete = (knowledge: Knowledge, now: number): boolean => now < knowledge.keysCompleteUntil && !isClockBehind(knowledge, now)
  && [...knowledge.keys.values()].some(key => key.purposes.includes("credentials"));

/** Whether the clock is behind what the system has signed, so that no end can be judged. */
export const isClockBehind = ({ latestSeen }: Knowledge, now: number): boolean => latestSeen !== null && isAhead(latestSeen, now);

/** What is known about a certificate at a time. */
export function stateAt(key: IssuerKey | NqsKey, now: number, statesEndAt: number): CertificateState {
  if (key.state !== "good") return key.state;
  // The second of the end is still good.
  return now < statesEndAt && Math.floor(now) <= key.to && !isAhead(key.from, now) ? "good" : "unknown";
}

/** The list at an address; null where none is known, or none that counts now. */
export function listAt(knowledge: Knowledge, uri: string, now: number): StatusList | null {
  const list = knowledge.lists.get(uri);
  const signer = list && knowledge.keys.get(list.kid);
  if (!list || !signer?.purposes.includes("status-lists") || stateAt(signer, now, knowledge.statesEndAt) !== "good") return null;
  return now < list.expiresAt && !isAhead(list.issuedAt, now) ? list : null;
}
