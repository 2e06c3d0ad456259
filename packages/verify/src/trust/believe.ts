import { digestOf, hexOf, type Bytes } from "../bytes.js";
import { readCertificate, type Certificate } from "../certificates/certificate.js";
import { pathOf } from "../certificates/path.js";
import { allows, usage } from "../certificates/usages.js";
import type { IssuerKey } from "../knowledge/knowledge.js";
import { holdsP256, importP256 } from "../message/keys.js";
import { isAhead } from "../times.js";
import { purposesOf } from "./purposes.js";
import { readTrustList, type ListedKey, type TrustList } from "./trust-list.js";

const ecKey = "1.2.840.10045.2.1";
const p256 = "1.2.840.10045.3.1.7";

/** A trust list that is believed, with those of its keys that count. */
export interface BelievedList {
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly keys: readonly IssuerKey[];
  readonly statusLists: readonly string[];
}

/**
 * A trust list that was fetched, where it is believed: a key in it whose certificate chains to a root and names the purpose signed it; it is of its
 * own address, within its time, and not older than one seen before. Null otherwise.
 * @param uri Where it was fetched from.
 * @param seen Unix time as of which the newest list seen before speaks; null where there was none.
 */
export async function believe(
  bytes: Bytes, uri: string, roots: readonly Certificate[], now: number, seen: number | null,
): Promise<BelievedList | null> {
  const list = readTrustList(bytes);
  if (list === null || list.uri !== uri || isAhead(list.issuedAt, now) || now >= list.expiresAt) return null;
  if (seen !== null && seen > list.issuedAt && !isAhead(seen, now)) return null;
  const signer = await signerOf(list, roots);
  if (signer === null || !(await holdsP256(signer.key, list.signature, list.signed))) return null;
  const keys: IssuerKey[] = [];
  for (const listed of list.keys) {
    const key = await keyOf(listed, roots);
    const purposes = key?.purposes.filter(purpose => listed.purposes.includes(purpose)) ?? [];
    if (key !== null && purposes.length > 0) keys.push({ ...key, purposes });
  }
  return { issuedAt: list.issuedAt, expiresAt: list.expiresAt, keys, statusLists: list.statusLists };
}

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
  const dates = allows(certificate, usage.digitalSignature) ? await pathOf(certificate, roots, []) : null;
  const key = dates === null ? null : await importP256("raw", certificate.key.bits);
  if (dates === null || key === null) return null;
  return { kid: await kidOf(listed.certificate), key, purposes: purposesOf(certificate), state: listed.state, ...dates };
}
