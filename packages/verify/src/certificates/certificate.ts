import type { Bytes } from "../bytes.js";
import { bytesIn, demand, Der, NotThisDer, oidOf, only, tag, timeOf, type Element } from "./der.js";

const version3 = 2;
const context = { issuerId: 0x81, subjectId: 0x82, version: 0xa0, extensions: 0xa3 };

/** What a certificate (RFC 5280) says, as far as a chain of them needs it. */
export interface Certificate {
  readonly der: Bytes;
  /** What its issuer signed. */
  readonly signed: Bytes;
  /** Object identifier of the signature's algorithm. */
  readonly algorithm: string;
  readonly signature: Bytes;
  readonly issuer: Bytes;
  readonly subject: Bytes;
  /** Unix time of its first and its last second. */
  readonly from: number;
  readonly to: number;
  readonly key: PublicKey;
  /** Values by object identifier. */
  readonly extensions: ReadonlyMap<string, Extension>;
}

export interface PublicKey {
  /** SubjectPublicKeyInfo, DER. */
  readonly info: Bytes;
  readonly algorithm: string;
  /** Object identifier of a named curve; null where the key has other parameters. */
  readonly curve: string | null;
  readonly bits: Bytes;
}

export interface Extension {
  readonly isCritical: boolean;
  readonly value: Bytes;
}

/** Reads a certificate strictly as DER; null where it is none. */
export function readCertificate(der: Bytes): Certificate | null {
  return reading(() => {
    const whole = Der.in(only(der, tag.sequence));
    const signed = whole.next(tag.sequence);
    const algorithm = whole.next(tag.sequence);
    const signature = bytesIn(whole.next(tag.bitString));
    whole.end();
    return { der, signed: signed.whole, algorithm: algorithmOf(algorithm), signature, ...signedPart(signed, algorithm) };
  });
}

/** What the function reads; null where it meets bytes that are not as they should be. */
export function reading<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof NotThisDer) return null;
    throw error;
  }
}

type SignedPart = Pick<Certificate, "issuer" | "subject" | "from" | "to" | "key" | "extensions">;

function signedPart(signed: Element, algorithm: Element): SignedPart {
  const der = Der.in(signed);
  const version = only(der.next(context.version).content, tag.integer).content;
  demand(version.length === 1 && version[0] === version3);
  der.next(tag.integer);
  demand(isSame(der.next(tag.sequence), algorithm));
  const issuer = der.next(tag.sequence).whole;
  const dates = Der.in(der.next(tag.sequence));
  const [from, to] = [timeOf(dates.any()), timeOf(dates.any())];
  dates.end();
  const subject = der.next(tag.sequence).whole;
  const key = keyOf(der.next(tag.sequence));
  der.optional(context.issuerId);
  der.optional(context.subjectId);
  const extensions = der.optional(context.extensions);
  der.end();
  return { issuer, subject, from, to, key, extensions: extensions === null ? new Map() : extensionsOf(only(extensions.content, tag.sequence)) };
}

const isSame = (one: Element, other: Element): boolean => one.whole.length === other.whole.length && one.whole.every((byte, i) => byte === other.whole[i]);

const algorithmOf = (element: Element): string => oidOf(Der.in(element).next(tag.oid));

function keyOf(info: Element): PublicKey {
  const der = Der.in(info);
  const algorithm = Der.in(der.next(tag.sequence));
  const name = oidOf(algorithm.next(tag.oid));
  const curve = algorithm.optional(tag.oid);
  const bits = bytesIn(der.next(tag.bitString));
  der.end();
  return { info: info.whole, algorithm: name, curve: curve === null ? null : oidOf(curve), bits };
}

function extensionsOf(list: Element): Map<string, Extension> {
  const extensions = new Map<string, Extension>();
  for (const der = Der.in(list); !der.isAtEnd;) {
    const extension = Der.in(der.next(tag.sequence));
    const name = oidOf(extension.next(tag.oid));
    const critical = extension.optional(tag.boolean)?.content;
    // DER leaves out what is false.
    demand(critical === undefined || (critical.length === 1 && critical[0] === 0xff));
    const value = extension.next(tag.octetString).content;
    extension.end();
    demand(!extensions.has(name));
    extensions.set(name, { isCritical: critical !== undefined, value });
  }
  return extensions;
}
