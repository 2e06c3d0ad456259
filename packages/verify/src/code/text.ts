import { fromBase64Url, toBase64Url, type Bytes } from "../bytes.js";

const longest = 8_192;
const path = "/w/?c=";

/** What was scanned or typed: bytes, and the origin of the address that they came in; null where the value came alone. */
export interface ReadCode {
  readonly bytes: Bytes | null;
  readonly origin: string | null;
}

/**
 * Undoes what cameras, mail programs and forms do to a code. `bytes` is null where it is not readable.
 * Null where it is an address that begins like none of these origins.
 */
export function readText(text: string, origins: readonly string[]): ReadCode | null {
  if (text.length > longest) return { bytes: null, origin: null };
  const trimmed = text.trim();
  if (!trimmed.includes("://")) return { bytes: valueOf(trimmed), origin: null };
  const origin = origins.find(known => trimmed.startsWith(known + path));
  if (origin === undefined) return null;
  const value = trimmed.slice(origin.length + path.length).split(/[&#]/, 1)[0]!;
  return { bytes: valueOf(unescaped(value)), origin };
}

/** The address of a code at an origin. */
export const addressOf = (origin: string, bytes: Bytes): string => origin + path + toBase64Url(bytes);

/** Percent-encoding undone. What is not of its form stays, and is then a character that no value has. */
const unescaped = (value: string): string =>
  value.replace(/%([0-9A-Fa-f]{2})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));

const valueOf = (value: string): Bytes | null =>
  fromBase64Url(value.replace(/={1,2}$/, "").replace(/[+ ]/g, "-").replace(/\//g, "_"));
