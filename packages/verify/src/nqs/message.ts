import { areEqual, type Bytes } from "../bytes.js";
import { text } from "../cbor/value.js";
import { readSign1, signedBy } from "../message/sign1.js";

/** Tag 18, an array of 4, the protected header {1: -37}: PS256. */
const beginning = Uint8Array.of(0xd2, 0x84, 0x44, 0xa1, 0x01, 0x38, 0x24);
const signatureLength = 256;

/** A code of the profile "nqs", of which nothing has been checked yet. */
export interface NqsMessage {
  readonly kid: string;
  readonly payload: Bytes;
  readonly signature: Bytes;
  readonly signed: Bytes;
}

/** Whether the bytes are of this profile, readable or not. */
export const isNqs = (bytes: Bytes): boolean => areEqual(bytes.subarray(0, beginning.length), beginning);

/** The message; null where its form is another. */
export function readNqs(bytes: Bytes): NqsMessage | null {
  const message = readSign1(bytes, false);
  const [value] = message?.unprotected.exactly(4) ?? [];
  const kid = text(value, 64);
  if (message === null || kid === null || message.signature.length !== signatureLength) return null;
  return { kid, payload: message.payload, signature: message.signature, signed: signedBy(message) };
}
