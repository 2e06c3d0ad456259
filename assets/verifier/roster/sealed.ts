// A roster as an encrypted file, the same for the browser and the command line (docs/roster.md, "The file").
import { concat, textOf, type Bytes } from "../../../packages/verify/src/bytes.js";
import type { Look, Person } from "./person.js";

const magic = new TextEncoder().encode("akashi-roster/1\n") as Bytes;
const iterations = 600_000;
const mostIterations = 10_000_000;
const [saltLength, nonceLength] = [16, 12];
const headLength = magic.length + 4 + saltLength + nonceLength;
const mostBytes = 64 * 1024 * 1024;
const longestCode = 8_192;

/** Characters that a pass phrase has at least. */
export const leastPhrase = 12;

/** Why a file gives no roster. A wrong phrase and a changed file cannot be told apart. */
export type Sealed = "not-a-roster" | "newer" | "wrong-phrase";

/** Encrypts people with a key made from a phrase. */
export async function seal(people: readonly Person[], phrase: string): Promise<Bytes> {
  const [salt, nonce] = [crypto.getRandomValues(new Uint8Array(saltLength)), crypto.getRandomValues(new Uint8Array(nonceLength))];
  const count = new Uint8Array(4);
  new DataView(count.buffer).setUint32(0, iterations);
  const head = concat(magic, count, salt, nonce);
  const key = await keyFrom(phrase, salt, iterations);
  const text = new TextEncoder().encode(JSON.stringify({ people }));
  return concat(head, new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce, additionalData: head }, key, text)));
}

/** The people in a file. */
export async function unseal(bytes: Bytes, phrase: string): Promise<Person[] | Sealed> {
  if (bytes.length <= headLength || bytes.length > mostBytes) return "not-a-roster";
  const began = textOf(bytes.subarray(0, magic.length));
  if (began !== textOf(magic)) return began?.startsWith("akashi-roster/") === true ? "newer" : "not-a-roster";
  const head = bytes.slice(0, headLength);
  const count = new DataView(head.buffer).getUint32(magic.length);
  // Fewer would weaken a file by changing it, and many more would keep the device busy.
  if (count < iterations || count > mostIterations) return "not-a-roster";
  const [salt, nonce] = [head.slice(magic.length + 4, magic.length + 4 + saltLength), head.slice(-nonceLength)];
  try {
    const key = await keyFrom(phrase, salt, count);
    return peopleIn(await crypto.subtle.decrypt({ name: "AES-GCM", iv: nonce, additionalData: head }, key, bytes.slice(headLength)));
  } catch {
    return "wrong-phrase";
  }
}

async function keyFrom(phrase: string, salt: Bytes, count: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(phrase.trim().normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
  const by = { name: "PBKDF2", hash: "SHA-256", salt, iterations: count };
  return crypto.subtle.deriveKey(by, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

function peopleIn(bytes: ArrayBuffer): Person[] | "not-a-roster" {
  try {
    const { people } = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as { people: unknown };
    const read = Array.isArray(people) ? people.map(personOf) : [null];
    return read.every(person => person !== null) ? read : "not-a-roster";
  } catch {
    return "not-a-roster";
  }
}

function personOf(value: unknown): Person | null {
  const { code, source, addedAt, look } = (value ?? {}) as Partial<Record<keyof Person, unknown>>;
  if (typeof code !== "string" || code.length > longestCode || typeof source !== "string" || typeof addedAt !== "number") return null;
  const seen = look === null ? null : lookOf(look);
  return seen === undefined ? null : { code, source, addedAt, look: seen };
}

function lookOf(value: unknown): Look | undefined {
  const { result, reason, endsSoon, at } = (value ?? {}) as Partial<Record<keyof Look, unknown>>;
  const isOne = (result === "valid" || result === "invalid") && (reason === null || typeof reason === "string");
  return isOne && typeof endsSoon === "boolean" && typeof at === "number" ? { result, reason, endsSoon, at } : undefined;
}
