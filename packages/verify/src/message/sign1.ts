import { concat, type Bytes } from "../bytes.js";
import { readDeterministic, readFour } from "../cbor/reader.js";
import { bytesOf, CborMap, type CborValue } from "../cbor/value.js";

const signatureLength = 64;
const utf8 = new TextEncoder();

/** A COSE_Sign1 (RFC 9052, 4.2): four parts as received, of which nothing has been believed yet. */
export interface Sign1 {
  readonly header: Bytes;
  readonly unprotected: CborMap;
  readonly payload: Bytes;
  readonly signature: Bytes;
}

/** The message in the bytes; null where they are anything else, or anything more. */
export function readSign1(bytes: Bytes, isStrict: boolean): Sign1 | null {
  const [header, unprotected, payload, signature] = readFour(bytes, isStrict) ?? [];
  if (!(header instanceof Uint8Array && unprotected instanceof CborMap && payload instanceof Uint8Array && signature instanceof Uint8Array)) return null;
  return { header, unprotected, payload, signature };
}

/** A message whose header is one of ours: ES256 (-7) or ESP256 (-9), a key's id, a type where one is asked for, and nothing more. */
export interface OwnMessage {
  readonly kid: Bytes;
  readonly payload: Bytes;
  readonly signature: Bytes;
  readonly signed: Bytes;
}

/**
 * A message under a header of ours, in deterministic encoding.
 * "not-readable" where the bytes are no such message, or its signature is not 64 bytes; "other-header" where the header is another.
 */
export function readOwn(bytes: Bytes, type: string | null): OwnMessage | "not-readable" | "other-header" {
  const message = readSign1(bytes, true);
  if (message === null) return "not-readable";
  if (message.header.length === 0) return "other-header";
  const header = readDeterministic(message.header);
  if (header === null) return "not-readable";
  const kid = message.unprotected.entries.length === 0 ? kidOf(header, type) : null;
  if (kid === null) return "other-header";
  if (message.signature.length !== signatureLength) return "not-readable";
  return { kid, payload: message.payload, signature: message.signature, signed: signedBy(message) };
}

function kidOf(header: CborValue, type: string | null): Bytes | null {
  if (!(header instanceof CborMap)) return null;
  const [algorithm, kid, typ] = header.exactly(...(type === null ? [1, 4] : [1, 4, 16])) ?? [];
  if ((algorithm !== -7 && algorithm !== -9) || (type !== null && typ !== type)) return null;
  return bytesOf(kid, 8);
}

/** What the signature covers: the Sig_structure (RFC 9052, 4.4) around the bytes as received. */
export const signedBy = (message: Sign1): Bytes =>
  concat([0x84], text("Signature1"), string(message.header), [0x40], string(message.payload));

const text = (value: string): Bytes => concat([0x60 + value.length], utf8.encode(value));

const string = (bytes: Bytes): Bytes => concat(lengthOf(bytes.length), bytes);

function lengthOf(length: number): number[] {
  if (length < 24) return [0x40 + length];
  if (length < 0x100) return [0x58, length];
  if (length < 0x1_0000) return [0x59, length >> 8, length & 255];
  return [0x5a, length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255];
}
