import { digestOf, hexOf, type Bytes } from "../bytes.js";
import { readCertificate, type Certificate } from "../certificates/certificate.js";
import { issuedBy } from "../certificates/path.js";
import { allows, usage } from "../certificates/usages.js";
import type { IssuerKey } from "../knowledge/knowledge.js";
import { holdsP256, importP256 } from "../message/keys.js";
import { isAhead } from "../times.js";
import { purposesOf } from "./purposes.js";
import { readTrustList, type ListedKey, type TrustList } from "./trust-list.js";

const ecKey = "1.2.840.10045.2.1";
const p256 = "1.2.840.10045.3.1.7";

/** A trust list that is believed. */
export interface BelievedList {
  /** The whole list as it was fetched. */
  readonly bytes: Bytes;
  /** The key that signed it, and the dates of its certificate. */
  readonly signer: IssuerKey;
  /** Unix time as of which it speaks. */
  readonly issuedAt: number;
  /** Unix time: from this second on it is not taken any more. No later than its signer's certificate ends. */
  readonly expiresAt: number;
  /** Unix time: until then it counts where it was taken before its end. */
  readonly offlineEndsAt: number;
  /** Those of its keys that count. */
  readonly keys: readonly IssuerKey[];
  readonly statusLists: readonly string[];
}

/**
 * A trust list, where it is believed: it is of its own address, and a key in it whose certificate chains to a root and names the purpose signed it.
 * Null otherwise. Its times have not been looked at.
 * @param uri Where it was fetched from.
 */
export async function believe(bytes: Bytes, uri: string, roots: readonly Certificate[]): Promise<BelievedList | null> {
  const list = readTrustList(bytes);
  const signer = list?.uri === uri ? await signerOf(list, roots) : null;
  if (list === null || signer === null || !(await holdsP256(signer.key, list.signature, list.signed))) return null;
  const keys = new Map<string, IssuerKey>();
  for (const listed of list.keys) {
    const key = await keyOf(listed, roots);
    const purposes = key?.purposes.filter(purpose => listed.purposes.includes(purpose)) ?? [];
    if (key !== null && purposes.length > 0) keys.set(key.kid, worse({ ...key, purposes }, keys.get(key.kid)));
  }
  if (keys.get(signer.kid)?.state === "revoked") return null;
  const { issuedAt, statusLists } = list;
  // The last second of a certificate is still good.
  const [expiresAt, offlineEndsAt] = [list.expiresAt, list.offlineEndsAt].map(end => Math.min(end, signer.to + 1)) as [number, number];
  return { bytes, signer, issuedAt, expiresAt, offlineEndsAt, keys: [...keys.values()], statusLists };
}

/** A key that is named twice counts by the worse of the two states, for what both name. */
const worse = (one: IssuerKey, other: IssuerKey = one): IssuerKey => ({
  ...(badness[one.state] < badness[other.state] ? other : one), purposes: one.purposes.filter(purpose => other.purposes.includes(purpose)),
});

const badness = { good: 0, unknown: 1, revoked: 2 };

/**
 * Whether a believed list may be taken now: it and its signer's certificate are within their times, it is not from the future, and not older than one
 * seen before, unless that one is from the future.
 * @param seen Unix time as of which the newest list seen before speaks; null where there was none.
 */
export const mayBeTaken = (list: BelievedList, now: number, seen: number | null): boolean =>
  !isAhead(list.issuedAt, now) && !isAhead(list.signer.from, now) && now < list.expiresAt && (seen === null || seen <= list.issuedAt || isAhead(seen, now));

async function signerOf(list: TrustList, roots: readonly Certificate[]): Promise<IssuerKey | null> {
  const kid = hexOf(list.kid);
  for (const listed of list.keys) {
    if ((await kidOf(listed.certificate)) !== kid) continue;
    const key = await keyOf(listed, roots);
    return key?.purposes.includes("trust-lists") ? key : null;
  }
  return null;
}

const kidOf = async (certificate: Bytes): Promise<string> => hexOf((await digestOf(certificate)).subarray(0, 8));

/** The key of a certificate by the rules of "Issuer keys", for all that the certificate allows; null where it breaks one of them. */
async function keyOf(listed: ListedKey, roots: readonly Certificate[]): Promise<IssuerKey | null> {
  const certificate = readCertificate(listed.certificate);
  if (certificate === null || certificate.key.algorithm !== ecKey || certificate.key.curve !== p256) return null;
  const dates = allows(certificate, usage.digitalSignature, false) ? await issuedBy(roots, certificate) : null;
  const key = dates === null ? null : await importP256(certificate.key.bits);
  if (dates === null || key === null) return null;
  const kid = await kidOf(listed.certificate);
  return { kid, key, purposes: purposesOf(certificate), state: listed.state, goodAsOf: listed.goodAsOf, endsAt: certificate.to, ...dates };
}
